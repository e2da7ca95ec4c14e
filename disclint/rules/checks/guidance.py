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
    for fact in reading.index.of("forward_looking"):
        if not isinstance(fact, ForwardLooking) or fact.strength != "strong" or fact.subject != "issuer" or "guidance" not in fact.topics:
            continue
        if not (_beside(reading, args["amounts"], fact.sentence) and _beside(reading, args["figures"], fact.sentence)):
            continue
        yield from _open(reading, args, fact, FIGURE, marked)
    for fact in reading.index.phrases(args["open_ended"]):
        yield from _open(reading, args, fact, OPEN, marked)
    for fact in reading.index.phrases(args["goals"]):
        yield from _open(reading, args, fact, GOAL, marked, Severity.INFO)


def _open(
    reading: Reading, args: Mapping[str, Any], fact: Fact, problem: str, marked: set[Span], severity: Severity | None = None
) -> Iterator[Breach]:
    if fact.sentence in marked or reading.section(fact).kind not in _TOLD or _beside(reading, args["others"], fact.sentence):
        return
    near = reading.index.neighbours(fact.span) or fact.sentence
    spans = [near, *_openings(reading, fact)]
    if any(span.covers(period.span) for period in reading.index.phrases(args["periods"]) for span in spans):
        return
    marked.add(fact.sentence)
    yield Breach(fact.span, {"problem": problem}, severity=severity)


def _beside(reading: Reading, name: str, sentence: Span) -> bool:
    return any(sentence.covers(fact.span) for fact in reading.index.phrases(name))


def _openings(reading: Reading, fact: Fact) -> Iterator[Span]:
    """Yield the words that open the list or table in which *fact* stands, and those between."""
    paragraphs = reading.release.paragraphs
    at = next((at for at, one in enumerate(paragraphs) if one.span.meets(fact.span)), 0)
    for before in reversed(paragraphs[max(0, at - BACK) : at]):
        words = before.span.of(reading.release.view).rstrip()
        if words.endswith(":"):
            yield before.span
        elif reading.release.sections[before.section].kind is SectionKind.DATELINE or (before.role not in _LISTED and words.endswith((".", "!", "?", '"'))):
            return
        elif before.role not in _LISTED and len(words) <= OPENING and not words.endswith((";", "; and", ",")):
            yield before.span
            return
