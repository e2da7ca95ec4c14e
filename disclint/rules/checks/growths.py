"""Checks of growth over years, and of the middle of a range.

Roots are taken in floating point, with errors below one part in 10^12; nothing is decided within a third of a percentage point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from disclint.model.amounts import Growth, Midpoint
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.rules.checks.arithmetic import plain, rounded

SLIGHT = 0.3
"""How far a rate may be off beside its rounding. Units: percentage points."""
LOOSE = 0.05
"""How far an amount may be from its figure where words say that it is not exact."""
SHIFT = 2
"""By how many years the period of a rate may differ from that of its amounts."""


def growths(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each yearly rate that its two amounts do not yield over any of the periods that are named, and each wrong midpoint.

    Order: that of the text, sort by sort.
    """
    text = reading.release.text
    for fact in reading.by_kind.get("growth", ()):
        if isinstance(fact, Growth) and (problem := _growth(fact)) is not None:
            proofs = (Proof("the rate", fact.rate_span, fact.rate_span.of(text)),)
            yield Breach(fact.span, {"found": fact.span.of(text), "problem": problem}, proofs, severity=Severity.WARNING)
    for fact in reading.by_kind.get("midpoint", ()):
        if isinstance(fact, Midpoint) and "aluation" not in fact.sentence.of(text):  # there the middle is that of a model
            middle = (Fraction(fact.low) + Fraction(fact.high)) / 2
            if abs(middle - Fraction(fact.middle)) > 2 * Fraction(fact.middle_half):
                right = f"{Decimal(middle.numerator) / middle.denominator:,f}"
                right = right.rstrip("0").rstrip(".") if "." in right else right
                yield Breach(fact.span, {"found": fact.span.of(text), "problem": f"the middle of the range is {right}"})


def _growth(fact: Growth) -> str | None:
    if fact.first <= 0 or fact.last <= 0:
        return None
    lengths = sorted({abs(a - b) for a in fact.years for b in fact.years if a != b})
    years = abs(fact.years[1] - fact.years[0])
    if not years or any(_fits(fact, length) for length in lengths):
        return None
    right = 100 * ((float(fact.last) / float(fact.first)) ** (1 / years) - 1)
    return f"over {years} years the two amounts grow by {rounded(right, 1)}% a year, not {plain(fact.rate)}%"


def _fits(fact: Growth, years: int) -> bool:
    """Tell whether a rate is that of the two amounts over *years*, or over a period up to `SHIFT` years shorter or longer.

    Forecasts print the amount of a base year and the rate from a later year on, whose amount they do not print.
    """
    loose = LOOSE if fact.vague else 0.0
    low = (float(fact.last - fact.last_half) * (1 - loose)) / (float(fact.first + fact.first_half) * (1 + loose))
    high = (float(fact.last + fact.last_half) * (1 + loose)) / max(float(fact.first - fact.first_half) * (1 - loose), 1e-9)
    rates = [
        100 * (math.pow(ratio, 1 / length) - 1) for ratio in (max(low, 1e-9), high) for length in (years + SHIFT, max(years - SHIFT, 1))
    ]
    reach = 2 * float(fact.rate_half) + SLIGHT
    return min(rates) - reach <= float(fact.rate) <= max(rates) + reach
