"""The machine that runs the tables, held against Lark itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, Tree
from lark.exceptions import LarkError

from disclint.parsing import lalr
from disclint.parsing.grammars import Grammars

GRAMMARS = Grammars()


def _lark(name: str, start: str) -> Lark:
    return Lark.open_from_package(
        "disclint.grammars",
        f"{name}.lark",
        search_paths=("",),
        start=start,
        parser="lalr",
        lexer="basic",
        maybe_placeholders=False,
        regex=True,
    )


RELEASE = _lark("release", "start")
DATELINE = _lark("dateline", "dateline")
KINDS = sorted(terminal.name for terminal in GRAMMARS.release.terminals) + [
    "TEXT",
    "LINE",
    "SUBHEADING",
    "ITEM",
    "ROW",
    "IMAGE",
    "TITLE",
    "DECK",
]


def _plain(node: object) -> object:
    if isinstance(node, Tree | lalr.Tree):
        return (str(node.data), [_plain(child) for child in node.children])
    return getattr(node, "type")  # noqa: B009 - both kinds of token have it


@given(st.lists(st.sampled_from(KINDS), max_size=25))
def test_the_same_blocks_give_the_same_tree(kinds: list[str]) -> None:
    interactive = RELEASE.parse_interactive()
    fed = []
    for at, kind in enumerate(kinds):
        if kind in interactive.accepts():
            interactive.feed_token(Token(kind, "x", start_pos=at, end_pos=at + 1))
            fed.append(lalr.Token(kind, at, at + 1, "x"))
    expected = interactive.feed_eof()
    assert _plain(GRAMMARS.release.parse(fed)) == _plain(expected)


PARTS = [
    "MUNICH",
    "LUND, Sweden",
    "NEW YORK, NY",
    ", ",
    " & ",
    "May 14, 2026",
    "14 May 2026",
    " /PRNewswire/ ",
    "(GLOBE NEWSWIRE)",
    " -- ",
    " - ",
    " / ",
]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join))
def test_the_same_words_give_the_same_tree(text: str) -> None:
    tokens = list(GRAMMARS.dateline.tokens(text, 0, len(text)))
    if not tokens or tokens[-1].end_pos != len(text.rstrip()):
        return
    try:
        expected = _plain(DATELINE.parse(text))
    except LarkError:
        expected = None
    found = GRAMMARS.dateline.parse(tokens)
    assert (None if found is None else _plain(found)) == expected


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join))
def test_the_beginnings_that_are_sentences_are_found_the_longest_first(text: str) -> None:
    grammar = GRAMMARS.dateline
    tokens = grammar.taken(grammar.tokens(text, 0, len(text)))
    expected = [(tree, tokens[:end]) for end in range(len(tokens), 0, -1) if (tree := grammar.parse(tokens[:end]))]
    assert list(grammar.parse_beginnings(grammar.tokens(text, 0, len(text)), lambda token: True)) == expected


def test_a_token_without_a_place_is_taken_as_its_stand_in() -> None:
    title, stranger = lalr.Token("TITLE", 0, 1, "x"), lalr.Token("$NONE", 1, 2, "y")
    tree, strangers = GRAMMARS.release.parse_all([title, stranger], lambda token: token._replace(type="TEXT"))
    assert strangers == (stranger,)
    assert [part.data for part in tree.subtrees()][-1] == "body"


def test_what_cannot_be_placed_at_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="no place for"):
        GRAMMARS.release.parse_all([lalr.Token("$NONE", 0, 1, "x")], lambda token: token)


@pytest.mark.parametrize(("name", "start"), [("release", "start"), ("dateline", "dateline"), ("listing", "listings")])
def test_no_grammar_can_be_read_in_two_ways(name: str, start: str) -> None:
    """Where a block could go on with a section or begin another, it goes on (a shift). Two reductions for one block are an error."""
    _lark(name, start)
