"""The parts of a caution: what identifies it, dates it, points on from it, and which words it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from disclint.facts.frame import Frame
from disclint.facts.word_sets import word_set
from disclint.model.fact import CautionPart, Phrase
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

PARTS = (
    "identification",
    "scope",
    "cue-list",
    "residual",
    "generic-risks",
    "differ",
    "as-of",
    "no-update",
    "carve-out",
    "filing",
    "statute",
)
"""Parts that a term list ``caution-PART`` finds."""
NEAR = 60
"""How far behind its opening words a list of identifying words may begin. Units: characters."""
LINK = "link"


def caution_parts(frame: Frame, within: Span) -> Iterator[CautionPart]:
    """Yield the parts of the caution that takes the stretch *within*, but for its factors."""
    for part in PARTS:
        for phrase in frame.phrases_of(f"caution-{part}"):
            if not within.covers(phrase.span):
                continue
            if part == "cue-list":
                yield from _cue_list(frame, phrase)
            else:
                yield _part(phrase, phrase.span, part, value=_value(frame, part, phrase))
    for found in _link().finditer(frame.view, within.start, within.end):
        yield CautionPart(**frame.where(Span(*found.span())), part=LINK, value=found[0])


@cache
def _link() -> Pattern:
    return compiled(r"(?:https?://|www\.)[^\s<>()\"]+[^\s<>()\".,;:]", regex.IGNORECASE)


@cache
def _listed() -> Pattern:
    """A word in quotation marks."""
    return compiled(r"[\"']([^\"'\n]{2,40}?),?[\"']")


def _cue_list(frame: Frame, phrase: Phrase) -> Iterator[CautionPart]:
    """Yield the list that *phrase* opens: the words in quotes behind it, or the plain words up to the end of the list."""
    end = phrase.sentence.end
    quoted = list(_listed().finditer(frame.view, phrase.span.end, end))
    if len(quoted) > 1 and quoted[0].start() - phrase.span.end < NEAR:
        yield _part(phrase, Span(phrase.span.start, quoted[-1].end()), "cue-list", terms=_bare(found[1] for found in quoted))
        return
    plain = _plain().match(frame.view, phrase.span.end, end)
    terms = _bare(compiled(r",| and | or ").split(plain[0])) if plain else ()
    if plain and sum(term.split(" ")[-1][:5] in _STEMS for term in terms) > 1:
        yield _part(phrase, Span(phrase.span.start, plain.end()), "cue-list", terms=terms)


def _part(phrase: Phrase, span: Span, part: str, value: str | None = None, terms: tuple[str, ...] = ()) -> CautionPart:
    return CautionPart(span=span, sentence=phrase.sentence, section=phrase.section, part=part, value=value, terms=terms)


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """Return *words* without signs, each once."""
    return tuple(dict.fromkeys(bare for word in words if (bare := word.strip(" ,.\"'").lower())))


_STEMS = word_set(
    "expec antic belie estim inten plan plans proje targe forec predi may will would could shoul seek seeks conti poten might "
    "hope hopes aim aims"
)
"""Beginnings of identifying words: a list without quotation marks is one if it holds some."""


@cache
def _plain() -> Pattern:
    """Words and commas, up to the next other sign."""
    return compiled(r"[\s:]*[a-z', ]{2,200}", regex.IGNORECASE)


def _value(frame: Frame, part: str, phrase: Phrase) -> str | None:
    words = phrase.span.of(frame.view).lower()
    if part == "filing":
        return _filing(words)
    if part == "statute":
        return next((name for sign, name in _STATUTES if sign in words.replace("-", "").replace(" ", "")), "safe-harbor")
    return None


_STATUTES = (("27a", "27a"), ("21e", "21e"), ("21b", "21b"), ("27e", "27e"), ("27", "27"), ("pslra", "pslra"), ("act", "pslra"))
_FILINGS = (
    ("sedar", "sedar"),
    ("otc", "otc-markets"),
    ("prospectus", "prospectus"),
    ("offering circular", "offering-circular"),
    ("registration", "registration-statement"),
    ("proxy", "proxy-statement"),
    ("information form", "annual-information-form"),
    ("principal risks", "risk-factors"),
    ("risk factors", "risk-factors"),
    ("management's", "management-discussion"),
    ("report", "report"),
)


@cache
def _form() -> Pattern:
    return compiled(r"\b(10|8|20|40|6|s|f|1)-?(k|q|f|\d|a)\b", regex.IGNORECASE)


def _filing(words: str) -> str:
    """Return the canonical name of the filing that *words* name: a form such as 10-K, else what kind of document it is."""
    if found := _form().search(words):
        return f"{found[1]}-{found[2]}".upper()
    return next((name for sign, name in _FILINGS if sign in words), "filings")
