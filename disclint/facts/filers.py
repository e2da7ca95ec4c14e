"""What the issuer is to the Securities and Exchange Commission: a registrant, a foreign private issuer, or neither."""

from __future__ import annotations

from collections.abc import Iterable

from disclint.facts.exchanges import exchange
from disclint.facts.frame import Frame
from disclint.model.fact import Listing
from disclint.model.reading import Trait
from disclint.model.settings import Settings

REGISTRANT = "us-registrant"
QUOTED = "us-quoted"
FOREIGN = "foreign-private"
KINDS = {
    "us-reporting": REGISTRANT,
    "foreign-private": FOREIGN,
    "fpi": FOREIGN,
    "alternative-reporting": "alternative-reporting",
    "private": "private",
}
"""The kinds of issuer in configuration and metadata, and what they are here."""
HOME = ("ca", "hk", "uk", "au", "ch", "sg", "jp", "other")
"""Markets a listing on which speaks for an issuer from abroad. Frankfurt and the like trade shares that nobody listed there."""


def filer(frame: Frame, listings: Iterable[Listing], regimes: Iterable[Trait], settings: Settings) -> Trait | None:
    """Tell what the issuer is to the Commission, None where nothing speaks for it.

    ``us-registrant`` reports on Forms 10-K and 10-Q, ``foreign-private`` on 20-F or 40-F; ``us-quoted`` is known by its quotation over the
    counter alone, which some have that report to nobody but the market. Order: configuration and metadata come before the text, filings
    that it names before listings.
    """
    kind = _kind(frame, settings)
    if kind is not None:
        return Trait(KINDS.get(kind, kind), f"the issuer is {kind}")
    us = next((trait for trait in regimes if trait.name == "us"), None)
    if us is None:
        return None
    for name, form in (("filings-foreign", FOREIGN), ("filings-domestic", REGISTRANT)):
        for phrase in frame.phrases_of(name):
            return Trait(form, f"files its reports on Form {phrase.span.of(frame.text)}", phrase.span)
    return _by_listing(frame, listings, us, settings)


def _kind(frame: Frame, settings: Settings) -> str | None:
    if settings.company.kind:
        return settings.company.kind
    metadata = frame.release.document.metadata
    issuer = metadata.data.get("issuer") if metadata is not None else None
    kind = issuer.get("kind") if isinstance(issuer, dict) else None
    return str(kind).replace("_", "-") if kind else None


def _by_listing(frame: Frame, listings: Iterable[Listing], us: Trait, settings: Settings) -> Trait | None:
    """Return what the listings speak for; a release without any is under US law because the configuration says so."""
    markets = {one.market for one in listings}
    for name, _ in settings.company.listings:
        found = exchange(name)
        markets |= {found.market} if found else set()
    abroad = not markets.isdisjoint(HOME)
    if "us" in markets or not markets:
        return Trait(FOREIGN if abroad else REGISTRANT, us.why, us.span)
    if abroad or "us-otc" not in markets:
        return None
    for phrase in frame.phrases_of("alternative-reporting"):
        return Trait("alternative-reporting", "reports to OTC Markets", phrase.span)
    return Trait(QUOTED, us.why, us.span)
