"""Clauses that tell a change: their words, figures, links and times, one by one, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.parsing.lalr import Token
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

FEWEST = 2
WINDOW = 600
"""How far one clause is read. Units: characters."""
FIGURES = frozenset(("RATE", "POINTS", "FOLD", "AMOUNT", "BARE"))


def clauses(view: str, within: Span, grammars: Grammars) -> Iterator[tuple[Token, ...]]:
    """Yield the tokens of each clause of a sentence that holds a figure and a word of change.

    A clause ends where the grammar knows no further, and at *and* behind a figure.
    """
    if not _tells_change(view, within):
        return
    grammar, start = grammars.change, within.start
    while start < within.end:
        tokens = grammar.taken(grammar.tokens(view, start, min(within.end, start + WINDOW)))
        if any(token.type in FIGURES for token in tokens):
            yield from _split(tokens)
        behind = tokens[-1].end_pos if tokens else start
        start = _next(view, max(behind, start) + 1, within.end)


@cache
def _motion() -> Pattern:
    return compiled(
        r"(?i)increas|decreas|rais|reduc|declin|surg|advanc|improv|chang|grew|grow|r[oi]s|climb|jump|soar|gain|expan|\bup\b|higher"
        r"|fell|fall|drop|down|lower|shr[aiu]nk|contract|narrow|slid|slump|plung|tumbl|wid|doubl|tripl|quadrupl|halv|more than|less than"
    )


SIGNS = (
    "$",
    "%",
    "\u20ac",
    "\u00a3",
    "\u00a5",
    "\u20b9",
    "million",
    "billion",
    "percent",
    "per cent",
    "basis",
    "bps",
    "EUR",
    "USD",
    "CHF",
    "GBP",
)
"""One of these stands at every figure with a unit."""


@cache
def _bare() -> Pattern:
    return compiled(r"\bfrom (?:[a-z]+ ){0,4}\d[^\n]{0,80}? to (?:[a-z]+ ){0,3}\d")


@cache
def _origin() -> Pattern:
    """What stands before the old figure: without it there is no change to reckon."""
    return compiled(
        r"(?i)\b(?:from|compared|versus|vs|than|against|relative to|comparison|over)\b|\([\w/ ]{2,24}: ?[A-Z]{0,3}[$\u20ac\u00a3]"
    )


def _tells_change(view: str, within: Span) -> bool:
    """Tell cheaply: two figures, a word of change, and what stands before the old figure."""
    words = within.of(view)
    if sum(map(words.count, SIGNS)) < FEWEST and not (" to " in words and _bare().search(words)):
        return False
    return _origin().search(words) is not None and _motion().search(words) is not None


def _next(view: str, start: int, end: int) -> int:
    """Return where the next word begins."""
    while start < end and not view[start].isalnum() and view[start] not in "$([":
        start += 1
    return start


def _split(tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    clause: list[Token] = []
    inside = False  # what "including" opens is a part of what stands before, and so may be the figure behind it
    for token in tokens:
        part = token.type == "AND" and token.words.lower() in ("including", "excluding")
        if part or (token.type == "AND" and any(other.type in FIGURES for other in clause)):
            if clause and not inside:
                yield tuple(clause)
            clause, inside = [], part
        else:
            clause.append(token)
    if clause and not inside:
        yield tuple(clause)
