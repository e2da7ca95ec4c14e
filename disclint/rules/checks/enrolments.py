"""Checks of enrolment: the groups against all who were divided, and against the ratio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Any

from disclint.model.amounts import Allocation
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.text.patterns import Pattern, compiled

MOST = 8
"""Of more groups no partial sums are tried."""
CLUSTERS = 3
"""Groups that are so many times fewer than the people are clusters: schools, villages."""
BLOCKS = 3
SHARE = Fraction(1, 20)
"""How far a group may be from its part of the ratio. Units: people, and share of all."""
WHOLE_ARMS = 2


def sums(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each division whose groups are not all the people that were divided, and each that is not in its ratio.

    Order: that of the text.
    """
    for fact in reading.by_kind.get("allocation", ()):
        if not isinstance(fact, Allocation) or _otherwise().search(fact.sentence.of(reading.release.view)):
            continue
        problem, severity = _sum(fact, reading), None
        if problem is None and (problem := _ratio(fact)) is not None:
            severity = Severity.WARNING
        if problem is not None and fact.total_span is not None:
            text = reading.release.text
            proofs = (Proof("all of them", fact.total_span, fact.total_span.of(text)),)
            yield Breach(fact.span, {"found": fact.span.of(text), "problem": problem}, proofs, severity=severity)


@cache
def _otherwise() -> Pattern:
    """Words of designs in which the groups overlap, or of people who left."""
    return compiled(
        r"\b(?:cross-?over|factorial|platform|so far|to date|at least|approximately|about|clusters?|withdr\w+|exclu\w+|dropp?\w*"
        r"|lost to|re-?randomi[sz]ed|not treated|never received|subsequently|sub-?stud\w+|non-?randomi[sz]ed|eyes|schools"
        r"|villages|practices)\b",
        re.I,
    )


def _sum(fact: Allocation, reading: Reading) -> str | None:
    added = sum(fact.arms)
    if added == fact.total or added * CLUSTERS < fact.total or (fact.form == "received" and added < fact.total):
        return None
    if len(fact.arms) > MOST or fact.total in _partial(fact.arms) or added in _numbers(fact, reading):
        return None
    less = fact.total - added
    return (
        f"{' and '.join(f'{arm:,}' for arm in fact.arms)} are {added:,}, {abs(less):,} {'less' if less > 0 else 'more'} than {fact.total:,}"
    )


def _partial(arms: Sequence[int]) -> set[int]:
    """Return the sums of some of the groups: where groups are parts of groups, one of them is the total."""
    return {sum(some) for many in range(1, len(arms)) for some in combinations(arms, many)}


def _numbers(fact: Allocation, reading: Reading) -> set[int]:
    return {int(match[0].replace(",", "")) for match in _number().finditer(reading.release.view, fact.sentence.start, fact.sentence.end)}


@cache
def _number() -> Pattern:
    return compiled(r"(?<![\d.,])\d{1,3}(?:,\d{3})+|\d{1,7}")


def _ratio(fact: Allocation) -> str | None:
    parts = [int(part) for part in re.findall(r"\d+", fact.ratio or "")]
    if len(parts) != len(fact.arms) or not all(parts) or sum(fact.arms) != fact.total:
        return None
    shares = [Fraction(fact.total * part, sum(parts)) for part in parts]
    leeway = max(Fraction(BLOCKS), SHARE * fact.total)
    ways = [shares, shares[::-1]] if len(parts) == WHOLE_ARMS else [shares]
    if any(all(abs(arm - share) <= leeway for arm, share in zip(fact.arms, way, strict=True)) for way in ways) or len(parts) > WHOLE_ARMS:
        return None
    groups, right = (" and ".join(f"{number:,}" for number in numbers) for numbers in (fact.arms, map(round, shares)))
    return f"{groups} are not in the ratio {fact.ratio}, which gives {right}"
