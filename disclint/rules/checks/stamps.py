"""The day and moment of a release: its dateline, and the date that its metadata give."""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import datetime, timedelta
from functools import cache

from disclint.model.fact import Dateline
from disclint.model.reading import Reading
from disclint.model.span import Place
from disclint.model.value import dataclass
from disclint.rules.checks.keys import MOMENT, first
from disclint.text.patterns import Pattern, compiled

WEST, EAST = timedelta(hours=-12), timedelta(hours=14)
"""The clocks of the Earth run from UTC-12 to UTC+14."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The date of the metadata: the key, its words, the day they say, and where they say it.

    *moment* is the instant in UTC where an offset is given, else None.
    """

    key: str
    words: str
    day: Date
    moment: datetime | None
    place: Place | None

    def days(self) -> tuple[Date, Date]:
        """Return the first and the last day that a dateline may carry.

        With an offset those are the calendar days of that instant anywhere on Earth, without one the day before and the day after.
        """
        if self.moment is None:
            return self.day - timedelta(days=1), self.day + timedelta(days=1)
        return (self.moment + WEST).date(), (self.moment + EAST).date()


@cache
def _shape() -> Pattern:
    return compiled(
        r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:(?:T| +)(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)? *(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?", re.I
    )


def stamp(reading: Reading) -> Stamp | None:
    """Return the date of the metadata, None where they give none or it cannot be read.

    Keys such as lastmod or archived, which say when a copy was made, are not looked at.
    """
    entry = first(reading, MOMENT)
    return read_stamp(entry.key, entry.words, entry.where) if entry is not None else None


def read_stamp(key: str, words: str, place: Place | None) -> Stamp | None:
    """Read ``2025-02-10 08:45:50``, ``2026-05-14T08:00:00+02:00`` or ``2026-05-14``; None if *words* are no such date."""
    match = _shape().fullmatch(words.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups()[:6])
    try:
        local = datetime(year, month, day, hour, minute, min(second, 59))
        moment = _moment(local, match["zone"]) if match[4] and match["zone"] else None
    except (ValueError, OverflowError):
        return None
    return Stamp(key, words.strip(), local.date(), moment, place)


def _moment(local: datetime, zone: str) -> datetime:
    if zone.upper() in ("Z", "UTC", "GMT"):
        return local
    digits = zone[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return local - ahead if zone[0] == "+" else local + ahead


def own_day(reading: Reading) -> Date | None:
    """Return the release's own day: that of its first dated dateline, else that of its metadata, else the day it is judged by."""
    for dateline in reading.by_kind.get("dateline", ()):
        if isinstance(dateline, Dateline) and dateline.date is not None:
            return dateline.date
    found = stamp(reading)
    return found.day if found is not None else reading.as_of
