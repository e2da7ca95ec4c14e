"""Checks of words of significance against p-values and intervals, and of what is said of the primary endpoint."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from disclint.facts.measures import CHANGES
from disclint.facts.significances import ends_clause
from disclint.model.clinical import EndpointResult, PValue, Significance, Statistic
from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.checks.arithmetic import box, plain
from disclint.rules.checks.intervals import holds_null, statistics, surroundings
from disclint.text.patterns import Pattern, compiled

USUAL = Decimal("0.05")
FAR = 300
"""How far the clause around an estimate may reach. Units: characters."""
NEAR = 60
"""How far around words and p-values the words may stand that tell of another test. Units: characters."""


@cache
def _other_level() -> Pattern:
    """Words that set another level of significance than the usual one."""
    number = r"(0?[.\u00b7]\d{1,4})"
    return compiled(
        rf"(?:significance(?: level| threshold| criterion)?|alpha(?: level)?|\u03b1(?: level)?|level of significance)(?:"
        rf" (?:was|were|is|of|at|set|accepted|defined|fixed|as|level|to|be|a|the))*(?: ?=)? ?(?:p ?[<=\u2264] ?|alpha"
        rf" ?= ?|\u03b1 ?= ?)?{number}"
        rf"|p(?:[ -]values?)? ?(?:<|\u2264|=|of|less than|below)+ ?{number} (?:or less )?(?:(?:was|were|is|being) )?(?:considered"
        rf"|regarded|accepted|taken|defined|deemed|set|used)",
        re.I,
    )


@cache
def _excused() -> Pattern:
    """Words near which p-values are of another kind."""
    return compiled(
        r"\b(?:interaction|heterogeneity|posterior|bayes\w*|one-?sided|one-?tailed|non-?inferior\w*|(?<!\w-)equivalen\w+|hosmer"
        r"|HL p|breslow|tarone"
        r"|goodness|calibration|threshold (?:of|for|was|p)|clinical significance)\b",
        re.I,
    )


@cache
def _corrected() -> Pattern:
    """Words near which a p-value below the usual level need not be significant."""
    return compiled(
        r"\b(?:bonferroni|holm|adjusted for multiple|adjusted p|multiplicity|multiple (?:comparison|testing|test)\w*|exploratory|nominal\w*"
        r"|correct(?:ed|ion) for|correction|threshold|prespecified (?:alpha|level))\b",
        re.I,
    )


def alphas(reading: Reading) -> frozenset[Decimal]:
    """Return the levels of significance of the text: the usual one, and those that it sets."""
    found = {USUAL}
    if "p_value" not in reading.by_kind:
        return frozenset(found)
    for match in _other_level().finditer(reading.release.view):
        value = (match[1] or match[2]).replace("\u00b7", ".")
        found.add(Decimal(f"0{value}" if value.startswith(".") else value))
    return frozenset(found)


def _p_values(reading: Reading) -> dict[Span, PValue]:
    return {fact.span: fact for fact in reading.by_kind.get("p_value", ()) if isinstance(fact, PValue)}


def significant_words(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each word of significance that a p-value of its clause gainsays, at every level that the text may mean.

    Order: that of the text.
    """
    levels = alphas(reading)
    known = _p_values(reading)
    text, view = reading.release.text, reading.release.view
    for fact in reading.by_kind.get("significance", ()):
        if not isinstance(fact, Significance) or fact.form != "statistical":
            continue
        chances = [known[span] for span in fact.chances if span in known and known[span].about in (None, "for all", "for both")]
        around = _around(fact, chances).of(view) if chances else ""
        if not chances or _excused().search(around) or (not fact.holds and _corrected().search(around)):
            continue
        against = [one for one in chances if _against(fact.holds, one, levels)]
        if not against or (
            len(against) < len(chances)
            and (chances[0].span < fact.span or _respectively().search(view[chances[-1].span.end : chances[-1].span.end + 40]))
        ):
            continue
        first = against[0]
        problem = _told(fact, first)
        where = Span(min(fact.span.start, first.span.start), max(fact.span.end, first.span.end))
        proofs = tuple(Proof("a p-value", one.span, one.span.of(text)) for one in against)
        yield Breach(where, {"found": fact.span.of(text), "p": first.span.of(text), "problem": problem}, proofs)


def _around(fact: Significance, chances: list[PValue]) -> Span:
    """Return the words and their p-values with what stands right beside them, inside of the sentence."""
    spans = [fact.span, *(one.span for one in chances)]
    start, end = min(span.start for span in spans) - NEAR, max(span.end for span in spans) + NEAR
    return Span(max(start, fact.sentence.start), max(min(end, fact.sentence.end), 0))


@cache
def _respectively() -> Pattern:
    return compiled(r"\bresp(?:ectively|\b)", re.I)


def _against(holds: bool, one: PValue, levels: frozenset[Decimal]) -> bool:
    """Tell whether a p-value gainsays words that say significance *holds*, or does not, at all *levels*."""
    return all(is_significant(one, level) is (not holds) for level in levels)


def is_significant(one: PValue, level: Decimal) -> bool | None:
    """Tell whether a p-value is significant at *level*; None where rounding, or its bound, leaves it open."""
    if one.relation == "ns":
        return False
    if one.value is None:
        return None
    return below(one.relation, one.value, level)


def below(relation: str, value: Decimal, level: Decimal) -> bool | None:
    """Tell whether the p-value ``relation value`` is below *level*; None where that is open."""
    low, high = box(value)
    edge = Fraction(level)
    if relation in ("<", "<="):
        return True if Fraction(value) <= edge else None
    if relation in (">", ">="):
        return False if Fraction(value) >= edge else None
    if high < edge:
        return True
    return False if low > edge else None


def _told(fact: Significance, one: PValue) -> str:
    level = plain(USUAL)
    if one.relation == "ns":
        return "stands beside a p-value that is given as not significant"
    assert one.value is not None
    printed = plain(one.value) if one.relation == "=" else f"{one.relation}{plain(one.value)}"
    if fact.holds:
        return f"stands beside a p-value of {printed}, which is not below {level}"
    return f"stands beside a p-value of {printed}, which is below {level}"


@cache
def _other_question() -> Pattern:
    return compiled(
        r"\b(?:non-?inferior\w*|(?<!\w-)equivalen\w+|bioequivalen\w+|margin|credible|bayes\w*|interaction|one-?sided|one-?tailed"
        r"|adjust\w* for multiple|bonferroni|multiplicity|heterogeneity|p for trend|corrected for|97\.5)\b",
        re.I,
    )


def interval_and_words(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each interval that holds no effect beside a word or a p-value that says there is one, and the reverse.

    Order: that of the text.
    """
    for one in statistics(reading):
        holds = holds_null(one)
        if holds is None or one.level is None or one.credible or one.level not in (90, 95, 99):
            continue
        if _other_question().search(surroundings(one, reading)):
            continue
        if one.measure in CHANGES and _compared().search(one.sentence.around(one.span, FAR).of(reading.release.view)):
            continue
        if (breach := _against_p(one, holds, reading)) is not None or (
            one.level == 95 and (breach := _against_word(one, holds, reading)) is not None
        ):
            yield breach


@cache
def _compared() -> Pattern:
    """Words that tell of two groups, so that a p-value may be that of their difference."""
    return compiled(r"\b(?:compar\w+|vs?\.?|versus|than|between|while|whereas|and)(?!\w)", re.I)


def _against_p(one: Statistic, holds: bool, reading: Reading) -> Breach | None:
    if one.relation is None or one.p_span is None or one.level is None:
        return None
    level = 1 - one.level / 100
    verdict = False if one.relation == "ns" else below(one.relation, one.p, level) if one.p is not None else None
    if verdict is None or verdict is not holds:
        return None
    text = reading.release.text
    said = "holds" if holds else "leaves out"
    problem = f"{_interval(one)} {said} {_null(one)}, so {one.p_span.of(text)} cannot belong to it"
    where = Span(min(one.span.start, one.p_span.start), max(one.span.end, one.p_span.end))
    return Breach(where, {"found": one.span.of(text), "problem": problem}, (Proof("the p-value", one.p_span, one.p_span.of(text)),))


def _interval(one: Statistic) -> str:
    return f"the interval from {plain(min(one.low, one.high))} to {plain(max(one.low, one.high))}"


def _null(one: Statistic) -> str:
    return "1 (no effect)" if one.scale == "ratio" else "0 (no effect)"


@cache
def _clause_end() -> Pattern:
    return compiled(
        r";|(?<!vs)(?<!resp)\. (?=[A-Z])|\b(?:but|however|whereas|while|although|though|except|not|no|nor|neither|none"
        r"|similar\w*|comparable|trend\w*|did|interaction|correlat\w+|predict\w+|significan\w+|insignificant|non-?significant)\b",
        re.I,
    )


def _end(fact: Fact) -> int:
    return fact.span.end


def _start(fact: Fact) -> int:
    return fact.span.start


def _against_word(one: Statistic, holds: bool, reading: Reading) -> Breach | None:
    """Compare with the last word of significance before the interval, in the same clause."""
    view, text = reading.release.view, reading.release.text
    words = reading.by_kind.get("significance", ())
    at = bisect_right(words, one.span.start, key=_end) - 1
    last = words[at] if at >= 0 else None
    if not isinstance(last, Significance) or last.sentence != one.sentence or last.span.end < one.span.start - FAR:
        return None
    if last.form != "statistical" or last.holds is not holds or ends_clause(_clause_end(), view, last.span.end, one.span.start):
        return None
    said = "holds" if holds else "leaves out"
    problem = f"{_interval(one)} {said} {_null(one)}, which the words “{last.span.of(text)}” gainsay"
    severity = None if holds else Severity.WARNING
    return Breach(
        Span(last.span.start, one.span.end),
        {"found": one.span.of(text), "problem": problem},
        (Proof("the words", last.span, last.span.of(text)),),
        severity=severity,
    )


def endpoint_met(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each statement that the primary endpoint was met beside a result of it that is not significant, or beside its opposite.

    Order: that of the text.
    """
    text, view = reading.release.text, reading.release.view
    results = [fact for fact in reading.by_kind.get("endpoint_result", ()) if isinstance(fact, EndpointResult)]
    levels = alphas(reading)
    for fact in results:
        if not fact.met or _other_question().search(fact.sentence.around(fact.span, FAR).of(view)):
            continue
        within = Span(fact.span.end, max(fact.span.end, _reach(reading, fact)))
        if _other_question().search(within.of(view)):
            continue
        chances = reading.by_kind.get("p_value", ())
        for one in chances[bisect_left(chances, within.start, key=_start) : bisect_left(chances, within.end, key=_start)]:
            if not isinstance(one, PValue) or one.about is not None:
                continue
            if re.search(
                r"(?i)\b(?:secondary|exploratory|subgroup|post hoc|although|but|however|trend|not)\b", view[fact.span.end : one.span.start]
            ):
                break
            if all(is_significant(one, level) is False for level in levels):
                problem = f"its result is not significant ({one.span.of(text)})"
                yield Breach(
                    fact.span, {"found": fact.span.of(text), "problem": problem}, (Proof("the result", one.span, one.span.of(text)),)
                )
            break


def _reach(reading: Reading, fact: EndpointResult) -> int:
    """Return the end of the sentence behind that of *fact*, in the same paragraph."""
    sentences = reading.index.sentences
    at = bisect_left(sentences, fact.sentence.end, key=_first)
    end = sentences[at].end if at < len(sentences) else fact.sentence.end
    stop = reading.release.view.find("\n\n", fact.sentence.end, end)
    return min(end if stop < 0 else stop, fact.span.end + 2 * FAR)


def _first(span: Span) -> int:
    return span.start
