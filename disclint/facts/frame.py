"""The frame that facts are read in: a release, its phrases, and where a place stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import TypedDict, TypeVar, cast

from disclint.model.document import Role
from disclint.model.errors import OutOfTimeError
from disclint.model.fact import Phrase
from disclint.model.lexicon import Lexicon
from disclint.model.release import Paragraph, Release, SectionKind
from disclint.model.settings import Settings
from disclint.model.span import Span
from disclint.model.value import dataclass, field
from disclint.parsing.grammars import Grammars
from disclint.text.phrases import Matches

Made = TypeVar("Made")


class Where(TypedDict):
    """What every fact says about its place: ``Listing(**frame.where(span), ...)``."""

    span: Span
    sentence: Span
    section: int


_NO_MATCHES = Matches(Lexicon({}, {}, {}, ()), "", "")


@dataclass(frozen=True)
class Frame:
    """A release made ready for the families of facts.

    *matches* are the phrases of the term lists and patterns; *legends* are those of the vocabulary, packed, by name.
    """

    release: Release
    grammars: Grammars
    settings: Settings
    matches: Matches = _NO_MATCHES
    legends: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.release.document.text

    @property
    def view(self) -> str:
        """The same text for grammars."""
        return self.release.document.view

    def where(self, span: Span) -> Where:
        """Return *span* with the sentence and the section it stands in."""
        return {"span": span, "sentence": self.sentence_of(span), "section": self.section_of(span)}

    def sentence_of(self, span: Span) -> Span:
        """Return the sentence in which *span* begins; outside of all paragraphs the span itself."""
        at = bisect_right(self._sentence_starts, span.start) - 1
        if at < 0 or self._sentences[at].end <= span.start:
            return span
        return self._sentences[at]

    def paragraph_of(self, span: Span) -> Paragraph | None:
        """Return the paragraph in which *span* begins."""
        at = bisect_right(self._paragraph_starts, span.start) - 1
        if at < 0 or self._paragraphs[at].span.end <= span.start:
            return None
        return self._paragraphs[at]

    def in_code(self, span: Span) -> bool:
        """Tell whether *span* begins in a block of code, which is shown as it is and says nothing of the release."""
        paragraph = self.paragraph_of(span)
        return paragraph is not None and paragraph.role == Role.CODE.value

    def section_of(self, span: Span) -> int:
        """Return the index of the top-level section in which *span* begins (between sections: the one before)."""
        return self._top[max(bisect_right(self._top_starts, span.start) - 1, 0)] if self._top else 0

    def kind_of(self, span: Span) -> SectionKind:
        """Return the kind of the top-level section in which *span* begins."""
        if not self._top:
            return SectionKind.BODY
        return self.release.sections[self.section_of(span)].kind

    def stands_in(self, span: Span, kinds: Collection[SectionKind]) -> bool:
        """Tell whether *span* begins in a section of one of *kinds*, a nested quote included."""
        if self.kind_of(span) in kinds:
            return True
        return SectionKind.QUOTE in kinds and self.in_quote(span)

    def in_quote(self, span: Span) -> bool:
        """Tell whether *span* begins in a quoted statement."""
        at = bisect_right(self._quotes, span.start, key=lambda quote: quote.start) - 1
        return at >= 0 and span.start < self._quotes[at].end

    def phrases_of(self, name: str) -> tuple[Phrase, ...]:
        """Return the phrases of one term list or pattern, in the order of the text: none of a pattern that runs out of time."""
        try:
            return self.found(name)
        except OutOfTimeError:
            return ()

    def found(self, name: str) -> tuple[Phrase, ...]:
        """Return the phrases of one term list or pattern, in the order of the text.

        Errors: OutOfTimeError.
        """
        known = self._found.get(name)
        if known is None:
            known = self._found[name] = tuple([Phrase(**self.where(span), list=name) for span in self.matches.of(name)])
        return known

    def once(self, make: Callable[[Frame], Made]) -> Made:
        """Return what *make* makes of this frame, made when it is first asked for: what several families need."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @cached_property
    def _made(self) -> dict[Callable[[Frame], object], object]:
        return {}

    @cached_property
    def _found(self) -> dict[str, tuple[Phrase, ...]]:
        return {}

    @cached_property
    def _paragraphs(self) -> list[Paragraph]:
        return sorted(self.release.paragraphs, key=lambda paragraph: paragraph.span)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.span.start for paragraph in self._paragraphs]

    @cached_property
    def _sentences(self) -> list[Span]:
        return [sentence for paragraph in self._paragraphs for sentence in paragraph.sentences]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    @cached_property
    def _top(self) -> list[int]:
        sections = self.release.sections
        return sorted((at for at, section in enumerate(sections) if section.within is None), key=lambda at: sections[at].span)

    @cached_property
    def _top_starts(self) -> list[int]:
        return [self.release.sections[at].span.start for at in self._top]

    @cached_property
    def _quotes(self) -> list[Span]:
        return sorted(section.span for section in self.release.sections if section.kind is SectionKind.QUOTE)


def frame_of(release: Release, grammars: Grammars, lexicon: Lexicon, settings: Settings) -> Frame:
    """Return the frame of *release*, with the phrases of *lexicon* looked for."""
    document = release.document
    return Frame(release, grammars, settings, Matches(lexicon, document.view, document.text), lexicon.legends)
