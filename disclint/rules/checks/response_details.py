"""What a reader must know of a response: whether it is confirmed, by which criteria, by whom; and the rates behind a relative reduction."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.span import Span
from disclint.rules.checks.evidence_view import Args, has_words, responses, results
from disclint.text.patterns import Pattern, compiled

JUDGED = ("orr", "cr", "crr", "scr", "vgpr", "pr", "dcr")
CONFIRMATION = ("response-confirmation", "response-confirmation-short")
CRITERIA = ("response-criteria", "response-criteria-short")
ASSESSORS = ("response-assessors",)
ASSAYS = ("residual-disease-assays",)


def described(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the first response of each study of which too little is told to weigh it."""
    told = {fact.sentence for fact in results(reading) if fact.form == "response"}
    found = [fact for fact in responses(reading) if fact.sentence in told]
    seen: set[int] = set()
    for fact in found:
        if fact.block in seen or fact.measure not in (*JUDGED, "mrd"):
            continue
        seen.add(fact.block)
        own = [one for one in found if one.block == fact.block]
        missing = _missing(reading, {one.measure for one in own})
        if missing:
            yield Breach(fact.span, {"found": reading.words(fact), "missing": ", ".join(missing)})


def _missing(reading: Reading, measures: set[str]) -> list[str]:
    """Return what is not told anywhere; of the three parts of a judged response one may be left out."""
    parts = {"whether it is confirmed": CONFIRMATION, "the criteria": CRITERIA, "who assessed it": ASSESSORS}
    missing = [name for name, lists in parts.items() if not has_words(reading, lists)] if measures & set(JUDGED) else []
    if len(missing) < 2:
        missing = []
    if "mrd" in measures and not has_words(reading, ASSAYS):
        missing.append("the assay for residual disease and its sensitivity")
    return missing


# ---- Relative reductions


@cache
def _relative() -> Pattern:
    """A relative reduction of the risk or the number of events, with its percentage."""
    things = (
        r"(?:risks?(?: of [\w-]+(?: [\w-]+){0,5}?)?|odds|hazard|mortality|deaths?|relapses?|relapse rates?|hospitali[sz]ations?|"
        r"exacerbations?|exacerbation rates?|infections?|major adverse cardiovascular events|cardiovascular events|recurrences?|"
        r"fractures?|strokes?)"
    )
    share = r"(?:approximately |about |nearly |over |more than |up to |as much as )?\d{1,2}(?:\.\d+)? ?(?:%|percent)"
    return compiled(
        rf"\b(?:reduc(?:ed|es|ing)|cut(?:s|ting)?|lower(?:ed|s|ing)|decreas(?:ed|es|"
        rf"ing)) (?:the )?(?:relative )?{things} by (?P<share>{share})"
        rf"|\b(?P<share2>{share}) (?:relative |overall |significant |statistically significant )*(?:reduction|decrease|"
        rf"lower) (?:in )?(?:the )?"
        rf"(?:relative )?{things}\b"
        rf"|\b(?P<share3>{share}) (?:effective (?:at|in|against) (?:prevent|reduc|protect)\w*|fewer (?:deaths|relapses|infections|"
        rf"hospitali\w+|events))"
        rf"|\b(?:vaccine )?efficacy (?:rate )?(?:of|was) (?P<share4>{share}) (?:against|in prevent|at prevent)",
        regex.IGNORECASE,
    )


@cache
def _study() -> Pattern:
    return compiled(
        r"\b(?:trial|study|studies|placebo|patients?|participants?|arm|vaccin\w+|endpoint|phase [1-3i]+|randomi\w+)\b", regex.IGNORECASE
    )


@cache
def _rate() -> Pattern:
    return compiled(
        r"\d(?:\.\d+)? ?(?:%|percent\b)|\b\d+ ?/ ?\d+|\b\d[\d,]* (?:out )?of (?:the )?\d|\b\d[\d.]* (?:per|months|deaths|events|"
        r"cases)\b"
    )


@cache
def _aim() -> Pattern:
    return compiled(
        r"\b(?:aims?|goal|designed|will|may|might|could|would|potential(?:ly)?|expected|to (?:evaluate|assess|detect)|guidelines?|"
        r"smoking|"
        r"screening|according to|previously published|studies show|research shows|meta-analys[ie]s|et al|"
        r"previous studies|observational|epidemiolog\w+)\b",
        regex.IGNORECASE,
    )


def absolute(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each relative reduction beside which the rates of the two groups do not stand."""
    view = reading.release.view
    for found in _relative().finditer(view):
        span = Span(*found.span())
        sentence = reading.index.sentences_at(span)
        near, paragraph = reading.index.neighbours(span), reading.index.paragraph(span)
        if sentence is None or near is None or paragraph is None or not _counts(reading, span, sentence):
            continue
        around = Span(max(near.start, paragraph.start), min(near.end, paragraph.end))
        share = next(name for name in ("share", "share2", "share3", "share4") if found[name])
        own = Span(*found.span(share))
        rates = [rate for rate in _rate().finditer(view, around.start, around.end) if not own.start <= rate.start() < own.end]
        if len(rates) < 2:
            yield Breach(span, {"found": span.of(reading.release.text)})


def _counts(reading: Reading, span: Span, sentence: Span) -> bool:
    """Tell whether the release reports the reduction itself, of people in a study."""
    view = reading.release.view
    section = reading.release.sections[reading.index.section_at(span.start)]
    if section.kind.value not in ("headline", "subheadline", "key_points", "body", "subheading"):
        return False
    return _study().search(view, sentence.start, sentence.end) is not None and not _aim().search(view, sentence.start, span.start)
