"""Figures: their values, units and what their last digit leaves open."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.facts.figures import figures
from disclint.model.span import Span


def read(text: str) -> list[tuple[str, Decimal, Decimal, str]]:
    return [(span.of(text), value, half, unit) for span, value, half, unit in figures(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "written", "value", "half", "unit"),
    [
        ("Revenue of $4.1 million.", "$4.1 million", "4100000", "50000", "USD"),
        ("It raised $500K in May.", "$500K", "500000", "500", "USD"),
        ("It raised US$500,000 in May.", "US$500,000", "500000", "0.5", "USD"),
        ("It cost HK$2bn.", "HK$2bn", "2000000000", "500000000", "HKD"),
        ("It cost EUR 40.7 million.", "EUR 40.7 million", "40700000", "50000", "EUR"),
        ("It cost RMB 12.", "RMB 12", "12", "0.5", "CNY"),
        ("It cost 12 Million Dollars.", "12 Million Dollars", "12000000", "500000", "USD"),
        ("It grew 23%.", "23%", "23", "0.5", "percent"),
        ("It grew 23.25 Per Cent.", "23.25 Per Cent", "23.25", "0.005", "percent"),
        ("It has 1,200 patients.", "1,200 patients", "1200", "0.5", "patients"),
        ("A 70-bed ward.", "70-bed", "70", "0.5", "bed"),
    ],
)
def test_reads_a_figure_with_its_unit(text: str, written: str, value: str, half: str, unit: str) -> None:
    assert read(text) == [(written, Decimal(value), Decimal(half), unit)]


@pytest.mark.parametrize(
    "text",
    ["The 2024 season.", "On May 4, it left.", "The COVID-19 test.", "Model X500 works.", "It is 50 m deep.", "Call 604-555-0110."],
)
def test_passes_over_what_counts_nothing(text: str) -> None:
    assert [unit for _, _, _, unit in read(text) if unit in ("USD", "percent")] == []
    assert not any(written in ("2024 season", "50 m") for written, *_ in read(text))


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_change_nothing(number: int) -> None:
    assert [value for _, value, _, _ in read(f"It cost ${number:,}.")] == [value for _, value, _, _ in read(f"It cost ${number}.")]


@given(st.integers(min_value=0, max_value=9999), st.sampled_from(["million", "billion", "m", "bn", "K"]))
def test_a_figure_lies_within_half_a_unit_of_its_last_digit(tenths: int, scale: str) -> None:
    [(_, value, half, unit)] = read(f"It cost ${tenths // 10}.{tenths % 10}{scale if len(scale) < 3 else ' ' + scale} at once.")
    power = {"million": 6, "m": 6, "billion": 9, "bn": 9, "K": 3}[scale]
    assert (value, half, unit) == (Decimal(tenths) * 10 ** (power - 1), Decimal(10) ** (power - 1) / 2, "USD")
