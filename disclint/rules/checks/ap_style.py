"""The AP form of datelines, months and times of day.

Source: AP-style dateline as taught by the wires; AP state abbreviations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from disclint.model.fact import CalendarDate, ClockTime, Dateline
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

Args = Mapping[str, Any]

_STATES = """
Alabama Ala. AL, Alaska Alaska AK, Arizona Ariz. AZ, Arkansas Ark. AR, California Calif. CA, Colorado Colo. CO, Connecticut Conn. CT,
Delaware Del. DE, Florida Fla. FL, Georgia Ga. GA, Hawaii Hawaii HI, Idaho Idaho ID, Illinois Ill. IL, Indiana Ind. IN, Iowa Iowa IA,
Kansas Kan. KS, Kentucky Ky. KY, Louisiana La. LA, Maine Maine ME, Maryland Md. MD, Massachusetts Mass. MA, Michigan Mich. MI,
Minnesota Minn. MN, Mississippi Miss. MS, Missouri Mo. MO, Montana Mont. MT, Nebraska Neb. NE, Nevada Nev. NV, New-Hampshire N.H. NH,
New-Jersey N.J. NJ, New-Mexico N.M. NM, New-York N.Y. NY, North-Carolina N.C. NC, North-Dakota N.D. ND, Ohio Ohio OH, Oklahoma Okla. OK,
Oregon Ore. OR, Pennsylvania Pa. PA, Rhode-Island R.I. RI, South-Carolina S.C. SC, South-Dakota S.D. SD, Tennessee Tenn. TN, Texas Texas TX,
Utah Utah UT, Vermont Vt. VT, Virginia Va. VA, Washington Wash. WA, West-Virginia W.Va. WV, Wisconsin Wis. WI, Wyoming Wyo. WY
"""
"""Each state in full, as AP abbreviates it in a dateline, and as the post does."""
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""Each month as AP sets it before a day."""


@cache
def states() -> Mapping[str, str]:
    """Return the AP form of each state by its full name and its postal code, in small letters without stops."""
    found: dict[str, str] = {}
    for entry in _STATES.replace("\n", " ").split(","):
        full, short, post = entry.split()
        found |= dict.fromkeys((_plain(full.replace("-", " ")), _plain(short), post.lower()), short)
    return found


def _plain(words: str) -> str:
    return words.replace(".", "").replace(" ", "").lower()


def ap_style(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield what departs from AP form. Values: ``problem`` and ``right``.

    Args: *alone* is the term list of cities that stand without their state; *wires* that of wires that set datelines their own way.
    """
    found = [*_datelines(reading, args), *_months(reading), *_times(reading)]
    yield from sorted(found, key=lambda breach: breach.where if isinstance(breach.where, Span) else Span(0, 0))


def _breach(span: Span, problem: str, right: str) -> Breach:
    return Breach(span, {"problem": problem, "right": right}, replacement=right)


# ---- Datelines


def _datelines(reading: Reading, args: Args) -> Iterator[Breach]:
    wires = [fact.span for fact in reading.index.phrases(args["wires"])]
    alone = [fact.span for fact in reading.index.phrases(args["alone"])]
    for fact in reading.by_kind.get("dateline", ()):
        if isinstance(fact, Dateline) and fact.city and not any(fact.span.meets(wire) for wire in wires):
            yield from _dateline(fact, reading, alone)


def _dateline(fact: Dateline, reading: Reading, alone: list[Span]) -> Iterator[Breach]:
    text, city = reading.release.text, fact.city or ""
    at = text.find(city, fact.span.start, fact.span.end)
    if at < 0:
        return
    place = Span(at, at + len(city))
    if city != city.upper():
        yield _breach(place, "is not in capitals", city.upper())
    if not fact.region:
        return
    right = states().get(_plain(fact.region))
    start = text.find(fact.region, place.end, fact.span.end)
    region = Span(start, start + len(fact.region)) if start >= 0 else None
    if region is None or right is None:
        return
    if any(span.covers(place) or place.covers(span) for span in alone):
        yield _breach(Span(place.start, region.end), "names the state of a city that stands alone", city.upper())
    elif fact.region != right:
        yield _breach(region, "is not the state as a dateline abbreviates it", right)


# ---- Months and times of day


@cache
def _day() -> Pattern:
    return compiled(r"(?P<month>[A-Z][a-z]+\.?|[A-Z]{3,9}\.?) (?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?")


def _months(reading: Reading) -> Iterator[Breach]:
    text = reading.release.text
    for fact in reading.by_kind.get("date", ()):
        if not isinstance(fact, CalendarDate) or reading.section(fact).kind is SectionKind.FRONT_MATTER:
            continue
        found = _day().search(text, fact.span.start, fact.span.end)
        if found is None:
            continue
        month, right = found["month"], MONTHS[fact.month - 1]
        span = Span(*found.span())
        wanted = f"{right} {int(found['day'])}"
        if found["ordinal"]:
            yield _breach(span, "has an ordinal", wanted)
        elif month != right and not month.isupper():
            yield _breach(span, "does not have the month in AP form", wanted)
        elif found["day"].startswith("0"):
            yield _breach(span, "has a nought before the day", wanted)


@cache
def _time() -> Pattern:
    return compiled(r"(\d{1,2})(?::(\d{2}))? ?([AaPp])(?:\. ?[Mm]\.?|[Mm]\b)")


def _times(reading: Reading) -> Iterator[Breach]:
    text = reading.release.view
    for fact in reading.by_kind.get("clock_time", ()):
        if not isinstance(fact, ClockTime) or reading.section(fact).kind is SectionKind.FRONT_MATTER:
            continue
        found = _time().search(text, fact.span.start, fact.span.end + 1)
        if found is None:
            continue
        minutes = f":{found[2]}" if found[2] and found[2] != "00" else ""
        right = "noon" if (found[1], minutes, found[3].lower()) == ("12", "", "p") else f"{found[1]}{minutes} {found[3].lower()}.m."
        if found[0] != right:
            yield _breach(Span(*found.span()), "is not a time in AP form", right)
