"""Sentences on studies and their results, as the pieces that the grammar sees in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import regex

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.evidence_words import tokens as tokens_of
from disclint.parsing.lalr import Token, Tree
from disclint.parsing.safety import number
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

MOST_TOKENS = 400
"""How much of a sentence is read at once; a longer one is a list or a table and is read in parts. Units: words and marks."""
LONGEST = 6_000
"""How much of a sentence is read at all. Units: characters."""
SHORT = 5
"""A measure written shorter is an abbreviation. Units: characters."""
FEATURES = {
    "FIRST_IN_HUMAN": "first-in-human",
    "RANDOMISED": "randomised",
    "BLINDED": "blinded",
    "OPEN_LABEL": "open-label",
    "SINGLE_ARM": "single-arm",
    "CONTROLLED": "controlled",
    "PILOT": "pilot",
    "OBSERVED": "observational",
    "ESCALATING": "escalating",
    "PIVOTAL": "pivotal",
    "CROSSOVER": "crossover",
}
CLAIMS = {
    "BETTER": "comparative",
    "BEST": "superlative",
    "WORKS": "efficacy",
    "GAIN": "change",
    "CERTAIN": "certainty",
    "STATUS": "regulatory",
    "CURE": "cure",
}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


@dataclass(frozen=True, slots=True)
class Study:
    """A study as it is called: *features* are those of `Trial.design`; *noun* tells that the word study or trial stands there."""

    span: Span
    features: tuple[str, ...]
    phase: str | None
    name: str | None
    preclinical: bool
    noun: bool


@dataclass(frozen=True, slots=True)
class Registered:
    """A number of a registry."""

    span: Span
    scheme: str


@dataclass(frozen=True, slots=True)
class People:
    """People that are counted, *total* where they are some of more. *sized* tells that it is written n=."""

    span: Span
    count: int
    total: int | None
    sized: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A share: a percentage, or count and total with a stroke."""

    span: Span
    percent: Decimal | None
    count: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A response or a survival measure; *short* tells that its abbreviation stands alone."""

    span: Span
    measure: str
    short: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: *lasting* tells that it is a duration."""

    span: Span
    unit: str
    value: Decimal
    lasting: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """A dose: an amount with its unit, or a level."""

    span: Span
    amount: Decimal | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Assertion:
    """Words that assert something; *sort* as in `Claim`."""

    span: Span
    sort: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that holds the sentence together, or names an animal or cells: its kind is that of the grammar."""

    span: Span
    kind: str


Piece = Study | Registered | People | Part | Measure | Moment | Amount | Assertion | Sign


def pieces(view: str, sentence: Span, grammars: Grammars) -> list[Piece]:
    """Return the pieces of *sentence* in order."""
    found: list[Piece] = []
    tokens: list[Token] = []
    end = min(sentence.end, sentence.start + LONGEST)
    for token in tokens_of(grammars.evidence, view, sentence.start, end):
        tokens.append(token)
        if len(tokens) == MOST_TOKENS:
            found.extend(_parsed(tokens, grammars))
            tokens = []
    found.extend(_parsed(tokens, grammars))
    return found


def _parsed(tokens: list[Token], grammars: Grammars) -> Iterator[Piece]:
    tree = grammars.evidence.parse(tokens) if tokens else None
    for child in tree.children if tree else ():
        piece = _sign(child) if isinstance(child, Token) else _piece(child)
        if piece is not None:
            yield piece


def _span(node: Token | Tree) -> Span:
    return Span(node.start_pos, node.end_pos)


def _sign(token: Token) -> Sign:
    return Sign(_span(token), token.type)


def _piece(tree: Tree) -> Piece | None:
    token = next(tree.tokens())
    span = _span(tree)
    if tree.data in _READERS:
        return _READERS[tree.data](token)
    if tree.data == "trial":
        return _study(tree)
    if tree.data == "registry":
        return Registered(span, token.type.lower().replace("_", "-"))
    return Sign(span, "MODEL") if tree.data == "model" else Assertion(span, CLAIMS[token.type])


def _study(tree: Tree) -> Study:
    tokens = list(tree.tokens())
    phase = next((phase_of(token.words) for token in tokens if token.type == "PHASE"), None)
    features = tuple(dict.fromkeys(FEATURES[token.type] for token in tokens if token.type in FEATURES))
    name = next((token.words for token in tokens if token.type == "NAME"), None)
    kinds = {token.type for token in tokens}
    return Study(_span(tree), features, phase, name, "PRECLINICAL" in kinds, "STUDY" in kinds)


def phase_of(words: str) -> str:
    """Return the phase that *words* name: ``1`` to ``4``, ``1/2``."""
    numbers = [_ROMAN.get(found[0], found[0]) for found in _level().finditer(words.lower().removeprefix("phases").removeprefix("phase"))]
    return "/".join(dict.fromkeys(numbers))


@cache
def _level() -> Pattern:
    return compiled(r"[1-4]|i{1,3}v?(?![a-z]{2})")


@cache
def _figures() -> Pattern:
    return compiled(r"\d[\d,]*(?:\.\d+)?")


def _people(token: Token) -> People | None:
    count = _count(token.words)
    total = None
    if token.type == "COUNT_OF":
        _, _, behind = token.words.replace("out of ", "of ").replace("(of ", "of ").partition("of ")
        total = next((value for word in _words_from(behind) if (value := _count(word)) is not None), None)
    return None if count is None else People(_span(token), count, total, token.type == "SIZED")


def _words_from(words: str) -> Iterator[str]:
    split = words.split(" ")
    return (" ".join(split[at:]) for at in range(len(split)))


def _count(words: str) -> int | None:
    low = words.lower().removeprefix("a total of ")
    return 1 if low.startswith(("a single", "single")) else number(low)


def _part(token: Token) -> Part | None:
    found = [one[0].replace(",", "") for one in _figures().finditer(token.words)]
    if token.type == "PERCENT":
        return Part(_span(token), Decimal(found[0]), None, None)
    return Part(_span(token), None, int(found[0]), int(found[1])) if len(found) > 1 and int(found[1]) else None


def _moment(token: Token) -> Moment | None:
    words = token.words.lower()
    unit = next(unit for unit in ("week", "day", "month", "year") if unit in words)
    found = _figures().search(words)
    if words.endswith(("old", "of age")):
        return None
    word = regex.sub(r"^(?:weeks?|days?|months?|years?)[ -]", "", words)
    value = Decimal(found[0].replace(",", "")) if found else Decimal(number(word) or 0)
    return Moment(_span(token), unit, value, token.type == "LASTING") if value else None


def _amount(token: Token) -> Amount | None:
    if token.type == "DOSE_LEVEL":
        return Amount(_span(token), None, None)
    found = regex.match(r"(\d[\d,]*(?:\.\d+)?)(?: ?(?:x|\u00d7) ?10 ?\^?(\d{1,2}))? ?(.*)", token.words)
    if found is None:
        return None
    amount = Decimal(found[1].replace(",", "")) * (Decimal(10) ** int(found[2] or 0))
    return Amount(_span(token), amount, found[3])


def _measure(token: Token) -> Measure:
    return Measure(_span(token), token.type.lower(), len(token.words) < SHORT)


_READERS: dict[str, Callable[[Token], Piece | None]] = {
    "people": _people,
    "share": _part,
    "measure": _measure,
    "moment": _moment,
    "dose": _amount,
}
