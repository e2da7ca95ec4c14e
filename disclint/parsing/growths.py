"""Sentences that tell growth over years or the middle of a range, as rows of parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.parsing.lalr import Token
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 900
"""How far one sentence is read. Units: characters."""


@cache
def _cue() -> Pattern:
    return compiled(r"(?i)\bCAGR|\bcompound(?:ed)? annual|average annual growth|\bmid-?points?\b")


def growths(view: str, within: Span, grammars: Grammars) -> Iterator[list[Token]]:
    """Yield the tokens of a sentence with a yearly rate of growth or a midpoint, as far as the grammar knows it."""
    cue = _cue().search(view, within.start, within.end)
    if cue is None:
        return
    start, end = within.start, min(within.end, cue.end() + WINDOW)
    start = max(start, cue.start() - WINDOW)
    while start < end:
        tokens = grammars.growth.taken(grammars.growth.tokens(view, start, end))
        if any(token.type in ("CAGR", "MIDPOINT") for token in tokens):
            yield tokens
        start = max(tokens[-1].end_pos if tokens else start, start) + 1
