"""Checks of changes: a printed percentage, difference or factor against the two figures that it is reckoned from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from disclint.model.amounts import Change
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof
from disclint.rules.checks import growths, totals
from disclint.rules.checks.arithmetic import plain, shown
from disclint.text.patterns import Pattern, compiled

LOOSE = Fraction(1, 10)
"""How far from its figure may lie what words as ``nearly`` or ``over`` leave open. Units: share of the figure."""
CODE = 3
"""How many letters the code of a currency has."""


class Box(NamedTuple):
    """What a printed figure can stand for."""

    low: Fraction
    high: Fraction

    def meets(self, other: Box) -> bool:
        """Tell whether a figure can stand for both."""
        return self.low <= other.high and other.low <= self.high


def amounts(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each change of amounts, each yearly growth, each midpoint and each total that its own figures do not yield.

    Order: that of the text, sort by sort.
    """
    yield from recomputed(reading, {"of": "money"})
    yield from growths.growths(reading, {})
    yield from totals.totals(reading, {})


def recomputed(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each change that its own two figures do not yield, however all three were rounded.

    Args: *of* is ``money`` for amounts of a currency and business figures, ``other`` for results of studies. Order: that of the text.
    """
    for fact in reading.by_kind.get("change", ()):
        if isinstance(fact, Change) and fact.basis is None and (args["of"] == "other") is is_of_study(fact, reading):
            if fact.compared and not _is_money(fact):
                continue  # two groups rather than two times
            problem = _problem(fact)
            if problem is not None:
                yield _breach(fact, problem, reading)


@cache
def _study() -> Pattern:
    return compiled(
        r"\b(?:patients?|participants?|subjects?|baseline|weeks?|placebo|treatment|arms?|cohorts?|dos(?:e|es|ing)|mg|[munp]g/[dm]?L|[mun]mol"
        r"|cells?|trial|study|mm ?Hg|relapses?|mortality|survival|symptoms?|tumou?rs?|mice|rats|clinical|incidence|prevalence|score)\b",
        re.I,
    )


def is_of_study(fact: Change, reading: Reading) -> bool:
    """Tell whether a change is one of a study's results rather than of business."""
    return not _is_money(fact) and _study().search(fact.sentence.of(reading.release.view)) is not None


def _is_money(fact: Change) -> bool:
    return fact.unit is not None and len(fact.unit) == CODE and fact.unit.isupper()


def _box(value: Decimal, half: Decimal, loose: bool) -> Box:
    """Return what *value* can stand for: rounded, or cut off, or as far as words leave it open."""
    exact, reach = Fraction(value), Fraction(half)
    if loose:
        reach = max(reach, abs(exact) * LOOSE)
    return Box(exact - reach, exact + reach)


def _cut(value: Decimal, half: Decimal, loose: bool) -> Box:
    """Return what a reckoned figure can be whose digits may have been cut off."""
    box, exact = _box(value, half, loose), Fraction(value)
    return Box(min(box.low, exact), max(box.high, exact + 2 * Fraction(half)))


def _problem(fact: Change) -> str | None:
    """Return what is wrong with a change, in words; None where some way of rounding makes it right."""
    assert fact.old is not None and fact.new is not None
    old, new = (
        _box(abs(fact.old), fact.old_half, "old" in fact.vague),
        _box(abs(fact.new), fact.new_half, "new" in fact.vague),
    )
    if (fact.old < 0) != (fact.new < 0) or old.low <= 0:
        return None
    if (way := _wrong_way(fact, old, new)) is not None:
        return way
    reckoned = _reckoned(fact, old, new)
    return next((problem for problem in reckoned if problem), None)


def _wrong_way(fact: Change, old: Box, new: Box) -> str | None:
    """Tell of an increase to less, or a decrease to more. Below zero the words are used in both senses."""
    assert fact.new is not None
    against = (fact.direction == "up" and new.high < old.low) or (fact.direction == "down" and new.low > old.high)
    if not against or fact.loss or fact.new < 0:
        return None
    said, less = ("a rise", "less") if fact.direction == "up" else ("a fall", "more")
    return f"it is told as {said}, but {_figure(fact.new, fact)} is {less} than {_figure(fact.old, fact)}"


def _reckoned(fact: Change, old: Box, new: Box) -> Iterator[str | None]:
    assert fact.old is not None and fact.new is not None
    exact = abs(Fraction(fact.new)) - abs(Fraction(fact.old))
    percent = 100 * exact / abs(Fraction(fact.old))
    apart = Box(*sorted((abs(new.low - old.high), abs(new.high - old.low))))
    apart = Box(Fraction(0), apart.high) if new.meets(old) else apart
    between = f"from {_figure(fact.old, fact)} to {_figure(fact.new, fact)}"
    if fact.rate is not None and (fact.direction != "none" or fact.unit is not None):
        rate = _cut(abs(fact.rate), fact.rate_half, "rate" in fact.vague)
        span = Box(100 * apart.low / old.high, 100 * apart.high / old.low)
        fits = rate.meets(span) or (fact.unit == "percent" and rate.meets(apart))
        # A model reckons with more than the two figures: what is a little off is no error.
        yield None if fits else f"{between} is a change of {shown(abs(percent), _digits(fact.rate))}%{_mistake(fact, percent)}"
    if fact.points is not None and fact.unit == "percent":
        fits = _cut(abs(fact.points), fact.points_half, "points" in fact.vague).meets(apart)
        yield None if fits else f"{between} is a change of {shown(abs(exact), 2)} percentage points"
    if fact.amount is not None and fact.rate is None:
        fits = _cut(abs(fact.amount), fact.amount_half, "amount" in fact.vague).meets(apart)
        yield None if fits else f"{between} is a change of {_plain(abs(exact))}"
    if fact.fold is not None:
        yield _fold(fact, old, new, between)


def _fold(fact: Change, old: Box, new: Box, between: str) -> str | None:
    assert fact.fold is not None and fact.old and fact.new
    factor = Box(new.low / old.high, new.high / old.low)
    if fact.direction == "down":
        factor = Box(1 / factor.high, 1 / factor.low) if factor.low > 0 else factor
    printed = _box(fact.fold, fact.fold_half, loose=True)
    if fact.least:
        fits = factor.high >= Fraction(fact.fold)
    else:
        fits = printed.meets(factor) or printed.meets(Box(factor.low - 1, factor.high - 1))
    return None if fits else f"{between} is {shown(abs(Fraction(fact.new) / Fraction(fact.old)), 2)} times as much"


def _mistake(fact: Change, percent: Fraction) -> str:
    """Return what may explain a wrong percentage: swapped digits, a lost point, the new figure as the base."""
    assert fact.rate is not None and fact.new is not None and fact.old is not None
    printed = abs(Fraction(fact.rate))
    for factor in (10, 100):
        if any(abs(abs(percent) - value) * 200 <= abs(percent) for value in (printed * factor, printed / factor)):
            return f", {factor} times {'as much as' if printed < abs(percent) else 'less than'} what is printed"
    if fact.new and abs(abs(percent) * abs(Fraction(fact.old)) / abs(Fraction(fact.new)) - printed) <= Fraction(fact.rate_half):
        return f"; {plain(fact.rate)}% is its share of the new figure"
    if abs(abs(percent) + 100 - printed) <= Fraction(fact.rate_half):
        return f"; {plain(fact.rate)}% is the new figure as a share of the old one"
    return ""


def _digits(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) + 1 if isinstance(exponent, int) else 1


def _figure(value: Decimal | None, fact: Change) -> str:
    assert value is not None
    span = fact.old_span if value == fact.old else fact.new_span
    return _plain(Fraction(value)) if span is None else f"{_plain(Fraction(value))}{'%' if fact.unit == 'percent' else ''}"


def _plain(value: Fraction) -> str:
    """Return an amount as a reader writes it: thousands apart, no zeros behind the point."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _breach(fact: Change, problem: str, reading: Reading) -> Breach:
    text = reading.release.text
    proofs = [
        Proof(label, span, span.of(text).strip())
        for label, span in (("the old figure", fact.old_span), ("the new one", fact.new_span))
        if span
    ]
    return Breach(fact.span, {"found": fact.span.of(text), "problem": problem}, tuple(proofs))
