"""Term lists made ready for one pass over the words of a text."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping

from disclint.model.value import dataclass, field

GAP = "..."
"""In a term: up to `GAP_WORDS` words of the same sentence may stand here."""
GAP_WORDS = 6
STEM = 3
"""How many letters a starred word has at least. Units: letters."""


@dataclass(frozen=True, slots=True)
class Term:
    """One phrase of a list: its words in order.

    A word that ends in ``*`` stands for all words that begin so; `GAP` for a short gap. *exact* keeps capitals apart.
    """

    words: tuple[str, ...]
    list: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named regular expression, for what words cannot say. It reads the view (*raw*: the text).

    *anchors* are lower-case strings one of which stands in every match: a text without them is not searched.
    """

    id: str
    pattern: str
    anchors: tuple[str, ...]
    ignore_case: bool = True
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All term lists of a run, by the first word of each term (folded), and all patterns by name.

    *stems* holds the terms whose first word ends in ``*``, by its first `STEM` letters. The terms of one first word are kept as packed
    `Openings`, which load at once however many they are, and are unpacked when that word first turns up. *legends* are packed forms by
    name; the cues of a legend are the term list of the same name.
    """

    first: Mapping[str, bytes] = field(repr=False)
    stems: Mapping[str, bytes] = field(repr=False)
    patterns: Mapping[str, Pattern] = field(repr=False)
    lists: tuple[str, ...]
    legends: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def __hash__(self) -> int:
        """Return a number that equal lexicons share, without a look at their thousands of terms."""
        return hash((len(self.first), len(self.stems), len(self.lists)))

    @property
    def names(self) -> frozenset[str]:
        """The names of all lists and patterns."""
        return frozenset((*self.lists, *self.patterns))


Node = tuple[dict[str, "Node"], dict[str, list[tuple[str, "Node"]]], "Node | None", list[str]]
"""What may come next in the terms that begin with the same words: nodes by whole words; nodes by the first `STEM` letters of a starred
word, each with the letters that it must begin with; the node behind a gap; the lists whose terms end here."""

Openings = tuple[Node, tuple[tuple[str, tuple[str, ...]], ...]]
"""The terms that begin with one word: a tree, and apart from it, each with its list, those in which capitals count."""


def packed(terms: Iterable[Term]) -> bytes:
    """Return *terms* as `Openings` in the form in which a lexicon keeps them."""
    root: Node = _node()
    exact = []
    for term in dict.fromkeys(terms):
        if term.exact:
            exact.append((term.list, term.words))
            continue
        node = root
        for word in term.words:
            node = _behind(node, word)
        node[3].append(term.list)
    return marshal.dumps((_closed(root, {}), tuple(exact)))


def unpacked(data: bytes) -> Openings:
    """Return what `packed` packed."""
    openings: Openings = marshal.loads(data)
    return openings


def _node() -> Node:
    return ({}, {}, None, [])


def _behind(node: Node, word: str) -> Node:
    """Return the node behind *word*, made if it is not there; behind a gap it stands, until all is read, under the gap's own sign."""
    plain, starred, _, _ = node
    if word == GAP or not word.endswith("*"):
        return plain.setdefault(word, _node())
    known = starred.setdefault(word[:STEM], [])
    for stem, behind in known:
        if stem == word[:-1]:
            return behind
    known.append((word[:-1], _node()))
    return known[-1][1]


def _closed(node: Node, known: dict[object, Node]) -> Node:
    """Return *node* with the node behind a gap in its place, and with one object for all nodes that lead on alike.

    Lists name the same endings after many beginnings: told once, they pack to a fraction and load in one.
    """
    plain, starred, _, lists = node
    gap = plain.pop(GAP, None)
    closed: Node = (
        {word: _closed(behind, known) for word, behind in plain.items()},
        {letters: [(stem, _closed(behind, known)) for stem, behind in of_letters] for letters, of_letters in starred.items()},
        None if gap is None else _closed(gap, known),
        lists,
    )
    alike = (
        tuple((word, id(behind)) for word, behind in closed[0].items()),
        tuple((stem, id(behind)) for of_letters in closed[1].values() for stem, behind in of_letters),
        id(closed[2]),
        tuple(lists),
    )
    return known.setdefault(alike, closed)
