"""Figures for the future: whether they have a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import Fact, ForwardLooking
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Severity
from disclint.model.span import Span

BACK = 12
"""How many paragraphs of a list or table lie at most between a figure and the words that open the list."""
OPENING = 160
"""A paragraph up to this long that ends without a stop is a heading. Units: characters."""
_LISTED = ("list_item", "table_row", "item")
_TOLD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING)
ENDS = (".", "!", "?", '"', ";", "; and", ",")
GOES_ON = (";", "; and", ",")
"""How a paragraph ends that is an entry of a list."""
FIGURE = "gives a figure for the future without its period"
OPEN = "names a target without a figure or a period"
GOAL = "names a target without its period"


def periods(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each expectation of a figure, and each open-ended target, that has no period near it.

    A period counts in the sentence, in those before and after it, and in the heading or the words that open its list. Args: the term lists
    *amounts*, *figures* (what guidance is given for), *others* (whose figures are not the issuer's guidance), *periods*, *open_ended* and
    *goals* (targets without an amount, told as information). Order: figures, then open-ended targets, then goals.
    """
    marked: set[Span] = set()
    for fact, problem, severity in _targets(reading, args):
        if fact.sentence not in marked and _is_open(reading, args, fact):
            marked.add(fact.sentence)
            yield Breach(fact.span, {"problem": problem}, severity=severity)


def _targets(reading: Reading, args: Mapping[str, Any]) -> Iterator[tuple[Fact, str, Severity | None]]:
    for fact in reading.index.of("forward_looking"):
        if not isinstance(fact, ForwardLooking) or fact.strength != "strong" or fact.subject != "issuer" or "guidance" not in fact.topics:
            continue
        if _beside(reading, args["amounts"], fact.sentence) and _beside(reading, args["figures"], fact.sentence):
            yield fact, FIGURE, None
    yield from ((fact, OPEN, None) for fact in reading.index.phrases(args["open_ended"]))
    yield from ((fact, GOAL, Severity.INFO) for fact in reading.index.phrases(args["goals"]))


def _is_open(reading: Reading, args: Mapping[str, Any], fact: Fact) -> bool:
    """Tell whether *fact* is told in head or body, of the issuer, without a period near it."""
    if reading.section(fact).kind not in _TOLD or _beside(reading, args["others"], fact.sentence):
        return False
    spans = [reading.index.neighbours(fact.span) or fact.sentence, *_openings(reading, fact)]
    return not any(span.covers(period.span) for period in reading.index.phrases(args["periods"]) for span in spans)


def _beside(reading: Reading, name: str, sentence: Span) -> bool:
    return any(sentence.covers(fact.span) for fact in reading.index.phrases(name))


def _openings(reading: Reading, fact: Fact) -> Iterator[Span]:
    """Yield the heading or the words that open the list or table in which *fact* stands."""
    paragraphs = reading.release.paragraphs
    at = next((at for at, one in enumerate(paragraphs) if one.span.meets(fact.span)), 0)
    for before in reversed(paragraphs[max(0, at - BACK) : at]):
        words = before.span.of(reading.release.view).rstrip()
        if before.role in _LISTED:
            continue
        if reading.release.sections[before.section].kind is SectionKind.DATELINE:
            return
        if words.endswith(":") or (len(words) <= OPENING and not words.endswith(ENDS)):
            yield before.span
            return
        if not words.endswith(GOES_ON):
            return
