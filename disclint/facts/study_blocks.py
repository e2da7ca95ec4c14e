"""Study blocks: which paragraphs of a release speak of the same study."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.model.value import dataclass, field
from disclint.text.patterns import Pattern, compiled

APART = (SectionKind.ABOUT, SectionKind.INDICATION, SectionKind.SAFETY_INFORMATION)
"""Each section of these kinds is a block of its own."""
OPENING = 80
"""A product that a paragraph first names further on is no sign that it speaks of another study. Units: characters."""
MOST = 400
"""How many blocks a release can have; what follows belongs to the last."""


@dataclass
class _Block:
    """A block as it is being read: by which registry ids, trial names, phases and products it is known."""

    known: dict[str, set[str]] = field(default_factory=dict)

    def differs(self, other: dict[str, set[str]]) -> bool:
        return any(self.known.get(sort) and found and not self.known[sort] & found for sort, found in other.items())

    def shares(self, other: dict[str, set[str]]) -> bool:
        return any(self.known.get(sort, set()) & found for sort, found in other.items())

    def take(self, other: dict[str, set[str]]) -> None:
        for sort, found in other.items():
            self.known.setdefault(sort, set()).update(found)


class Blocks:
    """The study blocks of a release, by the places of its paragraphs."""

    def __init__(self, frame: Frame) -> None:
        self._starts: list[int] = []
        self._numbers: list[int] = []
        blocks = [_Block()]
        current = 0
        apart = -1
        for paragraph in sorted(frame.release.paragraphs, key=lambda one: one.span):
            kind = frame.release.sections[paragraph.section].kind
            keys = _keys(frame.view, paragraph.span)
            if kind in APART:
                if paragraph.section != apart and len(blocks) < MOST:
                    blocks.append(_Block())
                    current = len(blocks) - 1
                    apart = paragraph.section
            elif blocks[current].differs(keys) or apart >= 0:
                apart = -1
                current = next((n for n, one in enumerate(blocks) if one.shares(keys) and not one.differs(keys)), len(blocks))
                if current == len(blocks):
                    if len(blocks) < MOST:
                        blocks.append(_Block())
                    else:
                        current -= 1
            blocks[current].take(keys)
            self._starts.append(paragraph.span.start)
            self._numbers.append(current)

    def at(self, offset: int) -> int:
        """Return the number of the block in which *offset* stands."""
        place = bisect_right(self._starts, offset) - 1
        return self._numbers[place] if place >= 0 else 0


@cache
def _key() -> Pattern:
    return compiled(
        # Short words are passed over, long ones read once: then only their end is looked at.
        r"\b(?=[A-Z]|phase|[a-z]{7})(?:(?P<registry>NCT\d{6,9})|(?P<phase>[Pp](?:hase|HASE) ?(?:[1-4]|I{1,3}|IV)\b)"
        r"|(?P<trial>[A-Z]{4,}(?:-[A-Z0-9]+)*(?=(?: Phase| clinical| pivotal)? (?:study|trial|Study|Trial)\b))"
        r"|(?P<product>[A-Z]{2,6}-?\d{2,6}[A-Za-z]?\b|[A-Z]{2,6}-[A-Z]{1,3}\d{1,5}[A-Z0-9]*\b|"
        r"[A-Z][A-Za-z]{3,20}(?= ?[\u00ae\u2122])|"
        r"[a-z]{7,20}+\b(?<=\b[a-z]{4,14}(?:mab|nib|leucel|cept|tinib|ciclib|gene|rsen|siran|tide|vir))))"
    )


_PHASES = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def _keys(view: str, span: Span) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _key().finditer(view, span.start, min(span.end, span.start + 4000)):
        sort = match.lastgroup or ""
        words = match[0].lower()
        if sort == "product" and match.start() - span.start > OPENING and sort not in found:
            continue
        if sort == "phase":
            words = words[5:].strip()
            words = _PHASES.get(words, words)
        if not words.startswith("covid"):
            found.setdefault(sort, set()).add(words)
    # A paragraph that names many products compares them: it opens nothing.
    return {sort: words for sort, words in found.items() if len(words) < 4}
