"""A block while it is read, and how its text divides: lines that are blocks of their own, blanks at the edges."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from disclint.model.document import OBJECT, Role
from disclint.text.patterns import Pattern, compiled

_BESIDE_BOLD = "™®©℠*†‡ \t\n\xa0:.,;-–—()"
"""What may stand outside the bold of a heading: ``**About Talwerk**™``."""
_LONGEST_TITLE = 250


@cache
def _bullet() -> Pattern:
    return compiled(r"^[ \t\xa0]*(?:[•●▪◦‣■□➢➤✓✔⁃\uf0b7\uf0a7][ \t\xa0]*|[·o][ \t\xa0]{2,})(?=\S)", re.M)


@cache
def _blank_line() -> Pattern:
    return compiled(r"\n[ \t\r\xa0]*\n")


class Draft:
    """A block that is being read. The lists hold ranges of its own text, from 0."""

    def __init__(self, role: Role, start: int, level: int = 0) -> None:
        self.role, self.start, self.level = role, start, level
        self.centred, self.size = False, 0
        self.pieces: list[tuple[str, int, int]] = []
        self.bold: list[tuple[int, int]] = []
        self.cells: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self.images: list[tuple[int, str | None, str]] = []
        self.revisions: list[tuple[int, int, str, str | None]] = []
        self.remnants: list[tuple[int, str]] = []


class Part(NamedTuple):
    """A range of a draft's text that becomes a block; *mark* is where what leads to it begins: its blanks, its bullet."""

    mark: int
    start: int
    end: int
    role: Role
    bold: bool


def parts_of(draft: Draft, text: str) -> Iterator[Part]:
    """Yield the blocks that *text*, the text of *draft*, holds: its lines without the blanks around them."""
    for mark, low, high, role in _lines(draft, text):
        start = low + len(text[low:high]) - len(text[low:high].lstrip())
        end = low + len(text[low:high].rstrip())
        if start < end:
            bold = bool(draft.bold) and _is_bold(draft, text, start, end)
            yield Part(mark, start, end, role, bold or (draft.centred and _is_title(text[start:end])))


def _lines(draft: Draft, text: str) -> Iterator[tuple[int, int, int, Role]]:
    """Divide the text where a line begins that is a block by itself."""
    role = draft.role
    if role not in (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE):
        yield 0, 0, len(text), role
        return
    start = 0
    for end in [*_divisions(draft, text), len(text)]:
        if match := _bullet().match(text, start, end):
            yield start, match.end(), end, Role.LIST_ITEM
        elif role is Role.PARAGRAPH and draft.images + draft.links and not text[start:end].replace(OBJECT, "").strip():
            yield start, start, end, Role.IMAGE
        else:
            yield start, start, end, role
        start = end


def _divisions(draft: Draft, text: str) -> list[int]:
    if "\n" not in text:
        return []
    cuts = {match.start() for match in _bullet().finditer(text)}
    cuts |= {match.end() for match in _blank_line().finditer(text)}
    if draft.bold and draft.role is Role.PARAGRAPH:
        first = text.find("\n", len(text) - len(text.lstrip()))
        if 0 < first < len(text.rstrip()) and _is_bold(draft, text, 0, first) and not _is_bold(draft, text, first, len(text)):
            cuts.add(first + 1)
    return sorted(cuts - {0, len(text)})


def _is_bold(draft: Draft, text: str, start: int, end: int) -> bool:
    """Tell whether all words from *start* to *end* stand in bold."""
    done, seen = start, False
    for number in range(bisect_right(draft.bold, start, key=lambda stretch: stretch[1]), len(draft.bold)):
        low, high = max(draft.bold[number][0], start), min(draft.bold[number][1], end)
        if low >= end:
            break
        if text[done:low].strip(_BESIDE_BOLD):
            return False
        seen = seen or any(map(str.isalnum, text[low:high]))
        done = high
    return seen and not text[done:end].strip(_BESIDE_BOLD)


def _is_title(words: str) -> bool:
    return len(words) <= _LONGEST_TITLE and words[-1] not in ".;," and any(map(str.isalpha, words))
