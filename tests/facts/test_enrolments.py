"""People who were divided into groups: which number is the total, which are the groups, and which sentences tell neither."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from disclint.facts import enrolments
from disclint.facts.frame import Frame
from disclint.model.amounts import Allocation

Framed = Callable[..., Frame]


def read(framed: Framed, text: str) -> list[Allocation]:
    return [fact for fact in enrolments.facts(framed(f"# Norvane reports results\n\n{text}")) if isinstance(fact, Allocation)]


@pytest.mark.parametrize(
    ("text", "total", "arms"),
    [
        ("In total 99 adults were randomised: 48 to KLX-7 and 51 to placebo.", 99, (48, 51)),
        ("A total of 118 patients were randomly allocated to surgery (n = 59) or to waiting (n = 59).", 118, (59, 59)),
        ("Of the 159 women randomized, 82 were assigned to KLX-7 and 77 to placebo.", 159, (82, 77)),
        (
            "In all, 5,800 smokers were randomised 1:1, of whom 2,915 were allocated to KLX-7 and 2,885 to the control group.",
            5800,
            (2915, 2885),
        ),
        ("We randomly assigned 670 women in the first trimester to calcium (n = 334) or placebo (n = 336).", 670, (334, 336)),
        ("Forty patients were divided into two groups: group A (20 patients) and group B (20 patients).", 40, (20, 20)),
        ("Of the 156 patients, 104 had been allocated to KLX-7 and 52 to placebo.", 156, (104, 52)),
        ("In a randomised study, 131 patients were assigned to two groups: 65 to receive KLX-7 and 66 to receive placebo.", 131, (65, 66)),
    ],
)
def test_a_division_is_read(framed: Framed, text: str, total: int, arms: tuple[int, ...]) -> None:
    (fact,) = read(framed, text)
    assert (fact.total, fact.arms) == (total, arms)


@pytest.mark.parametrize(
    "text",
    [
        "In all, 493 adults were randomised to KLX-7 and 166 to placebo.",
        "Eighty subjects were divided into groups: (1) KLX-7 and (2) placebo.",
        "This randomised trial in 40 patients showed a fall in 12 and a rise in 9.",
        "Of 372 subjects randomised, 97 developed diabetes and 75 were treated.",
        "In total 99 adults were randomised, of whom 48 to KLX-7 and 50 to placebo completed the study.",
    ],
)
def test_other_sentences_tell_no_division(framed: Framed, text: str) -> None:
    assert not read(framed, text)


def test_reading_is_linear(framed: Framed) -> None:
    def seconds(times: int) -> float:
        frame = framed("12 patients (n = 3) were randomised 1:1 to 4 and " * times)
        start = time.process_time()
        list(enrolments.facts(frame))
        return time.process_time() - start

    small = min(seconds(300) for _ in range(3))
    assert seconds(3000) < 30 * small + 1.0
