"""Tables that a wire has flattened to one cell a line."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from disclint.model.document import Role
from disclint.parsing.pieces import Piece
from disclint.parsing.shapes import is_prose, reaches

CELL = 70
"""A cell is at most this long, but for the blanks that held its column. Units: characters."""

RUN = 8
"""So many cells one after the other make a table."""

BRIDGE = 4
"""At most so many blocks between two tables are long cells of one."""


def flat_rows(view: str, cut: list[Piece]) -> frozenset[int]:
    """Return which pieces are cells of flattened tables: long runs of short lines, many figures, with what stands among them."""
    rows: set[int] = set()
    run: list[int] = []
    for at in range(len(cut) + 1):
        words = cut[at].of(view) if at < len(cut) else ""
        if at < len(cut) and cut[at].role is Role.PARAGRAPH and _is_cell(words):
            run.append(at)
            continue
        figures = [i for i in run if _has_figure(cut[i].of(view))]
        # Behind the last figure stand the heading of the text below, or a name above an address.
        cells = [i for i in run if figures and i <= figures[-1]]
        if len(run) >= RUN and len(figures) >= 0.3 * len(cells):
            rows.update(cells)
        rows.update(i for i in run if len(cut[i].of(view)) > 2 * CELL)
        run = []
    return frozenset(rows | _bridged(view, cut, sorted(rows)))


def _bridged(view: str, cut: list[Piece], rows: list[int]) -> set[int]:
    """Return which pieces between two cells are long cells: those that hold no sentence."""
    found: set[int] = set()
    for above, below in pairwise(rows):
        between = range(above + 1, below)
        if 0 < len(between) <= BRIDGE and not any(_is_text(cut[at].of(view)) for at in between):
            found.update(between)
    return found


@cache
def _statement() -> re.Pattern[str]:
    """What stands in the long cells of a financial statement."""
    return re.compile(r"(?i)par value|shares (?:authori[sz]ed|issued|outstanding)|issued and outstanding|net cash|adjustments to reconcile")


def _is_text(words: str) -> bool:
    return is_prose(words) and "   " not in words and not _statement().search(words)


def _is_cell(words: str) -> bool:
    if len(words) > CELL and "  " in words:
        words = re.sub(r" {2,}", " ", words)
    if len(words) > CELL:
        return _is_dense(words)
    # A label with its sum is a line of a list.
    if ": $" in words or "SOURCE" in words or words.startswith("Figure "):
        return False
    return not reaches(words) and "http" not in words


def _is_dense(words: str) -> bool:
    """Tell whether a line holds a whole table, glued together."""
    return "$" in words and not words.endswith(".") and sum(map(str.isdigit, words)) > 0.18 * len(words)


def _has_figure(words: str) -> bool:
    words = words.strip()
    return (len(words) < 40 or _is_dense(words)) and (any(map(str.isdigit, words)) or words in ("$", "-", "%"))
