"""Shares, estimates, p-values and words of significance, and which belong together."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from disclint.facts import statistics
from disclint.facts.frame import Frame
from disclint.model.clinical import EndpointResult, Proportion, PValue, Significance, Statistic

Framed = Callable[..., Frame]


def read(framed: Framed, text: str, kind: type) -> list:  # type: ignore[type-arg]
    frame = framed(f"# Norvane reports results\n\n{text}")
    return [fact for fact in statistics.facts(frame) if isinstance(fact, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seen in 11 of 15 patients (73%).", ("of", 11, 15, "73")),
        ("Seen in 11/15 [73.3%] of them.", ("slash", 11, 15, "73.3")),
        ("Seen in 73% (11/15).", ("percent-first", 11, 15, "73")),
        ("Seen in 73·3% (n = 11/15).", ("percent-first", 11, 15, "73.3")),
        ("The rate (47.8%; 2,503/5,293) fell.", ("percent-first", 2503, 5293, "47.8")),
        ("Seen in 11 (73%) of the 15 patients.", ("split", 11, 15, "73")),
        ("Of 421 enrolled participants, 417 (99%) went on.", ("grouped", 417, 421, "99")),
        ("Of 12 patients treated, 43% responded.", ("pool", None, 12, "43")),
        ("Seen in eleven of fifteen patients.", ("bare", 11, 15, None)),
        ("Seen in eight of 22 placebo recipients (36%; 17-59).", ("of", 8, 22, "36")),
        ("Seen in 15 (43.4%) patients.", ("count", 15, None, "43.4")),
    ],
)
def test_a_share_is_read(framed: Framed, text: str, expected: tuple[str, int | None, int | None, str | None]) -> None:
    (fact,) = read(framed, text, Proportion)
    form, count, total, percent = expected
    assert (fact.form, fact.count, fact.total, fact.percent) == (form, count, total, Decimal(percent) if percent else None)


@pytest.mark.parametrize(
    "text",
    [
        "Events of grade 3/4 (18%) were rare.",
        "Blood pressure of 120/80 mmHg (5% lower) was seen.",
        "One hundred and seventy-six centers of 218 answered.",
        "On 445/2,111, 95% CI 19.3 to 22.7, we report.",
        "It was 13/249 (1%)1/240 (1%) in the table.",
    ],
)
def test_other_numbers_are_no_share(framed: Framed, text: str) -> None:
    assert not [
        fact for fact in read(framed, text, Proportion) if fact.count is not None and fact.total is not None and fact.percent is not None
    ]


def test_words_of_approximation_make_a_share_vague(framed: Framed) -> None:
    (fact,) = read(framed, "Relief was seen in about 11 of 15 patients (70%).", Proportion)
    assert fact.vague


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hazard ratio 0.72 (95% CI 0.62-0.91)", ("ratio", "0.72", "0.62", "0.91", "95")),
        ("HR, 0.72 [95% CI, 0.62 to 0.91]", ("ratio", "0.72", "0.62", "0.91", "95")),
        ("OR (95% CI): 0.72 (0.62-0.91)", ("ratio", "0.72", "0.62", "0.91", "95")),
        ("odds ratio 0·72 (CI95%: 0·62; 0·91)", ("ratio", "0.72", "0.62", "0.91", "95")),
        ("relative risk 0.72 (0.62, 0.91)", ("ratio", "0.72", "0.62", "0.91", None)),
        (
            "mean difference \u22121.2 kg (95% confidence interval [CI]: \u22122.1 to \u22120.3)",
            ("difference", "-1.2", "-2.1", "-0.3", "95"),
        ),
        ("difference \u2013 0.44 (95% CI \u2013 0.84 to \u2013 0.03)", ("difference", "-0.44", "-0.84", "-0.03", "95")),
        ("difference 1,234 (90% CI 1,100 to 1,400)", ("difference", "1234", "1100", "1400", "90")),
        ("the rate was 73% (11/15; 95% CI 45 to 92)", ("value", "73", "45", "92", "95")),
        ("rates of 33.2 versus 35.1% (95% CI -7.6, 4.0)", ("value", None, "-7.6", "4.0", "95")),
    ],
)
def test_an_estimate_is_read_with_its_interval(framed: Framed, text: str, expected: tuple[str | None, ...]) -> None:
    (fact,) = read(framed, f"We found {text}.", Statistic)
    found = (fact.scale, *(None if value is None else str(value) for value in (fact.estimate, fact.low, fact.high, fact.level)))
    assert found == expected


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("p = 0.03", "=", "0.03"),
        ("P<.001", "<", "0.001"),
        ("P-value ≤ 0·05", "<=", "0.05"),
        ("p=3.2 × 10−5", "=", "0.000032"),
        ("p value of 0.03", "=", "0.03"),
        ("p=0,03", "=", "0.03"),
        ("P = NS", "ns", None),
        ("p=1.3", "=", "1.3"),
    ],
)
def test_a_p_value_is_read(framed: Framed, text: str, relation: str, value: str | None) -> None:
    (fact,) = read(framed, f"The groups differed ({text}).", PValue)
    assert (fact.relation, fact.value) == (relation, None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "holds", "count"),
    [
        ("Pain fell significantly (p=0.03).", True, 1),
        ("Pain fell significantly at Week 4 (p=0.03) and Week 8 (p=0.07).", True, 2),
        ("Pain fell significantly (p=0.03) but not at Week 8 (p=0.07).", True, 1),
        ("There was no significant difference (p=0.3).", False, 1),
        ("The groups did not differ significantly (p=0.3).", False, 1),
        ("Statistical significance was not reached (p=0.3).", False, 1),
        ("We failed to find that it made any significant difference (p=0.3).", False, 1),
        ("No adverse events occurred and pain was significantly less (p=0.03).", True, 1),
        ("Pain (p=0.03) and fever (p=0.01) were significantly less.", True, 0),
    ],
)
def test_words_of_significance_are_read_with_the_p_values_of_their_clause(framed: Framed, text: str, holds: bool, count: int) -> None:
    (fact,) = read(framed, text, Significance)
    assert fact.holds is holds
    assert len(fact.chances) == count or count == 0


@pytest.mark.parametrize("text", ["The effect was clinically significant.", "Significance level was set at p<0.05."])
def test_other_significance_is_passed_over(framed: Framed, text: str) -> None:
    assert not read(framed, text, Significance)


def test_what_is_said_of_the_primary_endpoint_is_read(framed: Framed) -> None:
    text = "The trial met its primary endpoint. The second did not meet its primary endpoint. The third will meet its primary endpoint."
    assert [fact.met for fact in read(framed, text, EndpointResult)] == [True, False]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "(",
        "95% CI (",
        "1/",
        "1 of ",
        "p p=",
        "no no ",
        "11 of 15 patients (73%), ",
        "HR 0.7 (95% CI 0.6 to 0.9; p=0.003), ",
        "significant (p=0.3) ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(framed: Framed, piece: str) -> None:
    def seconds(length: int) -> float:
        frame = framed("# Results\n\n" + (piece * (length // len(piece) + 1))[:length])
        start = time.process_time()
        list(statistics.facts(frame))
        return time.process_time() - start

    seconds(1000)
    assert seconds(200_000) < 25 * seconds(20_000) + 1.0
