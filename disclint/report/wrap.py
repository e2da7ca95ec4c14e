"""Lay text out in the cells of a terminal: what a character takes, where a line may break, what may not be shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

Piece = tuple[int, int]
"""A range of a text, from and to, in code points."""

# Wide characters may be parted from one another, but these stay with the character before or after them.
_NOT_FIRST = frozenset("。，、．：；！？」』）】》〉〕ー々…‥%”’")
_NOT_LAST = frozenset("「『（【《〈〔“‘")

_OBJECT = "\ufffc"
_PLAIN = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "′": "'", "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": "...", "•": "*", "→": "->", "│": "|", "─": "-", "≤": "<=", "≥": ">=", "™": "(TM)", "€": "EUR", "□": "[]",
}  # fmt: skip


@cache
def cells(char: str) -> int:
    """Return how many cells *char* takes: 0 for what joins the character before it, 2 for wide East Asian characters."""
    if char < "\u0300":
        return 1
    from unicodedata import category, east_asian_width

    if category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


def span(text: str) -> int:
    """Return how many cells *text* takes."""
    return len(text) if text.isascii() else sum(map(cells, text))


def shown(text: str, unicode: bool) -> str:
    """Return *text* as a terminal may be given it: no control characters, no invisible ones, breaks and rare blanks as blanks.

    The result for a beginning of *text* is the beginning of the result. Without *unicode* it holds Latin-1 only.
    """
    if text.isascii() and text.isprintable():
        return text
    if unicode and text.isprintable() and _OBJECT not in text:
        return text
    return "".join(_visible(char) if unicode else _plain(char) for char in text)


@cache
def _visible(char: str) -> str:
    if char == _OBJECT:
        return "□"
    if char.isprintable():
        return char
    if char.isspace():
        return " "
    return "" if cells(char) == 0 or char == "\u00ad" else "\ufffd"


@cache
def _plain(char: str) -> str:
    char = _visible(char)
    if char < "\u0100":
        return char
    return _PLAIN.get(char, "?" if cells(char) else "")


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of *text* that a line may not break: words, ``34 %``, and of wide characters nearly each alone."""
    at, size = 0, len(text)
    while at < size:
        if text[at] == " ":
            at += 1
            continue
        end = text.find(" ", at)
        while end >= 0 and text.startswith(" %", end):
            end = text.find(" ", end + 2)
        end = size if end < 0 else end
        yield from _wide_pieces(text, at, end)
        at = end


def _wide_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    if not text[start:end].isascii():
        for at in range(start + 1, end):
            if _parts(text[at - 1], text[at]):
                yield start, at
                start = at
    yield start, end


def _parts(before: str, after: str) -> bool:
    return 2 in (cells(before), cells(after)) and cells(after) > 0 and before not in _NOT_LAST and after not in _NOT_FIRST


def chopped(text: str, whole: Iterator[Piece], room: int) -> Iterator[Piece]:
    """Yield the pieces of *whole*, cut where one takes more than *room* cells."""
    for start, end in whole:
        used, begin = 0, start
        for at in range(start, end):
            used += cells(text[at])
            if used > room and at > begin:
                yield begin, at
                used, begin = cells(text[at]), at
        yield begin, end


def rows(text: str, parts: Iterator[Piece], room: int) -> list[Piece]:
    """Fill rows of *room* cells with *parts* of *text*; a part that takes more has a row to itself."""
    filled: list[Piece] = []
    used = 0
    for start, end in parts:
        if filled and used + (more := span(text[filled[-1][1] : end])) <= room:
            filled[-1] = filled[-1][0], end
            used += more
        else:
            filled.append((start, end))
            used = span(text[start:end])
    return filled


def wrap(text: str, width: int, indent: str, hang: str = "") -> list[str]:
    """Return *text* as lines of at most *width* cells, but for single words that take more; all lines but the first stand in by *hang*."""
    room = width - len(indent) - len(hang)
    lines = [text[start:end] for start, end in rows(text, pieces(text), room)]
    return [indent + line if number == 0 else indent + hang + line for number, line in enumerate(lines)]


def beside(head: str, text: str, width: int) -> list[str]:
    """Return *text* as lines of at most *width* cells in a column of its own to the right of *head*."""
    lines = wrap(text, width, " " * span(head)) or [head]
    return [head + lines[0][span(head) :], *lines[1:]]
