"""Checks of how long a result is said to have held, against the time that the study has had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from typing import Any

from disclint.model.amounts import FollowUp
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof

SLACK = 1
"""Visits have windows. Units: months."""


def durations(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each length of time that is longer than from the beginning of the study to its cut-off, or to the release.

    Releases that tell two beginnings are about two studies, and are passed over. Order: that of the text.
    """
    told = [fact for fact in reading.by_kind.get("follow_up", ()) if isinstance(fact, FollowUp)]
    starts = [fact for fact in told if fact.form == "start"]
    cuts = [fact for fact in told if fact.form == "cut"]
    if len({fact.first for fact in starts}) != 1 or starts[0].first is None:
        return
    end = max((fact.last for fact in cuts if fact.last is not None), default=reading.as_of)
    if end is None or end < starts[0].first:
        return
    text, most = reading.release.text, _months(starts[0].first, end)
    for fact in told:
        if fact.months is not None and fact.months > most + SLACK:
            known = "its data were cut off" if cuts else "this release"
            problem = f"at most {most} months lie between the beginning of the study and the day of {known}"
            problem = problem.replace("the day of its", "the day on which its")
            proofs = [Proof("the beginning", starts[0].span, starts[0].span.of(text))]
            proofs += [Proof("the cut-off", cut.span, cut.span.of(text)) for cut in cuts]
            yield Breach(fact.span, {"found": fact.span.of(text), "problem": problem}, tuple(proofs))


def _months(first: Date, last: Date) -> int:
    """Return the months between two days, begun ones counted."""
    return (last.year - first.year) * 12 + last.month - first.month + (last.day > first.day)
