"""A release that has been read as JSON ``disclint.release/1``: its profile, its sections, its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum

from disclint.model.document import Document
from disclint.model.fact import Fact
from disclint.model.reading import Profile, Reading, Trait
from disclint.model.release import Section
from disclint.model.span import Span
from disclint.report.places import Json, dump, span

SCHEMA = "disclint.release/1"
_COMMON = frozenset({"span", "sentence", "section"})


def render(reading: Reading) -> str:
    """Render *reading* as JSON. Order: sections and facts as they were read, which is the order of the text."""
    document = reading.release.document
    return dump(
        {
            "schema": SCHEMA,
            "path": document.name,
            "sha256": document.sha256,
            "language": reading.profile.language,
            "profile": _profile(reading.profile, reading.as_of, document),
            "sections": [_section(section, document) for section in reading.release.sections],
            "facts": [_fact(fact, document) for fact in reading.facts],
            "format": document.format,
        }
    )


def _profile(profile: Profile, as_of: date | None, document: Document) -> Json:
    traits = [("genre", profile.genre), *(("regime", one) for one in profile.regimes), *(("type", one) for one in profile.types)]
    return {
        "listings": [
            {"exchange": one.exchange or one.written, "ticker": one.ticker, "span": span(document.place(one.span))}
            for one in profile.listings
        ],
        "types": [one.name for one in profile.types],
        "issuer": profile.issuer,
        "genre": profile.genre.name,
        "language": profile.language,
        "regimes": [one.name for one in profile.regimes],
        "as_of": None if as_of is None else as_of.isoformat(),
        "why": [_trait(kind, one, document) for kind, one in traits],
        "status": profile.status,
    }


def _trait(kind: str, trait: Trait, document: Document) -> Json:
    place = None if trait.span is None else document.place(trait.span)
    return {"trait": kind, "name": trait.name, "why": trait.why, "span": span(place)}


def _section(section: Section, document: Document) -> Json:
    """Return a section with its whole extent in the file, markup included: together they cover all that is not blank."""
    return {
        "kind": section.kind.value,
        "title": section.title,
        "span": span(document.extent(section.extent.start, section.extent.end)),
        "within": section.within,
        "subject": section.subject,
    }


def own_fields(fact: Fact) -> dict[str, object]:
    """Return the fields that only facts of this kind have, in the order of their declaration."""
    return {one.name: getattr(fact, one.name) for one in fields(fact) if one.name not in _COMMON}


def _fact(fact: Fact, document: Document) -> Json:
    own = {name: _value(value, document) for name, value in own_fields(fact).items()}
    return {
        "kind": fact.kind,
        **own,
        "span": span(document.place(fact.span)),
        "sentence": span(document.place(fact.sentence)),
        "section": fact.section,
    }


def _value(value: object, document: Document) -> object:
    """Return *value* as JSON has it: days and times as ISO 8601, decimals as exact digits, spans as places."""
    if isinstance(value, Span):
        return span(document.place(value))
    if isinstance(value, frozenset):
        value = sorted(value, key=str)
    if isinstance(value, tuple | list):
        return [_value(one, document) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _value(one, document) for key, one in value.items()}
    if is_dataclass(value):
        return {one.name: _value(getattr(value, one.name), document) for one in fields(value)}
    return plain(value)


def plain(value: object) -> object:
    """Return a single value as JSON has it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"no JSON for {type(value).__name__}")
