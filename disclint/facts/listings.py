"""Securities on exchanges: which exchange a notation means, whose listing it is, and what is wrong with how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.facts.exchanges import STRONG, Exchange, by_ending, exchange, folded
from disclint.facts.frame import Frame
from disclint.facts.issuers import owned
from disclint.model.fact import Listing
from disclint.model.span import Span
from disclint.model.value import replace
from disclint.parsing.listings import Notation, Symbol, notations
from disclint.text.patterns import Pattern, compiled

ENDS_OF_ENTRY = frozenset((")", "]", ";", ",", "|", "/", " "))
"""What follows a symbol that fills its place."""
LETTERS = frozenset(("us", "otc", "tsx", "lse"))
"""Shapes of symbols that hold a letter at least."""


def facts(frame: Frame) -> Iterator[Listing]:
    """Yield each listing, and each cashtag in parentheses that stands in for one.

    Order: that of the text.
    """
    found = sorted([*_listings(frame), *_cashtags(frame)], key=lambda listing: (listing.span, listing.ticker))
    mine = owned(frame, found)
    for listing in found:
        yield replace(listing, own=True) if listing.ticker in mine else listing


def _listings(frame: Frame) -> Iterator[Listing]:
    for notation in notations(frame.view, frame.grammars):
        if not _is_one(frame.view, notation):
            continue
        markets: tuple[Span | None, ...] = notation.markets or (notation.label,)
        # In running text a comma goes on with the sentence, not with the symbols.
        for count, symbol in enumerate(notation.symbols if notation.inside else notation.symbols[:1]):
            for market in markets if count == 0 else markets[-1:]:
                if listing := _listing(frame, notation, market, symbol, count):
                    yield listing


def _is_one(view: str, notation: Notation) -> bool:
    """Tell whether exchanges and symbols that stand together are meant as such."""
    first = notation.symbols[0]
    words = first.span.of(view)
    if not notation.markets:
        if words[:1].isdigit():
            return True
        return notation.label is None and notation.inside and len(words) > 3 and view[first.span.end : first.span.end + 1] in ENDS_OF_ENTRY
    names = [folded(market.of(view)) for market in notation.markets]
    if not notation.inside and (len(words) < 2 or not all(name in STRONG for name in names)):
        return False
    if notation.colon or notation.label is not None:
        return True
    # "(OTCQB TLWK)" is a listing, "(OTC NSAID)" and "(NYSE rules)" are none.
    last = notation.symbols[-1].span
    ends = view[last.end : last.end + 1] in ENDS_OF_ENTRY
    market = exchange(notation.markets[-1].of(view))
    fits = market is not None and market.fits(words) and len(words) > 1
    return notation.inside and ends and fits and names[-1] not in ("otc", "cse", "six", "aim", "neo")


def _listing(frame: Frame, notation: Notation, market: Span | None, symbol: Symbol, count: int) -> Listing | None:
    view = frame.view
    words = symbol.span.of(view)
    code, ending = _parted(words)
    named = exchange(market.of(view)) if market and notation.markets and not notation.stranger else None
    found = _meant(named, words, ending)
    if found is not None and found.name == "Cboe" and "Cboe Canada" in view:
        found = exchange("Cboe Canada")  # the parent of both lists on markets of its own in the United States and in Canada
    if named is None and found is None and notation.label is not None and code.isdigit():
        found = exchange("HKEX")
    if found is not None and not _can_be(found, code):
        return None
    strip = ending is not None and (named is None or found is None or found.market == "hk")
    ticker = code if strip else words
    start = market.start if market and count == 0 else symbol.span.start
    span = Span(start, symbol.span.end)
    written = market.of(frame.text) if market else (ending or "")
    return Listing(
        **frame.where(span),
        exchange=found.name if found else None,
        mic=found.mic if found else None,
        ticker=ticker,
        market=found.market if found else "other",
        written=written,
        own=False,
        form=_form(notation),
        faults=tuple(_faults(notation, symbol, found, words)),
        symbol=Span(symbol.span.start, symbol.span.start + len(ticker)),
    )


def _parted(words: str) -> tuple[str, str | None]:
    """Part ``2171.HK`` into code and ending; the ending is None where it names no exchange."""
    if by_ending(words) is None:
        return words, None
    code, _, ending = words.rpartition(".")
    return code, ending


def _meant(named: Exchange | None, words: str, ending: str | None) -> Exchange | None:
    if named is None:
        return by_ending(words) if ending else None
    if named.name == "Tokyo Stock Exchange" and words.isalpha():
        return exchange("TSX")  # "TSE" was Toronto's own short name
    return named


def _can_be(market: Exchange, code: str) -> bool:
    """Tell whether *code* can be meant as a symbol of *market* at all, well or ill written."""
    if market.shape in LETTERS:
        return any(character.isalpha() for character in code)
    if market.shape in ("hk", "cn", "tw", "kr"):
        return any(character.isdigit() for character in code)
    return True


def _form(notation: Notation) -> str:
    if not notation.markets:
        return "stock_code"
    return "paren" if notation.inside else "running"


def _faults(notation: Notation, symbol: Symbol, market: Exchange | None, words: str) -> Iterator[str]:
    if symbol.dollar:
        yield "cashtag"
    if notation.markets and not notation.colon and notation.label is None:
        yield "no-colon"
    if market is not None and not market.fits(words) and not market.fits(_parted(words)[0]):
        yield "shape"
    if symbol.labelled_class:
        yield "class-in-symbol"
    if symbol.stray:
        yield "stray-quote"


def _cashtags(frame: Frame) -> Iterator[Listing]:
    """Yield what stands alone in parentheses as ``($TLWK)``."""
    for match in _cashtag().finditer(frame.view):
        span = Span(match.start(1), match.end(1))
        yield Listing(
            **frame.where(span),
            exchange=None,
            mic=None,
            ticker=match[1][1:],
            market="other",
            written="",
            own=False,
            form="cashtag",
            faults=("cashtag",),
            symbol=Span(span.start + 1, span.end),
        )


@cache
def _cashtag() -> Pattern:
    return compiled(r"\((\$[A-Z]{1,5}(?:\.[A-Z]{1,2})?)\)")
