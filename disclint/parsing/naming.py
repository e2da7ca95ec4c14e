"""Which token of the release grammar a piece is: by its own words first, then by its shape and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from disclint.model.document import Document, Role
from disclint.model.span import Span
from disclint.model.value import dataclass, field
from disclint.parsing.grammars import Grammars
from disclint.parsing.inline import read_dateline
from disclint.parsing.lalr import Token
from disclint.parsing.mastheads import LINES, headline_below
from disclint.parsing.neighbours import settled
from disclint.parsing.pieces import ARCHIVE, HEADING_LENGTH, Piece
from disclint.parsing.rows import flat_rows
from disclint.parsing.shapes import is_contact, is_prose, is_title_case, reads_as_title
from disclint.parsing.signs import Signs
from disclint.text.patterns import Pattern, compiled

SIGNS = 1500
"""How far into a paragraph its signs are looked for. Units: characters."""

CAUTION = 300
"""A caution begins with its cue: one that stands deeper in a paragraph is a mention. Units: characters."""

_PLAIN = {
    Role.FRONT_MATTER: "FRONT_MATTER",
    Role.IMAGE: "IMAGE",
    Role.CODE: "CODE",
    Role.COMMENT: "NOTE",
    Role.TABLE_ROW: "ROW",
}

_FORMS = (" inc", " corp", " ltd", " co", " n.v", " s.a", " llc", " plc", " l.p", " s.p.a", " bhd")
"""Legal forms whose full stop does not end a sentence."""

_FOOT = ("ABOUT", "COMPANY", "CONTACT", "FORWARD", "CAUTION", "LEGEND", "NON_GAAP", "SOURCE", "END_MARK", "FOOTER", "REFERENCE")
"""How the terminals begin that stand at the foot of a release."""

_NOTES = ("Note", "Note:", "NOTE", "NOTE:")
"""What heads a caution, or anything."""

_WORDS = (Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM)


def tokens_of(document: Document, cut: list[Piece], grammars: Grammars, signs: Signs) -> list[Token]:
    """Return the tokens of the pieces that *document* was cut into: one a piece, but two of a dateline and its lead."""
    lexer = _Lexer(document, grammars, signs, cut)
    return settled(list(lexer.tokens()))


@dataclass(frozen=True)
class _Lexer:
    document: Document
    grammars: Grammars
    signs: Signs
    cut: list[Piece]
    _names: dict[int, str] = field(default_factory=dict)

    @property
    def _view(self) -> str:
        return self.document.view

    def _words(self, at: int) -> str:
        return self.cut[at].of(self._view)

    def tokens(self) -> Iterator[tuple[Token, Piece]]:
        """Yield each token with its piece."""
        end = next((at for at in range(len(self.cut)) if self._is_archive(at)), len(self.cut))
        datelines = self._datelines()
        head = self._head_end(datelines)
        rows = flat_rows(self._view, self.cut)
        described = self._boilerplate(head, end)
        headline: str | None = None
        for at, piece in enumerate(self.cut[:end]):
            if at in datelines:
                yield from self._dateline(piece, datelines[at])
                continue
            name = "BOILERPLATE" if at in described else self._name(at) if at not in rows or self._is_heading(at) else "ROW"
            if at < head:
                name = self._in_head(at, name, headline)
                if name == "TITLE" and headline is None:
                    headline = self._words(at)
            elif name == "KEY_POINTS_HEADING":
                name = "SUBHEADING"
            if (name == "LEGEND_DISCLAIMER_HEADING" or self._words(at) in _NOTES) and self._opens_caution(at + 1):
                name = "FORWARD_LOOKING_HEADING"
            yield self._token(name, piece.span), piece
        for at, piece in enumerate(self.cut[end:]):
            yield self._token("ARCHIVED" if at else "ARCHIVE_MARK", piece.span), piece

    def _is_heading(self, at: int) -> bool:
        """Tell whether a line that stands above a table is the heading of a section, not the label of a row (``Non-GAAP net loss``)."""
        words = self._words(at)
        name = None if len(words) <= 10 or any(map(str.isdigit, words)) else self.signs.short(words)
        return name is not None and name.endswith("_HEADING") and name != "NON_GAAP_HEADING"

    def _token(self, name: str, span: Span) -> Token:
        return Token(name, span.start, span.end, self._view[span.start : span.end])

    def _datelines(self) -> dict[int, int]:
        """Return which pieces begin with a dateline and where it ends: looked for in the head, and three pieces on from the first."""
        found: dict[int, int] = {}
        for at, piece in enumerate(self.cut[:44]):
            if (found and at > min(found) + 3) or (not found and (piece.span.start > 4000 or at > 40)):
                break
            dateline = read_dateline(self._view, piece.span.start, piece.span.end, self.grammars) if piece.role in _WORDS else None
            # A place in brackets opens a point of a list, too: that one needs its date.
            if dateline and (piece.role is not Role.LIST_ITEM or any(map(str.isdigit, self._view[piece.span.start : dateline.end]))):
                found[at] = dateline.end
        return found

    def _dateline(self, piece: Piece, end: int) -> Iterator[tuple[Token, Piece]]:
        """Yield a dateline and the lead behind it."""
        yield self._token("DATELINE", Span(piece.span.start, end)), piece
        rest = self._view[end : piece.span.end]
        if rest.strip():
            lead = Span(end + len(rest) - len(rest.lstrip()), piece.span.end)
            paid = len(rest) < 120 and (self.signs.opening(rest.strip()) or "").startswith("PAID")
            yield self._token("PAID_START" if paid else "TEXT", lead), piece

    def _head_end(self, datelines: dict[int, int]) -> int:
        """Return which piece ends the head: the first dateline, else the first paragraph of prose."""
        if datelines:
            return min(datelines)
        for at, piece in enumerate(self.cut):
            prose = piece.role is Role.PARAGRAPH and not piece.glued and self._is_lead(at)
            if prose and self._name(at) == "TEXT" and not self._is_notice(at):
                return at
        titles = [at for at, piece in enumerate(self.cut[:4]) if piece.role is Role.HEADING]
        return min(len(self.cut), max(titles, default=0) + 1)

    def _is_lead(self, at: int) -> bool:
        """Tell whether a paragraph is prose rather than a long line between the headline and the text, which ends without a full stop."""
        words = self._words(at)
        return is_prose(words) and not (at <= 2 and 160 < len(words) <= 240 and words[-1].isalnum() and "http" not in words)

    def _opens_caution(self, at: int) -> bool:
        """Tell whether the text under a heading as plain as ``Disclaimer`` is a forward-looking caution."""
        return at < len(self.cut) and self.signs.opening(self._words(at)[:SIGNS]) == "FORWARD_LOOKING_START"

    def _boilerplate(self, head: int, end: int) -> frozenset[int]:
        """Return which pieces are descriptions of companies without a heading: the last text of the release, saying what a company is."""
        found: set[int] = set()
        for at in range(end - 1, max(head + 2, end // 2), -1):
            words = self._words(at)
            if self.cut[at].role is not Role.PARAGRAPH or len(words) <= 100 or self._name(at) != "TEXT":
                continue
            if not _describes().match(words) or self._name(at - 1).endswith("_HEADING"):
                break
            found.add(at)
        return frozenset(at for at in found if not self._has_heading(at))

    def _has_heading(self, at: int) -> bool:
        """Tell whether a description goes on with what an ``About`` above it has begun: about the same company, by its first word."""
        first = self._words(at).split()[0]
        above = next((i for i in range(at - 1, -1, -1) if self._name(i) not in ("TEXT", "LINE", "ITEM")), 0)
        return self._name(above) == "ABOUT_HEADING" and first in self._words(above).split()

    def _is_archive(self, at: int) -> bool:
        if self._words(at).startswith(ARCHIVE):
            return True
        return self.cut[at].role is Role.RULE and at + 1 < len(self.cut) and self._words(at + 1).startswith(ARCHIVE)

    def _name(self, at: int) -> str:
        """Return which token a piece is by its words and its shape."""
        if at not in self._names:
            self._names[at] = self._read(at)
        return self._names[at]

    def _read(self, at: int) -> str:
        piece, words = self.cut[at], self._words(at)
        if piece.role in _PLAIN:
            return _PLAIN[piece.role]
        short = len(words) <= HEADING_LENGTH
        bare = words.lstrip("*-\u2022 ") if piece.role is Role.LIST_ITEM else words
        if len(words) <= 300:
            known = self.signs.short(bare)
            if known and _may_be(known, piece, words, short):
                return known
        if piece.role is Role.RULE:
            return "END_MARK_LINE" if "#" in words else "LINE"
        if is_contact(words):
            return "CONTACT_DETAIL"
        opening = self._opening(words.lstrip("*-\u2022 "))
        if opening and (len(words) > 40 or not piece.glued):
            return opening
        return self._shape(at, words)

    def _opening(self, words: str) -> str | None:
        """Return what the beginning of a paragraph speaks for; a caution only where its cue stands near the beginning."""
        found = self.signs.opening(words[:SIGNS])
        if found in ("CAUTION_SENTENCE", "FORWARD_LOOKING_SENTENCE") and len(words) > CAUTION:
            near = self.signs.opening(words[:CAUTION])
            return near or "FORWARD_LOOKING_MENTION"
        return found

    def _shape(self, at: int, words: str) -> str:
        piece = self.cut[at]
        if piece.role is Role.LIST_ITEM:
            return "SUBHEADING" if self._is_numbered_title(at, words) else "ITEM"
        if piece.role is Role.HEADING:
            return "TITLE" if at <= 1 or (piece.level == 1 and at < 4) else "SUBHEADING"
        if is_prose(words) and not (len(words) < 220 and is_title_case(words) and self._announces(at, words)):
            return "TEXT"
        if len(words) > HEADING_LENGTH + 40:
            return "SUBHEADING" if len(words) < 220 else "TEXT"
        if piece.glued or piece.bold or self._announces(at, words):
            return "COMPANY_HEADING" if self._names_company(at, words) else "SUBHEADING"
        return "LINE"

    def _is_numbered_title(self, at: int, words: str) -> bool:
        """Tell whether a numbered item is the heading of the text or of the points below it."""
        if len(words) > 80 or at + 1 == len(self.cut) or not self._is_numbered(at):
            return False
        titled = reads_as_title(words) and is_prose(self._words(at + 1))
        if self.cut[at + 1].role is Role.LIST_ITEM:
            return words.endswith(":") or (titled and not self._is_numbered(at + 1))
        return self.cut[at + 1].role is Role.PARAGRAPH and titled

    def _is_numbered(self, at: int) -> bool:
        origin = self.document.origin(self.cut[at].span.start)
        return re.search(r"\d[.)]\s*$", self.document.source[max(0, origin - 6) : origin]) is not None

    def _announces(self, at: int, words: str) -> bool:
        """Tell whether a short line stands above longer text as its heading."""
        below = next((i for i in range(at + 1, len(self.cut)) if not self._is_picture(i)), None)
        if below is None or "\u2022" in words or not (words[:1].isalnum() or words[:1] in "\"'$"):
            return False
        if _calls().match(words) or self._is_speaker(at, words):
            return False
        if self.cut[below].role is Role.LIST_ITEM:
            return _heads_a_list(words)
        if "http" in words or "www." in words:
            return False
        if not (is_prose(self._words(below)) or self._introduces(below)) or len(self._words(below)) <= len(words) + 20:
            return len(words) <= 110 and is_title_case(words) and self._is_first_of_two(at, below)
        return _heads_text(words)

    def _is_speaker(self, at: int, words: str) -> bool:
        """Tell whether a line is the name and the title of who has been quoted above it, or of one of several people."""
        above = self._words(at - 1) if at else ""
        return (above.endswith('"') or (len(above) <= 100 and _office().search(above) is not None)) and _office().search(words) is not None

    def _names_company(self, at: int, words: str) -> bool:
        """Tell whether a heading is the bare name of a company: the text below says what it is, and the foot follows."""
        if not 4 <= at < len(self.cut) - 2 or len(words) > 60:
            return False
        name, text = words.rstrip(": "), self._words(at + 1).removeprefix("The ")
        if not text.startswith(name) or not _described().match(text, len(name)):
            return False
        below = range(at + 2, min(at + 5, len(self.cut)))
        return any(self._name(i).startswith(_FOOT) or self.cut[i].role is Role.RULE for i in below)

    def _introduces(self, at: int) -> bool:
        """Tell whether a line is the sentence above a list."""
        return self._words(at).endswith(":") and at + 1 < len(self.cut) and self.cut[at + 1].role is Role.LIST_ITEM

    def _is_first_of_two(self, at: int, below: int) -> bool:
        """Tell whether a title stands above a second one, with the text below that. A third would make a list of names."""
        words, above = self._words(below), self.cut[at - 1] if at else None
        if above is None or self.cut[below].role is not Role.PARAGRAPH or not 10 < len(words) <= 110 or not is_title_case(words):
            return False
        text = next(iter(self.cut[below + 1 : below + 2]), above)
        led = text.role is Role.LIST_ITEM or is_prose(text.of(self._view))
        return led and (above.role is not Role.PARAGRAPH or is_prose(above.of(self._view)))

    def _is_picture(self, at: int) -> bool:
        return self.cut[at].role is Role.IMAGE or (self._words(at).startswith("Figure ") and self._name(at).startswith("CAPTION"))

    def _in_head(self, at: int, name: str, headline: str | None) -> str:
        """Name a piece that stands above the dateline or the first paragraph; *headline* is that of the release, if it is known already."""
        words = self._words(at)
        if name in ("LINE", "SUBHEADING", "TEXT", "TITLE", "CALL_HEADING", "ABOUT_HEADING", "CALL_DETAIL_LINE", "CONTACT_HEADING"):
            if headline is None and self.cut[at].role is not Role.HEADING and self._title_follows(at):
                return "MASTHEAD"
            if headline is None or words.strip("# ").casefold() == headline.strip("# ").casefold():
                return "TITLE"
            return name if name == "CONTACT_HEADING" else "DECK"
        if name == "RESPONSIBLE_HEADING" and words.lower().startswith("on behalf of"):
            return "PAID_START"
        if name == "ITEM":
            return "TEXT" if len(words) > 100 and not self._among_items(at) else "KEY_POINT"
        return name

    def _is_notice(self, at: int) -> bool:
        """Tell whether a paragraph stands above the headline: a notice about the announcement."""
        titled = any(self._is_title(i) for i in range(at))
        return not titled and self._title_follows(at)

    def _title_follows(self, at: int) -> bool:
        """Tell whether markup or a letterhead names a headline further down: what stands above it is the issuer's letterhead."""
        return any(self._is_title(i) for i in range(at + 1, min(at + 9, len(self.cut))))

    def _is_title(self, at: int) -> bool:
        piece = self.cut[at]
        return (piece.role is Role.HEADING and piece.level == 1) or at == self._numbered

    @cached_property
    def _numbered(self) -> int | None:
        """Return which piece is the headline below the letterhead of a numbered announcement."""
        return headline_below([piece.of(self._view) for piece in self.cut[:LINES]])

    def _among_items(self, at: int) -> bool:
        return any(piece.role is Role.LIST_ITEM for piece in (*self.cut[max(at - 1, 0) : at], *self.cut[at + 1 : at + 2]))


def _may_be(name: str, piece: Piece, words: str, short: bool) -> bool:
    """Tell whether a block that reads like *name*, from end to end, may be it."""
    if name.endswith("_HEADING"):
        if piece.role is Role.LIST_ITEM and name != "FORWARD_LOOKING_HEADING":
            return False
        if name == "ABOUT_HEADING" and words.rstrip().endswith((".", "!")) and not words.rstrip(". ").lower().endswith(_FORMS):
            return False
        return short or piece.glued
    return name in ("FOOTER_START", "REFERENCE_LINE") or len(words) <= 170


def _heads_a_list(words: str) -> bool:
    if words.endswith(":"):
        return len(words) < 60 and reads_as_title(words)
    return (reads_as_title(words) or (words[0].isupper() and len(words) < 110)) and (words[-1] not in ",.;" or is_title_case(words))


def _heads_text(words: str) -> bool:
    if len(words) > 110:
        return is_title_case(words)
    return reads_as_title(words) or (words.lstrip("\"'")[:1].isupper() and len(words) < 100 and words[-1] not in ",;:.)")


@cache
def _calls() -> Pattern:
    """Lines that call upon the reader, and questions that are numbered: no headings."""
    return compiled(r"(?i:read more|check out|click|to (?:view|learn|read)|watch (?:the|it)|learn more (?:at|about|here))\b|Q\d*[:.] ")


@cache
def _office() -> Pattern:
    """What stands behind the name of a speaker."""
    return compiled(r", .*(?i:\b(?:ceo|chair\w*|president|founder|co-founder|chief|officer|director|partner|head|manager|principal)\b)")


@cache
def _described() -> Pattern:
    """What stands behind the name of a company where its description begins."""
    return compiled(
        r"(?:,? (?:Inc|Corp|Ltd|AG|SE|plc|LLC)\.?)?(?: Group)?,?(?: \([^)]{1,60}\),?)* (?:is an? |is the |is one |was founded |provides )"
        r"|'s? mission "
    )


@cache
def _describes() -> Pattern:
    """How a company's description begins: its name, then what it is."""
    return compiled(
        r"(?:Founded in \d{4},? |Headquartered in |Based in )"
        r"|(?:The )?[A-Z][\w&.'-]*(?:,? (?:[A-Z(&][\w&.')-]*|of|and|the|de))*,? (?:\([^)]{1,60}\),? )*(?:an? [\w ]{3,40}, )?"
        r"(?:(?:is|are|was|has been) (?:a|an|the|one|founded|dedicated|headquartered|committed|comprised|focused|established)\b"
        r"|(?:provides|operates|develops|specializes|designs|manufactures|offers|delivers|creates|serves) )"
    )
