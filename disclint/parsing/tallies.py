"""Sentences that count responses by category, as rows of parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.parsing.lalr import Token
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 700
"""How far one sentence is read. Units: characters."""


@cache
def _cue() -> Pattern:
    return compiled(r"(?:[oO]verall|[oO]bjective) (?:tumou?r )?(?:response|remission)|\bORR\b|\bDCR\b|disease control")


def tallies(view: str, within: Span, grammars: Grammars) -> Iterator[list[Token]]:
    """Yield the tokens of a sentence that names a rate of all responses, as far as the grammar knows it."""
    cue = _cue().search(view, within.start, within.end)
    if cue is not None:
        start = max(within.start, cue.start() - WINDOW)
        tokens = grammars.tally.taken(grammars.tally.tokens(view, start, min(within.end, start + 2 * WINDOW)))
        if tokens and tokens[-1].end_pos > cue.end():
            yield tokens
