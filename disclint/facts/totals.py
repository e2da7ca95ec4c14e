"""Totals of tables as facts: a total with the rows that it sums up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.amounts import Total
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.parsing.figure_rows import Row, read_cell, read_row
from disclint.parsing.numerals import Printed, half
from disclint.text.patterns import Pattern, compiled

LEAST = 2
YEARS = range(1990, 2100)
LABEL = 90
"""No label of a row is longer. Units: characters."""
MOST = 40
"""A total sums up so many rows at most."""


@cache
def _total() -> Pattern:
    return compiled(r"(?im)^[\W_]{0,4}total\b[^\n]{0,90}(?:\n|\d)")


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each total of a table, column by column, whose rows add up to it in at least one column.

    Order: that of the text.
    """
    if _total().search(frame.view) is None:
        return
    run: list[Row] = []
    for row in _rows(frame):
        if row is None or all(value is None or value.value in YEARS for value in row.values):
            run = []  # a heading ends what is summed up
            continue
        if row.label.lower().startswith("total"):
            yield from _totals(frame, row, run)
        run.append(row)


def _rows(frame: Frame) -> Iterator[Row | None]:
    """Yield the rows of all tables, None for what stands between; where a wire gave each cell a line, a label begins a row."""
    label: Span | None = None
    values: list[Printed] = []
    for paragraph in frame.release.paragraphs:
        span = paragraph.span
        if label is not None and (value := read_cell(frame.view, span, frame.grammars)) is not None:
            values.append(value)
            continue
        if label is not None:
            yield Row(label, label.of(frame.view), tuple(values)) if values else None
        label, values = None, []
        row = read_row(frame.view, span, frame.grammars)
        if row is not None:
            yield row
        elif span.end - span.start <= LABEL:
            label = span
        else:
            yield None
    if label is not None and values:
        yield Row(label, label.of(frame.view), tuple(values))


def _totals(frame: Frame, total: Row, run: Sequence[Row]) -> Iterator[Total]:
    """Yield the columns of a total for the first set of rows that adds up to it somewhere."""
    for rows in _sets(run):
        same = [row for row in rows if len(row.values) == len(total.values)]
        if not LEAST <= len(same) == len(rows) <= MOST:
            continue
        columns = [_column(total, rows, at) for at in range(len(total.values))]
        known = [(at, column) for at, column in enumerate(columns) if column is not None]
        if len(known) > 1 and any(added == printed.value for _, (printed, added, _) in known):
            for _, (printed, added, slack) in known:
                yield Total(
                    **frame.where(printed.span),
                    label=total.label,
                    printed=printed.value,
                    added=added,
                    slack=slack,
                    rows=len(rows),
                )
            return


def _sets(run: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield what a total may sum up: the rows since the last total, those with it, and all totals since the beginning."""
    last = next((at for at in range(len(run) - 1, -1, -1) if run[at].label.lower().startswith("total")), -1)
    yield run[last + 1 :]
    if last >= 0:
        yield run[last:]
        totals = [row for row in run if row.label.lower().startswith("total")]
        yield totals
        yield [*totals, *run[last + 1 :]]


def _column(total: Row, rows: Sequence[Row], at: int) -> tuple[Printed, Decimal, Decimal] | None:
    printed, parts = total.values[at], [row.values[at] for row in rows]
    if printed is None or None in parts or not printed.value:
        return None
    known = [part for part in parts if part is not None]
    # Each row may be rounded by half a unit, and the total too.
    slack = sum((half(part.value) for part in known), half(printed.value))
    return printed, sum((part.value for part in known), Decimal(0)), slack
