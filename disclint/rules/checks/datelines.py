"""Checks of datelines: against the date of the metadata, against each other, and of the place against its country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from itertools import pairwise
from typing import Any

from disclint.model.fact import Dateline
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.parsing.places import region
from disclint.rules.checks.stamps import Stamp, stamp

HOMES: Mapping[str, frozenset[str]] = {
    city: frozenset(countries.split("|"))
    for countries, cities in (
        ("united kingdom", "manchester|birmingham|glasgow|edinburgh|cardiff|belfast|liverpool|leeds|bristol"),
        ("united kingdom|canada", "london"),
        ("canada", "toronto|montreal|montréal|vancouver|calgary|ottawa|edmonton|winnipeg|quebec city"),
        ("australia|canada", "sydney"),
        ("australia", "melbourne|brisbane|perth|adelaide|canberra"),
        ("singapore", "singapore"),
        ("united arab emirates", "dubai|abu dhabi|sharjah"),
        ("france", "paris|lyon|marseille|toulouse"),
        ("germany", "berlin|munich|hamburg|frankfurt|cologne|düsseldorf|dusseldorf|stuttgart"),
        ("austria", "vienna"),
        ("switzerland", "zurich|zürich|geneva|basel|bern|lausanne|zug"),
        ("italy", "milan|rome|turin"),
        ("spain", "madrid|barcelona"),
        ("portugal", "lisbon"),
        ("netherlands", "amsterdam|rotterdam|the hague|eindhoven"),
        ("belgium", "brussels|antwerp"),
        ("ireland", "dublin"),
        ("sweden", "stockholm|gothenburg"),
        ("norway", "oslo"),
        ("denmark", "copenhagen"),
        ("finland", "helsinki"),
        ("poland", "warsaw|krakow"),
        ("china", "beijing|shanghai|shenzhen|guangzhou|hangzhou|suzhou|chengdu|wuhan"),
        ("hong kong|china", "hong kong"),
        ("taiwan", "taipei"),
        ("japan", "tokyo|osaka|kyoto|nagoya"),
        ("south korea", "seoul|busan"),
        ("india", "mumbai|new delhi|bengaluru|bangalore|chennai|hyderabad|pune|kolkata"),
        ("israel", "tel aviv|jerusalem|haifa"),
        ("brazil", "são paulo|sao paulo|rio de janeiro"),
        (
            "united states",
            "new york|new york city|los angeles|chicago|houston|san francisco|las vegas|miami|seattle|boston|dallas|denver|atlanta",
        ),
    )
    for city in cities.split("|")
}
"""Cities that a dateline names with their country, and the countries that have one of that name which a release may come from.

Drawn up 2026-11-23. Of a city with a state behind it nothing is asked: there is a Paris in Texas and a London in Kentucky.
"""
SAME = {"us": "united states", "england": "united kingdom", "scotland": "united kingdom", "wales": "united kingdom"}


# ---- The dateline and the metadata


def dateline_date(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the dateline whose day lies further from the date of the metadata than time zones can carry it.

    Several datelines: one that fits is enough; whether they agree with each other is another question.
    """
    found = stamp(reading)
    dated = [one for one in _datelines(reading) if one.date is not None]
    if found is None or not dated:
        return
    first, last = found.days()
    if any(one.date is not None and first <= one.date <= last for one in dated):
        return
    one = dated[0]
    if one.date is None:
        return
    values = {
        "found": _day_words(one, reading),
        "dateline": one.date.isoformat(),
        "metadata": found.words,
        "allowed": f"{first.isoformat()} to {last.isoformat()}",
        "apart": _apart(one.date, found),
    }
    yield Breach(one.day_span or one.span, values, (Proof(f"metadata {found.key}", found.place, found.words),))


def _apart(day: Date, found: Stamp) -> str:
    days = abs((day - found.day).days)
    if day.year != found.day.year and (day.month, day.day) == (found.day.month, found.day.day):
        return f"the year differs ({day.year} and {found.day.year})"
    return f"{days:,} days apart"


# ---- Datelines and each other


def repeated_datelines(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each dateline that says another day or another city than the one before it, and each city in a country that is not its own.

    Order: that of the text.
    """
    found = _datelines(reading)
    for one in found:
        yield from _misplaced(one)
    for one, two in pairwise(found):
        yield from _differing(one, two, reading)


def _differing(one: Dateline, two: Dateline, reading: Reading) -> Iterator[Breach]:
    if one.date is not None and two.date is not None and one.date != two.date:
        values = {"found": _day_words(two, reading), "problem": f"the dateline before it says {_day_words(one, reading)}"}
        near = abs((one.date - two.date).days) == 1
        proof = Proof("the other dateline", one.day_span or one.span, _day_words(one, reading))
        yield Breach(two.day_span or two.span, values, (proof,), severity=Severity.WARNING if near else None)
    elif one.places and two.places and not _shares(one, two):
        values = {"found": ", ".join(two.places), "problem": f"the dateline before it says {', '.join(one.places)}"}
        yield Breach(two.span, values, (Proof("the other dateline", one.span, one.span.of(reading.release.text)),))


def _shares(one: Dateline, two: Dateline) -> bool:
    """Tell whether two datelines have a city in common, or one a part of a city's name: ``NEW YORK`` and ``New York City``."""
    cities, others = (tuple(_folded(place.split(",")[0]) for place in line.places) for line in (one, two))
    return any(_is_one(city, other) for city in cities for other in others)


def _is_one(city: str, other: str) -> bool:
    return city in other or other in city or _initials(city) == other or _initials(other) == city


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace(".", " ").replace("-", " ").replace("saint ", "st ").split())


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def _misplaced(one: Dateline) -> Iterator[Breach]:
    """Yield the dateline whose city lies in another country than the one that it names."""
    if one.city is None or one.region is None:
        return
    homes = HOMES.get(" ".join(one.city.casefold().split()))
    entry = region(one.region)
    if homes is None or entry is None or entry[0] != entry[1]:
        return
    country = SAME.get(entry[0], entry[0])
    if country not in homes and not (country == "georgia" and "united states" in homes):
        values = {"found": one.places[0], "problem": f"{one.city} is not in {one.region}"}
        yield Breach(_place_span(one), values)


def _place_span(one: Dateline) -> Span:
    """Return where the first place of a dateline stands: at its start, unless the wire stands before it."""
    return Span(one.span.start, one.span.start + len(one.places[0])) if one.places else one.span


def _datelines(reading: Reading) -> list[Dateline]:
    return [fact for fact in reading.by_kind.get("dateline", ()) if isinstance(fact, Dateline)]


def _day_words(one: Dateline, reading: Reading) -> str:
    return (one.day_span or one.span).of(reading.release.text).strip()
