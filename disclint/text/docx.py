"""DOCX to a document: what a reader sees with all insertions accepted; deletions, insertions and comments are noted.

The text that is taken out is the source: positions count in it, and `DocxPlace` leads back to the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from disclint.model.document import OBJECT, Document, Metadata, Role
from disclint.model.errors import InputError
from disclint.model.span import DocxPlace
from disclint.text.assembly import Assembly, Source
from disclint.text.docx_archive import Archive
from disclint.text.docx_styles import Style, Styles, attribute, child, local
from disclint.text.tables import CellText, is_data, is_item

_LARGEST_TEXT = 4 * 1024 * 1024
_SYMBOLS = {0xB7: "•", 0xA7: "•", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xFC: "✓"}
"""Characters of the fonts Symbol and Wingdings that occur in releases."""
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "body", "footnotes", "endnotes", "footnote", "endnote", "dir", "bdo"))
_KINDS = {"ins": "insertion", "moveTo": "insertion", "del": "deletion", "moveFrom": "deletion"}


def read_docx(data: bytes, name: str, sha256: str, metadata: Metadata | None = None, fault: str | None = None) -> Document:
    """Read a Word file.

    Errors: InputError if it cannot be opened, is no Word file, is encrypted or a zip bomb, or holds no text.
    """
    archive = Archive(data, name)
    walk = _Walk(archive, Assembly(Source(name, "docx", sha256, "")))
    walk.blocks(archive.part(archive.document))
    for notes in ("footnotes.xml", "endnotes.xml"):
        if (root := archive.beside(notes)) is not None:
            walk.blocks(root)
    walk.assembly.close()
    text = "".join(walk.written)
    if not text.strip():
        raise InputError(name, "holds no text", "check that the right file was saved")
    walk.assembly.text = text
    return walk.assembly.finish(metadata, fault, tuple(walk.places))


class _Walk:
    """A walk through the parts of a Word file that writes the source as it goes."""

    def __init__(self, archive: Archive, assembly: Assembly) -> None:
        self.name, self.assembly = archive.name, assembly
        self.styles, self.targets = Styles(archive.beside("styles.xml")), archive.links()
        self.comments = {attribute(note, "id"): _words(note) for note in _listed(archive.beside("comments.xml"))}
        self.written: list[str] = []
        self.size = self.count = self.tables = 0
        self.places: list[tuple[int, DocxPlace]] = []
        self.boxes: list[Any] = []
        self.opened_comments: dict[str | None, tuple[int, int]] = {}
        self.fields: list[list[Any]] = []
        self.deleted: list[str] | None = None
        self.paragraph_style = Style()

    # The source

    def _write(self, text: str) -> tuple[int, int]:
        start = self.size
        self.written.append(text)
        self.size += len(text)
        if self.size > _LARGEST_TEXT:
            raise InputError(self.name, "holds more text than a release", "check the release itself, without attachments")
        return start, self.size

    # Blocks

    def blocks(self, root: Any) -> None:
        """Read the paragraphs and tables below *root*."""
        for element in _flat(root):
            if local(element) == "p":
                self._paragraph(element)
            else:
                self._table(element)

    def _paragraph(self, element: Any, table: tuple[int, int, int] | None = None) -> None:
        self._begin(element, table)
        self._inside(element)
        self.fields = []
        self.assembly.close()
        self._end()
        self._text_boxes()

    def _begin(self, element: Any, table: tuple[int, int, int] | None) -> None:
        style = self.paragraph_style = self.styles.paragraph(element)
        self.places.append((self.size, DocxPlace(self.count, 0, 0, table)))
        self.count += 1
        self.assembly.open(style.role, self.size, style.level)
        if style.centred:
            self.assembly.centre()

    def _end(self) -> None:
        """Part what was written from what follows."""
        if self.written and self.written[-1] != "\n\n":
            self._write("\n\n")

    def _text_boxes(self) -> None:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, element: Any) -> None:
        number, self.tables = self.tables, self.tables + 1
        rows = [row for row in _flat(element, ("tr",)) if child(row, "trPr", "del") is None]
        cells = [_flat(row, ("tc",)) for row in rows]
        words = [[_cell_text(cell) for cell in row] for row in cells]
        full = [[cell for cell in row if cell.words] for row in words]
        items = [is_item([cell.words for cell in row]) for row in full]
        data = [row for row, item in zip(full, items, strict=True) if len(row) > 1 and not item]
        nested = any(local(inner) == "tbl" for inner in element.iter() if inner is not element)
        layout = nested or (not is_data(data) and (bool(data) or not any(items)))
        for at, row in enumerate(cells):
            if layout or len(full[at]) < 2:
                self._layout_row(row, number, at)
            elif items[at]:
                self._item_row(row, words[at], number, at)
            else:
                self._data_row(row, number, at)

    def _layout_row(self, cells: list[Any], table: int, row: int) -> None:
        for column, cell in enumerate(cells):
            for element in _flat(cell):
                if local(element) == "p":
                    self._paragraph(element, (table, row, column))
                else:
                    self._table(element)

    def _item_row(self, cells: list[Any], words: list[CellText], table: int, row: int) -> None:
        bullet = next(number for number, cell in enumerate(words) if cell.words)
        for column, cell in enumerate(cells):
            if column == bullet:
                self.count += len(_flat(cell))
                continue
            for element in _flat(cell):
                self._begin(element, (table, row, column))
                self.assembly.turn(Role.LIST_ITEM)
                self._inside(element)
                self.assembly.close()
                self._end()

    def _data_row(self, cells: list[Any], table: int, row: int) -> None:
        self.assembly.open(Role.TABLE_ROW, self.size)
        for column, cell in enumerate(cells):
            self.assembly.cell(self.size)
            if column:
                self._write(" | ")
            for number, element in enumerate(_flat(cell)):
                self.paragraph_style = self.styles.paragraph(element)
                if number:
                    self.assembly.line_break(*self._write("\n"))
                self.places.append((self.size, DocxPlace(self.count, 0, 0, (table, row, column))))
                self.count += 1
                self._inside(element)
            self.fields = []
            self.assembly.end_cell()
        self.assembly.close()
        self._end()
        self._text_boxes()

    # What stands in a paragraph

    def _inside(self, element: Any) -> None:
        for inner in element:
            handler = _HANDLERS.get(local(inner))
            if handler is not None:
                handler(self, inner)

    def _run(self, element: Any) -> None:
        style = self.styles.run(element, self.paragraph_style)
        if style.hidden or (self.fields and not self.fields[-1][1]):
            self._inside_run(element, style, hidden=True)
        elif style.struck and self.deleted is None:
            self._deletion(lambda: self._inside_run(element, style))
        else:
            self._inside_run(element, style)

    def _inside_run(self, element: Any, style: Style, *, hidden: bool = False) -> None:
        for inner in element:
            name = local(inner)
            if name == "fldChar":
                self._field(inner)
            elif name == "instrText" and self.fields:
                self.fields[-1][0] += inner.text or ""
            elif not hidden:
                self._piece(inner, name, style)

    def _piece(self, element: Any, name: str, style: Style) -> None:
        if name in ("t", "delText"):
            self._text(element.text or "", style)
        elif name in ("drawing", "pict", "object"):
            self._drawing(element)
        elif name == "AlternateContent":
            for inner in _chosen(element):
                self._piece(inner, local(inner), style)
        elif name == "commentReference":
            self._comment_end(element)
        elif name in _CHARACTERS or name == "sym":
            self._text(_CHARACTERS[name] if name != "sym" else _symbol(element), style)

    def _text(self, words: str, style: Style) -> None:
        words = words.replace("\r", "").replace("\0", "")
        if self.deleted is not None:
            self.deleted.append(words)
            return
        for part in re.split(r"(\n)", words):
            if part == "\n":
                self.assembly.line_break(*self._write(part))
            elif part:
                self.assembly.words(part, *self._write(part), bool(style.bold))

    def _drawing(self, element: Any) -> None:
        if self.deleted is not None:
            return
        boxes = [inner for inner in element.iter() if local(inner) == "txbxContent" and not _in_fallback(inner, element)]
        self.boxes += boxes
        pictures = [inner for inner in element.iter() if local(inner) in ("pic", "imagedata", "chart", "relIds")]
        if pictures and not boxes:
            about = next((inner for inner in element.iter() if local(inner) in ("docPr", "shape")), None)
            alt = attribute(about, "descr") or attribute(about, "alt")
            target = next(
                (
                    self.targets.get(str(value), "")
                    for inner in element.iter()
                    for key, value in inner.attrib.items()
                    if key.endswith("}embed")
                ),
                "",
            )
            self.assembly.image(alt, target, *self._write(OBJECT))

    def _link(self, element: Any) -> None:
        target = self.targets.get(attribute(element, "id") or "", "")
        since, start = self.assembly.here, self.size
        self._inside(element)
        if target and self.deleted is None and self.assembly.here > since:
            self.assembly.link(since, target, start, self.size)

    def _simple_field(self, element: Any) -> None:
        since, start = self.assembly.here, self.size
        self._inside(element)
        self._field_link(attribute(element, "instr") or "", since, start)

    def _field(self, element: Any) -> None:
        """Follow a field: its instruction is not read, its result is."""
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self.fields.append(["", False, 0, 0])
        elif kind == "separate" and self.fields:
            self.fields[-1][1:] = [True, self.assembly.here, self.size]
        elif kind == "end" and self.fields:
            instruction, shown, since, start = self.fields.pop()
            if shown:
                self._field_link(instruction, since, start)

    def _field_link(self, instruction: str, since: int, start: int) -> None:
        match = re.match(r'\s*HYPERLINK\s+"([^"]+)"', instruction)
        if match and self.assembly.here > since:
            self.assembly.link(since, match[1], start, self.size)

    # Traces of editing

    def _revision(self, element: Any) -> None:
        if _KINDS[local(element)] == "deletion":
            if self.deleted is None:
                self._deletion(lambda: self._inside(element))
            else:
                self._inside(element)
            return
        since, start = self.assembly.here, self.size
        self._inside(element)
        if self.assembly.here > since and self.deleted is None:
            self.assembly.revision("insertion", None, start, since)

    def _deletion(self, read: Callable[[], None]) -> None:
        self.deleted = []
        read()
        words, self.deleted = "".join(self.deleted), None
        if words.strip():
            self.assembly.revision("deletion", words, self.size)

    def _comment_start(self, element: Any) -> None:
        self.opened_comments[attribute(element, "id")] = (self.assembly.number, self.assembly.here)

    def _comment_end(self, element: Any) -> None:
        key = attribute(element, "id")
        words = self.comments.pop(key, None)
        if words is None:
            return
        opened, since = self.opened_comments.get(key, (-1, 0))
        self.assembly.revision("comment", words, self.size, since if opened == self.assembly.number else 0)

    def _alternate(self, element: Any) -> None:
        for inner in _chosen(element):
            self._inside([inner])


_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
_HANDLERS: dict[str, Callable[[_Walk, Any], None]] = {
    "r": _Walk._run,
    "hyperlink": _Walk._link,
    "fldSimple": _Walk._simple_field,
    "commentRangeStart": _Walk._comment_start,
    "commentRangeEnd": _Walk._comment_end,
    "AlternateContent": _Walk._alternate,
    **dict.fromkeys(_KINDS, _Walk._revision),
    **dict.fromkeys(("sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo"), _Walk._inside),
}


def _flat(root: Any, names: tuple[str, ...] = ("p", "tbl")) -> list[Any]:
    """Return the elements of *names* below *root*, through content controls and the like, and through the chosen alternative."""
    return list(_flattened(root, names))


def _flattened(root: Any, names: tuple[str, ...]) -> Iterator[Any]:
    for element in root:
        name = local(element)
        if name in names:
            yield element
        elif name == "AlternateContent":
            yield from (found for chosen in _chosen(element) for found in _flattened([chosen], names))
        elif name in _WRAPPERS and attribute(element, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
            yield from _flattened(element, names)


def _chosen(element: Any) -> list[Any]:
    """Return what an alternative shows: its first choice."""
    options = [inner for inner in element if local(inner) in ("Choice", "Fallback")]
    return list(options[0]) if options else []


def _in_fallback(element: Any, top: Any) -> bool:
    """Tell whether *element* is the second copy of a text box."""
    while element is not None and element is not top:
        if local(element) == "Fallback":
            return True
        element = element.getparent()
    return False


def _listed(root: Any) -> list[Any]:
    return [note for note in root if local(note) == "comment"] if root is not None else []


def _words(element: Any) -> str:
    return " ".join(
        "".join(inner.text or "" for inner in paragraph.iter() if local(inner) == "t")
        for paragraph in element.iter()
        if local(paragraph) == "p"
    )


def _cell_text(cell: Any) -> CellText:
    paragraphs = [" ".join("".join(inner.text or "" for inner in element.iter() if local(inner) == "t").split()) for element in _flat(cell)]
    lines = [words for words in paragraphs if words]
    breaks = sum(local(inner) == "br" for inner in cell.iter())
    return CellText(" ".join(lines), len(lines) + breaks)


def _symbol(element: Any) -> str:
    code = attribute(element, "char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{2,5}", code):
        return ""
    number = int(code, 16)
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    return _SYMBOLS.get(low) or (chr(number) if number >= 0x20 and not 0xD800 <= number <= 0xDFFF else "")
