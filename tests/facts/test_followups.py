"""Times of a study: its beginning, its cut-off, and how long results held."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date as Date

from disclint.facts import followups
from disclint.facts.frame import Frame
from disclint.model.amounts import FollowUp

Framed = Callable[..., Frame]


def read(framed: Framed, text: str) -> list[FollowUp]:
    return [fact for fact in followups.facts(framed(f"# Norvane reports results\n\n{text}")) if isinstance(fact, FollowUp)]


def test_times_are_read(framed: Framed) -> None:
    start, cut, lasting = read(
        framed, "Dosing began in March 2025. As of the May 2025 data cut-off, patients were still in remission after 18 months."
    )
    assert (start.form, start.first) == ("start", Date(2025, 3, 1))
    assert (cut.form, cut.last) == ("cut", Date(2025, 5, 31))
    assert (lasting.form, lasting.months) == ("lasting", 18)


def test_a_day_and_a_year_are_read(framed: Framed) -> None:
    start, lasting = read(framed, "The first patient was dosed on June 2, 2025. All responses were sustained for two years.")
    assert (start.first, start.last, lasting.months) == (Date(2025, 6, 2), Date(2025, 6, 2), 24)


def test_hopes_and_other_studies_tell_no_length(framed: Framed) -> None:
    found = read(
        framed, "Dosing began in March 2025. In a previous study, remission lasted for 18 months. We expect responses for two years."
    )
    assert [fact.form for fact in found] == ["start"]


def test_reading_is_linear(framed: Framed) -> None:
    def seconds(times: int) -> float:
        frame = framed("first patient dosed in May 2025 response for 9 months " * times)
        start = time.process_time()
        list(followups.facts(frame))
        return time.process_time() - start

    small = min(seconds(200) for _ in range(3))
    assert seconds(2000) < 30 * small + 1.0
