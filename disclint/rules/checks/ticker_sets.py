"""Check that the issuer's symbols are the same wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import Listing
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span

SAME = {
    "XNGS": "XNAS",
    "XNMS": "XNAS",
    "XNCM": "XNAS",
    "OTCM": "OTC",
    "OTCQ": "OTC",
    "OTCB": "OTC",
    "PINX": "OTC",
}
"""Names of one market, or of tiers of which one goes by the name of the whole."""
TIERS = (frozenset(("XTSE", "XTSX")), frozenset(("XNYS", "XASE")), frozenset(("XLON", "AIMX")), frozenset(("OTCQ", "OTCB", "PINX")))
"""Markets of one house: a symbol is on one of them."""
SHORT = 40
"""How far before a symbol words may stand that say it is a former or a further one. Units: characters."""
OTHER_PAPER = ("warrant", "preferred", "unit", "debenture", "note", "adr", "ads", "series", "class", "right", "bond")
FORMER = ("former", "previous", "old symbol", "will change", "new symbol", "changed", "was ", "under the symbol", "to be ")
"""Words beside a symbol: of another security, and of another time."""


def ticker_sets(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each symbol of the issuer that stands on one market where another stood before, and each that has moved to a sister market.

    Further symbols of one notation are other securities; codes in Hong Kong have a rule of their own. Order: that of the text.
    """
    listings = [fact for fact in reading.by_kind.get("listing", ()) if isinstance(fact, Listing)]
    own = [fact for fact in listings if fact.own and fact.mic is not None and fact.market != "hk"]
    firsts = [fact for fact in own if not _is_further(fact, own, reading)]
    symbols: dict[str, Listing] = {}
    markets: dict[str, Listing] = {}
    told: set[str] = set()
    for fact in firsts:
        ticker = _bare(fact.ticker)
        market = SAME.get(fact.mic or "", fact.mic or "")
        before = symbols.setdefault(market, fact)
        sister = markets.setdefault(ticker, fact)
        if _bare(before.ticker) != ticker and ticker not in told and not _stood(ticker, market, firsts, fact):
            told.add(ticker)
            yield _breach(fact, before, f"is {before.ticker} on {before.exchange} elsewhere", reading)
        elif _are_sisters(fact, sister) and ticker not in told:
            told.add(ticker)
            yield _breach(fact, sister, f"stands on {sister.exchange} elsewhere", reading)


def _bare(ticker: str) -> str:
    """Return the symbol without the ending of a venue or class, and without leading zeros."""
    return ticker.replace("-", ".").partition(".")[0].lstrip("0").upper()


def _stood(ticker: str, market: str, firsts: list[Listing], fact: Listing) -> bool:
    """Tell whether the two symbols stand side by side once: then they are two securities."""
    return any(
        one is not fact and SAME.get(one.mic or "", one.mic) == market and _bare(one.ticker) != ticker and one.sentence == fact.sentence
        for one in firsts
    )


def _are_sisters(fact: Listing, other: Listing) -> bool:
    if fact.mic == other.mic or fact.sentence == other.sentence:
        return False
    return any(fact.mic in tier and other.mic in tier for tier in TIERS)


def _is_further(fact: Listing, own: list[Listing], reading: Reading) -> bool:
    """Tell whether a symbol is one of several of its notation, or said to be of another security or time."""
    before = reading.release.view[max(0, fact.span.start - SHORT) : fact.span.start].lower()
    after = reading.release.view[fact.span.end : fact.span.end + SHORT].lower()
    if any(word in before or word in after for word in (*OTHER_PAPER, *FORMER)):
        return True
    return any(one.mic == fact.mic and one.span.start < fact.span.start <= one.span.end + 4 for one in own)


def _breach(fact: Listing, other: Listing, problem: str, reading: Reading) -> Breach:
    place: Span = other.span
    values = {"found": fact.span.of(reading.release.text), "problem": problem}
    return Breach(fact.span, values, (Proof("elsewhere", place, place.of(reading.release.text)),))
