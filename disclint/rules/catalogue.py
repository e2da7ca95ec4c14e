"""What a rule can speak of: kinds of fact with their fields, kinds of section and groups of them, traits and settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from disclint.model.fact import Fact, Phrase
from disclint.model.index import LEAD, ParagraphFact, SectionFact, SentenceFact
from disclint.model.kinds import FACTS
from disclint.model.release import SectionKind
from disclint.model.settings import Company, Product
from disclint.model.value import kinds

FACT_KINDS: Mapping[str, type[Fact]] = {cls.kind: cls for cls in FACTS if cls is not Phrase}
"""What may stand after ``fact``: phrases are selected by ``words``."""
UNITS: Mapping[str, type[Fact]] = {cls.kind: cls for cls in (SectionFact, SentenceFact, ParagraphFact)}
SECTION_KINDS = tuple(kind.value for kind in SectionKind)

SECTION_GROUPS: Mapping[str, tuple[str, ...]] = {
    "head": ("headline", "subheadline", "key_points"),
    "text": ("headline", "subheadline", "key_points", "body", "subheading", "quote", "call_details"),
    "closing": (
        "about",
        "safety_information",
        "indication",
        "forward_looking",
        "non_gaap",
        "legend",
        "paid_promotion",
        "responsible_person",
        "references",
        "contacts",
        "source_line",
        "end_mark",
    ),
    "caution": ("forward_looking", "legend"),
    "wire": ("wire_header", "wire_footer"),
}
PLACES = frozenset((*SECTION_KINDS, *SECTION_GROUPS, LEAD))
"""What may stand in ``in`` and ``not_in``."""

TRAITS = ("regime", "filer", "type", "genre", "exchange", "market", "language", "status", "issuer")
"""What may stand after ``profile``."""

CONFIG: Mapping[str, tuple[str, ...]] = {
    "company": tuple(kinds(Company)),
    "products": tuple(kinds(Product)),
    "profiles": (),
    "channels": (),
}
"""What may stand after ``config``, with the keys below it."""

_HIDDEN = ("span", "sentence", "section")


@cache
def fields(kind: str) -> Mapping[str, str]:
    """Return the fields of facts of *kind* that a rule can test, each with its type as Python writes it."""
    cls = Phrase if kind == Phrase.kind else FACT_KINDS.get(kind) or UNITS[kind]
    return {name: kind for name, kind in kinds(cls).items() if name not in _HIDDEN and "Span" not in kind}


def config_paths() -> tuple[str, ...]:
    """Return every dotted path that ``config`` knows."""
    return tuple(path for head, tails in CONFIG.items() for path in ([f"{head}.{tail}" for tail in tails] or [head]))


def expanded(places: tuple[str, ...]) -> tuple[str, ...]:
    """Return *places* with groups of section kinds written out."""
    return tuple(dict.fromkeys(kind for place in places for kind in SECTION_GROUPS.get(place, (place,))))


def shown(value: object) -> str:
    """Return the value of a field in words for a message."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(map(shown, value))
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)
