"""A release to a reading: every family of facts, then the profile."""

from __future__ import annotations

from datetime import date as Date

from disclint.facts.families import FAMILIES
from disclint.facts.frame import frame_of
from disclint.facts.profile import day_of, profile
from disclint.model.fact import Fact
from disclint.model.lexicon import Lexicon
from disclint.model.reading import Reading
from disclint.model.release import Release
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars


def read(release: Release, grammars: Grammars, lexicon: Lexicon, settings: Settings, as_of: Date | None) -> Reading:
    """Read all facts of *release* but its phrases, which are looked up by their lists.

    Args: *as_of* is the day whose law applies; None takes the day of the release.
    Order: facts stand in the order of the text.
    """
    frame = frame_of(release, grammars, lexicon, settings)
    found: list[Fact] = []
    for family in FAMILIES:
        found.extend(family(frame))
    facts = tuple(sorted(found, key=lambda fact: (fact.span.start, fact.span.end, fact.kind)))
    day = as_of or day_of(frame, facts)
    return Reading(release, facts, profile(frame, facts, settings), settings.company, settings.products, day, frame.found)
