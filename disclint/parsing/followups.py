"""Sentences that tell when a study began, when its data were cut off, or how long a result held, as rows of parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.parsing.lalr import Token
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 500
"""How far one sentence is read. Units: characters."""


@cache
def _cue() -> Pattern:
    return compiled(
        r"(?i)\b(?:dosing|enrol{1,2}ment|recruitment|treatment|study|trial) (?:began|started|commenced|was initiated|opened)\b"
        r"|\bfirst (?:patient|subject|participant) |\bcut-?[ -]?off|\b(?:months?|years?)\b"
    )


def followups(view: str, within: Span, grammars: Grammars) -> Iterator[list[Token]]:
    """Yield the tokens of each clause of a sentence that may tell times of a study."""
    if _cue().search(view, within.start, within.end) is None:
        return
    start, end = within.start, min(within.end, within.start + WINDOW)
    while start < end:
        tokens = grammars.followup.taken(grammars.followup.tokens(view, start, end))
        if tokens:
            yield tokens
        start = max(tokens[-1].end_pos if tokens else start, start) + 1
