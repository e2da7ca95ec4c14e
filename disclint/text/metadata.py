"""Front matter and side-car files to `Metadata`. What is broken becomes a fault in one line; the release is still read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from disclint.model.document import Metadata
from disclint.model.span import Place, Point
from disclint.text.structured import MetadataError, Node
from disclint.text.yaml_values import read_yaml

Found = tuple[int, Metadata | None, str | None]
"""Where the text behind the front matter begins (0: there is none), what it says, or what is wrong with it."""


def read_front_matter(text: str) -> Found:
    """Read what stands at the head of a file between ``---`` (YAML) or ``+++`` (TOML) lines, or as a JSON object."""
    if text.startswith("{"):
        return _json_front_matter(text)
    marker = text[:3]
    opening = re.match(rf"{re.escape(marker)}[ \t]*\r?\n", text)
    if opening is None:
        return 0, None, None
    begin = opening.end()
    ending = r"(?:---|\.\.\.)" if marker == "---" else r"\+\+\+"
    closing = re.compile(rf"^{ending}[ \t]*\r?$", re.M).search(text, begin)
    if marker == "---" and not _looks_like_keys(text, begin, closing.start() if closing else None):
        return 0, None, None
    if closing is None:
        return _unclosed(text, begin, marker)
    end = text.find("\n", closing.start())
    read = read_yaml if marker == "---" else _toml
    return (end + 1 if end >= 0 else len(text)), *_read(text, begin, closing.start(), read, None)


def _looks_like_keys(text: str, begin: int, end: int | None) -> bool:
    """Tell front matter from a release that begins with a ruler."""
    inner = text[begin : end if end is not None else begin + 2000].strip()
    if not inner:
        return end is not None and end - begin < 2
    return re.match(r"""[\w"'][^:\n]{0,60}:(?:[ \t\r\n]|$)|[#{?!%]|- """, inner) is not None


def _unclosed(text: str, begin: int, marker: str) -> Found:
    """Read keys whose closing line is missing: they go to the first blank line."""
    blank = re.compile(r"^[ \t]*\r?\n", re.M).search(text, begin)
    end = blank.start() if blank else len(text)
    lines = text[begin:end].splitlines()
    shape = r"[ \t]*(?:[\w\"'][^:]*:(?:[ \t].*)?|- .*|#.*)?$" if marker == "---" else r"[ \t]*(?:[\w\"'.-]+[ \t]*=.*|\[.*|#.*)?$"
    if not lines or not all(re.match(shape, line) for line in lines):
        return 0, None, None
    return end, None, f"front matter, line 1, column 1: has no closing {marker} line"


def _json_front_matter(text: str) -> Found:
    if not text[1:].lstrip().startswith(('"', "}")):
        return 0, None, None
    from disclint.text.json_values import read_json

    try:
        node = read_json(text)
    except MetadataError as fault:
        closing = re.compile(r"\}[ \t]*\r?$", re.M).search(text)
        return (closing.end(), None, _say("front matter", text, 0, fault)) if closing else (0, None, None)
    line_end = re.compile(r"[ \t]*\r?(?:\n|$)").match(text, node.end)
    if line_end is None or not isinstance(node.value, dict):
        return 0, None, None
    return line_end.end(), *_read(text, 0, node.end, lambda _: node, None)


def read_sidecar(name: str, data: bytes) -> tuple[Metadata | None, str | None]:
    """Read a file of metadata beside the release: JSON by its ending, else TOML by its ending, else YAML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, f"{name}: is not UTF-8"
    if "\0" in text:
        return None, f"{name}: is a binary file"
    ending = name.rpartition(".")[2].lower()
    read: Callable[[str], Node] = {"json": _whole_json, "toml": _toml}.get(ending, read_yaml)
    return _read(text, 0, len(text), read, name)


def _toml(text: str) -> Node:
    from disclint.text.toml_values import read_toml

    return read_toml(text)


def _whole_json(text: str) -> Node:
    from disclint.text.json_values import read_json

    node = read_json(text)
    if rest := text[node.end :].strip():
        raise MetadataError("has more behind its end", text.index(rest, node.end))
    return node


def _read(text: str, begin: int, end: int, read: Callable[[str], Node], file: str | None) -> tuple[Metadata | None, str | None]:
    inner = text[begin:end]
    try:
        node = read(inner)
        if not isinstance(node.value, dict):
            raise MetadataError("is no list of keys and values", node.start)
    except MetadataError as fault:
        return None, _say(file or "front matter", text, begin, fault)
    return _metadata(node, text, begin, file), None


def _say(what: str, text: str, begin: int, fault: MetadataError) -> str:
    if fault.offset is None:
        return f"{what}: {fault.reason}"
    at = begin + fault.offset
    line = text.count("\n", 0, at) + 1
    return f"{what}, line {line}, column {at - text.rfind(chr(10), 0, at)}: {fault.reason}"


def _metadata(node: Node, text: str, begin: int, file: str | None) -> Metadata:
    lines = [0]
    lines += [match.end() for match in re.finditer("\n", text)]
    places: dict[tuple[str | int, ...], Place] = {}

    def point(offset: int) -> Point:
        line = bisect_right(lines, offset)
        return Point(offset, line, offset - lines[line - 1] + 1)

    def value(node: Node, path: tuple[str | int, ...]) -> Any:
        places[path] = Place(point(begin + node.start), point(begin + node.end), None, file)
        if isinstance(node.value, dict):
            return {key: value(inner, (*path, key)) for key, inner in node.value.items()}
        if isinstance(node.value, list):
            return [value(inner, (*path, number)) for number, inner in enumerate(node.value)]
        return node.value

    return Metadata(value(node, ()), places, file)
