"""Defined terms: ``Norvane Shipping ASA (the "Company")``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import DefinedTerm
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

LONGEST = 40
"""How long a term can be. Units: characters."""
REACH = 160
"""How far before the parenthesis the words that it defines can begin. Units: characters."""


def facts(frame: Frame) -> Iterator[DefinedTerm]:
    """Yield each term that stands in quotes in a parenthesis with nothing else but listings and words such as *the* or *together*.

    Order: that of the text.
    """
    view = frame.view
    if '("' not in view and ' "' not in view:
        return
    for parenthesis in _parenthesis().finditer(view):
        inner = parenthesis[1]
        terms = list(_term().finditer(inner))
        if not terms or not _links().fullmatch(_term().sub("", _listing().sub("", inner))):
            continue
        meaning = _meaning(view, frame.sentence_of(Span(*parenthesis.span())).start, parenthesis.start())
        for term in terms:
            at = parenthesis.start(1)
            span = Span(at + term.start(1), at + term.end(1))
            yield DefinedTerm(**frame.where(span), term=term[1], meaning=meaning)


@cache
def _parenthesis() -> Pattern:
    return compiled(r"\(([^()\n]{0,160}\"[^()\n]{1,160}?)\)")


@cache
def _term() -> Pattern:
    return compiled(rf'"([A-Z][^"\n]{{0,{LONGEST - 1}}}?)[,.;]?"')


@cache
def _listing() -> Pattern:
    return compiled(r"[A-Z][A-Za-z/. ]{1,30}:\s?[A-Z0-9.\-$]{1,10}")


@cache
def _links() -> Pattern:
    """What may stand around the terms."""
    words = (
        "the|an?|each|or|and|collectively|together|individually|hereinafter|herein|referred|to|as|also|known|with|its|subsidiaries|our|this"
    )
    return compiled(rf"(?:[\s,;:/&.|]|(?:{words})\b)*", re.IGNORECASE)


@cache
def _name() -> Pattern:
    """A name at the end of a text: capitalised words, with small words and a legal form between or behind them."""
    word = r"(?:[A-Z0-9][\w&'.+!-]*|[a-z]{1,2}[A-Z][\w-]*|plc|ltd|inc)"
    return compiled(rf"(?<![\w&'.-])({word}(?:,? (?:(?:of|the|de|and|&|for|in|von|van|der|du|la) ){{0,2}}{word})*)[ ,]*$")


def _meaning(view: str, start: int, end: int) -> str:
    """Return the name before a parenthesis, over other parentheses that touch it; nothing if no name stands there."""
    before = view[max(start, end - REACH) : end].rstrip(" ,")
    while before.endswith(")") and "(" in before:
        before = before.rpartition("(")[0].rstrip(" ,")
    name = _name().search(before.rpartition(")")[2].lstrip())
    return compiled(r"^(?:and|or|The|In|Today|On) ").sub("", name[1]) if name else ""
