"""Pieces to sections, by the grammar of releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.model.document import Document, Role
from disclint.model.release import Paragraph, Release, Section, SectionKind
from disclint.model.span import Span
from disclint.model.value import dataclass, replace
from disclint.parsing.grammars import Grammars
from disclint.parsing.inline import read_dateline
from disclint.parsing.lalr import Token, Tree
from disclint.parsing.pieces import HEADING_LENGTH, Piece, pieces, reach, reads_as_title
from disclint.parsing.quotes import quotations
from disclint.parsing.signs import Signs, signs_of
from disclint.text.patterns import Pattern, compiled
from disclint.text.sentences import sentences

SIGNS = 1500
"""How far into a paragraph its signs are looked for. Units: characters."""

_PLAIN = {
    Role.FRONT_MATTER: "FRONT_MATTER",
    Role.IMAGE: "IMAGE",
    Role.CODE: "CODE",
    Role.COMMENT: "NOTE",
    Role.TABLE_ROW: "ROW",
}


def parse_release(document: Document, grammars: Grammars) -> Release:
    """Parse *document* as a press release. Never fails: what fits nowhere is body."""
    signs = signs_of(grammars.release)
    cut = pieces(document, signs)
    tokens = list(_Lexer(document, grammars, signs).tokens(cut))
    tree, strangers = grammars.release.parse_all(tokens, lambda token: token._replace(type="TEXT"))
    sections = _sections(document, tree)
    paragraphs = tuple(_paragraphs(document.view, tokens, sections))
    quotes = tuple(quotations(document, sections, paragraphs))
    return Release(document, (*sections, *quotes), paragraphs, tuple(Span(token.start_pos, token.end_pos) for token in strangers))


# ---- Which token a piece is

_FORMS = (" inc", " corp", " ltd", " co", " n.v", " s.a", " llc", " plc", " l.p", " s.p.a", " bhd")
"""Legal forms whose full stop does not end a sentence."""


@dataclass(frozen=True)
class _Lexer:
    document: Document
    grammars: Grammars
    signs: Signs

    @property
    def _view(self) -> str:
        return self.document.view

    def tokens(self, cut: list[Piece]) -> Iterator[Token]:
        """Yield one token a piece; a dateline and its lead are two."""
        head_end = self._head_end(cut)
        rows = _flat_rows(self._view, cut)
        described = self._boilerplate(cut, head_end[0])
        archived = False
        in_head = True
        headline: str | None = None
        for at, piece in enumerate(cut):
            words = piece.of(self._view)
            if archived:
                yield _token("ARCHIVED", piece.span, words)
                continue
            if self._is_archive(cut, at):
                archived = True
                yield _token("ARCHIVE_MARK", piece.span, words)
                continue
            if at <= head_end[1] and piece.role in (Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM):
                found = read_dateline(self._view, piece.span.start, piece.span.end, self.grammars)
                if found is not None:
                    in_head = False
                    yield _token("DATELINE", Span(piece.span.start, found.end), words)
                    rest = self._view[found.end : piece.span.end]
                    if rest.strip():
                        start = found.end + len(rest) - len(rest.lstrip())
                        lead = replace(piece, span=Span(start, piece.span.end))
                        name = self._name([lead], 0, rest.strip()) if len(rest) < 120 else "TEXT"
                        yield _token(name if name.startswith("PAID") else "TEXT", lead.span, rest.strip())
                    continue
            name = "ROW" if at in rows else "BOILERPLATE" if at in described else self._name(cut, at, words)
            if in_head and at < head_end[0]:
                name = self._in_head(cut, at, name, headline)
                if name == "TITLE" and headline is None:
                    headline = words
            else:
                in_head = False
                if name == "KEY_POINTS_HEADING":
                    name = "SUBHEADING"
            if name == "LEGEND_DISCLAIMER_HEADING" and self._opens_caution(cut[at + 1 : at + 2]):
                name = "FORWARD_LOOKING_HEADING"
            yield _token(name, piece.span, words)

    def _head_end(self, cut: list[Piece]) -> tuple[int, int]:
        """Return which piece ends the head (the first dateline, else the first paragraph of prose) and up to which one
        datelines are looked for."""
        last = 0
        for at, piece in enumerate(cut):
            if piece.span.start > 4000 or at > 40:
                break
            last = at
            if piece.role in (Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM) and read_dateline(
                self._view, piece.span.start, piece.span.end, self.grammars
            ):
                return at, at + 3
        for at, piece in enumerate(cut):
            words = piece.of(self._view)
            if piece.role is Role.PARAGRAPH and not piece.glued and _is_prose(words) and self._name(cut, at, words) == "TEXT":
                return at, last
        titles = [at for at, piece in enumerate(cut[:4]) if piece.role is Role.HEADING]
        return min(len(cut), max(titles, default=0) + 1), last

    def _opens_caution(self, following: list[Piece]) -> bool:
        """Tell whether the text under a heading as plain as ``Disclaimer`` is a forward-looking caution."""
        return any(self.signs.opening(piece.of(self._view)[:SIGNS]) == "FORWARD_LOOKING_START" for piece in following)

    def _boilerplate(self, cut: list[Piece], head: int) -> frozenset[int]:
        """Return which pieces are descriptions of companies without a heading: the last text of the release, saying what a company is."""
        end = next((at for at in range(len(cut)) if self._is_archive(cut, at)), len(cut))
        found: set[int] = set()
        for at in range(end - 1, max(head + 2, end // 2), -1):
            words = cut[at].of(self._view)
            if cut[at].role is not Role.PARAGRAPH or len(words) <= 100 or self._name(cut, at, words) != "TEXT":
                continue
            if not _describes().match(words) or (self.signs.short(cut[at - 1].of(self._view)) or "").endswith("_HEADING"):
                break
            found.add(at)
        return frozenset(found)

    def _is_archive(self, cut: list[Piece], at: int) -> bool:
        words = cut[at].of(self._view)
        if words.startswith(("[Original/Source Press Release]", "Original/Source Press Release")):
            return True
        following = cut[at + 1].of(self._view) if at + 1 < len(cut) else ""
        return cut[at].role is Role.RULE and following.startswith(("[Original/Source", "Original/Source"))

    def _name(self, cut: list[Piece], at: int, words: str) -> str:
        piece = cut[at]
        if piece.role in _PLAIN:
            return _PLAIN[piece.role]
        short = len(words) <= HEADING_LENGTH
        bare = words.lstrip("*-\u2022 ") if piece.role is Role.LIST_ITEM else words
        if short or (piece.glued and len(words) <= HEADING_LENGTH + 40) or len(words) <= 300:
            known = self.signs.short(bare)
            if known and self._may_be(known, piece, words, short):
                return known
        if piece.role is Role.RULE:
            return "END_MARK_LINE" if "#" in words else "LINE"
        if (len(words) <= 260 or " " not in words) and reach().search(words) and not _is_long_prose(words):
            return "CONTACT_DETAIL"
        opening = self.signs.opening(words[:SIGNS].lstrip("*-\u2022 "))
        if opening and (len(words) > 40 or not piece.glued):
            return opening
        return self._shape(cut, at, words)

    def _may_be(self, name: str, piece: Piece, words: str, short: bool) -> bool:
        """Tell whether a short block that reads like *name* may be it."""
        if name.endswith("_HEADING"):
            if piece.role is Role.LIST_ITEM and name not in ("FORWARD_LOOKING_HEADING",):
                return False
            if name == "ABOUT_HEADING" and words.rstrip().endswith((".", "!")) and not words.rstrip(". ").lower().endswith(_FORMS):
                return False
            return short or piece.glued
        if name == "FOOTER_START":
            return True
        return len(words) <= 170

    def _shape(self, cut: list[Piece], at: int, words: str) -> str:
        piece = cut[at]
        if piece.role is Role.LIST_ITEM:
            return "ITEM"
        if piece.role is Role.HEADING:
            return "TITLE" if at <= 1 or (piece.level == 1 and at < 4) else "SUBHEADING"
        if _is_prose(words):
            return "TEXT"
        if len(words) > HEADING_LENGTH + 40:
            return "TEXT"
        return "SUBHEADING" if piece.glued or piece.bold or self._announces(cut, at, words) else "LINE"

    def _announces(self, cut: list[Piece], at: int, words: str) -> bool:
        """Tell whether a short line stands above longer text as its heading."""
        if not words[:1].isalnum() and words[:1] not in "\"'$":
            return False
        following = next((p for p in cut[at + 1 :] if p.role is not Role.IMAGE), None)
        if following is None or len(words) > 110 or words.lower().startswith("read more"):
            return False
        next_words = following.of(self._view)
        if following.role is Role.LIST_ITEM:
            if words.endswith(":"):
                return len(words) < 60 and reads_as_title(words)
            return (reads_as_title(words) or (words[0].isupper() and len(words) < 70)) and words[-1] not in ",.;)"
        if not (_is_prose(next_words) and len(next_words) > len(words) + 20) or "http" in words or "www." in words:
            return False
        return reads_as_title(words) or (words.lstrip("\"'")[:1].isupper() and len(words) < 100 and words[-1] not in ",;:.)")

    def _in_head(self, cut: list[Piece], at: int, name: str, headline: str | None) -> str:
        """Name a piece that stands above the dateline or the first paragraph; *headline* is that of the release, if it is known already."""
        words = cut[at].of(self._view)
        if name in ("LINE", "SUBHEADING", "TEXT", "TITLE", "CALL_HEADING", "ABOUT_HEADING", "CALL_DETAIL_LINE", "CONTACT_HEADING"):
            if headline is None and cut[at].role is not Role.HEADING and self._title_follows(cut, at):
                return "MASTHEAD"
            if headline is None or words.strip("# ").casefold() == headline.strip("# ").casefold():
                return "TITLE"
            return name if name == "CONTACT_HEADING" else "DECK"
        if name == "ITEM":
            return "TEXT" if len(words) > 100 and not self._among_items(cut, at) else "KEY_POINT"
        return name

    def _title_follows(self, cut: list[Piece], at: int) -> bool:
        """Tell whether the markup names a headline further down: what stands above it is the issuer's letterhead."""
        return any(piece.role is Role.HEADING and piece.level == 1 for piece in cut[at + 1 : at + 9])

    def _among_items(self, cut: list[Piece], at: int) -> bool:
        return any(piece.role is Role.LIST_ITEM for piece in (*cut[max(at - 1, 0) : at], *cut[at + 1 : at + 2]))


@cache
def _describes() -> Pattern:
    """How a company's description begins: its name, then what it is."""
    return compiled(
        r"(?:Founded in \d{4},? |Headquartered in |Based in )"
        r"|(?:The )?[A-Z][\w&.'-]*(?:,? (?:[A-Z(&][\w&.')-]*|of|and|the|de))*,? (?:\([^)]{1,60}\),? )*"
        r"(?:(?:is|are|was|has been) (?:a|an|the|one|founded|dedicated|headquartered|committed|comprised|focused|established)\b"
        r"|(?:provides|operates|develops|specializes|designs|manufactures|offers|delivers|creates|serves) )"
    )


def _flat_rows(view: str, cut: list[Piece]) -> frozenset[int]:
    """Return which pieces are cells of a table that a wire has flattened to one cell a line: long runs of short lines, many figures."""
    rows: set[int] = set()
    run: list[int] = []
    for at in range(len(cut) + 1):
        words = cut[at].of(view) if at < len(cut) else ""
        if at < len(cut) and cut[at].role is Role.PARAGRAPH and len(words) <= 70 and not reach().search(words) and "http" not in words:
            run.append(at)
            continue
        while run and not _has_figure(cut[run[-1]].of(view)) and at < len(cut) and _is_prose(words):
            run.pop()  # the heading of the text below
        figures = sum(_has_figure(cut[i].of(view)) for i in run)
        if len(run) >= 8 and figures >= 0.3 * len(run):
            rows.update(run)
        run = []
    return frozenset(rows)


def _has_figure(words: str) -> bool:
    return len(words) < 40 and (any(char.isdigit() for char in words) or words in ("$", "-", "%"))


def _token(name: str, span: Span, words: str) -> Token:
    return Token(name, span.start, span.end, words)


def _is_prose(words: str) -> bool:
    """Tell whether *words* read as running text rather than a line or heading."""
    if len(words) > 160:
        return True
    ends = words.rstrip("\"') ").endswith((".", "!", "?", ":")) or (len(words) > 130)
    return len(words) > 60 and ends and not words.endswith("?") and " " in words


def _is_long_prose(words: str) -> bool:
    """Tell whether a paragraph with an address in it is a sentence rather than a contact line."""
    lower = sum(part[:1].islower() for part in words.split())
    return len(words) > 60 and (lower >= 5 or words.startswith("To "))


# ---- A tree to sections

_KINDS = {kind.value: kind for kind in SectionKind}
_WHOLE = (SectionKind.BODY, SectionKind.WIRE_FOOTER)
_AS = {"late": SectionKind.BODY, "comment": SectionKind.BODY}


def _sections(document: Document, tree: Tree) -> tuple[Section, ...]:
    found: list[tuple[SectionKind, list[Token]]] = []
    for part in tree.subtrees():
        kind = _KINDS.get(part.data) or _AS.get(part.data)
        if kind is not None:
            found.append((kind, list(part.tokens())))
    joined: list[tuple[SectionKind, list[Token]]] = []
    for kind, own in found:
        if (
            joined
            and kind is joined[-1][0]
            and (kind in _WHOLE or (kind is SectionKind.LEGEND and _subject(kind, own[0]) == _subject(kind, joined[-1][1][0])))
        ):
            joined[-1][1].extend(own)
        else:
            joined.append((kind, own))
    # A section that opens a block begins with the block's markup.
    blocks = {block.span.start: block.source.start for block in document.blocks}
    firsts = [own[0].start_pos for _, own in joined]
    starts = [_first_ink(document.source, blocks[at]) if at in blocks else document.origin(at) for at in firsts]
    if starts:
        starts[0] = _first_ink(document.source, 0)
    ends = [*starts[1:], len(document.source)]
    return tuple(
        Section(
            kind,
            Span(own[0].start_pos, own[-1].end_pos),
            Span(start, max(start, _last_ink(document.source, start, end))),
            _title(own[0]),
            _subject(kind, own[0]),
        )
        for (kind, own), start, end in zip(joined, starts, ends, strict=True)
    )


def _first_ink(source: str, at: int) -> int:
    return len(source) - len(source[at:].lstrip())


def _last_ink(source: str, start: int, end: int) -> int:
    return start + len(source[start:end].rstrip())


def _title(token: Token) -> str | None:
    return str(token) if token.type.endswith("_HEADING") or token.type in ("TITLE", "SUBHEADING") else None


def _subject(kind: SectionKind, token: Token) -> str | None:
    if kind is SectionKind.LEGEND:
        return token.type.removeprefix("LEGEND_").rsplit("_", 1)[0].lower()
    if kind is SectionKind.ABOUT and token.type == "ABOUT_HEADING":
        name = re.sub(r"(?i)^(about|acerca de|sobre):? +", "", str(token).strip(" :"))
        return name or None
    return None


def _paragraphs(view: str, tokens: list[Token], sections: tuple[Section, ...]) -> Iterator[Paragraph]:
    at = 0
    for token in tokens:
        span = Span(token.start_pos, token.end_pos)
        while at + 1 < len(sections) and sections[at + 1].span.start <= span.start:
            at += 1
        prose = token.type not in ("IMAGE", "NOTE", "FRONT_MATTER", "ARCHIVED", "ARCHIVE_MARK", "ROW", "CODE")
        yield Paragraph(span, at, sentences(view, span) if prose else (span,), token.type.lower())
