"""Check of how a listing is written: exchange, colon, symbol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import Listing
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach
from disclint.rules.checks.keys import entries

FAULTS = {
    "cashtag": "writes the symbol with a dollar sign",
    "no-colon": "has no colon between exchange and symbol",
    "shape": "is no symbol of that exchange",
    "class-in-symbol": "takes the class of the share into the symbol",
    "stray-quote": "has a quotation mark at the symbol",
}
"""What is wrong with a notation, as a clause."""


GERMAN = frozenset(("XFRA", "XETR", "XSTU", "XMUN", "XBER", "XDUS", "XHAM", "XHAN", "XGAT", "XETA", "XETB", "FRAA", "FRAB"))
"""The markets of Germany by their codes (ISO 10383). Drawn up 2026-11-23."""


def ticker_notation(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each listing of the issuer that is written otherwise than exchange, colon, symbol: each way of writing once.

    An issuer that the metadata or the configuration lists, and whose text names no listing, is told as well. Order: that of the text.
    """
    told: set[tuple[str, str]] = set()
    listings = [fact for fact in reading.by_kind.get("listing", ()) if isinstance(fact, Listing)]
    listed = any(fact.own and fact.exchange is not None for fact in listings) or _declared(reading) is not None
    for fact in listings:
        for fault in fact.faults:
            if fault not in FAULTS or (fault, fact.ticker) in told or not fact.own or (fact.form == "cashtag" and not listed):
                continue
            told.add((fault, fact.ticker))
            right = f"({fact.exchange or 'EXCHANGE'}: {fact.ticker})"
            yield Breach(fact.span, {"found": fact.span.of(reading.release.text), "problem": _problem(fault, fact), "right": right})
    body = next((s for s in reading.release.sections if s.kind is SectionKind.BODY), None)
    known = _declared(reading)
    if known and not listings and body is not None:
        lead = next((p.span for p in reading.release.paragraphs if p.span.start >= body.span.start), body.span)
        words = lead.of(reading.release.text)[:60]
        yield Breach(
            lead, {"found": words, "problem": "names no exchange and no symbol, though the issuer is listed", "right": f"({known})"}
        )


def _problem(fault: str, fact: Listing) -> str:
    if fault == "shape" and fact.mic in GERMAN and _is_wkn(fact.ticker):
        return f"names no symbol: {fact.ticker} is a German securities number (WKN), not a ticker"
    return FAULTS[fault]


def _is_wkn(code: str) -> bool:
    """Tell whether *code* has the form of a German securities number: six figures and capitals, a figure among them, no I and no O."""
    return len(code) == 6 and code.isalnum() and code == code.upper() and any(c.isdigit() for c in code) and not set(code) & {"I", "O"}


def _declared(reading: Reading) -> str | None:
    for exchange, ticker in reading.company.listings:
        return f"{exchange}: {ticker}"
    symbol = next(iter(entries(reading, "securities.ticker")), None)
    market = next(iter(entries(reading, "securities.mic")), None)
    return f"{market.words if market else 'EXCHANGE'}: {symbol.words}" if symbol is not None else None
