"""Numbers as they are printed: digits, thousands, raised dots, signs, number words. Exact, with every printed digit."""

from __future__ import annotations

from decimal import Decimal

from disclint.model.span import Span
from disclint.model.value import dataclass

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = (
    {word: number for number, word in enumerate(ONES)} | {word: 20 + 10 * number for number, word in enumerate(TENS)} | {"none": 0, "no": 0}
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it is printed: a `Decimal` keeps its last zeros."""

    value: Decimal
    span: Span


def count(words: str) -> int | None:
    """Return the whole number that *words* mean: ``2,021``, ``fifteen``, ``twenty-one``."""
    plain = words.replace(",", "").strip()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    parts = [WORDS.get(part) for part in plain.lower().replace("-", " ").split()]
    return None if not parts or None in parts else sum(part for part in parts if part is not None)


def decimal(words: str) -> Decimal | None:
    """Return the number that *words* mean: ``1,234.50``, ``0\u00b772``, ``.05``; a comma before one or two digits is a decimal one."""
    plain = words.strip().replace("\u00b7", ".")
    if "," in plain:
        head, _, tail = plain.rpartition(",")
        plain = f"{head}.{tail}" if head.isdigit() and len(tail) != 3 else plain.replace(",", "")
    digits = plain.removeprefix("-").removeprefix("+").replace(".", "", 1)
    return Decimal(plain) if digits.isascii() and digits.isdigit() else None


def decimals(value: Decimal) -> int:
    """Return how many digits are printed behind the point."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def half(value: Decimal) -> Decimal:
    """Return half a unit of the last printed digit."""
    return Decimal(5).scaleb(-decimals(value) - 1)
