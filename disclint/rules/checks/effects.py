"""Checks of effects: a ratio against the percentage that it is told as, medians against what lies between them, rates against both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from disclint.model.amounts import Effect
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.parsing.numerals import decimals
from disclint.rules.checks.arithmetic import box, plain, shown
from disclint.text.patterns import Pattern, compiled

GROSS = 10
"""A percentage so far above that of its ratio overstates the effect. Units: percentage points."""
LEEWAY = Fraction(2)
"""How far a percentage may be from what two rates or medians yield. Units: percentage points."""
SHARE = Fraction(1, 20)
RISING = ("increas", "higher", "greater", "more", "longer", "prolong", "improv", "extend")


def told_ratios(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each ratio or pair of medians that is told as another percentage or difference.

    Order: that of the text.
    """
    for fact in reading.by_kind.get("effect", ()):
        if isinstance(fact, Effect):
            said = {"ratio": _ratio, "medians": _medians}.get(fact.form, _nothing)(fact)
            if said is not None:
                text = reading.release.text
                proofs = (Proof("the figure", fact.first_span, fact.first_span.of(text)),)
                yield Breach(fact.span, {"found": fact.told_span.of(text), "problem": said[0]}, proofs, severity=said[1])


def _nothing(fact: Effect) -> None:
    return None


def _ratio(fact: Effect) -> tuple[str, Severity | None] | None:
    assert fact.rate is not None
    ratio, rate = Fraction(fact.first), Fraction(fact.rate)
    if ratio <= 0 or (fact.measure in ("odds ratio", "or", "aor", "adjusted odds ratio") and "likely" in fact.word):
        return None
    leeway = max(Fraction(1), Fraction(50, 10 ** decimals(fact.first)))
    ways = [abs(1 - ratio) * 100]
    if (ratio < 1) == fact.word.startswith(RISING):
        ways.append(abs(1 - 1 / ratio) * 100)  # the ratio of the other group to this one
    if any(abs(rate - way) <= leeway for way in ways):
        return None
    right = shown(ways[0], max(0, decimals(fact.first) - 2))
    way = "lower" if ratio < 1 else "higher"
    problem = f"{_name(fact)} of {plain(fact.first)} is {right}% {way}, not {plain(fact.rate)}%"
    gross = ratio < 1 and rate > ways[0] + GROSS
    return problem, None if gross else Severity.WARNING


def _name(fact: Effect) -> str:
    name = fact.measure if " " in fact.measure else fact.measure.upper()
    return f"an {name}" if name[0] in "aeioHO" else f"a {name}"


def _medians(fact: Effect) -> tuple[str, Severity | None] | None:
    assert fact.second is not None
    first, second = box(max(fact.first, fact.second)), box(min(fact.first, fact.second))
    if fact.apart is not None:
        low, high = box(fact.apart)
        if low <= first[1] - second[0] and first[0] - second[1] <= high:
            return None
        gap = plain(abs(fact.first - fact.second))
        both = f"{plain(fact.first)} and {plain(fact.second)} {fact.word}s"
        return f"{both} are {gap} {fact.word}s apart, not {plain(fact.apart)}", Severity.WARNING
    if fact.rate is None or second[0] <= 0:
        return None
    least, most = 100 * (first[0] / second[1] - 1), 100 * (first[1] / second[0] - 1)
    shorter = 100 * (1 - second[0] / first[1]), 100 * (1 - second[1] / first[0])
    rate = Fraction(fact.rate)
    if least - LEEWAY <= rate <= most + LEEWAY or min(shorter) - LEEWAY <= rate <= max(shorter) + LEEWAY:
        return None
    exact = 100 * (Fraction(max(fact.first, fact.second)) / Fraction(min(fact.first, fact.second)) - 1)
    return (
        f"{plain(fact.first)} against {plain(fact.second)} {fact.word}s is {shown(exact, 0)}% longer, not {plain(fact.rate)}%",
        Severity.WARNING,
    )


# ---- Rates of two groups


@cache
def _otherwise() -> Pattern:
    """Words of results that two crude rates do not yield."""
    return compiled(
        r"\b(?:hazard|HR|kaplan|cox|adjusted|stratified|person-years|patient-years|median|mean|baseline|model\w*|estimated|odds|OR|RR"
        r"|weighted|cumulative|respectively|survival|score|scores|imput\w+|ratio)\b"
    )


def reductions(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each reduction that the two rates beside it do not yield, as a relative one or as a difference.

    Order: that of the text.
    """
    for fact in reading.by_kind.get("effect", ()):
        if not isinstance(fact, Effect) or fact.form != "rates" or fact.second is None or fact.rate is None:
            continue
        if _otherwise().search(reading.release.view, fact.sentence.start, fact.sentence.end):
            continue
        if (problem := _reduced(fact)) is not None:
            text = reading.release.text
            proofs = (Proof("the rates", fact.first_span, fact.first_span.of(text)),)
            yield Breach(fact.span, {"found": fact.told_span.of(text), "problem": problem[0]}, proofs, severity=problem[1])


def _reduced(fact: Effect) -> tuple[str, Severity | None] | None:
    assert fact.second is not None and fact.rate is not None
    one, two = Fraction(fact.first), Fraction(fact.second)
    reach = (Fraction(fact.first_half), Fraction(fact.second_half))
    rate, half = Fraction(fact.rate), box(fact.rate)[1] - Fraction(fact.rate)
    low, high = sorted((one, two))
    if high in (0, low):
        return None
    relative = [100 * (1 - low / high), 100 * (high / low - 1)] if low else [Fraction(100)]
    loose = max(sum(reach) / high * 100, Fraction(0))
    if any(abs(rate - way) <= max(Fraction(1), loose) + half for way in relative):
        return None
    apart = high - low
    said = f"{_rate(one)}% against {_rate(two)}% is a relative change of {shown(relative[0], 1)}%"
    said += f" and a difference of {_rate(apart)} percentage points"
    if abs(rate - apart) <= sum(reach) + half + Fraction(1, 10):
        return None if "absolute" in fact.word or "difference" in fact.word else (f"{said}: write percentage points", Severity.INFO)
    beyond = min(abs(rate - way) for way in [*relative, apart])
    gross = beyond > LEEWAY + loose and beyond > SHARE * rate
    return f"{said}, not {plain(fact.rate)}%", None if gross else Severity.INFO


def _rate(value: Fraction) -> str:
    text = shown(value, 1)
    return text.removesuffix(".0")
