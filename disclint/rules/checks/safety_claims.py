"""Checks of favourable verdicts on safety, held against what the release reports."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import regex

from disclint.model.clinical import AdverseEvent, Exposure, Intervention, SafetyClaim
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.checks.safety_view import (
    ENOUGH,
    FAVOURABLE,
    Args,
    claims,
    denials,
    events,
    exposed,
    exposures,
    graded,
    has_phrase,
    in_head,
    is_told,
    one_line,
    paragraph_of,
    promotes,
    proof,
    proofs,
)
from disclint.text.patterns import Pattern, compiled

SMALL, TINY = 9, 3
VERDICTS = (*FAVOURABLE, "no-new-signals", "known", "safe")


def upper_limit(patients: int) -> int:
    """Return the highest rate, in whole percent, that no event among *patients* leaves open with 95 % confidence: 1 - 0.05^(1/n)."""
    root = Decimal("0.05") ** (Decimal(1) / Decimal(patients))
    return int(((1 - root) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def too_few(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the verdicts that rest on fewer than thirty people, one for each study and place."""
    if not promotes(reading):
        return
    seen: set[tuple[int, int]] = set()
    treated_in = cache(lambda block: exposed(reading, block))
    for claim in claims(reading):
        people = treated_in(claim.block)
        if people is None or people.count >= ENOUGH or not is_told(reading, claim) or (claim.block, claim.section) in seen:
            continue
        seen.add((claim.block, claim.section))
        limit = upper_limit(people.count)
        told = "one patient" if people.count == 1 else f"{people.count} patients"
        near = [event for event in reading.by_kind.get("adverse_event", ()) if isinstance(event, AdverseEvent) and _shown(event, claim)]
        treated = [fact for fact in reading.by_kind.get("intervention", ()) if isinstance(fact, Intervention) and fact.block == claim.block]
        yield Breach(
            claim.span,
            {"found": reading.words(claim), "patients": told, "limit": f"{limit} %"},
            (
                Proof("how many were treated", people.span, reading.words(people)),
                *(Proof("what happened", event.span, reading.words(event)) for event in near[:3]),
                *(Proof("treatment", fact.span, reading.words(fact)) for fact in treated[:3]),
            ),
            severity=_weight(reading, claim, people),
        )


def _shown(event: AdverseEvent, claim: SafetyClaim) -> bool:
    return event.block == claim.block and not event.negated and not event.hypothetical and event.low is not None


def _weight(reading: Reading, claim: SafetyClaim, people: Exposure) -> Severity | None:
    near = reading.index.neighbours(claim.sentence) or claim.sentence
    careful = has_phrase(reading, ("small-number-words",), near)
    grave = people.count <= TINY or (people.count <= SMALL and (claim.concludes or in_head(reading, claim)))
    if careful:
        return Severity.WARNING if grave else Severity.INFO
    return None if grave else Severity.WARNING


# ---- SAF002


def contradicted(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the most prominent verdict of each study against which graver events are reported."""
    if not promotes(reading):
        return
    done: set[int] = set()
    reported = [event for event in events(reading) if is_told(reading, event)]
    told = [claim for claim in claims(reading, VERDICTS) if is_told(reading, claim)]
    for claim in sorted(told, key=lambda one: (not in_head(reading, one), one.span)):
        if claim.block in done:
            continue
        done.add(claim.block)
        own = [event for event in reported if event.block == claim.block]
        gravest = [event for event in own if _is_gravest(event)]
        grave = [event for event in own if _is_grave(event, reading)]
        if not (gravest or grave):
            continue
        paragraph = paragraph_of(reading, claim)
        contrary = gravest or grave
        if any(paragraph.covers(event.span) and (event.count or event.share) for event in contrary):
            yield _verdict(reading, claim, contrary, "beside it", Severity.INFO)
        elif gravest:
            yield _verdict(reading, claim, gravest, "elsewhere", None if not _beside(paragraph, gravest) else Severity.WARNING)
        elif not _beside(paragraph, grave):
            yield _verdict(reading, claim, grave, "elsewhere", Severity.WARNING)


def _beside(paragraph: Span, found: list[AdverseEvent]) -> bool:
    return any(paragraph.covers(event.span) for event in found)


def _verdict(reading: Reading, claim: SafetyClaim, found: list[AdverseEvent], where: str, severity: Severity | None) -> Breach:
    return Breach(
        claim.span,
        {"found": reading.words(claim), "contrary": _named(reading, found), "where": where},
        proofs(reading, found, "reported"),
        severity=severity,
    )


def _named(reading: Reading, found: list[AdverseEvent]) -> str:
    named = list(dict.fromkeys(one_line(reading, event) for event in found))
    return ", ".join(named[:3]) + (" and others" if len(named) > 3 else "")


def _is_gravest(event: AdverseEvent) -> bool:
    if event.form == "death":
        return event.related is True
    if event.form == "limiting":
        return bool(event.count)
    return event.form == "hold" or (event.form == "event" and event.graded == "number" and event.low == 5)


def _is_grave(event: AdverseEvent, reading: Reading) -> bool:
    told = bool(event.count or event.share)
    if event.form == "death":
        return bool(event.count) and _is_participant(event, reading)
    if event.form == "stop":
        return told and event.related is not False and not _unrelated().search(event.sentence.of(reading.release.view))
    if event.form != "event":
        return False
    return (graded(event) and (told or event.term != "any")) or (event.serious and told)


@cache
def _unrelated() -> Pattern:
    return compiled(r"\bnot (?:\w+ ){0,4}(?:treatment|drug)?[- ]?related|\bunrelated\b", regex.IGNORECASE)


@cache
def _person() -> Pattern:
    return compiled(r"\b(?:patients?|participants?|subjects?|arm|cohort|dose level|on study|on treatment)\b", regex.IGNORECASE)


def _is_participant(event: AdverseEvent, reading: Reading) -> bool:
    return _person().search(event.sentence.of(reading.release.view)) is not None and (event.count or 0) < 500


# ---- SAF003


@cache
def _followed() -> Pattern:
    return compiled(
        r"\b(?:\d{1,3}|[a-z]+)[ -](?:weeks?|months?|days?|years?|patient-years)\b|\b(?:Week|Month|Day|Year) \d", regex.IGNORECASE
    )


def unsupported(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the first verdict of each section beside which too few of the facts stand that a reader needs."""
    if not promotes(reading):
        return
    seen: set[int] = set()
    view = reading.release.view
    for claim in claims(reading):
        if claim.block in seen:
            continue
        seen.add(claim.block)
        people = exposed(reading, claim.block)
        if people is not None and people.count < ENOUGH:
            continue
        paragraph = reading.index.paragraph_and_next(claim.span) or claim.sentence
        own = [event for event in events(reading) if event.block == claim.block]
        denied = [one for one in denials(reading) if one.block == claim.block]
        parts = {
            "how many people were treated": people is not None,
            "adverse events counted or as a rate": any(event.count or event.share for event in own) or bool(denied and people),
            "the most common events by name": len({event.term for event in own if event.term != "any"}) >= 2,
            "for how long": _followed().search(view, paragraph.start, paragraph.end) is not None,
        }
        missing = [name for name, there in parts.items() if not there]
        if people is not None and len(missing) <= 2:
            continue
        quoted = has_phrase(reading, ("label-references",), Span(0, len(view)))
        yield Breach(
            claim.span,
            {"found": reading.words(claim), "missing": ", ".join(missing)},
            severity=Severity.INFO if quoted else None,
        )


# ---- SAF011


def known_profile(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each verdict that nothing is new, where nothing was known before or where nothing is told of it."""
    if not promotes(reading):
        return
    seen: set[int] = set()
    for claim in claims(reading, ("no-new-signals", "known")):
        if claim.block in seen:
            continue
        seen.add(claim.block)
        counted = [one for one in exposures(reading) if one.form not in ("first", "counted")]
        first = [one for one in exposures(reading) if one.form == "first" and one.block == claim.block]
        paragraph = paragraph_of(reading, claim)
        if (first and not counted) or has_phrase(reading, ("first-in-human",), claim.sentence):
            problem = "compares with what was known before, but this is the first use in people"
            yield Breach(
                claim.span, {"found": reading.words(claim), "problem": problem}, tuple(proof(reading, one, "first") for one in first[:1])
            )
            continue
        gravest = [event for event in events(reading) if event.block == claim.block and _is_gravest(event) and is_told(reading, event)]
        if gravest:
            problem = f"is told of a study that reports {one_line(reading, gravest[0])}; say whether that was known before"
            yield Breach(claim.span, {"found": reading.words(claim), "problem": problem}, proofs(reading, gravest, "reported"))
            continue
        missing = []
        if not any(one.block == claim.block or paragraph.covers(one.span) for one in counted):
            missing.append("how many were treated")
        if not has_phrase(reading, ("earlier-safety-data", "label-references"), paragraph):
            missing.append("which earlier data it is compared with")
        if missing:
            problem = f"does not say {' nor '.join(missing)}"
            yield Breach(claim.span, {"found": reading.words(claim), "problem": problem}, severity=Severity.WARNING)
