"""Quoted statements with their attribution: the only sections that stand inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.model.document import Document
from disclint.model.release import Paragraph, Section, SectionKind
from disclint.model.span import Span

SHORTEST = 40
"""What stands in quotation marks is a statement from this length on. Units: characters."""


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(rf'"[^"]{{{SHORTEST},}}(?:"|$)')


def quotations(document: Document, sections: tuple[Section, ...], paragraphs: tuple[Paragraph, ...]) -> Iterator[Section]:
    """Yield a section for each paragraph's run of sentences from the first to the last that a quotation touches."""
    for paragraph in paragraphs:
        section = sections[paragraph.section]
        if section.kind is not SectionKind.BODY or '"' not in document.view[paragraph.span.start : paragraph.span.end]:
            continue
        found = [m.span() for m in _quoted().finditer(document.view, paragraph.span.start, paragraph.span.end)]
        if not found:
            continue
        touched = [s for s in paragraph.sentences if any(s.start < b and a < s.end for a, b in found)]
        if touched:
            span = Span(touched[0].start, touched[-1].end)
            extent = Span(document.origin(span.start), document.finish(span.end - 1))
            yield Section(SectionKind.QUOTE, span, extent, within=paragraph.section)
