"""Days and moments of the metadata, and whether status, embargo, version and correction fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from disclint.model.fact import Embargo
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.checks.keys import MOMENT, STATUS, UNTIL, Entry, breach, entries, first
from disclint.rules.message import series
from disclint.text.patterns import Pattern, compiled

Args = Mapping[str, Any]

# ---- Days and moments

WHOLE = ("release_datetime", *UNTIL, "channels.planned_at", "channels.acknowledged_at")
"""Where a day alone is not enough."""
MOMENTS = (*WHOLE, *MOMENT[1:], "publishDate", "lastmod", "modified", "dateModified")
FIRST_YEAR = 1990
AHEAD = timedelta(days=366)


def moments(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each day or moment of the metadata that cannot be read, lacks its offset or lies far off.

    Source: ISO 8601 in the profile of RFC 3339; a blank may stand for the T.
    """
    for name in MOMENTS:
        for entry in entries(reading, name):
            problem = _moment_problem(entry.words, name in WHOLE, reading.as_of)
            if problem is not None:
                yield breach(entry, problem)
    for entry in entries(reading, "dateline.date"):
        problem = _day_problem(entry.words, reading.as_of)
        if problem is not None:
            yield breach(entry, problem)


@cache
def _moment() -> Pattern:
    return compiled(r"(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?([Zz]|UTC|[+-]\d{2}:?\d{2})?)?")


def _moment_problem(words: str, whole: bool, as_of: date | None) -> str | None:
    found = _moment().fullmatch(words)
    if found is None:
        return "is no date and time in the form 2026-05-14T08:30:00-04:00"
    day, time, offset = found.groups()
    if _parsed(day, time) is None:
        return "is no day or time that exists"
    if time is None:
        return "gives no time of day" if whole else _far_off(day, as_of)
    return "does not say how far its time is from UTC" if offset is None else _far_off(day, as_of)


def _day_problem(words: str, as_of: date | None) -> str | None:
    found = _moment().fullmatch(words)
    if found is not None and found[2] is not None:
        return "has a time of day, and a dateline has none"
    if found is None or _parsed(words, None) is None:
        return "is no day in the form 2026-05-14"
    return _far_off(words, as_of)


def _parsed(day: str, time: str | None) -> datetime | None:
    clock = (time or "00:00").partition(".")[0]
    try:
        return datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        return None


def _far_off(day: str, as_of: date | None) -> str | None:
    moment = date.fromisoformat(day)
    if moment.year < FIRST_YEAR:
        return f"lies before {FIRST_YEAR}"
    return f"lies more than a year after {as_of.isoformat()}" if as_of is not None and moment - as_of > AHEAD else None


# ---- Status, embargo, version and correction


def state(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield what does not fit together among status, embargo, version and correction, in the metadata and with the text.

    Args: *correction* is the term list of words by which a text says that it corrects, *headed* that of headlines that do.
    """
    status = first(reading, STATUS)
    if status is None:
        return
    until, corrects = first(reading, UNTIL), next(entries(reading, "corrects"), None)
    match status.words.lower():
        case "embargoed":
            if until is None:
                yield breach(status, "the release is embargoed, but no embargo.until says until when")
        case "corrected":
            yield from _corrected(status, corrects, reading, args)
        case "withdrawn" | "canceled" | "cancelled":
            yield breach(status, "a release that is withdrawn must not go out")
        case "final" | "usable":
            yield from _final(status, until, corrects, reading, args)


def _corrected(status: Entry, corrects: Entry | None, reading: Reading, args: Args) -> Iterator[Breach]:
    version = next(entries(reading, "version"), None)
    missing = []
    if corrects is None:
        missing.append("corrects does not name the release that is corrected")
    if version is None or not _is_later(version.words):
        missing.append("version is not higher than 1")
    if not any(reading.section(fact).kind is not SectionKind.FRONT_MATTER for fact in reading.index.phrases(args["correction"])):
        missing.append("the text has no line that says what was corrected")
    if missing:
        yield breach(status, f"the release is a correction, but {series(missing)}")


def _is_later(version: str) -> bool:
    digits = compiled(r"\d+(?:\.\d+)?").search(version)
    return digits is not None and float(digits[0]) > 1


def _final(status: Entry, until: Entry | None, corrects: Entry | None, reading: Reading, args: Args) -> Iterator[Breach]:
    if until is not None and (moment := _after_release(until, reading)) is not None:
        yield breach(status, f"the release is final, but its embargo runs until {until.words}, after {moment}")
    for fact in reading.by_kind.get("embargo", ()):
        if isinstance(fact, Embargo) and fact.form == "embargo" and (fact.until is None or _is_ahead(fact.until.date(), reading)):
            shown = Proof("the text", fact.span, fact.span.of(reading.release.text))
            yield breach(status, "the release is final, but the text still stands under an embargo", (shown,))
            break
    headed = [fact for fact in reading.index.phrases(args["headed"]) if _opens(fact.span, reading)]
    if corrects is not None:
        yield breach(status, f"the release corrects {corrects.words}, but its status is not corrected", severity=Severity.WARNING)
    elif headed:
        shown = Proof("the text", headed[0].span, headed[0].span.of(reading.release.text))
        yield breach(status, "the text is headed as a correction, but the status is not corrected", (shown,), Severity.WARNING)


def _opens(span: Span, reading: Reading) -> bool:
    """Tell whether *span* is the beginning of a line at the head of the release."""
    head = (SectionKind.HEADLINE, SectionKind.WIRE_HEADER, SectionKind.SUBHEADLINE)
    release = reading.release
    return any(p.span.start == span.start and release.sections[p.section].kind in head for p in release.paragraphs)


def _after_release(until: Entry, reading: Reading) -> str | None:
    """Return the moment of release where the embargo runs beyond it."""
    release = first(reading, MOMENT)
    ends = _aware(until.words)
    goes_out = _aware(release.words) if release is not None else None
    if release is not None and ends is not None and goes_out is not None:
        return release.words if ends > goes_out else None
    day = until.words[:10]
    if reading.as_of is None or _parsed(day, None) is None or date.fromisoformat(day) <= reading.as_of:
        return None
    return reading.as_of.isoformat()


def _aware(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words.upper().replace("UTC", "Z"))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _is_ahead(day: date, reading: Reading) -> bool:
    return reading.as_of is not None and day > reading.as_of
