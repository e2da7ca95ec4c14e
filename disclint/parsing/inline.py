"""Trees of running text: the dateline at the head of a paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date as Date
from itertools import islice
from typing import TYPE_CHECKING

from disclint.model.document import OBJECT
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.dateline_places import places
from disclint.parsing.days import figure, figure_date, month_number, real_date
from disclint.parsing.lalr import Grammar, Token, Tree
from disclint.parsing.wires import is_lone_wire, is_wire

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 320
"""No dateline is longer: several places, a date with its time, and the longest wire tag."""
TOKENS = 60
"""Nor has one more words and marks."""
MOST_PLACES = 8
ENDS = frozenset(("DASH", "ELLIPSIS", "COLON", "STOP", "BAR", "SLASH", "FRAMED", "SLASHED", "CLOSE"))
"""A lead may begin after these; anywhere else only the end of the paragraph ends a dateline."""


@dataclass(frozen=True, slots=True)
class DatelineMatch:
    """The dateline that a paragraph begins with.

    *end* is the offset after its last mark. *places* are whole places, with their state and country; *city*, *region* (state, province
    or country) and *country* (behind a state) belong to the first of them. *day* is where the date stands (its weekday and time
    included), *date* what it is: None where the year is missing or the day does not exist. *wire* is the first tag with its parentheses
    or slashes. *kind* is ``full`` (place and date), ``place`` (no date), ``wire`` (no place) or ``date`` (a date alone).
    *alone* tells that nothing follows in the paragraph.
    """

    end: int
    places: tuple[Span, ...]
    city: Span | None
    region: Span | None
    country: Span | None
    date: Date | None
    day: Span | None
    wire: Span | None
    kind: str
    alone: bool


def read_dateline(view: str, start: int, end: int, grammars: Grammars) -> DatelineMatch | None:
    """Return the dateline that the paragraph ``view[start:end]`` begins with, or None."""
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    limit = min(end, start + WINDOW)
    if not _may_open(view[start:limit]):
        return None
    for tree, tokens in longest(grammars.dateline, view, Span(start, limit), ENDS, end):
        candidate = _Candidate(view, tree, tokens, end)
        if kind := candidate.kind():
            return candidate.match(kind)
    return None


def _may_open(window: str) -> bool:
    """Tell cheaply: a dateline opens with a capital, a figure or a mark, and holds a dash, a tag or a year."""
    first = window[:1]
    if not (first.isupper() or first.isdigit() or first in "(/-"):
        return False
    return any(mark in window for mark in ("-", "/", ")", "20", "\u2026"))


def longest(grammar: Grammar, view: str, within: Span, ends: Collection[str], last: int) -> Iterator[tuple[Tree, list[Token]]]:
    """Return the trees that begin where *within* begins, the longest first.

    Args: a tree may end with a token of a kind in *ends*, or wherever the text ends at *last*.
    """
    tokens = islice(grammar.tokens(view, within.start, within.end), TOKENS)
    return grammar.parse_beginnings(tokens, lambda token: token.type in ends or token.end_pos == last)


class _Candidate:
    """A tree that may be a dateline: what no grammar can say is asked here."""

    def __init__(self, view: str, tree: Tree, tokens: list[Token], end: int) -> None:
        self.view, self.tokens = view, tokens
        self.end = tokens[-1].end_pos
        self.alone = self.end == end
        day = next(tree.find_data("date"), None)
        self.places = places(view, tree)
        wires = [_span(tag) for tag in tree.find_data("wire")]
        if self.places and wires and (place := self.places[-1].framed(view, min(wires))):
            self.places[-1] = place
            wires.remove(min(wires))
        self.day = _span(day) if day else None
        self.date = _date(day) if day else None
        self.wire = min(wires, default=None)
        self.is_wire = self.wire is not None and is_wire(self.wire.of(view))

    def kind(self) -> str | None:
        """Return the kind of dateline that this is, None if it is none."""
        if not self.places:
            return self._kind_without_place()
        if len(self.places) > MOST_PLACES or not all(place.is_plausible(self.view) for place in self.places):
            return None
        known = self.places[0].is_known(self.view)
        if self.day is None:
            return self._kind_without_date(known)
        return "full" if self._is_full(known) else None

    def _kind_without_place(self) -> str | None:
        first, last = self.tokens[0], self.tokens[-1]
        if self.wire is None:
            opens = last.type in ("DASH", "ELLIPSIS") and first.type != "WEEKDAY" and self._precedes_a_sentence()
            return "date" if self.date and opens else None
        if self.day is not None:
            return "wire" if self.is_wire else None
        if first.type == "FRAMED":
            marked = self.alone or last.type == "DASH"
        else:
            marked = last.type == "DASH" and (first.type == "DASH" or last.words == "--")
        return "wire" if marked and is_lone_wire(self.wire.of(self.view)) else None

    def _kind_without_date(self, known: bool) -> str | None:
        shouted = all(place.is_shouted(self.view) for place in self.places)
        if self.wire is not None:
            return "place" if self.is_wire and (known or shouted) else None
        if not (known and shouted and self.tokens[-1].type == "DASH"):
            return None
        if self.alone:
            return "place" if self.places[0].region else None
        return "place" if self._precedes_a_sentence() else None

    def _precedes_a_sentence(self) -> bool:
        """Tell whether a sentence (or an image) follows: ``MUNICH - OPEN DAY`` and ``CAN-2409 is`` are no datelines."""
        following = self.view[self.end : self.end + 60]
        if not following[:1].isspace() and self.tokens[-1].words == "-":
            return False
        first = following.lstrip()[:1]
        return first == OBJECT or (not first.islower() and following.upper() != following)

    def _is_full(self, known: bool) -> bool:
        last = self.tokens[-1].type
        if self.is_wire:
            return True
        if self.date is None:
            return False
        if self.wire is not None:
            return self.wire.start > self.places[0].span.start and (known or self.alone or last == "DASH")
        if known:
            # "Tuesday, May 5, 2026 - Boston, Mass." alone is an event.
            return not (self.alone and self.tokens[0].type == "WEEKDAY")
        return not self.alone and last == "DASH" and len(self.places) == 1 and self.places[0].is_shouted(self.view)

    def match(self, kind: str) -> DatelineMatch:
        """Return what was found, as a value."""
        first = self.places[0] if self.places else None
        return DatelineMatch(
            end=self.end,
            places=tuple(place.span for place in self.places),
            city=first.city if first else None,
            region=first.region if first else None,
            country=first.country if first else None,
            date=self.date,
            day=self.day,
            wire=self.wire,
            kind=kind,
            alone=self.alone,
        )


def _span(tree: Tree) -> Span:
    return Span(tree.start_pos, tree.end_pos)


def _date(tree: Tree) -> Date | None:
    """Return the day that a date says, None where it has no year or there is no such day."""
    words = {token.type: token.words for token in tree.tokens()}
    for kind in ("ISO_DATE", "FIGURE_DATE"):
        if kind in words:
            return figure_date(words[kind])
    if "YEAR" not in words:
        return None
    return real_date(figure(words["YEAR"]), month_number(words["MONTH"]), figure(words["DAY"]))
