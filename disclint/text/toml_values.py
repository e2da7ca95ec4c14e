"""TOML with the place of every value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from disclint.text.structured import Counter, MetadataError, Node, plain, refuse_depth

_Path = tuple[str | int, ...]


def read_toml(text: str) -> Node:
    """Read TOML. Values inside lists and inline tables have the place of their key."""
    import tomllib

    refuse_depth(text)
    try:
        data = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise MetadataError(*_toml_fault(str(error), text)) from error
    except RecursionError as error:
        raise MetadataError("is nested too deep", None) from error
    return _Tree(text).node(data, (), (0, len(text.rstrip())))


def _toml_fault(message: str, text: str) -> tuple[str, int | None]:
    match = re.search(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", message, re.S)
    if match is None:
        return message.replace("\n", " "), None
    reason = match[1][:1].lower() + match[1][1:].replace("\n", " ")
    if match[2] is None:
        return reason, len(text)
    lines = text.replace("\r\n", "\n").split("\n")[: int(match[2]) - 1]
    crs = text.count("\r\n", 0, len("\n".join(lines)) + len(lines) + len(lines))
    return reason, min(sum(map(len, lines)) + len(lines) + min(crs, len(lines)) + int(match[3]) - 1, len(text))


def _toml_places(text: str) -> Iterator[tuple[_Path, tuple[int, int]]]:
    """Yield where the value of each key is written. A line in a string of several lines may look like a key: the first counts."""
    table: _Path = ()
    tables: dict[_Path, int] = {}
    seen: set[_Path] = set()
    at = 0
    for line in text.splitlines(keepends=True):
        header = re.match(r"[ \t]*(\[\[?)([^\[\]]+)\]\]?[ \t]*(?:#.*)?\r?\n?$", line)
        keyed = re.match(
            r"""[ \t]*((?:[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')(?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*'))*)[ \t]*=[ \t]*""", line
        )
        if header:
            table = _toml_keys(header[2])
            if header[1] == "[[":
                tables[table] = tables.get(table, -1) + 1
                table = (*table, tables[table])
            else:
                table = _in_last(table, tables)
            path, place = table, (at + line.index("["), at + len(line.rstrip()))
        elif keyed:
            path, place = (*table, *_toml_keys(keyed[1])), (at + keyed.end(), at + max(keyed.end(), len(_toml_value(line))))
        else:
            path, place = (), (0, 0)
        if path and path not in seen:
            seen.add(path)
            yield path, place
        at += len(line)


def _in_last(table: _Path, tables: dict[_Path, int]) -> _Path:
    for size in range(len(table), 0, -1):
        if table[:size] in tables:
            return (*table[:size], tables[table[:size]], *table[size:])
    return table


def _toml_keys(words: str) -> _Path:
    return tuple(key.strip().strip("\"'") for key in re.findall(r"""\"[^"]*\"|'[^']*'|[A-Za-z0-9_-]+""", words))


def _toml_value(line: str) -> str:
    """Return *line* without its comment."""
    match = re.match(r"""(?:[^#"']|"(?:[^"\\]|\\.)*"|'[^']*')*""", line)
    return (match[0] if match else line).rstrip() or line.rstrip()


class _Tree:
    """Turns what the library read into nodes."""

    def __init__(self, text: str) -> None:
        self.text, self.places, self.counter = text, dict(_toml_places(text)), Counter()

    def node(self, data: Any, path: _Path, around: tuple[int, int]) -> Node:
        """Return *data*, the value at *path*; where it is not written by itself it has the place *around*."""
        start, end = place = self.places.get(path, around)
        self.counter.count(len(path), start)
        if isinstance(data, dict):
            return Node({plain(key): self.node(value, (*path, key), place) for key, value in data.items()}, start, end)
        if isinstance(data, list):
            return Node([self.node(value, (*path, number), place) for number, value in enumerate(data)], start, end)
        if isinstance(data, str):
            return Node(plain(data), start, end)
        if isinstance(data, bool | int):
            return Node(data, start, end)
        return Node(self.text[start:end] if path in self.places else str(data), start, end)  # a date or time: as written
