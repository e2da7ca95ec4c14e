"""A release with its facts and its profile: all that a check may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from functools import cached_property
from typing import Any

from disclint.model.fact import Fact, Listing
from disclint.model.index import Index
from disclint.model.release import Release, Section
from disclint.model.settings import Company, Product, Settings
from disclint.model.span import Span
from disclint.model.value import dataclass, field


@dataclass(frozen=True, slots=True)
class Trait:
    """Something true of the release as a whole, and why: *span* is None where configuration or metadata says so."""

    name: str
    why: str
    span: Span | None = None


@dataclass(frozen=True)
class Profile:
    """What kind of release this is: it decides which rules apply.

    *issuer* is the name of the company that speaks, None if unknown. *genre* is ``release``, ``announcement`` (made under exchange rules),
    ``editorial`` (paid or sponsored article), ``advisory``, ``law-firm``, ``interview`` or ``teaser``. *filer* is what the issuer is to the
    Securities and Exchange Commission: ``us-registrant``, ``us-quoted`` (over the counter, and no more is known), ``foreign-private``,
    ``alternative-reporting`` or ``private``; None where nothing speaks for it.
    """

    issuer: str | None
    genre: Trait
    language: str
    listings: tuple[Listing, ...] = ()
    regimes: tuple[Trait, ...] = ()
    filer: Trait | None = None
    types: tuple[Trait, ...] = ()
    status: str | None = None


def _nothing(name: str) -> tuple[Fact, ...]:
    return ()


@dataclass(frozen=True)
class Reading:
    """A release that has been read. *as_of* is the day whose law applies, None if neither asked for nor printed.

    *settings* are those in force for the file. *phrases* gives those of a term list or pattern.
    """

    release: Release
    facts: tuple[Fact, ...]
    profile: Profile
    company: Company
    products: tuple[Product, ...]
    as_of: Date | None
    phrases: Callable[[str], tuple[Fact, ...]] = field(default=_nothing, compare=False)
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def index(self) -> Index:
        """The reading arranged for looking up."""
        return Index(self.release, self.facts, self.phrases)

    @cached_property
    def asked(self) -> dict[int, tuple[object, Any]]:
        """What was asked of this reading, by its id, each with the answer: many rules ask the same."""
        return {}

    @property
    def by_kind(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts by kind, each in the order of the text."""
        return self.index.by_kind

    def words(self, fact: Fact) -> str:
        """Return the words of *fact* as they are printed."""
        return fact.span.of(self.release.text)

    def section(self, fact: Fact) -> Section:
        """Return the top-level section that *fact* stands in."""
        return self.release.sections[fact.section]
