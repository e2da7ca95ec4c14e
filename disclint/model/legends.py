"""Mandated wordings made ready: each a row of words with the ways that lead through it."""

from __future__ import annotations

import marshal
from functools import cache
from typing import NamedTuple

WORD, STEM, SLOT, GAP = range(4)
"""Kinds of piece: a word, the beginning of a word, a place for a name, a place where words may or may not stand."""
START = -1
"""What stands before the first piece."""
SLOT_WORDS = 12
"""How many words a name has at most."""
GAP_WORDS = 6
"""How many words may stand in a gap."""


class Piece(NamedTuple):
    """One piece of a wording. *word* is as it is written (of a slot: its name); *before* are the pieces one of which it follows."""

    word: str
    kind: int
    before: tuple[int, ...]


class Wording(NamedTuple):
    """One accepted wording: its pieces, each behind those it follows, and those that may end it.

    *longest* and *shortest* are lengths of ways through it. Units: words.
    """

    pieces: tuple[Piece, ...]
    ends: tuple[int, ...]
    longest: int
    shortest: int


class Form(NamedTuple):
    """A legend in all its accepted wordings. *strict* allows no further words between those of a wording."""

    strict: bool
    wordings: tuple[Wording, ...]


def packed(form: Form) -> bytes:
    """Return *form* as a law keeps it: bytes load at once, and are unpacked when a cue of the legend first turns up."""
    wordings = tuple((tuple((p.word, p.kind, p.before) for p in one.pieces), one.ends, one.longest, one.shortest) for one in form.wordings)
    return marshal.dumps((form.strict, wordings))


@cache
def unpacked(data: bytes) -> Form:
    """Return what `packed` packed."""
    strict, wordings = marshal.loads(data)
    return Form(
        strict,
        tuple(Wording(tuple(Piece(*piece) for piece in pieces), ends, longest, shortest) for pieces, ends, longest, shortest in wordings),
    )
