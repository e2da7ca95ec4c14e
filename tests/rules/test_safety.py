"""The arithmetic of the rules of safety; what they find is shown by their examples."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from disclint.rules.checks.safety_claims import upper_limit


def test_the_limits_are_those_of_the_literature() -> None:
    assert [upper_limit(n) for n in (1, 3, 6, 10, 12, 20, 29)] == [95, 63, 39, 26, 22, 14, 10]


@given(st.integers(1, 200))
def test_at_the_limit_no_event_has_a_chance_of_five_percent(patients: int) -> None:
    half = Fraction(1, 200)
    limit = Fraction(upper_limit(patients), 100)
    assert (1 - (limit + half)) ** patients <= Fraction(1, 20) <= (1 - (limit - half)) ** patients
