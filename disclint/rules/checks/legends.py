"""A mandated legend: there, and whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from disclint.model.fact import Legend
from disclint.model.reading import Reading
from disclint.model.rule import Breach

Args = Mapping[str, Any]


def legend(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the want of a legend: nothing where it stands whole, else the most of it that stands there, else no place.

    Args: *legend* names it, or several any of which will do; *within* are the kinds of section in which it counts (default: all). Values:
    ``problem``, a clause that goes on after the name of the legend: "is missing" or "is not whole: ..." with the difference in words.
    """
    asked = (args["legend"],) if isinstance(args["legend"], str) else tuple(args["legend"])
    within = args.get("within")
    kinds = reading.index.section_kinds
    found = [fact for fact in cast("tuple[Legend, ...]", reading.index.of(Legend.kind)) if fact.legend in asked]
    if within is not None:
        found = [fact for fact in found if kinds[fact.section] in within]
    if any(fact.state == "complete" for fact in found):
        return
    if not found:
        yield Breach(None, {"problem": "is missing"})
        return
    nearest = min(found, key=lambda fact: sum(len(words.split()) for words in (*fact.missing, *fact.changed)))
    yield Breach(reading.index.pointer(nearest), {"problem": f"is not whole: {nearest.difference}"})
