"""Check of quotation marks: each that opens has one that closes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.facts.quotations import marks
from disclint.model.reading import Reading
from disclint.model.release import Paragraph, SectionKind
from disclint.model.rule import Breach
from disclint.model.span import Span

WHERE = (
    SectionKind.BODY,
    SectionKind.ABOUT,
    SectionKind.FORWARD_LOOKING,
    SectionKind.LEGEND,
    SectionKind.KEY_POINTS,
    SectionKind.SUBHEADLINE,
)
LATER = 5
"""How many paragraphs later a mark may stand that closes a quotation. Units: paragraphs."""
MARKED = 40
"""How much of the text around a mark is shown with it. Units: characters."""


def unbalanced_quotes(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each quotation mark that opens and never closes, or closes and never opened.

    A statement of several paragraphs closes in its last one. Order: that of the text.
    """
    view, text = reading.release.view, reading.release.text
    if '"' not in view:
        return
    prose = [p for p in reading.release.paragraphs if reading.release.sections[p.section].kind in WHERE and p.role not in ("row", "code")]
    goes_on = False  # whether the paragraph before leaves a quotation open
    told = -LATER  # the last paragraph whose quotation was told as never closed: the mark that closes it may come late
    for at, paragraph in enumerate(prose):
        open_marks: list[int] = []
        stray: int | None = None
        count = 0
        was_open, goes_on = goes_on, False
        for place, opens in marks(view, text, paragraph.span):
            count += 1
            if opens:
                open_marks.append(place)
            elif open_marks:
                open_marks.pop()
            elif was_open:
                was_open = False
            else:
                stray = place if stray is None else stray
        if open_marks:
            if _follows(prose, at, view):
                goes_on = True
            elif count % 2:
                told = at
                yield _breach(open_marks[-1], "is never closed", paragraph, reading)
        elif stray is not None and count % 2 and at - told > LATER:
            yield _breach(stray, "closes what nothing opened", paragraph, reading)


def _follows(prose: list[Paragraph], at: int, view: str) -> bool:
    """Tell whether the next paragraph takes up the quotation that this one leaves open: it opens with a mark, or holds one that closes."""
    if at + 1 >= len(prose):
        return False
    words = prose[at + 1].span.of(view)
    return words.startswith('"') or words.count('"') % 2 == 1


def _breach(place: int, problem: str, paragraph: Paragraph, reading: Reading) -> Breach:
    view = reading.release.view
    if problem == "is never closed":
        end = min(paragraph.span.end, place + MARKED)
        end = max(view.rfind(" ", place + 1, end), place + 1) if end < paragraph.span.end else end
        span = Span(place, end)
    else:
        start = max(paragraph.span.start, place + 1 - MARKED)
        start = view.find(" ", start, place) + 1 if start > paragraph.span.start and " " in view[start:place] else start
        span = Span(start, place + 1)
    return Breach(span, {"found": span.of(reading.release.text), "problem": problem})
