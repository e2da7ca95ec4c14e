"""Checks of money told before the books are closed, of money said to be enough, and of financing said not to dilute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import regex

from disclint.model.fact import Fact, Listing
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Severity
from disclint.model.span import Span
from disclint.rules.checks.early_results import early
from disclint.rules.message import series
from disclint.text.patterns import Pattern, compiled

TOLD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING)


def _told(reading: Reading, name: str) -> list[Fact]:
    return [fact for fact in reading.index.phrases(name) if reading.section(fact).kind in TOLD]


@cache
def _money() -> Pattern:
    return compiled(
        r"[$\u20ac\u00a3\u00a5] ?\d|\b(?:USD|EUR|GBP|CAD|RMB) ?\d|\b\d[\d,.]* ?(?:million|billion) (?:dollars|euros|pounds)\b", regex.I
    )


# ---- GAAP013


@cache
def _no_results() -> Pattern:
    """Preliminary results that are none of a period's business."""
    return compiled(
        r"\b(?:stud(?:y|ies)|trials?|clinical|patients?|drill\w*|assays?|sampling|metallurg\w+|surveys?|explorat\w+|vot(?:e|es|ing)"
        r"|tender|efficacy"
        r"|safety|pre-?clinical|in vitro|data|economic assessment|feasibility|prospectus|proxy|injunction|election|animals?|tests?"
        r"|testing)\b",
        regex.I,
    )


@cache
def _unaudited() -> Pattern:
    return compiled(r"\bun-?audited\b|\b(?:not|nor)(?: yet)?(?: been)? (?:audited|reviewed)\b|\bwithout audit\b", regex.I)


@cache
def _bounded() -> Pattern:
    return compiled(
        r"\b(?:approximately|approx|about|around|roughly|range|between|at least|nearly|more than|over|in excess of|exceed\w*|up to"
        r"|less than)\b"
        r"|~|\d ?(?:-|to) ?[$\u20ac\u00a3]?\d",
        regex.I,
    )


@cache
def _may_change() -> Pattern:
    return compiled(
        r"\b(?:closing|close|completion|audit|review)\b[^.]{0,80}\b(?:procedures|process|not (?:yet )?(?:been )?complete\w*"
        r"|final\w*|incomplete)\b"
        r"|\bsubject to\b[^.]{0,80}\b(?:completion|review|audit|change|adjustments?|closing|procedures)\b"
        r"|\b(?:may|could|might)\b[^.]{0,40}\b(?:differ|vary|change|be revised|adjust\w*)\b"
        r"|\b(?:has|have) not (?:yet )?(?:been )?(?:completed|finali[sz]ed|reviewed|audited)\b|\b(?:not"
        r"|nor)(?: yet)? (?:been )?(?:audited|reviewed)\b",
        regex.I,
    )


def preliminary(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first preliminary result with an amount, if the release does not mark and bound it as one; where none is called so, the
    first that is told as final within days of the end of its period.

    Args: *results* is the term list of preliminary results.
    """
    view = reading.release.view
    for fact in _told(reading, args["results"]):
        around = reading.index.paragraph_and_next(fact.span) or fact.sentence
        if _no_results().search(view, fact.sentence.start, fact.sentence.end) or not _money().search(view, around.start, around.end):
            continue
        missing = [] if _unaudited().search(view) else ["the word unaudited"]
        missing += [] if _bounded().search(view, around.start, around.end) else ["a range or \u201capproximately\u201d"]
        missing += [] if _may_change().search(_without_caution(reading)) else ["a sentence that closing procedures may change them"]
        if missing:
            yield Breach(fact.span, {"missing": series(missing)})
        return
    yield from early(reading)


def _without_caution(reading: Reading) -> str:
    """Return the text without the caution about forward-looking statements, whose results may always differ."""
    caution = [one.span for one in reading.release.sections if one.kind is SectionKind.FORWARD_LOOKING]
    view = reading.release.view
    kept = [
        one
        for one in reading.index.sentences
        if _about_results().search(view, one.start, one.end) or not any(span.covers(one) for span in caution)
    ]
    return "\n".join(one.of(view) for one in kept)


@cache
def _about_results() -> Pattern:
    return compiled(r"\b(?:preliminary|unaudited|estimates? of|financial results|closing procedures)\b", regex.I)


# ---- GAAP014


@cache
def _not_meant() -> Pattern:
    """The words denied, wished for, of others or as a risk, or said of one programme only."""
    return compiled(
        r"\b(?:not|cannot|insufficient|lacks?|unable|fail\w*|failure|if|whether|until|unless|ability|needs?|require[sd]?|would"
        r"|to (?:raise|obtain|secure"
        r"|extend|ensure|maintain)|rais(?:e|ing)|obtain\w*|secur(?:e|ing)|could|may|might|possible|risks?|doubt|going concern|without"
        r"|stress|tier 1|regulatory|standards?|ratios?|companies|investors with|partners|sponsors|customers|clients|start-?ups"
        r"|competitors|peers"
        r"|pension|scholarship|tuition|loans?|buyer|purchaser|family|firm's|fund's)\b"
        r"|\bfully[- ]funded\b(?: [\w,-]+){0,5} (?:program\w*|campaign|drill\w*|stud(?:y|ies)|scholarships?|positions?|trial"
        r"|project|plan|pension)\b",
        regex.I,
    )


@cache
def _cash() -> Pattern:
    amount = r"[$\u20ac\u00a3] ?\d[\d,.]*"
    cash = r"\bcash\b(?! flow| provided| used| dividend| payment| cost)"
    return compiled(
        rf"{cash}[^.;]{{0,140}}?{amount}|{amount}[^.;]{{0,60}}?(?:{cash}|\b(?:liquidity|financing|proceeds|credit|facility)\b)", regex.I
    )


@cache
def _period() -> Pattern:
    return compiled(
        r"\b(?:through|into|until|to|beyond|for|till|by|well past|during)\b[^.;]{0,40}?\b(?:20[2-4]\d|[1-4]Q|Q[1-4]|[12]H|H[12]"
        r"|(?:\d+|twelve|eighteen|six"
        r"|nine|two|three|next)(?: to \w+)?[ -](?:months?|years?|quarters?)|year)\b"
        r"|\b(?:fund|support|cover|complete|finance)\w*\b[^.;]{0,60}\b(?:phase|trial|study|program\w*|plant|construction|operations"
        r"|plan|drilling)\b",
        regex.I,
    )


def unbacked_funding(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each statement that there is money enough which leaves out how much or for how long.

    The amount may stand anywhere in the release, the period near the statement; of a balance sheet no period is asked, and it is told as
    information. Args: *claims* is the term list of such statements.
    """
    view = reading.release.view
    marked: set[Span] = set()
    others = [one for one in reading.by_kind.get("listing", ()) if isinstance(one, Listing) and not one.own]
    for fact in _told(reading, args["claims"]):
        if any(fact.sentence.covers(one.span) for one in others):
            continue
        if fact.sentence in marked or _not_meant().search(view, fact.sentence.start, fact.sentence.end):
            continue
        marked.add(fact.sentence)
        around = reading.index.neighbours(fact.span) or fact.sentence
        words = reading.words(fact).lower()
        of_balance = any(word in words for word in ("balance sheet", "position", "capitali"))
        missing = [] if _cash().search(view) else ["the cash and its date"]
        missing += [] if of_balance or _period().search(view, around.start, around.end) else ["the period or programme it covers"]
        if missing:
            yield Breach(fact.span, {"missing": series(missing)}, severity=Severity.INFO if of_balance else None)


# ---- GAAP015


@cache
def _dilutive() -> Pattern:
    return compiled(
        r"\bwarrants?\b|\bconvertible (?:notes?|debentures?|loans?|preferred|bonds?|promissory|securit\w+)\b"
        r"|\bconvert\w* into[^.]{0,40}\b(?:shares|stock|equity)\b"
        r"|\b(?:issu\w+|receiv\w+|grant(?:ed|ing)|sold|sale of)\b[^.]{0,50}\b(?:shares|common stock|stock options|equity)\b"
        r"|\bequity line\b"
        r"|\b(?:bonus|commitment) shares\b|\bprivate placement\b|\bregistered direct\b",
        regex.I,
    )


@cache
def _set_apart() -> Pattern:
    return compiled(
        r"\b(?:will|would|may|could|is|are)\b[^.]{0,30}\bdilut(?:e|ive|ion)\b[^.]{0,60}\b(?:exercis\w+|convert\w+|holders)\b"
        r"|\b(?:separate(?:ly)?|apart from|other than|except|aside from)\b"
        r"|\b(?:no|not|without|never|instead of|rather than|unlike|zero)\b[^.]{0,40}\b(?:shares|warrants|convertible|equity|stock"
        r"|options|issu\w+)\b"
        r"|\b(?:reverse|stock|share) (?:split|buyback|repurchase|retirement)\b",
        regex.I,
    )


@cache
def _goes_on() -> Pattern:
    """A sentence that goes on about the financing of the one before."""
    return compiled(
        r"(?:The (?:lender|facility|agreement|financing|loan|notes?|investors?|holders?|counterparty|company also)|It|In connection|As part"
        r"|Under|In addition|In return|We also|Together)\b"
    )


def _same_financing(reading: Reading, fact: Fact) -> Span:
    """Return the sentence of the claim, with the one behind it if that goes on about it."""
    around = reading.index.neighbours(fact.span) or fact.sentence
    rest = reading.release.view[fact.sentence.end : around.end]
    behind = _goes_on().match(rest.lstrip()) is not None
    return Span(fact.sentence.start, around.end if behind else fact.sentence.end)


def dilutive_after_all(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each financing called non-dilutive beside the issue of shares, warrants or convertibles. Args: *claims* is the term list."""
    view = reading.release.view
    for fact in _told(reading, args["claims"]):
        around = _same_financing(reading, fact)
        part = _dilutive().search(view, around.start, around.end)
        if part is not None and not _set_apart().search(view, around.start, around.end):
            yield Breach(fact.span, {"part": part[0]})
