"""Checks of days: weekdays that do not belong to their day, days that no month has, the past announced as future."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import timedelta
from functools import cache
from typing import Any

from disclint.model.fact import CalendarDate
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.checks.stamps import own_day, stamp
from disclint.text.patterns import Pattern, compiled

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FIRST_YEAR = 1753
"""From here on the calendar is the Gregorian one in the English-speaking world too: the change was made in September 1752."""
LEAP = 2024
"""Any leap year: a day without a year may be February 29."""
REACH = 120
"""How far before a day the words may stand that announce it. Units: characters."""
UNREAD = (SectionKind.WIRE_FOOTER, SectionKind.REFERENCES)
"""Where days belong to other documents."""


def weekdays(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each day that does not exist, and each weekday that its day does not fall on.

    Where no year is printed, that of the release and the years before and after it are tried; if only the year before fits, the breach
    is told as information. Order: that of the text.
    """
    day = own_day(reading)
    for fact in reading.by_kind.get("date", ()):
        if not isinstance(fact, CalendarDate) or not 1 <= fact.month <= 12:
            continue
        if fact.day > _length(fact.year, fact.month):
            yield _no_such_day(fact, reading)
        elif fact.weekday is not None:
            yield from _wrong_weekday(fact, day, reading)


def _length(year: int | None, month: int) -> int:
    return monthrange(LEAP if year is None else year, month)[1]


def _no_such_day(fact: CalendarDate, reading: Reading) -> Breach:
    month = MONTHS[fact.month - 1]
    when = f"{month} {fact.year}" if fact.year is not None else month
    problem = f"{when} has {_length(fact.year, fact.month)} days"
    return Breach(fact.span, {"found": fact.span.of(reading.release.text), "problem": problem})


def _wrong_weekday(fact: CalendarDate, own: Date | None, reading: Reading) -> Iterator[Breach]:
    found = fact.span.of(reading.release.text)
    if _ended().match(found):
        return
    if fact.year is not None:
        if fact.date is not None and fact.year >= FIRST_YEAR and fact.date.weekday() != fact.weekday:
            problem = f"{_long(fact.date)} is a {WEEKDAYS[fact.date.weekday()]}"
            yield Breach(fact.span, {"found": found, "problem": problem}, replacement=_with_weekday(found, fact.date.weekday()))
        return
    if own is None:
        return
    years = [year for year in (own.year, own.year + 1, own.year - 1) if fact.day <= _length(year, fact.month)]
    fitting = [year for year in years if Date(year, fact.month, fact.day).weekday() == fact.weekday]
    likely = [year for year in fitting if _is_near(Date(year, fact.month, fact.day), own)]
    if not likely and years:
        nearest = min((Date(year, fact.month, fact.day) for year in years), key=lambda day: abs(day - own))
        problem = f"{_long(nearest)} is a {WEEKDAYS[nearest.weekday()]}"
        if fitting:
            problem += f" (only in {fitting[0]} is it a {WEEKDAYS[fact.weekday or 0]})"
        yield Breach(fact.span, {"found": found, "problem": problem}, severity=Severity.INFO if fitting else None)


def _is_near(day: Date, own: Date) -> bool:
    """Tell whether a release of the day *own* may speak of *day* without its year: from half a year before to a year after."""
    return own - timedelta(days=183) <= day <= own + timedelta(days=366)


def _long(day: Date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


@cache
def _ended() -> Pattern:
    """A weekday in full with a full stop: a sentence ends between it and the day."""
    return compiled(r"\w+day\.", re.I)


@cache
def _weekday_word() -> Pattern:
    return compiled(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)


def _with_weekday(found: str, weekday: int) -> str | None:
    """Return *found* with its weekday corrected, None where that is not written out."""
    match = _weekday_word().search(found)
    if match is None:
        return None
    name = WEEKDAYS[weekday]
    right = name.upper() if match[0].isupper() else name.lower() if match[0].islower() else name
    return found[: match.start()] + right + found[match.end() :]


# ---- The past as future


BE = (
    "held|hosted|available|live|released|launched|open|opened|closed|listed|announced|published|presented|presenting|exhibiting|attending"
    "|hosting|speaking|participating|featured|introduced|unveiled|effective|conducted|shown|streamed|broadcast|webcast|at|on|in"
)
"""What an event will be."""
DO = (
    "host|hold|present|participate|attend|open|reopen|launch|debut|release|report|announce|publish|issue|begin|start|commence|feature|showcase"
    "|exhibit|join|speak|deliver|appear|close|expire|conduct|premiere|unveil|return|celebrate|pay|complete|file|submit|implement|take place"
    "|kick off|go live"
)
"""What somebody or something will do."""
RECORD = (
    "announced|filed|dated|signed|issued|released|published|entered|completed|approved|granted|executed|reported|disclosed|held|made|launched"
    "|founded|established|acquired|adopted|amended|received|submitted|furnished|provided|awarded|commenced|began|started|expired|occurred"
    "|purchased|sold|declared|elected|appointed|passed|enacted|introduced|unveiled|posted|recorded|distributed|delivered|originally|previously"
    "|convened|adjourned|postponed|rescheduled|cancell?ed|initiated|extended|terminated|hosted|was|were|had|ended|ending|since|following|after"
    "|before|prior|from|between|until|through|versus|compared|record|period|quarter|year|months?|as of|as at|due"
)
"""Words behind which a day may be past though its sentence speaks of the future."""


@cache
def _announcing() -> Pattern:
    """Words that announce an event as still to come."""
    return compiled(
        rf"\b(?:will (?:(?:also|then|officially|now|formally|jointly) )?(?:be (?:{BE})|{DO})"
        r"|(?:is|are) (?:set|scheduled|expected|slated|due|planned) (?:to|for|on)|upcoming|forthcoming|join us|save the date)\b",
        re.I,
    )


@cache
def _by() -> Pattern:
    """Words that lead to a day on which something is still to come, though they sound of the past."""
    return compiled(r"\bon or before\s*$|\bby or before\s*$|\b(?:until|through)\s*$", re.I)


@cache
def _passive() -> Pattern:
    """What belongs to the announcing words themselves: ``is set to`` *be released*."""
    return compiled(r"^ be \w+")


@cache
def _recording() -> Pattern:
    """The words of a record, and the end of a sentence."""
    return compiled(rf"\b(?:{RECORD})\b|[.;!?][\"')]* ", re.I)


def past_as_future(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each event that is announced as still to come for a day that lies more than a day before the release's own.

    Order: that of the text.
    """
    own = own_day(reading)
    if own is None:
        return
    view = reading.release.view
    for fact in reading.by_kind.get("date", ()):
        if not isinstance(fact, CalendarDate) or fact.date is None or fact.date >= own - timedelta(days=1):
            continue
        if reading.section(fact).kind in UNREAD:
            continue
        start = max(fact.sentence.start, fact.span.start - REACH)
        cues = list(_announcing().finditer(view, start, fact.span.start))
        if not cues:
            continue
        cue = cues[-1]
        between = _passive().sub(" ", _by().sub(" ", view[cue.end() : fact.span.start]))
        own_word = cue[0].lower().split()[-1]
        if _recording().search(between) or (own_word in ("upcoming", "forthcoming") and not _leads(between)):
            continue
        values = {"found": fact.span.of(reading.release.text), "day": _long(own), "gap": _gap((own - fact.date).days)}
        yield Breach(fact.span, values, (Proof("announced as still to come", Span(*cue.span()), cue[0]), *_own_proof(reading)))


def _leads(between: str) -> bool:
    """Tell whether the words between ``upcoming`` and a day lead from the event to its day: ``upcoming fair on``, ``upcoming fair, ``."""
    return compiled(r"(?:\bon|\bfor|,|\() ?$").search(between) is not None


def _gap(days: int) -> str:
    if days < 60:
        return f"{days} days"
    months = round(days / 30.44)
    return f"{months} months" if months < 24 else f"{round(days / 365.25)} years"


def _own_proof(reading: Reading) -> tuple[Proof, ...]:
    for dateline in reading.by_kind.get("dateline", ()):
        where = getattr(dateline, "day_span")  # noqa: B009  # all of this kind are datelines
        if where is not None and getattr(dateline, "date") is not None:  # noqa: B009
            return (Proof("dateline", where, where.of(reading.release.text)),)
    found = stamp(reading)
    return (Proof("metadata", found.place, found.words),) if found is not None else ()
