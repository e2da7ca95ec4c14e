"""What the tree says of facts: every kind has its line, in plain words."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from disclint.model.clinical import AdverseEvent, Proportion, SafetyDenial
from disclint.model.fact import CalendarDate, Fact, Figure, Listing
from disclint.model.kinds import FACTS
from disclint.model.span import Span
from disclint.report.fact_words import meaning, number

HERE: dict[str, Any] = {"span": Span(0, 5), "sentence": Span(0, 9), "section": 0}


def made(kind: type[Fact], *, full: bool) -> Fact:
    """Return a fact of *kind*, with something in every field, or with as little as there may be."""
    return kind(**HERE, **{one.name: value(str(one.type), full) for one in fields(kind) if one.name not in HERE})


def value(written: str, full: bool) -> object:
    if "None" in written and not full:
        return None
    known = {
        "str": "words", "bool": full, "int": 3, "Decimal": Decimal("1.50"), "Date": date(2026, 5, 4), "datetime": datetime(2026, 5, 4, 9),
        "time": time(8, 30), "Span": Span(0, 2), "tuple[str, ...]": ("one", "two") if full else (), "tuple[Span, ...]": (),
        "tuple[int, ...]": (1, 2),
    }  # fmt: skip
    return known[written.split(" | ", maxsplit=1)[0]]


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.kind)
@pytest.mark.parametrize("full", [True, False])
def test_every_kind_of_fact_has_its_line(kind: type[Fact], full: bool) -> None:
    line = meaning(made(kind, full=full))
    assert re.match(r"[a-z]", line)
    assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|\{|Decimal|Span|  |: ,|, ,|, $", line), line


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        (Figure(**HERE, value=Decimal(4100000), half=Decimal(50000), unit="USD", written="$4.1 million"),
         "figure: 4,100,000 USD, which stands for 4,050,000 USD to 4,150,000 USD"),
        (Figure(**HERE, value=Decimal("12.50"), half=Decimal("0.005"), unit="percent", written="12.50%"),
         "figure: 12.50%, which stands for 12.495% to 12.505%"),
        (Figure(**HERE, value=Decimal(31), half=Decimal("0.5"), unit="sites", written="31 sites"), "figure: 31 sites"),
        (Proportion(**HERE, count=11, total=15, percent=Decimal(73), form="of", unit="patients", vague=False, count_span=None, total_span=None,
                    percent_span=None),
         "proportion: 11 of 15 (73%) patients"),
        (AdverseEvent(**HERE, form="event", term="cytokine release syndrome", low=3, high=5, serious=True, related=True, count=1),
         "event: cytokine release syndrome, grade 3 or higher, serious, related to treatment, 1"),
        (AdverseEvent(**HERE, form="limiting", term="any", negated=True), "dose-limiting event: of any kind, denied"),
        (SafetyDenial(**HERE, of="grade", term="any", low=3), "denial: there were no events of grade 3 or higher"),
        (CalendarDate(**HERE, date=date(2026, 5, 8), year=2026, month=5, day=8, weekday=3), "date: 2026-05-08, a Friday, called a Thursday"),
        (CalendarDate(**HERE, date=None, year=2026, month=2, day=30, weekday=None), "date: day 30 of month 2 of 2026, which does not exist"),
        (Listing(**HERE, exchange="NYSE", mic="XNYS", ticker="NRVN", market="us", written="NYSE", own=True, form="paren"),
         "listing: NYSE: NRVN, of the issuer"),
    ],
)  # fmt: skip
def test_what_a_fact_says(fact: Fact, line: str) -> None:
    assert meaning(fact) == line


def test_figures_are_written_as_people_do() -> None:
    assert [number(Decimal(one)) for one in ("4.1E+6", "0.50", "41", "-3", "1000.5")] == ["4,100,000", "0.50", "41", "-3", "1,000.5"]
