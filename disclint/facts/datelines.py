"""Datelines: where, when and over which wire a release goes out."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.facts.frame import Frame
from disclint.model.fact import Dateline
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.parsing.inline import DatelineMatch, read_dateline


def facts(frame: Frame) -> Iterator[Dateline]:
    """Yield each dateline, also one that the sender typed behind that of the wire.

    Order: that of the text.
    """
    view = frame.view
    for section in frame.release.sections:
        if section.kind is not SectionKind.DATELINE:
            continue
        start = section.span.start
        end = _end_of_block(frame, section.span)
        while found := read_dateline(view, start, end, frame.grammars):
            if start == section.span.start or found.kind == "full":
                yield _dateline(frame, Span(start, found.end), found)
            start = found.end + len(view[found.end : end]) - len(view[found.end : end].lstrip())
            if found.alone or found.kind == "date":
                break


def _end_of_block(frame: Frame, dateline: Span) -> int:
    end = frame.view.find("\n\n", dateline.start)
    return max(end, dateline.end) if end >= 0 else len(frame.view)


def _dateline(frame: Frame, span: Span, found: DatelineMatch) -> Dateline:
    text = frame.text
    return Dateline(
        **frame.where(span),
        places=tuple(place.of(text) for place in found.places),
        city=found.city.of(text) if found.city else None,
        region=found.region.of(text) if found.region else None,
        country=found.country.of(text) if found.country else None,
        date=found.date,
        wire=found.wire.of(text) if found.wire else None,
        day_span=found.day,
    )
