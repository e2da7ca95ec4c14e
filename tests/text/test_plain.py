"""Plain text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.model.document import Document
from disclint.model.errors import InputError
from disclint.text.source import read_document

PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "  ", "\t", "   5", "- ", "1. ", "• ", "-----", "Talwerk", "é", "\xad", "***", "http://a.b", "x "]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(deadline=None)
def test_the_map_holds_on_anything(check_map: Callable[[Document], None], source: str) -> None:
    try:
        document = read_document(source.encode(), "a.txt")
    except InputError:
        return
    check_map(document)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One\ntwo\n\n  Three\n\n\n***\n", [("paragraph", "One\ntwo"), ("paragraph", "Three"), ("rule", "***")]),
        ("Title\n=====\nText", [("paragraph", "Title"), ("rule", "====="), ("paragraph", "Text")]),
        (
            "Plans:\n- one\n- two\n  more\n• three",
            [("paragraph", "Plans:"), ("list_item", "one"), ("list_item", "two\nmore"), ("list_item", "three")],
        ),
        ("SINGAPORE\n- Talwerk grew", [("paragraph", "SINGAPORE\n- Talwerk grew")]),
        (
            "Sales      4.1    3.9\nCosts      2.0    1.9\n---------------------",
            [("table_row", "Sales | 4.1 | 3.9"), ("table_row", "Costs | 2.0 | 1.9"), ("rule", "-" * 21)],
        ),
        ("*not* [markup](x) # at &amp; all", [("paragraph", "*not* [markup](x) # at &amp; all")]),
        ("---\ntitle: a\n---\nText", [("front_matter", "---\ntitle: a\n---"), ("paragraph", "Text")]),
    ],
)
def test_blocks(
    source: str,
    expected: list[tuple[str, str]],
    outline: Callable[[Document], list[tuple[str, str]]],
    check_map: Callable[[Document], None],
) -> None:
    document = read_document(source.encode(), "a.txt")
    assert outline(document) == expected
    check_map(document)
