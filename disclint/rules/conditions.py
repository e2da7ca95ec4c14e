"""Conditions: when a rule applies, and why."""

from __future__ import annotations

from disclint.model.reading import Reading
from disclint.model.rule import Condition, Proof
from disclint.model.value import dataclass
from disclint.rules.picks import Selector, proof

SHOWN = 3
"""How many picks of one selector are told as the reason why a rule applies."""


def grounds(condition: Condition, reading: Reading) -> tuple[Proof, ...] | None:
    """Return why *condition* holds, None if it does not. A reading is asked once, however many rules have the same condition."""
    _, answer = reading.asked.get(id(condition)) or reading.asked.setdefault(id(condition), (condition, condition.grounds(reading)))
    found: tuple[Proof, ...] | None = answer
    return found


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for every release."""

    def grounds(self, reading: Reading) -> tuple[Proof, ...] | None:
        """Return that there is nothing to show."""
        return ()


@dataclass(frozen=True, slots=True)
class Picked:
    """Holds where the selector picks something."""

    selector: Selector

    def grounds(self, reading: Reading) -> tuple[Proof, ...] | None:
        """Return the first picks."""
        picks = self.selector.picks(reading)
        return tuple(proof(pick, self.selector, reading) for pick in picks[:SHOWN]) if picks else None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds where all conditions hold."""

    conditions: tuple[Condition, ...]

    def grounds(self, reading: Reading) -> tuple[Proof, ...] | None:
        """Return the grounds of all, in their order."""
        found: list[Proof] = []
        for condition in self.conditions:
            why = grounds(condition, reading)
            if why is None:
                return None
            found += why
        return tuple(found)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds where one condition holds."""

    conditions: tuple[Condition, ...]

    def grounds(self, reading: Reading) -> tuple[Proof, ...] | None:
        """Return the grounds of the first that does."""
        return next((why for one in self.conditions if (why := grounds(one, reading)) is not None), None)


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Holds where no condition holds."""

    conditions: tuple[Condition, ...]

    def grounds(self, reading: Reading) -> tuple[Proof, ...] | None:
        """Return that there is nothing to show, where none does."""
        return () if all(grounds(one, reading) is None for one in self.conditions) else None
