"""Effects told twice: ratios and medians beside the percentage or difference that they are told as."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from disclint.facts import effects
from disclint.facts.frame import Frame
from disclint.model.amounts import Effect

Framed = Callable[..., Frame]


def read(framed: Framed, text: str) -> list[Effect]:
    return [fact for fact in effects.facts(framed(f"# Norvane reports results\n\n{text}")) if isinstance(fact, Effect)]


@pytest.mark.parametrize(
    ("text", "form", "first", "told"),
    [
        ("The hazard ratio for death was 0.62, a 38% lower risk.", "ratio", "0.62", "38"),
        ("KLX-7 reduced the risk of progression by 28% (HR 0.72; 95% CI 0.56 to 0.94).", "ratio", "0.72", "28"),
        ("It brought a 33.7% reduction in the risk of relapse (hazard ratio (95% CI), 0.663 (0.447-0.983)).", "ratio", "0.663", "33.7"),
        ("Median survival was 14.6 versus 10.4 months, an improvement of 4.2 months.", "medians", "14.6", "4.2"),
        ("Relapses fell by 50% (8 of 40 on KLX-7 vs 16 of 40 on placebo).", "rates", "20", "50"),
        ("Relapse was seen in 12% of patients versus 20% of the others, a 40% reduction.", "rates", "12", "40"),
    ],
)
def test_an_effect_is_read(framed: Framed, text: str, form: str, first: str, told: str) -> None:
    (fact,) = read(framed, text)
    assert (fact.form, fact.first) == (form, Decimal(first))
    assert Decimal(told) in (fact.rate, fact.apart)


@pytest.mark.parametrize(
    "text",
    [
        "If levels were >40% but decreased, the risk of death increased (odds ratio = 1.87).",
        "Of the patients, 70% reported a greater than 30% increase in function and a more than 30% decrease in pain.",
        "Gross profit saw a 21% increase, a margin of 82% versus 89%.",
        "The hazard ratio was 0.62; costs fell by 12%.",
    ],
)
def test_other_figures_are_no_effect(framed: Framed, text: str) -> None:
    assert not read(framed, text)


def test_reading_is_linear(framed: Framed) -> None:
    def seconds(times: int) -> float:
        frame = framed("HR 0.5 a 3% lower risk versus 4 of 5 " * times)
        start = time.process_time()
        list(effects.facts(frame))
        return time.process_time() - start

    small = min(seconds(300) for _ in range(3))
    assert seconds(3000) < 30 * small + 1.0
