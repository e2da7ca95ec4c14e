"""Counts and percentages as they stand together: ``11 of 15 patients (73%)`` and all its sisters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.inline import longest
from disclint.parsing.lalr import Token, Tree
from disclint.parsing.numerals import Printed, count, decimal
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 220
"""How far one share is read. Units: characters."""
REACH = 140
"""How far from its percent sign, its stroke or its "of" a share may begin. Units: characters."""
ENDS = frozenset(("PERCENT", "COUNT", "CLOSE", "WORD"))
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7})"
SMALL = (
    "(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[A-Za-z]{3,5}teen"
    "|[A-Za-z]{3,5}ty(?:[ -](?:one|two|three|four|five|six"
    "|seven|eight|nine))?|[Nn]one)"
)


@dataclass(frozen=True, slots=True)
class Share:
    """What stands together: a count, its total, a percentage.

    *form* is the production of the grammar, *words* what stands behind the count.
    """

    form: str
    span: Span
    count: Printed | None
    total: Printed | None
    percent: Printed | None
    slash: bool
    words: Span | None


def shares(view: str, grammars: Grammars) -> Iterator[Share]:
    """Yield all shares of *view*, in its order."""
    behind = 0
    grammar = grammars.share
    for start in _openings(view):
        if start < behind:
            continue
        end = view.find("\n", start, start + WINDOW)
        within = Span(start, end if end >= 0 else min(len(view), start + WINDOW))
        for tree, tokens in longest(grammar, view, within, ENDS, -1):
            found = _share(view, tree)
            if found is not None:
                behind = found.span.end if found.form != "alone" else tokens[0].end_pos
                yield found
                break


@cache
def _part() -> Pattern:
    """A figure with the sign of a share behind it."""
    return compiled(r"\d(?: ?[%/]|[ -]per ?cent)")


@cache
def _whole() -> Pattern:
    """What stands before the total of a share."""
    return compiled(rf"\b[oO]f (?:(?:the|these|those|all|a total of|our|remaining|first|evaluable|total) ){{0,3}}(?=\d|{SMALL}\b)")


def _pivots(view: str) -> list[tuple[int, int]]:
    """Return where there is what no share is without: cheap signs near which openings are looked for."""
    # Two searches, each for one beginning, take half the time of one for both.
    parts = [(part.start() + 1, part.end()) for part in _part().finditer(view)]
    return sorted(parts + [whole.span() for whole in _whole().finditer(view)])


def _openings(view: str) -> Iterator[int]:
    """Yield where a share may begin."""
    low = high = 0
    for first, last in _pivots(view):
        start = max(0, first - REACH)
        if start > high:
            yield from (opening.start() for opening in _opening().finditer(view, low, high))
            low = start
        high = min(len(view), last + REACH)
    yield from (opening.start() for opening in _opening().finditer(view, low, high))


@cache
def _opening() -> Pattern:
    words = r"(?: [A-Za-z][A-Za-z'+-]{0,30}){0,4}"
    return compiled(
        rf"(?=[\d.,\u00b7%]| [%p]|\b[A-Za-z])(?:"  # most places are ruled out by their first letter
        rf"(?<![\w.,/\u00b7$\u20ac\u00a3]){NUMBER}(?= ?/ ?(?:n ?= ?)?\d|{words} (?:out )?of [\w]|{words} ?[(\[]{{1,2}}-?[\d.\u00b7]{{1,8}}"
        rf" ?(?:%|per))"
        rf"|(?<![\w-])(?<!hundred )(?<!hundred and )(?<!thousand )(?<!thousand and ){SMALL}(?={words} (?:out )?of [\w]"
        rf"|{words} ?[(\[]{{1,2}}[\d.\u00b7]{{1,8}} ?(?:%|per))"
        rf"|(?<![\w.,/\u00b7]){NUMBER}?(?:[.\u00b7]\d{{1,6}}|,\d{{1,2}}(?!\d))? ?(?:%|per ?cent\b)(?= ?[,;:] ?\(?[n\d]"
        rf"|{words} ?[(\[]{{1,2}}[nN\w]| (?:of|in|were|had) )"
        rf"|\b[Oo](?:ut o)?f (?:the |these |those |all |a total of |our |remaining |first |evaluable ){{0,2}}(?=\d|{SMALL}\b))"
    )


def _share(view: str, tree: Tree) -> Share | None:
    """Read one tree; None where what stands around makes it something else."""
    part = tree.children[-1]
    if not isinstance(part, Tree):
        return None
    counts = [Printed(value, _span(token)) for token in part.tokens() if token.type == "COUNT" and (value := _count(token)) is not None]
    percents = [token for token in part.tokens() if token.type == "PERCENT"]
    percent = _percent(percents[0]) if percents else None
    if any(token.type == "PERCENT" for token in part.tokens()) and percent is None:
        return None
    first, last = _ordered(part.data, counts)
    words = [_span(token) for token in part.tokens() if token.type in ("WORD", "LESSER")]
    around = Span(words[0].start, words[-1].end) if words else None
    slash = any(token.type == "SLASH" for token in part.tokens())
    return Share(part.data, Span(part.start_pos, part.end_pos), first, last, percent, slash, around)


def _ordered(form: str, counts: list[Printed]) -> tuple[Printed | None, Printed | None]:
    """Return count and total of a production."""
    if form in ("grouped", "pool"):
        return (counts[1] if len(counts) > 1 else None), (counts[0] if counts else None)
    if form == "alone" or not counts:
        return None, None
    return counts[0], counts[1] if len(counts) > 1 else None


def _count(token: Token) -> Decimal | None:
    number = count(token.words)
    return None if number is None else decimal(str(number))


def _percent(token: Token) -> Printed | None:
    match = re.match(r"-?[\d.,\u00b7]+", token.words)
    value = decimal(match[0]) if match else None
    return Printed(value, Span(token.start_pos, token.end_pos)) if value is not None else None


def _span(token: Token) -> Span:
    return Span(token.start_pos, token.end_pos)
