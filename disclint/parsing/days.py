"""Days and times as written: words and figures to numbers."""

from __future__ import annotations

from datetime import date as Date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def month_number(word: str) -> int:
    """Return 1 to 12 for the name of a month, whole or short."""
    return MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday, whole or short."""
    return WEEKDAYS.index(word[:3].lower())


def figure(word: str) -> int:
    """Return the number that the figures of *word* make: 13 for ``13th,``."""
    return int("".join(filter(str.isdigit, word)))


def real_date(year: int, month: int, day: int) -> Date | None:
    """Return that day, or None where the calendar has none."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def figure_date(word: str) -> Date | None:
    """Read ``2026-03-01``, ``3/14/2026``, ``3/14/26`` or ``14.3.2026``.

    With slashes the month comes first, unless it cannot be one; with dots the day does.
    """
    parts = [int(part) for part in word.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        return real_date(*parts)
    first, second, year = parts
    if "." in word or first > 12:
        first, second = second, first
    return real_date(year if year > 99 else 2000 + year, first, second)
