"""The words around a mark, as a reader should see them."""

from __future__ import annotations

from disclint.model.document import OBJECT
from disclint.model.finding import Excerpt
from disclint.model.reading import Reading
from disclint.model.span import Place, Span
from disclint.rules.message import trimmed

LONGEST = 300
"""How much of a sentence is shown around a mark. Units: characters."""
SEEN = 5 * LONGEST
"""How far from a mark words can be that are shown, blanks and all. Units: characters."""
CUT = "…"


def excerpt(where: Span | Place, words: str, reading: Reading) -> Excerpt:
    """Return the sentence around *where*, with the marked words in it. *words* are shown for what stands in no text."""
    if isinstance(where, Place):
        return _of_place(where, words, reading)
    around = sentence(where, reading)
    text = reading.release.text
    before = _line(text[max(around.start, where.start - SEEN) : where.start], lead=True)
    mark = _line(where.of(text))
    after = _line(text[where.end : min(around.end, where.end + SEEN)], trail=True)
    return _trimmed(before, mark.strip(), after)


def sentence(where: Span, reading: Reading) -> Span:
    """Return the sentence or sentences that *where* stands in; a block, or itself, where there is none."""
    index = reading.index
    found = index.sentences_at(where) or index.paragraph(where) or where
    return Span(min(found.start, where.start), max(found.end, where.end))


def _of_place(place: Place, words: str, reading: Reading) -> Excerpt:
    if place.file is not None:
        return _trimmed("", " ".join(words.split()), "")
    source = reading.release.document.source
    start, end = place.start.offset, place.end.offset
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", end) if end == start or source[end - 1] != "\n" else end
    line_end = last if last >= 0 else len(source)
    return _trimmed(_line(source[first:start], lead=True), _line(source[start:end]).strip(), _line(source[end:line_end], trail=True))


def _line(words: str, lead: bool = False, trail: bool = False) -> str:
    """Return *words* on one line; a blank at an edge stays unless it is the edge of the whole."""
    shown = words.replace(OBJECT, " ")
    line = " ".join(shown.split())
    if not line:
        return " " if shown and not (lead or trail) else (" " if shown and shown != words.strip() else "")
    opening = " " if shown[0].isspace() and not lead else ""
    closing = " " if shown[-1].isspace() and not trail else ""
    return f"{opening}{line}{closing}"


def _trimmed(before: str, mark: str, after: str) -> Excerpt:
    """Return the three parts, cut to about `LONGEST` characters: a long mark in its middle, the outer two at their far ends."""
    mark = trimmed(mark, LONGEST)
    room = max(LONGEST - len(mark), 60)
    if len(before) + len(after) > room:
        left = min(len(before), max(room // 2, room - len(after)))
        right = min(len(after), room - left)
        if left < len(before):
            before = CUT + _from_word(before[len(before) - left :])
        if right < len(after):
            after = _to_word(after[:right]) + CUT
    return Excerpt(before + mark + after, len(before), len(before) + len(mark))


def _from_word(words: str) -> str:
    head, blank, tail = words.partition(" ")
    return tail if blank and len(head) < 20 else words


def _to_word(words: str) -> str:
    head, blank, tail = words.rpartition(" ")
    return head if blank and len(tail) < 20 else words
