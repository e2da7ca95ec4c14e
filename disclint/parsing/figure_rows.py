"""Rows of tables: a label and its figures."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.lalr import Tree
from disclint.parsing.numerals import Printed, decimal

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

CELL = 24
"""No figure is longer. Units: characters."""
LONGEST = 400
"""No row of a table is longer. Units: characters."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: *values* are its figures, None where it is a percentage; a dash is nought."""

    span: Span
    label: str
    values: tuple[Printed | None, ...]


def read_row(view: str, span: Span, grammars: Grammars) -> Row | None:
    """Return the row that *span* is, None where it is none."""
    if span.end - span.start > LONGEST or not any(char.isdigit() for char in view[span.start : span.end]):
        return None
    end = span.end
    while end > span.start and view[end - 1] in "| ":
        end -= 1
    start = span.start
    while start < end and view[start] in "| ":
        start += 1
    tokens = list(grammars.row.tokens(view, start, end))
    if not tokens or tokens[-1].end_pos < end:
        return None
    tree = grammars.row.parse(tokens)
    if tree is None:
        return None
    label = next(tree.find_data("label"))
    return Row(Span(start, end), view[label.start_pos : label.end_pos].strip(" |:"), tuple(map(_value, tree.find_data("value"))))


def read_cell(view: str, span: Span, grammars: Grammars) -> Printed | None:
    """Return the figure that *span* is and nothing else, None where it is none."""
    if span.end - span.start > CELL:
        return None
    tokens = list(grammars.cell.tokens(view, span.start, span.end))
    tree = grammars.cell.parse(tokens) if tokens and tokens[-1].end_pos == span.end else None
    return _value(tree) if tree is not None else None


def _value(tree: Tree) -> Printed | None:
    kinds = {token.type: token for token in tree.tokens()}
    span = Span(tree.start_pos, tree.end_pos)
    if "PERCENT" in kinds:
        return None
    if "NONE" in kinds:
        return Printed(Decimal(0), span)
    words = kinds["NUMBER"].words
    value = decimal(re.sub(r"[^\d.,]", "", words))
    if value is None:
        return None
    return Printed(-value if "(" in words or words.startswith("-") else value, span)
