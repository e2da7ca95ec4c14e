"""Check of invitations to calls and webcasts: the day, the hour with its zone, and the way in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import timedelta
from functools import cache
from typing import Any

from disclint.model.fact import CalendarDate, ClockTime, Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.rules.checks.stamps import own_day
from disclint.rules.message import series
from disclint.text.patterns import Pattern, compiled

REACH = 2500
"""How far behind the invitation its details may stand. Units: characters."""
BEFORE = 600
"""How far before it. Units: characters."""
UNREAD = (SectionKind.ABOUT, SectionKind.FORWARD_LOOKING, SectionKind.LEGEND, SectionKind.FRONT_MATTER, SectionKind.WIRE_FOOTER)


@cache
def _way_in() -> Pattern:
    return compiled(
        r"https?://|www\.|\b[\w-]+\.(?:com|net|org|io|co)\b|\bdial|\bpasscode|\bconference (?:id|number)|\btoll[- ]free"
        r"|\bregist(?:er|ration)\b"
        r"|\b(?:web ?site|web ?page|investor relations (?:section|page)|link|zoom|teams)\b|\(?\+?\d{1,3}\)?[ .-]\(?\d{3}\)?[ .-]\d{3}",
        re.I,
    )


@cache
def _hour() -> Pattern:
    return compiled(r"\b\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\b|p\.?m\b|noon|midnight|hours|hrs)|\bnoon\b|\b\d{1,2}:\d{2}\b", re.I)


@cache
def _zone() -> Pattern:
    return compiled(
        r"\b(?:[ECMP][SD]?T|UTC|GMT|BST|CES?T|EES?T|HKT|SGT|JST|KST|IST|AE[SD]?T|AW?ST|AEDT|AEST|NZ[SD]T|SAST|Z)\b"
        r"|\b(?:eastern|central|pacific|mountain|atlantic|(?:local|\w+) time)\b|\btime\b",
        re.I,
    )


@cache
def _replay() -> Pattern:
    return compiled(r"\b(?:replay|archiv\w+|recording|playback)\b[^.]{0,160}?\b(?:until|through|to|till)\b", re.I)


@cache
def _soon() -> Pattern:
    return compiled(r"\b(?:today|tomorrow|tonight|this (?:morning|afternoon|evening))\b", re.I)


def call_details(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first invitation to a call of the issuer that leaves out the day, the hour, its zone or the way in.

    The details may stand around it or in a section of their own. A replay that ends before the call is told as well.
    """
    view = reading.release.view
    calls = [
        fact
        for name in _names(args["announced"])
        for fact in reading.index.phrases(name)
        if reading.section(fact).kind not in UNREAD and not _other(reading, fact, args)
    ]
    if not calls:
        yield from _undated_block(reading)
        return
    call = min(calls, key=lambda fact: fact.span)
    windows = [Span(max(0, fact.span.start - BEFORE), min(len(view), fact.span.end + REACH)) for fact in calls]
    windows += [section.span for section in reading.release.sections if section.kind is SectionKind.CALL_DETAILS]
    missing = list(_missing(reading, windows, [fact.sentence for fact in calls]))
    found = call.span.of(reading.release.text)
    if missing:
        yield Breach(call.span, {"found": found, "problem": f"is announced without {series(missing)}"})
    yield from _short_replay(reading, windows, call)


def _undated_block(reading: Reading) -> Iterator[Breach]:
    """Yield the first block of call details under a heading that gives a way in, where neither it nor a sentence on the call tells when."""
    view = reading.release.view
    around = [one for paragraph in reading.release.paragraphs for one in paragraph.sentences if _call().search(view, one.start, one.end)]
    for section in reading.release.sections:
        if section.kind is not SectionKind.CALL_DETAILS or section.title is None or not _call().search(section.title):
            continue
        windows = [section.span, *around]
        if not _any(_access(), view, [section.span]) or _any(_replayed(), view, [section.span]):
            continue
        missing = [one for one in _missing(reading, windows, around) if one in ("its date", "the time of day")]
        if len(missing) == 2:
            heading = next((p.span for p in reading.release.paragraphs if p.span.start >= section.span.start), section.span)
            problem = "stands over a way in to a call, without its date and time"
            yield Breach(heading, {"found": heading.of(reading.release.text), "problem": problem})
            return


@cache
def _call() -> Pattern:
    return compiled(r"\b(?:call|calls|webcast|webinar|teleconference)\b", re.I)


@cache
def _access() -> Pattern:
    """What only the details of a call hold: the number of a conference, a number to dial or a link to the broadcast."""
    return compiled(
        r"\b(?:conference|meeting|access|webinar|participant)(?: access)? (?:id|code|number)\b|\bdial[- ]?ins?\b|\bpasscode\b"
        r"|\btoll[- ]free\b|\bwebcast\b[^\n]{0,40}https?://",
        re.I,
    )


@cache
def _replayed() -> Pattern:
    """That the block is of a recording only."""
    return compiled(r"^\W*(?:\w+ ){0,3}(?:replay|recording|archive)\b", re.I)


def _names(given: object) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)  # type: ignore[arg-type]  # the schema of the arguments allows words and lists of them


def _other(reading: Reading, fact: Fact, args: Mapping[str, Any]) -> bool:
    """Tell whether the sentence speaks of a call that is over, or of somebody else's."""
    return any(fact.sentence.covers(other.span) for other in reading.index.phrases(args["past"]))


def _missing(reading: Reading, windows: list[Span], own_sentences: list[Span]) -> Iterator[str]:
    view = reading.release.view
    days = [
        fact
        for fact in reading.by_kind.get("date", ())
        if isinstance(fact, CalendarDate) and any(window.covers(fact.span) for window in windows)
    ]
    own = own_day(reading)
    later = [fact for fact in days if _may_be_of_call(fact, own, reading)]
    if not later and not _any(_soon(), view, own_sentences):
        yield "its date"
    clocks = [
        fact
        for fact in reading.by_kind.get("clock_time", ())
        if isinstance(fact, ClockTime) and any(window.covers(fact.span) for window in windows)
    ]
    if not clocks and not _any(_hour(), view, windows):
        yield "the time of day"
    elif not any(fact.zone for fact in clocks) and not _any(_zone(), view, windows):
        yield "the time zone"
    links = any(window.meets(link.span) for link in reading.release.document.links for window in windows)
    if not links and not _any(_way_in(), view, windows):
        yield "a link or number to join"


def _may_be_of_call(fact: CalendarDate, own: Date | None, reading: Reading) -> bool:
    if reading.section(fact).kind in (SectionKind.DATELINE, SectionKind.WIRE_HEADER):
        return False
    return fact.date is None or own is None or fact.date >= own - timedelta(days=1)


def _any(pattern: Pattern, view: str, windows: list[Span]) -> bool:
    return any(pattern.search(view, window.start, window.end) for window in windows)


def _short_replay(reading: Reading, windows: list[Span], call: Fact) -> Iterator[Breach]:
    own = own_day(reading)
    days = [fact for fact in reading.by_kind.get("date", ()) if isinstance(fact, CalendarDate)]
    start = next((fact.date for fact in days if fact.date is not None and call.sentence.covers(fact.span)), None)
    if start is None or (own is not None and start < own - timedelta(days=1)):
        return
    for window in windows:
        for cue in _replay().finditer(reading.release.view, window.start, window.end):
            end = next((fact for fact in days if 0 <= fact.span.start - cue.end() <= 40), None)
            if end is not None and end.date is not None and end.date < start:
                words = end.span.of(reading.release.text)
                yield Breach(
                    end.span,
                    {"found": words, "problem": f"is the end of the replay, before the call itself on {start.isoformat()}"},
                    (Proof("the call", call.span, call.span.of(reading.release.text)),),
                )
                return
