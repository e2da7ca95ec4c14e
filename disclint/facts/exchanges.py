"""The exchanges of the world that issuers name: what each name means, and which symbols it lists.

Source: ISO 10383 (market identifier codes) and the names and symbol shapes that the exchanges print; drawn up 2026-11-23.
"""

from __future__ import annotations

from functools import cache

from disclint.model.value import dataclass
from disclint.text.patterns import Pattern, compiled


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange or market.

    *mic* is its ISO 10383 code; *market* the family of rules that a listing there brings; *shape* names what its symbols look like;
    *spellings* are folded: no blanks, dots or hyphens.
    """

    name: str
    mic: str | None
    market: str
    shape: str
    spellings: tuple[str, ...]

    def fits(self, symbol: str) -> bool:
        """Tell whether *symbol* has the shape of this exchange's symbols."""
        return _shape(self.shape).fullmatch(symbol) is not None


SHAPES = {
    "us": r"[A-Z]{1,5}(?:[.\-/](?:[A-Z]{1,3}|PR[A-Z]))?",
    "otc": r"[A-Z]{4,5}(?:\.[A-Z]{1,3})?|[A-Z]{1,5}",
    "tsx": r"[A-Z]{1,5}(?:[.\-][A-Z]{1,3}){0,2}",
    "asx": r"[A-Z0-9]{3,6}",
    "lse": r"[A-Z0-9]{2,5}\.?[A-Z]?",
    "hk": r"\d{1,5}(?:\.HK)?",
    "cn": r"\d{6}(?:\.(?:SH|SS|SZ))?",
    "tw": r"\d{4,6}(?:\.TWO?)?",
    "jp": r"[0-9][0-9A-Z]{3}(?:\.T)?",
    "kr": r"\d{6}(?:\.K[SQ])?",
    "de": r"[A-Z0-9]{2,5}(?:\.[A-Z]{1,2})?",
    "any": r"[A-Z0-9]{1,10}(?:[.\-][A-Z]{1,3})?",
}
"""Shapes of symbols, by name."""

ROWS: tuple[tuple[str, str | None, str, str, tuple[str, ...]], ...] = (
    ("Nasdaq", "XNAS", "us", "us", ("nasdaq", "nnasdaq", "nasdaqstockmarket", "nasdaqus")),
    ("Nasdaq Global Select Market", "XNGS", "us", "us", ("nasdaqgs", "nasdaqglobalselectmarket", "nasdaqglobalselect")),
    ("Nasdaq Global Market", "XNMS", "us", "us", ("nasdaqgm", "nasdaqglobalmarket")),
    ("Nasdaq Capital Market", "XNCM", "us", "us", ("nasdaqcm", "nasdaqcapitalmarket")),
    ("NYSE", "XNYS", "us", "us", ("nyse", "newyorkstockexchange")),
    ("NYSE American", "XASE", "us", "us", ("nyseamerican", "nyseamer", "nysemkt", "nysea", "amex", "newyorkstockexchangeamerican")),
    ("NYSE Arca", "ARCX", "us", "us", ("nysearca",)),
    ("NYSE Texas", "XCHI", "us", "us", ("nysetexas",)),
    ("NYSE National", "XCIS", "us", "us", ("nysenational",)),
    ("Cboe BZX", "BATS", "us", "us", ("cboebzx", "cboeus", "bats")),
    ("OTCQX", "OTCQ", "us-otc", "otc", ("otcqx", "usotcqx", "otcqxbest", "otcqxbestmarket", "otcqxpremier", "otcqxinternational")),
    ("OTCQB", "OTCB", "us-otc", "otc", ("otcqb", "usotcqb", "otcqbventuremarket", "otcqbventure", "otcqbmarket")),
    ("OTCID", None, "us-otc", "otc", ("otcid", "otcidbasicmarket", "otcidmarket")),
    (
        "OTC Pink",
        "PINX",
        "us-otc",
        "otc",
        (
            "otcpink",
            "otcpinks",
            "otcpk",
            "pink",
            "pinksheets",
            "otcpinksheets",
            "otcpinksheet",
            "otcpinkmarket",
            "otcpinkcurrent",
            "otcpinklimited",
        ),
    ),
    ("OTC Expert Market", "EXPM", "us-otc", "otc", ("otcexpertmarket", "otcem")),
    ("OTC Bulletin Board", "OTCM", "us-otc", "otc", ("otcbb",)),
    (
        "OTC Markets",
        "OTCM",
        "us-otc",
        "otc",
        ("otc", "usotc", "otcmarkets", "otcmarket", "otcmarketsgroup", "otcmkts", "otcmkt", "otcm", "otcus", "usotcmarkets"),
    ),
    ("TSX", "XTSE", "ca", "tsx", ("tsx", "torontostockexchange")),
    ("TSX Venture Exchange", "XTSX", "ca", "tsx", ("tsxv", "tsxventure", "tsxventureexchange")),
    ("Canadian Securities Exchange", "XCNQ", "ca", "tsx", ("cse", "cnsx", "cnx", "canadiansecuritiesexchange")),
    ("Cboe Canada", "NEOE", "ca", "tsx", ("cboeca", "cboecanada", "neo", "neoexchange")),
    ("Cboe", None, "other", "any", ("cboe",)),
    ("London Stock Exchange", "XLON", "uk", "lse", ("lse", "lon", "londonstockexchange")),
    ("AIM", "AIMX", "uk", "lse", ("aim",)),
    ("Aquis Stock Exchange", "AQSE", "uk", "lse", ("aqse", "aquis")),
    ("HKEX", "XHKG", "hk", "hk", ("hkex", "sehk", "hkse", "hkg", "hongkong", "hongkongstockexchange", "stockexchangeofhongkong")),
    ("ASX", "XASX", "au", "asx", ("asx", "australiansecuritiesexchange", "cboeaustralia")),
    ("SIX Swiss Exchange", "XSWX", "ch", "any", ("six", "sixswissexchange", "sixswiss", "swx", "vtx")),
    ("BX Swiss", "XBRN", "ch", "any", ("bxswiss",)),
    ("Frankfurt Stock Exchange", "XFRA", "eu", "de", ("fse", "fwb", "fra", "f", "gr", "bf", "frankfurt", "frankfurtstockexchange")),
    ("Xetra", "XETR", "eu", "de", ("xetra", "xetr", "xtra", "etr")),
    ("Deutsche Boerse", "XETR", "eu", "de", ("deutscheboerse", "deutschebörse")),
    ("Tradegate", "XGAT", "eu", "de", ("tradegate",)),
    ("Boerse Stuttgart", "XSTU", "eu", "de", ("stuttgart",)),
    ("Euronext", None, "eu", "any", ("euronext",)),
    ("Euronext Paris", "XPAR", "eu", "any", ("euronextparis", "epa")),
    ("Euronext Growth Paris", "ALXP", "eu", "any", ("euronextgrowthparis", "euronextaccessparis")),
    ("Euronext Brussels", "XBRU", "eu", "any", ("euronextbrussels", "ebr", "euronextgrowthbrussels")),
    ("Euronext Amsterdam", "XAMS", "eu", "any", ("euronextamsterdam", "ams")),
    ("Euronext Lisbon", "XLIS", "eu", "any", ("euronextlisbon", "eli")),
    ("Euronext Dublin", "XDUB", "eu", "any", ("euronextdublin", "euronextgrowthdublin")),
    ("Euronext Milan", "MTAA", "eu", "any", ("euronextmilan", "euronextgrowthmilan", "borsaitaliana", "bit")),
    ("Euronext Growth", None, "eu", "any", ("euronextgrowth", "euronextaccess", "euronextexpand")),
    ("Oslo Bors", "XOSL", "eu", "any", ("oslobørs", "oslobors", "ose", "euronextoslo", "euronextexpandoslo")),
    ("Euronext Growth Oslo", "MERK", "eu", "any", ("euronextgrowthoslo",)),
    ("Nasdaq Stockholm", "XSTO", "eu", "any", ("nasdaqstockholm", "omx")),
    ("Nasdaq Copenhagen", "XCSE", "eu", "any", ("nasdaqcopenhagen",)),
    ("Nasdaq Helsinki", "XHEL", "eu", "any", ("nasdaqhelsinki",)),
    ("Nasdaq Iceland", "XICE", "eu", "any", ("nasdaqiceland",)),
    ("Nasdaq First North", None, "eu", "any", ("nasdaqfirstnorth", "nasdaqfirstnorthgrowthmarket", "nasdaqbaltic")),
    ("Spotlight Stock Market", "XSAT", "eu", "any", ("spotlightstockmarket",)),
    ("Cboe Europe", "CEUX", "eu", "any", ("cboeeurope",)),
    ("BME", "XMAD", "eu", "any", ("bme",)),
    ("Warsaw Stock Exchange", "XWAR", "eu", "any", ("wse",)),
    ("Wiener Boerse", "XWBO", "eu", "any", ("wienerboerse", "wienerbörse", "vie")),
    ("Bucharest Stock Exchange", "XBSE", "eu", "any", ("bvb",)),
    ("Shanghai Stock Exchange", "XSHG", "other", "cn", ("sse", "sha", "shse", "shanghaistockexchange")),
    ("Shenzhen Stock Exchange", "XSHE", "other", "cn", ("szse", "she", "shenzhenstockexchange")),
    ("Taiwan Stock Exchange", "XTAI", "other", "tw", ("twse",)),
    ("Taipei Exchange", "ROCO", "other", "tw", ("tpex",)),
    ("Tokyo Stock Exchange", "XTKS", "jp", "jp", ("tse", "tyo", "jpx", "tokyostockexchange")),
    ("Korea Exchange", "XKRX", "other", "kr", ("krx", "kospi")),
    ("KOSDAQ", "XKOS", "other", "kr", ("kosdaq", "konex")),
    ("Singapore Exchange", "XSES", "sg", "any", ("sgx", "sgxst", "singaporeexchange")),
    ("Bursa Malaysia", "XKLS", "other", "any", ("bursa", "bursamalaysia", "klse")),
    ("NSE India", "XNSE", "other", "any", ("nse",)),
    ("BSE India", "XBOM", "other", "any", ("bse",)),
    ("Indonesia Stock Exchange", "XIDX", "other", "any", ("idx",)),
    ("Stock Exchange of Thailand", "XBKK", "other", "any", ("set",)),
    ("Philippine Stock Exchange", "XPHS", "other", "any", ("pse",)),
    ("Ho Chi Minh Stock Exchange", "XSTC", "other", "any", ("hose",)),
    ("NZX", "XNZE", "other", "any", ("nzx",)),
    ("National Stock Exchange of Australia", "XNEC", "au", "asx", ("nsx",)),
    ("Bolsa Mexicana de Valores", "XMEX", "other", "any", ("bmv",)),
    ("B3", "BVMF", "other", "any", ("b3", "bovespa")),
    ("Bolsa de Valores de Lima", "XLIM", "other", "any", ("bvl",)),
    ("Bolsa de Valores de Colombia", "XBOG", "other", "any", ("bvc",)),
    ("BYMA", "XBUE", "other", "any", ("byma",)),
    ("Jamaica Stock Exchange", "XJAM", "other", "any", ("jsx",)),
    ("Tel Aviv Stock Exchange", "XTAE", "other", "any", ("tase", "telavivstockexchange")),
    ("Tadawul", "XSAU", "other", "any", ("tadawul",)),
    ("Dubai Financial Market", "XDFM", "other", "any", ("dfm", "nasdaqdubai")),
    ("Abu Dhabi Securities Exchange", "XADS", "other", "any", ("adx",)),
    ("Qatar Stock Exchange", "DSMD", "other", "any", ("qse",)),
    ("Johannesburg Stock Exchange", "XJSE", "other", "any", ("jse",)),
    ("Egyptian Exchange", "XCAI", "other", "any", ("egx",)),
    ("Nigerian Exchange", "XNSA", "other", "any", ("ngx",)),
    ("Borsa Istanbul", "XIST", "other", "any", ("bist",)),
)

ENDINGS = {
    "HK": "hkex",
    "TW": "twse",
    "TWO": "tpex",
    "SH": "sse",
    "SS": "sse",
    "SZ": "szse",
    "KS": "krx",
    "KQ": "kosdaq",
    "DE": "xetra",
    "SW": "six",
    "TA": "tase",
    "AX": "asx",
    "TO": "tsx",
    "V": "tsxv",
    "CN": "cse",
    "L": "lse",
    "PA": "euronextparis",
    "OTCQX": "otcqx",
    "OTCQB": "otcqb",
    "OTC": "otc",
    "NASDAQ": "nasdaq",
    "NYSE": "nyse",
}
"""The exchange behind the ending of a code (``2171.HK``), as a spelling."""

STRONG = frozenset(
    (
        "aim",
        "asx",
        "cboeca",
        "cse",
        "hkex",
        "lse",
        "nasdaq",
        "nasdaqcapitalmarket",
        "nasdaqcm",
        "nasdaqglobalmarket",
        "nasdaqglobalselectmarket",
        "nasdaqgm",
        "nasdaqgs",
        "nyse",
        "nyseamerican",
        "nysearca",
        "nysemkt",
        "otc",
        "otcid",
        "otcm",
        "otcmarkets",
        "otcmkts",
        "otcpink",
        "otcpinks",
        "otcpk",
        "otcqb",
        "otcqx",
        "sehk",
        "sgx",
        "tsx",
        "tsxv",
        "tsxventure",
        "xetra",
    )
)
"""Spellings that mean an exchange even outside of parentheses."""


@cache
def exchanges() -> tuple[Exchange, ...]:
    """Return all exchanges."""
    return tuple(Exchange(*row) for row in ROWS)


def folded(name: str) -> str:
    """Return *name* as spellings are compared: no blanks, dots, hyphens or colons, small letters."""
    return compiled(r"[\s.:\-]+").sub("", name).casefold()


def exchange(name: str) -> Exchange | None:
    """Return the exchange that *name*, in any spelling, means."""
    return _by_spelling().get(folded(name))


def by_ending(symbol: str) -> Exchange | None:
    """Return the exchange that the ending of *symbol* names, as in ``2171.HK``."""
    return _by_spelling().get(ENDINGS.get(symbol.rpartition(".")[2], "") if "." in symbol else "")


def by_mic(code: str) -> Exchange | None:
    """Return the exchange with the ISO 10383 code *code*."""
    return _by_code().get(code.upper())


@cache
def _by_code() -> dict[str, Exchange]:
    return {exchange.mic: exchange for exchange in reversed(exchanges()) if exchange.mic is not None}


@cache
def _by_spelling() -> dict[str, Exchange]:
    return {spelling: exchange for exchange in exchanges() for spelling in exchange.spellings}


@cache
def _shape(name: str) -> Pattern:
    return compiled(SHAPES[name])
