"""JSON with the place of every value."""

from __future__ import annotations

from functools import cache

from disclint.text.patterns import Pattern, compiled
from disclint.text.structured import Counter, MetadataError, Node, plain, scalar


def read_json(text: str, start: int = 0) -> Node:
    """Read the JSON value that begins at *start* (behind blanks); the node's end is where it ends."""
    return _json_value(text, _skip(text, start), 0, Counter())


@cache
def _blanks() -> Pattern:
    return compiled(r"[ \t\r\n]*")


@cache
def _json_word() -> Pattern:
    return compiled(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def _skip(text: str, at: int) -> int:
    match = _blanks().match(text, at)
    return match.end() if match else at


def _json_value(text: str, at: int, depth: int, counter: Counter) -> Node:
    counter.count(depth, at)
    char = text[at : at + 1]
    if char == "{":
        return _json_object(text, at, depth, counter)
    if char == "[":
        return _json_list(text, at, depth, counter)
    if char == '"':
        return _json_string(text, at)
    word = _json_word().match(text, at)
    if word is None:
        raise MetadataError("expects a value here" if char else "ends before it is complete", at)
    return Node(scalar(word[0]), at, word.end())


def _json_string(text: str, at: int) -> Node:
    from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # the stubs do not know it

    try:
        words, end = scanstring(text, at + 1, True)
    except JSONDecodeError as error:
        raise MetadataError(error.msg.rstrip(" at").lower(), error.pos) from error
    return Node(plain(words), at, end)


def _json_object(text: str, start: int, depth: int, counter: Counter) -> Node:
    found: dict[str, Node] = {}
    at = _skip(text, start + 1)
    while text[at : at + 1] != "}" or found:
        if text[at : at + 1] != '"':
            raise MetadataError("expects a key in double quotes here", at)
        key = _json_string(text, at)
        if str(key.value) in found:
            raise MetadataError(f"has the key “{key.value}” twice", at)
        at = _skip(text, key.end)
        if text[at : at + 1] != ":":
            raise MetadataError("expects a colon here", at)
        value = found[str(key.value)] = _json_value(text, _skip(text, at + 1), depth + 1, counter)
        at = _skip(text, value.end)
        if text[at : at + 1] == "}":
            break
        if text[at : at + 1] != ",":
            raise MetadataError("expects a comma or a closing brace here", at)
        at = _skip(text, at + 1)
    return Node(found, start, at + 1)


def _json_list(text: str, start: int, depth: int, counter: Counter) -> Node:
    found: list[Node] = []
    at = _skip(text, start + 1)
    while text[at : at + 1] != "]" or found:
        value = _json_value(text, at, depth + 1, counter)
        found.append(value)
        at = _skip(text, value.end)
        if text[at : at + 1] == "]":
            break
        if text[at : at + 1] != ",":
            raise MetadataError("expects a comma or a closing bracket here", at)
        at = _skip(text, at + 1)
    return Node(found, start, at + 1)
