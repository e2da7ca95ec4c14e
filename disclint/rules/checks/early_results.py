"""Results told within days of the end of their period, as if the books were closed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date as Date
from functools import cache

import regex

from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach
from disclint.model.span import Span
from disclint.rules.checks.stamps import own_day
from disclint.text.patterns import Match, Pattern, compiled

SOON = 25
"""Within so many days of the end of a period the figures of a small company are not final. Units: days."""
HEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)
MONTHS = "january february march april may june july august september october november december".split()
PARTS = {"first": 3, "second": 6, "third": 9, "fourth": 12, "1": 3, "2": 6, "3": 9, "4": 12, "first half": 6, "second half": 12}
"""The last month of each part of a calendar year."""


@cache
def _result() -> Pattern:
    """An amount of revenue that is told as made."""
    money = r"[$\u20ac\u00a3] ?\d[\d,.]*"
    verbs = r"(?:report(?:s|ed)|generated|closed?s?|surpass\w*|reached|exceeded|recorded?|achieved|post(?:s|ed)|delivered|with|jumps?)"
    return compiled(rf"\b{verbs}\b[^.;]{{0,80}}(?:{money}[^.;]{{0,40}}\brevenues?\b|\brevenues?\b[^.;]{{0,40}}{money})", regex.I)


@cache
def _period() -> Pattern:
    months = "|".join(month.capitalize() for month in MONTHS)
    return compiled(
        rf"\b(?:in|for|through|during|across|and) (?P<month>{months})\b(?: (?P<year>20\d\d))?(?! \d{{1,2}}\b)"
        r"|\b(?:(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ -][Qq]uarter|Q(?P<digit>[1-4])|(?P<half>[Ff]irst"
        r"|[Ss]econd)[ -][Hh]alf)(?:,? (?:of )?(?P<of>20\d\d))?"
    )


@cache
def _closed() -> Pattern:
    """Words that the figures are those of statements, are marked as not final, or are of the future."""
    return compiled(
        r"\b(?:un-?audited|preliminary|audited|10-[QK]|condensed|balance sheet|fiscal|estimated|expects? to report"
        r"|financial statements)\b",
        regex.I,
    )


@cache
def _ahead() -> Pattern:
    return compiled(r"\b(?:expect\w*|will|forecast\w*|guidance|target\w*|project\w*|anticipat\w*|goal|aims?|plans?|by)\b", regex.I)


def early(reading: Reading) -> Iterator[Breach]:
    """Yield the first amount of revenue, in the head or the lead, of a period that ended days before the release, where nothing in the
    release says that it is preliminary, unaudited or taken from statements.
    """
    own, view = own_day(reading), reading.release.view
    if own is None:
        return
    for place in _places(reading):
        found = _result().search(view, place.start, place.end)
        if found is None or _ahead().search(view, place.start, place.end):
            continue
        period = _period().search(view, place.start, place.end)
        end = _end(period, own) if period is not None else None
        if end is not None and 0 < (own - end).days <= SOON and not _closed().search(view):
            missing = f"the words preliminary or unaudited, {(own - end).days} days after the end of the period"
            yield Breach(Span(found.start(), found.end()), {"missing": missing})
            return


def _places(reading: Reading) -> list[Span]:
    """Return the sentences of the head and the lead."""
    spans = [section.span for section in reading.release.sections if section.kind in HEAD]
    spans += [reading.index.lead] if reading.index.lead is not None else []
    return [sentence for sentence in reading.index.sentences if any(span.covers(sentence) for span in spans)]


def _end(period: Match, own: Date) -> Date:
    """Return the last day of a period; one whose year is not printed is the last that was over before the release."""
    month = MONTHS.index(period["month"].lower()) + 1 if period["month"] else PARTS[_part(period)]
    printed = period["year"] or period["of"]
    year = int(printed) if printed else own.year - (Date(own.year, month, monthrange(own.year, month)[1]) >= own)
    return Date(year, month, monthrange(year, month)[1])


def _part(period: Match) -> str:
    return f"{period['half']} half".lower() if period["half"] else (period["quarter"] or period["digit"]).lower()
