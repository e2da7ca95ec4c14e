"""The copy of a Markdown file that the parser gets: what would mislead it is changed, and every byte knows its place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from disclint.text.patterns import Pattern, compiled

_STARTS_CHARACTER = bytes(0 if 0x80 <= byte < 0xC0 else 1 for byte in range(256))


class Edit(NamedTuple):
    """A change of the copy: what stands from *start* to *end* is taken out, or swapped for as many other characters."""

    start: int
    end: int
    instead: str = ""


class Copy(NamedTuple):
    """What the parser reads. *start* and *end* turn its byte offsets into code points of the source."""

    text: str
    start: Callable[[int], int]
    end: Callable[[int], int]


def copy(source: str, begin: int, edits: Iterable[Edit]) -> Copy:
    """Return the copy of *source* from *begin* on. *edits* do not overlap."""
    changes = sorted(edits)
    if not changes:
        text = source[begin:] if begin else source
        if text.isascii():
            return Copy(text, lambda byte: byte + begin, lambda byte: byte + begin)
        # At n + 1 stands the place of the character that byte n belongs to.
        table = array("I", accumulate(text.encode().translate(_STARTS_CHARACTER), initial=begin + (1 << 20) - 1))
        return _mapped(text, table, 1 << 20)
    pieces: list[str] = []
    places = array("I", [0])
    done = begin
    for change in [*changes, Edit(len(source), len(source))]:
        for start, text in ((done, source[done : change.start]), (change.start, change.instead)):
            pieces.append(text)
            places.extend(_places(start, text))
        done = change.end
    places.append(len(source))
    return _mapped("".join(pieces), places, 0)


def _places(start: int, text: str) -> Iterable[int]:
    """Return for each byte of *text*, which stands at *start*, the place of the character that it belongs to."""
    if text.isascii():
        return range(start, start + len(text))
    return accumulate(text.encode().translate(_STARTS_CHARACTER)[1:], initial=start)


def _mapped(text: str, table: array[int], shift: int) -> Copy:
    last = len(table) - 1

    def start(byte: int) -> int:
        return table[min(byte + 1, last)] - shift

    def end(byte: int) -> int:
        return table[byte] - shift + 1

    return Copy(text, start, end)


@cache
def _tildes() -> Pattern:
    return compiled(r"^[ \t]*(~{3,})[ \t]*(\S?)", re.M)


@cache
def _critic_swap() -> Pattern:
    return compiled(r"\{(~~)[^{}]*?(~>)[^{}]*?(~~)\}")


def misleading(source: str, begin: int) -> list[Edit]:
    """Return the edits that any release needs: rows of tildes divide and never begin code, CriticMarkup is no strike-through."""
    if "~~" not in source:
        return []
    edits = []
    for match in _tildes().finditer(source, begin):
        start, end = match.span(1)
        # A row of tildes alone becomes a break; before words it is just characters.
        edits.append(Edit(start, end, ("x" if match[2] else "*") * (end - start)))
    taken = {edit.start for edit in edits}
    for match in _critic_swap().finditer(source, begin):
        edits += [Edit(*match.span(group), "xx") for group in (1, 3) if match.start(group) not in taken]
    return edits
