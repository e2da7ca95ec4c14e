"""What every format asks of a table: are these figures in columns, items of a list, or paragraphs side by side?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from disclint.model.value import dataclass

_LONGEST_CELL = 300


@dataclass(frozen=True, slots=True)
class CellText:
    """The words of a cell in one line, how many lines of its own it has, and whether the markup calls it a heading."""

    words: str
    lines: int
    heading: bool = False


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(r"(?:[•●▪◦‣■□➢➤✓✔·\-–*\uf0b7\uf0a7o]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$")


@cache
def _sign() -> re.Pattern[str]:
    """What a filing agent puts into a cell of its own before a figure: a currency, a bracket."""
    return re.compile(r"(?:US|C|CA|A|AU|HK|S|NZ)?\$|[€£¥(]|\$ ?\(|RMB|CHF|EUR|USD")


@cache
def _closing_sign() -> re.Pattern[str]:
    return re.compile(r"\)?%?\)?")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"(?:US|C|A|HK)?[$€£¥]?\(?[$€£¥]? ?[\d,.]*\d ?\)?%?\)?(?:x|pts?|bps)?|[-–—]")


def is_sign(words: str) -> bool:
    """Tell whether a cell holds only what goes before the figure of the next."""
    return _sign().fullmatch(words) is not None


def is_closing_sign(words: str) -> bool:
    """Tell whether a cell holds only what goes behind the figure before."""
    return _closing_sign().fullmatch(words) is not None


def is_item(words: Sequence[str]) -> bool:
    """Tell whether a row is a bullet and its text."""
    return len(words) == 2 and _marker().match(words[0]) is not None and len(words[1]) > 1 and not _figure().fullmatch(words[1])


def is_data(rows: Sequence[Sequence[CellText]]) -> bool:
    """Tell figures in columns from paragraphs side by side. *rows* hold the cells with words, two or more each."""
    cells = [cell for row in rows for cell in row]
    if not cells or max(len(cell.words) for cell in cells) > _LONGEST_CELL:
        return False
    if len(rows) > 1 and any(cell.heading for cell in cells):
        return True
    if 2 * sum(_figure().fullmatch(cell.words) is not None for cell in cells) >= len(cells) - len(rows):
        return True
    return len(rows) > 1 and 3 * sum(cell.lines > 1 for cell in cells) < len(cells)
