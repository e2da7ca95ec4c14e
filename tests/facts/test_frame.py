"""Where a place stands in a release."""

from __future__ import annotations

from collections.abc import Callable

from disclint.facts.frame import Frame, frame_of
from disclint.model.lexicon import Lexicon
from disclint.model.release import SectionKind
from disclint.model.span import Span

RELEASE = """# Talwerk opens works

MUNICH, May 14, 2026 /PRNewswire/ -- Talwerk AG opened its pump works in Lund. The works cost five million euros.

“We are glad to be in Lund at last, and we thank everyone who made it possible,” said Lea Brandt, chief executive officer of Talwerk AG.

## About Talwerk

Talwerk AG makes pumps.
"""


def place(frame: Frame, words: str) -> Span:
    start = frame.text.index(words)
    return Span(start, start + len(words))


def test_a_place_knows_its_sentence_its_section_and_its_paragraph(framed: Callable[..., Frame]) -> None:
    frame = framed(RELEASE)
    cost = place(frame, "five million")
    assert frame.sentence_of(cost).of(frame.text) == "The works cost five million euros."
    assert frame.kind_of(cost) is SectionKind.BODY
    assert frame.kind_of(place(frame, "makes pumps")) is SectionKind.ABOUT
    paragraph = frame.paragraph_of(cost)
    assert paragraph is not None
    assert paragraph.span.of(frame.text).startswith("Talwerk AG opened")
    assert frame.where(cost) == {"span": cost, "sentence": frame.sentence_of(cost), "section": frame.section_of(cost)}


def test_a_quoted_place_stands_in_its_quote_and_in_the_body(framed: Callable[..., Frame]) -> None:
    frame = framed(RELEASE)
    glad = place(frame, "glad")
    assert frame.in_quote(glad)
    assert frame.stands_in(glad, (SectionKind.QUOTE,))
    assert frame.stands_in(glad, (SectionKind.BODY,))
    assert not frame.in_quote(place(frame, "five million"))


def test_outside_of_all_sentences_a_place_is_its_own_sentence(framed: Callable[..., Frame]) -> None:
    frame = framed(RELEASE)
    end = Span(len(frame.text), len(frame.text))
    assert frame.sentence_of(end) == end
    assert frame.paragraph_of(end) is None


def test_a_frame_without_terms_holds_no_phrases(framed: Callable[..., Frame]) -> None:
    bare = framed(RELEASE)
    frame = frame_of(bare.release, bare.grammars, Lexicon({}, {}, {}, ()), bare.settings)
    assert list(frame.matches.lists) == []
    assert frame.phrases_of("anything") == ()
