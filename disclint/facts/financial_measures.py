"""Financial measures: what they are called, whether a figure stands beside them, and what is said of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from disclint.facts.figures import figures
from disclint.facts.frame import Frame
from disclint.model.fact import Phrase
from disclint.model.financial import Measure
from disclint.model.release import Paragraph
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

NON_GAAP, GAAP = "non_gaap", "gaap"
FAMILIES = {
    "measure-ebitda": (NON_GAAP, "profit"),
    "measure-adjusted-ebitda": (NON_GAAP, "profit"),
    "measure-adjusted-income": (NON_GAAP, "profit"),
    "measure-adjusted-operating": (NON_GAAP, "operating"),
    "measure-adjusted-gross": (NON_GAAP, "gross"),
    "measure-adjusted-per-share": (NON_GAAP, "per-share"),
    "measure-free-cash-flow": (NON_GAAP, "cash-flow"),
    "measure-organic-growth": (NON_GAAP, "growth"),
    "measure-net-income": (GAAP, "profit"),
    "measure-operating-income": (GAAP, "operating"),
    "measure-gross-profit": (GAAP, "gross"),
    "measure-earnings-per-share": (GAAP, "per-share"),
    "measure-operating-cash-flow": (GAAP, "cash-flow"),
}
"""The term lists of measures, with the basis and the family that each is of."""
REACH = 160
"""How far behind its name the figure of a measure may stand. Units: characters."""
GROWTH = 60
"""The same for growth, a word of many plans. Units: characters."""
BEFORE = 60
"""How far before it. Units: characters."""
PRAISED = 45
"""How far before its name a word of praise may stand. Units: characters."""
HEADING = 120
"""A paragraph up to this long that ends without a stop is a heading. Units: characters."""
BACK = 10
"""How many entries of a list lie at most between a measure and the words that open the list."""
LISTED = ("item", "key_point", "row", "list_item", "table_row")


@cache
def _future() -> Pattern:
    return compiled(
        r"\b(?:guidance|outlook|forecasts?(?:ed)?|projections?|expect(?:s|ed|ing|ation|ations)?|anticipat(?:e|es|ed|ing)"
        r"|project(?:s|ed|ing)"
        r"|targets?|targeting|targeted|intends?|plans? to|aims?|on track|(?:will|should|could|may|might|would|to) (?:be|reach"
        r"|exceed|generate"
        r"|achieve|grow|deliver|increase|become|turn)|potential)\b",
        regex.I,
    )


@cache
def _compared() -> Pattern:
    """A figure that is held against guidance is one of the past."""
    return compiled(
        r"\b(?:exceed\w*|above|ahead of|within|in line with|met|beat|surpass\w*|below|compared (?:to|with)|versus|(?:top|high"
        r"|low) end of)\b"
        r"[^.;]{0,60}\b(?:guidance|outlook|expectations?|forecast|projections?|targets?)\b|\bas expected\b",
        regex.I,
    )


@cache
def _others() -> Pattern:
    return compiled(
        r"\b(?:times|multiples?|x)\b(?: of)?(?: \w+){0,2} (?:ebitda|ebit|free cash flow)\b|\b(?:ebitda|ebit)[ -](?:multiples?"
        r"|covenants?)\b"
        r"|\bsegment (?:adjusted )?(?:ebitda|ebit|operating|profit)|\bEV ?/|\benterprise value\b|\bcovenants?\b|\bearn-?outs?\b"
        r"|\bpurchase price\b|\bcontingent consideration\b"
        r"|\bcredit agreement\b"
        r"|\b(?:preliminary economic assessment|PEA|feasibility|life[- ]of[- ]mine|mine life|NPV|IRR|payback)\b"
        r"|\b(?:analysts?|consensus|peers?|price target|acquired (?:company|business)|seller|acronym)\b",
        regex.I,
    )


@cache
def _praise() -> Pattern:
    return compiled(
        r"\b(?:(?<!track )(?<!of )record(?!\s+(?:date|holders?|keeping))|record-(?:breaking|high|setting)|best[- ]ever"
        r"|highest[- ]ever|all[- ]time"
        r"|strong(?:er|est)?|robust|solid|exceptional|outstanding|impressive|stellar|excellent|tremendous|remarkable|superb|extraordinary"
        r"|spectacular|phenomenal|highest|best)\b(?:[ -](?!revenue|sales|net|gross|growth)[\w,&]+){0,3}[ -]$",
        regex.I,
    )


@cache
def _praised_after() -> Pattern:
    return compiled(
        r"\b(?:a|an|our|the) (?:new |all-time |company |quarterly |annual )*(?:record|best|highest)\b|\ball[- ]time high\b", regex.I
    )


@cache
def _bare_number() -> Pattern:
    return compiled(r"[\s|:$]*\(?[$\u20ac\u00a3]?\s?\(?\d[\d,.]*\)?")


@cache
def _ahead() -> Pattern:
    """A figure before the name that belongs to it: ``$4.1 million of Adjusted EBITDA``, ``$0.05 per diluted share``."""
    return compiled(r"\)?(?: (?:of|in)(?: [\w-]+){0,2}| (?:increase|growth|decrease|decline|rise) in) $", regex.I)


def facts(frame: Frame) -> Iterator[Measure]:
    """Yield each measure, where the release names one that accounting standards do not define.

    Order: that of the text.
    """
    found = sorted((phrase for name in FAMILIES for phrase in frame.phrases_of(name)), key=lambda one: (one.span.start, -one.span.end))
    if not any(FAMILIES[phrase.list][0] == NON_GAAP for phrase in found):
        return
    kept = list(_kept(found))
    starts = [paragraph.span.start for paragraph in frame.release.paragraphs]
    for at, phrase in enumerate(kept):
        paragraph = bisect_right(starts, phrase.span.start) - 1
        if paragraph >= 0:
            following = kept[at + 1].span.start if at + 1 < len(kept) else len(frame.view)
            yield _measure(frame, phrase, paragraph, following)


def _kept(found: list[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases that begin behind the one before: the net loss of ``non-GAAP net loss per share`` is none of its own."""
    end = -1
    for phrase in found:
        if phrase.span.start >= end:
            yield phrase
            end = phrase.span.end


def _measure(frame: Frame, phrase: Phrase, at: int, following: int) -> Measure:
    paragraph, span, view = frame.release.paragraphs[at], phrase.span, frame.view
    basis, family = FAMILIES[phrase.list]
    sentence = phrase.sentence
    value, unit, end = _figure(frame, phrase, at, following)
    name = " ".join(span.of(view).lower().replace("-", " ").split())
    words = sentence.of(view) if sentence.end - sentence.start <= 1200 else span.of(view)
    future = bool(_future().search(words)) and not _compared().search(words)
    if not future and paragraph.role in LISTED:
        future = _opened_as_future(frame, at)
    return Measure(
        **frame.where(Span(span.start, end)),
        basis=basis,
        name=name,
        family=family,
        form=_form(name, unit, value, family),
        value=value,
        unit=unit,
        future=future,
        praised=_is_praised(view, sentence, span, following),
        own=not _others().search(words),
        opens=not view[paragraph.span.start : span.start].strip(" *-|.\u2022()0123456789"),
    )


def _form(name: str, unit: str | None, value: Decimal | None, family: str) -> str:
    if value is None:
        return "word"
    if name.endswith(("margin", "margins", "conversion", "yield")):
        return "ratio"
    return "change" if unit == "percent" and family != "gross" else "amount"


def _figure(frame: Frame, phrase: Phrase, at: int, following: int) -> tuple[Decimal | None, str | None, int]:
    """Return the value and the unit of the figure that belongs to the measure, and where the two end."""
    view, span, paragraph = frame.view, phrase.span, frame.release.paragraphs[at]
    reach = GROWTH if FAMILIES[phrase.list][1] == "growth" else REACH
    window = Span(span.end, max(span.end, min(span.end + reach, following, phrase.sentence.end)))
    for figure, value, _, unit in figures(view, window):
        if unit == "percent" or unit.isupper():
            return value, unit, figure.end
    before = Span(max(phrase.sentence.start, span.start - BEFORE), span.start)
    for figure, value, _, unit in figures(view, before):
        near = _ahead().match(view, figure.end, span.start) or (span.of(view).startswith("per") and span.start - figure.end < 3)
        if (unit == "percent" or unit.isupper()) and near:
            return value, unit, span.end
    if paragraph.role in LISTED or span.end == paragraph.span.end or _is_dump(paragraph):
        return _cell(frame, span, at)
    return None, None, span.end


def _is_dump(paragraph: Paragraph) -> bool:
    """Tell whether the paragraph is a table whose cells were joined: hardly a sentence in much text."""
    return len(paragraph.sentences) <= 3 and paragraph.span.end - paragraph.span.start > 400


def _cell(frame: Frame, span: Span, at: int) -> tuple[Decimal | None, str | None, int]:
    """Return the number in the cell behind a name; where each cell is a paragraph of its own, in one of the next two."""
    paragraphs, view = frame.release.paragraphs, frame.view
    places = [Span(span.end, paragraphs[at].span.end)]
    if not places[0].of(view).strip(" |:"):
        places += [one.span for one in paragraphs[at + 1 : at + 3]]
    for place in places:
        number = _bare_number().match(view, place.start, place.end)
        if number is not None:
            digits = "".join(character for character in number[0] if character.isdigit() or character == ".").strip(".")
            if digits.count(".") < 2 and digits:
                return Decimal(digits), None, span.end
    return None, None, span.end


def _is_praised(view: str, sentence: Span, span: Span, following: int) -> bool:
    if _praise().search(view, max(sentence.start, span.start - PRAISED), span.start):
        return True
    return bool(_praised_after().search(view, span.end, max(span.end, min(sentence.end, following, span.end + 90))))


def _opened_as_future(frame: Frame, at: int) -> bool:
    """Tell whether the heading or the words that open the list speak of the future."""
    paragraphs = frame.release.paragraphs
    for before in reversed(paragraphs[max(0, at - BACK) : at]):
        if before.role in LISTED:
            continue
        words = before.span.of(frame.view).rstrip()
        if words.endswith(":") or (len(words) <= HEADING and not words.endswith(".")):
            return bool(_future().search(words))
        return False
    return False
