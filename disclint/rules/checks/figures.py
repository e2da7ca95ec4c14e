"""Checks of figures: those of the headline against those of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from disclint.model.fact import Figure
from disclint.model.financial import Measure
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.text.patterns import Pattern, compiled

UNREAD = (SectionKind.HEADLINE, SectionKind.FRONT_MATTER, SectionKind.WIRE_HEADER, SectionKind.WIRE_FOOTER)
"""Sections whose figures support no headline."""
COMPARED = 80
"""Of more figures than these no shares are reckoned: the text is a table."""
MONEY = "[A-Z]{3}"
BELOW = (SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)
SHORT = 600
"""So short a release may have a headline alone. Units: characters."""
ABOUT = Decimal("0.1")
"""How far a figure may be from what ``over`` or ``almost`` leaves open. Units: share of the figure."""


def headline_figures(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each amount and each share of the headline that no figure of the text equals, rounded as the headline rounds.

    A share that can be reckoned from two figures of the text is told as information. What stands below the headline often gives figures of
    its own: of those only the measures are told that the text gives, and never so. Order: that of the text, the headline first.
    """
    found = [fact for fact in reading.by_kind.get("figure", ()) if isinstance(fact, Figure)]
    head = [fact for fact in found if reading.section(fact).kind is SectionKind.HEADLINE and _counts(fact)]
    if len(reading.release.view) < SHORT:
        return
    yield from _measures(found, reading)
    text = [fact for fact in found if reading.section(fact).kind not in UNREAD] if head else []
    for fact in head if text else ():
        near = _is_about(fact, reading.release.view)
        if not any(_equal(fact, other, near) for other in text) and not _is_written(fact, reading):
            yield _breach(fact, text, reading)


def _measures(found: Sequence[Figure], reading: Reading) -> Iterator[Breach]:
    """Yield each amount of a measure below the headline where the text gives that measure, and gives that amount nowhere."""
    measures = [fact for fact in reading.by_kind.get("measure", ()) if isinstance(fact, Measure) and fact.form == "amount" and fact.value]
    head = [fact for fact in measures if reading.section(fact).kind in BELOW and fact.own and not fact.future]
    text = [fact for fact in found if reading.section(fact).kind not in (*UNREAD, *BELOW)] if head else []
    for fact in head:
        figure = next((one for one in found if fact.span.covers(one.span) and one.value == fact.value), None)
        rivals = [one for one in measures if reading.section(one).kind not in (*UNREAD, *BELOW) and _rivals(fact, one)]
        if figure is None or not rivals or any(_is_same(figure, one) for one in text) or _is_written(figure, reading):
            continue
        words = rivals[0].span.of(reading.release.text).strip()
        values = {"found": figure.span.of(reading.release.text).strip(), "place": "lines below the headline"}
        problem = f"is nowhere in the text, which says “{words}”"
        yield Breach(figure.span, values | {"problem": problem}, (Proof("the text", rivals[0].span, words),))


def _rivals(one: Measure, other: Measure) -> bool:
    """Tell whether two measures are one, of much the same amount: figures of a table may be in thousands."""
    if (one.name, one.unit) != (other.name, other.unit) or one.value is None or other.value is None:
        return False
    return one.value / 2 <= other.value <= one.value * 2


def _is_same(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are one, rounded."""
    return _alike(one, other) and abs(one.value - other.value) <= max(one.half, other.half, one.value / 100)


def _counts(fact: Figure) -> bool:
    return fact.unit == "percent" or compiled(MONEY).fullmatch(fact.unit) is not None


def _alike(one: Figure, two: Figure) -> bool:
    """Tell whether two figures may mean the same thing: both shares, or neither."""
    return (one.unit == "percent") == (two.unit == "percent")


def _equal(one: Figure, other: Figure, near: bool) -> bool:
    """Tell whether two figures are one as far as their last digits tell; *near* allows for what words as ``over`` leave open."""
    leeway = max(one.half, other.half, one.value * ABOUT if near else 0)
    cut = one.value <= other.value < one.value + one.half * 2  # digits left out rather than rounded
    return _alike(one, other) and (abs(one.value - other.value) <= leeway or cut)


@cache
def _about() -> Pattern:
    return compiled(
        r"\b(?:over|above|than|almost|nearly|close to|about|around|approximately|some|up to|exceed\w*|surpass\w*|past|beyond"
        r"|top\w*|under|below|least|roughly) (?:of |a |an |the )?$",
        re.I,
    )


def _is_about(fact: Figure, view: str) -> bool:
    """Tell whether words before the figure say that it is not exact, or a plus sign behind it."""
    return (
        _about().search(view[max(0, fact.span.start - 30) : fact.span.start]) is not None
        or "+" in view[fact.span.start : fact.span.end + 1]
    )


def _is_written(fact: Figure, reading: Reading) -> bool:
    """Tell whether the digits of *fact* stand in the text with another unit or none, as in a range: ``4.1 to 4.5 percent``."""
    digits = compiled(r"\d[\d,.]*\d|\d").search(fact.written)
    if digits is None:
        return True
    own = reading.section(fact).kind
    head = [s.span.end for s in reading.release.sections if s.kind in (SectionKind.HEADLINE, own)]
    behind = r"(?=\s*(?:%|percent|per cent|-|to\b|and\b|or\b|,|x\b|times))" if fact.unit == "percent" else r"(?![\d]|[.,]\d)"
    bare = re.escape(digits[0]).replace(",", ",?")
    return re.compile(rf"(?<![\d.,]){bare}(?:\.0+)?{behind}").search(reading.release.view, max(head)) is not None


def _breach(fact: Figure, text: Sequence[Figure], reading: Reading) -> Breach:
    words = fact.span.of(reading.release.text).strip()
    if _is_reckoned(fact, text) if fact.unit == "percent" else _is_made(fact, text):
        problem = "is not given in the text, though two of its figures yield it"
        return Breach(fact.span, {"found": words, "place": "headline", "problem": problem}, severity=Severity.INFO)
    rivals = [other for other in text if other.unit == fact.unit and other.value > 0]
    near = min(rivals, key=lambda other: abs(other.value - fact.value), default=None)
    if near is None or not fact.value / 2 <= near.value <= fact.value * 2:
        return Breach(fact.span, {"found": words, "place": "headline", "problem": "is nowhere in the text"})
    other = near.span.of(reading.release.text).strip()
    return Breach(
        fact.span,
        {"found": words, "place": "headline", "problem": f"is nowhere in the text; the nearest figure is {other}"},
        (Proof("the text", near.span, other),),
    )


def _is_made(fact: Figure, text: Sequence[Figure]) -> bool:
    """Tell whether an amount is the sum or the difference of two of the text, or a price times a count."""
    money = list(dict.fromkeys(other.value for other in text if _counts(other) and other.unit != "percent"))[:COMPARED]
    counts = list(dict.fromkeys(other.value for other in text if not _counts(other)))[:COMPARED]
    made = [two for one in money for other in money for two in (one + other, one - other)] + [
        one * count for one in money for count in counts
    ]
    return any(abs(value - fact.value) <= fact.half for value in made)


def _is_reckoned(fact: Figure, text: Sequence[Figure]) -> bool:
    values = list(dict.fromkeys((other.unit, other.value) for other in text if other.unit != "percent" and other.value > 0))[:COMPARED]
    for unit, new in values:
        for other_unit, old in values:
            if unit == other_unit and old != new and old < new * 100:
                change = abs(new - old) / old * Decimal(100)
                if abs(change - fact.value) <= fact.half or abs(new / old * 100 - fact.value) <= fact.half:
                    return True
    return False
