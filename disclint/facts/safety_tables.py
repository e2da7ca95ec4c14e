"""Tables of adverse events: what a row tells in the columns of grades and of arms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import regex

from disclint.facts.frame import Frame
from disclint.facts.safety_pieces import Group, pieces
from disclint.model.clinical import AdverseEvent
from disclint.model.document import Block, Role
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.safety import statements
from disclint.text.patterns import Pattern, compiled

CORES = ("EVENT", "BARE_EVENT", "TERM", "LIMITING", "DEATH", "STOP", "LESS")
"""What the first cell of a row can name."""
MOST_COLUMNS = 24
"""A wider table is none of adverse events."""


@dataclass(frozen=True)
class Column:
    """What the head of a column says: the grades, the size of the arm, whether it is the control arm."""

    low: int | None = None
    high: int | None = None
    grade: Span | None = None
    total: int | None = None
    control: bool = False


@dataclass(frozen=True)
class Row:
    """A row of figures about one event: the event, and its cells with their columns. A head has no cells."""

    block: Block
    group: Group
    cells: tuple[tuple[Span, Column], ...]


@cache
def _figures() -> Pattern:
    """A cell that counts: ``12``, ``12 (25)``, ``12 (25.0%)``, ``25%``, ``3/48 (6)``."""
    return compiled(
        r"\s*(?:(?P<count>\d{1,6})(?:\s?/\s?(?P<total>\d{1,6}))?(?:\s?[(\[]\s?<?(?P<share>\d{1,3}(?:\.\d+)?)\s?%?\s?[)\]])?"
        r"|<?(?P<alone>\d{1,3}(?:\.\d+)?)\s?%)\s*"
    )


@cache
def _size() -> Pattern:
    return compiled(r"\bN\s?=\s?(\d{1,6})", regex.IGNORECASE)


@cache
def _control() -> Pattern:
    return compiled(r"\b(?:placebo|controls?|comparator|sham|vehicle|standard[ -]of[ -]care)\b", regex.IGNORECASE)


@cache
def _apart() -> Pattern:
    """Heads of columns that hold no figures of one arm."""
    return compiled(r"\b(?:difference|ratio|p[ -]?value|95 ?%|total events|odds|units?)\b|%\s?CI", regex.IGNORECASE)


def rows(frame: Frame, names: dict[Span, str]) -> Iterator[Row]:
    """Yield the rows of figures about events, each with the columns that its table has, and before them the heads of their table.

    A head is a row without cells. Args: *names* are those of single events, in the order of the text.
    """
    known = (names, list(names), [span.start for span in names])
    columns: tuple[Column | None, ...] = ()
    heads: list[Block] = []
    figures = False
    for block in frame.release.document.blocks:
        if block.role is not Role.TABLE_ROW or not 2 <= len(block.cells) <= MOST_COLUMNS:
            columns, heads, figures = (), [], False
            continue
        filled = [at for at, cell in enumerate(block.cells[1:], 1) if _figures().fullmatch(frame.view, cell.start, cell.end)]
        if not filled:
            columns = _heads(frame, block.cells, () if figures else columns)
            heads, figures = [*heads, block], False
            continue
        figures = True
        group = _named(frame, block.cells[0], known)
        if group is None:
            continue
        yield from (Row(head, group, ()) for head in heads)
        heads = []
        cells = [(block.cells[at], columns[at] if at < len(columns) else Column()) for at in filled]
        yield Row(block, group, tuple((span, column) for span, column in cells if column is not None))


_Known = tuple[dict[Span, str], list[Span], list[int]]


def _named(frame: Frame, cell: Span, known: _Known) -> Group | None:
    """Return the event that *cell* names."""
    names, places, starts = known
    inside = places[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
    for tree in statements(frame.view, cell, inside, frame.grammars):
        for piece in pieces(tree, names, frame.view):
            if isinstance(piece, Group) and (piece.core in CORES or piece.graded == "number"):
                return piece
    return None


def _heads(frame: Frame, cells: Sequence[Span], above: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """Return what the heads *cells* say, with what those *above* them said of the same columns."""
    found: list[Column | None] = []
    for at, cell in enumerate(cells):
        head = _head(frame, cell)
        over = above[at] if len(above) == len(cells) else None
        if head is not None and over is not None:
            head = Column(
                head.low or over.low,
                head.high or over.high,
                head.grade or over.grade,
                head.total or over.total,
                head.control or over.control,
            )
        found.append(head)
    return tuple(found)


def _head(frame: Frame, cell: Span) -> Column | None:
    words = cell.of(frame.view)
    if _apart().search(words):
        return None
    size = _size().search(words)
    total, control = int(size[1]) if size else None, _control().search(words) is not None
    for tree in statements(frame.view, cell, (), frame.grammars):
        for piece in pieces(tree, {}, frame.view):
            if isinstance(piece, Group) and piece.graded == "number":
                return Column(piece.low, piece.high, piece.grade, total, control)
    return Column(total=total, control=control)


def events(frame: Frame, row: Row, block: int) -> Iterator[AdverseEvent]:
    """Yield the event of *row* once for each of its cells. Args: *block* is the number of the study."""
    group = row.group
    for cell, column in row.cells:
        found = _figures().fullmatch(frame.view, cell.start, cell.end)
        if not found:
            continue
        share = found["share"] or found["alone"]
        count = int(found["count"]) if found["count"] else None
        low, high = (group.low, group.high) if group.graded else (column.low, column.high)
        none = count == 0 or (count is None and share is not None and Decimal(share) == 0)
        yield AdverseEvent(
            **frame.where(group.span),
            form=group.form if group.core else "event",
            term=group.term,
            low=low,
            high=high,
            graded=group.graded or ("number" if column.low else None),
            serious=group.serious,
            related=group.related,
            count=count,
            total=int(found["total"]) if found["total"] else column.total,
            share=Decimal(share) if share else None,
            negated=none,
            control=column.control,
            block=block,
            event_span=group.event,
            grade_span=group.grade or column.grade,
            count_span=cell,
        )
