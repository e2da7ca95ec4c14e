"""Reconciliations of measures: their headings, the words that announce them, and rows that are one without a heading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.facts import financial_measures
from disclint.facts.frame import Frame
from disclint.model.fact import Phrase
from disclint.model.financial import Measure, Reconciliation
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

HEADING = 240
"""A paragraph up to this long that ends without a stop is a heading. Units: characters."""
ROWS = 40
"""How many paragraphs a reconciliation takes at most behind its heading."""
TABLE = 4000
"""How far the rows of a reconciliation without a heading lie apart at most. Units: characters."""


@cache
def _here() -> Pattern:
    return compiled(
        r"\b(?:below|above|following|follows|accompanying|attached|herein|appended|tables?|schedules?|appendix|exhibit|annex"
        r"|financial statements"
        r"|end of this|supplemental|this (?:press |news |earnings )?release)\b",
        regex.I,
    )


@cache
def _elsewhere() -> Pattern:
    return compiled(
        r"\b(?:web ?site|presentation|shareholder letter|sec\.gov|investor relations|form (?:10|8)-[KQ])\b|https?:|www\.", regex.I
    )


@cache
def _items() -> Pattern:
    return compiled(
        r"\b(?:depreciation|amorti[sz]ation|(?:stock|share)[- ]based|interest|income tax(?:es)?|taxes|impairment|capital expenditures?"
        r"|purchases? of property)\b",
        regex.I,
    )


@cache
def _forward() -> Pattern:
    return compiled(r"\b(?:guidance|outlook|forecast|projected|forward-looking)\b", regex.I)


def facts(frame: Frame) -> Iterator[Reconciliation]:
    """Yield each reconciliation and each reference to one, where the release names a measure that has to be reconciled.

    Order: headings and references first, then rows without a heading.
    """
    measures = list(financial_measures.facts(frame))
    if not measures:
        return
    otherwise = [phrase.span for phrase in frame.phrases_of("reconciliation-otherwise")]
    for phrase in frame.phrases_of("reconciliation-words"):
        if not any(span.meets(phrase.span) for span in otherwise):
            yield _named(frame, phrase, measures)
    yield from _unnamed(frame, measures)


def _named(frame: Frame, phrase: Phrase, measures: list[Measure]) -> Reconciliation:
    paragraph = frame.paragraph_of(phrase.span)
    words = phrase.sentence.of(frame.view)[:1200]
    heads = paragraph is not None and len(words) <= HEADING and not words.rstrip().endswith(".")
    elsewhere = not heads and _elsewhere().search(words) and not _here().search(words)
    rows = _rows(frame, phrase.span, measures) if heads else []
    turned = len(rows) > 1 and rows[0].basis == "non_gaap" and rows[-1].basis == "gaap" and rows[0].family == rows[-1].family
    return Reconciliation(
        **frame.where(phrase.span),
        form="elsewhere" if elsewhere else "table",
        reversed=turned,
        forward=bool(_forward().search(words)),
    )


def _rows(frame: Frame, heading: Span, measures: list[Measure]) -> list[Measure]:
    """Return the measures that rows below the heading begin with, up to the next heading."""
    paragraphs = frame.release.paragraphs
    at = next((at for at, one in enumerate(paragraphs) if one.span.start <= heading.start < one.span.end), len(paragraphs))
    rows: list[Span] = []
    for one in paragraphs[at + 1 : at + 1 + ROWS]:
        if one.role in ("row", "table_row"):
            rows.append(one.span)
        elif rows:
            break
    return [one for one in measures if one.opens and any(row.covers(one.span) for row in rows)]


def _unnamed(frame: Frame, measures: list[Measure]) -> Iterator[Reconciliation]:
    """Yield the row of a non-GAAP measure to which rows lead from its counterpart, over the items between."""
    last: dict[str, Measure] = {}
    for one in measures:
        if one.basis == "gaap":
            last[one.family] = one
            continue
        start = last.get(one.family)
        if start is None or one.value is None or one.span.start - start.span.end > TABLE:
            continue
        between = frame.view[start.span.end : one.span.start]
        if len(between) > 60 and not regex.search(r"[a-z]\. [A-Z]", between) and len(_items().findall(between)) > 1:
            yield Reconciliation(**frame.where(one.span), form="table", reversed=False, forward=False)
