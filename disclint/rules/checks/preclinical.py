"""Preclinical evidence: that it is told as such, with its model, and without a promise to people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.evidence import Claim, Response, Trial
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.rules.checks.evidence_view import Args, has_words, in_head, results, shown
from disclint.text.patterns import Pattern, compiled

READ = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING, SectionKind.ABOUT)
SORTS = ("comparative", "efficacy", "certainty")
SHOWN = 90
"""How far before efficacy the verb may stand that says that it was shown. Units: characters."""
APART = 60
"""How far two claims of one sentence may stand from each other to be marked as one. Units: characters."""


def claims(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield what is claimed on preclinical evidence without its model, as superior, or as a benefit to people."""
    found = [
        fact
        for fact in reading.by_kind.get("claim", ())
        if isinstance(fact, Claim) and fact.basis == "preclinical" and fact.sort in SORTS and reading.section(fact).kind in READ
    ]
    view = reading.release.view
    asserted = [fact for fact in found if not (fact.negated or fact.aim or fact.hedged) and _is_shown(view, fact)]
    done: set[Span] = set()
    for fact in asserted:
        paragraph = reading.index.paragraph(fact.span) or fact.sentence
        if paragraph in done:
            continue
        problem = _problem(reading, fact, paragraph)
        if problem:
            done.add(paragraph)
            where = _stretch(fact, asserted)
            yield Breach(where, {"found": where.of(reading.release.text), "problem": problem}, _proofs(reading, paragraph))
    yield from _promised(reading, done)
    yield from _headline(reading, found)


@cache
def _promise() -> Pattern:
    """A benefit to people, told as what will be."""
    return compiled(
        r"\b(?:will|can|does|should) (?:help|cure|benefit|treat|save|heal|protect|work)\b[^.;]{0,40}\b(?:patients|people|humans|us all)\b",
        regex.IGNORECASE,
    )


def _promised(reading: Reading, done: set[Span]) -> Iterator[Breach]:
    """Yield what a sentence on animals or cells promises to people."""
    view = reading.release.view
    for fact in reading.by_kind.get("trial", ()):
        if not isinstance(fact, Trial) or fact.form in ("human", "registry") or reading.section(fact).kind not in READ:
            continue
        paragraph = reading.index.paragraph(fact.span) or fact.sentence
        found = _promise().search(view, fact.sentence.start, fact.sentence.end)
        if found and paragraph not in done:
            done.add(paragraph)
            where = Span(*found.span())
            problem = "promises a benefit to people"
            yield Breach(where, {"found": where.of(reading.release.text), "problem": problem}, (shown(reading, fact, "the evidence"),))


@cache
def _proof() -> Pattern:
    """A verb that says that something was shown."""
    return compiled(
        r"\b(?:show\w*|demonstrat\w+|exhibit\w*|prov(?:es?|ed|en|ing)|confirm\w*|deliver\w*|achiev\w+|result\w*|had|has|yield\w*|validat\w+|"
        r"possess\w*|display\w*|offer\w*|reveal\w*|found|provid\w+|produc\w+|underscor\w+|highlight\w*)\b",
        regex.IGNORECASE,
    )


def _is_shown(view: str, fact: Claim) -> bool:
    """Tell whether efficacy is said to have been shown; superiority and proof say it themselves."""
    if fact.sort != "efficacy":
        return True
    return _proof().search(view, max(fact.sentence.start, fact.span.start - SHOWN), fact.span.start) is not None


def _stretch(fact: Claim, found: list[Claim]) -> Span:
    end = fact.span.end
    for one in found:
        if one.sentence == fact.sentence and end <= one.span.start <= end + APART:
            end = one.span.end
    return Span(fact.span.start, end)


@cache
def _species() -> Pattern:
    """Words that name a model beside those that the facts know."""
    return compiled(
        r"\b(?:in[- ]vitro|in[- ]silico|assays?|models? (?:of|in|with)|models\b|cells? lines?|organ-on|tissue|species|toxicology|"
        r"animals?)\b",
        regex.IGNORECASE,
    )


def _models(reading: Reading, within: Span) -> list[Trial]:
    return [
        fact for fact in reading.by_kind.get("trial", ()) if isinstance(fact, Trial) and fact.form == "model" and within.covers(fact.span)
    ]


def _problem(reading: Reading, fact: Claim, paragraph: Span) -> str | None:
    """Return what is wrong with a claim on preclinical evidence, if anything is."""
    view = reading.release.view
    parts = []
    if not _models(reading, paragraph) and not _species().search(view, paragraph.start, paragraph.end):
        parts.append("does not name the animal or cell model")
    people = has_words(reading, ("human-words",), fact.sentence) and not has_words(reading, ("human-words-excused",), fact.sentence)
    if people and fact.sort != "comparative":
        parts.append("speaks of people in the same sentence")
    if (
        _bettered().match(view, fact.span.start)
        and fact.against is None
        and not _compared().search(view, fact.sentence.start, fact.sentence.end)
    ):
        parts.append("does not say what it is compared with")
    if not parts:
        return None
    return " and ".join(parts)


@cache
def _bettered() -> Pattern:
    """Words that ask for a second term; a verb as "outperformed" has it as its object."""
    return compiled(r"(?:[a-z]+ly )*(?:superior|better|more|greater|stronger)\b", regex.IGNORECASE)


@cache
def _compared() -> Pattern:
    return compiled(r"\b(?:than|compared|versus|vs|relative to|over|against|control)\b", regex.IGNORECASE)


def _proofs(reading: Reading, paragraph: Span) -> tuple[Proof, ...]:
    told = [
        fact
        for fact in reading.by_kind.get("trial", ())
        if isinstance(fact, Trial) and fact.form == "preclinical" and paragraph.covers(fact.span)
    ]
    return tuple(shown(reading, fact, "the evidence") for fact in told[:1])


@cache
def _marked() -> Pattern:
    """Words of a headline that tell that it is not about people."""
    return compiled(
        r"pre-?clinical|in[- ]vivo|in[- ]vitro|\bmice\b|\bmouse|murine|\brats?\b|animal|\bmodels?\b|\bcells?\b|primate|canine|"
        r"non-?clinical|"
        r"laborator|research|discover|IND\b|AACR|organoid|\btrials?\b|patients|\bphase \d|clinical",
        regex.IGNORECASE,
    )


def _headline(reading: Reading, found: list[Claim]) -> Iterator[Breach]:
    """Yield the claim of a headline that does not say that all the evidence of the release is preclinical."""
    body = [fact for fact in found if not in_head(reading, fact) and reading.section(fact).kind is SectionKind.BODY]
    if not body or results(reading) or _human_responses(reading):
        return
    for fact in reading.by_kind.get("claim", ()):
        if not isinstance(fact, Claim) or reading.section(fact).kind is not SectionKind.HEADLINE:
            continue
        if fact.sort not in (*SORTS, "change") or fact.negated or fact.hedged or fact.aim:
            continue
        if not _marked().search(reading.release.view, fact.sentence.start, fact.sentence.end):
            problem = "stands in the headline, which does not say that the evidence is preclinical"
            yield Breach(fact.span, {"found": reading.words(fact), "problem": problem}, (shown(reading, body[0], "the evidence"),))
            return


def _human_responses(reading: Reading) -> bool:
    return any(isinstance(fact, Response) and not fact.preclinical and not fact.supposed for fact in reading.by_kind.get("response", ()))
