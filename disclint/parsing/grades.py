"""Sentences that count events by how grave they are, and middles with their ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.inline import longest
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import Printed, decimal
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 500
"""How far one clause is read. Units: characters."""
REACH = 120
"""How far a middle and its range are read. Units: characters."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A middle between two bounds: *word* is median or mean, *between* range or IQR."""

    span: Span
    word: str
    between: str
    middle: Printed
    low: Printed
    high: Printed


@cache
def _grave() -> Pattern:
    return compiled(r"(?i)\bgrades? ?(?:>=|\u2265|\u2a7e|>)? ?(?:[345]|III|IV)|(?:>=|\u2265) ?grade ?3|\bserious\b")


def graded(view: str, within: Span, grammars: Grammars) -> Iterator[list[Token]]:
    """Yield the tokens of each clause of a sentence that names grave events."""
    if _grave().search(view, within.start, within.end) is None:
        return
    start = within.start
    while start < within.end:
        tokens = grammars.graded.taken(grammars.graded.tokens(view, start, min(within.end, start + WINDOW)))
        if tokens:
            yield tokens
        start = max(tokens[-1].end_pos if tokens else start, start) + 1


@cache
def _middle() -> Pattern:
    return compiled(r"(?i)\b(?:median|mean|average)\b(?=[^\n.;]{0,60}[\d.]{1,8}[^\n;\d]{0,30}[(\[,;] ?(?:inter|IQR|range))")


def spreads(view: str, grammars: Grammars) -> Iterator[Lying]:
    """Yield each middle with the range that stands behind it.

    Order: that of the text.
    """
    behind = 0
    for opening in _middle().finditer(view):
        if opening.start() < behind:
            continue
        end = view.find("\n", opening.start(), opening.start() + REACH)
        within = Span(opening.start(), end if end >= 0 else min(len(view), opening.start() + REACH))
        for tree, tokens in longest(grammars.spread, view, within, frozenset(("NUMBER",)), -1):
            bounds = [
                Printed(value, Span(part.start_pos, part.end_pos))
                for part in tree.find_data("bound")
                if (value := decimal(_digits(view, part.start_pos, part.end_pos))) is not None
            ]
            behind = tokens[-1].end_pos
            if len(bounds) == 3:
                words = [token.words.lower() for token in tokens if token.type in ("MIDDLE", "RANGE")]
                yield Lying(Span(tree.start_pos, tree.end_pos), words[0], words[1], bounds[0], bounds[1], bounds[2])
            break


def _digits(view: str, start: int, end: int) -> str:
    return re.sub(r"[^\d.,\u00b7]", "", view[start:end])
