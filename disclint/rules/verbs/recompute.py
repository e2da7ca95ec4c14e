"""`recompute`: a named check in Python, for what words and fields cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Recompute:
    """One ``recompute`` check. Values for the message: those that the named check declares."""

    check: str
    args: Mapping[str, object]

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield what the named check yields."""
        from disclint.rules.checks import CHECKS

        yield from CHECKS[self.check].breaches(reading, self.args)

    def lists(self) -> tuple[str, ...]:
        """Return the term lists and patterns that the named check looks at."""
        from disclint.rules.checks import CHECKS

        return CHECKS[self.check].uses(self.args)
