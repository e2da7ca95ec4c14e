"""The tone of a release: exclamation marks, calls to act, and words that speak to the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import Fact
from disclint.model.index import QUOTE
from disclint.model.reading import Reading
from disclint.model.rule import Breach

Args = Mapping[str, Any]
LISTS = ("shouts", "calls", "reader", "ourselves", "guests")
HEAD = ("headline", "subheadline", "key_points")
SENTENCES = 2
"""So many sentences that speak to the reader are a manner."""


def tone(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each shout and call to act in head and body, the first word to the reader and the first *we* of the lead; quotes are free.

    Args: *shouts*, *calls*, *reader* and *ourselves* are term lists or patterns; *guests* is one of words that make a sentence an
    invitation to an event, whose readers may be spoken to. Values: ``problem``, a clause that goes on after the marked words.
    """
    told = [(fact, "shouts") for fact in _spoken(reading, args["shouts"], (*HEAD, "body"))]
    told += [(fact, "is a call to act") for fact in _spoken(reading, args["calls"], (*HEAD, "body"))]
    guests = {fact.sentence for fact in reading.index.phrases(args["guests"])}
    spoken_to = [fact for fact in _spoken(reading, args["reader"], ("body",)) if fact.sentence not in guests]
    if len({fact.sentence for fact in spoken_to}) >= SENTENCES:
        told.append((spoken_to[0], f"speaks to the reader, as {len({f.sentence for f in spoken_to})} sentences here do"))
    told += [(fact, "lets the company speak of itself as we") for fact in _lead(reading, args["ourselves"])[:1]]
    for fact, problem in sorted(told, key=lambda one: one[0].span):
        yield Breach(fact.span, {"problem": problem})


def _spoken(reading: Reading, name: str, kinds: tuple[str, ...]) -> list[Fact]:
    index = reading.index
    inside = [fact for fact in index.phrases(name) if index.section_kinds[fact.section] in kinds]
    return [fact for fact in inside if QUOTE not in index.kinds_at(fact)]


def _lead(reading: Reading, name: str) -> list[Fact]:
    lead = reading.index.lead
    return [fact for fact in _spoken(reading, name, ("body",)) if lead is not None and lead.covers(fact.span)]
