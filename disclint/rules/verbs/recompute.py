"""`recompute`: a named check in Python, for what words and fields cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.value import dataclass

CHECKS = "disclint.rules.checks"


@dataclass(frozen=True, slots=True)
class Recompute:
    """One ``recompute`` check. Values for the message: those that the named check declares.

    *function* is where the check stands, as ``module.function`` below `disclint.rules.checks`: it is loaded when it first runs, so that a
    run loads only the checks that it needs. *looks_at* are the term lists and patterns that it looks at.
    """

    function: str
    args: Mapping[str, object]
    looks_at: tuple[str, ...] = ()

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield what the named check yields.

        Errors: OutOfTimeError, also where the facts that it looks at rest on a pattern that ran out of time.
        """
        for name in self.looks_at:
            reading.index.phrases(name)
        module, _, name = self.function.rpartition(".")
        yield from getattr(import_module(f"{CHECKS}.{module}"), name)(reading, self.args)
