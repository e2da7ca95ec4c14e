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

WINDOW = 600
"""How far one clause is read. Units: characters."""


@cache
def _cue() -> Pattern:
    """What no clause that is read is without."""
    return compiled(
        r"(?i)\b(?:(?:hazards?|odds|risk|rate) ratio|relative risk|median|(?-i:a?HR|a?OR|a?RR|IRR)|versus|vs|compared|than"
        r"|against)\b(?=[^\n]{0,200}\d)"
    )


@cache
def _change() -> Pattern:
    return compiled(
        r"(?i)\b(?:reduc|decreas|lower|fewer|longer|shorter|prolong|improv|extend|increas|higher|greater|less|more|cut|fell|drop|length|differ)"
    )


def effects(view: str, within: Span, grammars: Grammars) -> Iterator[list[Token]]:
    """Yield the tokens of each clause of a sentence that names a ratio or a median, or compares."""
    if _cue().search(view, within.start, within.end) is None or _change().search(view, within.start, within.end) is None:
        return
    start = within.start
    while start < within.end:
        tokens = grammars.effect.taken(grammars.effect.tokens(view, start, min(within.end, start + WINDOW)))
        if tokens:
            yield tokens
        start = max(tokens[-1].end_pos if tokens else start, start) + 1
