"""Changes, divisions and totals that are right are never told as wrong, whatever the figures and however they were rounded."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.facts.read import read
from disclint.model.lexicon import Lexicon
from disclint.model.reading import Reading
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.checks import changes, enrolments
from disclint.text.source import read_document

GRAMMARS = Grammars()
NOTHING: Mapping[str, Any] = {}
MONEY = {"of": "money"}


def reading(text: str) -> Reading:
    document = read_document(f"# Norvane reports results\n\n{text}".encode(), "release.md")
    return read(parse_release(document, GRAMMARS), GRAMMARS, Lexicon({}, {}, {}, ()), Settings(), None)


AMOUNTS = st.decimals(min_value=Decimal("1.0"), max_value=Decimal("900.0"), places=3)


@settings(max_examples=60, deadline=None)
@given(AMOUNTS, AMOUNTS, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]), st.integers(0, 1))
def test_a_right_percentage_is_never_wrong(old: Decimal, new: Decimal, way: str, digits: int) -> None:
    if old == new:
        return
    rate = abs((new - old) / old * 100).quantize(Decimal(1).scaleb(-digits), way)
    shown = [amount.quantize(Decimal("0.1"), way) for amount in (old, new)]
    word = "increased" if new > old else "decreased"
    text = f"Revenue {word} {rate}% to ${shown[1]} million from ${shown[0]} million."
    assert not list(changes.recomputed(reading(text), MONEY))


@settings(max_examples=60, deadline=None)
@given(st.integers(10, 900), st.integers(10, 900), st.integers(15, 60))
def test_a_wrong_percentage_is_found(old: int, new: int, off: int) -> None:
    rate = round(abs(new - old) / old * 100)
    if old == new:
        return
    word = "increased" if new > old else "decreased"
    text = f"Revenue {word} {rate + off}% to ${new}.00 million from ${old}.00 million."
    assert list(changes.recomputed(reading(text), MONEY))


@settings(max_examples=40, deadline=None)
@given(st.integers(10, 5000), st.integers(10, 5000), st.integers(-9, 9))
def test_groups_are_all_or_are_found(first: int, second: int, off: int) -> None:
    text = f"In all, {first + second + off} patients were randomised to KLX-7 (n = {first}) or placebo (n = {second})."
    assert bool(list(enrolments.sums(reading(text), NOTHING))) is (off != 0)


@pytest.mark.parametrize("unit", ["%", " million", "$", "from 1 to 2 ", "up ", "(", ") of ", "n = 4 ", "versus "])
def test_hostile_text_raises_nothing(unit: str) -> None:
    for check, args in ((changes.recomputed, MONEY), (changes.amounts, NOTHING), (enrolments.sums, NOTHING)):
        list(check(reading(f"Revenue rose {unit * 400} to $5 from $4 and 9 patients were randomised."), args))
