"""p-values and words of significance in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.inline import longest
from disclint.parsing.lalr import Token, Tree
from disclint.parsing.numerals import Printed, decimal
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 120
"""How far one p-value, or one phrase, is read. Units: characters."""
ENDS = frozenset(("PROBABILITY", "POWER", "NS"))
WORD_ENDS = frozenset(("SIGNIFICANT", "INSIGNIFICANT", "REACHED"))
RELATIONS = {
    "": "=",
    ":": "=",
    "\u2264": "<=",
    "\u2a7d": "<=",
    "=<": "<=",
    "\u2265": ">=",
    "\u2a7e": ">=",
    "\u2a89": ">=",
    "<<": "<",
    "of": "=",
    "was": "=",
    "were": "=",
}


@dataclass(frozen=True, slots=True)
class Chance:
    """One p-value.

    *value* is None where ``NS`` stands for it; *about* what it tests, where that is told; *listed* that it goes on a list.
    """

    span: Span
    relation: str
    value: Printed | None
    about: str | None
    listed: bool


@dataclass(frozen=True, slots=True)
class SignificanceWords:
    """Words of significance, with the words that deny them."""

    span: Span
    denied: bool
    high: bool


def chances(view: str, grammars: Grammars) -> Iterator[Chance]:
    """Yield all p-values of *view*, in its order."""
    behind = 0
    for opening in _opening().finditer(view):
        start = opening.start()
        if start < behind:
            continue
        for tree, _ in longest(grammars.chance, view, _window(view, start), ENDS, -1):
            behind = tree.end_pos
            yield from _chances(tree)
            break


@cache
def _opening() -> Pattern:
    return compiled(
        r"(?<![\w.%-])(?<![^\d\W]/)(?<![A-Za-z]/)[pP](?=[ -]?[vV]al|'?s? ?[=<>\u2264\u2265\u2a7d\u2a7e:]|'?s? of \d|'?s? was"
        r"|[ _-]?(?:for|trend"
        r"|inter|het|adj|NS|ns|n\.s|log|one|two|cor)| ?0?[.\u00b7]\d)"
    )


def _window(view: str, start: int) -> Span:
    end = view.find("\n", start, start + WINDOW)
    return Span(start, end if end >= 0 else min(len(view), start + WINDOW))


def _chances(tree: Tree) -> Iterator[Chance]:
    what = next((token.words for token in tree.tokens() if token.type == "OF_WHAT"), None)
    about = " ".join(re.findall(r"[a-z-]+", what.lower())) if what else None
    if any(token.type == "NS" for token in tree.tokens()):
        yield Chance(Span(tree.start_pos, tree.end_pos), "ns", None, about, False)
        return
    relation, start = "=", tree.start_pos
    for at, part in enumerate(tree.find_data("probability")):
        tokens = list(part.tokens())
        if (value := _value(tokens)) is None:
            return
        if at and "." not in str(value.value):
            return
        given = next((token.words for token in tokens if token.type == "REL"), None)
        if given is None and value.value > 1:
            return
        relation = _relation(given) if given is not None else relation
        yield Chance(Span(start if not at else part.start_pos, part.end_pos), relation, value, about, at > 0)


def _value(tokens: list[Token]) -> Printed | None:
    token = next(token for token in tokens if token.type == "PROBABILITY")
    power = next((token.words for token in tokens if token.type == "POWER"), None)
    words, _, exponent = token.words.lower().partition("e")
    number = decimal(words)
    if number is None:
        return None
    shift = _power(power) if power else int(exponent or 0)
    return Printed(number.scaleb(shift), Span(token.start_pos, tokens[-1].end_pos))


def _power(words: str) -> int:
    """Return the power of ten in ``x 10-5``."""
    return int(re.sub(r"[^\d-]", "", words.partition("10")[2]) or 0)


def _relation(words: str) -> str:
    plain = words.lower()
    if "less" in plain:
        return "<"
    if "greater" in plain:
        return ">"
    return "=" if plain.startswith("equal") else RELATIONS.get(plain, plain)


def significances(view: str, grammars: Grammars) -> Iterator[SignificanceWords]:
    """Yield all words of significance of *view*, in its order."""
    behind = 0
    for word in _significant().finditer(view):
        if word.start() < behind:
            continue
        for start in _starts(view, word.start(), behind):
            window = Span(start, min(_window(view, word.start()).end, word.end() + WINDOW))
            tree = next(
                (tree for tree, _ in longest(grammars.significance, view, window, WORD_ENDS, -1) if tree.end_pos >= word.end()), None
            )
            if tree is not None:
                behind = tree.end_pos
                yield _words(tree)
                break


@cache
def _significant() -> Pattern:
    return compiled(r"(?<!\w)(?:[nN]on ?-? ?|[iI]n)?[sS]ignifican(?:t|ce)")


@cache
def _denial() -> Pattern:
    return compiled(
        r"(?<!['\"])\b(?:[nN]o|[nN]ot|[nN]or|[nN]either|[nN]one|[nN]ever|cannot|[wW]ithout|[fF]ail(?:ed|s)? to|failing"
        r" to|[lL]ack(?:ed|)|absence of|\w{2,6}n't)\b"
    )


@cache
def _grade() -> Pattern:
    return compiled(r"(?:(?:[hH]ighly|[vV]ery|[eE]xtremely|[sS]trongly) )?(?:[sS]tatistical(?:ly)? )?(?:(?:highly|very|extremely) )?$")


def _starts(view: str, word: int, behind: int) -> Iterator[int]:
    """Yield where the words of significance may begin: at the words that deny it, the farthest first, then at the word itself."""
    low = max(behind, word - WINDOW, view.rfind("\n", max(0, word - WINDOW), word) + 1)
    denials = [match.start() for match in _denial().finditer(view, low, word)]
    yield from denials[-3:]
    before = _grade().search(view[max(low, word - 40) : word])
    yield word - (len(before[0]) if before else 0)
    yield word


def _words(tree: Tree) -> SignificanceWords:
    kinds = {token.type: token.words for token in tree.tokens()}
    denied = "NEGATION" in kinds or "INSIGNIFICANT" in kinds
    words = kinds.get("SIGNIFICANT", "").lower()
    return SignificanceWords(
        Span(tree.start_pos, tree.end_pos), denied, any(word in words for word in ("highly", "very", "extremely", "strongly"))
    )
