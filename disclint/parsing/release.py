"""Pieces to sections, by the grammar of releases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclint.model.document import Document
from disclint.model.release import Paragraph, Release, Section, SectionKind
from disclint.model.span import Span
from disclint.parsing.grammars import Grammars
from disclint.parsing.lalr import Token, Tree
from disclint.parsing.naming import tokens_of
from disclint.parsing.pieces import pieces
from disclint.parsing.quotes import quotations
from disclint.parsing.signs import signs_of
from disclint.text.sentences import sentences


def parse_release(document: Document, grammars: Grammars) -> Release:
    """Parse *document* as a press release. Never fails: what fits nowhere is body."""
    signs = signs_of(grammars.release)
    tokens = tokens_of(document, pieces(document, signs), grammars, signs)
    tree, strangers = grammars.release.parse_all(tokens, lambda token: token._replace(type="TEXT"))
    sections = _sections(document, tree)
    paragraphs = tuple(_paragraphs(document.view, tokens, sections))
    quotes = tuple(quotations(document, sections, paragraphs))
    return Release(document, (*sections, *quotes), paragraphs, tuple(Span(token.start_pos, token.end_pos) for token in strangers))


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
        if joined and kind is joined[-1][0] and _goes_on(kind, joined[-1][1], own):
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
            _subject(kind, own),
        )
        for (kind, own), start, end in zip(joined, starts, ends, strict=True)
    )


def _goes_on(kind: SectionKind, above: list[Token], own: list[Token]) -> bool:
    """Tell whether a section goes on with the one above it: the body does, and a legend with its heading or with more of the same."""
    if kind is SectionKind.LEGEND:
        return _subject(kind, above) == _subject(kind, own) or [token.type[-8:] for token in above] == ["_HEADING"]
    return kind in _WHOLE


def _first_ink(source: str, at: int) -> int:
    return len(source) - len(source[at:].lstrip())


def _last_ink(source: str, start: int, end: int) -> int:
    return start + len(source[start:end].rstrip())


def _title(token: Token) -> str | None:
    return str(token) if token.type.endswith("_HEADING") or token.type in ("TITLE", "SUBHEADING") else None


def _subject(kind: SectionKind, own: list[Token]) -> str | None:
    if kind is SectionKind.LEGEND:
        told = next((token for token in own[:2] if token.type.startswith("LEGEND") and not token.type.endswith("_HEADING")), own[0])
        return told.type.removeprefix("LEGEND_").rsplit("_", 1)[0].lower()
    if kind is SectionKind.ABOUT and own[0].type == "ABOUT_HEADING":
        name = re.sub(r"(?i)^(about|acerca de|sobre):? +", "", str(own[0]).strip(" :"))
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
