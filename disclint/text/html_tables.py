"""Tables of HTML: figures in rows and columns, lists set as tables, or mere layout."""

from __future__ import annotations

from typing import Any

from disclint.model.value import dataclass
from disclint.text.tables import CellText, is_closing_sign, is_data, is_item, is_sign


@dataclass(frozen=True, slots=True)
class Grid:
    """What the rows and cells of a table are, by the identity of their nodes.

    *rows* are rows of data, *items* rows that are items of a list. *cells* tells whether a cell begins a column (else it goes
    on with the one before: a ``$`` and its figure). *nothing* are cells without words of their own: spacers, bullets.
    """

    rows: frozenset[int]
    items: frozenset[int]
    cells: dict[int, bool]
    nothing: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Cell:
    node: Any
    words: str
    column: int
    width: int


def words_of(node: Any) -> str:
    """Return the words of an element, in one line."""
    return " ".join(node.to_text(separator_blocks_only=True).split())


def grid(table: Any) -> Grid | None:
    """Return the grid of *table* (which holds no other), None if its cells are mere layout and hold paragraphs."""
    rows = {id(row): _cells(row) for row in table.query("tr")}
    full = {row: [cell for cell in cells if cell.words] for row, cells in rows.items()}
    items = frozenset(row for row, cells in full.items() if is_item([cell.words for cell in cells]))
    data = [cells for row, cells in full.items() if len(cells) > 1 and row not in items]
    if (data or not items) and not is_data([[_text(cell) for cell in cells] for cells in data]):
        return None
    columns, nothing = _columns([cells for row, cells in rows.items() if row not in items])
    bullets = {id(full[row][0].node) for row in items}
    empty = {id(cell.node) for row in items for cell in rows[row] if not cell.words}
    figures = frozenset(row for row, cells in full.items() if len(cells) > 1 and row not in items)
    return Grid(figures, items, columns, frozenset(nothing | bullets | empty))


def _cells(row: Any) -> list[_Cell]:
    cells, at = [], 0
    for node in row.children or ():
        if node.name in ("td", "th"):
            span = node.attrs.get("colspan") or ""
            width = min(int(span), 1000) if span.isascii() and span.isdigit() and 0 < len(span) < 5 and int(span) else 1
            cells.append(_Cell(node, words_of(node), at, width))
            at += width
    return cells


def _text(cell: _Cell) -> CellText:
    return CellText(cell.words, _lines(cell.node), cell.node.name == "th")


def _lines(cell: Any) -> int:
    """Count the lines of a cell that are set as lines of their own."""
    return len([node for node in cell.query("p, div, li") if words_of(node)]) + len(cell.query("br"))


def _columns(rows: list[list[_Cell]]) -> tuple[dict[int, bool], set[int]]:
    """Tell for each cell whether it begins a cell of its row; return also those that are only space."""
    single = [cell for row in rows for cell in row if cell.words and cell.width == 1]
    words = {cell.column for cell in single if not (is_sign(cell.words) or is_closing_sign(cell.words))}
    signs = {cell.column for cell in single} - words
    used = words | {_column(cell, signs) for row in rows for cell in row if cell.words and cell.width > 1}
    cells: dict[int, bool] = {}
    nothing: set[int] = set()
    for row in rows:
        joined = False
        for number, cell in enumerate(row):
            if not cell.words and (joined or _column(cell, signs) not in used):
                nothing.add(id(cell.node))
                continue
            closing = number > 0 and bool(cell.words) and is_closing_sign(cell.words)
            cells[id(cell.node)] = not joined and not closing
            joined = bool(cell.words) and is_sign(cell.words)
    return cells, nothing


def _column(cell: _Cell, signs: set[int]) -> int:
    """Return the column that a cell belongs to: of those it spans, the first that is not only for signs."""
    return next((at for at in range(cell.column, cell.column + cell.width) if at not in signs), cell.column)
