"""`require`: something must be there, once or beside each of something else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.value import dataclass
from disclint.rules.message import series
from disclint.rules.near import Around, Reach
from disclint.rules.picks import Pick, Selector, where, words
from disclint.rules.verbs.marks import marked


@dataclass(frozen=True, slots=True)
class Require:
    """One ``require`` check: enough of what *wanted* picks must stand in *reach* of each that *for_each* picks (or anywhere).

    *wanted* are parts with their names, all of which must be there; inside a part, any of several selectors will do.
    Values for the message: ``found``, what lacks its companion; ``missing``, the names of the parts that are not there; the fields of
    what *for_each* picks.
    """

    wanted: tuple[tuple[str, tuple[Selector, ...]], ...]
    at_least: int
    for_each: Selector | None
    reach: Reach
    at: Selector | None

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield each place where something is missing, in the order of the text."""
        parts = [(name, [Around(self.reach, one, reading) for one in selectors]) for name, selectors in self.wanted]
        if self.for_each is None:
            lacking = [name for name, arounds in parts if not self._enough(arounds, None)]
            if lacking:
                yield self._nowhere(series(lacking), reading)
            return
        for pick in self.for_each.picks(reading):
            lacking = [name for name, arounds in parts if not self._enough(arounds, pick)]
            if lacking:
                yield marked(pick, reading, {"missing": series(lacking)})

    def _enough(self, arounds: list[Around], pick: Pick | None) -> bool:
        if isinstance(pick, Fact):
            near = (other for around in arounds for other in around.all(pick.span, pick))
        else:
            near = (other for around in arounds for other in around.everywhere())
        return sum(1 for _ in islice(near, self.at_least)) >= self.at_least

    def _nowhere(self, missing: str, reading: Reading) -> Breach:
        pick = next(iter(self.at.picks(reading)), None) if self.at is not None else None
        if pick is None:
            return Breach(None, {"missing": missing})
        return Breach(where(pick, reading), {"found": words(pick, reading), "missing": missing})
