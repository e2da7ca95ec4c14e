"""Counts of events at all beside those of grave ones, and middles with the range that they lie in, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclint.facts.frame import Frame
from disclint.model.amounts import GradedCount, Spread
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.parsing.grades import graded, spreads
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import count, decimal

FIGURES = ("COUNTED", "PERCENT", "PEOPLE_COUNT", "COUNT")


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each clause with one count of all events of a sort and one of the grave ones, and each middle with its range.

    Order: that of the text, sort by sort.
    """
    if "rade" in frame.view or "erious" in frame.view:
        for paragraph in frame.release.paragraphs:
            for sentence in paragraph.sentences:
                for tokens in graded(frame.view, sentence, frame.grammars):
                    yield from _counts(frame, tokens)
    if "ange" in frame.view or "IQR" in frame.view:
        for one in spreads(frame.view, frame.grammars):
            yield Spread(
                **frame.where(one.span),
                word=one.word,
                between=one.between,
                middle=one.middle.value,
                low=one.low.value,
                high=one.high.value,
            )


def _counts(frame: Frame, tokens: Sequence[Token]) -> Iterator[GradedCount]:
    """Yield the pairs of a clause: grave ones stand in parentheses behind all, or behind *including*, or both are named by grade."""
    for at, token in enumerate(tokens):
        if token.type in ("OPEN", "INSIDE") and at:
            inside = _inside(tokens, at)
            before = next((n for n in range(at - 1, max(-1, at - 5), -1) if tokens[n].type in FIGURES), None)
            yield from _pair(frame, tokens, before, inside)
    named = [at for at, token in enumerate(tokens) if token.type == "ANY"]
    grave = [at for at, token in enumerate(tokens) if token.type == "GRAVE"]
    figures = [at for at, token in enumerate(tokens) if token.type in FIGURES]
    if len(named) == len(grave) == 1 and len(figures) == 2 and named[0] < figures[0] < grave[0] < figures[1]:
        yield from _pair(frame, tokens, figures[0], range(grave[0], len(tokens)))


def _inside(tokens: Sequence[Token], at: int) -> range:
    """Return the places of what stands inside of a parenthesis, or behind *including* up to a comma."""
    ends = ("CLOSE", "OPEN") if tokens[at].type == "OPEN" else ("COMMA", "AND", "OPEN", "CLOSE", "INSIDE")
    end = next((n for n in range(at + 1, len(tokens)) if tokens[n].type in ends), len(tokens))
    return range(at + 1, end)


def _pair(frame: Frame, tokens: Sequence[Token], before: int | None, inside: range) -> Iterator[GradedCount]:
    figures = [tokens[n] for n in inside if tokens[n].type in FIGURES]
    grave = [tokens[n] for n in inside if tokens[n].type == "GRAVE"]
    if before is None or len(figures) != 1 or len(grave) != 1 or any(tokens[n].type == "ANY" for n in inside):
        return
    first, second = tokens[before], figures[0]
    share = first.type == "PERCENT"
    if share != (second.type == "PERCENT"):
        return
    values = [_value(token) for token in (first, second)]
    if values[0] is None or values[1] is None:
        return
    yield GradedCount(
        **frame.where(Span(first.start_pos, max(tokens[n].end_pos for n in inside if tokens[n].type in (*FIGURES, "GRAVE")))),
        unit="percent" if share else "count",
        all=values[0],
        grave=values[1],
        grade=grave[0].words.lower(),
    )


def _value(token: Token) -> Decimal | None:
    if token.type in ("PERCENT", "COUNTED"):
        found = re.match(r"\d+(?:[.\u00b7]\d+)?", token.words)
        return decimal(found[0]) if found else None
    number = count(token.words.partition(" ")[0])
    return Decimal(number) if number is not None else None
