import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.text.view import fold


@given(st.text())
def test_the_view_has_the_length_of_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("“Talwerk’s” ‘plan’ „so“ 5′ 6″", '"Talwerk\'s" \'plan\' "so" 5\' 6"'),
        ("CAR‑T – a—b ― c − d", "CAR-T - a-b - c - d"),
        ("a\xa0b\u2009c\u3000d\te", "a b c d e"),
        ("Tel：１２ （Ａ）", "Tel:12 (A)"),
        ("Zürich ™ ® λ é …", "Zürich ™ ® λ é …"),
        ("one\ntwo", "one\ntwo"),
    ],
)
def test_typography_becomes_plain(text: str, view: str) -> None:
    assert fold(text) == view
