"""Sentences on harm and its absence, as the pieces that the grammar sees in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.parsing.lalr import Grammar, Token, Tree
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

MOST_TOKENS = 400
"""How much of a sentence is read at once; a longer one is a list or a table and is read in parts. Units: words and marks."""
LONGEST = 6_000
"""How much of a sentence is read at all. Units: characters."""
TERM = "TERM"
LEVELS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "both": 2, "a single": 1}


def statements(view: str, sentence: Span, terms: Iterable[Span], grammars: Grammars) -> Iterator[Tree]:
    """Yield the tree of each part of *sentence*. Args: *terms* are the names of events in it, in their order."""
    tokens: list[Token] = []
    for token in _tokens(grammars.safety, view, sentence, terms):
        tokens.append(token)
        if len(tokens) == MOST_TOKENS:
            yield from _tree(grammars.safety, tokens)
            tokens = []
    yield from _tree(grammars.safety, tokens)


def _tree(grammar: Grammar, tokens: list[Token]) -> Iterator[Tree]:
    if tokens and (tree := grammar.parse(tokens)):
        yield tree


def _tokens(grammar: Grammar, view: str, sentence: Span, terms: Iterable[Span]) -> Iterator[Token]:
    """Yield the tokens of *sentence*, each of *terms* as one."""
    at, end = sentence.start, min(sentence.end, sentence.start + LONGEST)
    for term in terms:
        if term.start < at or term.end > end:
            continue
        yield from grammar.tokens(view, at, term.start)
        yield Token(TERM, term.start, term.end, term.of(view))
        at = term.end
    yield from grammar.tokens(view, at, end)


@cache
def _level() -> Pattern:
    return compiled(r"(?<![a-z])(?:[1-5]|i{1,3}|iv|v|one|two|three|four|five)(?![a-z])")


def levels(words: str) -> tuple[int, ...]:
    """Return the grades that *words* name, in their order."""
    return tuple(LEVELS[found[0]] for found in _level().finditer(words.lower().replace("g", " ").replace("-", " ")))


def number(words: str) -> int | None:
    """Return the whole number that *words* begin with, in figures or as a word; None where they begin with none."""
    found = _number().match(words.lower().strip("( "))
    if not found:
        return None
    if found[1]:
        return int(found[1].replace(",", ""))
    tens, _, ones = found[2].partition("-")
    return NUMBERS[tens] + NUMBERS.get(ones, 0)


@cache
def _number() -> Pattern:
    words = "|".join(sorted(NUMBERS, key=len, reverse=True))
    return compiled(rf"(?:n ?= ?)?(?:(\d{{1,3}}(?:,\d{{3}})+|\d+)|((?:{words})(?:-(?:{words}))?)(?![a-z]))")
