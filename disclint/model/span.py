"""Where something stands: in the text (`Span`) and in the file (`Place`)."""

from __future__ import annotations

from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of ``Document.text``: the only kind of place used inside.

    Units: code points, from 0.
    Errors: ValueError unless 0 <= start <= end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no range: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the words of *text* that stand here."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def around(self, inner: Span, reach: int) -> Span:
        """Return *inner* with so much on both sides of it as lies inside."""
        return Span(min(max(self.start, inner.start - reach), inner.start), max(min(self.end, inner.end + reach), inner.end))

    def meets(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A position in the file as an editor shows it.

    Units: *offset* in code points from 0; *line* and *column* from 1.
    """

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class DocxPlace:
    """A range inside one paragraph of a Word file.

    Units: *paragraph* and the members of *table* (table, row, column) count from 0 in document order;
    *start* and *end* are code points inside the paragraph.
    """

    paragraph: int
    start: int
    end: int
    table: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A range of the file that a user can go to. JSON calls it ``span``.

    *file* names the side-car file where the place is not in the release itself.
    """

    start: Point
    end: Point
    docx: DocxPlace | None = None
    file: str | None = None
