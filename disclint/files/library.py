"""The library: what ``import disclint`` gives, with the same verdicts as the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date as Date
from functools import cache
from typing import Any

from disclint.files.cache import user_cache
from disclint.files.checking import Checker, Task, check_all, unread
from disclint.files.config import Configuration, schema_text
from disclint.files.config_faults import raise_all, table_faults
from disclint.files.law import Laws
from disclint.files.reading import Content, Given, find
from disclint.files.verify import verify
from disclint.model.errors import InputError, UsageError
from disclint.model.finding import Report
from disclint.model.reading import Reading
from disclint.model.settings import Settings

Release = str | bytes | os.PathLike[str]
"""A release, or where it lies. A path object is a path. A string with a line break is the text itself; any other is a path, so that a
mistyped one is told and never taken for a release. Bytes are the content of a file."""
Config = str | os.PathLike[str] | Mapping[str, Any] | None
"""A configuration file, or what one would say, as nested mappings. None is the nearest file upward from the release, and nothing for
a text or bytes, which lie nowhere."""

TEXT = "release.md"
"""The name that a text goes by where the caller gives none: it decides the format."""


def check(text_or_path: Release, *, name: str | None = None, config: Config = None, as_of: Date | None = None) -> Report:
    """Check one release, or all releases in a folder.

    Args: *text_or_path* see `Release`; *name* is what a text goes by, its ending decides the format (default: ``release.md``); *config*
    see `Config`; *as_of* is the day whose law applies (default: that of each release).
    Errors: DisclintError for a configuration or a ruleset that is not valid. What cannot be read is told in the report.
    """
    tasks, faults = _tasks(text_or_path, name, config, as_of)
    return check_all(tasks, [unread(fault, Settings()) for fault in faults], _checker(), jobs=1)


def parse(text_or_path: Release, *, name: str | None = None, config: Config = None, as_of: Date | None = None) -> Reading:
    """Read one release: its sections, its facts and its profile.

    Args: as for `check`.
    Errors: InputError if it cannot be read; DisclintError as for `check`.
    """
    tasks, faults = _tasks(text_or_path, name, config, as_of)
    if faults:
        raise faults[0]
    if len(tasks) > 1:
        raise UsageError(f"{os.fsdecode(text_or_path)} is a folder with {len(tasks)} releases", "name one of them")
    verify(tasks[0].settings, _checker().laws)
    return _checker().read(tasks[0])


@cache
def _checker() -> Checker:
    return Checker(Laws(user_cache()))


def _tasks(release: Release, name: str | None, config: Config, as_of: Date | None) -> tuple[list[Task], list[InputError]]:
    table = dict(config) if isinstance(config, Mapping) else {}
    if table:
        raise_all(table_faults("config", table, json.loads(schema_text()), {}, ()))
    named = os.fspath(config) if isinstance(config, str | os.PathLike) else None
    content = _content(release)
    given = Given(name or TEXT, os.path.abspath(name or TEXT))
    isolated = isinstance(config, Mapping) or (content is not None and named is None)
    configuration = Configuration(user_cache(), named, table, isolated=isolated)
    if content is not None:
        return [Task(given, configuration.settings(given.disk), as_of, content)], []
    found = find((os.fsdecode(release),), None, configuration.excludes, force=False)
    tasks = [Task(one, configuration.settings(one.disk), as_of) for one in found if isinstance(one, Given)]
    return tasks, [one for one in found if isinstance(one, InputError)]


def _content(release: Release) -> Content | None:
    """Return *release* where it is a text or bytes, None where it is a path."""
    if isinstance(release, bytes):
        return Content(release, None)
    if isinstance(release, os.PathLike):
        return None
    if "\n" in release or "\0" in release:
        return Content(release.encode("utf-8", "replace"), None)
    return None
