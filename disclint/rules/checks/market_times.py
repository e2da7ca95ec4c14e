"""Moments that markets ask for: when a release was published, until when a bidder must speak, which venue came first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import datetime, timedelta
from typing import Any

from disclint.model.fact import CalendarDate, ClockTime, Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.rules.checks.keys import Entry, entries
from disclint.rules.checks.stamps import own_day, read_stamp, stamp
from disclint.rules.checks.summer import zone

APART = timedelta(minutes=60)
"""How far the time in the text and that of the metadata may lie apart."""
BID_DAYS = 28
"""The day by which a potential offeror must speak, counted from the announcement (Takeover Code, Rule 2.6)."""
HEAD = 700
"""How far into a release without a dateline its own day is looked for. Units: characters."""


# ---- When it was published


def submission(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each stated moment of publication whose day is not that of the dateline, or which the metadata put at another time.

    Args: *words* is the term list of such statements. Order: that of the text.
    """
    told: set[Span] = set()
    for phrase in reading.index.phrases(args["words"]):
        if phrase.sentence in told:
            continue
        told.add(phrase.sentence)
        day = next((fact for fact in _in(reading, "date", phrase) if isinstance(fact, CalendarDate) and fact.date is not None), None)
        if day is None or day.date is None:
            continue
        clock = next((fact for fact in _in(reading, "clock_time", phrase) if isinstance(fact, ClockTime)), None)
        problem = _other_day(reading, day.date) or _other_time(reading, day.date, clock)
        if problem is not None:
            yield Breach(day.span, {"found": day.span.of(reading.release.text), "problem": problem})


def _in(reading: Reading, kind: str, phrase: Fact) -> list[object]:
    """Return the facts of *kind* in the sentence of *phrase*."""
    return [fact for fact in reading.by_kind.get(kind, ()) if phrase.sentence.covers(fact.span)]


def _other_day(reading: Reading, day: Date) -> str | None:
    for fact in reading.by_kind.get("dateline", ()):
        own = getattr(fact, "date", None)
        if isinstance(own, Date):
            return f"the dateline has {own.isoformat()}" if own != day else None
    return None


def _other_time(reading: Reading, day: Date, clock: ClockTime | None) -> str | None:
    given = stamp(reading)
    if given is None:
        return None
    first, last = given.days()
    if not first <= day <= last:
        return f"the metadata give {given.words}"
    here = zone(clock.zone) if clock is not None and clock.zone is not None else None
    if clock is None or here is None or given.moment is None:
        return None
    local = datetime.combine(day, clock.time)
    if any(abs(local - timedelta(minutes=ahead) - given.moment) <= APART for ahead in here.ahead(local)):
        return None
    return f"the metadata give {given.words}"


# ---- Until when a bidder must speak


def offer_deadline(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield what an announcement of a possible offer lacks: the words of no certainty, the deadline, or its right day.

    Args: term lists. *offer* tells a possible offer (its first phrase is marked), *certainty* that none is certain, *deadline* the hour of
    the deadline, *extended* that it was extended, *none* that there is none.
    """
    index = reading.index
    offers = [phrase for phrase in index.phrases(args["offer"]) if reading.section(phrase).kind is not SectionKind.LEGEND]
    if not offers:
        return
    missing = [] if index.phrases(args["certainty"]) else ["that there can be no certainty that an offer will be made"]
    hours = index.phrases(args["deadline"])
    if not hours and not index.phrases(args["none"]):
        missing.append("the deadline of Rule 2.6, 5.00 p.m. (London time) on the 28th day")
    if missing:
        yield Breach(offers[0].span, {"found": _words(reading, offers[0].span), "problem": f"lacks: {' and '.join(missing)}"})
    own = _own_day(reading)
    if own is None or index.phrases(args["extended"]):
        return
    for phrase in hours[:1]:
        for day in _in(reading, "date", phrase):
            if isinstance(day, CalendarDate) and day.date is not None and day.span.start > phrase.span.start:
                right = own + timedelta(days=BID_DAYS)
                if day.date != right:
                    problem = f"is day {(day.date - own).days} after the announcement of {own.isoformat()}; the 28th is {right.isoformat()}"
                    yield Breach(day.span, {"found": _words(reading, day.span), "problem": problem})
                return


def _own_day(reading: Reading) -> Date | None:
    """Return the day of the release: of its dateline or metadata, else the first day printed near its top."""
    own = own_day(reading)
    if own is not None:
        return own
    days = [fact.date for fact in reading.by_kind.get("date", ()) if isinstance(fact, CalendarDate) and fact.span.start < HEAD]
    return next((day for day in days if day is not None), None)


def _words(reading: Reading, span: Span) -> str:
    return span.of(reading.release.text)


# ---- Which venue came first


def first_venue(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each channel on which the release goes out before the first venue has acknowledged it.

    Args: *channel* is the id of the venue. Order: that of the metadata.
    """
    times: dict[int, dict[str, Entry]] = {}
    for name in ("id", "acknowledged_at", "planned_at"):
        for entry in entries(reading, f"channels.{name}"):
            times.setdefault(int(entry.path[1]), {})[name] = entry
    venue = next((of for of in times.values() if "id" in of and of["id"].words == args["channel"]), None)
    moment = _moment(venue, ("acknowledged_at",)) if venue is not None else None
    if venue is None or moment is None:
        return
    for of in times.values():
        other = _moment(of, ("acknowledged_at", "planned_at"))
        if of is venue or other is None or other[1] >= moment[1] or "id" not in of:
            continue
        values = {"found": other[0].words, "channel": of["id"].words, "first": moment[0].words}
        yield Breach(other[0].where, values, (Proof(f"acknowledged by {args['channel']}", moment[0].where, moment[0].words),))


def _moment(of: Mapping[str, Entry], names: tuple[str, ...]) -> tuple[Entry, datetime] | None:
    """Return the first of *names* that gives an instant, with it."""
    for name in names:
        if name in of:
            read = read_stamp(of[name].key, of[name].words, of[name].where)
            if read is not None and read.moment is not None:
                return of[name], read.moment
    return None
