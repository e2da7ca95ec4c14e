"""Clauses that tell an effect in words and figures, as rows of parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.parsing.lalr import Token
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

CUES = ("atio", "ATIO", "HR", "OR", "RR", "edian", "elative risk")
FIGURES = 3
"""So many figures at least are two rates and what lies between."""
WINDOW = 600
"""How far one clause is read. Units: characters."""


@cache
def _ratio() -> Pattern:
    return compiled(r"(?i)\b(?:(?:hazards?|odds|risk|rate) ratio|relative risk|median|(?-i:a?HR|a?OR|a?RR|IRR))\b")


@cache
def _versus() -> Pattern:
    return compiled(r"(?i)\b(?:versus|vs|compared|and)\b")


def _tells_effect(words: str) -> bool:
    """Tell cheaply: a ratio or a median with its figure, or three percentages or counts, two of them compared."""
    shares = words.count("%") + words.count(" of ") + words.count("percent")
    compared = shares >= FIGURES and ("%" in words or "percent" in words) and _versus().search(words) is not None
    if not compared and not (any(cue in words for cue in CUES) and _ratio().search(words)):
        return False
    return _change().search(words) is not None


@cache
def _change() -> Pattern:
    return compiled(
        r"(?i)\b(?:reduc|decreas|lower|fewer|longer|shorter|prolong|improv|extend|increas|higher|greater|less|more|cut|fell|drop|length|differ)"
    )


def effects(view: str, within: Span, grammars: Grammars) -> Iterator[list[Token]]:
    """Yield the tokens of each clause of a sentence that names a ratio or a median, or compares."""
    if not _tells_effect(within.of(view)):
        return
    start = within.start
    while start < within.end:
        tokens = grammars.effect.taken(grammars.effect.tokens(view, start, min(within.end, start + WINDOW)))
        if tokens:
            yield tokens
        start = max(tokens[-1].end_pos if tokens else start, start) + 1
