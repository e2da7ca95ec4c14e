"""Which configuration is in force for a file: the nearest ``disclint.toml`` or ``[tool.disclint]`` upward from it, and no other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from disclint.files.cache import Cache, stamp
from disclint.files.globs import fits
from disclint.files.reading import shown
from disclint.model.errors import ConfigError, InputError, UsageError
from disclint.model.settings import Settings, overlaid
from disclint.model.value import dataclass, replace

OWN_FILE = "disclint.toml"
PROJECT_FILE = "pyproject.toml"
_PROJECT_TABLE = ("tool", "disclint")

Layer = tuple[tuple[str | int, ...], Mapping[str, Any]]
"""A table that has a say about a file, and its path inside the configuration file."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A configuration that was read and is valid. *path* is its name in reports, *root* leads to its table."""

    path: str
    disk: str
    root: tuple[str, ...]
    table: Mapping[str, Any]

    def layers(self, disk: str) -> Iterator[Layer]:
        """Yield the tables that have a say about a file; a later one wins."""
        yield self.root, self.table
        for index, table in enumerate(self.table.get("files", ())):
            patterns = table["pattern"]
            if any(fits(pattern, self._inside(disk)) for pattern in ([patterns] if isinstance(patterns, str) else patterns)):
                yield (*self.root, "files", index), table

    def excludes(self, disk: str) -> bool:
        """Tell whether a search is to pass over a file."""
        return any(fits(pattern, self._inside(disk)) for pattern in self.table.get("exclude", ()))

    def settings(self, disk: str) -> Settings:
        """Return what is in force for a file."""
        settings = Settings(origin=self.path)
        for _, table in self.layers(disk):
            settings = overlaid(settings, table)
        return replace(settings, rulesets=tuple(map(self._from_here, settings.rulesets)))

    def _inside(self, disk: str) -> str:
        try:
            return os.path.relpath(disk, os.path.dirname(self.disk)).replace(os.sep, "/")
        except ValueError:  # another drive: no pattern means it
            return disk.replace(os.sep, "/")

    def _from_here(self, ruleset: str) -> str:
        """Return *ruleset*, a file of it as seen from the working folder: the configuration names files from its own."""
        return shown(os.path.join(os.path.dirname(self.disk), ruleset)) if names_file(ruleset) else ruleset


class Configuration:
    """The configuration of a run: each file of it is read once.

    Args: *named* is a file that is in force for all (``--config``), *isolated* leaves out whatever is found; *over* is what the command
    line says, written as a configuration is.
    """

    def __init__(self, kept: Cache, named: str | None, over: Mapping[str, Any], *, isolated: bool) -> None:
        self._kept = kept
        self._over = over
        self._isolated = isolated
        self._folders: dict[str, ConfigFile | None] = {}
        self._named = None if named is None else self._read_named(named)

    def file(self, disk: str) -> ConfigFile | None:
        """Return the configuration file in force for the file at *disk*.

        Errors: ConfigError or SeveralErrors if it is not valid, InputError if it cannot be read.
        """
        if self._named is not None or self._isolated:
            return self._named
        return self._nearest(os.path.dirname(disk))

    def settings(self, disk: str) -> Settings:
        """Return what is in force for the file at *disk*.

        Errors: as for `file`.
        """
        file = self.file(disk)
        return overlaid(Settings() if file is None else file.settings(disk), self._over)

    def excludes(self, disk: str) -> bool:
        """Tell whether a search is to pass over the file at *disk*.

        Errors: as for `file`.
        """
        file = self.file(disk)
        return file is not None and file.excludes(disk)

    def _nearest(self, folder: str) -> ConfigFile | None:
        if folder not in self._folders:
            found = self._in_folder(folder)
            above = os.path.dirname(folder)
            self._folders[folder] = found if found is not None or above == folder else self._nearest(above)
        return self._folders[folder]

    def _in_folder(self, folder: str) -> ConfigFile | None:
        for name in (OWN_FILE, PROJECT_FILE):
            disk = os.path.join(folder, name)
            if os.path.isfile(disk):
                found = self._read(disk)
                if found is not None:
                    return found
        return None

    def _read_named(self, named: str) -> ConfigFile:
        disk = os.path.abspath(named)
        if not os.path.isfile(disk):
            raise UsageError(f"there is no configuration file {shown(disk)}", "check what --config names")
        found = self._read(disk)
        if found is None:
            raise UsageError(f"{shown(disk)} has no table [tool.disclint]", "add it, or name a disclint.toml with --config")
        return found

    def _read(self, disk: str) -> ConfigFile | None:
        """Read a configuration file; None is a ``pyproject.toml`` that says nothing of us."""
        path = shown(disk)
        try:
            with open(disk, "rb") as file:
                data = file.read()
        except OSError as error:
            raise InputError(path, "this configuration cannot be read", "mend its permissions or use --isolated") from error
        root = _PROJECT_TABLE if os.path.basename(disk) == PROJECT_FILE else ()
        if root and b"disclint" not in data:
            return None
        from hashlib import sha256

        key = f"{sha256(data).hexdigest()[:32]}-{len(root)}-{_schema_stamp()}"
        tables = self._kept.kept("config", key, lambda: _valid_tables(path, data, root))
        return ConfigFile(path, disk, root, tables[0]) if tables else None


def names_file(ruleset: str) -> bool:
    """Tell whether an entry of ``rulesets`` names a file rather than a shipped ruleset."""
    return "/" in ruleset or os.sep in ruleset or ruleset.endswith((".yaml", ".yml"))


def place_of(origin: str | None, key: str, word: str) -> tuple[int, int] | None:
    """Return line and column at which the list *key* of the configuration file *origin* has *word*; None if it has not."""
    if origin is None:
        return None
    import tomllib

    from disclint.files.toml_places import places

    with open(origin, encoding="utf-8-sig") as file:
        text = file.read()
    for path, place in places(text).items():
        if path[-2:-1] == (key,):
            value: Any = tomllib.loads(text)
            for step in path:
                value = value[step]
            if value == word:
                return place
    return None


def schema_text() -> str:
    """Return the published JSON Schema of the configuration."""
    with open(_schema_file(), encoding="utf-8") as file:
        return file.read()


def _schema_file() -> str:
    import disclint.schemas

    return os.path.join(disclint.schemas.__path__[0], "config.schema.json")


@cache
def _schema_stamp() -> str:
    return stamp([_schema_file(), __file__])


def _valid_tables(path: str, data: bytes, root: tuple[str, ...]) -> tuple[Mapping[str, Any], ...]:
    """Return the table to which *root* leads, or none if it is not there."""
    import json
    import tomllib

    from disclint.files.config_faults import decoding_fault, raise_all, syntax_fault, table_faults
    from disclint.files.toml_places import places

    try:
        text = data.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise decoding_fault(path, data, error) from error
    except tomllib.TOMLDecodeError as error:
        raise syntax_fault(path, str(error), text) from error
    for name in root:
        table = table.get(name)
        if table is None:
            return ()
        if not isinstance(table, dict):
            raise ConfigError(path, 1, 1, f"“{'.'.join(root)}” is not a table", "write it as [tool.disclint]")
    raise_all(table_faults(path, table, json.loads(schema_text()), places(text), root))
    return (table,)
