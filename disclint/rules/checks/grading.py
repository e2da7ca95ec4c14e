"""Checks of grades: that of cytokine release syndrome and neurotoxicity against what was done and seen, and the scale."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.clinical import AdverseEvent, Intervention
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.checks.safety_view import Args, applies, events, has_phrase, one_line, paragraph_of

CRS, NEURO = "cytokine release syndrome", "neurotoxicity"
IMPLIED = {"positive-pressure": 4, "vasopressors": 4, "high-oxygen": 3, "one-vasopressor": 3, "low-oxygen": 2}
"""The grade that a treatment tells by the consensus of 2019."""
UNTELLING = ("antibody",)


def syndrome(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each stated grade of cytokine release syndrome that is lower than the treatment told beside it implies."""
    if not applies(reading):
        return
    told = [event for event in events(reading) if event.term == CRS and event.graded == "number"]
    treatments = [
        one for one in reading.by_kind.get("intervention", ()) if isinstance(one, Intervention) and not (one.negated or one.hypothetical)
    ]
    done: set[Span] = set()
    for event in told:
        if event.sentence in done:
            continue
        done.add(event.sentence)
        reach = with_next(reading, event, told)
        stated = max(one.high or 0 for one in told if reach.covers(one.span))
        beside = [one for one in treatments if reach.covers(one.span)]
        implied = max((IMPLIED.get(one.name, 0) for one in beside), default=0)
        if implied > stated:
            grave = [one for one in beside if IMPLIED.get(one.name, 0) == implied]
            older = has_phrase(reading, ("older-crs-scales",), Span(0, len(reading.release.view)))
            problem = f"but {reading.words(grave[0])} means at least Grade {implied} by the ASTCT consensus of 2019"
            yield _breach(reading, event, grave, problem, Severity.WARNING if older else None)
            continue
        light = [one for one in beside if one.name in UNTELLING]
        if stated == 1 and light and not has_phrase(reading, ("grading-scales",), Span(0, len(reading.release.view))):
            drug = reading.words(light[0])
            problem = f"treated with {drug} agrees with the ASTCT consensus, but neither the scale nor the reason is named"
            yield _breach(reading, event, light, problem, Severity.INFO)


def with_next(reading: Reading, event: AdverseEvent, told: list[AdverseEvent]) -> Span:
    """Return the sentence of *event* with the one behind it, unless that tells another grade."""
    near = reading.index.neighbours(event.sentence) or event.sentence
    end = min(near.end, paragraph_of(reading, event).end)
    if any(event.sentence.end <= one.span.start < end for one in told):
        end = event.sentence.end
    return Span(event.sentence.start, max(end, event.sentence.end))


def _breach(reading: Reading, event: AdverseEvent, beside: list[Intervention], problem: str, severity: Severity | None) -> Breach:
    shown = tuple(Proof("treatment", one.span, reading.words(one)) for one in beside[:3])
    return Breach(event.span, {"found": one_line(reading, event), "problem": problem}, shown, severity=severity)


def scale(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the first of two or more grades where no scale is named anywhere."""
    if not applies(reading):
        return
    numbered = [
        event
        for event in reading.by_kind.get("adverse_event", ())
        if isinstance(event, AdverseEvent) and event.graded == "number" and not event.hypothetical
    ]
    whole = Span(0, len(reading.release.view))
    if len({event.sentence for event in numbered}) < 2 and not any(event.term in (CRS, NEURO) for event in numbered):
        return
    if numbered and not has_phrase(reading, ("grading-scales", "label-references"), whole):
        yield Breach(numbered[0].span, {"found": one_line(reading, numbered[0]), "count": str(len(numbered))})
