"""Release instructions: to release at once, or to hold until a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from functools import cache

from disclint.facts import dates
from disclint.facts.frame import Frame
from disclint.model.fact import CalendarDate, ClockTime, Embargo
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

AT_ONCE, LATER = "release-at-once", "release-later"
"""The patterns of the two instructions."""
HEAD = frozenset(
    (
        SectionKind.WIRE_HEADER,
        SectionKind.EMBARGO,
        SectionKind.HEADLINE,
        SectionKind.SUBHEADLINE,
        SectionKind.KEY_POINTS,
        SectionKind.DATELINE,
    )
)
LINE = 200
"""How far an instruction reaches behind its first words. Units: characters."""
SHORT = 90
"""A paragraph up to this long that opens with an instruction is one wherever it stands. Units: characters."""


def facts(frame: Frame) -> Iterator[Embargo]:
    """Yield each release instruction.

    Order: that of the text, those to release at once first.
    """
    for phrase in frame.phrases_of(AT_ONCE):
        yield Embargo(**frame.where(phrase.span), form="immediate", until=None, has_time=False, has_zone=False, has_date=False)
    behind = 0
    days: list[CalendarDate | ClockTime] | None = None
    for phrase in frame.phrases_of(LATER):
        if phrase.span.start < behind or not _instructs(frame, phrase.span):
            continue
        if days is None:
            days = list(dates.facts(frame))
        found = _held(frame, phrase.span, days)
        behind = found.span.end
        yield found


def _instructs(frame: Frame, span: Span) -> bool:
    """Tell whether words of an embargo are an instruction, and not of trade: in the head, or a short line of their own."""
    if frame.kind_of(span) in HEAD:
        return True
    paragraph = frame.paragraph_of(span)
    if paragraph is None:
        return False
    opens = not frame.view[paragraph.span.start : span.start].strip(" *_#:-(")
    return opens and (paragraph.span.end - paragraph.span.start <= SHORT or span.of(frame.view).isupper())


@cache
def _sentence_end() -> Pattern:
    """The end of an instruction: a full stop that ends no abbreviation, or the end of the block."""
    return compiled(r"(?<![ap]\.m)(?<!\b[A-Z][a-z]{2})(?<!\bSept)[.;](?=\s+[A-Z][a-z]|\s*$)|\n")


def _held(frame: Frame, words: Span, days: list[CalendarDate | ClockTime]) -> Embargo:
    end = _sentence_end().search(frame.view, words.end, min(len(frame.view), words.end + LINE))
    reach = end.start() if end else min(len(frame.view), words.end + LINE)
    line = Span(words.start, max(words.end, words.start + len(frame.view[words.start : reach].rstrip())))
    inside = [fact for fact in days if line.covers(fact.span)]
    day = next((fact.date for fact in inside if isinstance(fact, CalendarDate) and fact.date is not None), None)
    clocks = [fact for fact in inside if isinstance(fact, ClockTime)]
    moment = clocks[0].time if clocks else None
    return Embargo(
        **frame.where(line),
        form="embargo",
        until=datetime.combine(day, moment or time(0)) if day is not None else None,
        has_time=moment is not None or compiled(r"\d{4} ?(?:hrs|hours|h)\b").search(line.of(frame.view)) is not None,
        has_zone=any(fact.zone is not None for fact in clocks) or _zoned().search(line.of(frame.view)) is not None,
        has_date=day is not None,
    )


@cache
def _zoned() -> Pattern:
    """A time zone that stands apart from its time: ``08:00 hours (GMT)``, ``at 07:00, London time``."""
    return compiled(r"\b(?:UTC|GMT|BST|CES?T|[ECMP][SD]?T|HKT|SGT|JST|AES?T|AEDT|IST|(?:local|[A-Z][a-z]+) [Tt]ime)\b")
