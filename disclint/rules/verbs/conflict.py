"""`conflict`: two things must not stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.value import dataclass
from disclint.rules.near import Around, Reach
from disclint.rules.picks import Pick, Selector, proof, words
from disclint.rules.verbs.marks import marked, values_of

MOST = 1000
"""How many neighbours one pick is held against, where they are looked for in less than the whole release."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One ``conflict`` check: no pick of *that* may stand in *reach* of a pick of *this* with the fields *same* equal and *differ* unequal.

    Values for the message: ``found`` and ``other``, the words of the two; the fields of the one, and those of the other after ``other_``.
    """

    this: Selector
    that: Selector
    same: tuple[str, ...]
    differ: tuple[str, ...]
    reach: Reach

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield each pick of *this* with the first of *that* that contradicts it, in the order of the text."""
        these = self.this.picks(reading)
        if not these:
            return
        others = self._others(reading)
        seen: set[frozenset[int]] = set()
        for pick in these:
            other = next((one for one in others(pick) if one is not pick and self._clashes(pick, one)), None)
            if other is None or frozenset((id(pick), id(other))) in seen:
                continue
            seen.add(frozenset((id(pick), id(other))))
            values = {**values_of(other, "other_"), "other": words(other, reading)}
            yield marked(pick, reading, values, (proof(other, self.that, reading),))

    def _others(self, reading: Reading) -> Callable[[Pick], Iterator[Pick]]:
        """Return what gives, for a pick, those that may clash with it: in the whole release, one for each value of *differ* is enough."""
        if self.reach.kind == "release":
            kept: dict[tuple[object, ...], dict[tuple[object, ...], list[Pick]]] = {}
            for pick in self.that.picks(reading):
                alike = kept.setdefault(_fields(pick, self.same), {}).setdefault(_fields(pick, self.differ), [])
                if len(alike) < 2:
                    alike.append(pick)
            groups = 2 if len(self.differ) < 2 else MOST
            return lambda pick: (one for alike in islice(kept.get(_fields(pick, self.same), {}).values(), groups) for one in alike)
        around = Around(self.reach, self.that, reading)
        return lambda pick: islice(around.all(pick.span, pick) if isinstance(pick, Fact) else around.everywhere(), MOST)

    def _clashes(self, pick: Pick, other: Pick) -> bool:
        alike = _fields(pick, self.same) == _fields(other, self.same)
        return alike and all(one != two for one, two in zip(_fields(pick, self.differ), _fields(other, self.differ), strict=True))


def _fields(pick: Pick, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(pick, name) if isinstance(pick, Fact) else str(pick.value) for name in names)
