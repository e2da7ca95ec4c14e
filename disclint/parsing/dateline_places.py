"""The places of a dateline: names put together with their states and countries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.lalr import Token, Tree
from disclint.parsing.places import is_city, region

PARTICLES = frozenset(("da", "de", "del", "der", "do", "la", "les", "of", "the"))
"""What follows one of these belongs to the name: Santiago de Chile, Port of Spain."""
COMPANY_FORMS = frozenset(
    ("ab", "ag", "asa", "co", "corp", "corporation", "gmbh", "inc", "limited", "llc", "llp", "lp", "ltd", "nv", "plc", "sa")
)
"""A name that goes on after one of these began with the issuer: ``Talwerk Holdings LLC New York``."""
LABELS = frozenset(
    (
        "about",
        "annual",
        "attention",
        "by",
        "call",
        "conference",
        "contact",
        "contacts",
        "date",
        "dates",
        "day",
        "days",
        "event",
        "fiscal",
        "for",
        "from",
        "headline",
        "highlights",
        "investor",
        "join",
        "location",
        "media",
        "meeting",
        "news",
        "note",
        "period",
        "press",
        "quarter",
        "release",
        "results",
        "save",
        "source",
        "summary",
        "time",
        "topic",
        "update",
        "updated",
        "venue",
        "webcast",
        "week",
        "what",
        "when",
        "where",
        "who",
        "why",
    )
)
"""Words of labels, headings and event lines, but of no place."""
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a dateline: the whole, its city, its state, province or country, and the country behind a state."""

    span: Span
    city: Span
    region: Span | None = None
    country: Span | None = None

    def is_known(self, view: str) -> bool:
        """Tell whether the gazetteer vouches for it."""
        if self.region and region(self.region.of(view)):
            return True
        city = self.city.of(view)
        return is_city(city) or region(city) is not None

    def framed(self, view: str, frame: Span) -> Place | None:
        """Return the place with the country in parentheses behind it (``Lyon (France)``), or None where *frame* holds none."""
        words = frame.of(view)
        if self.region or not words.startswith("(") or not region(words[1:-1]):
            return None
        return Place(Span(self.span.start, frame.end), self.city, Span(frame.start + 1, frame.end - 1))

    def is_shouted(self, view: str) -> bool:
        """Tell whether its city stands in capitals."""
        return self.city.of(view).replace("Mc", "").isupper()

    def is_plausible(self, view: str) -> bool:
        """Tell whether its words could name a place."""
        city = self.city.of(view)
        words = city.casefold().split()
        return is_city(city) or (len(words) <= LONGEST_NAME and LABELS.isdisjoint(words))


def places(view: str, tree: Tree) -> list[Place]:
    """Put the names of a dateline together: a state or country belongs to the city before it."""
    found: list[Place] = []
    joint = ""
    for child in tree.children:
        if isinstance(child, Token):
            joint += child.type
            continue
        if child.data != "name":
            continue
        place = _parted(view, Span(child.start_pos, child.end_pos))
        if place.region is None and found and joint == "COMMA" and _belongs(view, found[-1], place.city):
            found[-1] = _joined(found[-1], place.city)
        else:
            found.append(place)
        joint = ""
    return found


def _joined(place: Place, name: Span) -> Place:
    whole = Span(place.span.start, name.end)
    if place.region is None:
        return Place(whole, place.city, name)
    return Place(whole, place.city, place.region, name)


def _belongs(view: str, place: Place, name: Span) -> bool:
    """Tell whether *name* is the state or country of *place* and not a place of its own (``SHANGHAI, HONG KONG``).

    A name that the gazetteer does not know counts as a state, well or ill spelt.
    """
    words, city = name.of(view), place.city.of(view)
    entry = region(words)
    if entry is None:
        return place.region is None and not is_city(words)
    is_city_state = is_city(words) and entry[0] == entry[1]
    return not (is_city_state and is_city(city) and words.casefold() != city.casefold())


def _parted(view: str, name: Span) -> Place:
    """Part ``CONCORD NC`` or ``RIYADH. SAUDI ARABIA`` where the comma is missing, and leave out a company before the place."""
    words = list(_words(view, name))
    for at, word in enumerate(words[:-1]):
        if word.of(view).casefold().rstrip(".,") in COMPANY_FORMS:
            name = Span(words[at + 1].start, name.end)
    if is_city(name.of(view)) or region(name.of(view)):
        return Place(name, name)
    for before, after in pairwise(words):
        area = Span(after.start, name.end)
        if before.start >= name.start and before.of(view).casefold() not in PARTICLES and region(area.of(view)):
            return Place(name, Span(name.start, before.end - before.of(view).endswith(".")), area)
    return Place(name, name)


def _words(view: str, name: Span) -> Iterator[Span]:
    at = name.start
    for word in name.of(view).split():
        at = view.index(word, at)
        yield Span(at, at + len(word))
        at += len(word)
