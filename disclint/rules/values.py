"""Tests of one value: what stands after a field in a selector."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from disclint.model.fact import Fact
from disclint.model.lexicon import Lexicon
from disclint.model.value import dataclass
from disclint.text.phrases import phrases

Scalar = None | bool | int | str | Decimal | date

LENGTH = "length"
"""A field of every fact: how long it is. Units: characters."""


class Test(Protocol):
    """One condition on a value."""

    def holds(self, value: object) -> bool:
        """Tell whether *value* meets it. For several values (a tuple), one that meets it is enough."""


def several(value: object) -> tuple[object, ...]:
    """Return *value* as the values it holds."""
    return tuple(value) if isinstance(value, tuple | list) else (value,)


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of *values*."""

    values: tuple[Scalar, ...]

    def holds(self, value: object) -> bool:
        """Tell whether it is. Nothing at all (None, no member) counts as null."""
        if isinstance(value, tuple | list):
            return any(one in self.values for one in value or (None,))
        return value in self.values


@dataclass(frozen=True, slots=True)
class Between:
    """The value lies between *low* and *high*, both included; None leaves a side open."""

    low: int | Decimal | date | None
    high: int | Decimal | date | None

    def holds(self, value: object) -> bool:
        """Tell whether it does. What cannot be compared does not."""
        return any(self._holds(one) for one in several(value))

    def _holds(self, value: object) -> bool:
        day = value.date() if isinstance(value, datetime) else value
        if isinstance(day, bool):
            return False
        if isinstance(day, str):
            day = number(day)
        if isinstance(day, int | Decimal):
            return self._number(Decimal(day))
        return isinstance(day, date) and self._day(day)

    def _number(self, value: Decimal) -> bool:
        low, high = self.low, self.high
        return (low is None or (not isinstance(low, date) and value >= low)) and (
            high is None or (not isinstance(high, date) and value <= high)
        )

    def _day(self, value: date) -> bool:
        low, high = self.low, self.high
        return (low is None or (isinstance(low, date) and value >= low)) and (high is None or (isinstance(high, date) and value <= high))


def number(words: str) -> Decimal | None:
    """Return the number that *words* are, or None."""
    digits = words.strip().removeprefix("-").replace(".", "", 1)
    return Decimal(words.strip()) if digits.isascii() and digits.isdigit() else None


@dataclass(frozen=True, slots=True)
class Has:
    """The value holds a phrase of the term list *name*, whose terms are in *lexicon*."""

    name: str
    lexicon: Lexicon

    def holds(self, value: object) -> bool:
        """Tell whether it does. A hyphen in a value parts words as everywhere."""
        return any(isinstance(one, str) and next(phrases(self.lexicon, one), None) is not None for one in several(value))


@dataclass(frozen=True, slots=True)
class Not:
    """The value does not meet *test*."""

    test: Test

    def holds(self, value: object) -> bool:
        """Tell whether it does not."""
        return not self.test.holds(value)


@dataclass(frozen=True, slots=True)
class All:
    """The value meets all of *tests*."""

    tests: tuple[Test, ...]

    def holds(self, value: object) -> bool:
        """Tell whether it does."""
        return all(test.holds(value) for test in self.tests)


@dataclass(frozen=True, slots=True)
class FieldTest:
    """A test of one field of a fact."""

    field: str
    test: Test

    def holds(self, fact: Fact) -> bool:
        """Tell whether *fact* meets it."""
        if self.field == LENGTH:
            return self.test.holds(fact.span.end - fact.span.start)
        return self.test.holds(getattr(fact, self.field))
