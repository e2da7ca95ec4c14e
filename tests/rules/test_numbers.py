"""The arithmetic behind the rules on figures of studies."""

from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.rules.checks import binomial
from disclint.rules.checks.arithmetic import box, fits, percentage, shown
from disclint.rules.checks.proportions import is_reachable
from disclint.rules.checks.significance import below

PAIRS = st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@given(PAIRS, st.integers(0, 3), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]))
def test_a_percentage_fits_its_count_however_it_was_rounded(pair: tuple[int, int], digits: int, rounding: str) -> None:
    count, total = pair
    printed = (Decimal(100 * count) / Decimal(total)).quantize(Decimal(1).scaleb(-digits), rounding)
    assert fits(percentage(count, total), printed)
    assert is_reachable(printed, total)


@given(PAIRS, st.integers(0, 3), st.integers(2, 50))
def test_a_percentage_two_units_off_does_not_fit(pair: tuple[int, int], digits: int, units: int) -> None:
    count, total = pair
    unit = Decimal(1).scaleb(-digits)
    printed = (Decimal(100 * count) / Decimal(total)).quantize(unit, ROUND_HALF_UP) + units * unit
    assert not fits(percentage(count, total), printed)


@given(st.decimals(-1000, 1000, places=3), st.integers(0, 5))
def test_what_is_shown_is_rounded_half_up(value: Decimal, digits: int) -> None:
    away = abs(Fraction(shown(Fraction(value), digits)) - Fraction(value))
    assert away <= Fraction(1, 2 * 10**digits)


@given(st.decimals(0, 100, places=2))
def test_a_printed_number_lies_in_the_middle_of_its_box(value: Decimal) -> None:
    low, high = box(value)
    assert low + high == 2 * Fraction(value)
    assert high - low == Fraction(1, 100)


@pytest.mark.parametrize(
    ("relation", "value", "expected"),
    [
        ("=", "0.03", True),
        ("=", "0.05", None),
        ("=", "0.07", False),
        ("<", "0.05", True),
        ("<", "0.1", None),
        (">", "0.05", False),
        (">", "0.01", None),
    ],
)
def test_a_p_value_is_decided_only_where_rounding_leaves_no_doubt(relation: str, value: str, expected: bool | None) -> None:
    assert below(relation, Decimal(value), Decimal("0.05")) is expected


@pytest.mark.parametrize(
    ("count", "total", "low", "high"), [(9, 21, 21.8, 66.0), (0, 20, 0.0, 16.8), (20, 20, 83.2, 100.0), (11, 15, 44.9, 92.2)]
)
def test_the_exact_interval_is_that_of_the_tables(count: int, total: int, low: float, high: float) -> None:
    found = binomial.exact(count, total, 1.959963984540054)
    assert (round(found[0], 1), round(found[1], 1)) == (low, high)


@given(PAIRS)
def test_every_method_holds_its_share(pair: tuple[int, int]) -> None:
    count, total = pair
    for method in binomial.METHODS.values():
        low, high = method(count, total, 1.959963984540054)
        assert 0 <= low <= high <= 100.0000001
        assert low - 0.0001 <= 100 * count / total <= high + 0.0001


def test_the_tests_of_two_shares_are_those_of_the_tables() -> None:
    tests = binomial.two_sided(8, 10, 2, 5)
    assert round(tests["(Fisher)"], 3) == 0.251
    assert round(tests["(chi-squared)"], 3) == 0.121


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_a_p_value_of_two_shares_is_a_probability(n1: int, n2: int, data: st.DataObject) -> None:
    a, b = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    assert all(0 <= value <= 1 and not math.isnan(value) for value in binomial.two_sided(a, n1, b, n2).values())
