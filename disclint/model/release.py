"""A document parsed as a press release."""

from __future__ import annotations

from enum import Enum

from disclint.model.document import Document
from disclint.model.span import Span
from disclint.model.value import dataclass


class SectionKind(Enum):
    """The kinds of section a release is made of."""

    FRONT_MATTER = "front_matter"
    WIRE_HEADER = "wire_header"
    EMBARGO = "embargo"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    KEY_POINTS = "key_points"
    DATELINE = "dateline"
    BODY = "body"
    SUBHEADING = "subheading"
    QUOTE = "quote"
    TABLE = "table"
    IMAGE = "image"
    CALL_DETAILS = "call_details"
    ABOUT = "about"
    SAFETY_INFORMATION = "safety_information"
    INDICATION = "indication"
    FORWARD_LOOKING = "forward_looking"
    NON_GAAP = "non_gaap"
    LEGEND = "legend"
    PAID_PROMOTION = "paid_promotion"
    RESPONSIBLE_PERSON = "responsible_person"
    REFERENCES = "references"
    CONTACTS = "contacts"
    SOURCE_LINE = "source_line"
    END_MARK = "end_mark"
    WIRE_FOOTER = "wire_footer"


@dataclass(frozen=True, slots=True)
class Section:
    """One section: *span* in the text, *extent* in the source (markup included; together the extents of the top-level
    sections cover every non-blank character of the file).

    *title* is its heading as printed, or None. *subject* says which legend it is, or whom an about section is about.
    *within* is the index of the section that a quote stands in; all others are top level.
    """

    kind: SectionKind
    span: Span
    extent: Span
    title: str | None = None
    subject: str | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as the parser saw it (a block, or a piece of a block where a wire lost the breaks).

    *kind* is the section it went to; *sentences* lie inside it, in order.
    """

    span: Span
    section: int
    sentences: tuple[Span, ...]
    role: str


@dataclass(frozen=True)
class Release:
    """A document as a press release: sections in order (quotes after the top-level ones), paragraphs, sentences.

    *unexpected* are the paragraphs that the grammar had no place for and that were taken as body.
    """

    document: Document
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    unexpected: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The text that the sections divide."""
        return self.document.text

    @property
    def view(self) -> str:
        """The same text for grammars."""
        return self.document.view
