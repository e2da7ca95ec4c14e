"""Check that the issuer has one symbol on each exchange."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import Listing
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof

ALIKE = 3
"""Symbols that begin with so many same letters are two securities of one issuer: shares, warrants, classes."""


def one_ticker(reading: Reading, _args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each listing of the issuer whose symbol is another than that of its first listing on the exchange."""
    first: dict[str, Listing] = {}
    seen: set[tuple[str, str]] = set()
    for one in reading.profile.listings:
        if one.exchange is None:
            continue
        other = first.setdefault(one.exchange, one)
        if one.ticker[:ALIKE] == other.ticker[:ALIKE] or one.sentence == other.sentence or (one.exchange, one.ticker) in seen:
            continue
        seen.add((one.exchange, one.ticker))
        values = {"exchange": one.exchange, "ticker": one.ticker, "other": other.ticker}
        yield Breach(one.span, values, (Proof("elsewhere", other.span, reading.words(other)),))
