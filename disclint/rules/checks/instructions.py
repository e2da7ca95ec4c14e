"""Checks of the release instruction: whole, one, and in step with the metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import datetime, timedelta
from typing import Any

from disclint.model.fact import ClockTime, Embargo
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.rules.checks.keys import UNTIL, Entry, first
from disclint.rules.checks.stamps import Stamp, own_day, read_stamp, stamp
from disclint.rules.checks.summer import zone
from disclint.rules.message import series

OUT = ("release_datetime",)
"""The metadata key that plans the moment at which a release goes out to the public."""


def release_instruction(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield what is wrong with the release instructions.

    That is two that contradict each other, an embargo without its moment, one that the metadata contradict, and (as information) one that
    had ended on the day of the release. Order: that of the text.
    """
    found = [fact for fact in reading.by_kind.get("embargo", ()) if isinstance(fact, Embargo)]
    held = [fact for fact in found if fact.form == "embargo"]
    for fact in found:
        if fact.form == "immediate":
            if held:
                yield _breach(fact, "stands beside an embargo", reading, (_proof("the embargo", held[0], reading),))
        else:
            yield from _of_embargo(fact, reading)


def _of_embargo(fact: Embargo, reading: Reading) -> Iterator[Breach]:
    missing = [
        name for name, there in (("time of day", fact.has_time), ("time zone", fact.has_zone), ("full date", fact.has_date)) if not there
    ]
    if missing:
        yield _breach(fact, f"does not give the {series(missing)}", reading)
    if fact.until is None:
        return
    moments = _moments(fact, reading)
    until = _until(reading)
    if until is not None and _differs(fact, moments, until[1]):
        yield _breach(fact, f"differs from the metadata, which say {until[0].words}", reading, (_meta(until[0].key, until[1]),))
    out = stamp(reading)
    if out is not None and out.key in OUT and out.moment is not None and moments and min(moments) > out.moment:
        yield _breach(fact, f"ends after the moment of release in the metadata, {out.words}", reading, (_meta(out.key, out),))
    own = own_day(reading)
    if own is not None and own > fact.until.date():
        yield _breach(fact, f"had ended when the release of {own.isoformat()} went out", reading, severity=Severity.INFO)


def _breach(fact: Embargo, problem: str, reading: Reading, proofs: tuple[Proof, ...] = (), severity: Severity | None = None) -> Breach:
    return Breach(fact.span, {"found": fact.span.of(reading.release.text), "problem": problem}, proofs, severity=severity)


def _proof(label: str, fact: Embargo, reading: Reading) -> Proof:
    return Proof(label, fact.span, fact.span.of(reading.release.text))


def _meta(key: str, found: Stamp) -> Proof:
    return Proof(f"metadata {key}", found.place, found.words)


def _until(reading: Reading) -> tuple[Entry, Stamp] | None:
    entry = first(reading, UNTIL)
    found = read_stamp(entry.key, entry.words, entry.where) if entry is not None else None
    return (entry, found) if entry is not None and found is not None else None


def _moments(fact: Embargo, reading: Reading) -> frozenset[datetime]:
    """Return the instants, in UTC, at which an embargo may end, by those of its zones that are known."""
    if fact.until is None:
        return frozenset()
    day = fact.until.date()
    found: set[datetime] = set()
    for clock in reading.by_kind.get("clock_time", ()):
        if isinstance(clock, ClockTime) and fact.span.covers(clock.span) and clock.zone is not None:
            known = zone(clock.zone)
            local = datetime.combine(day, clock.time)
            found.update(local - timedelta(minutes=ahead) for ahead in (known.ahead(local) if known is not None else ()))
    return frozenset(found)


def _differs(fact: Embargo, moments: frozenset[datetime], until: Stamp) -> bool:
    if until.moment is not None and moments:
        return until.moment not in moments
    day: Date | None = fact.until.date() if fact.until is not None else None
    first_day, last_day = until.days()
    return day is not None and not first_day <= day <= last_day
