"""Values of YAML, JSON and TOML with their places, as trees of `Node`. Words stay words."""

from __future__ import annotations

import re
from functools import cache

from disclint.model.value import dataclass
from disclint.text.patterns import Pattern, compiled

_DEEPEST = 50
_MOST = 20_000
"""Units: nodes. Above this a file is an attack (aliases of aliases), not metadata."""
_LONGEST_NUMBER = 18
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands. *value* is a dict of nodes, a list of nodes, or a scalar."""

    value: dict[str, Node] | list[Node] | str | int | bool | None
    start: int
    end: int


class MetadataError(Exception):
    """What is wrong, and where (None: nobody knows). It does not leave this floor."""

    def __init__(self, reason: str, offset: int | None) -> None:
        super().__init__(reason, offset)
        self.reason, self.offset = reason, offset


@cache
def _whole_number() -> Pattern:
    return compiled(r"-?(?:0|[1-9][0-9]*)")


def scalar(words: str) -> str | int | bool | None:
    """Return what a bare word means: true, false, null and whole numbers mean themselves, all else is words."""
    if words in _CONSTANTS:
        return _CONSTANTS[words]
    if len(words) <= _LONGEST_NUMBER and _whole_number().fullmatch(words):
        return int(words)
    return words


def plain(words: str) -> str:
    """Return *words* without halves of characters, which no encoding can write."""
    if any("\ud800" <= char <= "\udfff" for char in words):
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words


class Counter:
    """Refuses what is too deep or too much."""

    def __init__(self) -> None:
        self.nodes = 0

    def count(self, depth: int, offset: int) -> None:
        """Take in one more node, *depth* levels down."""
        self.nodes += 1
        if depth > _DEEPEST:
            raise MetadataError(f"is nested more than {_DEEPEST} levels deep", offset)
        if self.nodes > _MOST:
            raise MetadataError(f"has more than {_MOST} values", offset)


def refuse_depth(text: str) -> None:
    """Refuse deep brackets before the parser, which is not safe against them."""
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth += 1 if match[0] in "[{" else -1
        if depth > _DEEPEST:
            raise MetadataError(f"is nested more than {_DEEPEST} levels deep", match.start())
    for match in re.finditer(r"^[ \t]*(?:[-?:][ \t]+){50}", text, re.M):
        raise MetadataError(f"is nested more than {_DEEPEST} levels deep", match.start())
