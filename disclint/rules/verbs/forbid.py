"""`forbid`: something must not be there, or not so often."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.value import dataclass
from disclint.rules.picks import Selector
from disclint.rules.verbs.marks import marked


@dataclass(frozen=True, slots=True)
class Forbid:
    """One ``forbid`` check: at most so many of what the selector picks.

    Values for the message: ``found``, the words; ``count``, how many there are; the fields of what is picked.
    """

    selector: Selector
    at_most: int

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield each pick beyond those that are allowed, in the order of the text."""
        picks = self.selector.picks(reading)
        if len(picks) <= self.at_most:
            return
        companions = self.selector.companions(reading)
        for pick in picks[self.at_most :]:
            yield marked(pick, reading, {"count": str(len(picks))}, companions(pick))
