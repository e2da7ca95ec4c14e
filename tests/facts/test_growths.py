"""Growth over years, and the middle of a range."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from disclint.facts import growths
from disclint.facts.frame import Frame
from disclint.model.amounts import Growth, Midpoint

Framed = Callable[..., Frame]


def read(framed: Framed, text: str, kind: type) -> list:  # type: ignore[type-arg]
    return [fact for fact in growths.facts(framed(f"# Norvane reports results\n\n{text}")) if isinstance(fact, kind)]


@pytest.mark.parametrize(
    ("text", "ends", "years", "rate"),
    [
        (
            "It grows from $4.2 billion in 2023 to $8.1 billion by 2030, a compound annual growth rate (CAGR) of 9.8%.",
            "4.2E9 8.1E9",
            (2023, 2030),
            "9.8",
        ),
        (
            "Valued at USD 164 billion in 2022, it is to reach USD 393 billion by 2032 at a CAGR of 9.2%.",
            "164E9 393E9",
            (2022, 2032),
            "9.2",
        ),
        (
            "It is to reach $6 billion by 2030, up from $4 billion in 2023, at a CAGR of 6.0% over 2024-2030.",
            "4E9 6E9",
            (2023, 2030, 2024),
            "6.0",
        ),
    ],
)
def test_growth_is_read(framed: Framed, text: str, ends: str, years: tuple[int, ...], rate: str) -> None:
    (fact,) = read(framed, text, Growth)
    assert (fact.first, fact.last) == tuple(map(Decimal, ends.split()))
    assert (fact.years, fact.rate) == (years, Decimal(rate))


def test_a_midpoint_is_read(framed: Framed) -> None:
    (fact,) = read(framed, "We expect revenue of $50 million to $55 million, with a midpoint of $52.5 million.", Midpoint)
    assert (fact.low, fact.high, fact.middle) == (Decimal("50E6"), Decimal("55E6"), Decimal("52.5E6"))


@pytest.mark.parametrize(
    "text",
    [
        "It grows from $4 billion to $8 billion by 2030 at a CAGR of 9.8%.",
        "It grows from $4 billion in 2023 to EUR 8 billion by 2030 at a CAGR of 9.8%.",
        "One segment grows from $4 billion in 2023 to $8 billion by 2030 at a CAGR of 9.8%.",
    ],
)
def test_growth_without_its_years_is_not_read(framed: Framed, text: str) -> None:
    assert not read(framed, text, Growth)
