"""What a reader sees of a file, with the map back into the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import Any

from disclint.model.span import DocxPlace, Place, Point, Span
from disclint.model.value import dataclass, field

OBJECT = "\ufffc"
"""Stands in the text for an image or a comment, which have a place but no words."""


class Role(Enum):
    """What the markup says about a block."""

    FRONT_MATTER = "front_matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTE = "quote"
    IMAGE = "image"
    CODE = "code"
    RULE = "rule"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of a document.

    *span* is its text (never empty, no leading or trailing blank); *source* its whole extent in the file, markup
    included, in code points: the extents of all blocks are ordered, do not overlap and leave only blanks between
    them. *level* is the heading level, 0 for others; *bold* tells that the whole block stands in bold.
    *cells* are the cells of a table row.
    """

    span: Span
    source: Span
    role: Role
    level: int = 0
    bold: bool = False
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and the stretch of the file it comes from.

    Either both have the same length and go character by character, or the text stands for the source as a whole
    (an entity, an image, a break that the file only implies: then the source may be empty).
    """

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the words that carry it (may be empty) and its target as written."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image: its one character of text, its alternative text (None where the markup has none) and its source."""

    span: Span
    alt: str | None
    target: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A trace of editing: *kind* is insertion, deletion, replacement or comment; *words* what it holds."""

    span: Span
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Remnant:
    """Characters of the file that a reader does not see: *kind* is soft_hyphen, zero_width, byte_order_mark or entity.

    *span* is the text around it that a user can look at.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """Front matter or a side-car file.

    *data* keeps every scalar as its words, but for true, false, null and whole numbers; *places* leads from the path of a key
    (``("issuer", "lei")``, ``("contacts", 0, "name")``; ``()`` is the whole) to the place of its value.
    """

    data: Mapping[str, Any]
    places: Mapping[tuple[str | int, ...], Place]
    file: str | None = None


@dataclass(frozen=True)
class Document:
    """One file as a reader sees it.

    *text* is what is read; blocks are separated by blank space in it. *view* is the same text for grammars, of the same length:
    curly quotes, dashes, hard blanks and line breaks swapped for their plain forms. *source* is the decoded file.

    *fault* says, in one line, why metadata that is there could not be read. *language* is what the markup itself declares.
    """

    name: str
    format: str
    sha256: str
    source: str
    text: str
    view: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    revisions: tuple[Revision, ...] = ()
    remnants: tuple[Remnant, ...] = ()
    metadata: Metadata | None = None
    fault: str | None = None
    paragraphs: tuple[tuple[int, DocxPlace], ...] = field(default=(), repr=False)
    language: str | None = None

    @cached_property
    def _run_starts(self) -> list[int]:
        return [run.text for run in self.runs]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, source = [0], self.source
        at = source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = source.find("\n", at + 1)
        return starts

    def _run(self, index: int) -> tuple[Run, int]:
        at = bisect_right(self._run_starts, index) - 1
        run = self.runs[at]
        end = self.runs[at + 1].text if at + 1 < len(self.runs) else len(self.text)
        return run, end - run.text

    def origin(self, index: int) -> int:
        """Return where in the source the character of the text at *index* begins."""
        run, length = self._run(index)
        return run.start + (index - run.text) if run.end - run.start == length else run.start

    def finish(self, index: int) -> int:
        """Return where in the source the character of the text at *index* ends."""
        run, length = self._run(index)
        return run.start + (index - run.text) + 1 if run.end - run.start == length else run.end

    def point(self, offset: int) -> Point:
        """Return *offset* of the source with its line and column."""
        line = bisect_right(self._line_starts, offset)
        return Point(offset, line, offset - self._line_starts[line - 1] + 1)

    def extent(self, start: int, end: int) -> Place:
        """Return the place of a range of the source."""
        return Place(self.point(start), self.point(end), self._docx(start, end))

    def place(self, span: Span) -> Place:
        """Return *span* as a place in the file: the one door out of the text.

        The end goes through the last character, so that markup that closes behind it stays outside.
        """
        if span.start == span.end:
            at = self.origin(span.start) if span.start < len(self.text) else len(self.source)
            return self.extent(at, at)
        start = self.origin(span.start)
        return self.extent(start, max(start, self.finish(span.end - 1)))

    def _docx(self, start: int, end: int) -> DocxPlace | None:
        if not self.paragraphs:
            return None
        at = max(bisect_right(self.paragraphs, start, key=lambda entry: entry[0]) - 1, 0)
        offset, where = self.paragraphs[at]
        return DocxPlace(where.paragraph, start - offset, end - offset, where.table)
