"""Exact arithmetic of printed numbers: what a printed figure can stand for, and how to print a computed one."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from disclint.parsing.numerals import decimals, half


def box(value: Decimal) -> tuple[Fraction, Fraction]:
    """Return what *value* can stand for, rounded half up or half to even: half a unit of its last digit on both sides."""
    exact, reach = Fraction(value), Fraction(half(value))
    return exact - reach, exact + reach


def fits(computed: Fraction, printed: Decimal) -> bool:
    """Tell whether *computed* can be printed as *printed*: rounded half up, half to even, or cut off."""
    low, high = box(printed)
    unit = high - low
    exact = Fraction(printed)
    cut = exact <= computed < exact + unit if printed >= 0 else exact - unit < computed <= exact
    return low <= computed <= high or cut


def percentage(count: int, total: int) -> Fraction:
    """Return *count* of *total* in percent, exactly."""
    return Fraction(100 * count, total)


def shown(value: Fraction, digits: int) -> str:
    """Return *value* with so many decimals, rounded half up."""
    scaled = value * 10**digits
    whole = math.floor(abs(scaled) + Fraction(1, 2))
    sign = "-" if scaled < 0 and whole else ""
    text = str(whole).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def range_of(printed: Decimal) -> str:
    """Return in words what a printed figure can stand for: ``72.5 to 73.5``."""
    low, high = box(printed)
    digits = decimals(printed) + 1
    return f"{shown(low, digits)} to {shown(high, digits)}"


def plain(value: Decimal) -> str:
    """Return *value* as a reader writes it: no exponent."""
    return format(value, "f")


def rounded(value: float, digits: int) -> str:
    """Return a reckoned *value* with so many decimals."""
    return str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
