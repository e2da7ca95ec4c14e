"""Markdown (CommonMark, tables, strike-through) to a document, read as newswires mean it.

Where CommonMark and press releases disagree, the release wins: four leading blanks are no code, a fence that never closes is
no fence, a ruler below a paragraph is no heading, ``###`` alone is an end mark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from disclint.model.document import Document, Metadata, Revision, Role
from disclint.model.span import Span
from disclint.model.value import replace
from disclint.text.assembly import Assembly, Source
from disclint.text.inline_html import Markup
from disclint.text.parsecopy import Copy, Edit, copy, misleading
from disclint.text.patterns import Pattern, compiled

_TABLES, _STRIKETHROUGH = 1 << 1, 1 << 3
_PASSES = 4
"""How often a file is read again because of code that is none; what is left then is taken as it is."""
_HIDERS = {
    "<!--": "-->",
    "<![cdata[": "]]>",
    "<?": "?>",
    **{f"<{name}": f"</{name}>" for name in ("script", "style", "textarea", "pre")},
    "<!": ">",
}
_LONGEST_HEADING = 140
_SENTENCE_ENDS = ".,;:\"'”’)"


def read_markdown(source: Source, start: int = 0, metadata: Metadata | None = None, fault: str | None = None) -> Document:
    """Read Markdown. *start* is where the text begins, behind front matter."""
    edits = misleading(source.text, start)
    for last in (False,) * (_PASSES - 1) + (True,):
        parsed = copy(source.text, start, edits)
        reader = _Reader(source, start, parsed)
        more = reader.read(last)
        if not more:
            break
        edits += more
    return _with_critic_marks(reader.assembly.finish(metadata, fault))


@cache
def _critic_marks() -> Pattern:
    return compiled(
        r"\{(?:\+\+(?P<insertion>[^{}]*?)\+\+|--(?P<deletion>[^{}]*?)--|~~(?P<replacement>[^{}]*?~>[^{}]*?)~~|>>(?P<comment>[^{}]*?)<<)\}"
    )


def _with_critic_marks(document: Document) -> Document:
    if "{" not in document.text:
        return document
    marks = [
        Revision(Span(*match.span()), match.lastgroup or "", match[match.lastgroup or 0])
        for match in _critic_marks().finditer(document.text)
    ]
    return replace(document, revisions=document.revisions + tuple(marks)) if marks else document


@cache
def _special_marker() -> Pattern:
    """A year at the start of a line is no list number, and ``- 30 -`` ends a release."""
    return compiled(r"\d{4,9}[.)][ \t]+|-[ \t](?=30[ \t]?-[ \t]*(?:\r?\n|$))")


class _Reader:
    """One pass over the events of the parser."""

    def __init__(self, source: Source, start: int, parsed: Copy) -> None:
        self.source, self.text, self.parsed = source, source.text, parsed
        self.assembly = Assembly(source)
        if start:
            self.assembly.verbatim(Role.FRONT_MATTER, 0, len(self.text[:start].rstrip()))
        self.markup = Markup(self.assembly)
        self.edits: list[Edit] = []
        self.containers: list[tuple[Role, int, int]] = []
        self.marker: tuple[int, int, Role] | None = None
        self.strong = 0
        self.links: list[tuple[int, str, int]] = []
        self.images: list[tuple[str, int]] = []
        self.alt: list[str] = []
        self.struck: list[str] = []
        self.strikes = 0
        self.html: list[tuple[int, int]] | None = None
        self.code = False

    def read(self, last: bool) -> list[Edit]:
        """Hand all events to the assembly; return the edits without which the file would be misread."""
        from pyromark import Options, events_with_range

        options = Options(_TABLES | _STRIKETHROUGH)
        place, place_end = self.parsed.start, self.parsed.end
        event: Any
        for event, where in events_with_range(self.parsed.text, options=options):
            start = place(where["start"])
            end = place_end(where["end"]) if where["end"] > where["start"] else start
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                self._words(value, start, end)
            elif kind == "Start":
                name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
                if not last and name in ("CodeBlock", "HtmlBlock"):
                    self._misread(data, start, end)
                _STARTS[name](self, data, start, end)
            elif kind == "End":
                _ENDS[value if isinstance(value, str) else next(iter(value))](self, start, end)
            elif kind == "Code":
                self._code_span(value, start, end)
            elif kind == "InlineHtml":
                self._inline_html(start, end)
            elif kind == "Html" and self.html is not None:
                self.html.append((start, end))
        return self.edits

    # What stands inside a paragraph

    def _ready(self, start: int) -> None:
        """Open the block of a tight list item."""
        if not self.assembly.is_open:
            self._open(start)

    def _words(self, words: str, start: int, end: int) -> None:
        if len(words) == end - start:
            words = self.text[start:end]
        if self.images:
            self.alt.append(words)
        elif self.strikes:
            self.struck.append(words)
        elif self.markup.hidden:
            self.markup.hear(words)
        else:
            self._ready(start)
            self.assembly.words(words, start, end, self.strong > 0 or self.markup.bold > 0)

    def _mark(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            bare = self.text[start:end].rstrip()
            self.assembly.verbatim(Role.RULE, start, start + len(bare))
        elif self.images:
            self.alt.append(" ")
        elif self.strikes:
            self.struck.append(" ")
        else:
            self.assembly.line_break(start, end)

    def _code_span(self, words: str, start: int, end: int) -> None:
        raw = self.text[start:end]
        ticks = len(raw) - len(raw.lstrip("`"))
        inner = raw[ticks : len(raw) - ticks]
        if inner and len(inner) >= len(words):
            pad = 1 if len(inner) == len(words) + 2 else 0
            if len(inner) - 2 * pad == len(words):
                start, end = start + ticks + pad, end - ticks - pad
        self._words(words, start, end)

    def _inline_html(self, start: int, end: int) -> None:
        if self.images or self.strikes:
            return
        self._ready(start)
        if not self.markup.tag(start, end):
            self._words(self.text[start:end], start, end)

    # Blocks

    def _open(self, start: int, role: Role | None = None, level: int = 0) -> None:
        marker, self.marker = self.marker, None
        self.strong = self.strikes = 0
        self.markup.reset()
        if marker is not None and marker[2] is not Role.LIST_ITEM:
            self.assembly.open(marker[2], marker[0])
            self.assembly.words(self.text[marker[0] : marker[1]], marker[0], marker[1])
            return
        begin = marker[0] if marker is not None else start
        self.assembly.open(role or self._role(), begin, level)

    def _role(self) -> Role:
        return self.containers[-1][0] if self.containers else Role.PARAGRAPH

    def _close(self, start: int, end: int) -> None:
        self.assembly.close()

    def _paragraph(self, data: None, start: int, end: int) -> None:
        self._open(start)

    def _heading(self, data: Mapping[str, Any], start: int, end: int) -> None:
        self._open(start, Role.HEADING, int(data["level"][1]))

    def _heading_end(self, start: int, end: int) -> None:
        raw = self.text[start:end].rstrip()
        if not raw.strip("# \t"):
            self.assembly.drop()
            self.assembly.verbatim(Role.PARAGRAPH, start, start + len(raw))
        elif not raw.startswith("#"):
            above = raw[: raw.rfind("\n") + 1]
            if not _is_underlined_heading(above, raw[len(above) :].strip("> \t")):
                self.assembly.turn(self._role())
                self.assembly.close()
                begin = start + len(raw) - len(raw[len(above) :].lstrip("> \t"))
                self.assembly.verbatim(Role.RULE, begin, start + len(raw))
        self.assembly.close()

    def _list(self, data: int | None, start: int, end: int) -> None:
        self.assembly.close()

    def _item(self, data: None, start: int, end: int) -> None:
        self.assembly.close()
        special = _special_marker().match(self.text, start)
        self.containers.append((Role.LIST_ITEM, start, end))
        self.marker = (start, special.end(), Role.PARAGRAPH) if special else (start, start, Role.LIST_ITEM)

    def _quote(self, data: str | None, start: int, end: int) -> None:
        self.assembly.close()
        self.containers.append((Role.QUOTE, start, end))

    def _leave(self, start: int, end: int) -> None:
        self.assembly.close()
        self.marker = None
        self.containers.pop()

    def _code(self, data: str | Mapping[str, str], start: int, end: int) -> None:
        self._open(start, Role.PARAGRAPH if data == "Indented" else Role.CODE)

    def _misread(self, data: str | Mapping[str, str] | None, start: int, end: int) -> None:
        """Note how the file must change where CommonMark sees code or hidden HTML and a reader does not."""
        if data == "Indented":
            line = self.text.rfind("\n", 0, start) + 1
            self.edits += [Edit(at, at + indent) for at, indent in _indents(self.text, line, end) if indent]
            return
        raw = self.text[start:end].rstrip()
        if data is None:
            if _is_unclosed(raw):
                self.edits.append(Edit(start, start + 1, "x"))
            return
        fence = raw[: len(raw) - len(raw.lstrip("`"))]
        last = raw[raw.rfind("\n") + 1 :].strip("> \t")
        if "\n" not in raw or not last.startswith(fence) or last.strip("`"):
            self.edits.append(Edit(start, start + len(fence), "x" * len(fence)))

    # Tables

    def _row(self, data: None, start: int, end: int) -> None:
        self._open(start, Role.TABLE_ROW)

    def _cell(self, data: None, start: int, end: int) -> None:
        self.assembly.cell(start)

    def _cell_end(self, start: int, end: int) -> None:
        self.assembly.end_cell()

    # Styles, links, images

    def _strong(self, data: None, start: int, end: int) -> None:
        self.strong += 1

    def _strong_end(self, start: int, end: int) -> None:
        self.strong -= 1

    def _strike(self, data: None, start: int, end: int) -> None:
        wide = 2 if self.text.startswith("~~", start) else 1
        if (
            wide == 1
            or (self.text[start - 1 : start].isalnum() and self.text[end : end + 1].isalnum())
            or self.text[start - 1 : start] == "/"
        ):
            # ~5% means about, and in an address it means nothing
            self.edits += [Edit(start, start + wide, "x" * wide), Edit(end - wide, end, "x" * wide)]
        self._ready(start)
        self.strikes += 1

    def _strike_end(self, start: int, end: int) -> None:
        self.strikes -= 1
        if self.strikes == 0:
            self.assembly.revision("deletion", "".join(self.struck), start)
            self.struck = []

    def _link(self, data: Mapping[str, str], start: int, end: int) -> None:
        self._ready(start)
        target = data["dest_url"]
        self.links.append((self.assembly.here, "mailto:" + target if data["link_type"] == "Email" else target, start))

    def _link_end(self, start: int, end: int) -> None:
        since, target, begin = self.links.pop()
        if not self.images and not self.strikes:
            self.assembly.link(since, target, begin, end)

    def _image(self, data: Mapping[str, str], start: int, end: int) -> None:
        self._ready(start)
        self.images.append((data["dest_url"], start))

    def _image_end(self, start: int, end: int) -> None:
        target, begin = self.images.pop()
        if not self.images and not self.strikes:
            self.assembly.image("".join(self.alt), target, begin, end)
            self.alt = []

    def _html(self, data: None, start: int, end: int) -> None:
        self.assembly.close()
        self.html = []

    def _html_end(self, start: int, end: int) -> None:
        stretches, self.html = self.html or [], None
        self._open(start)
        self.assembly.drop()
        self.markup.block(stretches, self._role())

    def _pass(self, *_: object) -> None:
        """Markup that changes neither text nor blocks."""


_STARTS: dict[str, Callable[[_Reader, Any, int, int], None]] = {
    "Paragraph": _Reader._paragraph,
    "Heading": _Reader._heading,
    "List": _Reader._list,
    "Item": _Reader._item,
    "BlockQuote": _Reader._quote,
    "CodeBlock": _Reader._code,
    "HtmlBlock": _Reader._html,
    "Table": _Reader._pass,
    "TableHead": _Reader._row,
    "TableRow": _Reader._row,
    "TableCell": _Reader._cell,
    "Emphasis": _Reader._pass,
    "Strong": _Reader._strong,
    "Strikethrough": _Reader._strike,
    "Link": _Reader._link,
    "Image": _Reader._image,
}
_ENDS: dict[str, Callable[[_Reader, int, int], None]] = {
    "Paragraph": _Reader._close,
    "Heading": _Reader._heading_end,
    "List": _Reader._close,
    "Item": _Reader._leave,
    "BlockQuote": _Reader._leave,
    "CodeBlock": _Reader._close,
    "HtmlBlock": _Reader._html_end,
    "Table": _Reader._close,
    "TableHead": _Reader._close,
    "TableRow": _Reader._close,
    "TableCell": _Reader._cell_end,
    "Emphasis": _Reader._pass,
    "Strong": _Reader._strong_end,
    "Strikethrough": _Reader._strike_end,
    "Link": _Reader._link_end,
    "Image": _Reader._image_end,
}


def _indents(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each line from *start* to *end* begins, and how many blanks it begins with."""
    found = []
    while start < end:
        line_end = text.find("\n", start, end)
        line = text[start : line_end if line_end >= 0 else end]
        found.append((start, len(line) - len(line.lstrip(" \t")) if line.strip() else 0))
        start += len(line) + 1
    return found


def _is_unclosed(raw: str) -> bool:
    """Tell whether a block of HTML hides all the rest of the file because its comment or script never ends."""
    head = raw[:12].lower()
    for opening, closing in _HIDERS.items():
        if head.startswith(opening):
            return raw.lower().find(closing, len(opening)) < 0
    return False


def _is_underlined_heading(above: str, ruler: str) -> bool:
    """Tell whether *above* and *ruler* are a heading: one line, as long as its ruler or short and no sentence."""
    line = above.strip()
    if "\n" in line:
        return False
    if len(ruler) * 2 >= len(line):
        return True
    return len(line) <= _LONGEST_HEADING and line[-1:] not in _SENTENCE_ENDS
