"""Check digits by their arithmetic, markets by their registry, languages by their small words."""

from __future__ import annotations

import re
from string import ascii_uppercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.facts.exchanges import exchanges
from disclint.rules.checks import mic_registry
from disclint.rules.checks.codes import isin_digit, isin_problem, lei_digits, lei_problem
from disclint.rules.checks.country_codes import COUNTRIES
from disclint.rules.checks.languages import chinese_or_japanese, contradicts, language_of, registered

SIGNS = ascii_uppercase + digits
LEI_STEMS = st.text(SIGNS, min_size=18, max_size=18)
ISIN_STEMS = st.builds("".join, st.tuples(st.sampled_from(sorted(COUNTRIES)), st.text(SIGNS, min_size=9, max_size=9)))


@given(LEI_STEMS, st.integers(0, 17), st.sampled_from(SIGNS))
def test_an_lei_with_a_letter_or_a_digit_changed_is_refused(stem: str, at: int, sign: str) -> None:
    code = stem + lei_digits(stem)
    assert lei_problem(code) is None
    if code[at].isdigit() is not sign.isdigit():
        return
    changed = code[:at] + sign + code[at + 1 :]
    assert (lei_problem(changed) is None) is (changed == code)


@given(LEI_STEMS, st.integers(0, 16))
def test_an_lei_with_two_letters_or_digits_swapped_is_refused(stem: str, at: int) -> None:
    code = stem + lei_digits(stem)
    if code[at].isdigit() is not code[at + 1].isdigit():
        return
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert (lei_problem(swapped) is None) is (swapped == code)


@given(ISIN_STEMS)
def test_an_isin_has_one_right_check_digit(stem: str) -> None:
    assert [digit for digit in digits if isin_problem(stem + digit) is None] == [isin_digit(stem)]


@given(ISIN_STEMS, st.integers(2, 10), st.sampled_from(digits))
def test_an_isin_with_one_digit_changed_is_refused(stem: str, at: int, digit: str) -> None:
    changed = stem[:at] + digit + stem[at + 1 :] + isin_digit(stem)
    if stem[at].isdigit() and stem[at] != digit:
        assert isin_problem(changed) is not None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("529900DISCLINTEXMP2", "this has 19"),
        ("529900DISCLINTEXMP2A", "two check digits"),
        ("529900disclintexmp29", "capital letters"),
        ("529900DISCLINTEXMP28", "ask for 29"),
    ],
)
def test_what_is_wrong_with_an_lei_is_said(code: str, words: str) -> None:
    assert words in str(lei_problem(code))


@pytest.mark.parametrize(
    ("code", "words"),
    [("DE000A0TWK1", "this has 11"), ("D1000A0TWK11", "two letters"), ("ZZ000A0TWK11", "letters ZZ"), ("DE000A0TWK10", "asks for 1")],
)
def test_what_is_wrong_with_an_isin_is_said(code: str, words: str) -> None:
    assert words.replace("asks", "ask") in str(isin_problem(code))


def test_an_isin_may_begin_with_what_is_no_country() -> None:
    stem = "XS123456789"
    assert isin_problem(stem + isin_digit(stem)) is None


# ---- Markets


def test_the_registry_is_whole() -> None:
    in_use = set(re.findall(r"\b[A-Z0-9]{4}\b", mic_registry._SEGMENTS + mic_registry._ALONE))
    assert len(in_use) > 2000
    assert all(mic_registry.operating(mic) for mic in in_use)
    assert not any(mic_registry.operating(mic) for mic in mic_registry._EXPIRED.split())
    assert mic_registry.operating("XNGS") == mic_registry.operating("XNCM") == "XNAS"
    assert mic_registry.operating("XTSX") == "XTSX"
    assert mic_registry.operating("ZZZZ") is None
    assert mic_registry.expired("NEXX")


def test_the_exchanges_we_know_have_codes_that_are_registered() -> None:
    ended = {"XOTC", "NEXX"}  # the OTC Bulletin Board and NEX Exchange are no longer, but releases name them
    assert {one.mic for one in exchanges() if one.mic and not mic_registry.operating(one.mic)} <= ended


# ---- Languages

TEXTS = {
    "en": "The company said that the depot in Lund is open and that it has room for forty trams, which will be in use by the autumn.",
    "de": "Das Unternehmen hat in Lund ein Depot eröffnet, das Platz für vierzig Bahnen hat und mit dem Strom vom Dach läuft, der sich lohnt.",
    "fr": "La société a ouvert un dépôt à Lund, qui a de la place pour quarante trams et qui est alimenté par le soleil sur le toit du bâtiment.",
    "es": "La empresa abrió en Lund un depósito que tiene lugar para cuarenta tranvías y que se alimenta con la energía del sol en el techo.",
    "sv": "Bolaget har öppnat en depå i Lund som har plats för fyrtio vagnar och som drivs med el från taket, och det är en bra dag för oss.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told_by_its_small_words(language: str) -> None:
    words = TEXTS[language].lower().replace(",", "").replace(".", "").split() * 10
    assert language_of(words) == language
    assert not contradicts(words, language, language)
    assert contradicts(words, language, "en" if language != "en" else "de")


def test_siblings_are_not_told_apart() -> None:
    words = TEXTS["sv"].lower().split() * 10
    assert not contradicts(words, "sv", "da")


def test_scripts_tell_chinese_and_japanese() -> None:
    assert chinese_or_japanese("本公司今天宣布在香港開設新車廠。" * 5) == "zh"
    assert chinese_or_japanese("当社は本日、新しい車両基地を開設したことをお知らせいたします。" * 5) == "ja"
    assert chinese_or_japanese("The company (本公司) opened a depot today.") is None


def test_two_letter_codes_are_registered() -> None:
    assert {"en", "zh", "sv"} <= registered()
    assert len(registered()) == 183
