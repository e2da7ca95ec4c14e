"""Sentences that tell how people were divided, as rows of numbers and links."""

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
LEAD = 360
"""How far before the verb the number of all people may stand. Units: characters."""


@cache
def _divided() -> Pattern:
    return compiled(r"(?i)\b(?:randomi[sz]ed|assigned|allocated|divided|split)\b")


def divisions(view: str, within: Span, grammars: Grammars) -> Iterator[list[Token]]:
    """Yield the tokens of a sentence around its verb of dividing, as far as the grammar knows it."""
    verb = next(iter(_divided().finditer(view, within.start, within.end)), None)
    if verb is None:
        return
    start = max(within.start, verb.start() - LEAD)
    while start > within.start and not view[start - 1].isspace():
        start += 1
    end = min(within.end, start + WINDOW)
    while start < end:
        tokens = grammars.enrolment.taken(grammars.enrolment.tokens(view, start, end))
        if any(token.type == "DIVIDED" for token in tokens):
            yield tokens
            return
        start = _next_word(view, max(tokens[-1].end_pos if tokens else start, start), end)


def _next_word(view: str, start: int, end: int) -> int:
    while start < end and not view[start].isspace():
        start += 1
    return start + 1
