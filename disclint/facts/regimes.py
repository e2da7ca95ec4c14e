"""Which regimes apply to a release: by configuration, metadata, listings, and words that only one regime has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from disclint.facts.exchanges import by_mic, exchange
from disclint.facts.frame import Frame
from disclint.model.fact import Listing, Phrase
from disclint.model.reading import Trait
from disclint.model.settings import Settings

REGIMES = {"us": "us", "us-otc": "us", "ca": "ca", "hk": "hk", "uk": "uk", "eu": "eu", "au": "au", "ch": "ch", "sg": "sg", "jp": "jp"}
"""Which regime a listing on a market brings."""

PARTS = {
    "hkex-18a": "hk",
    "hkex": "hk",
    "eu-mar": "eu",
    "de-adhoc": "eu",
    "nordic": "eu",
    "uk-mar": "uk",
    "uk-regulated-information": "uk",
    "six-adhoc": "ch",
    "asx": "au",
    "asx-mining": "au",
    "ca-reporting": "ca",
    "ca-43-101": "ca",
    "catalist": "sg",
    "sgx": "sg",
    "tse": "jp",
}
"""Regimes that are part of others."""

WORDS = ("uk", "eu", "ch", "au", "hk")
"""Regimes that words speak for: those of the term list `regime-NAME`, and near the top those of `regime-NAME-heading`."""

TOP = 500
"""How far into a release such headings count. Units: characters."""

WITHOUT = ("law-firm", "interview")
"""Genres in which nobody speaks for the issuer whose listing stands there."""


def regimes(frame: Frame, listings: Iterable[Listing], settings: Settings, genre: Trait) -> Iterator[Trait]:
    """Yield each regime once, with the reason.

    Order: configuration, metadata, listings, words. A regime that the configuration bars is never told; a private company has none but
    those that the configuration forces.
    """
    seen = set(settings.bar_regimes)
    for trait in _all(frame, listings, settings, genre):
        if trait.name not in seen:
            seen.add(trait.name)
            yield trait


def _all(frame: Frame, listings: Iterable[Listing], settings: Settings, genre: Trait) -> Iterator[Trait]:
    for forced in settings.force_regimes:
        yield from _with_whole(forced, "set in the configuration")
    if genre.name in WITHOUT or settings.company.kind == "private":
        return
    yield from _of_metadata(frame)
    for listing in listings:
        if regime := REGIMES.get(listing.market):
            yield Trait(regime, f"listed on {listing.exchange or listing.written} as {listing.ticker}", listing.span)
    for name, ticker in settings.company.listings:
        market = exchange(name)
        if market is not None and market.market in REGIMES:
            yield Trait(REGIMES[market.market], f"the configuration gives {market.name} as {ticker}")
    if genre.name in ("release", "announcement"):
        yield from _of_words(frame)


def _with_whole(name: str, why: str) -> Iterator[Trait]:
    yield Trait(name, why)
    if name in PARTS:
        yield Trait(PARTS[name], why)


def _of_metadata(frame: Frame) -> Iterator[Trait]:
    metadata = frame.release.document.metadata
    if metadata is None:
        return
    named = metadata.data.get("regimes")
    for name in named if isinstance(named, (list, tuple)) else ():
        if isinstance(name, str) and (name in PARTS or name in REGIMES.values()):
            yield from _with_whole(name, "the metadata give it among the regimes")
    securities = metadata.data.get("securities")
    for security in securities if isinstance(securities, (list, tuple)) else ():
        code = security.get("mic") if isinstance(security, Mapping) else None
        market = by_mic(code) if isinstance(code, str) else None
        if market is not None and market.market in REGIMES:
            yield Trait(REGIMES[market.market], f"the metadata give a security on {market.name}")


def _of_words(frame: Frame) -> Iterator[Trait]:
    """Yield the regimes that the text itself speaks of. The Regulation alone is that of the Union, unless the United Kingdom's is named."""
    for regime in WORDS:
        headings = [phrase for phrase in frame.phrases_of(f"regime-{regime}-heading") if _is_heading(frame, phrase)]
        for phrase in [*headings, *frame.phrases_of(f"regime-{regime}")][:1]:
            if regime != "eu" or not frame.phrases_of("regime-uk"):
                yield Trait(regime, f"the text says “{phrase.span.of(frame.release.text)}”", phrase.span)


def _is_heading(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether *phrase* opens a paragraph near the top."""
    paragraph = frame.paragraph_of(phrase.span)
    return phrase.span.start < TOP and (paragraph is None or phrase.span.start - paragraph.span.start < 3)
