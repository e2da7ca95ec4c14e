"""Listings as issuers write them, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.facts import listings
from disclint.facts.exchanges import Exchange, exchange, exchanges
from disclint.facts.frame import Frame
from disclint.facts.issuers import owned
from disclint.model.fact import Listing
from disclint.model.settings import Company, Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.listings import notations
from disclint.text.view import fold

Framed = Callable[..., Frame]
GRAMMARS = Grammars()

# the notation | exchange:ticker ...
READ = """
(Nasdaq: TLWK) | Nasdaq:TLWK
(NASDAQ:TLWK) | Nasdaq:TLWK
(nasdaq: TLWK) | Nasdaq:TLWK
(Nasdaq：TLWK) | Nasdaq:TLWK
(NASDAQ Global Select Market: TLWK) | Nasdaq Global Select Market:TLWK
(NasdaqCM: TLWK) | Nasdaq Capital Market:TLWK
(NASDAQ: TLWK, TLWKW) | Nasdaq:TLWK Nasdaq:TLWKW
(NYSE, Nasdaq: TLW) | NYSE:TLW Nasdaq:TLW
(Nasdaq and TASE: TLWK) | Nasdaq:TLWK Tel Aviv Stock Exchange:TLWK
(NYSE American/TSX: TLW) | NYSE American:TLW TSX:TLW
(NYSE: TLW.B) | NYSE:TLW.B
(TSX: TLW.UN) | TSX:TLW.UN
(TSXV: TLW; OTCQB: TLWKF) | TSX Venture Exchange:TLW OTCQB:TLWKF
(TSX-V: TLW) (FSE: 1TW) | TSX Venture Exchange:TLW Frankfurt Stock Exchange:1TW
(TSX.V:TLW OTCQB:TLWKF; WKN:A1B2C3) | TSX Venture Exchange:TLW OTCQB:TLWKF
(LSE:TLW, OTCQB:TLWKF) | London Stock Exchange:TLW OTCQB:TLWKF
(AIM: TLW) | AIM:TLW
(OTCPINK: TLWK | CSE: TLW) | OTC Pink:TLWK Canadian Securities Exchange:TLW
(OTC:Pink TLWK) | OTC Pink:TLWK
(OTCQX Best Market: TLWKF) | OTCQX:TLWKF
(NEO: TLW) (GR: 1TW) (OTC: TLWKF) | Cboe Canada:TLW Frankfurt Stock Exchange:1TW OTC Markets:TLWKF
(Cboe CA: TLW) | Cboe Canada:TLW
(Cboe: CBOE) | Cboe:CBOE
(CBOE: TLW), approved by Cboe Canada Inc. | Cboe Canada:TLW
(TSXV: OTC) | TSX Venture Exchange:OTC
(Stock Code: 2171.HK) | HKEX:2171
(stock code: 02171) | HKEX:02171
(HKEX: 6855) | HKEX:6855
(A-share: 600690.SH; H-share: 06690.HK; D-share: 690D.DE) | Shanghai Stock Exchange:600690 HKEX:06690 Xetra:690D
(6472.TW and TLWKF.OTCQX) | Taiwan Stock Exchange:6472 OTCQX:TLWKF
(TLW.V) | TSX Venture Exchange:TLW
(ASX:TLW) | ASX:TLW
(Euronext Brussels: TLWK) | Euronext Brussels:TLWK
(Frankfurt: 1TW / WKN A1B2C3) | Frankfurt Stock Exchange:1TW
(SIX Swiss Exchange: TLWN) | SIX Swiss Exchange:TLWN
(TSE: 7276) | Tokyo Stock Exchange:7276
("Talwerk" or the "Company"; TWSE: 6472; OTCQX: TLWKF) | Taiwan Stock Exchange:6472 OTCQX:TLWKF
(OTC: TLWK, www.talwerk.example) | OTC Markets:TLWK
(Nasdaq: TLWK, "Talwerk" or the "Company") | Nasdaq:TLWK
(OTC: TLWK, "TWK" or the "Company") | OTC Markets:TLWK
(Nasdaq: TLWK; OTC:TLWKW and XYZX: TLW) | Nasdaq:TLWK OTC Markets:TLWKW None:TLW
""".strip().splitlines()

FAULTY = """
(OTC: $TLWK) | OTC Markets:TLWK | cashtag
($TLWK) | None:TLWK | cashtag
(OTCQB TLWK) | OTCQB:TLWK | no-colon
(OTCQB - TLWK) | OTCQB:TLWK | no-colon
(Nasdaq: TLWK”) | Nasdaq:TLWK | stray-quote
(FSE: A2TLWK) | Frankfurt Stock Exchange:A2TLWK | shape
(NYSE: TLWKXX) | NYSE:TLWKXX | shape
(TSXV: Talw) | TSX Venture Exchange:Talw | shape
(NYSE: TLW Class A) | NYSE:TLW | class-in-symbol
""".strip().splitlines()

RUNNING = """
The shares trade as NYSE: TLW since May. | NYSE:TLW
Its rivals, NASDAQ: TLWK, IBM and others, grew. | Nasdaq:TLWK
The ticker is ASX:TLW now. | ASX:TLW
""".strip().splitlines()

NONE = """
The AIM-AHEAD programme and AIM: A study of pumps.
(six months) and (SIX: months to go)
A pump of the NEO class, EmSculpt Neo.
CSE: Customer service is here.
(OTC hearing aids) and (OTC NSAID) and (OTC NSAID use)
(Source: Talwerk) and (Note: TLWK) and (CEO: TALW)
The call is at 10:30 and 14:00 (NYSE rules).
(ISIN: DE000A0TWK11; WKN: A0TWK1)
(NYSE American) and (the "NASDAQ")
Nasdaq: 2026 was a good year. NASDAQ: A record.
www.talwerk.DE and https://talwerk.example/NYSE:x
(I.V.) and (U.S.) and (e.g. A.V)
Tokenizing the OTC: A Vision
""".strip().splitlines()


def found(frame: Frame) -> list[Listing]:
    return list(listings.facts(frame))


def told(frame: Frame) -> str:
    return " ".join(f"{listing.exchange}:{listing.ticker}" for listing in found(frame))


@pytest.mark.parametrize("line", READ)
def test_a_listing_is_read(line: str, framed: Framed) -> None:
    words, expected = line.rsplit(" | ", 1)
    frame = framed(f"# Talwerk opens works\n\nTalwerk AG {words} opened its pump works in Lund today.\n")
    assert told(frame) == expected
    for listing in found(frame):
        assert listing.symbol is not None
        assert listing.symbol.of(frame.text) == listing.ticker
        assert listing.span.covers(listing.symbol)
        assert listing.faults in ((), ("no-colon",))


@pytest.mark.parametrize("line", FAULTY)
def test_a_faulty_notation_is_read_with_its_fault(line: str, framed: Framed) -> None:
    words, expected, fault = (part.strip() for part in line.rsplit(" | ", 2))
    frame = framed(f"Talwerk AG {words} opened its pump works.\n")
    assert told(frame) == expected
    assert [listing.faults for listing in found(frame)] == [(fault,)]


@pytest.mark.parametrize("line", RUNNING)
def test_a_listing_in_running_text_is_one_symbol(line: str, framed: Framed) -> None:
    words, expected = line.rsplit(" | ", 1)
    frame = framed(words)
    assert told(frame) == expected
    assert [listing.form for listing in found(frame)] == ["running"]


@pytest.mark.parametrize("line", NONE)
def test_what_only_looks_like_a_listing_is_none(line: str, framed: Framed) -> None:
    assert told(framed(line)) == ""


def test_the_market_decides_the_regime(framed: Framed) -> None:
    frame = framed("Talwerk (NYSE: TLW) (OTCQB: TLWKF) (CSE: TLW) (HKEX: 1234) (AIM: TLW) (FSE: 1TW) (ASX: TLW) (SIX: TLWN) (TASE: TLWK)")
    assert [listing.market for listing in found(frame)] == ["us", "us-otc", "ca", "hk", "uk", "eu", "au", "ch", "other"]


RELEASE = """# Talwerk Pumps Joins Lund Valve to Serve the North

MUNICH, May 14, 2026 /PRNewswire/ -- Talwerk Pumps AG (Nasdaq: TLWK) (FSE: 1TW), a maker of pumps, today announced that it joins Lund
Valve plc (LSE: LUV) in a venture. Rivals such as Norvane Corp. (NYSE: NRV) watch.

## About Talwerk

Talwerk Pumps (NASDAQ: TLWK) makes pumps.

## About Lund Valve

Lund Valve plc (LSE: LUV) makes valves.
"""


def own(frame: Frame) -> set[str]:
    return {listing.ticker for listing in found(frame) if listing.own}


def test_the_listing_of_the_company_that_the_lead_is_about_is_own(framed: Framed) -> None:
    assert own(framed(RELEASE)) == {"TLWK", "1TW"}


def test_the_listing_of_a_partner_named_first_is_not_own(framed: Framed) -> None:
    text = "# Hinter Supplies Valves to Lund\n\nHinter GmbH, a family firm, today announced a contract with Lund Valve plc (LSE: LUV).\n"
    assert own(framed(text)) == set()


def test_a_company_that_the_headline_begins_with_owns_its_listing(framed: Framed) -> None:
    text = "# Markets Today - Talwerk Pumps Grows\n\nFew expected that by May the shares of Talwerk Pumps AG (NYSE: TLW) would double.\n"
    assert own(framed(text)) == {"TLW"}


def test_where_the_lead_names_none_the_about_section_does(framed: Framed) -> None:
    text = "# Pumps Go North\n\nTalwerk today opened works.\n\n## About Talwerk\n\nTalwerk Pumps AG (NYSE: TLW) makes pumps.\n"
    assert own(framed(text)) == {"TLW"}


def test_a_configured_listing_is_own(framed: Framed) -> None:
    settings = Settings(company=Company(listings=(("LSE", "LUV"),)))
    frame = framed("# News\n\nToday a contract with Lund Valve plc (LSE: LUV) was signed.\n", settings)
    assert own(frame) == {"LUV"}
    assert owned(frame, found(frame)) == {"LUV"}


def test_each_spelling_means_one_exchange() -> None:
    spellings = [spelling for entry in exchanges() for spelling in entry.spellings]
    assert len(spellings) == len(set(spellings))
    assert all(exchange(spelling) for spelling in spellings)


@pytest.mark.parametrize("entry", exchanges(), ids=lambda entry: entry.name)
def test_the_grammar_knows_each_exchange_of_the_table(entry: Exchange) -> None:
    written = [*entry.spellings, entry.name, entry.name.replace("Boerse", "Börse").replace("Bors", "Børs")]
    views = [f"(Nasdaq: TLWK; {name}: TLW1)" for spelling in written for name in (spelling, spelling.upper())]
    read = [notation for view in views for notation in notations(view, GRAMMARS) if not notation.stranger]
    assert len(read) > len(views)


@given(st.text(alphabet="(NYSEOTC:;,/&|$\"' .-)TLW012and\n", max_size=300))
def test_nothing_raises_on_any_text(text: str) -> None:
    for notation in notations(fold(text), GRAMMARS):
        assert all(symbol.span.of(text) for symbol in notation.symbols)
