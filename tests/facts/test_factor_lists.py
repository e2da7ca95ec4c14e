"""Risk factors in sentences of cautions: where a list begins, how it is parted, what names nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.facts.factor_lists import doubts, items, list_start
from disclint.facts.pointers import points
from disclint.model.span import Span

# the sentence | the factors it names
LISTS = """
Factors that could cause results to differ include a strike, the price of steel and our need for funding. | a strike + the price of steel + our need for funding
Risks include, but are not limited to: a strike; the price of steel; and refusal of our licence. | a strike + the price of steel + refusal of our licence
Results could differ because of, among others, delays at our plant, and the loss of a customer. | delays at our plant + the loss of a customer
Actual results may differ due to a number of factors, including whether: the trial ends in time, and we raise money. | whether: the trial ends in time + we raise money
These statements are subject to risks, including, without limitation, (i) a strike; (ii) permits; (iii) the price of cobalt. | a strike + permits + the price of cobalt
They involve risks such as (1) a strike (2) permits. | a strike + permits
They are subject to the risk that our partner leaves. | our partner leaves
Such risks and uncertainties include statements relating to our ability to raise money; and a strike. | statements relating to our ability to raise money + a strike
They may differ because of a strike, and the risks described in our Annual Report on Form 10-K, 2025, and our other filings. | a strike
""".strip().splitlines()

NO_LISTS = """
Forward-looking statements include statements about our plans, our markets and our people.
These statements involve known and unknown risks and uncertainties that may cause results to differ materially.
Words such as expects, intends and plans identify them.
They are based on assumptions, including the assumption that the plant opens.
Important factors include those described under Risk Factors in our Form 10-K.
Actual results may differ due to various factors.
""".strip().splitlines()

POINTERS = """
other risks described in our filings
those set forth in the Annual Report
risks and uncertainties that are beyond our control
the factors discussed under Risk Factors
2025
the Securities and Exchange Commission
the business of Corvane Robotics
our business
Corvane's business
any other factors
documents that we file
""".strip().splitlines()

NAMES = """
risks of a strike at our plant
the risk that the offering does not close
uncertainty about the licence
other companies may copy our product
reports of theft at our stores
the business of our largest customer
loss of business
""".strip().splitlines()


def factors(sentence: str) -> list[str]:
    start = list_start(sentence)
    return [] if start is None else [span.of(sentence) for span in items(sentence, Span(start, len(sentence)))]


@pytest.mark.parametrize("row", LISTS)
def test_a_list_of_risks_is_parted_into_its_factors(row: str) -> None:
    sentence, expected = row.split(" | ")
    assert factors(sentence) == expected.split(" + ")


@pytest.mark.parametrize("sentence", NO_LISTS)
def test_lists_of_other_things_and_empty_phrases_name_no_factor(sentence: str) -> None:
    assert factors(sentence) == []


@pytest.mark.parametrize("item", POINTERS)
def test_an_item_that_points_elsewhere_names_nothing(item: str) -> None:
    assert points(item)


@pytest.mark.parametrize("item", NAMES)
def test_an_item_with_a_risk_of_its_own_names_it(item: str) -> None:
    assert not points(item)


def test_a_doubt_about_the_business_is_one_and_a_doubt_about_the_statements_is_none() -> None:
    assert doubts("There can be no assurance that the licence will be renewed.")
    assert doubts("A strike could delay deliveries.")
    assert not doubts("There can be no assurance that such expectations will prove correct.")


@given(st.text(alphabet="abc ,;()i12•.and orisks", max_size=120))
def test_the_factors_of_a_list_stand_in_it_in_order_and_apart(words: str) -> None:
    found = list(items(words, Span(0, len(words))))
    assert all(span.of(words).strip() == span.of(words) for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.lists(st.sampled_from(["the price of steel", "a strike", "late permits", "loss of a customer"]), min_size=2, max_size=9))
def test_as_many_factors_are_counted_as_semicolons_part(named: list[str]) -> None:
    sentence = f"Risks include: {'; '.join(named)}."
    assert factors(sentence) == named
