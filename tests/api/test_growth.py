"""A check takes time in proportion to the text: ten times as much takes about ten times as long, whatever stands in it."""

import time
from collections.abc import Callable

import pytest

import disclint

HEAD = "Velmora reports on its trial\n\nBOSTON, May 4, 2026 - Velmora Therapeutics, Inc. (Nasdaq: VLMR) reported today.\n\n"
SENTENCE = (
    "In the trial, 11 of 15 patients (73%) responded (HR 0.72; 95% CI 0.58 to 0.90; p=0.003), Grade 3 cytokine release syndrome was seen"
    " in 2 patients (13%), revenue increased 25% to $50.0 million from $40.0 million, and we expect approval in 2027"
)
TEXTS: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda times: f"{SENTENCE}.\n\n" * times,
    "one sentence": lambda times: f"{SENTENCE}, " * times + "in all.",
    "one word": lambda times: "x\n\n" * 40 * times,
    "nested brackets": lambda times: "(" * 100 * times + ")" * 100 * times,
    "digits": lambda times: "7" * 300 * times,
    "figures": lambda times: "to 5 to " * 30 * times,
    "wide blanks": lambda times: "a  " * 60 * times,
    "denials": lambda times: "no serious " * 25 * times,
    "half links": lambda times: "[a](" * 50 * times,
    "half listings": lambda times: "(Nasdaq: " * 30 * times,
    "an endless address": lambda times: "a." * 100 * times + "@",
}
LITTLE, MORE = 12, 120
SLACK = 2.5
"""What a machine that others use too may add. What grows with the square would take a hundred times as long."""


def seconds(text: str) -> float:
    began = time.process_time()
    disclint.check(HEAD + text)
    return time.process_time() - began


@pytest.mark.parametrize("name", TEXTS)
def test_ten_times_the_text_takes_about_ten_times_as_long(name: str) -> None:
    seconds(TEXTS[name](1))
    little = min(seconds(TEXTS[name](LITTLE)) for _ in range(3))
    assert seconds(TEXTS[name](MORE)) < max(little, 0.02) * MORE / LITTLE * SLACK
