"""Checks of words on safety that nothing can bear: safe, free of side effects, safer than others, proved by a board."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach
from disclint.model.span import Span
from disclint.rules.checks.safety_view import Args, claims, has_phrase, promotes
from disclint.text.patterns import Pattern, compiled

NEAR = 60
"""How far before a claim the words may stand that make it an aim or a condition. Units: characters."""
PRODUCT = 120
"""How far before a verdict the product may be named. Units: characters."""
HEDGES = ("health-aims", "health-modals", "health-conditions", "health-negations")
LEFT_OUT = (SectionKind.FORWARD_LOOKING, SectionKind.LEGEND, SectionKind.SAFETY_INFORMATION, SectionKind.INDICATION, SectionKind.REFERENCES)
CALLED_SAFE = (*HEDGES, "absolute-safety", "safety-efficacy-conclusion", "investigational-status", "safety-boards", "safety-boards-short")


# ---- SAF014


@cache
def _asked() -> Pattern:
    return compiled(
        r"\b(?:considered|deemed|recogni[sz]ed as|declared|to be) safe to (?:start|proceed|continue)|GRAS|"
        r"generally recogni[sz]ed as safe|safe to say|failed",
        regex.IGNORECASE,
    )


def called_safe(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each place where a product is called safe or free of harm, but where FDA001 tells that of an investigational product."""
    if not promotes(reading):
        return
    for claim in claims(reading, ("safe",)):
        sentence = claim.sentence.of(reading.release.view)
        before = Span(max(claim.sentence.start, claim.span.start - PRODUCT), claim.span.start)
        if not _asked().search(sentence) and _product().search(before.of(reading.release.view)) and not _concluded(reading, claim):
            yield Breach(claim.span, {"found": reading.words(claim).strip()})
    for phrase in reading.index.phrases("absolute-safety"):
        if reading.section(phrase).kind in LEFT_OUT or _asked().search(phrase.sentence.of(reading.release.view)):
            continue
        if _is_medical(reading, phrase) and not _is_hedged(reading, phrase) and not _concluded(reading, phrase):
            yield Breach(phrase.span, {"found": reading.words(phrase).strip()})


def _concluded(reading: Reading, fact: Fact) -> bool:
    """Tell whether the words are a conclusion on an investigational product, which another rule reports."""
    if not reading.index.phrases("investigational-status"):
        return False
    return any(phrase.span.meets(fact.span) for phrase in reading.index.phrases("safety-efficacy-conclusion"))


def _is_hedged(reading: Reading, fact: Fact) -> bool:
    before = Span(max(fact.sentence.start, fact.span.start - NEAR), fact.span.start)
    return has_phrase(reading, HEDGES, before)


@cache
def _medical() -> Pattern:
    return compiled(
        r"\b(?:treat\w*|therap\w+|drugs?|medicines?|medications?|vaccines?|supplements?|remed(?:y|ies)|capsules?|tablets?|pills?|drops|gumm\w+|"
        r"patches|ointments?|creams?|inhalers?|devices?|implants?|injections?|infusions?|formulations?|doses?|symptoms?|pain|relief|disease|"
        r"patients?|arthritis|sleep|anxiety|hangover|insomnia|allerg\w+|wounds?|cancer|tumou?rs?|diabet\w+|cells?)\b",
        regex.IGNORECASE,
    )


@cache
def _observed() -> Pattern:
    """Words of a report: what was or was not seen in so many people is no promise."""
    return compiled(
        r"\b(?:report(?:ed|s)|observed|occurred|experienced|seen|noted|recorded|\d+ (?:of|patients|participants|subjects))\b",
        regex.IGNORECASE,
    )


def _is_medical(reading: Reading, phrase: Fact) -> bool:
    sentence = phrase.sentence.of(reading.release.view)
    return _medical().search(sentence) is not None and not _observed().search(sentence)


@cache
def _product() -> Pattern:
    return compiled(
        r"\b(?:[A-Z]{2,}-?\d+|drug|vaccine|device|treatment|therap(?:y|ies)|candidate|product|medicine|compound|procedure|implant|supplement|"
        r"[a-z]+(?:mab|nib|leucel))\b"
    )


# ---- SAF015


@cache
def _fair() -> Pattern:
    return compiled(r"randomi[sz]ed|head-to-head|placebo|controlled|versus|\bvs\b|crossover|formulation", regex.IGNORECASE)


def compared(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each claim to be safer than something else in a release that tells of no comparison."""
    if not promotes(reading):
        return
    view = reading.release.view
    for claim in claims(reading, ("better",)):
        behind = view[claim.span.end : min(claim.sentence.end, claim.span.end + PRODUCT)]
        superior = claim.span.of(view).lower().startswith("superior") and behind.startswith(" to ")
        if (superior or _than().search(behind)) and not _fair().search(view):
            yield Breach(claim.span, {"found": reading.words(claim)})


@cache
def _than() -> Pattern:
    return compiled(r"\b(?:than|compared (?:to|with)|versus|over|relative to)\b", regex.IGNORECASE)


# ---- SAF016

_VERBS = (
    r"(?:confirm(?:s|ed|ing)?|validat(?:es?|ed|ing)|prov(?:es?|ed|en|ing)|demonstrat(?:es?|ed|ing)|reinforc(?:es?|ed|ing)|"
    r"underscor(?:es?|ed|ing)|support(?:s|ed|ing)?|attest(?:s|ed)?|highlight(?:s|ed)?)"
)


@cache
def _review() -> Pattern:
    return compiled(
        rf"\b{_VERBS}\b(?:(?! (?:to|that|the study|dose))[ \w,'-]){{0,60}}?\b(?:safety|efficacy|tolerability)\b"
        r"(?! (?:review|monitoring|data|of continu))",
        regex.IGNORECASE,
    )


@cache
def _by_board() -> Pattern:
    """The same told of the board at its end: "safety confirmed by the DSMB"."""
    return compiled(
        r"\b(?:safety|efficacy|tolerability)"
        r"(?: (?:and (?:safety|efficacy|tolerability)|profile|data|of [\w-]+|was|were|is|has been|again)){0,4} "
        rf"{_VERBS} by (?:the |an? |its )?(?:independent |external |study's )*$",
        regex.IGNORECASE,
    )


def board_as_proof(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each sentence that makes the review of a safety board a proof of safety or efficacy."""
    if not promotes(reading):
        return
    seen: set[Span] = set()
    view = reading.release.view
    for name in ("safety-boards", "safety-boards-short"):
        for phrase in reading.index.phrases(name):
            if phrase.sentence in seen or reading.section(phrase).kind.value in ("about", "forward_looking", "legend"):
                continue
            seen.add(phrase.sentence)
            found = _review().search(view, phrase.span.end, phrase.sentence.end)
            found = found or _by_board().search(view, max(phrase.sentence.start, phrase.span.start - PRODUCT), phrase.span.start)
            if found:
                yield Breach(Span(*found.span()), {"found": found[0].strip(), "board": reading.words(phrase)})
