"""Checks of shares: a percentage against its count and its total, and shares that cannot be."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from disclint.model.clinical import Proportion, PValue, Statistic
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.value import replace
from disclint.parsing.numerals import decimals, half
from disclint.rules.checks.arithmetic import fits, percentage, plain, range_of, shown
from disclint.rules.checks.columns import odd_shares
from disclint.text.patterns import Pattern, compiled

SMALL = 50
"""Of so few people an impossible percentage is an error where it stands in one clause with them."""
WHOLE = 30
"""Of so few also where it is printed without decimals."""


def shares(reading: Reading) -> Iterator[Proportion]:
    """Yield the shares of *reading* that are meant exactly."""
    return (fact for fact in reading.by_kind.get("proportion", ()) if isinstance(fact, Proportion) and not fact.vague)


def share_of_count(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each percentage that is not its count of its total, however it was rounded.

    Where the difference is no more than one unit of the last printed digit it is told as information, and where the head of a column gives
    the total as a warning. Order: that of the text, those of tables last.
    """
    totals: list[int] | None = None
    for fact in shares(reading):
        if fact.count is None or not fact.total or fact.percent is None or fact.count > fact.total:
            continue
        exact = percentage(fact.count, fact.total)
        if fits(exact, fact.percent):
            continue
        totals = totals if totals is not None else _totals(reading)
        if _lost().match(reading.release.view, fact.span.end) and fits(percentage(fact.total - fact.count, fact.total), fact.percent):
            continue  # "902 of 1,349 filled out the second questionnaire (33.1% dropout)"
        if fact.form == "grouped" and _other_total(fact.count, fact.percent, totals, None) is not None:
            continue
        unit = Fraction(1, 10 ** decimals(fact.percent))
        near = abs(exact - Fraction(fact.percent)) <= unit
        yield _wrong(fact, exact, reading, totals, Severity.INFO if near else None)
    for fact, head in odd_shares(reading):
        found = _wrong(fact, percentage(fact.count or 0, fact.total or 1), reading, _totals(reading), Severity.WARNING)
        yield replace(found, proofs=(Proof("the people of the column", head, head.of(reading.release.text)),))


@cache
def _lost() -> Pattern:
    return compiled(r"(?i)[ %]*(?:drop-?outs?|attrition|lost|loss|withdr\w+|non-?respon\w+|missing|excluded)\b")


def _totals(reading: Reading) -> list[int]:
    """Return every number of people that the text states, in order."""
    said = {fact.total for fact in shares(reading) if fact.total}
    said.update(int((match[1] or match[2]).replace(",", "")) for match in _stated().finditer(reading.release.view))
    return sorted(said)


def _other_total(count: int, percent: Decimal, totals: list[int], own: int | None) -> int | None:
    """Return the first of *totals* but *own* of which *count* is *percent*."""
    if not count or percent <= 0:
        return None
    unit = 2 * Fraction(half(percent))
    at = bisect_left(totals, math.floor(100 * count / (Fraction(percent) + unit)))
    while at < len(totals) and (totals[at] < count or percentage(count, totals[at]) >= Fraction(percent) - unit):
        if totals[at] >= count and totals[at] != own and fits(percentage(count, totals[at]), percent):
            return totals[at]
        at += 1
    return None


@cache
def _stated() -> Pattern:
    number = r"(\d{1,3}(?:,\d{3}){1,2}|\d{1,7})"
    return compiled(
        rf"\b[nN] ?= ?{number}(?![\d.,]*\d|%)|(?<![\d.,]){number} (?:[a-z-]{{1,20}} ){{0,3}}?(?:women|men|children|people"
        rf"|(?!years|months|weeks|days|hours|minutes|points|times|doses|visits)[a-z]{{3,20}}s)\b"
    )


def _wrong(fact: Proportion, exact: Fraction, reading: Reading, totals: list[int], severity: Severity | None) -> Breach:
    assert fact.percent is not None and fact.count is not None and fact.total is not None
    digits = decimals(fact.percent)
    right = f"{shown(exact, digits)}%"
    if right == f"{plain(fact.percent)}%" or not digits:
        right = f"{shown(exact, digits + 1)}%"
    problem = f"{fact.count:,} of {fact.total:,} is {right}; the printed {plain(fact.percent)}% stands for {range_of(fact.percent)}%"
    rest = percentage(fact.total - fact.count, fact.total)
    if fits(rest, fact.percent):
        problem += f", which is the share of the other {fact.total - fact.count:,}"
    elif fact.count > 1 and (other := _other_total(fact.count, fact.percent, totals, fact.total)) is not None:
        problem += f"; it would fit {fact.count:,} of {other:,}"
    return Breach(fact.span, {"found": _found(fact, reading), "problem": problem, "right": f"{shown(exact, digits)}%"}, severity=severity)


def _found(fact: Proportion, reading: Reading) -> str:
    words = fact.span.of(reading.release.text)
    closed = {"(": ")", "[": "]"}
    opened = next((mark for mark in reversed(words) if mark in "()[]"), "")
    return words + closed.get(opened, "")


def unreachable_share(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each percentage that no whole number of the people before it can be.

    Order: that of the text.
    """
    for fact in shares(reading):
        if fact.form != "pool" or fact.percent is None or not fact.total or fact.unit is None:
            continue
        digits = decimals(fact.percent)
        if fact.total >= 100 * 10**digits or not 0 <= fact.percent <= 100 or is_reachable(fact.percent, fact.total):
            continue
        strong = fact.total <= SMALL and (digits >= 1 or fact.total <= WHOLE)
        exact = Fraction(fact.percent) * fact.total / 100
        near = [k for k in (math.floor(exact), math.ceil(exact)) if 0 <= k <= fact.total]
        others = [n for n in range(max(1, fact.total - 3), fact.total + 4) if n != fact.total and is_reachable(fact.percent, n)]
        nearest = " or ".join(f"{k} ({shown(percentage(k, fact.total), digits)}%)" for k in near)
        problem = f"no whole number of {fact.total} people is {plain(fact.percent)}%: the nearest are {nearest}"
        if others:
            problem += f"; {plain(fact.percent)}% would fit {' or '.join(map(str, others))} people"
        severity = None if strong else Severity.INFO if fact.total > 2 * SMALL else Severity.WARNING
        yield Breach(fact.span, {"found": _found(fact, reading), "problem": problem}, severity=severity)


def is_reachable(percent: Decimal, total: int) -> bool:
    """Tell whether some whole number of *total* is printed as *percent*, however it is rounded.

    Source: Brown and Heathers, GRIM, 2017 (case of proportions).
    """
    exact = Fraction(percent) * total / 100
    return any(fits(percentage(k, total), percent) for k in (math.floor(exact), math.ceil(exact), math.ceil(exact) + 1) if 0 <= k <= total)


@cache
def _events() -> Pattern:
    return compiled(
        r"\b(?:events?|episodes?|lesions?|samples?|times|visits?|infections|admissions|injections|doses|tests|scans"
        r"|cycles|tumou?rs|eyes|sites|occasions|attempts|procedures|reports?|hospitali[sz]ations|units)\b",
        re.I,
    )


@cache
def _over_hundred() -> Pattern:
    return compiled(
        r"\b(?:increas\w+|skyrocket\w*|surg\w+|soar\w*|jump\w*|climb\w*|number of cases|higher|greater|more|rise|rose"
        r"|gr[eo]w\w*|yield\w*|recover\w*|potency|fold|change\w*|exceed\w*"
        r"|capacity|improv\w+|normal|predicted|baseline|intake|RDA|target|of the (?:dose|recommended))\b",
        re.I,
    )


def impossible(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each share of more than all, each probability that is none, and each ratio that is not above zero.

    Order: that of the text, kind by kind.
    """
    text = reading.release.text
    grouped = [fact for fact in reading.by_kind.get("proportion", ()) if isinstance(fact, Proportion)]
    totals = _totals(reading) if any(fact.form == "grouped" and (fact.count or 0) > (fact.total or 0) for fact in grouped) else []
    for share in grouped:
        yield from _impossible_share(share, totals, reading)
    for chance in (fact for fact in reading.by_kind.get("p_value", ()) if isinstance(fact, PValue)):
        if chance.value is not None and (said := _impossible_chance(chance)):
            yield Breach(chance.span, {"found": chance.span.of(text), "problem": said[0]}, severity=said[1])
    for one in (fact for fact in reading.by_kind.get("statistic", ()) if isinstance(fact, Statistic)):
        if (
            one.scale == "ratio"
            and one.estimate is not None
            and one.estimate < 0
            and one.low < 0
            and one.measure in ("hr", "or", "rr", "hazard ratio", "odds ratio", "risk ratio", "relative risk")
        ):
            yield Breach(one.span, {"found": one.span.of(text), "problem": f"a {one.measure} is never below zero"})
        if one.level is not None and not 50 <= one.level < 100:
            yield Breach(
                one.limits,
                {"found": one.span.of(text), "problem": f"{plain(one.level)}% is no level of an interval"},
                severity=Severity.WARNING,
            )


def _impossible_share(share: Proportion, totals: list[int], reading: Reading) -> Iterator[Breach]:
    text = reading.release.text
    if share.count is not None and share.total is not None and share.count > share.total:
        if share.unit is None and share.percent is None:
            return
        if share.count_span is None or share.total_span is None or 1900 <= share.count <= 2100:
            return
        if share.form == "grouped" and (share.percent is None or _other_total(share.count, share.percent, totals, None) is not None):
            return
        if share.form in ("bare", "of") and not re.fullmatch(
            r" (?:out )?of (?:[a-z]+ ){0,3}", text[share.count_span.end : share.total_span.start]
        ):
            return
        if _events().search(share.span.of(text)) and share.percent is None:
            return
        proofs = (Proof("the total", share.total_span, share.total_span.of(text)),)
        problem = f"{share.count:,} is more than the {share.total:,} that it is counted in"
        yield Breach(share.span, {"found": _found(share, reading), "problem": problem}, proofs)
    elif (
        share.percent is not None
        and share.percent > 100
        and share.unit
        and not share.vague
        and not _over_hundred().search(share.sentence.of(text))
    ):
        yield Breach(share.span, {"found": _found(share, reading), "problem": f"{plain(share.percent)}% of a group is more than all of it"})


def _impossible_chance(chance: PValue) -> tuple[str, Severity | None] | None:
    assert chance.value is not None
    if chance.value > 1:
        return "a probability is never more than 1", None
    if chance.relation in ("<", "<=") and chance.value == 0:
        return "a probability is never less than 0", None
    if chance.relation == "=" and chance.value == 0:
        least = Decimal(1).scaleb(-max(decimals(chance.value), 3))
        return f"a p-value is small, but never zero: print p<{plain(least)}", Severity.WARNING
    return None
