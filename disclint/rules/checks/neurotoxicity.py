"""Checks of neurotoxicity after cell therapy: denials and grades held against the signs that are reported."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.clinical import AdverseEvent
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.rules.checks.grading import NEURO, with_next
from disclint.rules.checks.safety_view import Args, applies, denials, events
from disclint.rules.message import trimmed
from disclint.text.patterns import Pattern, compiled

GRAVE = {"seizure": 3, "cerebral oedema": 3}
"""The grade that a sign means at least, by the consensus of 2019."""
MILDER = "confusion"
ICE = ((7, 1), (3, 2), (0, 3))
"""From which score on the scale of 10 which grade is meant at most."""
FULL = 10


@dataclass(frozen=True)
class Sign:
    """A sign of neurotoxicity: the *grade* that it means at least; 0 where it tells only that there is some."""

    span: Span
    sentence: Span
    block: int | None
    grade: int


def consistent(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the first denial and the first grade of neurotoxicity that signs reported of the same study contradict."""
    if not applies(reading):
        return
    told = [event for event in events(reading) if event.term == NEURO and event.graded == "number"]
    denied = [one for one in denials(reading) if one.term == NEURO and one.of in ("any", "grade") and not (one.excepted or one.qualified)]
    if not (told or denied) or not _cells().search(reading.release.view):
        return
    signs = [*_events(reading), *_scores(reading)]
    for denial in denied:
        seen = [one for one in signs if one.block in (None, denial.block) and one.sentence != denial.sentence]
        seen = [one for one in seen if denial.of == "any" or one.grade >= (denial.low or 3)]
        grave = [one for one in seen if one.grade >= max(GRAVE.values())]
        if found := grave or seen:
            problem = f"is denied, but {found[0].span.of(reading.release.text)} is reported"
            yield _breach(reading, denial.span, problem, found, None if grave else Severity.WARNING)
            break
    for event in told:
        reach = with_next(reading, event, told)
        above = [one for one in signs if reach.covers(one.span) and one.grade > (event.high or 5)]
        if above:
            means = f"means at least Grade {above[0].grade} by the ASTCT consensus of 2019"
            yield _breach(reading, event.span, f"stands beside {above[0].span.of(reading.release.text)}, which {means}", above, None)
            break


@cache
def _cells() -> Pattern:
    """Treatments that bring this neurotoxicity on: that of other drugs has no such signs."""
    return compiled(
        r"(?i:\bcell therap|\bCAR[ -]|\bT[ -]cells?\b|bispecific|\bT[ -]cell engager|immune effector|cytokine release)|\bICANS\b|\bCRS\b"
    )


def _breach(reading: Reading, span: Span, problem: str, found: list[Sign], severity: Severity | None) -> Breach:
    text = reading.release.text
    shown = tuple(Proof("reported", one.span, trimmed(" ".join(one.sentence.of(text).split()), 160)) for one in found[:3])
    return Breach(span, {"found": " ".join(span.of(text).split()), "problem": problem}, shown, severity=severity)


def _events(reading: Reading) -> Iterator[Sign]:
    for event in events(reading):
        if event.form == "event" and event.term in (*GRAVE, MILDER) and not _is_otherwise_caused(reading, event):
            yield Sign(event.span, event.sentence, event.block, GRAVE.get(event.term, 0))


@cache
def _otherwise() -> Pattern:
    return compiled(r"\b(?:due to|caused by|attributed to|unrelated|not related|secondary to|history of|metasta\w+)\b", regex.IGNORECASE)


def _is_otherwise_caused(reading: Reading, event: AdverseEvent) -> bool:
    return event.related is False or _otherwise().search(event.sentence.of(reading.release.view)) is not None


@cache
def _score() -> Pattern:
    """A score on the scale of immune effector cells: ``ICE score of 6``."""
    return compiled(r"\bICE(?: assessment)?(?: scores?)?(?: of| was| were|:| ?=) ?(\d{1,2})(?![\d.]\d|\d)")


def _scores(reading: Reading) -> Iterator[Sign]:
    view = reading.release.view
    for found in _score().finditer(view) if "ICE" in view else ():
        score = int(found[1])
        if score < FULL:
            span = Span(*found.span())
            yield Sign(span, reading.index.sentences_at(span) or span, None, next(grade for least, grade in ICE if score >= least))
