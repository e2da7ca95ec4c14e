"""Marks with their signs, defined terms, and names in two forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.facts import marks, names, terms
from disclint.facts.frame import Frame
from disclint.facts.name_forms import distance_of_one, expansion, is_spelling, plain_expansion

HEAD = "Talwerk Opens Depot\n\nLUND, Sweden, May 4, 2026 -- "
Framed = Callable[..., Frame]

MARKS = [
    ("The KestrelLine® depot opened.", "KestrelLine registered sign"),
    ("The Kestrel Line™ depot opened.", "Kestrel Line trademark sign"),
    ("The depot of LumaTrack(TM) opened.", "LumaTrack trademark letters"),
    ("The depot of LumaTrack(SM) opened.", "LumaTrack service letters"),
    ("The depot of LumaTrack ® opened.", "LumaTrack registered sign apart"),
    ("The depot of **LumaTrack**® opened.", "LumaTrack registered sign outside"),
    ("The depot of **LumaTrack®** opened.", "LumaTrack registered sign"),
    ("Senator Jane Doe (R) opened it.", ""),
    ("It opened (Table 1).", ""),
]


@pytest.mark.parametrize(("text", "wanted"), MARKS, ids=[text for text, _ in MARKS])
def test_a_mark_is_read_with_its_sign(text: str, wanted: str, framed: Framed) -> None:
    found = [
        " ".join([one.name, one.sign, one.form, *(["apart"] if one.apart else []), *(["outside"] if one.outside else [])])
        for one in marks.facts(framed(HEAD + text))
    ]
    assert found == ([wanted] if wanted else [])


TERMS = [
    ("Norvane Shipping ASA (the “Company”) sails.", ["Company = Norvane Shipping ASA"]),
    ("Norvane Shipping ASA (OSE: NRV) (the “Company”) sails.", ["Company = Norvane Shipping ASA"]),
    (
        "Norvane Shipping ASA (OSE: NRV; “Norvane” or the “Company”) sails.",
        ["Norvane = Norvane Shipping ASA", "Company = Norvane Shipping ASA"],
    ),
    ("Norvane ASA (the “Company”) and Orrin Holdings plc (“Orrin”) merge.", ["Company = Norvane ASA", "Orrin = Orrin Holdings plc"]),
    ("It sails (see “Risk Factors”) today.", []),
    ("He called it (and meant it) “The Boat”.", []),
    ("the tranche (collectively, the “Offering”) closed.", ["Offering = "]),
]


@pytest.mark.parametrize(("text", "wanted"), TERMS, ids=[text for text, _ in TERMS])
def test_a_term_is_read_with_what_it_stands_for(text: str, wanted: list[str], framed: Framed) -> None:
    assert [f"{one.term} = {one.meaning}" for one in terms.facts(framed(HEAD + text))] == wanted


FORMS = [
    ("Norvalis Bio grew. The ships of Norvalis sailed, and Norvails is one. Norvalis it is.", ["letters Norvails Norvalis"]),
    ("Barry Silbert spoke. Barry Silbert left. Then Barry Sibert came.", ["letters Sibert Silbert"]),
    ("LumaTrack grew. The LumaTrack works. Buy LumaTrack or Lumatrack.", ["case Lumatrack LumaTrack"]),
    ("LumaTrack grew. The LumaTrack works. Buy LumaTrack or Luma Track now.", ["spacing Luma Track LumaTrack"]),
    ("Dose the Immune Check Inhibitor (ICI) or immune checkpoint inhibitor (ICI).", ["abbreviation ICI Immune Check Inhibitor"]),
    ("Electric vehicles (EV) and the electric vehicle (EV) drive.", []),
    ("The Norvane Marine Corp. sailed. The Norvane Marine Corporation met.", ["legal_word Norvane Marine Norvane Marine Corp."]),
    ("Norvane, Inc. sailed. In May Norvane Inc. met.", ["legal_comma Norvane Norvane, Inc."]),
    ("Norvane Inc. sailed. The crew of Norvane Inc met.", ["legal_stop Norvane Norvane Inc."]),
    ("Norvane Inc. sailed. The crew met Norvane Inc.", []),
    ("Norvane grew. All Norvane ships sail. The Norvanes sail. Norvane it is.", []),
    ("The Organization met. The Organization voted. The Organization left the Organisation.", []),
    ("See Norvalis. Norvalis sails. Norvalis rests. Write to info@norvails.example or Norvails.example.", []),
    ("Michele Smith and Michelle Brown met. Michelle Brown left. Michelle Brown stayed.", []),
    ("Québec grew. Québec works. Québec and Quebec.", []),
    ("Alpha Pharma grew. Alpha Pharma. Beta Pharma and Dr. Sharma met.", []),
]


@pytest.mark.parametrize(("text", "wanted"), FORMS, ids=[text for text, _ in FORMS])
def test_a_name_in_two_forms_is_told(text: str, wanted: list[str], framed: Framed) -> None:
    assert [f"{one.sort} {one.name} {one.usual}" for one in names.facts(framed(HEAD + text))] == wanted


WORDS = st.text("abc", min_size=1, max_size=6)


@given(WORDS, st.integers(0, 5), st.sampled_from("abcd"))
def test_one_letter_changed_added_or_dropped_is_a_distance_of_one(word: str, at: int, letter: str) -> None:
    at = min(at, len(word) - 1)
    for other in (word[:at] + letter + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + word[at + 1 :]):
        assert (distance_of_one(word, other) is None) is (word == other)
        assert distance_of_one(word, other) == distance_of_one(other, word)


@given(WORDS, WORDS)
def test_words_at_another_length_by_two_are_not(one: str, two: str) -> None:
    assert distance_of_one(one + "xx", one) is None
    assert (distance_of_one(one, two) is None) or abs(len(one) - len(two)) <= 1


def test_spellings_of_two_countries_are_one() -> None:
    assert is_spelling("organisation", "organization")
    assert is_spelling("labour", "labor")
    assert is_spelling("labelled", "labeled")
    assert not is_spelling("norvalis", "norvails")


@pytest.mark.parametrize(
    ("before", "short", "words"),
    [
        ("filed a Biologics License Application", "BLA", "Biologics License Application"),
        ("with the Securities and Exchange Commission", "SEC", "Securities and Exchange Commission"),
        ("a non-small cell lung cancer", "NSCLC", "non-small cell lung cancer"),
        ("the depot", "SEC", None),
        ("a minimal residual disease,", "MRD", None),
    ],
)
def test_an_abbreviation_stands_for_the_words_before_it(before: str, short: str, words: str | None) -> None:
    assert expansion(before, short) == words


def test_long_forms_are_compared_without_small_words_and_plural() -> None:
    assert plain_expansion("Securities & Exchange Commission") == plain_expansion("securities and exchange commission")
    assert plain_expansion("electric vehicles") == plain_expansion("Electric Vehicle")
    assert plain_expansion("Security Exchange Commission") != plain_expansion("Securities and Exchange Commission")
