"""A duty of the register: what law, practice or house style asks, whether or not a rule stands for it."""

from __future__ import annotations

from disclint.model.rule import Severity
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Provision:
    """Where a duty is written down."""

    cite: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """One entry of the register. A rule that stands for it has its *id*.

    *verified* is primary, secondary or recall, as for a rule. *undecidable* says why no text shows whether the duty is met (None: a rule
    decides it, or is still to be written); *on_trial* says why its rule is not stable yet. *file* and *line* are where it stands.
    """

    id: str
    title: str
    severity: Severity
    verified: str
    provisions: tuple[Provision, ...]
    undecidable: str | None
    on_trial: str | None
    file: str
    line: int

    @property
    def family(self) -> str:
        """The prefix of the id."""
        return self.id[:-3]
