"""Checks of counts by grade, and of middles against their ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.amounts import GradedCount, Spread
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.parsing.numerals import half
from disclint.rules.checks.arithmetic import box, plain


def nested(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each count of grave events that is more than that of all events of the sort.

    Order: that of the text.
    """
    for fact in reading.by_kind.get("graded_count", ()):
        if not isinstance(fact, GradedCount):
            continue
        slack = half(fact.all) + half(fact.grave) if fact.unit == "percent" else 0
        if fact.grave > fact.all + slack:
            sign = "%" if fact.unit == "percent" else ""
            problem = f"{plain(fact.grave)}{sign} of {fact.grade} are more than the {plain(fact.all)}{sign} of all grades"
            yield Breach(fact.span, {"found": fact.span.of(reading.release.text), "problem": problem})


def spreads(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each median or mean that lies outside of its range, and each range whose ends are reversed.

    A mean may lie outside of the quartiles. Order: that of the text.
    """
    for fact in reading.by_kind.get("spread", ()):
        if not isinstance(fact, Spread):
            continue
        low, high, middle = box(fact.low), box(fact.high), box(fact.middle)
        problem = None
        if low[0] > high[1]:
            problem = f"the range is reversed or mistyped: {plain(fact.low)} is above {plain(fact.high)}"
        elif (middle[1] < low[0] or middle[0] > high[1]) and (fact.word == "median" or fact.between == "range"):
            problem = (
                f"the {fact.word} {plain(fact.middle)} lies outside of its {fact.between} from {plain(fact.low)} to {plain(fact.high)}"
            )
        if problem is not None:
            yield Breach(fact.span, {"found": fact.span.of(reading.release.text), "problem": problem})
