"""The files that law is written in: the shipped ones, wherever the program is installed, and the user's."""

from __future__ import annotations

import os
from collections.abc import Iterator

from disclint.files.cache import stamp
from disclint.model.errors import UsageError
from disclint.text.limits import LARGEST

Source = tuple[str, bytes]
"""A file: its name in messages and what it holds."""
_SOURCES = (".py", ".yaml", ".json", ".lark")


def shipped(folder: str, ending: str) -> list[Source]:
    """Return the files of a packaged folder (``rulesets/vocabulary``), by name; those of ``rulesets`` are named with it."""
    from importlib.resources import files

    package, _, inner = folder.partition("/")
    top = files(f"disclint.{package}")
    found = [entry for entry in (top / inner if inner else top).iterdir() if entry.name.endswith(ending)]
    before = f"{folder}/" if package == "rulesets" else ""
    return sorted((before + entry.name, entry.read_bytes()) for entry in found)


def folder_stamp(*packages: str) -> str | None:
    """Return a key that changes with every change of the files of *packages*; None where these are not plain files (a zip)."""
    from importlib import import_module

    folders = [import_module(package).__path__[0] for package in packages]
    if not all(map(os.path.isdir, folders)):
        return None
    return stamp([path for folder in folders for path in _below(folder)])


def own_source(name: str) -> Source:
    """Read a ruleset of the user.

    Errors: UsageError if it cannot be read.
    """
    try:
        with open(name, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else f"system error {error.errno}"
        raise UsageError(f"the ruleset {name} cannot be read ({reason})", "check what --ruleset or the configuration names") from error
    if len(data) > LARGEST:
        raise UsageError(f"the ruleset {name} is too large (the limit is {LARGEST // 2**20} MB)", "split it")
    return name, data


def declared_id(data: bytes) -> bytes | None:
    """Return the id that a ruleset gives itself, read without reading the rest."""
    import re

    found = re.search(rb"^ruleset:[ \t]*[\"']?([a-z0-9-]+)", data, re.MULTILINE)
    return found[1] if found else None


def _below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(_SOURCES):
            yield entry.path
        elif entry.name != "__pycache__" and entry.is_dir():
            yield from _below(entry.path)
