"""The headline held against the body: figures of the same response, its time, and what is said of significance and of the endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.clinical import EndpointResult, Significance
from disclint.model.evidence import Claim, Response, Timepoint
from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Severity
from disclint.model.span import Span
from disclint.rules.checks.arithmetic import box, plain
from disclint.rules.checks.evidence_view import Args, in_head, in_report, responses, shown
from disclint.text.patterns import Pattern, compiled

ALIKE = {"crr": "cr", "rate": "orr"}
"""Measures that are the same under another name."""


def headline(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each statement of the headline that the body gainsays or does not bear out."""
    found = responses(reading)
    head = [one for one in found if in_head(reading, one)]
    body = [one for one in found if not in_head(reading, one)]
    seen: set[tuple[str, object]] = set()
    for one in head:
        key = (one.measure, one.percent)
        if key not in seen:
            seen.add(key)
            yield from _figure(reading, one, body)
            yield from _unconfirmed(reading, one, body)
            yield from _time(reading, one, body)
    yield from _endpoint(reading)
    yield from _significance(reading)


def _same(one: Response, other: Response) -> bool:
    return ALIKE.get(one.measure, one.measure) == ALIKE.get(other.measure, other.measure)


def _figure(reading: Reading, one: Response, body: list[Response]) -> Iterator[Breach]:
    if one.percent is None:
        return
    alike = [other for other in body if _same(one, other) and other.percent is not None]
    if not alike:
        return
    low, high = box(one.percent)
    for other in alike:
        assert other.percent is not None
        least, most = box(other.percent)
        if least <= high and low <= most:
            return
    values = ", ".join(dict.fromkeys(f"{plain(other.percent)} %" for other in alike if other.percent is not None))
    problem = f"gives {plain(one.percent)} %, but the body gives {values} for the same measure"
    where = one.span if one.figure is None else Span(min(one.span.start, one.figure.start), max(one.span.end, one.figure.end))
    yield Breach(where, _values(reading, where, problem), tuple(shown(reading, other, "the body") for other in alike[:3]))


def _unconfirmed(reading: Reading, one: Response, body: list[Response]) -> Iterator[Breach]:
    """Yield a rate of the headline that is the unconfirmed one of a body that gives both."""
    if one.percent is None or one.confirmed is not None:
        return
    same = [other for other in body if _same(one, other) and other.percent is not None]
    loose = next((other for other in same if other.confirmed is False and other.percent == one.percent), None)
    firm = next((other for other in same if other.confirmed and other.percent != one.percent), None)
    if loose and firm and firm.percent is not None:
        problem = f"gives the unconfirmed {plain(one.percent)} %; confirmed, the body gives {plain(firm.percent)} %"
        yield Breach(one.span, _values(reading, one.span, problem), (shown(reading, firm, "the body"),))


def _values(reading: Reading, where: Span, problem: str) -> dict[str, str]:
    return {"found": where.of(reading.release.text), "problem": problem}


def _times(reading: Reading, sentence: Span) -> list[Timepoint]:
    facts = reading.by_kind.get("timepoint", ())
    return [fact for fact in facts if isinstance(fact, Timepoint) and fact.form == "point" and sentence.covers(fact.span)]


def _time(reading: Reading, one: Response, body: list[Response]) -> Iterator[Breach]:
    """Yield a time of the headline that is none of those at which the body tells the same response."""
    here = _times(reading, one.sentence)
    there = [time for other in body if _same(one, other) for time in _times(reading, other.sentence)]
    if len(here) != 1 or not there or any(here[0].low <= time.high and time.low <= here[0].high for time in there):
        return
    elsewhere = " and ".join(dict.fromkeys(reading.words(time) for time in there[:2]))
    problem = f"puts {reading.words(one)} at {reading.words(here[0])}, but the body puts it at {elsewhere}"
    yield Breach(
        here[0].span,
        _values(reading, here[0].span, problem),
        tuple(shown(reading, time, "the body") for time in there[:2]),
        severity=Severity.WARNING,
    )


def _endpoint(reading: Reading) -> Iterator[Breach]:
    told = [fact for fact in reading.by_kind.get("endpoint_result", ()) if isinstance(fact, EndpointResult) and fact.primary]
    missed = next((fact for fact in told if not fact.met and not in_head(reading, fact) and in_report(reading, fact)), None)
    if missed is None or any(not fact.met for fact in told if in_head(reading, fact)):
        return
    for fact in told:
        if fact.met and in_head(reading, fact):
            yield Breach(
                fact.span,
                _values(reading, fact.span, "says that the primary endpoint was met, but the body says that it was not"),
                (shown(reading, missed, "the body"),),
            )
    if not _own().search(reading.release.view[missed.sentence.start : missed.span.start]):
        return
    for claim in reading.by_kind.get("claim", ()):
        if isinstance(claim, Claim) and claim.sort == "comparative" and in_head(reading, claim) and not (claim.negated or claim.hedged):
            yield Breach(
                claim.span,
                _values(reading, claim.span, "claims superiority, but the body says that the primary endpoint was not met"),
                (shown(reading, missed, "the body"),),
            )


@cache
def _own() -> Pattern:
    """A study that is the subject of what follows: a comparator can miss the endpoint, too."""
    return compiled(r"\b(?:trial|study)\b[^,;.]{0,40}$", regex.IGNORECASE)


def _significance(reading: Reading) -> Iterator[Breach]:
    """Yield "statistically significant" in a headline where nothing in the body bears it out."""
    words = [fact for fact in reading.by_kind.get("significance", ()) if isinstance(fact, Significance) and fact.form == "statistical"]
    body: list[Fact] = [fact for fact in words if not in_head(reading, fact)]
    if body or any(reading.by_kind.get(kind) for kind in ("p_value", "statistic")):
        return
    for fact in words:
        if in_head(reading, fact) and fact.holds and "statistical" in reading.words(fact).lower():
            problem = "says that a result is statistically significant, but the body gives no p-value, no interval and does not say so"
            yield Breach(fact.span, _values(reading, fact.span, problem), severity=Severity.WARNING)
