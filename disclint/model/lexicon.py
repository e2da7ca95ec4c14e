"""Term lists made ready for one pass over the words of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from disclint.model.value import dataclass

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

    *stems* holds the terms whose first word ends in ``*``, by its first `STEM` letters. The terms of one first word are kept as lines of
    text (`line`), which load at once however many they are, and are read when that word first turns up.
    """

    first: Mapping[str, str] = field(repr=False)
    stems: Mapping[str, str] = field(repr=False)
    patterns: Mapping[str, Pattern] = field(repr=False)
    lists: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of all lists and patterns."""
        return frozenset((*self.lists, *self.patterns))


def line(term: Term) -> str:
    """Return *term* as a line of `Lexicon.first`."""
    return "\t".join((term.list, "=" if term.exact else "", *term.words))


def terms(lines: str) -> tuple[Term, ...]:
    """Return the terms of *lines*."""
    return tuple(Term(tuple(words), name, bool(exact)) for name, exact, *words in (row.split("\t") for row in lines.split("\n")))
