"""Check of operating metrics: whether a figure comes with what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import regex

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach
from disclint.text.patterns import Pattern, compiled

TOLD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING, SectionKind.TABLE)
BEFORE, BEHIND = 45, 80
"""How far before and behind its name the figure of a metric may stand. Units: characters."""
MONEY_ONLY = frozenset(("metric-pipeline", "metric-backlog", "metric-bookings"))
"""Metrics that are one only where an amount of money is told: a pipeline of projects is none."""


@cache
def _money() -> Pattern:
    return compiled(r"[$\u20ac\u00a3] ?\d|\b\d[\d,.]* ?(?:thousand|million|billion) (?:dollars|euros)\b|\b(?:USD|EUR|GBP) ?\d")


@cache
def _number() -> Pattern:
    return compiled(r"[$\u20ac\u00a3] ?\d|\b\d[\d,.]*(?: ?%| percent| ?(?:thousand|million|billion|M|K|B)\b)|\b\d{1,3}(?:,\d{3})+\b")


@cache
def _defines() -> Pattern:
    return compiled(
        r"\b(?:defin(?:e|es|ed|ition)|means|represents?|refers? to|reflects?|consist(?:s|ing) of|compris(?:e|es|ing)|composed of"
        r"|measures|counts"
        r"|(?:calculat|comput|measur|determin|estimat)\w+ (?:as|by|from|using|on|based)|(?:annuali[sz]ed|total|contracted|aggregate"
        r"|unweighted) "
        r"(?:value|revenue|amount|estimate)|(?:value|amount|number|sum|total|estimate) of|(?:signed|executed|firm|committed|awarded"
        r"|unfilled|unsigned"
        r"|contracted|non-binding|purchase) (?:contracts?|agreements?|orders?|subscriptions?|letters|opportunit\w+)|(?:is"
        r"|are) not (?:a\b|included|backlog|revenue|recogni[sz]ed)"
        r"|(?:is|are) based on|which (?:is|are|includes?|excludes?|consists?))",
        regex.I,
    )


@cache
def _of_others() -> Pattern:
    """A sentence that sets others against the issuer."""
    return compiled(r"\b(?:[Ww]hile|[Uu]nlike|[Cc]ompetitors?|[Rr]ivals?|[Pp]eers?|such as|compared with) (?:[A-Z]|like\b)")


def undefined(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first figure of each metric that no sentence of the release says the making of.

    Args: *metrics* are the term lists of metrics, *otherwise* the list of their words in another sense.
    """
    otherwise = [fact.span for fact in reading.index.phrases(args["otherwise"])]
    for name in args["metrics"]:
        found = [fact for fact in reading.index.phrases(name) if not any(span.meets(fact.span) for span in otherwise)]
        first = next((fact for fact in found if _has_figure(reading, fact, name)), None)
        if first is not None and not any(_is_defined(reading, fact) for fact in found):
            yield Breach(first.span, {"found": reading.words(first)})


def _has_figure(reading: Reading, fact: Fact, name: str) -> bool:
    if reading.section(fact).kind not in TOLD or _of_others().search(reading.release.view, fact.sentence.start, fact.span.start):
        return False
    pattern = _money() if name in MONEY_ONLY else _number()
    start = max(fact.sentence.start, fact.span.start - BEFORE)
    end = min(fact.sentence.end, fact.span.end + BEHIND)
    return pattern.search(reading.release.view, start, end) is not None


def _is_defined(reading: Reading, fact: Fact) -> bool:
    """Tell whether its sentence, or the one behind it, says how the metric is made, or a parenthesis does."""
    view = reading.release.view
    around = reading.index.neighbours(fact.span) or fact.sentence
    goes_on = view[fact.sentence.end : around.end].lstrip().startswith(("This ", "It is", "We define", "We calculate"))
    end = around.end if goes_on else fact.sentence.end
    return _defines().search(view, fact.sentence.start, end) is not None
