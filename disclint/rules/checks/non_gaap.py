"""Checks of measures that accounting standards do not define: their counterparts, their place, their reconciliation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import regex

from disclint.model.fact import Fact
from disclint.model.financial import Measure, Reconciliation
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.message import series
from disclint.text.patterns import Pattern, compiled

HEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)
SET_ASIDE = (SectionKind.ABOUT, SectionKind.FRONT_MATTER, SectionKind.WIRE_FOOTER, SectionKind.REFERENCES)
LISTED = ("item", "key_point", "list_item")
COUNTERPARTS = {
    "profit": "net income or loss",
    "operating": "operating income, loss or expenses",
    "gross": "gross profit or margin",
    "per-share": "earnings per share",
    "cash-flow": "net cash from operating activities",
    "growth": "reported growth",
}
"""The families of measures, and what accounting standards call their counterpart."""
CODED = frozenset("ebitda ebit ebitdax ebitdar ebitdare aebitda ebitdas ebitdac eps ffo affo nffo gaap".split())


# ---- What is looked at


def measures(reading: Reading, basis: str) -> list[Measure]:
    """Return the measures of the issuer on that basis, in the order of the text."""
    return [
        one
        for one in reading.by_kind.get("measure", ())
        if isinstance(one, Measure) and one.basis == basis and one.own and reading.section(one).kind not in SET_ASIDE
    ]


def told(reading: Reading, basis: str = "non_gaap") -> list[Measure]:
    """Return the measures of the past that a figure is told for; organic growth with an amount of money is an aim, not a figure."""
    found = [one for one in measures(reading, basis) if one.value is not None and not one.future]
    return [one for one in found if one.family != "growth" or one.form == "change" or "adjusted" in one.name]


def reconciliations(reading: Reading) -> list[Reconciliation]:
    """Return the reconciliations that are part of the release."""
    found = [one for one in reading.by_kind.get("reconciliation", ()) if isinstance(one, Reconciliation)]
    return [one for one in found if one.form == "table"]


def named(one: Measure) -> str:
    """Return the name of a measure as a sentence has it: ``adjusted EBITDA``."""
    words = [word.upper() if word in CODED else word for word in one.name.split()]
    return " ".join(words).replace("non GAAP", "non-GAAP")


def firsts(found: Iterable[Measure]) -> list[Measure]:
    """Return the first mention of each name."""
    seen: dict[str, Measure] = {}
    for one in found:
        seen.setdefault(one.name, one)
    return list(seen.values())


# ---- GAAP001 to GAAP005: counterpart and prominence


@cache
def _grown() -> Pattern:
    """Reported growth, of sales or revenue."""
    return compiled(
        r"\b(?:revenues?|sales|turnover)\b[^.;|]{0,90}?\b(?:up|rose|increas\w+|gr[eo]w\w*|climbed|jumped|fell|declin\w+|decreas\w+"
        r"|down|flat)\b"
        r"[^.;|]{0,60}?\d|\d[\d.]* ?(?:%|percent)[^.;|]{0,30}\b(?:in|of) (?:\w+ ){0,3}(?:revenues?|sales)\b|\breported (?:\w+ )?growth\b",
        regex.I,
    )


@cache
def _adjusted() -> Pattern:
    return compiled(r"\b(?:organic|core|underlying|like-for-like|constant|currency-neutral|pro forma|adjusted|normali[sz]ed)\b", regex.I)


def reported_growth(reading: Reading, within: Span) -> bool:
    """Tell whether the stretch tells growth of sales or revenue that nothing is left out of."""
    found = _grown().finditer(reading.release.view, within.start, within.end)
    return any(not _adjusted().search(reading.release.view, max(within.start, one.start() - 25), one.end()) for one in found)


def without_counterpart(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first figure of each family whose counterpart has no figure anywhere in the release."""
    with_figure = {one.family for one in measures(reading, "gaap") if one.value is not None}
    seen: set[str] = set()
    for one in told(reading):
        if one.family in seen or one.family in with_figure:
            continue
        seen.add(one.family)
        if one.family == "growth" and reported_growth(reading, Span(0, len(reading.release.view))):
            continue
        yield Breach(one.span, {"measure": named(one), "counterpart": COUNTERPARTS[one.family]})


def unbalanced_headline(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first figure of each family in the head that stands there alone, or before its counterpart (a warning)."""
    head = [one for one in measures(reading, "non_gaap") if reading.section(one).kind in HEAD and not one.future]
    counterparts = [one for one in measures(reading, "gaap") if reading.section(one).kind in HEAD]
    seen: set[str] = set()
    for one in head:
        if one.family in seen or (one.family == "growth" and any(reported_growth(reading, span) for span in _heads(reading))):
            continue
        seen.add(one.family)
        same = [other for other in counterparts if other.family == one.family]
        values = {"measure": named(one), "counterpart": COUNTERPARTS[one.family]}
        if not same:
            yield Breach(one.span, {**values, "problem": f"has no {COUNTERPARTS[one.family]} beside it"})
        elif same[0].span.start > one.span.start:
            proof = Proof("the counterpart", same[0].span, reading.words(same[0]))
            yield Breach(one.span, {**values, "problem": f"comes before {COUNTERPARTS[one.family]}"}, (proof,), severity=Severity.WARNING)


def _heads(reading: Reading) -> list[Span]:
    return [section.span for section in reading.release.sections if section.kind in HEAD]


def _groups(reading: Reading) -> Iterator[Span]:
    """Yield each list, and each paragraph that is in none."""
    run: list[Span] = []
    for paragraph in reading.release.paragraphs:
        if paragraph.role in LISTED and reading.release.sections[paragraph.section].kind not in HEAD:
            run.append(paragraph.span)
            continue
        if run:
            yield Span(run[0].start, run[-1].end)
            run = []
        if paragraph.role == "text":
            yield paragraph.span
    if run:
        yield Span(run[0].start, run[-1].end)


def later_counterpart(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield what is told before its counterpart, in the whole body or in one list or paragraph, and margins without the GAAP one."""
    body = [one for one in told(reading) if reading.section(one).kind not in (*HEAD, SectionKind.NON_GAAP)]
    body = [one for one in body if not reading.index.quoted(one.span)]
    if not body:
        return
    counterparts = told(reading, "gaap")
    marked: set[str] = set()
    for one in body:
        if one.family in marked or one.form == "ratio":
            continue
        same = [other for other in counterparts if other.family == one.family]
        group = next((span for span in _groups(reading) if span.covers(one.span)), None)
        beside = [other for other in same if group is not None and group.covers(other.span)]
        first = beside or same
        if first and first[0].span.start > one.span.start:
            marked.add(one.family)
            proof = Proof("the counterpart", first[0].span, reading.words(first[0]))
            yield Breach(one.span, {"problem": f"comes before {COUNTERPARTS[one.family]}", "measure": named(one)}, (proof,))
    yield from _margins(reading, body)


MARGINS = {
    "profit": r"\bnet (?:income|loss|profit|earnings)? ?margin|\bprofit margin|\b(?:\d|percent|%) of (?:total |net )?(?:revenue|sales)",
    "operating": r"\b(?<!adjusted )(?<!gaap )operating margin|\bGAAP operating margin|% of (?:total |net )?(?:revenue|sales)",
    "gross": r"\b(?<!adjusted )(?<!non-gaap )gross margin",
}
"""The GAAP margin of each family that has one."""


def _margins(reading: Reading, body: list[Measure]) -> Iterator[Breach]:
    for one in firsts(body):
        if one.form != "ratio" or one.family not in MARGINS or "margin" not in one.name:
            continue
        if not compiled(MARGINS[one.family], regex.I).search(reading.release.view):
            yield Breach(one.span, {"problem": "stands without the margin that follows from the GAAP figure", "measure": named(one)})


@cache
def _characterised() -> Pattern:
    return compiled(
        r"\b(?:record|strong|robust|solid|exceptional|outstanding|highest|best|rose|ris(?:e|ing)|increas\w+|gr[eo]w\w*|up|improv\w+"
        r"|climbed|doubled"
        r"|tripled|jumped|fell|fall\w*|decreas\w+|declin\w+|down|dropped|narrowed|widened|reduc\w+|swung|turned|compared|versus)\b",
        regex.I,
    )


def uneven_praise(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each praised measure whose counterpart is not characterised in its own sentence anywhere in the release."""
    seen: set[str] = set()
    for one in measures(reading, "non_gaap"):
        if not one.praised or one.future or one.family in seen or (one.value is None and reading.section(one).kind not in HEAD):
            continue
        seen.add(one.family)
        same = [other for other in told(reading, "gaap") if other.family == one.family]
        if one.family == "growth" or any(other.praised or _tells(reading, other) for other in same):
            continue
        yield Breach(one.span, {"measure": named(one), "counterpart": COUNTERPARTS[one.family]})


def _tells(reading: Reading, other: Measure) -> bool:
    return _characterised().search(reading.release.view, other.sentence.start, other.sentence.end) is not None


# ---- GAAP002, GAAP010: reconciliation


def unreconciled(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each measure of the past that no reconciliation of the release leads to, and reconciliations that begin with it (a warning)."""
    found = reconciliations(reading)
    past = [one for one in firsts(told(reading)) if one.form != "ratio" and one.family != "growth"]
    for one in past:
        if not found:
            yield Breach(one.span, {"problem": "is not reconciled to a GAAP figure in this release", "measure": named(one)})
        elif not _covered(reading, one, found):
            problem = "is not among the measures that this release reconciles"
            yield Breach(one.span, {"problem": problem, "measure": named(one)}, severity=Severity.WARNING)
    for table in found:
        if table.reversed:
            problem = "begins with the non-GAAP figure and ends with the GAAP one"
            yield Breach(table.span, {"problem": problem, "measure": "reconciliation"}, severity=Severity.WARNING)


def _covered(reading: Reading, one: Measure, found: list[Reconciliation]) -> bool:
    """Tell whether the measure, or one like it by another name, stands in or behind the words of a reconciliation, or can be worked out."""
    start = min((reading.index.paragraph(table.span) or table.sentence).start for table in found)
    like = (other for other in measures(reading, "non_gaap") if other.span.start >= start and other.family == one.family)
    if any(("ebit" in other.name) == ("ebit" in one.name) for other in like):
        return True
    return one.family == "cash-flow" and _capital().search(reading.release.view) is not None


def _key(name: str) -> str:
    return name.removeprefix("quarterly ").removesuffix(" margin")


@cache
def _capital() -> Pattern:
    return compiled(r"\bcapital expenditures?\b|\bpurchases? of property\b|\bcapex\b", regex.I)


@cache
def _missing_items() -> Pattern:
    return compiled(
        r"\b(?:compensation|warrants?|fair value|restructuring|impairments?|acquisition|transaction|litigation|tax(?:es)?"
        r"|foreign exchange|currency"
        r"|depreciation|amorti[sz]ation|interest|significan\w+|material\w*)\b",
        regex.I,
    )


def unreconciled_guidance(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first figure for the future of each measure, where neither its reconciliation nor the statement why there is none stands.

    A statement that names nothing that is missing is told as a warning.
    """
    ahead = [one for one in measures(reading, "non_gaap") if one.future and one.value is not None and one.family != "growth"]
    ahead = [
        one for one in ahead if reading.section(one).kind not in (SectionKind.NON_GAAP, SectionKind.FORWARD_LOOKING, SectionKind.LEGEND)
    ]
    if not ahead or any(table.forward for table in reconciliations(reading)):
        return
    stated = reading.index.phrases("unreasonable-efforts")
    for one in firsts(ahead)[:3]:
        if not stated:
            yield Breach(one.span, {"problem": "is expected without a reconciliation to a GAAP figure", "measure": named(one)})
    if stated and not any(_names_items(reading, fact) for fact in stated):
        problem = "does not name what is missing for a reconciliation, or how much it may matter"
        yield Breach(stated[0].span, {"problem": problem, "measure": named(ahead[0])}, severity=Severity.WARNING)


def _names_items(reading: Reading, fact: Fact) -> bool:
    around = reading.index.neighbours(fact.span) or fact.sentence
    return _missing_items().search(reading.release.view, around.start, around.end) is not None


# ---- GAAP006, GAAP011: definition and use


@cache
def _defines() -> Pattern:
    return compiled(
        r"\b(?:defin(?:e|es|ed|ition)|calculat(?:e|es|ed|ing|ion)|comput(?:e|es|ed)|represents?|consists? of|means|equals"
        r"|comprises?|exclud(?:e|es|ing|ed)"
        r"|exclusive of|adjust(?:ed|s|ing|ments?) (?:for|to)|add(?:s|ing|ed)? back|plus|less|minus|before|net of|remov(?:es|ing)|without"
        r"|(?:is|are) (?:net|income|earnings|operating|cash|gross|revenue))\b",
        regex.I,
    )


@cache
def _useful() -> Pattern:
    return compiled(
        r"\b(?:useful|helpful|meaningful|valuable|relevant|important|supplement(?:s|al)?|additional (?:information|insight|means"
        r"|measure|tool))\b"
        r"|\b(?:management|company|we|board)\b[^.]{0,80}\b(?:use[sd]?|using|believes?|considers?|utili[sz]es?|relies|find(?:s)?)\b",
        regex.I,
    )


def undefined(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each measure of the past of which the release does not say what it leaves out, or why it is shown."""
    past = firsts(told(reading))
    if not past:
        return
    every = measures(reading, "non_gaap")
    useful = any(_useful().search(reading.release.view, span.start, span.end) for span in _about_use(reading, every))
    for one in past:
        missing = [] if _is_defined(reading, one, every) else ["what it leaves out"]
        missing += [] if useful else ["why management finds it useful"]
        if missing:
            yield Breach(one.span, {"problem": f"is told without {series(missing)}", "measure": named(one)})


def _about_use(reading: Reading, every: list[Measure]) -> Iterator[Span]:
    """Yield where the text speaks of the measures: sentences on non-GAAP measures, and those around their names."""
    for sentence in reading.index.sentences:
        if "gaap" in sentence.of(reading.release.view).lower():
            yield sentence
    for one in every:
        yield reading.index.neighbours(one.span) or one.sentence


def _is_defined(reading: Reading, one: Measure, every: list[Measure]) -> bool:
    key = _key(one.name)
    same = [other for other in every if key in other.name or other.name in key]
    if any(_defines().search(reading.release.view, other.sentence.start, other.sentence.end) for other in same):
        return True
    return any(_covered(reading, one, [table]) for table in reconciliations(reading))


@cache
def _left_out() -> Pattern:
    return compiled(
        r"\b(?:acquisitions?|acquired|divest\w+|disposals?|dispositions?|currenc(?:y|ies)|foreign exchange|exchange rates?|fx"
        r"|calendar|53rd week"
        r"|accounting change)\b",
        regex.I,
    )


def unexplained_growth(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first adjusted growth that is told without what it leaves out, or without reported growth beside it."""
    for one in told(reading):
        if one.family != "growth" or one.form not in ("change", "amount"):
            continue
        beside = reading.index.paragraph_and_next(one.span) or one.sentence
        missing = [] if _explained(reading) else ["what it leaves out"]
        missing += [] if any(reported_growth(reading, span) for span in [beside, *_heads(reading)]) else ["reported growth beside it"]
        if missing:
            yield Breach(one.span, {"problem": f"is told without {series(missing)}", "measure": named(one)})
            return


def _explained(reading: Reading) -> bool:
    spans = [one.sentence for one in measures(reading, "non_gaap") if one.family == "growth"]
    around = [reading.index.neighbours(span) or span for span in spans]
    return any(_left_out().search(reading.release.view, span.start, span.end) for span in around)
