"""Time zones by their letters, and when daylight time holds: a table and arithmetic, no time zone data of the machine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from datetime import datetime, time, timedelta
from functools import cache

from disclint.model.value import dataclass

SUNDAY = 6
BOTH = ("standard", "daylight")


@dataclass(frozen=True, slots=True)
class Change:
    """When clocks change: on the *nth* Sunday of a month (-1: the last), at *hour* by the clock that goes out of use."""

    month: int
    nth: int
    hour: int

    def moment(self, year: int) -> datetime:
        """Return when that is in *year*."""
        if self.nth > 0:
            first = Date(year, self.month, 1)
            day = first + timedelta(days=(SUNDAY - first.weekday()) % 7 + 7 * (self.nth - 1))
        else:
            last = Date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            day = last - timedelta(days=(last.weekday() - SUNDAY) % 7)
        return datetime.combine(day, time(self.hour))


@dataclass(frozen=True, slots=True)
class Family:
    """Zones that change their clocks together. Without changes they never do."""

    begins: Change | None = None
    ends: Change | None = None

    @property
    def changes(self) -> bool:
        """Whether there is daylight time at all."""
        return self.begins is not None

    def seasons(self, local: datetime) -> tuple[str, ...]:
        """Return which time a clock that shows *local* keeps: standard, daylight, or both in the hour that comes twice.

        In the hour that is left out both are told too: no letters are right, and none is more wrong.
        """
        if self.begins is None or self.ends is None:
            return ("standard",)
        begin, end = self.begins.moment(local.year), self.ends.moment(local.year)
        hour = timedelta(hours=1)
        if begin <= local < begin + hour or end - hour <= local < end:
            return BOTH
        if begin < end:
            return ("daylight",) if begin <= local < end else ("standard",)
        return ("standard",) if end <= local < begin else ("daylight",)


FAMILIES: Mapping[str, Family] = {
    "fixed": Family(),
    # 15 U.S.C. 260a(a): 2 a.m. on the second Sunday of March to 2 a.m. on the first Sunday of November (since 2007).
    "america": Family(Change(3, 2, 2), Change(11, 1, 2)),
    # Directive 2000/84/EC: the last Sundays of March and October at 1 a.m. Greenwich time.
    "central europe": Family(Change(3, -1, 2), Change(10, -1, 3)),
    "eastern europe": Family(Change(3, -1, 3), Change(10, -1, 4)),
    "britain": Family(Change(3, -1, 1), Change(10, -1, 2)),
    # From the first Sunday of October to the first Sunday of April; Queensland keeps standard time.
    "australia": Family(Change(10, 1, 2), Change(4, 1, 3)),
    "new zealand": Family(Change(9, -1, 2), Change(4, 1, 3)),
}


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as written.

    *letters* as printed, *base* its standard offset, *season* standard or daylight where the letters say which, *generic* letters that are
    right all year.
    *others* are further offsets that the letters may mean.

    Units: minutes ahead of UTC.
    """

    letters: str
    base: int
    family: str
    season: str | None = None
    partner: str = ""
    generic: str | None = None
    others: tuple[int, ...] = ()

    @property
    def partner_season(self) -> str:
        """The season that its letters do not say."""
        return "daylight" if self.season == "standard" else "standard"

    def ahead(self, local: datetime) -> frozenset[int]:
        """Return how many minutes a clock of this zone that shows *local* may be ahead of UTC.

        Standard letters are often written for the zone as such, so where daylight time holds both are told.
        """
        if self.season == "daylight":
            return frozenset((self.base + 60, *self.others))
        seasons = FAMILIES[self.family].seasons(local)
        now = [self.base + (60 if season == "daylight" else 0) for season in seasons]
        return frozenset((*now, *([self.base] if self.season == "standard" else []), *self.others))


def _american() -> Mapping[str, Zone]:
    found: dict[str, Zone] = {}
    for head, word, base in (
        ("E", "Eastern", -300),
        ("C", "Central", -360),
        ("M", "Mountain", -420),
        ("P", "Pacific", -480),
        ("AK", "Alaska", -540),
    ):
        generic, standard, daylight = head + "T", head + "ST", head + "DT"
        other = (480, -300) if standard == "CST" else (600,) if standard == "EST" else ()
        found[generic] = Zone(generic, base, "america")
        found[standard] = Zone(standard, base, "america", "standard", daylight, generic, other)
        found[daylight] = Zone(daylight, base, "america", "daylight", standard, generic)
        found[word.upper()] = found[f"{word.upper()} TIME"] = Zone(word, base, "america")
    return found


@cache
def _table() -> Mapping[str, Zone]:
    found = {
        "ADT": Zone("ADT", -240, "america", "daylight", "AST", "AT"),
        "AST": Zone("AST", -240, "america", None, others=(-180, 180)),
        "HST": Zone("HST", -600, "fixed"),
        "GMT": Zone("GMT", 0, "fixed", others=(60,)),
        "UTC": Zone("UTC", 0, "fixed"),
        "BST": Zone("BST", 0, "britain", "daylight", "GMT"),
        "CET": Zone("CET", 60, "central europe", "standard", "CEST"),
        "CEST": Zone("CEST", 60, "central europe", "daylight", "CET"),
        "EET": Zone("EET", 120, "eastern europe", "standard", "EEST"),
        "EEST": Zone("EEST", 120, "eastern europe", "daylight", "EET"),
        "AEST": Zone("AEST", 600, "australia", None, others=(660,)),
        "AEDT": Zone("AEDT", 600, "australia", "daylight", "AEST"),
        "NZST": Zone("NZST", 720, "new zealand", "standard", "NZDT"),
        "NZDT": Zone("NZDT", 720, "new zealand", "daylight", "NZST"),
        "MSK": Zone("MSK", 180, "fixed"),
        "GST": Zone("GST", 240, "fixed"),
        "SAST": Zone("SAST", 120, "fixed"),
        "IST": Zone("IST", 330, "fixed", others=(60, 120, 180)),
        "HKT": Zone("HKT", 480, "fixed"),
        "SGT": Zone("SGT", 480, "fixed"),
        "AWST": Zone("AWST", 480, "fixed"),
        "JST": Zone("JST", 540, "fixed"),
        "KST": Zone("KST", 540, "fixed"),
        "HONG KONG TIME": Zone("Hong Kong time", 480, "fixed"),
        "BEIJING TIME": Zone("Beijing time", 480, "fixed"),
        "SINGAPORE TIME": Zone("Singapore time", 480, "fixed"),
        "TOKYO TIME": Zone("Tokyo time", 540, "fixed"),
        "LONDON TIME": Zone("London time", 0, "britain"),
        "PARIS TIME": Zone("Paris time", 60, "central europe"),
        "NEW YORK TIME": Zone("New York time", -300, "america"),
    }
    return {**found, **_american()}


def zone(written: str) -> Zone | None:
    """Return the zone that *written* means, None for one that this table does not know."""
    words = " ".join(written.replace(".", "").split()).upper()
    for name, letter in (("EASTERN", "E"), ("CENTRAL", "C"), ("MOUNTAIN", "M"), ("PACIFIC", "P")):
        if words == f"{name} STANDARD TIME":
            return _worded(written, _table()[letter + "ST"])
        if words == f"{name} DAYLIGHT TIME":
            return _worded(written, _table()[letter + "DT"])
    return _table().get(words)


def _worded(written: str, letters: Zone) -> Zone:
    generic = " ".join(written.split()[:1]) + " Time"
    return Zone(written, letters.base, letters.family, letters.season, letters.partner, generic)
