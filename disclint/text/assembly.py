"""Puts a document together: readers hand over pieces of text in order, with where each stands in the file.

A reader opens a block, adds words, and closes it. Here the blocks are trimmed, what a reader does not see is taken out,
lines that are blocks of their own (a bold first line, bulleted lines) are split off, and the map to the file is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from disclint.model.document import OBJECT, Block, Document, Image, Link, Metadata, Remnant, Revision, Role, Run
from disclint.model.span import DocxPlace, Span
from disclint.text.addresses import visible, with_bare_addresses
from disclint.text.draft import Draft, Part, parts_of
from disclint.text.patterns import Pattern, compiled
from disclint.text.view import fold_blocks

_SOFT_HYPHEN, _BYTE_ORDER_MARK, _JOINERS = "\xad", "\ufeff", "\u200c\u200d"
_FIRST_JOINED = 0x0590
"""From here on are the scripts, and the emoji, in which joiners are letters' business and no fault."""


class Source(NamedTuple):
    """A decoded file. *format* is markdown, text, html or docx."""

    name: str
    format: str
    sha256: str
    text: str


@cache
def invisible() -> Pattern:
    """Return the pattern of characters that a reader does not see."""
    return compiled("[\x00-\x08\x0e-\x1b\x7f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Assembly:
    """The text, blocks and map of one document, while it is read.

    *text* is the source; a reader that makes the source as it goes begins with none and sets it at the end.

    Units: all positions that readers give are code points of the source.
    """

    def __init__(self, source: Source) -> None:
        self.source, self.text = source, source.text
        self._unclean = not source.text or invisible().search(source.text) is not None
        self._draft: Draft | None = None
        self._opened = 0
        self._chunks: list[str] = []
        self._size = 0
        self._runs: list[list[int]] = []
        self._blocks: list[tuple[Span, int, int, Role, int, bool, tuple[Span, ...]]] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._revisions: list[tuple[int, int, str, str | None]] = []
        self._remnants: list[tuple[int, str]] = []

    @property
    def is_open(self) -> bool:
        """Whether a block is being read."""
        return self._draft is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been read."""
        return not self._blocks and self._draft is None

    @property
    def number(self) -> int:
        """The number of the open block: another one once it is closed."""
        return self._opened if self._draft is not None else -1

    @property
    def last_end(self) -> int:
        """Where in the source the last piece of the open block ends."""
        return self._draft.pieces[-1][2] if self._draft is not None and self._draft.pieces else 0

    @property
    def here(self) -> int:
        """How much text the open block has so far."""
        return self._draft.size if self._draft is not None else 0

    def open(self, role: Role, start: int, level: int = 0) -> None:
        """Begin a block whose markup begins at *start*; one that is still open ends."""
        self.close()
        self._draft = Draft(role, start, level)
        self._opened += 1

    def centre(self) -> None:
        """Say that the open block is centred: a short one is a heading as if it were bold."""
        if self._draft is not None:
            self._draft.centred = True

    def ensure(self, role: Role, start: int) -> None:
        """Begin a block at *start* unless one is open."""
        if self._draft is None:
            self.open(role, start)

    def turn(self, role: Role) -> None:
        """Make the open block one of *role*, without a level."""
        if self._draft is not None:
            self._draft.role, self._draft.level = role, 0

    def drop(self) -> None:
        """Forget the open block."""
        self._draft = None

    def words(self, text: str, start: int, end: int, bold: bool = False) -> None:
        """Add *text*, which stands at *start* to *end*: character by character where the lengths agree, else as a whole."""
        draft = self._draft
        if draft is None:
            self.open(Role.PARAGRAPH, start)
            draft = self._draft
            assert draft is not None
        same = len(text) == end - start
        if (self._unclean or not same) and invisible().search(text):
            self._words_seen(draft, text, start, end, bold)
            return
        if text:
            if bold:
                draft.bold.append((draft.size, draft.size + len(text)))
            draft.pieces.append((text, start, end))
            draft.size += len(text)

    def _words_seen(self, draft: Draft, text: str, start: int, end: int, bold: bool) -> None:
        same, done, size = len(text) == end - start, 0, draft.size
        before = draft.pieces[-1][0][-1:] if draft.pieces else ""
        kept: list[tuple[int, int]] = []
        for match in invisible().finditer(text):
            at = match.start()
            neighbour = text[at - 1] if at else before
            if text[at] in _JOINERS and neighbour and ord(neighbour) >= _FIRST_JOINED and not 0x2000 <= ord(neighbour) <= 0x206F:
                continue
            kept.append((done, at))
            size += at - done
            draft.remnants.append((size, _remnant(text[at])))
            done = at + 1
        kept.append((done, len(text)))
        for a, b in kept:
            if a < b:
                if bold:
                    draft.bold.append((draft.size, draft.size + b - a))
                draft.pieces.append((text[a:b], start + a, start + b) if same else (text[a:b], start, end))
                draft.size += b - a

    def line_break(self, start: int, end: int) -> None:
        """Add a line break that the file has at *start* to *end* (maybe only as markup)."""
        if self._draft is not None:
            self._draft.pieces.append(("\n", start, end))
            self._draft.size += 1

    def cell(self, start: int) -> None:
        """Begin the next cell of the open table row."""
        draft = self._draft
        if draft is None:
            self.open(Role.TABLE_ROW, start)
            draft = self._draft
            assert draft is not None
        if draft.cells:
            before = draft.pieces[-1][2] if draft.pieces else start
            real = self.text.startswith(" | ", before) and not self.text[before + 3 : before + 4].isspace()
            gap = (before, before + 3) if real else (before, before)
            draft.pieces.append((" | ", *gap))
            draft.size += 3
        draft.cells.append((draft.size, draft.size))

    def end_cell(self) -> None:
        """End the cell."""
        if self._draft is not None and self._draft.cells:
            self._draft.cells[-1] = (self._draft.cells[-1][0], self._draft.size)

    def image(self, alt: str | None, target: str, start: int, end: int) -> None:
        """Add an image: one character of text."""
        self.ensure(Role.PARAGRAPH, start)
        assert self._draft is not None
        self._draft.images.append((self._draft.size, alt, target))
        self.object(start, end)

    def object(self, start: int, end: int) -> None:
        """Add one character that stands for something without words."""
        self.ensure(Role.PARAGRAPH, start)
        assert self._draft is not None
        self._draft.pieces.append((OBJECT, start, end))
        self._draft.size += 1

    def link(self, since: int, target: str, start: int, end: int) -> None:
        """Say that the text from *since* (an earlier `here`) on is a link, written from *start* to *end*."""
        self.ensure(Role.PARAGRAPH, start)
        assert self._draft is not None
        if since < self._draft.size:
            self._draft.links.append((since, self._draft.size, target))
        else:  # a link without words still needs a place
            self._draft.links.append((self._draft.size, self._draft.size, target))
            self.object(start, start + len(self.text[start:end].rstrip()) if self.text else end)

    def revision(self, kind: str, words: str | None, start: int, since: int | None = None) -> None:
        """Note a trace of editing at *start*: over the text from *since* on, else between the words.

        Where *words* is None, it is that text.
        """
        self.ensure(Role.PARAGRAPH, start)
        assert self._draft is not None
        at = self._draft.size
        self._draft.revisions.append((at if since is None else since, at, kind, words))

    def comment(self, words: str, start: int, end: int) -> None:
        """Add a comment that is a block of its own."""
        self.open(Role.COMMENT, start)
        self.object(start, end)
        self.revision("comment", words, start, 0)
        self.close()

    def verbatim(self, role: Role, start: int, end: int) -> None:
        """Add the source from *start* to *end* as a block, as it is."""
        self.open(role, start)
        self.words(self.text[start:end], start, end)
        self.close()

    def close(self) -> None:
        """End the open block."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        text = "".join([piece[0] for piece in draft.pieces]) if len(draft.pieces) != 1 else draft.pieces[0][0]
        parts = list(parts_of(draft, text))
        where = self._add(draft, text, parts) if parts else []
        self._keep_marks(draft, parts, where)

    def _add(self, draft: Draft, text: str, parts: list[Part]) -> list[tuple[int, int]]:
        """Add a block per part; return where each begins in the draft and in the text."""
        where: list[tuple[int, int]] = []
        pieces, number, at = draft.pieces, 0, 0
        for part in parts:
            while at + len(pieces[number][0]) <= part.mark:
                at += len(pieces[number][0])
                number += 1
            _, origin, finish = pieces[number]
            mark = origin + part.mark - at if finish - origin == len(pieces[number][0]) else origin
            where.append((part.start, self._separate()))
            while number < len(pieces):
                words, origin, finish = pieces[number]
                a, b = max(part.start - at, 0), min(part.end - at, len(words))
                if a < b:
                    same = finish - origin == len(words)
                    self._run(b - a, origin + a if same else origin, origin + b if same else finish)
                if at + len(words) > part.end:
                    break
                at += len(words)
                number += 1
            self._keep(draft, part, where[-1][1], draft.start if len(where) == 1 else mark)
            self._chunks.append(text[part.start : part.end])
            number = min(number, len(pieces) - 1)
        return where

    def _separate(self) -> int:
        """Add the break behind the last block; return where the next begins."""
        if self._chunks:
            after = self._runs[-1][2]
            self._run(2, after, after + 2 if self.text.startswith("\n\n", after) else after)
            self._chunks.append("\n\n")
        return self._size

    def _keep(self, draft: Draft, part: Part, begin: int, mark: int) -> None:
        shift = begin - part.start
        cells = tuple([Span(shift + min(max(a, part.start), part.end), shift + min(max(b, part.start), part.end)) for a, b in draft.cells])
        level = draft.level if part.role is draft.role else 0
        self._blocks.append((Span(begin, self._size), mark, self._runs[-1][2], part.role, level, part.bold, cells))

    def _run(self, length: int, start: int, end: int) -> None:
        runs = self._runs
        if runs:
            last = runs[-1]
            if last[2] == start and last[1] - last[0] == start - self._size and end - start == length and last[3]:
                last[2] = end
                self._size += length
                return
        runs.append([self._size, start, end, end - start == length])
        self._size += length

    def _keep_marks(self, draft: Draft, parts: list[Part], where: list[tuple[int, int]]) -> None:
        def place(at: int) -> int:
            if not parts:
                return self._size
            number = max(bisect_right(where, at, key=lambda entry: entry[0]) - 1, 0)
            part = parts[number]
            return where[number][1] + min(max(at, part.start), part.end) - part.start

        self._links += [Link(Span(place(a), place(b)), target) for a, b, target in draft.links]
        self._images += [Image(Span(place(at), place(at + 1)), alt, target) for at, alt, target in draft.images]
        self._revisions += [(place(a), place(b), kind, words) for a, b, kind, words in draft.revisions]
        self._remnants += [(place(at), kind) for at, kind in draft.remnants]

    def finish(
        self, metadata: Metadata | None = None, fault: str | None = None, paragraphs: tuple[tuple[int, DocxPlace], ...] = ()
    ) -> Document:
        """Return the document. *paragraphs* tells where in the source each paragraph of a Word file begins."""
        self.close()
        source = self.source
        if not self._blocks and (bare := self.text.strip()):
            start = self.text.find(bare)
            self.verbatim(Role.PARAGRAPH, start, start + len(bare))
        text = "".join(self._chunks)
        blocks = tuple(self._covering())
        return Document(
            name=source.name,
            format=source.format,
            sha256=source.sha256,
            source=self.text,
            text=text,
            view=fold_blocks(text, blocks),
            blocks=blocks,
            runs=tuple([Run(at, start, end) for at, start, end, _ in self._runs]),
            links=with_bare_addresses(text, self._links),
            images=tuple(self._images),
            revisions=tuple(
                [Revision(visible(text, a, b), kind, text[a:b] if words is None else words) for a, b, kind, words in self._revisions]
            ),
            remnants=tuple([Remnant(visible(text, at, at), kind) for at, kind in self._remnants]),
            metadata=metadata,
            fault=fault,
            paragraphs=paragraphs,
        )

    def _covering(self) -> Iterator[Block]:
        """Stretch the extents so that they cover the source: what stands between two blocks belongs to the one before."""
        source = self.text
        done = 0
        for number, (span, start, end, role, level, bold, cells) in enumerate(self._blocks):
            begin = max(start, done)
            if number == 0:
                begin = len(source) - len(source.lstrip())
            following = self._blocks[number + 1][1] if number + 1 < len(self._blocks) else len(source)
            limit = max(following, begin)
            while limit > begin and source[limit - 1].isspace():
                limit -= 1
            done = max(limit, begin, end)
            yield Block(span, Span(begin, done), role, level, bold, cells)


def _remnant(char: str) -> str:
    return {_SOFT_HYPHEN: "soft_hyphen", _BYTE_ORDER_MARK: "byte_order_mark"}.get(char, "zero_width")
