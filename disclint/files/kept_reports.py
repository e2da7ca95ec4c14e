"""The reports of earlier runs: the same bytes in give the same bytes out, so nothing is worked out twice.

A report is kept under all that it depends on: the releases with their metadata, their settings, the rulesets, and this program with the
packages that it reads releases with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from disclint.files import reading
from disclint.files.cache import stamp
from disclint.files.sources import folder_stamp
from disclint.model.errors import InputError, UsageError
from disclint.model.value import replace

if TYPE_CHECKING:
    from disclint.files.checking import Task
    from disclint.files.law import Laws
    from disclint.model.finding import Report

_PROGRAM = tuple(f"disclint.{name}" for name in "api facts files grammars model parsing rules rulesets schemas text".split())
_HELPERS = ("justhtml", "lxml", "nupunkt", "pyromark", "regex", "yaml")
"""The packages by which a release is read."""


def report_of(tasks: list[Task], laws: Laws, make: Callable[[list[Task]], Report]) -> Report:
    """Return the report on *tasks* as an earlier run made it, else *make* it and keep it.

    Errors: those of *make*.
    """
    try:
        given = _with_content(tasks)
        parts = list(_parts(given, laws))
    except (InputError, UsageError):  # told by those who know the place of it
        return make(tasks)
    program = folder_stamp(*_PROGRAM)
    if program is None:
        return make(given)
    from hashlib import sha256

    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return laws.kept.kept("report", f"{program}-{_stamp_of_helpers()}-{digest.hexdigest()[:40]}", lambda: make(given))


def _with_content(tasks: list[Task]) -> list[Task]:
    """Return *tasks* with their files read.

    Errors: InputError.
    """
    return [task if task.content else replace(task, content=reading.read(task.given)) for task in tasks]


def _parts(tasks: list[Task], laws: Laws) -> Iterator[bytes]:
    for task in tasks:
        content = task.content
        assert content is not None
        name, metadata = content.sidecar or ("", b"")
        told = (task.given.path, name, repr(task.settings), str(task.as_of))
        yield from (content.data, metadata, *(part.encode("utf-8", "surrogateescape") for part in told))
    for rulesets in sorted({task.settings.rulesets for task in tasks}):
        own = laws.own(rulesets)
        for file, data in (*own.rulesets, *own.vocabularies):
            yield from (file.encode("utf-8", "surrogateescape"), data)


def _stamp_of_helpers() -> str:
    found = [find_spec(name) for name in _HELPERS]
    return stamp([spec.origin for spec in found if spec is not None and spec.origin is not None])
