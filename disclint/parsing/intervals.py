"""Intervals in running text: ``95% CI 0.50 to 0.80`` and all its sisters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.inline import longest
from disclint.parsing.lalr import Grammar, Token, Tree
from disclint.parsing.numerals import Printed, decimal
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 180
"""How far one interval is read. Units: characters."""
ENDS = frozenset(("VALUE", "PER_HUNDRED", "UNIT"))


@dataclass(frozen=True, slots=True)
class Interval:
    """Two limits, with the level printed before them.

    *own* is the estimate where it stands between level and limits, or before bare limits.

    *credible* tells that the interval is Bayesian, *percent* that its limits are percentages.
    """

    span: Span
    level: Decimal | None
    named: bool
    own: Printed | None
    low: Printed
    high: Printed
    credible: bool
    percent: bool


def intervals(view: str, grammars: Grammars) -> Iterator[Interval]:
    """Yield all intervals of *view*, in its order: those with a level, and bare ones behind a figure."""
    grammar = grammars.interval
    behind = 0
    starts = {match.start() for match in _named(grammar).finditer(view)} | {match.start(1) for match in _bare().finditer(view)}
    for start in sorted(starts):
        if start < behind:
            continue
        end = view.find("\n", start, start + WINDOW)
        within = Span(start, end if end >= 0 else min(len(view), start + WINDOW))
        for tree, _ in longest(grammar, view, within, ENDS, -1):
            if (found := _interval(view, tree)) is not None:
                behind = found.span.end
                yield found
                break


@cache
def _named(grammar: Grammar) -> Pattern:
    pattern = next(terminal.pattern for terminal in grammar.terminals if terminal.name == "LEVEL")
    return compiled(rf"(?<![\w.\u00b7])(?=\d\d|[Cc])(?:{pattern})")


@cache
def _bare() -> Pattern:
    number = r"[+-]?(?:\d{1,6}(?:[.\u00b7]\d{1,6})?|[.\u00b7]\d{1,6})"
    return compiled(rf"(?<![\w.\u00b7,/+-])({number}) ?%? ?[(\[](?={number} ?%?(?: to | ?- ?|, ?|; ?){number} ?%?[)\],;])")


def _interval(view: str, tree: Tree) -> Interval | None:
    limits = next(tree.find_data("limits"), None) or next(tree.find_data("triple"), None)
    level = next(tree.find_data("level"), None)
    if limits is None:
        return None
    bounds = [bound for bound in map(_bound, limits.find_data("bound")) if bound is not None]
    own = next((_bound(child) for child in _own(tree)), None)
    if limits.data == "triple":
        own, *bounds = bounds
        if view[own.span.end : own.span.end + 1] not in ",;" or not bounds[0].value <= own.value <= bounds[1].value:
            return None
    if len(bounds) != 2:
        return None
    if bounds[0].value >= 0 > bounds[1].value and -bounds[1].value > bounds[0].value and view[bounds[1].span.start - 1] == "-":
        bounds[1] = Printed(-bounds[1].value, bounds[1].span)  # "0.5--0.8": a dash typed as two
    words = Span(level.start_pos, level.end_pos).of(view) if level else ""
    figure = re.search(r"\d{2}(?:[.\u00b7]\d+)?", words)
    percent = any(token.type == "PER_HUNDRED" for token in limits.tokens())
    return Interval(
        span=Span(tree.start_pos, tree.end_pos),
        level=decimal(figure[0]) if figure else None,
        named=level is not None,
        own=own,
        low=bounds[0],
        high=bounds[1],
        credible="cr" in words.lower(),
        percent=percent,
    )


def _own(tree: Tree) -> Iterator[Tree]:
    for child in tree.children:
        if isinstance(child, Tree) and child.data in ("own", "bound"):
            yield from child.find_data("bound")


def _bound(tree: Tree) -> Printed | None:
    tokens = list(tree.tokens())
    value = next(token for token in tokens if token.type == "VALUE")
    number = decimal(value.words)
    if number is None:
        return None
    sign = next((token for token in tokens if token.type == "SIGN"), None)
    if sign is not None and sign.words == "-":
        number = -number
    return Printed(number, Span(_first(sign, value), value.end_pos))


def _first(sign: Token | None, value: Token) -> int:
    return value.start_pos if sign is None else sign.start_pos
