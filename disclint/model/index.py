"""A reading arranged for looking up: what stands where, and what stands around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from disclint.model.fact import Fact, Legend
from disclint.model.release import Release, SectionKind
from disclint.model.span import Span
from disclint.model.value import dataclass

LEAD = "lead"
"""The first paragraph of the body, as a place of its own."""
QUOTE = SectionKind.QUOTE.value
SHORT = 200
"""A section or paragraph up to this long is marked whole; of a longer one, its heading or first sentence. Units: characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFact(Fact):
    """A section as something that a rule can select. *name* is its kind, *title* its heading as printed."""

    kind: ClassVar[str] = "section"
    name: str
    title: str | None
    subject: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFact(Fact):
    """A sentence as something that a rule can select. *role* is that of its paragraph (paragraph, list_item, table_row, ...)."""

    kind: ClassVar[str] = "sentence"
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFact(Fact):
    """A paragraph as something that a rule can select."""

    kind: ClassVar[str] = "paragraph"
    role: str


class Index:
    """The places of a release and the facts in order. Made once for a reading; nothing in it changes."""

    def __init__(self, release: Release, facts: tuple[Fact, ...], phrases: Callable[[str], tuple[Fact, ...]]) -> None:
        self.release = release
        self._facts = facts
        self._phrases = phrases

    @cached_property
    def section_kinds(self) -> tuple[str, ...]:
        """The kind of each section of the release, as a word."""
        return tuple(section.kind.value for section in self.release.sections)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Where the quoted statements stand."""
        return tuple(sorted(section.span for section in self.release.sections if section.kind is SectionKind.QUOTE))

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    def quoted(self, span: Span) -> bool:
        """Tell whether *span* meets a quoted statement."""
        at = bisect_right(self._quote_starts, max(span.start, span.end - 1)) - 1
        return at >= 0 and self.quotes[at].end > span.start

    @cached_property
    def lead(self) -> Span | None:
        """The first paragraph of the body."""
        kinds = self.section_kinds
        return next((p.span for p in self.release.paragraphs if kinds[p.section] == SectionKind.BODY.value), None)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in the order of the text."""
        return tuple(sorted(sentence for paragraph in self.release.paragraphs for sentence in paragraph.sentences))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """All paragraphs, in the order of the text."""
        return tuple(sorted(paragraph.span for paragraph in self.release.paragraphs))

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    @cached_property
    def _top(self) -> tuple[list[int], list[int]]:
        top = sorted((s.span.start, at) for at, s in enumerate(self.release.sections) if s.within is None)
        return [start for start, _ in top], [at for _, at in top]

    def section_at(self, offset: int) -> int:
        """Return which top-level section the character at *offset* belongs to."""
        starts, indexes = self._top
        return indexes[max(bisect_right(starts, offset) - 1, 0)] if indexes else 0

    def sentences_at(self, span: Span) -> Span | None:
        """Return the stretch from the first to the last sentence that *span* touches; None if it touches none."""
        return _around(self.sentences, self._sentence_starts, span)

    def neighbours(self, span: Span) -> Span | None:
        """Return the sentences of *span* with the one before and the one after."""
        return _around(self.sentences, self._sentence_starts, span, 1, 1)

    def paragraph(self, span: Span) -> Span | None:
        """Return the paragraph or paragraphs that *span* touches."""
        return _around(self.paragraphs, self._paragraph_starts, span)

    def paragraph_and_next(self, span: Span) -> Span | None:
        """Return the paragraph of *span* with the one after."""
        return _around(self.paragraphs, self._paragraph_starts, span, 0, 1)

    def kinds_at(self, fact: Fact) -> tuple[str, ...]:
        """Return the section kinds that hold where *fact* stands: that of its section, and quote and lead where they do."""
        kinds = [self.section_kinds[fact.section]]
        if self.quoted(fact.span):
            kinds.append(QUOTE)
        if self.lead is not None and self.lead.meets(fact.span):
            kinds.append(LEAD)
        return tuple(kinds)

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts by kind, each in the order of the text."""
        found: dict[str, list[Fact]] = {}
        for fact in self._facts:
            found.setdefault(fact.kind, []).append(fact)
        return {kind: tuple(facts) for kind, facts in found.items()}

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Return the facts of *kind* (also section, sentence and paragraph), in the order of the text."""
        if kind == "section":
            return self._sections
        if kind == "sentence":
            return self._sentences
        if kind == "paragraph":
            return self._paragraphs
        return self.by_kind.get(kind, ())

    def phrases(self, name: str) -> tuple[Fact, ...]:
        """Return the phrases of the term list or pattern *name*, in the order of the text.

        Errors: OutOfTimeError.
        """
        return self._phrases(name)

    def pointer(self, fact: Fact) -> Span:
        """Return the words to mark for *fact*: all of them, but of a long section or paragraph its heading or first sentence.

        Of an altered legend, the place where it first differs.
        """
        if isinstance(fact, Legend) and fact.at is not None:
            return fact.at
        if fact.kind in ("section", "paragraph") and fact.span.end - fact.span.start > SHORT:
            return Span(fact.span.start, min(fact.sentence.end, fact.span.end))
        return fact.span

    def _first_sentence(self, span: Span) -> Span:
        at = bisect_right(self._sentence_starts, span.start) - 1
        if at >= 0 and self.sentences[at].end > span.start:
            return self.sentences[at]
        if at + 1 < len(self.sentences) and self.sentences[at + 1].start < span.end:
            return self.sentences[at + 1]
        return span

    @cached_property
    def _sections(self) -> tuple[Fact, ...]:
        facts = [
            SectionFact(
                span=section.span,
                sentence=self._first_sentence(section.span),
                section=at if section.within is None else section.within,
                name=section.kind.value,
                title=section.title,
                subject=section.subject,
            )
            for at, section in enumerate(self.release.sections)
        ]
        return tuple(sorted(facts, key=_place))

    @cached_property
    def _sentences(self) -> tuple[Fact, ...]:
        facts = [
            SentenceFact(span=sentence, sentence=sentence, section=paragraph.section, role=paragraph.role)
            for paragraph in self.release.paragraphs
            for sentence in paragraph.sentences
        ]
        return tuple(sorted(facts, key=_place))

    @cached_property
    def _paragraphs(self) -> tuple[Fact, ...]:
        facts = [
            ParagraphFact(span=p.span, sentence=self._first_sentence(p.span), section=p.section, role=p.role)
            for p in self.release.paragraphs
        ]
        return tuple(sorted(facts, key=_place))


def _place(fact: Fact) -> tuple[int, int]:
    return fact.span.start, fact.span.end


def _around(spans: Sequence[Span], starts: list[int], span: Span, before: int = 0, after: int = 0) -> Span | None:
    """Return the stretch of the *spans* that *span* touches, with some before and after them."""
    last = bisect_right(starts, max(span.start, span.end - 1)) - 1
    first = bisect_right(starts, span.start) - 1
    if first < 0 or spans[first].end <= span.start:
        first += 1
    if last < first:
        return None
    return Span(spans[max(first - before, 0)].start, spans[min(last + after, len(spans) - 1)].end)
