"""Whose listing it is: the names beside the listings, and which of them is the company that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from disclint.facts.exchanges import exchange
from disclint.facts.frame import Frame
from disclint.model.fact import Listing
from disclint.model.release import Paragraph, SectionKind
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.text.patterns import Match, Pattern, compiled

HEADLINES = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE)
LEAD_PARAGRAPHS = 2
OPENS = 30
"""How near the start of its paragraph the words of a notice stand. Units: characters."""
REACH = 300
"""How far before its listing a name is looked for. Units: characters."""
LEGAL_FORMS = frozenset(
    (
        "ab",
        "ag",
        "asa",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "group",
        "holding",
        "holdings",
        "inc",
        "incorporated",
        "limited",
        "llc",
        "lp",
        "ltd",
        "nv",
        "plc",
        "sa",
        "se",
        "the",
    )
)
"""Words that come and go in a company's name."""
VERBS = frozenset(
    (
        "acquires",
        "and",
        "announces",
        "appoints",
        "closes",
        "completes",
        "enters",
        "expands",
        "joins",
        "launches",
        "partners",
        "provides",
        "receives",
        "reports",
        "signs",
        "to",
        "wins",
        "with",
    )
)
"""Words of a headline that tell that more than one name stands before the listing."""
JOINTS = frozenset(
    ("of", "and", "the", "de", "for", "&", "d/b/a", "dba", "f/k/a", "formerly", "known", "as", "doing", "business", "or", "now", "also")
)
"""Small words that may stand inside a name or between two names of one company."""

BODIES = frozenset(("board", "directors", "management", "independent"))
"""Who speaks for a company: words before its name where a sentence opens with them."""


Name = tuple[str, ...]
"""The words of a company's name, folded, without its legal form."""


def owned(frame: Frame, listings: Sequence[Listing]) -> frozenset[str]:
    """Return the tickers that are the issuer's own.

    Those of the configuration and the metadata; then those beside the company that the headline or one of the first two paragraphs is
    about (nothing but its name stands before it) or with whose name the headline begins; where there is none, those beside a company that
    an about section describes and whose name the headline or the lead holds; where there is none either, the only listing, if it
    stands among the contacts. What stands in a letterhead is always the issuer's. Listings of one row belong together.
    """
    rows = [(row, _name_of(frame, row[0])) for row in _rows(frame.view, listings)]
    head = _Head(frame)
    issuers = [name.words for row, name in rows if name.words and head.is_about(row[0].span, name)]
    if not issuers:
        issuers = [name.words for row, name in rows if name.words and head.is_described(row[0].span, name)][:1]
    if not issuers and len(rows) == 1 and frame.kind_of(rows[0][0][0].span) is SectionKind.CONTACTS:
        return frozenset({listing.ticker for listing in rows[0][0]} | _declared(frame))
    mine = {listing.ticker for row, name in rows if any(_same(name.words, issuer) for issuer in issuers) for listing in row}
    mine |= {listing.ticker for row, _ in rows if frame.kind_of(row[0].span) is SectionKind.WIRE_HEADER for listing in row}
    return frozenset(mine | _declared(frame))


@dataclass(frozen=True, slots=True)
class _Named:
    """A company's name as it stands before its listing."""

    words: Name
    start: int


class _Head:
    """The headline and the lead: what a release is about."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        sections = frame.release.sections
        titles = [section.span.of(frame.view) for section in sections if section.kind in HEADLINES]
        self.titles = [_words(part) for title in titles for part in compiled(r" -+ |: | \| ").split(title)]
        notices = [phrase.span for phrase in frame.phrases_of("notice-above-lead")]
        bodies = [p for p in frame.release.paragraphs if sections[p.section].kind is SectionKind.BODY and not _is_apart(p, notices)]
        self.lead = tuple(paragraph.span for paragraph in bodies[:LEAD_PARAGRAPHS])
        self.first_words = _words(frame.view[self.lead[0].start : self.lead[0].start + REACH]) if self.lead else ()

    def is_about(self, span: Span, name: _Named) -> bool:
        """Tell whether the company *name*, whose listing stands at *span*, is what the headline or the lead is about."""
        if self.frame.kind_of(span) in HEADLINES:
            before = self.frame.view[self._start_of(span) : name.start].rstrip()
            return (not before or before[-1] in "-:|") and VERBS.isdisjoint(name.words)
        if any(paragraph.covers(span) for paragraph in self.lead) and self._opens(span, name):
            return True
        return self.frame.kind_of(span) is SectionKind.BODY and self._is_headlined(name.words)

    def is_described(self, span: Span, name: _Named) -> bool:
        """Tell whether *name* stands in an about section and in the headline or the lead as well."""
        if self.frame.kind_of(span) is not SectionKind.ABOUT:
            return False
        openings = (self.first_words, *self.titles)
        return any(words[:1] == name.words[:1] or _holds(words, name.words) for words in openings)

    def _start_of(self, span: Span) -> int:
        paragraph = self.frame.paragraph_of(span)
        return paragraph.span.start if paragraph else self.frame.release.sections[self.frame.section_of(span)].span.start

    def _opens(self, span: Span, name: _Named) -> bool:
        before = self.frame.view[self._start_of(span) : name.start].strip(" \"'-*")
        return not before or all(word[:1].isupper() or word in JOINTS or word in BODIES for word in before.split())

    def _is_headlined(self, name: Name) -> bool:
        return any(_begins(title, name) for title in self.titles)


def _is_apart(paragraph: Paragraph, notices: Sequence[Span]) -> bool:
    """Tell whether a paragraph is no part of the text: a comment, or a notice above it."""
    return paragraph.role == "note" or any(0 <= notice.start - paragraph.span.start < OPENS for notice in notices)


def _declared(frame: Frame) -> set[str]:
    """Return the tickers of the configuration and the metadata."""
    found = {ticker for _, ticker in frame.settings.company.listings}
    metadata = frame.release.document.metadata
    securities = metadata.data.get("securities") if metadata else None
    for security in securities if isinstance(securities, (list, tuple)) else ():
        if isinstance(security, Mapping) and isinstance(security.get("ticker"), str):
            found.add(security["ticker"])
    return found


def _rows(view: str, listings: Sequence[Listing]) -> Iterator[list[Listing]]:
    """Yield the listings that stand together, with nothing but marks between."""
    row: list[Listing] = []
    for listing in listings:
        if row and not _marks().fullmatch(view, min(row[-1].span.end, listing.span.start), listing.span.start):
            yield row
            row = []
        row.append(listing)
    if row:
        yield row


def _name_of(frame: Frame, listing: Listing) -> _Named:
    """Return the name that a listing belongs to: the one before it, or, where that is the exchange's, the one in the heading."""
    paragraph = frame.paragraph_of(listing.span)
    found = _name_before(frame.view, listing, paragraph.span.start if paragraph else 0)
    if found.words and (exchange("".join(found.words)) or found.words[-1] in ("exchange", "markets", "market")):
        title = frame.release.sections[frame.section_of(listing.span)].title or ""
        return _Named(_words(title)[1:] if title[:5].casefold() == "about" else (), found.start)
    return found


def _name_before(view: str, listing: Listing, low: int) -> _Named:
    """Return the name that stands directly before a listing; other parentheses may stand between."""
    low = max(low, listing.span.start - REACH)
    low = max(low, view.rfind("\n", low, listing.span.start) + 1)
    before = view[low : listing.span.start]
    if before.rfind("(") > before.rfind(")"):
        before = before[: before.rfind("(")]
    before = before.rstrip(" ,")
    while before.endswith(")") and "(" in before:
        before = before[: before.rfind("(")].rstrip(" ,")
    words: list[Match] = []
    for match in reversed(list(compiled(r"\S+").finditer(before))):
        if (words and not _goes_on(match[0], words[0][0])) or not _is_of_name(match[0]):
            break
        words.insert(0, match)
    while words and (words[0][0] in JOINTS or (words[0][0] == "About" and len(words) > 1)):
        words.pop(0)
    if not words and len(before.split()) == 1:
        return _Named(_words(before), low)  # a brand in small letters at the start of its paragraph
    if not words:
        return _Named((), low + len(before))
    return _Named(_words(before[words[0].start() :]), low + words[0].start())


def _is_of_name(word: str) -> bool:
    return word in JOINTS or word.rstrip(".,") in LEGAL_FORMS or any(character.isupper() or character.isdigit() for character in word[:2])


def _goes_on(word: str, following: str) -> bool:
    """Tell whether a name runs through *word* into *following*: not over the end of a sentence or an entry of a list."""
    if word.endswith(","):
        return following.rstrip(".,").casefold() in LEGAL_FORMS
    if word.endswith((".", "!", "?", ":", ";")):
        return word.rstrip(".").casefold() in LEGAL_FORMS or len(word) <= 3 or "." in word[:-1]
    return word not in ("-", "--")


def _words(name: str) -> Name:
    """Return the words of *name* for comparison."""
    found = [word.casefold().removesuffix("'s") for word in compiled(r"[^\W_]+(?:['&.-][^\W_]+)*").findall(name)]
    words = tuple(word for word in found if word.replace(".", "") not in LEGAL_FORMS)
    half = len(words) // 2
    return words[:half] if half and words[:half] * 2 == words else words  # a heading and the sentence it is glued to


def _holds(words: Name, name: Name) -> bool:
    return any(_begins(words[at:], name) for at in range(len(words)))


def _begins(words: Name, name: Name) -> bool:
    return bool(name) and words[: len(name)] == name


def _same(one: Name, other: Name) -> bool:
    """Tell whether two names mean one company: the shorter begins the longer."""
    return bool(one and other) and (_begins(one, other) or _begins(other, one))


@cache
def _marks() -> Pattern:
    return compiled(r"[\s()\[\],;:/|&$\"'-]*(?:and)?[\s()\[\],;:/|&$\"'-]*")
