"""Which sentences report a result of the release's own study in people."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from disclint.facts.evidence_sentences import Told, is_sign
from disclint.model.span import Span
from disclint.parsing.evidence import Assertion, Measure, Moment, Part, People, Study
from disclint.text.patterns import Pattern, compiled

FEW = 3
AROUND = 16
"""How many pieces on each side of a word of change can stand so near."""
NEAR = 160
"""How far from a word of change its figure may stand. Units: characters."""


class Result(NamedTuple):
    """A result: *form* as in `StudyResult`."""

    span: Span
    form: str
    measured: bool
    people: int | None


def result(told: Told, view: str, sentence: Span, before: Span | None) -> Result | None:
    """Return the result that a sentence reports of the people of a study, None where it reports none.

    Args: *before* is the sentence before, in which the study may be named.
    """
    if told.preclinical:
        return None
    found = _response(told, view, sentence) or _endpoint(told, view, sentence) or _change(told, view, sentence)
    found = found or _share(view, sentence) or _shown(told)
    if found is None or _foreign().search(view, sentence.start, sentence.end) or not _anchored(view, sentence, before):
        return None
    return found._replace(people=_few(told))


@cache
def _foreign() -> Pattern:
    """Words of sentences on a disease, a market, a method, another company or what is yet to come."""
    return compiled(
        r"\b(?:incidence|prevalence|epidemiolog\w+|are diagnosed|is diagnosed|diagnosed (?:each|every|annually)|leading cause|affects?|"
        r"surveys?|questionnaires?|respondents?|market|revenues?|sales|per cent of americans|million people|worldwide|median age|"
        r"five-year survival|"
        r"historically|literature|previously (?:published|reported) (?:by|data on)|typically|generally respond|"
        r"will (?:evaluate|assess|enroll|enrol|compare|measure|be evaluated)|is designed to|are designed to|"
        r"designed to (?:evaluate|assess)|"
        r"aims? to|to (?:evaluate|assess|determine|investigate) the|(?:primary|secondary) endpoints? (?:is|are|includes?|will)|"
        r"expected to|anticipated? (?:in|by|to)|if approved|cost|employees|customers|shareholders|stockholders|"
        r"standard of care (?:is|has)|current (?:treatments?|therap\w+|standard))\b",
        regex.IGNORECASE,
    )


@cache
def _anchor() -> Pattern:
    return compiled(
        r"\b(?:trials?|stud(?:y|ies)|arms?|cohorts?|groups?|baseline|placebo|treated with|treatment with|receiving|received|dosed|"
        r"dose[- ]level|"
        r"adults|weeks? (?:on|of)\b|week \d|day[- ]\d|month \d|endpoints?|randomi\w+|top-?line|interim|evaluable|phase [1-3i]+|"
        r"patients?|participants?|"
        r"subjects?)\b",
        regex.IGNORECASE,
    )


def _anchored(view: str, sentence: Span, before: Span | None) -> bool:
    """Tell whether a study, its arms or its people stand in the sentence or the one before."""
    if _anchor().search(view, sentence.start, sentence.end):
        return True
    return before is not None and _anchor().search(view, before.start, before.end) is not None


@cache
def _people() -> Pattern:
    return compiled(r"\bin (?:[\w/-]+ ){0,3}?(?:patients|adults|children|participants|subjects)\b", regex.IGNORECASE)


def _response(told: Told, view: str, sentence: Span) -> Result | None:
    someone = any(is_sign(one, "FIRST") or (isinstance(one, People) and not one.sized) for one in told.pieces)
    someone = someone or _people().search(view, sentence.start, sentence.end) is not None
    first = next((place for place, one in enumerate(told.pieces) if is_sign(one, "REPORTS")), len(told.pieces))
    for at, piece in enumerate(told.pieces):
        if not isinstance(piece, Measure):
            continue
        standing = told.standing(at)
        if any(standing):
            continue
        figures = told.figures(at)
        measured = figures.percent is not None or figures.total is not None or figures.lasting is not None
        if measured or (first < at and someone and piece.measure not in ("pfs", "os", "efs", "dor")):
            return Result(piece.span, "response", measured, None)
    return None


@cache
def _met() -> Pattern:
    return compiled(
        r"\b(?P<words>(?:met|meets|achieved|achieves|reached|hit|missed|failed to (?:meet|achieve|reach)|(?:did|does) not (?:meet|"
        r"achieve|reach)) "
        r"(?:(?:its|the|their|all|both|all of its|a) )?(?:[\w-]+ ){0,3}?(?:primary|secondary|co-primary|efficacy|key) (?:[\w-]+ ){0,3}?"
        r"(?:end ?points?|outcomes?|objectives?)|(?:primary|co-primary) (?:[\w-]+ ){0,3}?end ?points? (?:was|"
        r"were) (?:not )?(?:met|achieved|reached))\b",
        regex.IGNORECASE,
    )


def _endpoint(told: Told, view: str, sentence: Span) -> Result | None:
    if not any(view.find(word, sentence.start, sentence.end) >= 0 for word in ("point", "bjective", "utcome")):
        return None
    found = _met().search(view, sentence.start, sentence.end)
    if found is None or _hope().search(view, max(sentence.start, found.start() - 30), found.start()):
        return None
    return Result(Span(*found.span("words")), "endpoint", _probable().search(view, sentence.start, sentence.end) is not None, None)


@cache
def _hope() -> Pattern:
    return compiled(r"\b(?:may|might|could|would|will|if|whether|expect\w*|to|can)\b(?: \w+){0,2} $", regex.IGNORECASE)


@cache
def _probable() -> Pattern:
    return compiled(
        r"\bp(?:[- ]value)? ?(?:=|<|>|\u2264|of|was) ?0?\.\d|\d ?%|\bstatistical(?:ly)? significan|\b95 ?% ?CI", regex.IGNORECASE
    )


@cache
def _outcome() -> Pattern:
    """Things that are measured in patients."""
    return compiled(
        r"\b(?:survival|risk|deaths?|mortality|relapses?|recurrence|progression|pain|symptoms?|scores?|scale|blood pressure|HbA1c|"
        r"A1C|weight|"
        r"cholesterol|LDL|seizures?|exacerbations?|infections?|hospitali[sz]ations?|tumou?r|lesions?|function|cognition|cognitive|"
        r"memory|"
        r"depression|anxiety|inflammation|fibrosis|viral load|itch|sleep|fatigue|mobility|walk\w*|lung|kidney|eGFR|proteinuria|"
        r"visual|vision|"
        r"acuity|plaques?|migraines?|attacks?|bleed\w*|wounds?|ulcers?|healing|glucose|insulin|biomarkers?|levels of|disease activity|"
        r"quality of life|strength|decline|severity|outcomes?|ALSFRS|PASI|EASI|ADAS|MADRS|HAM-?[AD]|PANSS|BMI|IOP|clearance|rates?)\b",
        regex.IGNORECASE,
    )


def _change(told: Told, view: str, sentence: Span) -> Result | None:
    if not any(isinstance(one, People | Study | Measure | Moment) or is_sign(one, "FIRST", "OTHERS", "TREATED") for one in told.pieces):
        return None
    if found := _further().search(view, sentence.start, sentence.end):
        return Result(Span(*found.span()), "change", True, None)
    for at, piece in enumerate(told.pieces):
        if not isinstance(piece, Assertion) or piece.sort not in ("change", "comparative") or any(told.standing(at)[:3]):
            continue
        low, high = max(sentence.start, piece.span.start - NEAR), min(sentence.end, piece.span.end + NEAR)
        around = told.pieces[max(0, at - AROUND) : at + AROUND]
        share = any(isinstance(one, Part) and low <= one.span.start < high for one in around)
        if (share or _probable().search(view, low, high) or _both().search(view, piece.span.end, high)) and _outcome().search(
            view, low, high
        ):
            return Result(piece.span, "change", True, None)
    return None


@cache
def _both() -> Pattern:
    """The value before and the value after."""
    return compiled(r"\bfrom (?:a (?:mean|median) (?:of )?)?\d+(?:\.\d+)?(?: [\w/]+){0,3} to \d")


@cache
def _further() -> Pattern:
    """A difference in the unit of a clinical measure."""
    return compiled(
        r"\b(?:walked|gained|lost|slept|read|moved|improved by) (?:a (?:mean|median) (?:of )?|an average of )?\d+(?:\.\d+)? ?"
        r"(?:met(?:re|er)s|points|kg|pounds|minutes|hours|letters|seconds|mm ?Hg)\b",
        regex.IGNORECASE,
    )


@cache
def _reached() -> Pattern:
    """A share of the people who reached something."""
    return compiled(
        r"\b(?P<words>\d{1,3}(?:\.\d+)? ?(?:%|percent) of (?:the )?(?:\w+[ -]){0,4}?(?:patients|participants|subjects|adults|"
        r"children)\b"
        r"(?: \(?[\w.+/-]+\)?){0,8}? (?:achieved|achieving|reached|attained|responded|improved|"
        r"remained (?:free|progression|relapse|in remission)|were (?:free of|alive|seizure-free|pain-free|cancer-free)|"
        r"had (?:at least a|a (?:clinically )?meaningful|a complete|an? \d+))\b)",
        regex.IGNORECASE,
    )


@cache
def _harm() -> Pattern:
    return compiled(r"adverse|side effect|toxicit|discontinu|grade \d|\bdeaths?\b|safety|target enrol|screening", regex.IGNORECASE)


def _share(view: str, sentence: Span) -> Result | None:
    """Return a share of patients who reached something good."""
    if not any(view.find(word, sentence.start, sentence.end) >= 0 for word in ("% of", "percent of")):
        return None
    found = _reached().search(view, sentence.start, sentence.end)
    if found is None or _harm().search(view, sentence.start, sentence.end) or _hope().search(view, sentence.start, found.start()):
        return None
    return Result(Span(*found.span("words")), "response", True, None)


def _shown(told: Told) -> Result | None:
    """Return a claim of efficacy that a verb of proof governs and that people or a study stand beside."""
    for at, piece in enumerate(told.pieces):
        if not isinstance(piece, Assertion) or piece.sort != "efficacy" or any(told.standing(at)):
            continue
        behind = told.pieces[max(0, at - AROUND) : at]
        shown = any(is_sign(one, "REPORTS") and 0 < piece.span.start - one.span.end < 60 for one in behind)
        studied = any(
            isinstance(one, People) or is_sign(one, "FIRST") or (isinstance(one, Study) and one.noun and (one.phase or one.features))
            for one in told.pieces
        )
        if shown and studied:
            return Result(piece.span, "claim", False, None)
    return None


def _few(told: Told) -> int | None:
    """Return the number of people that the sentence speaks of where they are few, and no larger number stands there."""
    counts = [one.total or one.count for one in told.pieces if isinstance(one, People)]
    if any(is_sign(one, "FIRST") for one in told.pieces) and not counts:
        return 1
    return max(counts) if counts and max(counts) <= FEW else None
