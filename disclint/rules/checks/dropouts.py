"""Checks of those who stopped: denials held against what is reported, and those who completed and dropped out against all."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.clinical import AdverseEvent, Exposure
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.span import Span
from disclint.rules.checks.denials import against, conflict, is_open, unnumbered, weight
from disclint.rules.checks.safety_view import Args, applies, denials, events, exposures, is_told, one_line, proofs

STOPS = ("stop", "withdrawal")


def consistent(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each denial that treatment was stopped for events, where it was, and each sum of people that exceeds all of them."""
    if not applies(reading):
        return
    stopped = [event for event in events(reading) if event.form in STOPS and is_told(reading, event)]
    evidence = [event for event in stopped if event.form == "stop" and (event.count or event.share)]
    told = [
        conflict(reading, denial, found, weight(denial, found))
        for denial in denials(reading, "stop")
        if is_open(reading, denial) and (found := against(denial, evidence))
    ]
    yield from told
    yield from unnumbered(reading, "stop", told)
    yield from _too_many(reading, [event for event in stopped if event.count])


def _too_many(reading: Reading, stopped: list[AdverseEvent]) -> Iterator[Breach]:
    """Yield each sentence in which those who completed and those who dropped out are more than all."""
    by_sentence: dict[Span, list[AdverseEvent]] = {}
    for event in stopped:
        by_sentence.setdefault(event.sentence, []).append(event)
    people = exposures(reading) if stopped else []
    for sentence, left in by_sentence.items():
        here = [one for one in people if one.sentence == sentence]
        done = [one for one in here if one.form == "completed"]
        if len(done) == 1 and (fewest := _all(here, done[0], left)):
            sum_ = done[0].count + sum(event.count or 0 for event in left)
            if sum_ > fewest.count:
                parts = " and ".join(str(event.count) for event in left)
                problem = f"and {parts} who stopped are {sum_} in all, more than the {fewest.count} people told"
                yield Breach(
                    done[0].span, {"found": one_line(reading, done[0]), "problem": problem}, proofs(reading, [fewest, *left], "reported")
                )


def _all(here: list[Exposure], done: Exposure, left: list[AdverseEvent]) -> Exposure | None:
    """Return the one number of the sentence that those who completed and those who left are part of."""
    counts = {done.count, *(event.count for event in left)}
    whole = [one for one in here if one.form in ("treated", "of", "counted") and one.count not in counts]
    return whole[0] if len({one.count for one in whole}) == 1 and whole[0].count >= max(count or 0 for count in counts) else None
