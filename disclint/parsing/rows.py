"""Tables that a wire has flattened to one cell a line."""

from __future__ import annotations

from disclint.model.document import Role
from disclint.parsing.pieces import Piece
from disclint.parsing.shapes import is_prose, reach


def flat_rows(view: str, cut: list[Piece]) -> frozenset[int]:
    """Return which pieces are cells of a table that a wire has flattened to one cell a line: long runs of short lines, many figures."""
    rows: set[int] = set()
    run: list[int] = []
    for at in range(len(cut) + 1):
        words = cut[at].of(view) if at < len(cut) else ""
        if at < len(cut) and cut[at].role is Role.PARAGRAPH and len(words) <= 70 and not reach().search(words) and "http" not in words:
            run.append(at)
            continue
        while run and not _has_figure(cut[run[-1]].of(view)) and at < len(cut) and is_prose(words):
            run.pop()  # the heading of the text below
        figures = sum(_has_figure(cut[i].of(view)) for i in run)
        if len(run) >= 8 and figures >= 0.3 * len(run):
            rows.update(run)
        run = []
    return frozenset(rows)


def _has_figure(words: str) -> bool:
    return len(words) < 40 and (any(char.isdigit() for char in words) or words in ("$", "-", "%"))
