"""Shares in the columns of a table whose heads say how many people each column counts: ``Placebo (n=200)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from disclint.model.clinical import Proportion
from disclint.model.document import Block, Role
from disclint.model.reading import Reading
from disclint.model.span import Span
from disclint.model.value import dataclass, replace
from disclint.rules.checks.arithmetic import fits, percentage
from disclint.text.patterns import Pattern, compiled

LEAST = 2
"""So many other shares of a column are those of its head before one that is not counts as wrong."""


@dataclass
class _Cell:
    """A share, the column in which it stands and the place of the head that says how many people the column has."""

    share: Proportion
    column: int
    head: Span

    @property
    def exact(self) -> bool:
        count, total, percent = self.share.count, self.share.total, self.share.percent
        return count is not None and percent is not None and bool(total) and fits(percentage(count, total or 1), percent)


def odd_shares(reading: Reading) -> Iterator[tuple[Proportion, Span]]:
    """Yield each share of a table, with its total and where that stands, that is not its count of the people of its column.

    Rows may have totals of their own (who could be assessed): only a share is told that stands alone, where the others of its row, one at
    least, and most of its column are those of their heads. Order: that of the text.
    """
    told = [fact for fact in reading.by_kind.get("proportion", ()) if isinstance(fact, Proportion) and _counts(fact)]
    if not told:
        return
    for table in _tables(reading):
        rows = _rows(reading.release.view, table, told)
        exact = [cell.column for row in rows for cell in row if cell.exact]
        for row in rows:
            odd = [cell for cell in row if not cell.exact]
            if len(odd) == 1 < len(row) and exact.count(odd[0].column) >= LEAST and (odd[0].share.count or 0) <= (odd[0].share.total or 0):
                yield odd[0].share, odd[0].head


def _counts(fact: Proportion) -> bool:
    return fact.form == "count" and fact.total is None and fact.percent is not None and not fact.vague


def _tables(reading: Reading) -> Iterator[list[Block]]:
    """Yield the rows of each table that has the size of a column somewhere."""
    table: list[Block] = []
    for block in (*reading.release.document.blocks, None):
        if block is not None and block.role is Role.TABLE_ROW and block.cells:
            table.append(block)
            continue
        if len(table) > LEAST:
            yield table
        table = []


def _rows(view: str, table: Sequence[Block], told: Sequence[Proportion]) -> list[list[_Cell]]:
    """Return the shares of each row below heads that give the sizes of their columns; a row that gives its own size has none."""
    rows: list[list[_Cell]] = []
    sizes: dict[int, tuple[int, Span]] = {}
    inside = [fact for fact in told if table[0].span.start <= fact.span.start < table[-1].span.end]
    for block in table if inside else ():
        found = {at: size for at, cell in enumerate(block.cells) if at and (size := _size_in(view, cell)) is not None}
        if found:
            sizes = found if len(found) > 1 or not rows else sizes | found
            continue
        if _own_size().search(view, block.cells[0].start, block.cells[0].end):
            continue
        rows.append(
            [
                _Cell(replace(fact, total=sizes[at][0], total_span=sizes[at][1]), at, sizes[at][1])
                for at, cell in enumerate(block.cells)
                if at in sizes
                for fact in inside
                if cell.covers(fact.span)
            ]
        )
    return rows


def _size_in(view: str, cell: Span) -> tuple[int, Span] | None:
    found = _size().search(view, cell.start, cell.end)
    return (int(found[1].replace(",", "")), Span(found.start(), found.end())) if found else None


@cache
def _size() -> Pattern:
    return compiled(r"(?<![\w/])[nN] ?= ?(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.,]*\d|%)")


@cache
def _own_size() -> Pattern:
    """Words of a row that is reckoned from other people than those of the whole column."""
    return compiled(
        r"(?i)(?<![\w/])n ?[=1(]|\b(?:among|evaluable|assessable|of (?:those|whom|the|\d)|(?:in|with) those|with available"
        r"|at risk|estimate\w*|kaplan)\b"
    )
