"""Quoted statements with their attribution: the only sections that stand inside another."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.document import Document
from disclint.model.release import Paragraph, Section, SectionKind
from disclint.model.span import Span

OPENING, CLOSING = "\u201c\u201e\u00ab", "\u201d\u00bb"
MARKS = '"' + OPENING + CLOSING

SHORTEST = 40
"""What stands in quotation marks is a statement from this length on. Units: characters."""


def _quoted(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield where quotation marks stand around a statement, from mark to mark; one that is not closed goes on to the end of the paragraph.

    Marks are paired in their order, and a curly mark says itself whether it opens.
    """
    opened: int | None = None
    for at in range(span.start, span.end):
        mark = text[at]
        if mark not in MARKS:
            continue
        if opened is None or mark in OPENING:
            opened = at if mark not in CLOSING else None
        else:
            if at - opened > SHORTEST:
                yield opened, at + 1
            opened = None
    if opened is not None and span.end - opened > SHORTEST:
        yield opened, span.end


def quotations(document: Document, sections: tuple[Section, ...], paragraphs: tuple[Paragraph, ...]) -> Iterator[Section]:
    """Yield a section for each paragraph's run of sentences from the first to the last that a quotation touches."""
    for paragraph in paragraphs:
        section = sections[paragraph.section]
        if section.kind is not SectionKind.BODY or '"' not in document.view[paragraph.span.start : paragraph.span.end]:
            continue
        found = list(_quoted(document.text, paragraph.span))
        if not found:
            continue
        touched = [s for s in paragraph.sentences if any(s.start < b and a < s.end for a, b in found)]
        if touched:
            span = Span(touched[0].start, touched[-1].end)
            extent = Span(document.origin(span.start), document.finish(span.end - 1))
            yield Section(SectionKind.QUOTE, span, extent, within=paragraph.section)
