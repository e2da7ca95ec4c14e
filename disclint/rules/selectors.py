"""Selectors of what stands in the text: facts, sections, sentences, paragraphs, words.

Picks come in the order of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Proof
from disclint.model.value import dataclass
from disclint.rules.near import Scope
from disclint.rules.picks import Companions, Pick, Selector
from disclint.rules.values import FieldTest


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one kind whose fields pass the tests; also sections, sentences and paragraphs."""

    kind: str
    tests: tuple[FieldTest, ...]
    scope: Scope

    @property
    def label(self) -> str | None:
        """What the rule calls its picks."""
        return self.scope.label

    def picks(self, reading: Reading) -> Sequence[Pick]:
        """Return them in the order of the text."""
        facts: Sequence[Fact] = reading.index.of(self.kind)
        for test in self.tests:
            facts = [fact for fact in facts if test.holds(fact)]
        return self.scope.narrow(facts, reading)

    def companions(self, reading: Reading) -> Companions:
        """Return what tells, of a pick, the neighbours that it was chosen for."""
        return self.scope.companions(reading)


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases of term lists and matches of patterns. Where those of two lists lie in each other, the longer one is picked."""

    lists: tuple[str, ...]
    tests: tuple[FieldTest, ...]
    scope: Scope

    @property
    def label(self) -> str | None:
        """What the rule calls its picks."""
        return self.scope.label

    def picks(self, reading: Reading) -> Sequence[Pick]:
        """Return them in the order of the text."""
        index = reading.index
        facts: Sequence[Fact]
        if len(self.lists) == 1:
            facts = index.phrases(self.lists[0])
        else:
            facts = _outermost([fact for name in self.lists for fact in index.phrases(name)])
        for test in self.tests:
            facts = [fact for fact in facts if test.holds(fact)]
        return self.scope.narrow(facts, reading)

    def companions(self, reading: Reading) -> Companions:
        """Return what tells, of a pick, the neighbours that it was chosen for."""
        return self.scope.companions(reading)


def _outermost(facts: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.span.start, -fact.span.end)):
        if not kept or fact.span.end > kept[-1].span.end:
            kept.append(fact)
    return kept


@dataclass(frozen=True, slots=True)
class Either:
    """Whatever any of several selectors picks."""

    selectors: tuple[Selector, ...]
    scope: Scope

    @property
    def label(self) -> str | None:
        """What the rule calls its picks."""
        return self.scope.label

    def picks(self, reading: Reading) -> Sequence[Pick]:
        """Return them, facts first and in the order of the text, each place once."""
        picked = [pick for selector in self.selectors for pick in selector.picks(reading)]
        facts = {fact.span: fact for fact in reversed([pick for pick in picked if isinstance(pick, Fact)])}
        ordered = [facts[span] for span in sorted(facts)]
        elsewhere = [pick for pick in picked if not isinstance(pick, Fact)]
        return [*self.scope.narrow(ordered, reading), *elsewhere] if elsewhere else self.scope.narrow(ordered, reading)

    def companions(self, reading: Reading) -> Companions:
        """Return what tells, of a pick, the neighbours that it was chosen for."""
        each = [({id(pick) for pick in selector.picks(reading)}, selector.companions(reading)) for selector in self.selectors]
        shared = self.scope.companions(reading)

        def told(pick: Pick) -> tuple[Proof, ...]:
            own = next((companions(pick) for picked, companions in each if id(pick) in picked), ())
            return (*own, *shared(pick))

        return told
