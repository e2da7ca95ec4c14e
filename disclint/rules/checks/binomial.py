"""Checks of shares against their intervals and p-values: what a count and a total allow.

Reckoned in floating point, with errors below one part in 10^9; nothing is decided within two percentage points, or a factor of five.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from disclint.model.clinical import Proportion, PValue, Statistic
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.parsing.numerals import half
from disclint.rules.checks.arithmetic import box, plain, rounded
from disclint.rules.checks.intervals import QUANTILES
from disclint.text.patterns import Pattern, compiled

LEEWAY = 2.0
"""How far a limit may be from that of a standard method. Units: percentage points."""
FACTOR = 5.0
"""How far a p-value may be from the tests of two shares."""
MOST = 20_000
"""Of more people no exact test is reckoned."""
Limits = tuple[float, float]


# ---- Intervals


def interval_of_share(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each interval of a share that no standard method yields from its count and total.

    Source: Clopper and Pearson 1934, Wilson 1927, Agresti and Coull, Jeffreys, Wald. Order: that of the text.
    """
    for one in (fact for fact in reading.by_kind.get("statistic", ()) if isinstance(fact, Statistic)):
        if (
            one.count is None
            or not one.total
            or one.count > one.total
            or one.level not in QUANTILES
            or one.credible
            or one.low >= one.high
            or one.low < 0
        ):
            continue
        if _otherwise().search(one.sentence.of(reading.release.view)):
            continue
        scale = 100.0 if one.high <= 1 else 1.0
        printed = float(one.low) * scale, float(one.high) * scale
        leeway = LEEWAY + scale * float(max(half(one.low), half(one.high)))
        methods = {name: method(one.count, one.total, QUANTILES[one.level]) for name, method in METHODS.items()}
        if any(max(abs(a - b) for a, b in zip(printed, limits, strict=True)) <= leeway for limits in methods.values()):
            continue
        exact, wilson = methods["exact"], methods["Wilson"]
        narrow = printed[1] - printed[0] < (exact[1] - exact[0]) / 2
        problem = f"{one.count:,} of {one.total:,} has an interval of {_limits(exact)} (exact) or {_limits(wilson)} (Wilson)"
        yield Breach(
            one.span,
            {
                "found": one.span.of(reading.release.text),
                "problem": f"{problem}{'; the printed one is less than half as wide' if narrow else ''}",
            },
        )


@cache
def _otherwise() -> Pattern:
    return compiled(
        r"\b(?:cluster\w*|weight\w*|kaplan|adjusted|credib\w+|bayes\w*|differences?|ratio|model\w*|estimated|cumulative"
        r"|imput\w+|cost\w*)\b",
        re.I,
    )


def _limits(limits: Limits) -> str:
    return f"{rounded(limits[0], 1)}% to {rounded(limits[1], 1)}%"


def exact(count: int, total: int, quantile: float) -> Limits:
    """Return the interval of Clopper and Pearson, in percent."""
    tail = math.erfc(quantile / math.sqrt(2)) / 2
    low = 0.0 if count == 0 else beta_quantile(tail, count, total - count + 1)
    high = 1.0 if count == total else beta_quantile(1 - tail, count + 1, total - count)
    return 100 * low, 100 * high


def jeffreys(count: int, total: int, quantile: float) -> Limits:
    """Return the interval of Jeffreys, in percent."""
    tail = math.erfc(quantile / math.sqrt(2)) / 2
    low = 0.0 if count == 0 else beta_quantile(tail, count + 0.5, total - count + 0.5)
    high = 1.0 if count == total else beta_quantile(1 - tail, count + 0.5, total - count + 0.5)
    return 100 * low, 100 * high


def wilson(count: int, total: int, quantile: float) -> Limits:
    """Return the interval of Wilson, in percent."""
    share, square = count / total, quantile**2
    middle = (share + square / (2 * total)) / (1 + square / total)
    reach = quantile * math.sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return 100 * max(0.0, middle - reach), 100 * min(1.0, middle + reach)


def agresti(count: int, total: int, quantile: float) -> Limits:
    """Return the interval of Agresti and Coull, in percent."""
    square = quantile**2
    many, share = total + square, (count + square / 2) / (total + square)
    reach = quantile * math.sqrt(share * (1 - share) / many)
    return 100 * max(0.0, share - reach), 100 * min(1.0, share + reach)


def wald(count: int, total: int, quantile: float) -> Limits:
    """Return the interval of Wald, in percent."""
    share = count / total
    reach = quantile * math.sqrt(share * (1 - share) / total)
    return 100 * max(0.0, share - reach), 100 * min(1.0, share + reach)


METHODS: Mapping[str, Callable[[int, int, float], Limits]] = {
    "exact": exact,
    "Wilson": wilson,
    "Agresti": agresti,
    "Jeffreys": jeffreys,
    "Wald": wald,
}


def beta_quantile(chance: float, a: float, b: float) -> float:
    """Return where the beta distribution reaches *chance*."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if beta_share(middle, a, b) < chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_share(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction (Lentz)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _fraction(1 - x, b, a) / b
    return front * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or tiny)
    value = d
    for m in range(1, 300):
        for step in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / ((1 + step * d) or tiny)
            c = (1 + step / c) or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-12:
            break
    return value


# ---- Two shares


def p_of_two_shares(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each p-value of a sentence with just two shares that none of the usual tests of the two yields.

    Order: that of the text.
    """
    by_sentence: dict[Span, list[Proportion]] = {}
    for fact in reading.by_kind.get("proportion", ()):
        if isinstance(fact, Proportion) and fact.form != "percent":
            by_sentence.setdefault(fact.sentence, []).append(fact)
    chances: dict[Span, list[PValue]] = {}
    for fact in reading.by_kind.get("p_value", ()):
        if isinstance(fact, PValue):
            chances.setdefault(fact.sentence, []).append(fact)
    for sentence, shares in by_sentence.items():
        probabilities = chances.get(sentence, [])
        if len(shares) != 2 or len(probabilities) != 1 or any(_unlike().search(words) for words in (sentence.of(reading.release.view),)):
            continue
        if (breach := _of_two(shares[0], shares[1], probabilities[0], reading)) is not None:
            yield breach


@cache
def _unlike() -> Pattern:
    """Words of tests that are not those of two shares."""
    return compiled(
        r"\b(?:adjust\w+|stratif\w+|mantel|CMH|logistic|regression|hazard|log-?rank|kaplan|bayes\w*|GEE|mixed|person-years"
        r"|patient-years|imput\w+|cluster\w*|matched|pairs?|paired|McNemar|trend|interaction|non-?inferior\w*|ratio"
        r"|model\w*"
        r"|respectively|mean|median|episodes|events|months?|overall|baseline|within|from|before|three|four|all groups)\b",
        re.I,
    )


@cache
def _against() -> Pattern:
    return compiled(r"\b(?:vs?\.?|versus|compared|than|against|and|while|whereas|but)(?!\w)", re.I)


def _of_two(one: Proportion, two: Proportion, chance: PValue, reading: Reading) -> Breach | None:
    if (
        one.count is None
        or two.count is None
        or not one.total
        or not two.total
        or one.vague
        or two.vague
        or chance.about is not None
        or chance.value is None
    ):
        return None
    if chance.span.start < two.span.start or one.total + two.total > MOST or one.count > one.total or two.count > two.total:
        return None
    if not _against().search(reading.release.view, one.span.end, two.span.start) or not 0 <= chance.span.start - two.span.end <= 80:
        return None
    tests = two_sided(one.count, one.total, two.count, two.total)
    least, most = min(tests.values()), max(tests.values())
    low, high = (float(edge) for edge in box(chance.value))
    below = {"=": high, "<": float(chance.value), "<=": float(chance.value)}.get(chance.relation)
    above = {"=": low, ">": float(chance.value), ">=": float(chance.value)}.get(chance.relation)
    if not ((below is not None and below < least / FACTOR) or (above is not None and above > most * FACTOR)):
        return None
    printed = plain(chance.value) if chance.relation == "=" else f"{chance.relation}{plain(chance.value)}"
    shown = ", ".join(f"{name} {_p(value)}" for name, value in tests.items() if name != "mid-p")
    problem = f"{one.count:,} of {one.total:,} against {two.count:,} of {two.total:,} yields a p-value of {shown}, not {printed}"
    text = reading.release.text
    proofs = (Proof("the one share", one.span, one.span.of(text)), Proof("the other", two.span, two.span.of(text)))
    return Breach(Span(one.span.start, chance.span.end), {"found": chance.span.of(text), "problem": problem}, proofs)


def _p(value: float) -> str:
    return "<0.0001" if value < 0.0001 else rounded(value, 4 if value < 0.01 else 2)


def two_sided(a: int, n1: int, b: int, n2: int) -> dict[str, float]:
    """Return the two-sided p-values of the usual tests of *a* of *n1* against *b* of *n2*."""
    fisher, mid = _fisher(a, n1, b, n2)
    return {"(Fisher)": fisher, "mid-p": mid, "(chi-squared)": _chi(a, n1, b, n2, 0.0), "(Yates)": _chi(a, n1, b, n2, 0.5)}


def _fisher(a: int, n1: int, b: int, n2: int) -> tuple[float, float]:
    """Return the p-value of Fisher's exact test, and its mid-p."""
    k, n = a + b, n1 + n2

    def log_chance(x: int) -> float:
        return _choose(n1, x) + _choose(n2, k - x) - _choose(n, k)

    own = log_chance(a)
    logs = [log_chance(x) for x in range(max(0, k - n2), min(n1, k) + 1)]
    fisher = sum(math.exp(value) for value in logs if value <= own + 1e-7)
    return min(1.0, fisher), max(fisher - math.exp(own) / 2, 0.0)


def _choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _chi(a: int, n1: int, b: int, n2: int, correction: float) -> float:
    """Return the p-value of the chi-squared test, with Yates's correction if *correction* is one half."""
    k, n = a + b, n1 + n2
    if k in (0, n):
        return 1.0
    apart = max(0.0, abs(a * (n2 - b) - b * (n1 - a)) - correction * n)
    return math.erfc(math.sqrt(n * apart**2 / (n1 * n2 * k * (n - k))) / math.sqrt(2))
