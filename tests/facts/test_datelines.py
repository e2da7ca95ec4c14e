"""Datelines as facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from disclint.facts import datelines
from disclint.facts.frame import Frame

Framed = Callable[..., Frame]
LEAD = "Talwerk AG today opened its pump works in Lund, the company said, after three years of work on the site."


def test_a_dateline_tells_its_parts_as_printed(framed: Framed) -> None:
    frame = framed(f"# Talwerk opens works\n\nBANFF, Alberta, Canada & LUND, May 14, 2026 /PRNewswire/ -- {LEAD}\n")
    (fact,) = datelines.facts(frame)
    assert fact.places == ("BANFF, Alberta, Canada", "LUND")
    assert (fact.city, fact.region, fact.country) == ("BANFF", "Alberta", "Canada")
    assert (fact.date, fact.wire) == (date(2026, 5, 14), "/PRNewswire/")
    assert fact.day_span is not None
    assert fact.day_span.of(frame.text) == "May 14, 2026"
    assert fact.span.of(frame.text) == "BANFF, Alberta, Canada & LUND, May 14, 2026 /PRNewswire/ --"


def test_a_second_dateline_behind_the_first_is_told(framed: Framed) -> None:
    frame = framed(f"# Talwerk opens works\n\nMUNICH - May 14, 2026 (NEWMEDIAWIRE) - Munich, Germany, May 13, 2026 - {LEAD}\n")
    assert [fact.date for fact in datelines.facts(frame)] == [date(2026, 5, 14), date(2026, 5, 13)]


def test_a_second_dateline_in_the_next_paragraph_is_told(framed: Framed) -> None:
    frame = framed(f"# Talwerk opens works\n\nMunich, Germany - May 14, 2026 / Talwerk AG /\n\nMunich, Germany, May 13, 2026 - {LEAD}\n")
    assert [fact.date for fact in datelines.facts(frame)] == [date(2026, 5, 14), date(2026, 5, 13)]


def test_a_release_without_dateline_has_none(framed: Framed) -> None:
    assert list(datelines.facts(framed(f"# Talwerk opens works\n\n{LEAD}\n"))) == []
