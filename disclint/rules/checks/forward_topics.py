"""Checks of what cautions cover, topic by topic, and of market figures without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import regex

from disclint.model.fact import Fact, ForwardLooking, Phrase
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.rules.checks.forward_view import (
    FEW,
    NAMES,
    SHOWN,
    cautions,
    covered,
    factors,
    front,
    sentence_of,
    statements,
    told,
    told_topics,
)
from disclint.rules.message import trimmed
from disclint.text.patterns import Pattern, compiled

SPOKEN = (
    SectionKind.HEADLINE,
    SectionKind.SUBHEADLINE,
    SectionKind.KEY_POINTS,
    SectionKind.BODY,
    SectionKind.SUBHEADING,
    SectionKind.ABOUT,
)
"""Where a release tells of its market."""


# ---- FLS005 to FLS010


@cache
def _figure() -> Pattern:
    """A figure that guidance can be given in, or a turn to profit."""
    return compiled(
        r"[$€£]\s?\d|\bUSD? ?\$?\d|\b\d[\d,.]*\s?(?:%|percent|million|billion|units|ounces|basis points|cents|per share)|"
        r"\b(?:cash.flow.positive|break.?even|double|triple|profitab\w+ (?:by|in|during|for|this|next|within)|"
        r"(?:reach|achieve|become|be|expect) (?:\w+ )?profitab\w+)\b",
        regex.IGNORECASE,
    )


def uncovered_topic(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the plainest statement about a topic that no risk factor of the cautions is about.

    Where a release looks ahead and its cautions name fewer than `FEW` factors, that is told as such, and not once more for each topic.
    Args: *topic*; *covered_by*, further topics whose factors cover it; *figures* true for statements with a figure or a turn to profit;
    *unless*, a term list whose phrases in the sentence make it another matter; *announced*, a term list whose phrases in the head or the
    first paragraph, beside one of *objects*, make a statement of their own.
    """
    if not cautions(reading) or (len(factors(reading)) < FEW and statements(reading)):
        return
    topic = str(args["topic"])
    covering = {topic, *args.get("covered_by", ())}
    if any(covering & set(factor.topics) for factor in factors(reading)):
        return
    found = _statements_about(topic, reading, args)
    announced = _announced(reading, args)
    if not found and not announced:
        return
    first: Fact = announced[0] if announced else min(found, key=lambda fact: (len(fact.topics), fact.span))
    others = [fact for fact in found if fact is not first]
    yield Breach(
        first.span,
        {
            "found": reading.words(first),
            "statement": sentence_of(first, reading),
            "topic": NAMES[topic],
            "cover": _cover(reading),
            "count": str(len(found)),
        },
        (*told(others, reading), *covered(reading)),
    )


def _statements_about(topic: str, reading: Reading, args: Mapping[str, Any]) -> list[ForwardLooking]:
    other = {phrase.sentence for phrase in reading.index.phrases(str(args.get("unless")))}
    return [
        fact
        for fact in statements(reading)
        if topic in fact.topics
        and fact.sentence not in other
        and not _is_denial(fact, reading)
        and ("objects" not in args or _is_of(fact, reading, str(args["objects"])))
        and (not args.get("figures") or _is_guidance(fact, reading))
    ]


@cache
def _denial() -> Pattern:
    return compiled(r"\b(?:not|no longer|never)(?: \w+)?\s*$", regex.IGNORECASE)


def _is_denial(fact: ForwardLooking, reading: Reading) -> bool:
    """Tell whether the statement is that something is not expected."""
    return _denial().search(reading.release.view[fact.sentence.start : fact.span.start]) is not None


def _cover(reading: Reading) -> str:
    """Return in words what the factors cover: their topics, else the factors themselves."""
    named = factors(reading)
    if not named:
        return "names no factor"
    spoken = {topic for factor in named for topic in factor.topics}
    topics = told_topics(topic for topic in NAMES if topic in spoken)
    words = "; ".join(f"“{trimmed(reading.words(factor), 50)}”" for factor in named[:FEW])
    return f"covers {topics}" if topics else f"names {words}"


def _is_guidance(fact: ForwardLooking, reading: Reading) -> bool:
    return _figure().search(reading.release.view, fact.sentence.start, fact.sentence.end) is not None


def _announced(reading: Reading, args: Mapping[str, Any]) -> list[Fact]:
    """Return the announcements in the head and the lead, beside one of the objects in their sentence."""
    if "announced" not in args:
        return []
    objects = reading.index.phrases(str(args["objects"]))
    return [
        phrase
        for phrase in reading.index.phrases(str(args["announced"]))
        if any(place.covers(phrase.span) for place in front(reading)) and any(phrase.sentence.covers(one.span) for one in objects)
    ]


def _is_of(fact: Fact, reading: Reading, objects: str) -> bool:
    """Tell whether one of *objects* stands in the sentence of *fact*, or in the head or the lead."""
    places = [fact.sentence, *front(reading)]
    return any(place.covers(one.span) for one in reading.index.phrases(objects) for place in places)


# ---- FLS011


@cache
def _size() -> Pattern:
    """A size or a rate."""
    return compiled(r"[$€£]\s?\d|\b\d[\d,.]*\+?[\s-]?(?:%|(?:percent|million|billion|trillion|bn)\b)", regex.IGNORECASE)


@cache
def _note() -> Pattern:
    """A reference mark, a source in parentheses with its year, or an address."""
    return compiled(
        r"\([^()]{3,120}\b(?:19|20)\d\d\)|\[\d{1,2}\]|[a-z)][.,]?\s?\(\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079]|[a-z][.,]\d{1,2}(?:\s|$)|https?://|www\.|\*{1,2}(?:\s|$)"
    )


@cache
def _year() -> Pattern:
    return compiled(r"\b(?:19|20)\d\d\b")


def unsourced_market(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each sentence of the release that gives a market a size or growth and has no source in it or beside it."""
    index = reading.index
    sources = index.phrases(str(args["sources"]))
    own = {phrase.sentence for phrase in index.phrases(str(args["own"]))}
    links = [fact.span for fact in index.of("link")]
    seen: set[Span] = set()
    for phrase in index.phrases(str(args["claims"])):
        if phrase.sentence in seen or phrase.sentence in own or not _is_market_claim(phrase, reading):
            continue
        seen.add(phrase.sentence)
        near = index.neighbours(phrase.sentence) or phrase.sentence
        beside = Span(max(near.start, phrase.sentence.start - 400), near.end)
        if any(beside.meets(one.span) for one in sources) or any(beside.meets(link) for link in links):
            continue
        if _note().search(reading.release.view, phrase.sentence.start, min(phrase.sentence.end + 6, len(reading.release.view))):
            continue
        dated = "" if _year().search(phrase.sentence.of(reading.release.view)) else " or year"
        yield Breach(
            phrase.span,
            {"found": reading.words(phrase), "statement": sentence_of(phrase, reading), "missing": f"no source{dated}"},
            _market_cover(reading),
        )


def _is_market_claim(phrase: Fact, reading: Reading) -> bool:
    return (
        isinstance(phrase, Phrase)
        and reading.section(phrase).kind in SPOKEN
        and bool(_size().search(phrase.sentence.of(reading.release.view)))
    )


def _market_cover(reading: Reading) -> tuple[Proof, ...]:
    named = [factor for factor in factors(reading) if {"market-size", "launch"} & set(factor.topics)]
    return tuple(Proof("factor named (markets)", factor.span, trimmed(reading.words(factor), 120)) for factor in named[:SHOWN])
