"""Days and times of day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from disclint.facts import dates
from disclint.facts.frame import Frame
from disclint.model.fact import CalendarDate, ClockTime

Framed = Callable[..., Frame]

# the words | each day: its words = year-month-day (weekday)
DAYS = """
Results on May 5, 2026. | May 5, 2026 = 2026-5-5
Results on May 5th. | May 5th = None-5-5
Results on MAY 5, 2026. | MAY 5, 2026 = 2026-5-5
Results on Sept. 5,2026. | Sept. 5,2026 = 2026-9-5
Results on Tuesday, May 5, 2026. | Tuesday, May 5, 2026 = 2026-5-5 (1)
Results on Tues. May 5. | Tues. May 5 = None-5-5 (1)
Results on Tuesday, the 5th of May 2026. | Tuesday, the 5th of May 2026 = 2026-5-5 (1)
Results on 5 May 2026 at last. | 5 May 2026 = 2026-5-5
Results on May 5, 2026 (Tuesday). | May 5, 2026 (Tuesday) = 2026-5-5 (1)
From May 5-7, 2026 in Lund. | May 5 = 2026-5-5 + 7, 2026 = 2026-5-7
From May 5th to 7th, 2026 in Lund. | May 5th = 2026-5-5 + 7th, 2026 = 2026-5-7
On 5-7 May 2026 in Lund. | 5 = 2026-5-5 + 7 May 2026 = 2026-5-7
Tuesday and Wednesday, May 5 and 6, 2026. | Wednesday, May 5 = 2026-5-5 + 6, 2026 = 2026-5-6
Until November 31, 2026. | November 31, 2026 = 2026-11-31
At June 30, 2026 and 2025. | June 30, 2026 = 2026-6-30
At March 31 and 12 months later. | March 31 = None-3-31
On 2026-05-05 in Lund. | 2026-05-05 = 2026-5-5
On 05/14/2026 and 14/05/2026. | 05/14/2026 = 2026-5-14 + 14/05/2026 = 2026-5-14
May 5: a novel | May 5 = None-5-5
""".strip().splitlines()

NO_DAYS = """
In May 2026 we may open 5 works.
It rose 1.3% in May compared with April.
By March 31,000 people had come; May 60 was the number.
ISO 9001:2015, No. 3:24-cv-09038, talwerk.example/2026-05-05/x
The Phase 2 March readout; a marched 5 miles; Mayor 5.
""".strip().splitlines()

# the words | each time: its words = hour:minute zone
TIMES = """
At 8:30 a.m. ET today. | 8:30 a.m. ET = 08:30 ET
At 8 am (CET) today. | 8 am (CET) = 08:00 CET
At 4:30PM EDT today. | 4:30PM EDT = 16:30 EDT
At 9.30 am London time today. | 9.30 am London time = 09:30 London time
At 12:01 a.m. Eastern Time today. | 12:01 a.m. Eastern Time = 00:01 Eastern Time
At 12 p.m. today. | 12 p.m. = 12:00 None
At 14:30 UTC today. | 14:30 UTC = 14:30 UTC
From 18:30 to 19:30 CEST. | 19:30 CEST = 19:30 CEST
At 07:00 today. | 07:00 = 07:00 None
At 12 noon ET today. | 12 noon ET = 12:00 ET
""".strip().splitlines()

NO_TIMES = """
A ratio of 70:1 or 10:30 of 25:99, at 25:10, 13:00 p.m. later, $4:30 am.
I am 5 amps away; 3 PMs; the 10:30ers.
""".strip().splitlines()


def days(frame: Frame) -> list[CalendarDate]:
    return [fact for fact in dates.facts(frame) if isinstance(fact, CalendarDate)]


def times(frame: Frame) -> list[ClockTime]:
    return [fact for fact in dates.facts(frame) if isinstance(fact, ClockTime)]


def told(fact: CalendarDate, text: str) -> str:
    weekday = f" ({fact.weekday})" if fact.weekday is not None else ""
    return f"{fact.span.of(text)} = {fact.year}-{fact.month}-{fact.day}{weekday}"


@pytest.mark.parametrize("line", DAYS)
def test_a_day_is_read_with_its_year_and_weekday(line: str, framed: Framed) -> None:
    words, expected = line.split(" | ")
    frame = framed(words)
    assert " + ".join(told(fact, frame.text) for fact in days(frame)) == expected


@pytest.mark.parametrize("words", NO_DAYS)
def test_a_month_alone_or_a_number_is_no_day(words: str, framed: Framed) -> None:
    assert days(framed(words)) == []


def test_a_day_that_does_not_exist_has_no_date(framed: Framed) -> None:
    first, second = days(framed("From April 31, 2026 to May 31, 2026"))
    assert (first.date, first.year, first.day) == (None, 2026, 31)
    assert second.date is not None


@pytest.mark.parametrize("line", TIMES)
def test_a_time_is_read_with_its_zone(line: str, framed: Framed) -> None:
    words, expected = line.split(" | ")
    frame = framed(words)
    assert " + ".join(f"{f.span.of(frame.text)} = {f.time:%H:%M} {f.zone}" for f in times(frame)) == expected


@pytest.mark.parametrize("words", NO_TIMES)
def test_a_ratio_is_no_time(words: str, framed: Framed) -> None:
    assert times(framed(words)) == []


@pytest.mark.parametrize(
    "words", ["8:30 a.m. ET/2:30 p.m. CET", "8:30 a.m. ET (2:30 p.m. CET)", "8:30 a.m. ET, 2:30 p.m. CET", "8 am PT | 11 am ET"]
)
def test_two_zones_name_one_moment(words: str, framed: Framed) -> None:
    first, second = times(framed(f"Join the call at {words} today."))
    assert first.same_as is None
    assert second.same_as == first.span


def test_two_sessions_are_two_moments(framed: Framed) -> None:
    first, second = times(framed("Calls at 8:30 a.m. ET and 4:30 p.m. ET."))
    assert (first.time, second.time) == (time(8, 30), time(16, 30))
    assert second.same_as is None
