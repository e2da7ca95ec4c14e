"""Days and times of day, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import CalendarDate, ClockTime
from disclint.model.span import Span
from disclint.parsing.days import figure, month_number, real_date, weekday_number
from disclint.text.patterns import Match, Pattern, compiled

BACK = 40
"""How far before a month its weekday and its day may begin. Units: characters."""
LAST_DAY = 31
BEFORE_FIGURES = frozenset("0123456789-/_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""After one of these a figure is part of something else: an address, a number of a document."""


def facts(frame: Frame) -> Iterator[CalendarDate | ClockTime]:
    """Yield each day (with or without its year) and each time of day.

    Order: that of the text.
    """
    found: list[CalendarDate | ClockTime] = [*_dates(frame), *_times(frame)]
    yield from sorted(found, key=lambda fact: fact.span)


# ---- Days


def _dates(frame: Frame) -> Iterator[CalendarDate]:
    view = frame.view
    behind = 0
    for month in _month().finditer(view):
        if month.start() < behind or view[month.start() - 1 : month.start()].isalpha():
            continue
        for found in _named(frame, month):
            behind = found.span.end
            yield found
    for match in _iso().finditer(view):
        if view[match.start() - 1 : match.start()] not in BEFORE_FIGURES:
            yield _date(frame, Span(*match.span()), None, (int(match[1]), int(match[2]), int(match[3])))
    for match in _figures().finditer(view):
        if first := _first_figure().search(view, max(0, match.start() - 3), match.start()):
            yield _date(frame, Span(first.start(1), match.end()), None, _american(int(first[1]), int(match[1]), int(match[2])))


def _american(first: int, second: int, year: int) -> tuple[int, int, int]:
    """The month comes first, unless it cannot be one."""
    return (year, second, first) if first > 12 else (year, first, second)


def _named(frame: Frame, month: Match) -> Iterator[CalendarDate]:
    """Yield the day, or the first and the last day of a span of days, that stands around the name of a month."""
    view, number = frame.view, month_number(month[0])
    before = view[max(0, month.start() - BACK) : month.start()]
    if behind := _day_behind().match(view, month.end()):
        start, weekday = _weekday_in(before, month.start())
        if behind["weekday"]:
            weekday = weekday_number(behind["weekday"])
        year = int(behind["year"]) if behind["year"] else None
        other = "other" if behind["other"] else "one"
        end = behind.end("day") if behind[other] else behind.end()
        yield from _valid(frame, Span(start, end), weekday, (year, number, figure(behind["day"])))
        if behind[other]:
            yield from _valid(frame, Span(behind.start(other), behind.end()), None, (year, number, int(behind[other])))
    elif ahead := _day_ahead().search(before):
        opening = month.start() - len(before)
        start, weekday = _weekday_in(before[: ahead.start()], opening + ahead.start())
        year_behind = _year_behind().match(view, month.end())
        end = year_behind.end() if year_behind else month.end()
        year = int(year_behind[1]) if year_behind else None
        if ahead["first"]:
            yield from _valid(frame, Span(start, opening + ahead.end("first")), weekday, (year, number, int(ahead["first"])))
            start, weekday = opening + ahead.start("day"), None
        yield from _valid(frame, Span(start, end), weekday, (year, number, int(ahead["day"])))


def _weekday_in(before: str, start: int) -> tuple[int, int | None]:
    """Return where a date with the weekday before it begins, and that weekday.

    In ``Tuesday and Wednesday, March 4 and 5`` no weekday is told: each belongs to another day.
    """
    match = _weekday_ahead().search(before)
    if match is None:
        return start, None
    return start - len(before) + match.start("weekday"), None if match["several"] else weekday_number(match["weekday"])


def _valid(frame: Frame, span: Span, weekday: int | None, day: tuple[int | None, int, int]) -> Iterator[CalendarDate]:
    if 1 <= day[2] <= LAST_DAY:
        yield _date(frame, span, weekday, day)


def _date(frame: Frame, span: Span, weekday: int | None, day: tuple[int | None, int, int]) -> CalendarDate:
    year, month, number = day
    date = real_date(year, month, number) if year is not None else None
    return CalendarDate(**frame.where(span), date=date, year=year, month=month, day=number, weekday=weekday)


_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun|MON|TUES?|WED(?:NES)?|THU(?:RS?)?|FRI|SAT(?:UR)?|SUN)(?:day|DAY)?\b\.?"
_YEAR = r"(?:1[6-9]|20)\d\d(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)\b"


@cache
def _month() -> Pattern:
    # No boundary in front: the search is three times faster without, and _dates looks at the character before.
    return compiled(
        r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
        r"|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
        r"|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Za-z])"
    )


@cache
def _day_behind() -> Pattern:
    """``May 5``, ``May 5th, 2026``, ``May 5-7, 2026``, ``May 5 and 6, 2026``, ``May 5, 2026 (Tuesday)``."""
    until = rf"(?: ?(?:-|to|through|until) ?(?P<other>\d{{1,2}})|(?:,? (?:and|or)| ?&) (?P<one>\d{{1,2}})(?={_ORDINAL}|,? {_YEAR}))"
    return compiled(
        rf"\.?,? ?(?P<day>\d{{1,2}}(?:{_ORDINAL})?)(?![\d%]|[.:]\d|,(?!{_YEAR})\d|[A-Za-z]|-(?:day|week|month|year))"
        rf"(?:{until}(?:{_ORDINAL})?(?![\d:%]|[.,]\d\b|[A-Za-z]))?"
        rf"(?:,? ?(?P<year>{_YEAR}))?(?: \((?P<weekday>{_WEEKDAY})\))?"
    )


@cache
def _day_ahead() -> Pattern:
    """``5 May``, ``5th of May``, ``5-7 May``: what stands before the month."""
    return compiled(
        rf"(?<![\w.,:/$-])(?<!Phase )(?<!Grade )(?<!Class )(?<!Table )(?:(?P<first>\d{{1,2}})(?:{_ORDINAL})? ?(?:-|to|and|&) ?)?"
        rf"(?P<day>\d{{1,2}})(?:{_ORDINAL})?(?: of)?[ -]$"
    )


@cache
def _year_behind() -> Pattern:
    return compiled(rf"\.?,?[ -]({_YEAR})")


@cache
def _weekday_ahead() -> Pattern:
    return compiled(rf"(?:(?P<several>{_WEEKDAY},? ?(?:and|or|to|through|&|/|-) ?))?(?<![A-Za-z])(?P<weekday>{_WEEKDAY}),? ?(?:the )?$")


# Searches that begin with a figure or a mark are fast; what must not stand before is asked afterwards.


@cache
def _iso() -> Pattern:
    return compiled(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\w-])")


@cache
def _figures() -> Pattern:
    return compiled(r"/(\d{1,2})/((?:19|20)\d\d)(?![\w/])")


@cache
def _first_figure() -> Pattern:
    return compiled(r"(?<![\w/.])(\d{1,2})$")


# ---- Times of day


def _times(frame: Frame) -> Iterator[ClockTime]:
    before: ClockTime | None = None
    for match in _clocks(frame.view):
        moment = _moment(match)
        if moment is None:
            continue
        zone = match["zone"] or match["framed"]
        fact = ClockTime(**frame.where(Span(*match.span())), time=moment, zone=zone, same_as=_twin(frame.view, before, match, zone))
        yield fact
        before = fact


def _clocks(view: str) -> Iterator[Match]:
    """Yield each time of day: a search for what all of them hold, then back to where they begin."""
    behind = 0
    for sign in _sign().finditer(view):
        hour = _hour().search(view, max(behind, sign.start() - 6), sign.start())
        match = _clock().match(view, hour.start() if hour else sign.start())
        if match and match.start() >= behind:
            behind = match.end()
            yield match


def _twin(view: str, before: ClockTime | None, match: Match, zone: str | None) -> Span | None:
    """Return where the same moment stands in the zone before: ``8:30 a.m. ET (2:30 p.m. CET)``."""
    if before is None or before.zone is None or zone is None:
        return None
    between = view[before.span.end : match.start()].strip()
    if between in ("/", "(", "|", "or", "- or", "/ (") or (between == "," and zone != before.zone):
        return before.span
    return None


def _moment(match: Match) -> time | None:
    if match["word"]:
        return time(0 if match["word"].casefold() == "midnight" else 12)
    hour, minute = int(match["hour"] or match["hour24"]), int(match["minute"] or match["minute24"] or 0)
    if half := match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "pP" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


_ZONE = (
    r"(?:(?:UTC|GMT)(?: ?[+-] ?\d{1,2}(?::\d\d)?)?"
    r"|(?:[ECMPA]|AK|H)[SD]?T|AD?T|BST|[CEW]ES?T|MSK|IST|JST|KST|HKT|SGT|A[ECW][SD]?T|NZ[SD]?T|GST|SAST"
    r"|(?:Eastern|Central|Mountain|Pacific|Atlantic)(?: (?:Standard|Daylight|Summer|European))*(?: [Tt]ime)?"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)? [Tt]ime|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)"
)


@cache
def _sign() -> Pattern:
    return compiled(r":\d\d|[aApP]\.? ?[mM]\b|[nN]oon\b|[mM]idnight\b")


@cache
def _hour() -> Pattern:
    return compiled(r"(?<!\d)\d{1,2}(?:[:.]\d\d)* ?$")


@cache
def _clock() -> Pattern:
    """``8:30 a.m. ET``, ``8 am (CET)``, ``14:30 UTC``, ``at 14:30``, ``12 noon ET``; a bare ``14:30`` may be a ratio."""
    zone = rf"(?: ?\((?P<framed>{_ZONE})\)| ?(?P<zone>{_ZONE})\b)"
    half_day = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)? ?(?P<half>[aApP])\.? ?[mM]\b\.?"
    sign = rf" ?(?:hrs?|hours|h|Uhr)\b| ?(?=\(?{_ZONE}\b)|(?<=\b[Aa]t \d\d:\d\d)|(?<=\b[Aa]t \d:\d\d)"
    whole_day = rf"(?P<hour24>\d{{1,2}}):(?P<minute24>\d\d)(?::\d\d)?(?![\d:])(?:{sign})"
    word = rf"(?:12 )?\b(?P<word>noon|midnight|Noon|Midnight)\b(?= \(?{_ZONE}\b)"
    return compiled(rf"(?<![\d:.,$])(?<!\d/)(?:{half_day}|{whole_day}|{word}){zone}?")
