"""What selectors pick: facts, which stand in the text, and data, which may stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Proof
from disclint.model.span import Place, Span
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Datum:
    """Something picked that is no fact of the text: a metadata key, a setting, a trait of the release. *name* says which."""

    name: str
    value: object
    where: Span | Place | None
    why: str


Pick = Fact | Datum


Companions = Callable[[Pick], tuple[Proof, ...]]


def alone(pick: Pick) -> tuple[Proof, ...]:
    """Return nothing: what is picked for itself has no companions."""
    return ()


class Selector(Protocol):
    """Anything that picks."""

    @property
    def label(self) -> str | None:
        """What the rule calls its picks, where it says so."""

    def picks(self, reading: Reading) -> Sequence[Pick]:
        """Return what it picks, in the order of the text."""

    def companions(self, reading: Reading) -> Companions:
        """Return what tells, of a pick, what stands near it and made it be picked."""


def where(pick: Pick, reading: Reading) -> Span | Place | None:
    """Return the place to mark for *pick*."""
    return reading.index.pointer(pick) if isinstance(pick, Fact) else pick.where


def words(pick: Pick, reading: Reading) -> str:
    """Return the words of *pick*: those that are marked, or its value."""
    if isinstance(pick, Fact):
        return reading.index.pointer(pick).of(reading.release.text)
    return str(pick.value)


def proof(pick: Pick, selector: Selector, reading: Reading) -> Proof:
    """Return *pick* as a place that something rests on."""
    place, said = where(pick, reading), words(pick, reading)
    if isinstance(pick, Datum):
        if isinstance(place, Span):
            said = place.of(reading.release.text)
        elif place is None and said in pick.why:
            said = ""  # the reason says it already
    return Proof(selector.label or name(pick), place, said)


def name(pick: Pick) -> str:
    """Return what *pick* is, in plain words."""
    if isinstance(pick, Datum):
        return pick.why
    if pick.kind == "section":
        return str(getattr(pick, "name")).replace("_", " ")  # noqa: B009  # only sections have it
    return "the words" if pick.kind == "phrase" else pick.kind.replace("_", " ")
