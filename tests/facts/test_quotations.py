"""Quotation marks: which open and which close."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.facts.quotations import marks
from disclint.model.span import Span
from disclint.text.view import fold


def shape(text: str) -> str:
    return "".join("(" if opens else ")" for _, opens in marks(fold(text), text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We are ready," said Ana Weiss. "Now we build."', "()()"),
        ("“We are ready,” said Ana Weiss. “Now we build.", "()("),
        ("“We call it “home” here,” she said.", "(())"),
        ("“We are ready,“ she said.", "()"),
        ('The 24" table and "ours".', "()"),
        ('We are ready," she said.', ")"),
        ("„Wir sind bereit“, sagte sie.", "()"),
        ('(the "Company") and ("Orrin")', "()()"),
    ],
)
def test_tells_opening_from_closing_marks(text: str, expected: str) -> None:
    assert shape(text) == expected


@given(st.lists(st.sampled_from(["we sail", "now", "the depot opens"]), min_size=1, max_size=6))
def test_quoted_words_are_balanced(words: list[str]) -> None:
    assert shape(" and ".join(f"“{one}”" for one in words)) == "()" * len(words)
    assert shape(" and ".join(f'"{one}"' for one in words)) == "()" * len(words)
