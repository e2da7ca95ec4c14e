"""Checks of what holders get and of notices of an exchange: whether the particulars stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

import regex

from disclint.model.fact import CalendarDate, Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Severity
from disclint.rules.checks.stamps import own_day
from disclint.rules.message import series
from disclint.text.patterns import Pattern, compiled

TOLD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING)
HEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE)
NOTICE = timedelta(days=10)
"""How long before the record date the distribution is to be told. Source: 17 CFR 240.10b-17(b)."""
RECORD = 60
"""How far behind the words of a record date its day may stand. Units: characters."""


@cache
def _amount() -> Pattern:
    return compiled(r"[$\u20ac\u00a3] ?\.?\d|\b\d+(?:\.\d+)? ?(?:cents?|percent|%)|\b(?:US|C|USD)\$? ?\d", regex.I)


@cache
def _over() -> Pattern:
    """A dividend of the past: paid, or declared on a day that is named."""
    return compiled(
        r"\b(?:was|were|had been|has been|previously) (?:paid|declared)\b|\bpaid (?:a|an|its|the)\b"
        r"|\bon \w+ \d{1,2}, \d{4},?[^.]{0,60}\bdeclared\b",
        regex.I,
    )


def distribution(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first dividend that is declared without its particulars, and the first split of a headline that is.

    Args: the term lists *dividends* and *otherwise* (dividends that are none of the issuer's news), *records* and *payments*; *splits*,
    *effective*, *fractions* and *identifiers*.
    """
    yield from _dividend(reading, args)
    yield from _split(reading, args)


def _there(reading: Reading, name: str) -> bool:
    return any(reading.section(fact).kind is not SectionKind.FORWARD_LOOKING for fact in reading.index.phrases(name))


def _dividend(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    view = reading.release.view
    otherwise = reading.index.phrases(args["otherwise"])
    told = [
        fact
        for fact in reading.index.phrases(args["dividends"])
        if reading.section(fact).kind in TOLD and not any(fact.sentence.covers(one.span) for one in otherwise)
    ]
    told = [fact for fact in told if not _over().search(view, fact.sentence.start, fact.sentence.end)]
    if not told:
        return
    missing = [] if any(_amount().search(view, fact.sentence.start, fact.sentence.end) for fact in told) else ["its amount"]
    missing += [] if _there(reading, args["records"]) else ["the record date"]
    missing += [] if _there(reading, args["payments"]) else ["the payment date"]
    if missing:
        yield Breach(told[0].span, {"problem": f"is told without {series(missing)}"})
    yield from _short_notice(reading, args)


def _short_notice(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    own = own_day(reading)
    days = [fact for fact in reading.by_kind.get("date", ()) if isinstance(fact, CalendarDate) and fact.date is not None]
    for words in reading.index.phrases(args["records"]):
        day = next((fact for fact in days if 0 <= fact.span.start - words.span.end <= RECORD), None)
        if own is None or day is None or day.date is None or not own <= day.date < own + NOTICE:
            continue
        problem = f"is the record date, {(day.date - own).days} days after the release; ten are asked for"
        yield Breach(day.span, {"problem": problem}, severity=Severity.INFO)
        return


def _split(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    first = next((fact for fact in reading.index.phrases(args["splits"]) if reading.section(fact).kind in HEAD), None)
    if first is None or _completed().search(reading.release.view, first.sentence.start, first.sentence.end):
        return
    parts = (("effective", "the day it takes effect"), ("fractions", "what becomes of fractions"), ("identifiers", "the new identifier"))
    missing = [] if _ratio().search(reading.release.view) else ["the ratio"]
    missing += [name for key, name in parts if not _there(reading, args[key])]
    if missing:
        yield Breach(first.span, {"problem": f"is told without {series(missing)}"})


@cache
def _ratio() -> Pattern:
    return compiled(
        r"\b(?:\d{1,4}|one|two|three|four|five|ten)(?:[- ]new)?[- ](?:for|to)[- ](?:every[- ])?(?:\d{1,4}|[a-z]+)\b|\b\d{1,3} ?: ?\d{1,4}\b"
        r"|\bevery [\w-]+(?: \(\d+\))? (?:\w+ ){0,4}shares\b",
        regex.I,
    )


@cache
def _completed() -> Pattern:
    return compiled(
        r"\b(?:complet\w+|proposed?|considers?|discuss\w+|update|seeks?|stockholders? (?:approve|meeting)"
        r"|approval)\b",
        regex.I,
    )


# ---- Notices of an exchange


def deficiency(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the notice of an exchange that is told without rule, basis or next step, and words that make little of it.

    What is missing in news of a later step is a warning.

    Args: the term lists *notices*, *regained* (the news is that the issuer complies again), *bases*, *steps* and *played*.
    """
    told = [fact for fact in reading.index.phrases(args["notices"]) if _is_news(reading, fact)]
    if not told or any(reading.section(fact).kind in HEAD for fact in reading.index.phrases(args["regained"])):
        return
    missing = [] if _rule().search(reading.release.view) else ["the number of the listing rule"]
    missing += [] if _there(reading, args["bases"]) else ["what the exchange found"]
    missing += [] if _there(reading, args["steps"]) else ["the time to cure it or the next step"]
    if missing:
        head = [one.span for one in reading.release.sections if one.kind in HEAD]
        follows = any(_follow_up().search(reading.release.view, span.start, span.end) for span in head)
        problem = f"is told without {series(missing)}"
        yield Breach(told[0].span, {"problem": problem}, severity=Severity.WARNING if follows else None)
    for fact in reading.index.phrases(args["played"]):
        if reading.section(fact).kind in TOLD:
            yield Breach(fact.span, {"problem": "makes little of a notice for which the exchange gave grounds"}, severity=Severity.WARNING)


@cache
def _follow_up() -> Pattern:
    """A headline on what came after the notice, which was told before."""
    return compiled(r"\b(?:hearings?|appeals?|plan|extension|update|requests?)\b", regex.I)


@cache
def _rule() -> Pattern:
    return compiled(r"\b(?:rules?|sections?|IM-?) ?\d{3,4}\b|\b(?:rule|section)s? (?:\w+ ){0,3}\d{3,4}(?:\.\d+)?\b", regex.I)


def _is_news(reading: Reading, fact: Fact) -> bool:
    """Tell whether the notice stands in the head or the lead: in the risks of a caution it is none."""
    lead = reading.index.lead
    return reading.section(fact).kind in HEAD or (lead is not None and lead.covers(fact.span))
