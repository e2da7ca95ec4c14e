"""Which terminals are tried at a place, held against trying them all."""

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from disclint.parsing.lalr import Grammar, Tables
from disclint.parsing.openings import may_begin, opening
from disclint.parsing.tables import tables_of

STARTS = {"safety": "statement", "evidence": "statement", "dateline": "dateline", "listing": "listings", "changes": "change"}
TABLES = {name: tables_of(name, start) for name, start in STARTS.items()}
GRAMMARS = {name: Grammar(tables) for name, tables in TABLES.items()}
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.md"))
PARTS = [
    "no ",
    "Grade 3",
    " or higher ",
    "5% ",
    "(2 of 15",
    ") ",
    "\u2265 ",
    "two patients ",
    "Phase 1/2",
    "in vivo",
    ".5",
    "-",
    "\u00e9",
    "Week 4",
]


def _all_tried(tables: Tables, view: str, start: int, end: int) -> list[tuple[str, int, int]]:
    whole = regex.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in tables.scan))
    tokens = []
    while start < end and (found := whole.match(view, start, end)):
        kind = tables.keywords.get(str(found.lastgroup), {}).get(found[0], str(found.lastgroup))
        if kind not in tables.ignored:
            tokens.append((kind, start, found.end()))
        start = found.end()
    return tokens


def _same(name: str, view: str, start: int, end: int) -> bool:
    found = [(token.type, token.start_pos, token.end_pos) for token in GRAMMARS[name].tokens(view, start, end)]
    return found == _all_tried(TABLES[name], view, start, end)


@pytest.mark.parametrize("name", STARTS)
def test_the_examples_give_the_tokens_that_all_terminals_give(name: str) -> None:
    assert EXAMPLES
    for path in EXAMPLES:
        for line in path.read_text("utf-8").splitlines():
            assert _same(name, line, 0, len(line))


@pytest.mark.parametrize("name", STARTS)
@given(text=st.lists(st.sampled_from(PARTS), max_size=12).map("".join), cut=st.integers(0, 9), short=st.integers(0, 3))
def test_any_text_gives_the_tokens_that_all_terminals_give(name: str, text: str, cut: int, short: int) -> None:
    assert _same(name, text, min(cut, len(text)), max(len(text) - short, 0))


@pytest.mark.parametrize(
    ("pattern", "letters", "expected"),
    [
        (r"(?<![\w-])(?:no|not)(?![\w)-])", "no", True),
        (r"(?<![\w-])(?:no|not)(?![\w)-])", "nu", False),
        (r"(?<=(?:patients?|[)(] ?people) )with\b", "wi", True),
        (r"(?!CAR-|[(])[A-Z]{2,}(?=(?i: trial))", "CA", True),
        (r"(?i:grade) ?[1-5]", "GR", True),
        (r"\$ ?\d|\\b|[$^]", "$1", True),
        (r",", ", ", True),
        (r",", " ,", False),
    ],
)
def test_how_a_pattern_may_begin(pattern: str, letters: str, expected: bool) -> None:
    assert may_begin(opening(pattern), letters) is expected
