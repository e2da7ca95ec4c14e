"""`agree`: what is said twice must be the same, once both are brought into one form."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.value import dataclass
from disclint.rules.catalogue import shown
from disclint.rules.picks import Pick, Selector, proof
from disclint.rules.verbs.marks import marked
from disclint.rules.verbs.normal import NORMALISERS, Tolerance

WORDS = "words"
"""In ``on``: the words themselves."""
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Agree:
    """One ``agree`` check: what *these* say in the field *on* is what one of *others* says in *other_on*, or all of *these* say the same.

    *per* are fields: only facts that are equal in them are held against each other. What cannot be brought into the form *by* is
    passed over. Values for the message: ``found``, the words; ``value`` and ``other``, the two values; the fields of *these*.
    """

    these: Selector
    others: Selector | None
    on: str
    other_on: str
    by: str
    tolerance: Tolerance
    per: tuple[str, ...]

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield each of *these* that disagrees, in the order of the text."""
        if self.others is None:
            yield from self._among(reading)
            return
        rivals: dict[tuple[object, ...], list[Pick]] = {}
        for other in self.others.picks(reading):
            if self._form(other, self.other_on, reading) is not None:
                rivals.setdefault(self._group(other), []).append(other)
        forms = {group: {self._form(other, self.other_on, reading) for other in others} for group, others in rivals.items()}
        for pick in self.these.picks(reading):
            form, group = self._form(pick, self.on, reading), self._group(pick)
            if form is None or group not in rivals or form in forms[group]:
                continue
            if not any(self._same(pick, other, reading) for other in rivals[group]):
                yield self._breach(pick, rivals[group], self.others, reading)

    def _among(self, reading: Reading) -> Iterator[Breach]:
        first: dict[tuple[object, ...], Pick] = {}
        for pick in self.these.picks(reading):
            if self._form(pick, self.on, reading) is None:
                continue
            reference = first.setdefault(self._group(pick), pick)
            if reference is not pick and not self._same(pick, reference, reading):
                yield self._breach(pick, [reference], self.these, reading)

    def _breach(self, pick: Pick, rivals: list[Pick], selector: Selector, reading: Reading) -> Breach:
        values = {"value": shown(_said(pick, self.on, reading)), "other": shown(_said(rivals[0], self.other_on, reading))}
        return marked(pick, reading, values, tuple(proof(other, selector, reading) for other in rivals[:SHOWN]))

    def _group(self, pick: Pick) -> tuple[object, ...]:
        return tuple(getattr(pick, name) for name in self.per) if isinstance(pick, Fact) else ()

    def _form(self, pick: Pick, on: str, reading: Reading) -> object:
        return NORMALISERS[self.by](_said(pick, on, reading))

    def _same(self, pick: Pick, other: Pick, reading: Reading) -> bool:
        one, two = self._form(pick, self.on, reading), self._form(other, self.other_on, reading)
        return self.tolerance.allows(one, two, _half(pick), _half(other))


def _said(pick: Pick, on: str, reading: Reading) -> object:
    if not isinstance(pick, Fact):
        return pick.value
    return pick.span.of(reading.release.text) if on == WORDS else getattr(pick, on)


def _half(pick: Pick) -> object:
    return getattr(pick, "half", None)
