"""Codes with their label: LEI and ISIN."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import Identifier
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled


def facts(frame: Frame) -> Iterator[Identifier]:
    """Yield each code that stands behind the words LEI or ISIN, well or ill formed.

    Order: that of the text.
    """
    view, behind = frame.view, 0
    for label in _label().finditer(view):
        if label.start() < behind:
            continue
        scheme = "isin" if label[0].startswith("ISIN") else "lei"
        code = _isin() if scheme == "isin" else _lei()
        at = label.end()
        while match := code.match(view, at):
            span = Span(match.start(1), match.end(1))
            yield Identifier(**frame.where(span), scheme=scheme, value=compiled(r"[ -]").sub("", match[1]))
            at = behind = match.end()


@cache
def _label() -> Pattern:
    return compiled(r"ISIN(?![A-Za-z]{3})|LEI\b|Legal Entity Identifier")


_BETWEEN = r"[\s:;,/|#&().\-]*(?:(?:[Cc]odes?|[Nn]umbers?|[Nn]os?\.?|is|are|and|will be|LEI|s)\b[\s:;,/|#&().\-]*){0,3}"


@cache
def _isin() -> Pattern:
    """Twelve characters with or without blanks, or eleven or thirteen in one piece: a misprint."""
    return compiled(_BETWEEN + r"([A-Z]{2} ?(?:[A-Z0-9] ?){9}\d(?![A-Za-z0-9])|[A-Z]{2}(?=[A-Z]*\d)[A-Z0-9]{9,11}(?![A-Za-z0-9]))")


@cache
def _lei() -> Pattern:
    return compiled(_BETWEEN + r"((?=[A-Z]*\d)[A-Z0-9]{18,22}(?![A-Za-z0-9])|(?=[A-Z]*\d)(?:[A-Z0-9]{4}[ -]){4}[A-Z0-9]{4}(?![A-Za-z0-9]))")
