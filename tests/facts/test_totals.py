"""Totals of tables, with bars, on lines, and with each cell on a line of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from disclint.facts import totals
from disclint.facts.frame import Frame
from disclint.model.amounts import Total

Framed = Callable[..., Frame]
HEAD = "| In thousands | 2026 | 2025 |\n|---|---|---|\n"
BARS = HEAD + "| Products | 12,345 | 10,987 |\n| Services (1) | $ 4,410 | 3,998 |\n| Total revenue | 16,755 | 14,985 |"
LINES = "Years 2026 2025\n\nProducts 12,345 10,987\n\nServices $4,410 $3,998\n\nTotal revenue 16,755 14,985"
CELLS = "\n\n".join("2026,2025,Products,12.345,10.987,Services,4.410,3.998,Total revenue,16.755,14.985,End".split(",")).replace(".", ",")


def read(framed: Framed, text: str) -> list[Total]:
    return [fact for fact in totals.facts(framed(f"# Norvane reports results\n\nRevenue rose.\n\n{text}")) if isinstance(fact, Total)]


@pytest.mark.parametrize("text", [BARS, LINES, CELLS])
def test_a_total_is_read_with_its_rows(framed: Framed, text: str) -> None:
    found = read(framed, text)
    assert [(fact.printed, fact.added, fact.rows) for fact in found] == [(Decimal(n), Decimal(n), 2) for n in (16755, 14985)]


def test_a_total_that_adds_up_nowhere_is_none(framed: Framed) -> None:
    assert not read(framed, BARS.replace("16,755", "17,000").replace("14,985", "15,000"))


def test_a_total_after_subtotals(framed: Framed) -> None:
    rows = ["A | 100 | 200", "B | 300 | 400", "Total one | 400 | 600", "C | 5 | 6", "D | 7 | 8", "Total two | 12 | 14", "Total | 412 | 614"]
    table = "| X | Y | Z |\n|---|---|---|\n" + "\n".join(f"| {row} |" for row in rows)
    assert [fact.label for fact in read(framed, table)] == ["Total one", "Total one", "Total two", "Total two", "Total", "Total"]


def test_reading_is_linear(framed: Framed) -> None:
    def seconds(times: int) -> float:
        frame = framed("Total 1 2 (3) -\n\n" * times)
        start = time.process_time()
        list(totals.facts(frame))
        return time.process_time() - start

    small = min(seconds(200) for _ in range(3))
    assert seconds(2000) < 30 * small + 1.0
