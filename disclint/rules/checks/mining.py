"""Checks of mineral projects: what a drill result has to come with, and the standard of an estimate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.mining import Intercept
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Severity
from disclint.rules.message import series

TOLD = (
    SectionKind.HEADLINE,
    SectionKind.SUBHEADLINE,
    SectionKind.KEY_POINTS,
    SectionKind.BODY,
    SectionKind.SUBHEADING,
    SectionKind.TABLE,
)


def drill_results(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first drill result of a release on such results if its context is missing, each interval that is not what lies between
    from and to, and each result told in words alone.

    Args: the term lists *widths*, *quality* (laboratory and control), *words* (results without a figure) and *earlier* (results of before).
    """
    found = [one for one in reading.by_kind.get("intercept", ()) if isinstance(one, Intercept) and reading.section(one).kind in TOLD]
    own = [one for one in found if not one.past and one.grade is not None]
    if own and any(trait.name == "mining-results" for trait in reading.profile.types):
        missing = [] if reading.index.phrases(args["widths"]) else ["the true width, or that it is not known"]
        missing += [] if reading.index.phrases(args["quality"]) else ["the laboratory or the quality control"]
        if missing:
            yield Breach(own[0].span, {"problem": f"is told without {series(missing)}"})
    for one in found:
        yield from _wrong_length(one)
    yield from _words_alone(reading, args)


def _wrong_length(one: Intercept) -> Iterator[Breach]:
    if one.length is None or one.low is None or one.high is None:
        return
    length = one.high - one.low
    if abs(length - one.length) > max(one.half, one.length / 50):
        problem = f"does not fit: from {one.low} to {one.high} is {length} {one.unit}, not {one.length}"
        yield Breach(one.span, {"problem": problem})


def _words_alone(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    figures = reading.index.phrases("can-assay")
    earlier = reading.index.phrases(args["earlier"])
    for fact in reading.index.phrases(args["words"]):
        around = reading.index.paragraph_and_next(fact.span) or fact.sentence
        if reading.section(fact).kind not in TOLD or any(fact.sentence.covers(one.span) for one in earlier):
            continue
        if not any(around.covers(one.span) for one in figures):
            yield Breach(fact.span, {"problem": "praises a grade without a figure"})


def standard(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the note of Guide 7, and the first estimate whose standard is not named or not set against that of the Commission.

    Args: the term lists *estimates*, *retired* and *past* (the note of Guide 7, and what tells it as history), *standards*, *home* (that of
    the Commission) and *differ*.
    """
    history = reading.index.phrases(args["past"])
    for fact in reading.index.phrases(args["retired"]):
        if not any(fact.sentence.covers(one.span) for one in history):
            yield Breach(fact.span, {"problem": "is the note of Industry Guide 7, which is no longer in force"})
            break
    told = [fact for name in args["estimates"] for fact in reading.index.phrases(name) if reading.section(fact).kind in TOLD]
    if not told:
        return
    first = min(told, key=lambda fact: fact.span)
    if not reading.index.phrases(args["standards"]):
        yield Breach(first.span, {"problem": "is told without the standard that it was estimated under"}, severity=Severity.INFO)
    elif not reading.index.phrases(args["home"]) and not reading.index.phrases(args["differ"]):
        problem = "follows a standard that may differ from that of the SEC, and the release does not say so"
        yield Breach(first.span, {"problem": problem}, severity=Severity.INFO)
