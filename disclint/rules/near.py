"""What stands near a place, and what else narrows a selector."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from disclint.model.fact import Fact, Phrase
from disclint.model.index import LEAD, QUOTE, Index
from disclint.model.reading import Reading
from disclint.model.rule import Proof
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.rules.picks import Companions, Pick, Selector, alone, proof


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to look from a place: *kind* as a rule writes it (sentence, section, before, ...), *size* in characters where it has one."""

    kind: str
    size: int = 0

    def window(self, span: Span, fact: Fact | None, index: Index) -> Span | None:
        """Return where to look around *span*, None where there is no such place. *fact* is what stands there, if anything does."""
        match self.kind:
            case "sentence":
                return fact.sentence if fact is not None else index.sentences_at(span) or span
            case "neighbours":
                return index.neighbours(span) or span
            case "paragraph" | "before" | "after":
                return _cut(index.paragraph(span) or span, span, self)
            case "paragraphs":
                return index.paragraph_and_next(span) or span
            case "section":
                return index.release.sections[fact.section if fact is not None else index.section_at(span.start)].span
            case _:
                return span


def _cut(paragraph: Span, span: Span, reach: Reach) -> Span | None:
    if reach.kind == "before":
        return Span(max(paragraph.start, span.start - reach.size), span.start) if paragraph.start < span.start else None
    if reach.kind == "after":
        return Span(span.end, min(paragraph.end, span.end + reach.size)) if span.end < paragraph.end else None
    return paragraph


@dataclass(frozen=True, slots=True)
class Near:
    """A selector with how far from a place its picks may stand."""

    selector: Selector
    reach: Reach

    def around(self, reading: Reading) -> Around:
        """Return the picks of the selector, ready to be looked for around many places."""
        return Around(self.reach, self.selector, reading)

    def holds(self, span: Span, reading: Reading) -> bool:
        """Tell whether something picked stands near *span*."""
        return self.around(reading).find(span, None) is not None


class Around:
    """The picks of one selector in the order of the text, to be looked for near a place."""

    __slots__ = ("_facts", "_index", "_longest", "_reach", "_starts", "_text", "anywhere", "selector")

    def __init__(self, reach: Reach, selector: Selector, reading: Reading) -> None:
        picked = selector.picks(reading)
        self._reach, self.selector, self._index, self._text = reach, selector, reading.index, reading.release.view
        self._facts = [pick for pick in picked if isinstance(pick, Fact)]
        self._starts = [fact.span.start for fact in self._facts]
        self._longest = max((fact.span.end - fact.span.start for fact in self._facts), default=0)
        self.anywhere: Pick | None = next((pick for pick in picked if not isinstance(pick, Fact)), None)

    def find(self, span: Span, fact: Fact | None) -> Pick | None:
        """Return the first pick near *span* that is not *fact* itself; what stands in no text is near everything."""
        return next(self.all(span, fact), None)

    def all(self, span: Span, fact: Fact | None) -> Iterator[Pick]:
        """Yield every pick near *span* that is not *fact* itself."""
        if self.anywhere is not None:
            yield self.anywhere
        if not self._facts:
            return
        if self._reach.kind == "release":
            yield from (other for other in self._facts if other is not fact)
            return
        window = self._reach.window(span, fact, self._index)
        if window is None:
            return
        at = bisect_left(self._starts, window.start - self._longest)
        while at < len(self._facts) and self._starts[at] < window.end:
            other = self._facts[at]
            if other is not fact and other.span.end > window.start and self._fits(other.span, span):
                yield other
            at += 1

    def everywhere(self) -> Iterator[Pick]:
        """Yield every pick."""
        if self.anywhere is not None:
            yield self.anywhere
        yield from self._facts

    def _fits(self, other: Span, span: Span) -> bool:
        """Tell whether *other*, which meets the window, stands to *span* as the reach asks."""
        match self._reach.kind:
            case "before":
                return other.end <= span.start
            case "after":
                return other.start >= span.end
            case "start":
                return other.start >= span.start and not _wordy(self._text[span.start : other.start])
            case "end":
                return other.end <= span.end and not _wordy(self._text[other.end : span.end])
            case "whole":
                return not _wordy(self._text[span.start : other.start]) and not _wordy(self._text[other.end : span.end])
            case _:
                return True


def _wordy(words: str) -> bool:
    return any(char.isalnum() for char in words)


@dataclass(frozen=True, slots=True)
class Scope:
    """What narrows any selector: section kinds, neighbours that must or must not be there, how many."""

    within: frozenset[str] | None = None
    outside: frozenset[str] = frozenset()
    beside: tuple[Near, ...] = ()
    without: tuple[Near, ...] = ()
    first: bool = False
    at_least: int = 1
    label: str | None = None

    def narrow(self, facts: Sequence[Fact], reading: Reading) -> Sequence[Fact]:
        """Return those of *facts* that remain."""
        if facts and (self.within is not None or self.outside):
            facts = [fact for fact in facts if self._stands(fact, reading.index)]
        for near in self.beside:
            if facts:
                around = near.around(reading)
                facts = [fact for fact in facts if around.find(fact.span, fact) is not None]
        for near in self.without:
            if facts:
                around = near.around(reading)
                facts = [fact for fact in facts if around.find(fact.span, fact) is None]
        if len(facts) < self.at_least:
            return ()
        return facts[:1] if self.first else facts

    def _stands(self, fact: Fact, index: Index) -> bool:
        kind = index.section_kinds[fact.section]
        within, outside = self.within, self.outside
        if QUOTE not in outside and LEAD not in outside:
            if kind in outside:
                return False
            if within is None or kind in within:
                return True
            if QUOTE not in within and LEAD not in within:
                return False
        kinds = index.kinds_at(fact)
        return not any(kind in outside for kind in kinds) and (within is None or any(kind in within for kind in kinds))

    def companions(self, reading: Reading) -> Companions:
        """Return what tells, of a pick, the neighbours that it was chosen for."""
        if not self.beside:
            return alone
        arounds = [near.around(reading) for near in self.beside]

        def told(pick: Pick) -> tuple[Proof, ...]:
            if not isinstance(pick, Fact):
                return ()
            found = ((around, around.find(pick.span, pick)) for around in arounds)
            # Words that the mark itself holds tell the reader nothing.
            return tuple(
                proof(other, around.selector, reading)
                for around, other in found
                if other is not None and not (isinstance(other, Phrase) and pick.span.covers(other.span))
            )

        return told
