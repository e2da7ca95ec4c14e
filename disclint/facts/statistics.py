"""Results of studies: shares, estimates with their intervals, p-values, words of significance - and which belong together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from disclint.facts import measures
from disclint.facts.frame import Frame
from disclint.facts.shares import proportions
from disclint.facts.significances import endpoint_results, significance_facts
from disclint.model.clinical import Proportion, PValue, Statistic
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.parsing.chances import chances
from disclint.parsing.intervals import Interval, intervals
from disclint.parsing.numerals import Printed, decimal
from disclint.text.patterns import Pattern, compiled

CUES = ("CI", "onfidence", "redible", "ratio", "relative risk", "CrI", "HR", "OR", "RR")
"""One of these stands in every text with an interval that is read."""
BACK = 110
"""How far before its interval an estimate may stand. Units: characters."""
NAMED = 120
"""How far before the estimate its measure may stand. Units: characters."""


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield all results of studies that *frame* tells."""
    shares = list(proportions(frame))
    probabilities = list(_p_values(frame))
    yield from shares
    yield from probabilities
    yield from _statistics(frame, shares, probabilities)
    yield from significance_facts(frame, probabilities)
    yield from endpoint_results(frame)


@cache
def _lists() -> Pattern:
    return compiled(r"respectively|\bresp\b|for both|for all", re.I)


@cache
def _unit() -> Pattern:
    return compiled(r" ?(?:[munk\u00b5]?(?:g|mol|[lLMm])\b|%|mm|cm|mEq|IU|points|years?|days?)")


def _p_values(frame: Frame) -> Iterator[PValue]:
    for chance in chances(frame.view, frame.grammars):
        value = chance.value.value if chance.value else None
        if chance.listed and not _lists().search(frame.view[chance.span.end : chance.span.end + 80]):
            continue
        if (
            value is not None
            and value > 1
            and (value >= 10 or chance.relation in (">", ">=") or _unit().match(frame.view, chance.span.end))
        ):
            continue
        yield PValue(**frame.where(chance.span), relation=chance.relation, value=value, about=chance.about)


@cache
def _estimate() -> Pattern:
    number = r"(?<![\w.\u00b7,/-])[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,12})?(?:[.\u00b7]\d{1,12}|(?<=\d))"
    return compiled(
        rf"(?P<apart>(?<=[ (=\[:])- )?(?P<number>{number})(?P<percent> ?%| per ?cent\b)?(?: ?\u00b1 ?[\d.\u00b7]+)?(?P<words>(?:"
        rf" ?-?(?!(?:with|and|at)\b)[^\W\d_][\w/.\u00b2\u00b3'-]{{0,20}}){{0,4}})"
        r"[\s,;:([\])]*(?:(?:with(?: an?| the)?|and|at|the|a|corresponding|associated|two-sided|=)[\s(\[]*)*$"
    )


@cache
def _no_estimate() -> Pattern:
    """What stands before a number that is one of two, or no estimate."""
    return compiled(
        r"(?:\b(?:vs?\.?|v/s|versus|compared (?:with|to)|to|than|from|(?-i:or)|per|n ?=|(?:S[DE]M?|IQR|range|wald|chi2|df"
        r"|[tzFr](?: ?\([\d., ]{1,14}\))?)(?: ?[:=,])?|\u03c72 ?=?)|\u00b1|\+/-|/|[<>\u2264\u2265]) ?[(\[]?$",
        re.I,
    )


@cache
def _label() -> Pattern:
    """What stands before a whole number that is a name."""
    return compiled(
        r"\b(?:weeks?|days?|months?|years?|age|aged|groups?|arms?|cohorts?|phase|stage|grade|type|part|table|figure"
        r"|step|cycle|trial|levels?|quartile|quintile|tertile|interleukin|vitamin|factor) $",
        re.I,
    )


FUNCTION = frozenset(
    [
        "ci",
        "cis",
        "vs",
        "v",
        "versus",
        "and",
        "or",
        "to",
        "from",
        "in",
        "than",
        "with",
        "for",
        "of",
        "on",
        "at",
        "by",
        "between",
        "as",
        "per",
        "was",
        "were",
        "is",
        "are",
        "respectively",
        "compared",
        "when",
        "among",
        "within",
        "during",
        "after",
        "before",
    ]
)
"""Words that are no unit."""


class _Around(NamedTuple):
    """What intervals are bound to: the shares with count and total, and the p-values, in the order of the text."""

    shares: Sequence[Proportion]
    probabilities: Sequence[PValue]


def _statistics(frame: Frame, shares: Sequence[Proportion], probabilities: Sequence[PValue]) -> Iterator[Statistic]:
    last: Statistic | None = None
    behind = 0
    around = _Around([share for share in shares if share.total is not None and share.count is not None], probabilities)
    if not any(cue in frame.view for cue in CUES):
        return
    for interval in intervals(frame.view, frame.grammars):
        found = _statistic(frame, interval, behind, last, around)
        behind = interval.span.end
        if found is not None:
            yield found
            last = found


def _statistic(frame: Frame, interval: Interval, behind: int, last: Statistic | None, around: _Around) -> Statistic | None:
    probabilities = around.probabilities
    view, sentence = frame.view, frame.sentence_of(interval.span)
    low = max(sentence.start, behind, interval.span.start - BACK)
    before, share, estimate = None, None, interval.own
    if estimate is None:
        before, at = _hop(view, low, interval.span.start, probabilities)
        share = _share_at(view, around.shares, at)
        estimate = _percent(share) if share is not None else _estimate_before(view, low, at, interval, behind)
    start = interval.span.start if estimate is None else min(estimate.span.start, interval.span.start)
    if share is not None:
        start = min(start, share.span.start)
    floor = max(sentence.start, behind, start - NAMED)
    name, scale, offset = measures.measure(view[floor:start])
    if name is None and last is not None and last.sentence == sentence and _goes_on(view, last, interval, start):
        name, scale = last.measure, last.scale
    if not interval.named and not (scale == measures.RATIO and name is not None and offset >= 0 and start - floor - offset <= 40):
        return None
    scale = scale if share is None else measures.VALUE
    after = _p_after(view, interval.span.end, probabilities) or before
    if after is None and offset >= 0:
        after = _p_before(view, floor + offset, probabilities)
    return Statistic(
        **frame.where(Span(start if estimate is not None else interval.span.start, interval.span.end)),
        measure=name,
        scale=scale,
        estimate=estimate.value if estimate else None,
        low=interval.low.value,
        high=interval.high.value,
        level=interval.level,
        relation=after.relation if after else None,
        p=after.value if after else None,
        credible=interval.credible,
        shrinks=any(map(measures.shrinks, _beside(view, Span(max(sentence.start, behind), sentence.end), start, interval.span.end))),
        count=share.count if share else None,
        total=share.total if share else None,
        limits=Span(interval.low.span.start, interval.high.span.end),
        estimate_span=estimate.span if estimate else None,
        p_span=after.span if after else None,
    )


@cache
def _joint() -> Pattern:
    """What joins the result of one group, time or dose to the next of the same measure."""
    return compiled(
        r"(?: ?[%)\],;]| ?\bp[^;()]{1,16}\))* ?(?:(?:in|at|for|after|on) [^.;()=<>]{1,60}?)?(?:,|;|,? and|,? versus"
        r"|,? vs\.?)(?: [\w' -]{1,30})? ?[(\[]?",
        re.I,
    )


def _goes_on(view: str, last: Statistic, interval: Interval, start: int) -> bool:
    """Tell whether an estimate without a name is one more of the measure before it."""
    if interval.own is not None:
        return True
    if start - last.span.end > NAMED:
        return False
    percent = "%" in view[last.span.start : last.span.end]
    return percent == ("%" in view[start : interval.span.end]) and _joint().fullmatch(view, last.span.end, start) is not None


def _beside(view: str, within: Span, start: int, end: int) -> tuple[str, str]:
    """Return the words before *start* and shortly behind *end* that may tell a fall."""
    return view[within.start : start], view[end : min(within.end, end + 40)]


def _start(fact: Fact) -> int:
    return fact.span.start


def _end(fact: Fact) -> int:
    return fact.span.end


def _hop(view: str, low: int, at: int, probabilities: Sequence[PValue]) -> tuple[PValue | None, int]:
    """Step back over a p-value that stands between estimate and interval."""
    near = bisect_right(probabilities, at, key=_end) - 1
    if near >= 0 and probabilities[near].span.start >= low and re.fullmatch(r"[\s,;:([]*", view[probabilities[near].span.end : at]):
        return probabilities[near], probabilities[near].span.start
    return None, at


def _share_at(view: str, shares: Sequence[Proportion], at: int) -> Proportion | None:
    """Return the share that ends right before *at*."""
    near = bisect_right(shares, at, key=_end) - 1
    if near < 0 or at - shares[near].span.end > 30:
        return None
    between = view[shares[near].span.end : at]
    return shares[near] if re.fullmatch(r"[\s,;:)\]([%]*(?:[^\W\d_]+ ?){0,2}[\s,;:)\]([]*", between) else None


def _percent(share: Proportion) -> Printed | None:
    return Printed(share.percent, share.percent_span) if share.percent is not None and share.percent_span is not None else None


def _estimate_before(view: str, low: int, at: int, interval: Interval, behind: int) -> Printed | None:
    match = _estimate().search(view, low, at)
    if match is None or not match["number"] or match["words"].lstrip(" -").startswith("sided"):
        return None  # "the 2-sided 95% CI"
    if "\u00b1" in match[0] and at < interval.span.start:
        return None  # a mean with its deviation, then a p-value: the interval is that of a difference
    other = _no_estimate().search(view[max(0, match.start() - 20) : match.start()])
    if other and not _each_has_its_own(view, other[0], match.start(), interval, behind):
        return None
    words = match["words"].lower().split()
    if any(word.strip(".-") in FUNCTION for word in words) or len(words) > (
        1 if not re.match(r"points?|per|mm|m|percentage|kg|mg|ml|cm|g|days?|months?|weeks?|years?|hours?|min\w*|l", " ".join(words)) else 4
    ):
        return None
    value = decimal(match["number"].lstrip("+-"))
    if value is None or ("." not in str(value) and _label().search(view[max(0, match.start() - 20) : match.start()])):
        return None
    # A dash apart from its number is a minus only where the interval goes below zero.
    minus = match["number"].startswith("-") or (match["apart"] is not None and interval.low.value < 0)
    return Printed(-value if minus else value, Span(match.start("number"), match.end("number")))


@cache
def _second() -> Pattern:
    return compiled(r"(?: ?[%)\],;])* ?to (?:an? |about )?[-+]?[\d.\u00b7]")


def _each_has_its_own(view: str, words: str, at: int, interval: Interval, behind: int) -> bool:
    """Tell whether both figures of a comparison have an interval: ``0.42 (0.27 to 0.57) vs 1.58 (1.42 to 1.75)``."""
    word = words.strip(" ([").lower().rstrip(".")
    if word == "from":
        return _second().match(view, interval.span.end) is not None
    between = view[behind:at]
    return (
        word in ("vs", "versus", "v", "to", "than", "compared with", "compared to")
        and behind > 0
        and len(between) <= 40
        and not re.search(r"\d", between)
    )


def _p_after(view: str, at: int, probabilities: Sequence[PValue]) -> PValue | None:
    near = bisect_left(probabilities, at, key=_start)
    if near == len(probabilities) or probabilities[near].span.start - at > 40:
        return None
    between = view[at : probabilities[near].span.start]
    fits = re.fullmatch(
        r"(?: ?[%\w/\u00b2]{1,12})?[\s)\],;:(\[]*(?:(?:and|with|the|a|two-sided|one-sided|log-rank|logrank|stratified)[\s]*)*[([]?", between
    )
    return probabilities[near] if fits else None


def _p_before(view: str, at: int, probabilities: Sequence[PValue]) -> PValue | None:
    near = bisect_right(probabilities, at, key=_end) - 1
    if near < 0 or at - probabilities[near].span.end > 30:
        return None
    return (
        probabilities[near]
        if re.fullmatch(r"[,;:] ?(?:with )?(?:an? )?(?:adjusted |unadjusted |crude )?", view[probabilities[near].span.end : at])
        else None
    )
