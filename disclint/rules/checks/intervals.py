"""Checks of estimates with their intervals, and of p-values against both.

Logarithms and the error function are reckoned in floating point: their error is below one part in 10^14, and nothing is decided within
one part in 10^9.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from disclint.facts.measures import CHANGES
from disclint.model.clinical import Statistic
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Severity
from disclint.parsing.numerals import decimals
from disclint.rules.checks.arithmetic import box, plain, rounded
from disclint.text.patterns import Pattern, compiled

EXEMPT = Fraction(15, 100)
LOPSIDED = Fraction(25, 100)
"""How far from the middle of its interval an estimate may be. Units: widths of the interval."""
QUANTILES = {Decimal(90): 1.6448536269514722, Decimal(95): 1.959963984540054, Decimal(99): 2.5758293035489004}
FACTOR = 3.0
"""How far a p-value may be from the one that estimate and interval yield: tests differ honestly."""
SLIGHT = 1e-9
NEAR = 60
"""How far around an estimate the words may stand that tell of another test. Units: characters."""


def statistics(reading: Reading) -> Iterator[Statistic]:
    """Yield the estimates of *reading*."""
    return (fact for fact in reading.by_kind.get("statistic", ()) if isinstance(fact, Statistic))


def estimate_in_interval(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each interval whose limits are reversed, each estimate outside of it, and each that is far from its middle.

    Order: that of the text.
    """
    for one in statistics(reading):
        low, high = sorted((one.low, one.high))
        values = {"found": one.span.of(reading.release.text), "limits": one.limits.of(reading.release.text)}
        if one.low > one.high:
            mild = one.low < 0 and one.high < 0
            yield Breach(
                one.span,
                values | {"problem": f"the limits are reversed or mistyped: {plain(one.low)} is above {plain(one.high)}"},
                severity=Severity.INFO if mild else None,
            )
            continue
        if one.scale == "ratio" and one.measure is not None and one.estimate is not None and one.estimate > 0 > one.low:
            yield Breach(one.span, values | {"problem": f"a ratio is never below zero, as its lower limit {plain(one.low)} is"})
            continue
        if one.estimate is None:
            continue
        estimate = _signed(one, low, high)
        if not _inside(estimate, low, high):
            yield Breach(
                one.span,
                values | {"problem": f"the estimate {plain(one.estimate)} lies outside of its interval from {plain(low)} to {plain(high)}"},
            )
        elif (share := _lopsided(one, estimate)) is not None:
            problem = f"the estimate {plain(one.estimate)} is not in the middle of its interval{share}"
            yield Breach(
                one.span,
                values | {"problem": problem},
                severity=None if one.scale == "ratio" and _ratio_skew(one) > LOPSIDED else Severity.WARNING,
            )


def _signed(one: Statistic, low: Decimal, high: Decimal) -> Decimal:
    """Return the estimate with the sign that its limits have, where words as ``fell by`` stand for it."""
    assert one.estimate is not None
    if one.scale != "ratio" and one.shrinks and not _inside(one.estimate, low, high) and _inside(-one.estimate, low, high):
        return -one.estimate
    return one.estimate


def _inside(estimate: Decimal, low: Decimal, high: Decimal) -> bool:
    """Tell whether *estimate* can lie between the limits, each of the three rounded."""
    (least, most), (lower, _), (_, upper) = box(estimate), box(low), box(high)
    return most >= lower and least <= upper


def _ratio_skew(one: Statistic) -> Fraction:
    """Return how far the estimate is from the middle of its interval on the logarithmic scale, at the least that rounding allows."""
    assert one.estimate is not None
    least: float | None = None
    for low in box(one.low):
        for high in box(one.high):
            if low <= 0 or high <= low:
                return Fraction(0)
            middle, width = (math.log(low) + math.log(high)) / 2, math.log(high) - math.log(low)
            ends = [math.log(e) - middle for e in box(one.estimate) if e > 0]
            if len(ends) < 2:
                return Fraction(0)
            skew = 0.0 if ends[0] <= 0 <= ends[1] else min(map(abs, ends)) / width
            least = skew if least is None else min(least, skew)
    return Fraction(least or 0)


def _lopsided(one: Statistic, estimate: Decimal) -> str | None:
    """Return what would be the middle, where the estimate is too far from it."""
    assert one.estimate is not None
    if one.credible or one.level is None:
        return None
    digits = decimals(one.estimate)
    if one.scale == "ratio" and one.low > 0:
        if _ratio_skew(one) <= EXEMPT:
            return None
        return f" on the scale of logarithms, which is {rounded(math.sqrt(one.low * one.high), digits)}"
    if one.scale == "difference" and _difference_skew(one, estimate) > EXEMPT:
        return f", which is {plain(((one.low + one.high) / 2).quantize(Decimal(1).scaleb(-digits)))}"
    return None


def _difference_skew(one: Statistic, estimate: Decimal) -> Fraction:
    """Return how far a difference is from the middle of its interval, at the least that rounding allows; 0 for medians and effect sizes."""
    if one.measure is None or "difference" not in one.measure or "median" in one.measure:
        return Fraction(0)
    low, high, middle = box(one.low), box(one.high), box(estimate)
    width = high[1] - low[0]
    between = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
    apart = max(between[0] - middle[1], middle[0] - between[1], Fraction(0))
    return apart / width if width > 0 else Fraction(0)


def p_and_interval(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each p-value that is more than three times as large or small as its estimate and interval yield.

    Those that stand on the other side of no effect than their interval are left to another rule. Order: that of the text.
    """
    for one in statistics(reading):
        if (
            one.p is None
            or one.p_span is None
            or one.relation is None
            or one.credible
            or one.measure in CHANGES
            or _other_test(one, reading)
        ):
            continue
        reckoned = reckoned_p(one)
        if reckoned is None or decides_otherwise(one, reckoned):
            continue
        factor = _apart(one, reckoned)
        if factor is None or factor <= FACTOR + SLIGHT:
            continue
        low, high = reckoned
        problem = (
            f"estimate and interval yield a p-value of {_p(low)}"
            + (f" to {_p(high)}" if _p(low) != _p(high) else "")
            + f", not {_printed(one)}"
        )
        yield Breach(one.span, {"found": one.span.of(reading.release.text), "problem": problem}, severity=None)


@cache
def _others() -> Pattern:
    return compiled(
        r"\b(?:log-?rank|stratified|fisher\w*|wilcoxon|mann|rank-?sum|non-?inferior\w*|(?<!\w-)equivalen\w+|permutation|one-?sided"
        r"|one-?tailed|interaction|trend|heterogeneity|credible|bayes\w*|superiority|noninferiority|correlat\w+|cumulative"
        r"|bonferroni|multiplicity|hommel|dunnett|tukey)\b",
        re.I,
    )


def _other_test(one: Statistic, reading: Reading) -> bool:
    """Tell whether the words around name a test that is not that of the interval."""
    return _others().search(surroundings(one, reading)) is not None


def surroundings(one: Statistic, reading: Reading) -> str:
    """Return the words right around an estimate and its p-value, inside of the sentence."""
    start, end = one.span.start, max(one.span.end, one.p_span.end if one.p_span else 0)
    view = reading.release.view
    return view[max(one.sentence.start, start - NEAR) : max(min(one.sentence.end, end + NEAR), end)]


def reckoned_p(one: Statistic) -> tuple[float, float] | None:
    """Return the least and the greatest p-value that estimate and interval allow as they are rounded; None where they yield none.

    Source: Altman and Bland, BMJ 2011;343:d2304.
    """
    quantile = QUANTILES.get(one.level) if one.level is not None else None
    if quantile is None or one.estimate is None or one.low >= one.high or one.scale not in ("ratio", "difference"):
        return None
    estimate = _signed(one, one.low, one.high)
    if one.scale == "ratio" and (one.low <= 0 or estimate <= 0):
        return None
    chances = []
    for low in box(one.low):
        for high in box(one.high):
            for middle in box(estimate):
                if (z := _z(low, middle, high, one.scale, quantile)) is None:
                    return None
                chances.append(math.erfc(z / math.sqrt(2)))
    least, most = box(estimate)
    null = 1 if one.scale == "ratio" else 0
    return min(chances), 1.0 if least <= null <= most else max(chances)


def _z(low: Fraction, middle: Fraction, high: Fraction, scale: str, quantile: float) -> float | None:
    if scale == "ratio":
        if low <= 0 or middle <= 0 or high <= low:
            return None
        return abs(math.log(middle)) * 2 * quantile / (math.log(high) - math.log(low))
    return float(abs(middle) / (high - low)) * 2 * quantile if high > low else None


def holds_null(one: Statistic) -> bool | None:
    """Tell whether the interval holds no effect; None where a limit is just that, or the measure has no such value."""
    if one.scale not in ("ratio", "difference"):
        return None
    null = 1 if one.scale == "ratio" else 0
    low, high = sorted((one.low, one.high))
    if any(bottom <= null <= top for bottom, top in (box(low), box(high))):
        return None
    return low < null < high


def decides_otherwise(one: Statistic, reckoned: tuple[float, float]) -> bool:
    """Tell whether the printed p-value stands on one side of the level and the interval on the other."""
    holds = holds_null(one)
    if holds is None or one.p is None or one.level is None:
        return False
    alpha = 1 - one.level / 100
    return (holds and one.relation in ("=", "<", "<=") and one.p < alpha) or (
        not holds and one.relation in ("=", ">", ">=") and one.p > alpha
    )


def _apart(one: Statistic, reckoned: tuple[float, float]) -> float | None:
    """Return how many times the printed p-value is away from what estimate and interval yield."""
    assert one.p is not None
    low, high = reckoned
    least, most = (float(edge) for edge in box(one.p))
    if one.relation in ("<", "<="):
        return low / float(one.p) if one.p > 0 and low > float(one.p) else None
    if one.relation in (">", ">="):
        return float(one.p) / high if 0 < high < float(one.p) else None
    if one.relation != "=":
        return None
    if most < low:
        return low / max(most, 1e-12)
    return least / max(high, 1e-12) if least > high else None


def _p(value: float) -> str:
    if value < 0.0001:
        return "less than 0.0001"
    return rounded(value, 4 if value < 0.001 else 3 if value < 0.1 else 2)


def _printed(one: Statistic) -> str:
    assert one.p is not None
    return plain(one.p) if one.relation == "=" else f"{one.relation}{plain(one.p)}"
