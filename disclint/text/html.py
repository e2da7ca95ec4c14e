"""HTML to a document: newsroom pages, and EDGAR exhibits, whose headings are styled paragraphs and whose text sits in tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from disclint.model.document import Document, Metadata, Role
from disclint.model.errors import InputError
from disclint.model.value import replace
from disclint.text.assembly import Assembly, Source
from disclint.text.html_page import Page, exhibit, first_character, is_hidden, is_note, is_preformatted, root_of
from disclint.text.html_tables import Grid, grid, words_of
from disclint.text.html_text import aligned, is_bold, is_centred
from disclint.text.patterns import Pattern, compiled
from disclint.text.tags import BLOCKS, DELETING, HEADINGS, HIDING

_INVISIBLE_SIZE = r"[01](?:px)?$"


def read_html(source: Source, metadata: Metadata | None = None, fault: str | None = None) -> Document:
    """Read HTML. Malformed markup is read as a browser would.

    Errors: InputError if there is no text in it.
    """
    from justhtml import JustHTML

    text = exhibit(source.text)
    page = JustHTML(text, track_node_locations=True, sanitize=False)
    walk = _Walk(Assembly(source), text, Page(page.root))
    walk.preformatted = int(is_preformatted(text))
    walk.through(root_of(page.root))
    if walk.assembly.is_empty:
        raise InputError(source.name, "holds no text that a reader would see", "save the page with its text")
    document = walk.assembly.finish(metadata, fault)
    return replace(document, language=_language(page.root))


def _language(root: Any) -> str | None:
    for node in root.children:
        if node.name == "html" and node.attrs.get("lang"):
            return str(node.attrs["lang"]).strip() or None
    return None


@cache
def _blanks() -> Pattern:
    return compiled(r"[ \t\r\n\f]+")


class _Walk:
    """A walk through the tree, without recursion: pages can be nested ten thousand deep."""

    def __init__(self, assembly: Assembly, text: str, page: Page) -> None:
        self.assembly, self.text, self.page = assembly, text, page
        self.at = self.origin = self.articles = 0
        self.breaks: list[tuple[int, int]] = []
        self.blank: tuple[int, int] | None = None
        self.bold, self.centred, self.preformatted = False, False, 0
        self.roles: list[tuple[Role, int]] = []
        self.grids: list[Grid | None] = []
        self.cell: int | None = None
        self.pending: list[tuple[Any, Callable[[], None] | None]] = []

    def through(self, root: Any) -> None:
        """Visit *root* and all below it in the order of reading."""
        self.pending.append((root, None))
        while self.pending:
            node, leave = self.pending.pop()
            if leave is not None:
                leave()
            elif node.name == "#text":
                self._text(node)
            elif node.name == "#comment":
                self._comment(node)
            elif node.children is not None:
                self._element(node)

    def _enter(self, node: Any, leave: Callable[[], None]) -> None:
        self.pending.append((None, leave))
        self.pending += [(child, None) for child in reversed(node.children)]

    def _origin(self, node: Any) -> int:
        offset = node.origin_offset
        return self.at if offset is None or offset < self.at else int(offset)

    def _element(self, node: Any) -> None:
        name = node.name
        if name in HIDING or is_hidden(node) or self.page.is_chrome(node, self.articles > 0):
            return
        self.origin = self._origin(node)
        if node.origin_offset == self.origin and name not in (
            "html",
            "head",
            "body",
        ):  # a clone has the place of its first copy, which is behind
            self.at = max(self.at, self._tag_end(self.origin))
        if name == "br":
            self.breaks.append((self.origin, self.at))
        elif name == "hr":
            self._rule()
        elif name == "img":
            self._image(node)
        elif name in DELETING or "line-through" in (node.attrs.get("style") or ""):
            self._deletion(node)
        elif name == "a":
            self._link(node)
        elif name == "ins":
            self._insertion(node)
        elif name == "table":
            self._table(node)
        else:
            self._plain_element(node)

    def _plain_element(self, node: Any) -> None:
        name, before = node.name, (self.bold, self.centred, self.preformatted)
        block = name in BLOCKS
        if name in ("td", "th", "tr") and self.grids and (table := self.grids[-1]) is not None:
            if name == "tr":
                self._data_row(node, table)
            elif id(node) not in table.nothing:
                self._data_cell(node, table)
            return
        self.bold = is_bold(name, node.attrs, before[0])
        self.centred = is_centred(name, node.attrs, before[1])
        self.preformatted += name == "pre"
        self.articles += name in ("article", "main")
        role = _role(node, name)
        if block:
            self._end_block()
            if role is not None:
                self.roles.append((role, int(name[1]) if role is Role.HEADING else 0))

        def leave() -> None:
            self.bold, self.centred, self.preformatted = before
            self.articles -= name in ("article", "main")
            if block:
                self._end_block()
                if role is not None:
                    self.roles.pop()

        self._enter(node, leave)

    # Text

    def _end_block(self) -> None:
        if self.cell is not None:  # a block inside a cell is a line of it
            if self.assembly.here > self.cell:
                self.breaks = self.breaks or [(self.at, self.at)]
            return
        self.assembly.close()
        self.breaks, self.blank = [], None

    def _open(self, start: int) -> None:
        role, level = self.roles[-1] if self.roles else (Role.PARAGRAPH, 0)
        self.assembly.open(role, start, level)
        if self.centred:
            self.assembly.centre()

    def _text(self, node: Any) -> None:
        start = self._origin(node)
        for words, low, high in aligned(node.data, self.text, start):
            self.at = max(self.at, high)
            if self.preformatted:
                self._preformatted(words, low, high)
            else:
                self._flowing(words, low, high)

    def _flowing(self, words: str, low: int, high: int) -> None:
        """Add words whose blanks and line breaks count as one blank."""
        if words == "\n":
            self._blank(low, high)
            return
        if len(words) != high - low:
            self._visible(words, low, high)
            return
        done = 0
        for match in _blanks().finditer(words):
            a, b = match.span()
            if match[0] == " " and done < a and b < len(words):
                continue
            if done < a:
                self._visible(words[done:a], low + done, low + a)
            self._blank(low + a, low + b)
            done = b
        if done < len(words):
            self._visible(words[done:], low + done, high)

    def _blank(self, low: int, high: int) -> None:
        if self.assembly.is_open and self.blank is None:
            self.blank = (low, high)

    def _pause(self) -> None:
        """Put in the break or blank that waits."""
        self._break()
        if self.blank is not None and self.assembly.is_open:
            self.assembly.words(" ", *self.blank, self.bold)
        self.blank = None

    def _visible(self, words: str, low: int, high: int) -> None:
        self._pause()
        if not self.assembly.is_open:
            self._open(low)
        self.assembly.words(words, low, high, self.bold)

    def _break(self) -> None:
        """Put in the line break that waits; two in a row end a paragraph."""
        breaks, self.breaks = self.breaks, []
        if not breaks or not self.assembly.is_open:
            return
        self.blank = None
        if len(breaks) > 1 and self.cell is None:
            self._end_block()
        else:
            self.assembly.line_break(*breaks[0])

    def _preformatted(self, words: str, low: int, high: int) -> None:
        done, same = 0, len(words) == high - low
        for match in re.finditer(r"\n", words):
            at = match.start()
            if words[done:at].strip():
                self._visible(words[done:at], low + done if same else low, low + at if same else high)
            self.breaks.append((low + at, low + at + 1) if same else (high, high))
            done = at + 1
        if words[done:].strip():
            self._visible(words[done:], low + done if same else low, high)

    # Elements that leave a mark

    def _tag_end(self, start: int) -> int:
        end = self.text.find(">", start)
        return end + 1 if end >= 0 else start

    def _rule(self) -> None:
        self._end_block()
        self.assembly.open(Role.RULE, self.origin)
        self.assembly.words("---", self.origin, self.at if self.at - self.origin != len("---") else self.origin)
        self._end_block()

    def _image(self, node: Any) -> None:
        if any(compiled(_INVISIBLE_SIZE).match(node.attrs.get(side) or "") for side in ("width", "height")):
            return
        self._pause()
        if not self.assembly.is_open:
            self._open(self.origin)
        self.assembly.image(node.attrs.get("alt"), node.attrs.get("src") or "", self.origin, self.at)

    def _link(self, node: Any) -> None:
        target = node.attrs.get("href")
        if not target or target.startswith("#"):
            self._plain_element(node)
            return
        origin = self.origin
        self._pause()
        if not self.assembly.is_open:
            self._open(origin)
        since, opened = self.assembly.here, self.assembly.number

        def leave() -> None:
            if self.assembly.number == opened:
                self.assembly.link(since, target, origin, self.at)

        self.pending.append((None, leave))
        self._plain_element(node)

    def _insertion(self, node: Any) -> None:
        origin = self.origin
        self._pause()
        since, opened = self.assembly.here, self.assembly.number

        def leave() -> None:
            same = self.assembly.number == opened
            self.assembly.revision("insertion", None if same else words_of(node), origin, since if same else None)

        self.pending.append((None, leave))
        self._plain_element(node)

    def _deletion(self, node: Any) -> None:
        words = words_of(node)
        if words:
            self.assembly.revision("deletion", words, self.origin)

    def _comment(self, node: Any) -> None:
        if is_note(node.data or ""):
            self.assembly.revision("comment", node.data.strip(), self._origin(node))

    # Tables

    def _table(self, node: Any) -> None:
        self._end_block()
        found = None if self.page.holds_table(node) else grid(node)
        self.grids.append(found)
        before = (self.bold, self.centred)
        self.bold, self.centred = is_bold("table", node.attrs, self.bold), False

        def leave() -> None:
            self._end_block()
            self.grids.pop()
            self.bold, self.centred = before

        self._enter(node, leave)

    def _data_row(self, node: Any, table: Grid) -> None:
        before = self.bold
        self.bold = is_bold("tr", node.attrs, before)
        item = id(node) in table.items
        self._end_block()
        if item:
            self.roles.append((Role.LIST_ITEM, 0))
        elif id(node) in table.rows:
            self.assembly.open(Role.TABLE_ROW, self.origin)

        def leave() -> None:
            self.bold = before
            self._end_block()
            if item:
                self.roles.pop()

        self._enter(node, leave)

    def _data_cell(self, node: Any, table: Grid) -> None:
        before = self.bold
        self.bold = is_bold(node.name, node.attrs, before)
        in_row = id(node.parent) in table.rows and id(node) in table.cells
        if in_row:
            self.breaks, self.blank = [], None
            if table.cells[id(node)]:
                self.assembly.cell(self.origin)
            self.cell = self.assembly.here

        def leave() -> None:
            self.bold = before
            if in_row:
                self.cell = None
                self.assembly.end_cell()

        self._enter(node, leave)


def _role(node: Any, name: str) -> Role | None:
    if name in HEADINGS:
        return Role.HEADING
    if name == "li":
        return Role.LIST_ITEM
    if name == "blockquote" and first_character(node) in ('"', "“", "”", "„", "«"):
        return Role.QUOTE
    return None
