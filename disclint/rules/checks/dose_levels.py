"""Checks of doses: dose-limiting toxicities, dose changes and the highest dose tolerated, held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.rules.checks.denials import against, conflict, is_open, unnumbered
from disclint.rules.checks.safety_view import Args, applies, denials, events, is_reported, is_told, one_line, proof

NOT_REACHED, TOO_HIGH = "mtd-not-reached", "dose-too-high"


def consistent(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each statement on doses that another of the same study contradicts."""
    if not applies(reading):
        return
    for of in ("limiting", "dose-change"):
        evidence = [event for event in events(reading) if event.form == of and event.count and is_told(reading, event)]
        told = [
            conflict(reading, denial, found, None)
            for denial in denials(reading, of)
            if is_open(reading, denial) and (found := against(denial, evidence))
        ]
        yield from told
        if of == "limiting":
            yield from unnumbered(reading, of, told)
    yield from _tolerated(reading)


def _tolerated(reading: Reading) -> Iterator[Breach]:
    """Yield the first statement that the highest tolerated dose was not reached where one was found to be too high."""
    low = [one for one in reading.index.phrases(NOT_REACHED) if _counts(reading, one)]
    high = [one for one in reading.index.phrases(TOO_HIGH) if _counts(reading, one)]
    if low and high:
        problem = f"is told, but the release reports “{one_line(reading, high[0])}”"
        yield Breach(low[0].span, {"found": one_line(reading, low[0]), "problem": problem}, (proof(reading, high[0], "reported"),))


def _counts(reading: Reading, fact: Fact) -> bool:
    return is_reported(reading, fact) and is_told(reading, fact)
