"""Checks of totals in tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.amounts import Total
from disclint.model.reading import Reading
from disclint.model.rule import Breach

LEAST = 200
"""Below are columns of percentages whose sign stands in the head, or apart: what is far from its sum is one too."""


def totals(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each total that its rows do not add up to, where they do in another column of the same table.

    Order: that of the text.
    """
    text = reading.release.text
    for fact in reading.by_kind.get("total", ()):
        if isinstance(fact, Total) and abs(fact.printed) >= LEAST and fact.slack < abs(fact.added - fact.printed) <= abs(fact.printed) / 2:
            problem = f"the {fact.rows} rows of “{fact.label}” add up to {fact.added:,f} in this column"
            yield Breach(fact.span, {"found": fact.span.of(text), "problem": problem})
