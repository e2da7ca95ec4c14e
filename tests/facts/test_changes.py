"""Changes with their figures: which is old, which is new, and which clauses tell neither."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from disclint.facts import changes
from disclint.facts.frame import Frame
from disclint.model.amounts import Change

Framed = Callable[..., Frame]


def read(framed: Framed, text: str) -> list[Change]:
    return [fact for fact in changes.facts(framed(f"# Norvane reports results\n\n{text}")) if isinstance(fact, Change)]


@pytest.mark.parametrize(
    ("text", "old", "new", "rate"),
    [
        ("Revenue increased 25% to $50.0 million from $40.0 million in Q3 2024.", "40E6", "50E6", "25"),
        ("Revenue of $50.0 million, up 25% from $40.0 million.", "40E6", "50E6", "25"),
        ("Revenue was $50.0 million, compared to $40.0 million in the prior year period, an increase of 25%.", "40E6", "50E6", "25"),
        ("Revenue was $5.0 million, a $1.0 million increase from $4.0 million.", "4E6", "5E6", None),
        ("The net total grew from $40.0 to $50.0 million, up 25%.", "40E6", "50E6", "25"),
        ("Book value increased 4% to $35.71 per share at June 30, 2025 compared to $34.45 at December 31, 2024.", "34.45", "35.71", "4"),
        (
            "Costs were $3,119,000, or $0.05 per share, a decrease of 21.8% compared to $3,989,000, or $0.06 per share.",
            "3989000",
            "3119000",
            "21.8",
        ),
        ("Costs decreased by $1.5M (14%), from $10.5M in 2024 to $9.1M.", "10.5E6", "9.1E6", "14"),
        ("Q2 2024 bookings were EUR 2.7 million, a 6% increase from Q2 2023 bookings of EUR 2.5 million.", "2.5E6", "2.7E6", "6"),
        ("Ferritin rose from 40 to 110 ng/mL, a 175% increase (2.75-fold).", "40", "110", "175"),
        ("The rate fell from 30% to 15%, a 50% reduction.", "30", "15", "50"),
        ("Sales rose 20% to $6 million from $5 million and income rose 10%.", "5E6", "6E6", "20"),
        ("Revenue was £58.3 million (2025: £63.9 million), a decrease of 9 per cent.", "63.9E6", "58.3E6", "9"),
        ("Revenue up 23% to A$78.3m (H1 FY25: A$63.9m).", "63.9E6", "78.3E6", "23"),
        ("Sales rose by 20% to €6.0 million (prior year: €5.0 million).", "5E6", "6E6", "20"),
    ],
)
def test_a_change_is_read(framed: Framed, text: str, old: str, new: str, rate: str | None) -> None:
    (fact,) = read(framed, text)
    assert (fact.old, fact.new, fact.rate) == (Decimal(old), Decimal(new), Decimal(rate) if rate else None)


def test_points_and_factors_are_read(framed: Framed) -> None:
    (margin,) = read(framed, "Gross margin rose 150 basis points to 41.0% from 39.5%.")
    assert (margin.points, margin.unit) == (Decimal("1.5"), "percent")
    (bookings,) = read(framed, "Bookings more than doubled to $42 million from $20 million.")
    assert (bookings.fold, bookings.least) == (2, True)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue and income rose 24% and 10% to $12.4 million and $1.1 million, respectively, from $10.0 million and $1.0 million.",
        "We have up to $50 million available, from $40 million of loans to $10 million of notes.",
        "Cash was $90.8M including $58.0M in unrestricted cash, up from $88.3M.",
        "Revenue rose to EUR 40 million from $50 million.",
        "Revenue rose to $40 million, compared to a 20% increase from $30 million.",
        "Revenue rose 20% to $6 million (of which Sweden: $5 million).",
        "Revenue rose 20% to $6 million (2025: $5 million, 2024: $4 million).",
        "Revenue rose 20% to $6 million (2025: loss of $5 million).",
    ],
)
def test_an_unclear_clause_tells_no_change(framed: Framed, text: str) -> None:
    assert not read(framed, text)


def test_reading_is_linear(framed: Framed) -> None:
    def seconds(times: int) -> float:
        frame = framed("increase of $1 from 2 to 3% up " * times)
        start = time.process_time()
        list(changes.facts(frame))
        return time.process_time() - start

    small = min(seconds(300) for _ in range(3))
    assert seconds(3000) < 30 * small + 1.0
