"""Checks of the letters of time zones: standard and daylight time, and one moment told in two zones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import datetime, time, timedelta
from itertools import product
from typing import Any

from disclint.model.fact import CalendarDate, ClockTime
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.rules.checks.stamps import own_day
from disclint.rules.checks.summer import FAMILIES, Zone, zone

NEAR = 120
"""How far from a time of day its day may stand. Units: characters."""
PLACES: Mapping[str, str] = {
    "MST": "places-on-mountain-standard-time",
    "CST": "places-on-central-standard-time",
    "EST": "places-on-eastern-standard-time",
    "AST": "places-on-other-standard-time",
}
"""Where standard letters are right all year: the term list of such places, which may stand in the dateline or in the same section."""
LISTS = tuple(PLACES.values())


def zone_letters(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each time of day whose letters do not fit its day, and each that is not the moment that it repeats in another zone.

    Order: that of the text.
    """
    times = [fact for fact in reading.by_kind.get("clock_time", ()) if isinstance(fact, ClockTime) and fact.zone is not None]
    if not times:
        return
    by_span = {fact.span: fact for fact in times}
    for fact in times:
        here = zone(fact.zone or "")
        if here is None:
            continue
        days = _days_near(fact.span, reading)
        if fact.same_as in by_span and (twin := _other_moment(by_span[fact.same_as], fact, days, reading)) is not None:
            yield twin
        elif (wrong := _wrong_letters(fact, here, days, reading)) is not None:
            yield wrong


# ---- Letters and days


def _wrong_letters(fact: ClockTime, here: Zone, days: tuple[tuple[Date, Span], ...], reading: Reading) -> Breach | None:
    if here.season is None or not days or any(_fits(here, day, fact.time) for day, _ in days):
        return None
    if here.season == "standard" and _keeps_standard(here.letters, fact, reading):
        return None
    day, where = days[0]
    text = reading.release.text
    right = f"{here.partner} or {here.generic}" if here.generic else here.partner
    values = {"found": fact.span.of(text), "problem": f"on {day.isoformat()} clocks there show {here.partner_season} time: {right}"}
    return Breach(fact.span, values, (Proof("the day", where, where.of(text)),), replacement=_mended(fact, here, reading))


def _fits(here: Zone, day: Date, moment: time) -> bool:
    """Tell whether letters fit a moment; in the hour that a change of clocks repeats, both do."""
    family = FAMILIES[here.family]
    seasons = family.seasons(datetime.combine(day, moment))
    return here.season in seasons


def _mended(fact: ClockTime, here: Zone, reading: Reading) -> str | None:
    words = fact.span.of(reading.release.text)
    instead = here.generic or here.partner
    return words.replace(here.letters, instead) if words.count(here.letters) == 1 else None


def _keeps_standard(letters: str, fact: ClockTime, reading: Reading) -> bool:
    """Tell whether the release speaks of a place where these letters hold all year, or mean another zone."""
    name = PLACES.get(letters)
    if name is None:
        return False
    datelines = [one.span for one in reading.by_kind.get("dateline", ())]
    around = reading.index.neighbours(fact.span) or fact.sentence
    return any(around.meets(place.span) or any(line.meets(place.span) for line in datelines) for place in reading.index.phrases(name))


def _days_near(span: Span, reading: Reading) -> tuple[tuple[Date, Span], ...]:
    """Return the days near a place, the nearest first: those of its sentence, else the release's own if it speaks of today, else the
    nearest before and the nearest behind.

    A day without a year is the next one of that name.
    """
    found: list[tuple[bool, int, Date, Span]] = []
    own = own_day(reading)
    for fact in reading.by_kind.get("date", ()):
        if not isinstance(fact, CalendarDate):
            continue
        gap = span.start - fact.span.end if fact.span.end <= span.start else fact.span.start - span.end
        if not 0 <= gap <= NEAR or _is_dateline(fact.span, reading):
            continue
        day = fact.date or _next(fact, own)
        if day is not None:
            found.append((not _together(fact.span, span, reading), gap, day, fact.span))
    found.sort()
    if found and not found[0][0]:
        return tuple((day, where) for apart, _, day, where in found if not apart)
    if own is not None and _is_today(span, reading):
        return ((own, span),)
    before = next((one for one in found if one[3].start < span.start), None)
    behind = next((one for one in found if one[3].start > span.start), None)
    return tuple((one[2], one[3]) for one in (before, behind) if one is not None)


def _is_today(span: Span, reading: Reading) -> bool:
    """Tell whether the sentence of a time speaks of the release's own day."""
    sentence = reading.index.sentences_at(span)
    return sentence is not None and " today" in sentence.of(reading.release.view).lower()


def _is_dateline(span: Span, reading: Reading) -> bool:
    return any(one.span.meets(span) for one in reading.by_kind.get("dateline", ()))


def _together(one: Span, two: Span, reading: Reading) -> bool:
    sentence = reading.index.sentences_at(two)
    return sentence is not None and sentence.meets(one)


def _next(fact: CalendarDate, own: Date | None) -> Date | None:
    """Return the day that a day without a year means in a release of the day *own*: the first that is at most two months before it."""
    if own is None or fact.year is not None:
        return None
    for year in (own.year - 1, own.year, own.year + 1):
        try:
            day = Date(year, fact.month, fact.day)
        except ValueError:
            continue
        if day >= own - timedelta(days=60):
            return day
    return None


# ---- One moment in two zones


def _other_moment(one: ClockTime, two: ClockTime, days: tuple[tuple[Date, Span], ...], reading: Reading) -> Breach | None:
    first, second = zone(one.zone or ""), zone(two.zone or "")
    if first is None or second is None:
        return None
    apart = (_minutes(two.time) - _minutes(one.time)) % 1440
    possible = {
        (b - a) % 1440
        for day in ([day for day, _ in days] or SEASONS)
        for a, b in product(first.ahead(datetime.combine(day, one.time)), second.ahead(datetime.combine(day, two.time)))
    }
    if apart in possible or not possible:
        return None
    same = first.base == second.base and first.family == second.family
    if same and apart not in (60, 120, 180, 1380, 1320, 1260):
        return None  # two sessions of a day, not one moment in two zones
    expected = sorted(possible)[0]
    meant = (_minutes(one.time) + expected) % 1440
    told, wanted = _clock(_minutes(two.time)), _clock(meant)
    problem = "both times are in one zone" if same else f"{one.span.of(reading.release.text)} is {wanted} {two.zone}, not {told} {two.zone}"
    where = Span(one.span.start, two.span.end)
    return Breach(where, {"found": where.of(reading.release.text), "problem": problem})


SEASONS = (Date(2025, 1, 15), Date(2025, 3, 15), Date(2025, 7, 15), Date(2025, 10, 29))
"""One day of each state of the clocks of America and Europe, for moments without a day: winter, between the changes, summer, between."""


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    half = "a.m." if hour < 12 else "p.m."
    return f"{hour % 12 or 12}:{minute:02d} {half}"
