"""HTML inside Markdown: the few tags that change what a reader sees. Names that are no tags of HTML are words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.model.document import Role
from disclint.text.assembly import Assembly
from disclint.text.patterns import Match, Pattern, compiled
from disclint.text.tags import BLOCKS, DELETING, HEADINGS, HIDING, INLINE

_ROLES = {"li": Role.LIST_ITEM, "tr": Role.TABLE_ROW, **dict.fromkeys(HEADINGS, Role.HEADING)}
_NAMES = BLOCKS | INLINE


def unescape(text: str) -> str:
    """Decode the entities of *text*; the library's table is loaded for text that has some."""
    if "&" not in text:
        return text
    from html import unescape as decoded

    return decoded(text)


@cache
def _tag() -> Pattern:
    return compiled(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")


@cache
def _attribute() -> Pattern:
    return compiled(r"([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


@cache
def _entity_or_break() -> Pattern:
    return compiled(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|[ \t]*\r?\n[ \t]*")


def attributes(rest: str) -> dict[str, str]:
    """Return the attributes of a tag; names in small letters, values decoded."""
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _attribute().finditer(rest)}


def _tags(text: str, start: int, stop: int) -> Iterator[tuple[int, int, Match | None]]:
    """Yield each tag of HTML, and each comment (without a match)."""
    last_comment = text.rfind("-->", start, stop)
    at = text.find("<", start, stop)
    while at >= 0:
        end, match = at + 1, None
        if text.startswith("<!--", at):
            if at + 4 <= last_comment:
                end = text.index("-->", at + 4) + 3
                yield at, end, None
        elif (match := _tag().match(text, at, stop)) and match["name"].lower() in _NAMES:
            end = match.end()
            yield at, end, match
        at = text.find("<", end, stop)


class Markup:
    """What tags are open at this place of a Markdown file."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.reset()

    def reset(self) -> None:
        """Forget all open tags: none reaches beyond its block."""
        self.bold = self.hidden = 0
        self.links: list[tuple[int, str, int]] = []
        self.insertion: tuple[int, int] | None = None
        self.deletion: list[str] | None = None

    def tag(self, start: int, end: int) -> bool:
        """Take in the tag or comment from *start* to *end*; False if it is none of HTML, but words."""
        text = self.assembly.source.text
        if text.startswith("<!--", start):
            self.assembly.revision("comment", text[start + 4 : end - 3].strip(), start)
            return True
        match = _tag().fullmatch(text, start, end)
        if match is None:
            return text.startswith(("<!", "<?"), start)
        name, closing = match["name"].lower(), bool(match["end"])
        if name not in _NAMES:
            return False
        self._inline(name, closing, match["rest"], start, end)
        return True

    def _inline(self, name: str, closing: bool, rest: str, start: int, end: int) -> None:
        if name == "br":
            self.assembly.line_break(start, end)
        elif name == "img":
            found = attributes(rest)
            self.assembly.image(found.get("alt"), found.get("src", ""), start, end)
        elif name in ("b", "strong"):
            self.bold = max(0, self.bold + (-1 if closing else 1))
        elif name in HIDING:
            self.hidden = max(0, self.hidden + (-1 if closing else 1))
        elif name == "a":
            self._link(closing, rest, start, end)
        elif name == "ins":
            self._insertion(closing, start)
        elif name in DELETING:
            self._deletion(closing, start)

    def _link(self, closing: bool, rest: str, start: int, end: int) -> None:
        if not closing:
            self.links.append((self.assembly.here, attributes(rest).get("href", ""), start))
        elif self.links:
            since, target, begin = self.links.pop()
            if target:
                self.assembly.link(since, target, begin, end)

    def _insertion(self, closing: bool, start: int) -> None:
        if not closing:
            self.insertion = (self.assembly.here, start)
        elif self.insertion is not None:
            since, begin = self.insertion
            self.assembly.revision("insertion", None, begin, since)
            self.insertion = None

    def _deletion(self, closing: bool, start: int) -> None:
        if not closing:
            self.deletion = []
            self.hidden += 1
        elif self.deletion is not None:
            self.hidden = max(0, self.hidden - 1)
            self.assembly.revision("deletion", "".join(self.deletion).strip(), start)
            self.deletion = None

    def hear(self, words: str) -> None:
        """Take in words that are not shown."""
        if self.deletion is not None:
            self.deletion.append(words)

    def block(self, stretches: list[tuple[int, int]], role: Role) -> None:
        """Take in a block of HTML: its text in paragraphs, its comments as blocks."""
        if not stretches:
            return
        done, stop = stretches[0][0], stretches[-1][1]
        for start, end, match in _tags(self.assembly.source.text, done, stop):
            self._text(done, start, role)
            done = end
            if match is None:
                self._comment(start, end)
            else:
                self._block_tag(match, match["name"].lower(), bool(match["end"]))
        self._text(done, stop, role)
        self.assembly.close()
        self.reset()

    def _comment(self, start: int, end: int) -> None:
        words = self.assembly.source.text[start + 4 : end - 3].strip()
        if self.assembly.here or self.hidden:
            self.assembly.revision("comment", words, start)
        else:
            self.assembly.comment(words, start, end)

    def _block_tag(self, match: Match, name: str, closing: bool) -> None:
        start, end = match.span()
        if name in ("td", "th") and self.assembly.is_open:
            if closing:
                self.assembly.end_cell()
            else:
                self.assembly.cell(start)
        elif name in BLOCKS:
            self.assembly.close()
            if name in _ROLES and not closing:
                self.assembly.open(_ROLES[name], start, int(name[1]) if _ROLES[name] is Role.HEADING else 0)
        else:
            self._inline(name, closing, match["rest"], start, end)

    def _text(self, start: int, end: int, role: Role) -> None:
        text = self.assembly.source.text
        if self.hidden:
            self.hear(unescape(text[start:end]))
        if self.hidden or start == end or (not self.assembly.here and not text[start:end].strip()):
            return
        self.assembly.ensure(role, start)
        done = start
        for match in _entity_or_break().finditer(text, start, end):
            self.assembly.words(text[done : match.start()], done, match.start(), self.bold > 0)
            done = match.end()
            if match[0][0] == "&":
                self.assembly.words(unescape(match[0]), match.start(), done, self.bold > 0)
            else:
                self.assembly.words(" ", match.start(), done, self.bold > 0)
        self.assembly.words(text[done:end], done, end, self.bold > 0)
