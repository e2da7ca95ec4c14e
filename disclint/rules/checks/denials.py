"""Checks of denials: that no event of a sort occurred, held against the events that the release reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.clinical import AdverseEvent, SafetyDenial
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Severity
from disclint.model.span import Span
from disclint.rules.checks.safety_view import (
    Args,
    applies,
    claims,
    denials,
    events,
    exposures,
    graded,
    in_head,
    is_limited,
    is_told,
    meets,
    one_line,
    paragraph_of,
    promotes,
    proof,
    proofs,
)
from disclint.text.patterns import Pattern, compiled

SERIOUS_TERMS = ("anaphylaxis", "sepsis", "respiratory failure", "cardiac arrest")
MOST = 200
"""How many events a denial is held against, so that a book of them takes no hours."""
LABORATORY = (
    "neutropenia",
    "lymphopenia",
    "thrombocytopenia",
    "leukopenia",
    "anaemia",
    "cytopenia",
    "raised liver enzymes",
    "raised pancreatic enzymes",
    "hyperuricemia",
    "hyperuricaemia",
    "hypophosphatemia",
    "hypophosphataemia",
    "hyponatremia",
    "hypokalemia",
    "hyperglycemia",
    "hypertriglyceridemia",
)


def is_open(reading: Reading, denial: SafetyDenial) -> bool:
    """Tell whether *denial* speaks of the whole study, without an exception."""
    return is_told(reading, denial) and not (denial.excepted or denial.qualified or is_limited(reading, denial))


def against(denial: SafetyDenial, found: list[AdverseEvent]) -> list[AdverseEvent]:
    """Return those of *found* that the scope of *denial* reaches."""
    return [
        event
        for event in found[:MOST]
        if event.block == denial.block
        and event.sentence != denial.sentence
        and (denial.term in ("any", event.term))
        and not (denial.related and event.related is False)
    ]


def weight(denial: SafetyDenial, found: list[AdverseEvent]) -> Severity | None:
    """A scoped denial against events of unknown relatedness asks for that to be told; anything else is a contradiction."""
    return Severity.WARNING if denial.related and not any(event.related for event in found) else None


def conflict(reading: Reading, denial: SafetyDenial, found: list[AdverseEvent], severity: Severity | None) -> Breach:
    """Return the breach of *denial*, which the events *found* contradict."""
    scope = "; say whether that was related to the treatment" if denial.related and severity is not None else ""
    return Breach(
        denial.span,
        {
            "found": one_line(reading, denial),
            "problem": f"stands in a denial, but the release reports “{one_line(reading, found[0])}”{scope}",
        },
        proofs(reading, found, "reported"),
        severity=severity,
    )


def unnumbered(reading: Reading, of: str, told: list[Breach]) -> Iterator[Breach]:
    """Yield the first denial of the sort *of* where no number of people is told anywhere, unless *told* holds a breach already."""
    if told or not promotes(reading) or exposures(reading):
        return
    for denial in denials(reading, of):
        if denial.total is None and is_told(reading, denial):
            problem = "is denied, but the release does not say of how many people; add their number and how long they were followed"
            yield Breach(denial.span, {"found": one_line(reading, denial), "problem": problem}, severity=Severity.WARNING)
            return


def serious(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each denial of serious events that an event of the same study contradicts."""
    if not applies(reading):
        return
    reported = [event for event in events(reading) if not is_limited(reading, event) and is_told(reading, event)]
    evidence = [event for event in reported if _is_serious(event)]
    told = []
    for denial in denials(reading, "serious"):
        if is_open(reading, denial) and (found := against(denial, evidence)):
            laboratory = all(event.term in LABORATORY for event in found)
            told.append(conflict(reading, denial, found, Severity.WARNING if laboratory else weight(denial, found)))
    yield from told
    yield from unnumbered(reading, "serious", told)


def _is_serious(event: AdverseEvent) -> bool:
    told = bool(event.count or event.share)
    if event.form in ("death", "stay"):
        return bool(event.count and event.count < 500)
    if event.form != "event":
        return False
    if event.serious and event.low is None:
        return told
    grave = event.graded == "number" and (event.low or 0) >= 4
    return (told and grave) or (bool(event.count) and event.term in SERIOUS_TERMS)


def grade(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each statement that events stayed below a grade which an event of the same study reaches."""
    if not applies(reading):
        return
    evidence = [
        event
        for event in events(reading)
        if event.form == "event" and graded(event) and not is_limited(reading, event) and is_told(reading, event)
    ]
    for denial in denials(reading, "grade"):
        low = denial.low or 3
        if not is_open(reading, denial) or low < 3:
            continue
        found = [
            event for event in against(denial, evidence) if (event.low or 0) >= low and (event.count or event.share or event.term != "any")
        ]
        if found:
            yield conflict(reading, denial, found, weight(denial, found))


def deaths(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each death that is told without number, group or cause beside a favourable verdict; and each denial of deaths that is wrong."""
    if not promotes(reading):
        return
    told = [
        event
        for event in events(reading)
        if event.form == "death"
        and event.count
        and event.count < 500
        and is_told(reading, event)
        and _person().search(event.sentence.of(reading.release.view))
    ]
    for denial in denials(reading, "death"):
        near = _no_death().search(denial.sentence.of(reading.release.view))
        if near and is_open(reading, denial) and not denial.related and (found := against(denial, told)):
            yield Breach(
                denial.span,
                {"found": one_line(reading, denial), "problem": f"is contradicted by “{reading.words(found[0])}”"},
                proofs(reading, found, "reported"),
            )
    people = exposures(reading)
    favourable = {claim.block for claim in claims(reading)}
    seen: set[Span] = set()
    for event in told:
        paragraph = paragraph_of(reading, event)
        if event.block not in favourable or paragraph in seen:
            continue
        seen.add(paragraph)
        missing = []
        if not event.total and not meets(people, paragraph):
            missing.append("among how many, or in which group")
        if event.related is None and not _cause().search(paragraph.of(reading.release.view)):
            missing.append("the cause, or whether it was related to the treatment")
        if missing:
            yield Breach(
                event.span,
                {"found": reading.words(event), "problem": f"is told without {' and '.join(missing)}"},
                severity=Severity.WARNING,
            )


@cache
def _no_death() -> Pattern:
    return compiled(r"\b(?:no|zero|without|not?body|none)\b(?:\W+\w+){0,4}\W+(?:deaths?|died|fatal)", regex.IGNORECASE)


@cache
def _person() -> Pattern:
    return compiled(r"\b(?:patients?|participants?|subjects?|treatment[- ]related)\b", regex.IGNORECASE)


@cache
def _cause() -> Pattern:
    return compiled(
        r"\b(?:related|due to|because|caus\w+|from|attribut\w+|of (?:disease|progress\w+|pneumonia|\w+ failure|sepsis))\b", regex.IGNORECASE
    )


def scope(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each denial of the head that is broader than every one of the body."""
    if not applies(reading):
        return
    told = denials(reading)
    for denial in told:
        if not in_head(reading, denial) or denial.related or denial.qualified or denial.term != "any":
            continue
        if denial.of not in ("serious", "grade", "any"):
            continue
        body = [
            one for one in told if one.of == denial.of and not in_head(reading, one) and one.term == "any" and one.block == denial.block
        ]
        narrower = [one for one in body if one.related]
        if narrower and len(narrower) == len(body) and not any(one.excepted for one in body):
            yield Breach(
                denial.span,
                {"found": one_line(reading, denial), "other": one_line(reading, narrower[0])},
                (proof(reading, narrower[0], "the text"),),
            )


@cache
def _mixed() -> Pattern:
    return compiled(
        r"\bsevere adverse (?:events?|effects?|reactions?) ?\(\W?SAEs?\W?\)|\bserious \(grade [345]\w*\)|\bsevere \(serious\)",
        regex.IGNORECASE,
    )


def mixed_words(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each place that takes severe for serious."""
    if not applies(reading):
        return
    view = reading.release.view
    if "severe" not in view and "erious (" not in view:
        return
    for found in _mixed().finditer(view):
        yield Breach(Span(*found.span()), {"found": found[0]})
