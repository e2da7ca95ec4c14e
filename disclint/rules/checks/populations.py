"""Who was counted: the analysis population beside the number of people that a study took in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.evidence import Enrolment
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.rules.checks.evidence_view import Args, enrolments, in_report, results, shown
from disclint.text.patterns import Pattern, compiled

TAKEN_IN = ("enrolled", "randomised", "treated", "sized", "planned", "counted")


@cache
def _named() -> Pattern:
    """Words that name the part of the people that was counted."""
    return compiled(
        r"\b(?:evaluable|completed|completers|arm|group|cohort|dose|mg|treated|intent|ITT|protocol|population|set|women|men|with|"
        r"who|whose|"
        r"receiving|received|placebo|assessed|analy[sz]ed|available|follow)\b",
        regex.IGNORECASE,
    )


@cache
def _divided() -> Pattern:
    """Words of a division into groups: "one of 3 treatment arms" counts no people."""
    return compiled(
        r"\b(?:arms?|groups?|treatments?|doses?|regimens?|one of (?:the )?(?:two|three|four|five|\d)\b|divided|assigned)\b",
        regex.IGNORECASE,
    )


def populations(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each result that counts fewer people than the study took in, without telling which."""
    told = {fact.sentence for fact in results(reading)}
    people = [fact for fact in reading.by_kind.get("enrolment", ()) if isinstance(fact, Enrolment) and in_report(reading, fact)]
    for fact in people:
        if fact.form == "of":
            yield from _fewer(reading, fact, people)
    known = max((one.count for one in enrolments(reading, TAKEN_IN)), default=0)
    evaluable = [one for one in people if one.sentence in told and "evaluable" in one.sentence.of(reading.release.view).lower()]
    for fact in evaluable[:1]:
        counts = [one.count for one in evaluable if one.sentence == fact.sentence]
        if known <= max(counts) and not any(one.form in ("enrolled", "randomised", "treated") for one in people):
            problem = "counts evaluable patients, but the release does not say how many were enrolled or treated"
            yield Breach(fact.span, {"found": reading.words(fact), "problem": problem})


def _fewer(reading: Reading, fact: Enrolment, people: list[Enrolment]) -> Iterator[Breach]:
    """Yield a total that is smaller than the number randomised in the same sentence, where no words tell who is left out."""
    view = reading.release.view
    for whole in people:
        if whole.sentence != fact.sentence or whole.span.start >= fact.span.start or whole.form not in ("enrolled", "randomised"):
            continue
        between = view[whole.span.end : fact.span.start] + " " + view[fact.span.end : fact.span.end + 40]
        if fact.count < whole.count and not _named().search(between) and not _divided().search(f"{reading.words(fact)} {between}"):
            problem = f"counts {fact.count} people, but {whole.count} were {whole.form}, and nothing says who was left out"
            yield Breach(fact.span, {"found": reading.words(fact), "problem": problem}, (shown(reading, whole, "taken in"),))
            return
