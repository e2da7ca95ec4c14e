"""Exchange and symbol, wherever they stand in a text: ``(Nasdaq: TLWK)`` and all its sisters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.inline import longest
from disclint.parsing.lalr import Grammar, Tree
from disclint.text.patterns import Pattern, compiled

if TYPE_CHECKING:
    from disclint.parsing.grammars import Grammars

WINDOW = 180
"""How far one row of listings is read. Units: characters."""
BACK = 60
"""How far before its colon the first exchange of a row may begin. Units: characters."""
CODES = ("SYMBOL", "SUFFIXED", "WHOLE", "SMALL")
"""The terminals that are symbols."""
ENDS = frozenset(("SYMBOL", "SUFFIXED", "WHOLE", "SMALL", "QUOTE", "STRAY", "CLASS", "IDENTIFIER"))
MARKETS = ("MARKET", "SHORT")
"""The terminals of the grammar that name exchanges."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol: where it stands, and what stands around it that should not."""

    span: Span
    dollar: bool = False
    quoted: bool = False
    stray: bool = False
    labelled_class: bool = False


@dataclass(frozen=True, slots=True)
class Notation:
    """Exchanges and their symbols as they stand together: ``NYSE, Nasdaq: TLW`` or ``NASDAQ: TLWK, TLWKW``.

    *markets* is empty where the code names its own exchange (``2171.HK``); *label* is ``Stock Code`` and the like, *stranger* an exchange
    that the grammar does not know. *colon* tells that one stands between. *inside* tells that all of it stands in parentheses.
    """

    markets: tuple[Span, ...]
    symbols: tuple[Symbol, ...]
    label: Span | None
    stranger: bool
    colon: bool
    inside: bool


def notations(view: str, grammars: Grammars) -> Iterator[Notation]:
    """Yield all notations of *view*, in its order."""
    behind = 0
    grammar = grammars.listing
    for start in _openings(grammar, view):
        if start < behind:
            continue
        inside = _is_inside(view, start)
        for tree, tokens in longest(grammar, view, Span(start, min(len(view), start + WINDOW)), ENDS, -1):
            behind = tokens[-1].end_pos
            yield from filter(None, (_notation(part, inside) for part in tree.subtrees()))
            break


def _is_inside(view: str, start: int) -> bool:
    """Tell whether a parenthesis is open at *start*."""
    low = max(0, start - 2 * WINDOW)
    return view.rfind("(", low, start) > max(view.rfind(")", low, start), view.rfind("\n\n", low, start))


def _openings(grammar: Grammar, view: str) -> list[int]:
    """Return where a notation may begin: cheap signs first, then the grammar's own names of exchanges."""
    name = _names(grammar)
    found: set[int] = set()
    done = 0
    for colon in _colon().finditer(view):
        low = max(0, colon.start() - BACK, done)
        low = max(low, view.rfind("\n", low, colon.start()) + 1)
        found.update(match.start() for match in name.finditer(view, low, colon.end()))
        done = colon.end()
    for bracket in _bracket().finditer(view):
        if match := name.match(view, bracket.end()):
            found.add(match.start())
    for ending in _ending().finditer(view):
        if match := _code().search(view[max(0, ending.start() - 18) : ending.start()]):
            found.add(ending.start() - len(match[0]))
    found.update(label.start() for label in _label().finditer(view))
    return sorted(found)


@cache
def _names(grammar: Grammar) -> Pattern:
    patterns = [terminal.pattern for terminal in grammar.terminals if terminal.name in MARKETS]
    return compiled(r"(?<![\w$.@&/-])(?:" + "|".join(patterns) + ")")


@cache
def _colon() -> Pattern:
    return compiled(r""":(?<=[A-Za-z0-9) ]:)(?= ?[$"'(]{0,2}[A-Z0-9])""")


@cache
def _bracket() -> Pattern:
    return compiled(r"\((?=[A-Z])")


@cache
def _ending() -> Pattern:
    return compiled(r"\.(?:HK|TWO?|S[HSZ]|K[SQ]|DE|SW|TA|AX|TO|V|CN|L|PA|OTCQX|OTCQB|OTC|NASDAQ|NYSE)\b")


@cache
def _code() -> Pattern:
    return compiled(r"(?:(?<!\w)[A-H][ -][Ss]hares?:? )?(?<![\w.$@/-])[A-Z0-9]{1,6}$")


@cache
def _label() -> Pattern:
    return compiled(r"(?:S|s)(?:tock|TOCK) (?:[Ss]hort )?(?:[Cc]ode|CODE)")


def _notation(part: Tree, inside: bool) -> Notation | None:
    """Read one group of a tree; None for what it only reads over."""
    if part.data == "suffixed":
        code = next(token for token in part.children if _type(token) == "SUFFIXED")
        return Notation((), (Symbol(_span(code)),), None, False, False, inside)
    if part.data != "group":
        return None
    own = {_type(token): token for token in part.children}
    label = own.get("CODE_LABEL") or own.get("LABEL")
    stranger = own.get("STRANGER")
    markets = tuple(_span(market.children[0]) for market in part.find_data("market"))
    return Notation(
        markets=(_span(stranger),) if stranger is not None else markets,
        symbols=tuple(_symbols(part)),
        label=_span(label) if label is not None else None,
        stranger=stranger is not None,
        colon="COLON" in own,
        inside=inside,
    )


def _symbols(part: Tree) -> Iterator[Symbol]:
    for found in part.subtrees():
        if found.data not in ("bare", "quoted"):
            continue
        kinds = {_type(token): token for token in found.children}
        code = next(kinds[kind] for kind in CODES if kind in kinds)
        yield Symbol(_span(code), "DOLLAR" in kinds, found.data == "quoted", found.data == "bare" and "STRAY" in kinds, "CLASS" in kinds)


def _type(token: object) -> str:
    return getattr(token, "type", "")


def _span(token: object) -> Span:
    start, end = getattr(token, "start_pos", None), getattr(token, "end_pos", None)
    return Span(start or 0, end or 0)
