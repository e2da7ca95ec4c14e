"""A grammar file to parse tables: the only door to Lark."""

from __future__ import annotations

from typing import Any

from lark import Lark
from lark.lexer import BasicLexer, UnlessCallback
from lark.parsers.lalr_analysis import Shift

from disclint.parsing.lalr import Rule, Tables, Terminal

PACKAGE = "disclint.grammars"


def tables_of(name: str, start: str) -> Tables:
    """Work out the grammar file *name*.lark.

    Errors: lark.exceptions.GrammarError if it is no grammar (a fault of this program, never of its user).
    """
    lark = Lark.open_from_package(
        PACKAGE, f"{name}.lark", search_paths=("",), start=start, parser="lalr", lexer="basic", maybe_placeholders=False, regex=True
    )
    frontend: Any = lark.parser
    table = frontend.parser._parse_table
    rules = list(dict.fromkeys(action[1] for state in table.states.values() for action in state.values() if action[0] is not Shift))
    numbers = {rule: number for number, rule in enumerate(rules)}
    order = {state: number for number, state in enumerate(table.states)}
    scan, keywords, ignored = _lexer(frontend.lexer)
    return Tables(
        terminals=tuple(Terminal(str(t.name), t.priority, str(t.pattern.to_regexp())) for t in lark.terminals),
        rules=tuple(_rule(rule) for rule in rules),
        states=tuple(
            {symbol: order[argument] if action is Shift else ~numbers[argument] for symbol, (action, argument) in state.items()}
            for state in table.states.values()
        ),
        start=order[table.start_states[start]],
        end=order[table.end_states[start]],
        scan=scan,
        keywords=keywords,
        ignored=ignored,
    )


def _rule(rule: Any) -> Rule:
    kept = tuple(not (symbol.is_term and symbol.filter_out) for symbol in rule.expansion)
    origin = str(rule.origin.name)
    return Rule(
        origin=origin,
        name=str(rule.alias or origin),
        length=len(rule.expansion),
        kept=kept,
        spliced=origin.startswith("_") and not rule.alias,
        single=bool(rule.options.expand1) and not rule.alias,
    )


def _lexer(lexer: BasicLexer) -> tuple[tuple[tuple[str, str], ...], dict[str, dict[str, str]], frozenset[str]]:
    """Take the order in which Lark's lexer tries its terminals, and the words that make another terminal of a match."""
    scanner: Any = lexer.scanner
    keywords = {
        name: {str(terminal.pattern.value): str(terminal.name) for terminal in _alternatives(callback)}
        for name, callback in scanner_callbacks(lexer).items()
    }
    return tuple((str(t.name), str(t.pattern.to_regexp())) for t in scanner.terminals), keywords, frozenset(lexer.ignore_types)


def scanner_callbacks(lexer: BasicLexer) -> dict[str, UnlessCallback]:
    """Return what Lark's lexer does behind a match: the only callbacks of ours tell keywords from words."""
    return {name: callback for name, callback in lexer.callback.items() if isinstance(callback, UnlessCallback)}


def _alternatives(callback: UnlessCallback) -> Any:
    return callback.scanner.terminals
