"""Counts by grade, and middles with their ranges."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from disclint.facts import grades
from disclint.facts.frame import Frame
from disclint.model.amounts import GradedCount, Spread

Framed = Callable[..., Frame]


def read(framed: Framed, text: str, kind: type) -> list:  # type: ignore[type-arg]
    return [fact for fact in grades.facts(framed(f"# Norvane reports results\n\n{text}")) if isinstance(fact, kind)]


@pytest.mark.parametrize(
    ("text", "all_", "grave"),
    [
        ("Nausea occurred in 15 of 61 patients (Grade 3 in 12).", "15", "12"),
        ("Neutropenia of any grade was seen in 31% of patients and of Grade 3 or higher in 23%.", "31", "23"),
        ("Infections were reported by nine patients, including two with serious infections.", "9", "2"),
        ("Anemia was seen in 12% (Grade ≥3, 3%) of patients.", "12", "3"),
    ],
)
def test_counts_by_grade_are_read(framed: Framed, text: str, all_: str, grave: str) -> None:
    (fact,) = read(framed, text, GradedCount)
    assert (fact.all, fact.grave) == (Decimal(all_), Decimal(grave))


def test_two_events_are_no_pair(framed: Framed) -> None:
    assert not read(framed, "Nausea occurred in 12 patients and Grade 3 neutropenia in 15.", GradedCount)


@pytest.mark.parametrize(
    ("text", "middle", "low", "high"),
    [
        ("The median age was 61 years (range 46 to 79).", "61", "46", "79"),
        ("Median follow-up was 12.3 months (IQR, 8.1-15.2).", "12.3", "8.1", "15.2"),
        ("A mean of 1,200 steps [range: 150–9,800] was counted.", "1200", "150", "9800"),
    ],
)
def test_a_spread_is_read(framed: Framed, text: str, middle: str, low: str, high: str) -> None:
    (fact,) = read(framed, text, Spread)
    assert (fact.middle, fact.low, fact.high) == (Decimal(middle), Decimal(low), Decimal(high))


@pytest.mark.parametrize("part", ["Grade 3 in 4 (5%, ", "median 5 (range 4 to "])
def test_reading_is_linear(framed: Framed, part: str) -> None:
    def seconds(times: int) -> float:
        frame = framed(part * times)
        start = time.process_time()
        list(grades.facts(frame))
        return time.process_time() - start

    small = min(seconds(300) for _ in range(3))
    assert seconds(3000) < 30 * small + 1.0
