"""The words of a text against an accepted wording: is it there whole, and if not, what is the nearest to it?

Both look at a stretch of words once for each piece of the wording: the time grows with the length of the one times that of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from disclint.model.legends import GAP, GAP_WORDS, SLOT, SLOT_WORDS, START, STEM, WORD, Wording

POSSESSIVE = "'s"
SLACK = 4
"""How many further words may stand between two of a wording that is not strict."""
_MISSING, _CHANGED, _EXTRA, _STRICT_EXTRA = 20, 22, 3, 12
"""What it costs that a word is missing, stands for another, or is one too many: in a wording that is not strict, hardly anything."""

Step = tuple[int | None, int | None]
"""A piece and the word that stands for it: a piece alone is missing, a word alone is one too many."""
_Row = list[int]


class _Ready(NamedTuple):
    """A wording made ready: its words folded, and behind each piece those that may follow (last: those that may begin)."""

    folded: tuple[str, ...]
    kinds: tuple[int, ...]
    behind: tuple[tuple[int, ...], ...]


@cache
def _ready(wording: Wording) -> _Ready:
    """Return *wording* made ready; what may follow a gap may also follow what stands before it."""
    pieces = wording.pieces
    behind: list[list[int]] = [[] for _ in range(len(pieces) + 1)]
    for at, piece in enumerate(pieces):
        before = list(piece.before)
        for one in before:
            behind[one].append(at)
            if one != START and pieces[one].kind == GAP:
                before += [other for other in pieces[one].before if other not in before]
    return _Ready(tuple(piece.word.lower() for piece in pieces), tuple(piece.kind for piece in pieces), tuple(map(tuple, behind)))


def fits(folded: str, kind: int, word: str) -> bool:
    """Tell whether *word* (folded) is what a piece asks for."""
    if kind == STEM:
        return word.startswith(folded)
    if kind in (SLOT, GAP):
        return True
    return word == folded or (word.endswith(POSSESSIVE) and word[:-2] == folded)


def whole(wording: Wording, words: Sequence[str], strict: bool) -> tuple[int, int] | None:
    """Return the first and the last of *words* (folded) where all of *wording* stands, or None."""
    ready = _ready(wording)
    room = dict.fromkeys(range(4), 0 if strict else SLACK) | {SLOT: SLOT_WORDS - 1, GAP: GAP_WORDS - 1}
    active: dict[int, tuple[int, int, int]] = {}
    found: tuple[int, int, int] | None = None
    for at, word in enumerate(words):
        reached: dict[int, tuple[int, int, int]] = {}
        for piece in ready.behind[START] if found is None else ():
            if fits(ready.folded[piece], ready.kinds[piece], word):
                reached[piece] = (0, at, room[ready.kinds[piece]])
        for here, (skipped, start, left) in active.items():
            for piece in ready.behind[here]:
                if fits(ready.folded[piece], ready.kinds[piece], word):
                    state = (skipped, start, room[ready.kinds[piece]])
                    if piece not in reached or state[:2] < reached[piece][:2]:
                        reached[piece] = state
            if left and here not in reached:
                reached[here] = (skipped + 1, start, left - 1)
        ended = [(reached[end][1], reached[end][0]) for end in wording.ends if end in reached and reached[end][2] == room[ready.kinds[end]]]
        for start, skipped in sorted(ended)[:1]:
            if found is None or (start <= found[0] and skipped <= found[2]):
                found = (start, at, skipped)
        if found is not None and all(start > found[0] for _, start, _ in reached.values()):
            break
        active = reached
    return found[:2] if found is not None else None


def may_cover(wording: Wording, words: Collection[str], percent: int) -> bool:
    """Tell cheaply whether on some way through *wording* so many of the pieces asked for may fit one of *words* (folded, all forms)."""
    ready = _ready(wording)
    best: list[int] = []
    for folded, kind, piece in zip(ready.folded, ready.kinds, wording.pieces, strict=True):
        gain = 0 if kind == GAP else 100 - percent
        if kind == WORD and folded not in words:
            gain = -percent
        best.append(gain + max(0 if before == START else best[before] for before in piece.before))
    return max(best[end] for end in wording.ends) >= 0


def closest(wording: Wording, words: Sequence[str], strict: bool) -> tuple[Step, ...]:
    """Return how *wording* and *words* (folded) lie alongside each other with the least missing, changed and further words."""
    table = _Table(wording, words, _STRICT_EXTRA if strict else _EXTRA)
    return tuple(table.steps())


class _Table:
    """The least cost of each piece at each word: *rows* by piece, the last one for the start, which may lie anywhere."""

    def __init__(self, wording: Wording, words: Sequence[str], extra: int) -> None:
        self.wording, self.words = wording, words
        self.extra = extra
        self.ready = _ready(wording)
        self.places: dict[str, set[int]] = {}
        for at, word in enumerate(words):
            for form in {word, word.removesuffix(POSSESSIVE)}:
                self.places.setdefault(form, set()).add(at)
        self.rows: list[_Row] = []
        self.start: _Row = [0] * (len(words) + 1)
        for at in range(len(wording.pieces)):
            self.rows.append(self._row(at, self._base(at)))

    def _before(self, piece: int) -> _Row:
        return self.start if piece == START else self.rows[piece]

    def _base(self, at: int) -> _Row:
        rows = [self._before(piece) for piece in self.wording.pieces[at].before]
        return rows[0] if len(rows) == 1 else list(map(min, *rows))

    def _row(self, at: int, base: _Row) -> _Row:
        kind, folded = self.ready.kinds[at], self.ready.folded[at]
        if kind == GAP:
            return [min(base[max(there - GAP_WORDS, 0) : there + 1]) for there in range(len(base))]
        if kind == SLOT:
            missing = [cost + _MISSING for cost in base]
            return [min(missing[there], *base[max(there - SLOT_WORDS, 0) : there]) if there else missing[0] for there in range(len(base))]
        # The words of all legends meet here, piece by piece: plain comparisons take half the time of min() and accumulate().
        given = [one + _CHANGED if one + _CHANGED < other + _MISSING else other + _MISSING for one, other in pairwise(base)]
        for there in self._fitting(kind, folded):
            given[there] = min(base[there], given[there])
        cost, extra = base[0] + _MISSING, self.extra
        row = [cost]
        for one in given:
            cost = one if one < cost + extra else cost + extra
            row.append(cost)
        return row

    def _fitting(self, kind: int, folded: str) -> set[int]:
        if kind == STEM:
            return {at for at, word in enumerate(self.words) if word.startswith(folded)}
        return self.places.get(folded, set())

    def _runs(self, kind: int, base: _Row, there: int) -> list[tuple[int, int]]:
        """Return how many words up to *there* may stand in a place for several, each with what it costs."""
        most = SLOT_WORDS if kind == SLOT else GAP_WORDS
        none = base[there] + (_MISSING if kind == SLOT else 0)
        return [(0, none), *((size, base[there - size]) for size in range(1, min(most, there) + 1))]

    def steps(self) -> list[Step]:
        """Return the steps of the way that costs least, in order."""
        here = min(self.wording.ends, key=lambda end: min(self.rows[end]))
        there = self.rows[here].index(min(self.rows[here]))
        found: list[Step] = []
        while here != START:
            taken, here, there = self._back(here, there)
            found += taken
        return found[::-1]

    def _back(self, here: int, there: int) -> tuple[list[Step], int, int]:
        """Return the steps (last first) by which the piece *here* was reached at the word *there*, and from where."""
        cost, kind, folded = self.rows[here][there], self.ready.kinds[here], self.ready.folded[here]
        for piece in self.wording.pieces[here].before:
            base = self._before(piece)
            if kind in (SLOT, GAP):
                for size, of_run in self._runs(kind, base, there):
                    if of_run == cost:
                        steps: list[Step] = [(here, there - one - 1) for one in range(size)]
                        return steps or ([(here, None)] if kind == SLOT else []), piece, there - size
                continue
            if there and base[there - 1] + (0 if fits(folded, kind, self.words[there - 1]) else _CHANGED) == cost:
                return [(here, there - 1)], piece, there - 1
            if base[there] + _MISSING == cost:
                return [(here, None)], piece, there
        return [(None, there - 1)], here, there - 1
