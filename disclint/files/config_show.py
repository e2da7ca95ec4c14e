"""Each setting in force for a file, with its value and where that is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.files.config import ConfigFile
from disclint.files.config_faults import key_name
from disclint.files.toml_places import Path, places
from disclint.model.value import dataclass

_DEFAULTS: Mapping[Path, Any] = {
    ("rulesets",): ["all"],
    ("select",): [],
    ("ignore",): [],
    ("regimes", "force"): [],
    ("regimes", "bar"): [],
    ("preview",): False,
    ("profiles",): [],
    ("channels",): [],
    ("fail-on",): "error",
    ("exclude",): [],
}
_WHOLE_TABLES = ("company", "products")
_NO_SETTINGS = ("files", "pattern")


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting. *where* is the file and line that give it, None for a default."""

    key: str
    value: Any
    where: str | None


def explained(file: ConfigFile | None, disk: str) -> tuple[Shown, ...]:
    """Return the settings for the file at *disk*, in the order in which they are documented.

    Args: *file* is the configuration in force, None where there is none.
    """
    values: dict[Path, tuple[Any, Path | None]] = {key: (value, None) for key, value in _DEFAULTS.items()}
    for prefix, table in [] if file is None else file.layers(disk):
        for key in _WHOLE_TABLES:
            if key in table:
                values = {path: value for path, value in values.items() if path[0] != key}
        for path, value in _leaves(table, ()):
            values[path] = (value, (*prefix, *path))
    lines = {} if file is None else _lines(file)
    order = [*_DEFAULTS, *(path for path in values if path not in _DEFAULTS)]
    return tuple(Shown(key_name(path), values[path][0], _where(file, values[path][1], lines)) for path in order)


def _leaves(table: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, Any]]:
    for key, value in table.items():
        path = (*above, key)
        if key in _NO_SETTINGS:
            continue
        if key == "products":
            for index, product in enumerate(value):
                yield from _leaves(product, (*path, index))
        elif isinstance(value, dict):
            yield from _leaves(value, path)
        else:
            yield path, value


def _lines(file: ConfigFile) -> Mapping[Path, tuple[int, int]]:
    with open(file.disk, encoding="utf-8-sig") as stream:
        return places(stream.read())


def _where(file: ConfigFile | None, path: Path | None, lines: Mapping[Path, tuple[int, int]]) -> str | None:
    return None if file is None or path is None else f"{file.path}:{lines[path][0]}"
