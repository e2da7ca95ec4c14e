"""Filings that a caution points to: whether there is one, whether it is current, whether this issuer files it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from datetime import timedelta
from functools import cache
from typing import Any

import regex

from disclint.model.fact import Caution, CautionPart, Listing
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.rules.checks.stamps import own_day
from disclint.text.patterns import Pattern, compiled

OVERDUE = timedelta(days=549)
"""After the end of a year the next year ends, and its report is due within half a year: 18 months."""
OVERDUE_YEAR = timedelta(days=610)
"""The same where only the number of the fiscal year is printed, which may end two months after the calendar's."""
OLD = timedelta(days=731)
"""A report of a year that ended earlier than this is out of date whatever the issuer's calendar: two years."""
DOMESTIC, FOREIGN = ("10-K", "10-Q"), ("20-F", "40-F")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
CANADIAN = frozenset(("sedar", "annual-information-form", "management-discussion", "risk-factors", "filings", "report"))
"""Filings that an issuer in Canada makes there, and words that do not tell where."""
NO_FILING = "names no filing in which the fuller risk factors stand"
ENDED, YEAR, FILED = "ended", "fiscal", "filed"


@dataclass(frozen=True, slots=True)
class _Named:
    """An annual report that a caution names: *how* its day is told, and *day*, the end of its year or the day of its filing."""

    span: Span
    how: str
    day: Date


def references(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the caution that names no filing, and each filing in a caution that is out of date, not yet possible or not the issuer's.

    Args: *filings* is the term list of filings, *denied* that of words by which a text says that it holds no forward-looking statements.
    Order: what is missing, then years, then forms.
    """
    cautions = [fact for fact in reading.index.of("caution") if isinstance(fact, Caution)]
    parts = [fact for fact in reading.index.of("caution_part") if isinstance(fact, CautionPart)]
    identified = [part for part in parts if part.part == "identification"]
    denied = {fact.sentence for fact in reading.index.phrases(args["denied"])}
    if not cautions or (identified and all(part.sentence in denied for part in identified)):
        return
    named = [part for part in parts if part.part == "filing"]
    if not named and not _elsewhere(reading, args["filings"]):
        if reading.company.kind != "alternative-reporting":
            yield Breach(identified[0].span if identified else None, {"problem": NO_FILING})
        return
    yield from _years(reading, cautions)
    yield from _forms(reading, named)


def _elsewhere(reading: Reading, filings: str) -> bool:
    """Tell whether a filing is named anywhere else in the release: a section on where to find more, say."""
    return any(reading.section(fact).kind is not SectionKind.WIRE_FOOTER for fact in reading.index.phrases(filings))


# ---- The year


@cache
def _report() -> Pattern:
    """An annual report with the year that it is for, or the day on which it was filed."""
    day = rf"(?P<month>{'|'.join(MONTHS)})\s+(?P<day>[0-9]{{1,2}}),?\s+(?P<year>20[0-9]{{2}})"
    ends = rf"(?:year|period)s?\s+(?P<ended>end(?:ed|ing)|as of)(?:\s+on)?\s+{day}"
    files = rf"(?P<filed>filed|dated)(?:\s+with[^;.\n]{{1,70}}?)?(?:\s+on)?\s+{day.replace('P<', 'P<f_')}"
    fiscal = r"(?P<fiscal>for|fiscal|year)\s+(?:the\s+)?(?:fiscal\s+)?(?:year\s+)?(?P<only>20[0-9]{2})\b"
    return compiled(
        rf"\b(?P<form>10-?K|20-?F|40-?F)\b(?!/?A\b)(?:[^;.\n]|\.(?=\S)){{0,70}}?\b(?:{ends}|{files}|{fiscal})", regex.IGNORECASE
    )


SOON = 60
"""How far before or after a report the words may stand that it is still to be filed. Units: characters."""


@cache
def _to_come() -> Pattern:
    """Words for a report that is still to be filed."""
    words = r"to be filed|will (?:be )?fil\w+|when (?:filed|available)|once filed|upcoming|forthcoming|expects? to file"
    return compiled(rf"\b(?:{words})\b", regex.IGNORECASE)


def _reports(reading: Reading, cautions: Iterable[Caution]) -> Iterator[_Named]:
    view = reading.release.view
    for caution in cautions:
        for found in _report().finditer(view, caution.span.start, caution.span.end):
            day = _day(found)
            how = ENDED if found["ended"] else FILED if found["filed"] else YEAR
            around = Span(max(caution.span.start, found.start() - SOON), min(caution.span.end, found.end() + SOON))
            if day is not None and not _to_come().search(view, around.start, around.end):
                yield _Named(Span(*found.span()), how, day)


def _day(found: regex.Match[str]) -> Date | None:
    if found["only"]:
        return Date(int(found["only"]), 12, 31)
    before = "" if found["ended"] else "f_"
    try:
        return Date(int(found[f"{before}year"]), MONTHS.index(found[f"{before}month"].lower()) + 1, int(found[f"{before}day"]))
    except ValueError:
        return None


def _years(reading: Reading, cautions: Iterable[Caution]) -> Iterator[Breach]:
    """Yield the newest annual report named if a newer one has been due for long, and each of a time that has not come."""
    own = own_day(reading)
    named = list(_reports(reading, cautions))
    if own is None or not named:
        return
    newest = max(named, key=lambda report: report.day)
    age = own - newest.day
    if age > (OVERDUE_YEAR if newest.how == YEAR else OVERDUE):
        yield _breach(reading, newest, f"points to an annual report {_of(newest)}, after which another has been due", age <= OLD)
    for report in named:
        if report.day.year > own.year if report.how == YEAR else report.day > own:
            yield _breach(reading, report, f"points to an annual report {_of(report)}, which has not come yet", light=False)


def _of(report: _Named) -> str:
    day = f"{MONTHS[report.day.month - 1].capitalize()} {report.day.day}, {report.day.year}"
    return {ENDED: f"for the year to {day}", FILED: f"filed on {day}", YEAR: f"for {report.day.year}"}[report.how]


def _breach(reading: Reading, report: _Named, problem: str, light: bool) -> Breach:
    found = report.span.of(reading.release.text)
    return Breach(report.span, {"found": found, "problem": problem}, severity=Severity.INFO if light else None)


# ---- The form


def _forms(reading: Reading, named: Iterable[CautionPart]) -> Iterator[Breach]:
    """Yield the first form named that does not go with the others, or with what the configuration says of the issuer."""
    first = {part.value: part for part in reversed(list(named))}
    domestic = next((first[form] for form in DOMESTIC if form in first), None)
    foreign = next((first[form] for form in FOREIGN if form in first), None)
    kind = reading.company.kind
    if kind == "alternative-reporting" and (odd := domestic or foreign):
        yield _odd(odd, "and the configuration says that the issuer does not report to the SEC")
    elif kind == "foreign-private" and domestic and not foreign:
        yield _odd(domestic, "and the configuration says that the issuer is a foreign private issuer, which files Form 20-F or 40-F")
    elif kind == "us-reporting" and foreign and not domestic:
        yield _odd(foreign, "and the configuration says that the issuer reports as a domestic issuer, on Forms 10-K and 10-Q")
    elif domestic and foreign:
        proof = Proof(f"Form {foreign.value}", foreign.span)
        problem = f"names Form {domestic.value} and Form {foreign.value}; an issuer files the one or the other"
        yield Breach(domestic.span, {"problem": problem}, (proof,), severity=Severity.INFO)
    elif _only_canadian(reading, set(first)):
        yield Breach(
            next(iter(first.values())).span,
            {"problem": "names filings on SEDAR+ and none with the SEC, and the issuer is listed in the United States"},
        )


def _odd(part: CautionPart, why: str) -> Breach:
    return Breach(part.span, {"problem": f"names Form {part.value}, {why}"})


def _only_canadian(reading: Reading, values: set[str | None]) -> bool:
    """Tell whether nothing but filings in Canada is named for an issuer with a listing on a national exchange of the United States."""
    if "sedar" not in values or not values <= CANADIAN:
        return False
    view = reading.release.view
    if _american().search(view):
        return False
    return any(isinstance(fact, Listing) and fact.own and fact.market == "us" for fact in reading.index.of("listing"))


@cache
def _american() -> Pattern:
    """Words for the Commission or its system."""
    return compiled(r"\b(?:SEC|EDGAR)\b|sec\.gov|Securities and Exchange Commission")
