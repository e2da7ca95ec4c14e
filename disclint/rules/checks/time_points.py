"""One time of a study, one value: the same sentence with another figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from disclint.model.evidence import StudyResult, Timepoint
from disclint.model.fact import Fact, Figure
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.text.patterns import compiled

WINDOW = 3
"""How far from each other two visits may be planned and still be one. Units: days."""
SHARE = Decimal("0.05")
"""The same for long times: a part of the longer one."""
FEWEST = 3
"""So many words that two sentences have alike tell that they speak of the same thing. Units: words."""
EMPTY = frozenset("a about after an as at by following had has have in of on the to were with".split())
"""Words that tell nothing of what is measured."""
RANGES = ("beyond", "onward", "cycle", "run-in", "washout")
"""Words of times that are no single visit."""


class _Told(NamedTuple):
    """A sentence with one time and one percentage: which study, what it says besides the two, and where they stand."""

    about: tuple[int, tuple[str, ...]]
    time: Timepoint
    figure: Figure


def one_value(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each percentage that a sentence tells of a time at which the same words told another one.

    Order: that of the text.
    """
    known: dict[tuple[int, tuple[str, ...]], list[_Told]] = {}
    for told in _sentences(reading):
        for before in known.get(told.about, ()):
            if _same_time(before.time, told.time) and abs(before.figure.value - told.figure.value) > before.figure.half + told.figure.half:
                text = reading.release.text
                words = {"found": told.figure.span.of(text), "other": before.figure.span.of(text), "time": told.time.span.of(text)}
                yield Breach(told.figure.span, words, (Proof("the other value", before.figure.sentence, before.figure.sentence.of(text)),))
                break
        known.setdefault(told.about, []).append(told)


def _sentences(reading: Reading) -> Iterator[_Told]:
    times = _alone(fact for fact in reading.by_kind.get("timepoint", ()) if isinstance(fact, Timepoint) and fact.form == "point")
    if len(times) < 2:
        return
    figures = _alone(fact for fact in reading.by_kind.get("figure", ()) if isinstance(fact, Figure) and fact.unit == "percent")
    studies = {fact.sentence: fact.block for fact in reading.by_kind.get("study_result", ()) if isinstance(fact, StudyResult)}
    view = reading.release.view
    for sentence in sorted(times.keys() & figures.keys() & studies.keys()):
        time, figure = times[sentence], figures[sentence]
        words = _besides(view, sentence, time.span, figure.span)
        if isinstance(time, Timepoint) and isinstance(figure, Figure) and len(words) >= FEWEST and not set(RANGES).intersection(words):
            yield _Told((studies[sentence], words), time, figure)


def _alone(facts: Iterator[Fact]) -> dict[Span, Fact]:
    """Return those that are the only one of their sentence."""
    found: dict[Span, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.sentence, []).append(fact)
    return {sentence: of[0] for sentence, of in found.items() if len(of) == 1}


def _besides(view: str, sentence: Span, *cut: Span) -> tuple[str, ...]:
    """Return the words of *sentence* that are neither empty nor part of what is *cut* out of it."""
    words = []
    for match in compiled(r"[^\W_]+(?:[-'][^\W_]+)*").finditer(view, sentence.start, sentence.end):
        if not any(span.start < match.end() and match.start() < span.end for span in cut) and match[0].lower() not in EMPTY:
            words.append(match[0].lower())
    return tuple(words)


def _same_time(one: Timepoint, two: Timepoint) -> bool:
    """Tell whether two times are one visit: Week 12, Day 84 and three months are."""
    room = max(Decimal(WINDOW), SHARE * max(one.high, two.high))
    return one.low - room <= two.high and two.low - room <= one.high
