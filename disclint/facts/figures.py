"""Figures: amounts of money, shares in percent, counts with what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import Figure
from disclint.model.span import Span
from disclint.text.patterns import Match, Pattern, compiled

SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mm": 6,
    "mn": 6,
    "mio": 6,
    "million": 6,
    "millions": 6,
    "b": 9,
    "bn": 9,
    "billion": 9,
    "billions": 9,
    "t": 12,
    "tn": 12,
    "trillion": 12,
}
"""Powers of ten behind a figure."""
SIGNS = {
    "$": "USD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    "\u20b9": "INR",
    "\u20a9": "KRW",
    "\u20bd": "RUB",
    "\u20ba": "TRY",
    "\u20aa": "ILS",
}
DOLLARS = {
    "US": "USD",
    "U.S.": "USD",
    "USD": "USD",
    "C": "CAD",
    "CA": "CAD",
    "CDN": "CAD",
    "CAD": "CAD",
    "A": "AUD",
    "AU": "AUD",
    "AUD": "AUD",
    "HK": "HKD",
    "S": "SGD",
    "SG": "SGD",
    "NZ": "NZD",
    "R": "BRL",
    "NT": "TWD",
    "MX": "MXN",
}
"""What stands before a dollar sign and says whose dollar it is."""
_CODES = """
USD EUR GBP JPY CHF CAD AUD HKD SGD CNY RMB SEK NOK DKK INR KRW NZD BRL MXN ZAR TWD AED SAR PLN CZK HUF ILS THB MYR IDR PHP
"""
CODES = tuple(_CODES.split())
"""Source: ISO 4217, those that releases use, and RMB."""
NAMES = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "franc": "CHF"}
_UNITLESS = """
am pm a p st nd rd th and or to of in on at by for with is are was the as per from x vs than but if
"""
UNITLESS = frozenset(_UNITLESS.split())
"""What may stand behind a figure and is not what it counts."""


@cache
def _number() -> Pattern:
    return compiled(r"\d+(?:,\d{3})*(?:\.\d+)?")


GLUED = frozenset("./,-_")
"""What stands before a number that is a part of something else: a date, a code, a decimal."""
BEHIND = frozenset(" %-+kKmMbBT")
"""What may follow a number that has a unit behind it."""


@cache
def _behind() -> Pattern:
    scales = "(?i:thousand|millions?|billions?|trillion|mio|mn|mm|bn|tn)|[kKmMbBT]"
    names = "(?i:dollars?|euros?|pounds?|yen|yuan|renminbi|rupees?|francs?)"
    return compiled(
        rf"(?:[ -]?(?P<scale>{scales})(?!\w))?\+?(?:(?P<percent> ?%|[ -](?i:per ?cent|percentage points?)\b)"
        rf"|[ -](?:(?:US|U\.S\.|Canadian|Australian|Hong Kong) )?(?P<money>{names}|{'|'.join(CODES)})\b"
        r"|[ -](?P<noun>[A-Za-z][a-z-]{2,24}))?"
    )


@cache
def _before() -> Pattern:
    dollars = r"US|U\.S\.|CDN|CAD|CA|C|AUD|AU|A|HK|SG|S|NZ|R|NT|MX|USD"
    return compiled(
        rf"(?:(?P<dollar>\b(?:{dollars})) ?)?(?P<sign>[$\u20ac\u00a3\u00a5\u20b9\u20a9\u20bd\u20ba\u20aa]) ?$"
        rf"|\b(?P<code>{'|'.join(CODES)}) ?$"
    )


def facts(frame: Frame) -> Iterator[Figure]:
    """Yield each amount of money, each percentage and each count of something.

    Order: that of the text.
    """
    for paragraph in frame.release.paragraphs:
        for span, value, half, unit in figures(frame.view, paragraph.span):
            yield Figure(**frame.where(span), value=value, half=half, unit=unit, written=span.of(frame.text))


def figures(view: str, where: Span) -> Iterator[tuple[Span, Decimal, Decimal, str]]:
    """Yield each figure of *where*: its span, its value, half a unit of its last digit, and its unit."""
    for found in _number().finditer(view, where.start, where.end):
        read = _read(view, found, where)
        if read is not None:
            yield read


def _read(view: str, found: Match, where: Span) -> tuple[Span, Decimal, Decimal, str] | None:
    start = found.start()
    last = view[start - 1] if start > where.start else " "
    if last.isalnum() or (last in GLUED and not (last == "-" and view[start - 2 : start - 1].isspace())):
        return None
    low = max(where.start, start - 6)
    before = None if last.isspace() and view[start - 2].islower() else _before().search(view[low:start])
    if before is None and view[found.end() : found.end() + 1] not in BEHIND:
        return None
    behind = _behind().match(view, found.end(), where.end)
    if before is None and behind and len(behind["scale"] or "") == 1 and view[found.end()] == " ":
        return None  # metres, kilometres, tonnes
    unit = _unit(found[0], behind, before)
    if unit is None:
        return None
    begin = low + before.start() if before is not None and (before["sign"] or before["code"]) else start
    digits = found[0].replace(",", "")
    power = SCALES.get((behind["scale"] or "").lower(), 0) if behind else 0
    decimals = len(digits.partition(".")[2])
    scale = Decimal(10) ** power
    value = Decimal(digits) * scale
    half = scale / Decimal(10) ** decimals / 2
    return Span(begin, _end(found, behind, unit)), value, half, unit


def _end(found: Match, behind: Match | None, unit: str) -> int:
    if behind is None:
        return found.end()
    if unit == "percent" or behind["money"]:
        return behind.end()
    if behind["noun"] and unit == behind["noun"].lower():
        return behind.end()
    return behind.end("scale") if behind["scale"] else found.end()


def _unit(digits: str, behind: Match | None, before: Match | None) -> str | None:
    if before is not None:
        return _currency(before)
    if behind is None:
        return None
    if behind["percent"]:
        return "percent"
    if behind["money"]:
        word = behind["money"]
        return ("CNY" if word == "RMB" else word) if word in CODES else NAMES[word.lower().rstrip("s")]
    noun = behind["noun"]
    if len(digits) == 4 and digits.startswith(("19", "20")):
        return None  # a year
    return noun.lower() if noun and noun.lower() not in UNITLESS else None


def _currency(before: Match) -> str:
    if before["code"]:
        return "CNY" if before["code"] == "RMB" else before["code"]
    return DOLLARS.get(before["dollar"] or "US", "USD") if before["sign"] == "$" else SIGNS[before["sign"]]
