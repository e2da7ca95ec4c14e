"""What is written in many ways, in one form: the normalisers of `agree`, and how far two forms may lie apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from disclint.model.value import dataclass

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("®™℠©\u00ad\u200b\u200c\u2060\ufeff", None),
    }
)
_ASCII_MARKS = ("(r)", "(tm)", "(sm)")
LEGAL_FORMS = frozenset(
    [
        *("inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "lp", "plc"),
        *("ag", "sa", "se", "nv", "bv", "gmbh", "ab", "asa", "as", "oyj", "spa", "kk", "pte", "pty"),
    ]
)


def text(value: object) -> str | None:
    """Return words without regard to case, kind of quotes and dashes, trademark signs, entities and blanks."""
    if value is None:
        return None
    words = str(value)
    if "&" in words:
        from html import unescape

        words = unescape(words)
    words = unicodedata.normalize("NFKC", words.translate(_PLAIN)).casefold()
    for mark in _ASCII_MARKS:
        words = words.replace(mark, "")
    return " ".join(words.split()) or None


def letters(value: object) -> str | None:
    """Return words without regard to anything but letters and digits."""
    folded = text(value)
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split()) or None if folded else None


def company(value: object) -> str | None:
    """Return the name of a company without its legal form."""
    folded = text(value)
    words = folded.replace(".", "").replace(",", " ").split() if folded else []
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words) or None


def day(value: object) -> date | None:
    """Return the calendar day of a date, a moment, or words in the ISO form."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None


def figure(value: object) -> Decimal | None:
    """Return a number, also from words with thousands separators."""
    if isinstance(value, Decimal | int):
        return Decimal(value)
    try:
        return Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        return None


def ticker(value: object) -> str | None:
    """Return a ticker without exchange, cashtag, country suffix, blanks and leading zeros: 2171 for ``HKEX: 02171.HK``."""
    if value is None:
        return None
    symbol = str(value).upper().rpartition(":")[2].strip().removeprefix("$").replace(" ", "")
    head, dot, tail = symbol.partition(".")
    symbol = head if dot and head.isdigit() and tail.isalpha() else symbol
    return symbol.lstrip("0") or symbol or None


def code(value: object) -> str | None:
    """Return the letters and digits of a code, in capitals."""
    return "".join(c for c in str(value).upper() if c.isalnum()) or None if value is not None else None


NORMALISERS: Mapping[str, Callable[[object], object]] = {
    "text": text,
    "letters": letters,
    "company": company,
    "date": day,
    "figure": figure,
    "ticker": ticker,
    "code": code,
}


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two forms may lie apart: *days* for dates, *amount* or *share* (of the second) or *rounding* for figures, *prefix* for text.

    With *rounding*, two figures agree if their intervals of half a unit of the last printed digit meet.
    """

    days: int = 0
    amount: Decimal = Decimal(0)
    share: Decimal = Decimal(0)
    rounding: bool = False
    prefix: bool = False

    def allows(self, one: object, two: object, half: object, other_half: object) -> bool:
        """Tell whether *one* and *two* agree."""
        if isinstance(one, date) and isinstance(two, date):
            return abs((one - two).days) <= self.days
        if isinstance(one, Decimal) and isinstance(two, Decimal):
            slack = self.amount + abs(two) * self.share
            if self.rounding:
                slack += sum(h for h in (half, other_half) if isinstance(h, Decimal))
            return abs(one - two) <= slack
        if self.prefix and isinstance(one, str) and isinstance(two, str):
            return one.startswith(two) or two.startswith(one)
        return one == two
