"""What the checks of safety share: the facts that count, by study, and how they are shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import regex

from disclint.model.clinical import AdverseEvent, Exposure, SafetyClaim, SafetyDenial
from disclint.model.fact import Dateline, Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Proof
from disclint.model.span import Span
from disclint.rules.message import trimmed
from disclint.text.patterns import Pattern, compiled

HEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)
ELSEWHERE = (SectionKind.ABOUT, SectionKind.SAFETY_INFORMATION, SectionKind.INDICATION)
LONGEST = 600
"""A longer sentence is a table whose cells were joined. Units: characters."""
ENOUGH = 30
"""From how many patients on a verdict is not held to be too early."""
FEW = 3
"""So few are often some of more: they count only where no larger number of people is told."""
SHOWN = 5
"""How many pieces of evidence are shown at most."""
FAVOURABLE = ("praise", "tolerated", "no-signals")


def applies(reading: Reading) -> bool:
    """Tell whether the release is one that these rules judge: in English, and no notice of a law firm."""
    return reading.profile.language == "en" and reading.profile.genre.name != "law-firm"


def promotes(reading: Reading) -> bool:
    """Tell whether the text is a release of an issuer, not a paper or an abstract: it has a dateline, a listing or an About section."""
    if not applies(reading):
        return False
    kinds = reading.by_kind
    dated = any(isinstance(one, Dateline) and (one.date or one.wire) for one in kinds.get("dateline", ()))
    return dated or bool(kinds.get("listing")) or any(section.kind is SectionKind.ABOUT for section in reading.release.sections)


def claims(reading: Reading, forms: Iterable[str] = FAVOURABLE) -> list[SafetyClaim]:
    """Return the favourable verdicts of these *forms* on a product in people."""
    wanted = tuple(forms)
    return [
        fact
        for fact in reading.by_kind.get("safety_claim", ())
        if isinstance(fact, SafetyClaim)
        and fact.form in wanted
        and not fact.purpose
        and not fact.negated
        and is_reported(reading, fact)
        and not has_phrase(reading, ("safety-boards", "safety-boards-short"), fact.sentence)
    ]


def is_reported(reading: Reading, fact: Fact) -> bool:
    """Tell whether *fact* is one that the release reports itself, of people."""
    return reading.section(fact).kind not in ELSEWHERE and not _not_people().search(fact.sentence.of(reading.release.view))


@cache
def _not_people() -> Pattern:
    return compiled(
        r"\b(?:mice|mouse|rats?|rodents?|monkeys?|primates?|NHPs?|pre-?clinical|non-?clinical|animals?|dogs?|canine|feline|"
        r"cats|horses|in vitro|in vivo|toxicology|vehicles?|batter(?:y|ies)|aircraft|workplace)\b",
        regex.IGNORECASE,
    )


def events(reading: Reading) -> list[AdverseEvent]:
    """Return the events that happened to participants of a study, not in the control arm alone."""
    return [
        fact
        for fact in reading.by_kind.get("adverse_event", ())
        if isinstance(fact, AdverseEvent)
        and not (fact.negated or fact.hypothetical or fact.past or fact.control)
        and fact.count != 0
        and is_reported(reading, fact)
    ]


def denials(reading: Reading, of: str | None = None) -> list[SafetyDenial]:
    """Return the denials, those of one sort if *of* is given."""
    return [
        fact
        for fact in reading.by_kind.get("safety_denial", ())
        if isinstance(fact, SafetyDenial) and (of is None or fact.of == of) and is_reported(reading, fact)
    ]


def exposures(reading: Reading) -> list[Exposure]:
    """Return how many were treated, wherever that is told."""
    return [fact for fact in reading.by_kind.get("exposure", ()) if isinstance(fact, Exposure)]


def exposed(reading: Reading, block: int) -> Exposure | None:
    """Return the number of people on whom a verdict in the study *block* rests: the largest that is told of it, else of the release.

    That is the whole trial where arms or cohorts are told apart. "The first patient" counts only where no other number is told; a number
    of another study only where it is large, so that it may be the same one.
    """
    found = exposures(reading)
    told = [one for one in found if one.form in ("treated", "of", "sized") or (one.form == "counted" and one.count >= ENOUGH)]
    if not told:
        near = [one for one in found if one.form == "first" and (one.block == block or in_head(reading, one))]
        return max(near, key=lambda one: (one.block == block, not in_head(reading, one), -one.span.start), default=None)
    largest = max(told, key=lambda one: one.count)
    own = [one for one in told if one.block == block]
    most = max(own, key=lambda one: one.count, default=largest)
    if most.form != "treated" and largest.count >= ENOUGH:
        return largest
    # Arms and answers alone do not tell how many there are in all, but they tell when there are enough.
    if most.form != "treated" and sum({one.count for one in own}) >= ENOUGH:
        return None
    if most.count <= FEW and any(one.count > most.count for one in found):
        return None
    return most


def in_head(reading: Reading, fact: Fact) -> bool:
    """Tell whether *fact* stands in the headline or the key points."""
    return reading.section(fact).kind in HEAD


def has_phrase(reading: Reading, lists: Iterable[str], within: Span) -> bool:
    """Tell whether a phrase of one of *lists* stands in the stretch *within*."""
    return any(meets(reading.index.phrases(name), within) for name in lists)


def meets(facts: Sequence[Fact], within: Span) -> bool:
    """Tell whether one of *facts* lies in the stretch *within*. Args: *facts* stand in the order of the text."""
    at = bisect_left(facts, within.start, key=lambda fact: fact.span.start)
    return at < len(facts) and within.covers(facts[at].span)


def paragraph_of(reading: Reading, fact: Fact) -> Span:
    """Return the paragraph in which *fact* stands."""
    return reading.index.paragraph(fact.span) or fact.sentence


def one_line(reading: Reading, fact: Fact) -> str:
    """Return the words of *fact* on one line, all of them."""
    return " ".join(reading.words(fact).split())


def proof(reading: Reading, fact: Fact, label: str) -> Proof:
    """Return *fact* as evidence, with its sentence."""
    return Proof(label, fact.span, trimmed(" ".join(fact.sentence.of(reading.release.text).split()), 160))


def proofs(reading: Reading, facts: Iterable[Fact], label: str) -> tuple[Proof, ...]:
    """Return *facts* as evidence, one of each sentence."""
    shown: dict[Span, Fact] = {}
    for fact in facts:
        shown.setdefault(fact.sentence, fact)
    return tuple(proof(reading, fact, label) for fact in list(shown.values())[:SHOWN])


@cache
def _limited() -> Pattern:
    """Words that limit a denial to a dose, a group or a time."""
    return compiled(
        r"\b(?:cohorts?|dose levels?|(?:low|high|mid|lower|higher)(?:est)?[ -]dose|at (?:the )?\d|\d ?(?:mg|mcg|\u00b5g|ug)\b|arms?\b|"
        r"groups?\b|extension|through (?:week|month|day)|during|period|monotherapy|placebo|children|adolescents|pediatric|"
        r"part [1-4A-D]\b|first)",
        regex.IGNORECASE,
    )


@cache
def _unreal() -> Pattern:
    """Words of definitions and protocols, which tell of nothing that happened."""
    return compiled(
        r"\b(?:criteria|criterion|(?:was|were|is|are) defined|defined (?:as|by)|definition of|exclu\w+|eligib\w+|per protocol|"
        r"protocol[- ](?:defined|specified|required)|were allowed|"
        r"was allowed|would|previous|"
        r"earlier stud|stud(?:y|ies) (?:have|has) |(?:several|other|some|case) (?:studies|trials|reports)|"
        r"reported by|et al|literature)|\[\d",
        regex.IGNORECASE,
    )


def is_told(reading: Reading, fact: Fact) -> bool:
    """Tell whether the sentence of *fact* tells what happened: no definition, no table that became one long sentence."""
    sentence = fact.sentence.of(reading.release.view)
    return len(sentence) <= LONGEST and _unreal().search(sentence) is None


def is_limited(reading: Reading, fact: Fact) -> bool:
    """Tell whether the sentence of *fact* limits it to a dose, a group or a time."""
    return _limited().search(fact.sentence.of(reading.release.view)) is not None


def graded(event: AdverseEvent) -> bool:
    """Tell whether *event* is one of Grade 3 or more, by its number."""
    return event.graded == "number" and (event.high or 0) >= 3


Args = Mapping[str, Any]
