"""YAML is read as words, with the line of everything, and never runs away."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.model.errors import SeveralErrors
from disclint.rules.loading import DEPTH, load, nearest, raise_faults

KEPT = ("no", "yes", "on", "1.0", "1e3", "244.100", "2026-11-23", "12:30:00", "0777", "0o17", "+5", "True", "NULL", ".5", "0x1F", "1_000")


@pytest.mark.parametrize("word", KEPT)
def test_words_stay_words(word: str) -> None:
    assert load(f"a: {word}", "x").data == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0), ("-12", -12)]
)
def test_only_these_are_more_than_words(word: str, value: object) -> None:
    assert load(f"a: {word}", "x").data == {"a": value}
    assert load(f'a: "{word}"', "x").data == {"a": word}


def test_every_value_and_key_has_its_place() -> None:
    page = load("a: 1\nb:\n  - c: [x, y]\n    d: |\n      long\n", "x")
    assert page.data == {"a": 1, "b": [{"c": ["x", "y"], "d": "long\n"}]}
    assert page.values[("b", 0, "c", 1)] == (3, 12)
    assert page.keys[("b", 0, "d")] == (4, 5)
    assert not page.faults


FAULTS = {
    "a: 1\nb: 2\na: 3\n": (3, 1, "‘a’ stands here twice (first on line 1)"),
    "a: &x 1\nb: *x\n": (2, 4, "‘*x’ refers to another part of the file"),
    "a: !!python/object:os.system x\n": (1, 4, "is a YAML tag"),
    "a: [1\nb: 2\n": (2, 2, "this is not YAML"),
    "a: 1\n---\nb: 2\n": (2, 1, "a second document begins here"),
    "? [a, b]\n: 1\n": (1, 3, "the key is a list or a table"),
    "[" * 100_000: (1, DEPTH + 1, "levels deep"),
    "- " * 100_000: (1, 2 * DEPTH + 1, "levels deep"),
    "a: \x00": (1, 1, "this is not YAML"),
}


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_what_is_wrong_is_told_with_its_line(text: str) -> None:
    line, column, words = FAULTS[text]
    page = load(text, "rules.yaml")
    with pytest.raises(SeveralErrors) as raised:
        raise_faults([page])
    assert str(raised.value).startswith(f"rules.yaml:{line}:{column}: ")
    assert words in str(raised.value)


def test_all_faults_of_all_files_are_told_at_once() -> None:
    with pytest.raises(SeveralErrors) as raised:
        raise_faults([load("a: 1\na: 2\na: 3\n", "one"), load("b: 1\nb: 2", "two")])
    assert [str(error).split(": ")[0] for error in raised.value.errors] == ["one:2:1", "one:3:1", "two:2:1"]


SCALARS = st.sampled_from(["a", "no", "1.0", "x y", "0", "true", "2026-11-23"]) | st.integers(-99, 99) | st.booleans() | st.none()
TREES = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("abcd"), below, max_size=3), max_leaves=12
)


@given(TREES)
def test_data_come_back_as_they_were_written(data: object) -> None:
    page = load(json.dumps(data), "x")
    assert not page.faults
    assert page.data == data


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t01", max_size=60))
def test_no_text_makes_it_fall_over(text: str) -> None:
    page = load(text, "x")
    assert page.faults or page.data is None or isinstance(page.data, int | str | bool | list | dict)


def test_a_hint_names_the_nearest_word_or_all_of_few() -> None:
    assert nearest("listng", ["listing", "quote"]) == "did you mean ‘listing’?"
    assert nearest("zzz", ["b", "a"]) == "known are a, b"
