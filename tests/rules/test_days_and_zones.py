"""The checks of days, datelines, time zones and release instructions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import settings as conditions
from hypothesis import strategies as st

from disclint.api.check import read
from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Severity
from disclint.model.settings import Settings
from disclint.model.span import Span
from disclint.parsing.grammars import Grammars
from disclint.rules.checks.calendar import MONTHS, WEEKDAYS, past_as_future, weekdays
from disclint.rules.checks.datelines import dateline_date, repeated_datelines
from disclint.rules.checks.instructions import release_instruction
from disclint.rules.checks.stamps import read_stamp
from disclint.rules.checks.summer import FAMILIES, zone
from disclint.rules.checks.zones import zone_letters
from disclint.rules.compile import compile_law

ROOT = Path(__file__).resolve().parents[2]
GRAMMARS = Grammars()
UNTIMED = conditions(deadline=None)
"""The first text of a process makes the grammars ready."""
Check = Callable[[Reading, Mapping[str, Any]], Iterator[Breach]]


@cache
def law() -> Law:
    path = ROOT / "rulesets" / "vocabulary" / "release-form.yaml"
    schema = json.loads((ROOT / "disclint" / "schemas" / "vocabulary.schema.json").read_text(encoding="utf-8"))
    return compile_law([(path.name, path.read_bytes())], [], {"vocabulary": schema, "ruleset": {}})


def breaches(check: Check, text: str) -> list[Breach]:
    settings = Settings()
    reading = read(text.encode(), name="r.md", sidecar=None, settings=settings, law=law(), grammars=GRAMMARS, as_of=None)
    found = list(check(reading, {}))
    for breach in found:
        assert isinstance(breach.where, Span)
        assert breach.values["found"] == breach.where.of(reading.release.text)
    return found


def told(check: Check, text: str) -> list[str]:
    return [breach.values["found"] for breach in breaches(check, text)]


def release(words: str, dateline: str = "LUND, Sweden, May 4, 2026 --", metadata: str = "") -> str:
    front = f"---\ntitle: Kestrel opens\n{metadata}\n---\n\n" if metadata else ""
    return f"{front}# Kestrel opens depot in Lund\n\n{dateline} {words}"


# ---- Weekdays


@UNTIMED
@given(st.dates(date(1800, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_wrong_exactly_where_the_calendar_says_so(day: date, weekday: int) -> None:
    written = f"{WEEKDAYS[weekday]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"
    found = breaches(weekdays, release(f"The fair opens on {written}."))
    assert [breach.values["found"] for breach in found] == ([] if weekday == day.weekday() else [written])
    if found:
        assert found[0].replacement == written.replace(WEEKDAYS[weekday], WEEKDAYS[day.weekday()])


@UNTIMED
@given(st.integers(1, 12), st.integers(28, 31), st.integers(2020, 2030))
def test_a_day_that_the_month_does_not_have_is_told(month: int, day: int, year: int) -> None:
    written = f"{MONTHS[month - 1]} {day}, {year}"
    try:
        date(year, month, day)
        there = True
    except ValueError:
        there = False
    assert told(weekdays, release(f"The offer ends on {written}.")) == ([] if there else [written])


@UNTIMED
@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_without_a_year_the_year_of_the_release_or_the_next_must_fit(day: date) -> None:
    written = f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}"
    if date(2026, 5, 4) - timedelta(days=183) <= day:
        assert told(weekdays, release(f"The fair opens on {written}.")) == []


def test_a_weekday_that_fits_last_year_alone_is_information() -> None:
    (found,) = breaches(weekdays, release("The fair opens on Tuesday, June 24."))
    assert found.severity is Severity.INFO


def test_an_enumeration_and_the_end_of_a_sentence_keep_their_weekdays_apart() -> None:
    assert told(weekdays, release("Open Wednesday and Thursday, May 6 and 7, and every Monday. May 5, 2026 is free.")) == []


# ---- Past as future


@UNTIMED
@given(st.integers(2, 700), st.booleans())
def test_an_event_announced_for_a_day_long_past_is_told(days: int, ahead: bool) -> None:
    day = date(2026, 5, 4) + timedelta(days=days if ahead else -days)
    written = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    assert told(past_as_future, release(f"Kestrel will host a fair on {written}.")) == ([] if ahead else [written])


@pytest.mark.parametrize(
    "words",
    [
        "The unit, whose sale was announced on March 4, 2026, will be listed.",
        "Kestrel will report its results for the quarter ended March 31, 2026.",
        "The dividend will be paid to holders of record on April 1, 2026.",
        "It will begin. On March 1, 2026 it ended.",
        "The fair of April 2, 2026 will be repeated.",
    ],
)
def test_a_past_day_that_belongs_to_something_past_is_not(words: str) -> None:
    assert told(past_as_future, release(words)) == []


# ---- Datelines and metadata


def test_the_stamp_of_a_wire_in_asia_and_a_dateline_of_the_day_before_agree() -> None:
    dateline = "SHANGHAI, Feb. 9, 2025\n\nSHANGHAI, Feb. 9, 2025 /PRNewswire/ --"
    text = release("Kestrel opened.", dateline, 'date: "2025-02-10 08:45:50"')
    assert told(dateline_date, text) == []
    assert told(repeated_datelines, text) == []


@UNTIMED
@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.integers(-12 * 4, 14 * 4), st.integers(-3, 3))
def test_with_an_offset_a_dateline_may_carry_the_days_that_the_moment_has_on_earth(moment: datetime, quarters: int, days: int) -> None:
    local = moment + timedelta(minutes=15 * quarters)
    sign = "-" if quarters < 0 else "+"
    stamp = f"{local:%Y-%m-%dT%H:%M:%S}{sign}{abs(quarters) // 4:02d}:{abs(quarters) % 4 * 15:02d}"
    found = read_stamp("date", stamp, None)
    assert found is not None
    assert found.moment == moment.replace(microsecond=0)
    on_earth = {(found.moment + timedelta(hours=hour)).date() for hour in range(-12, 15)}
    day = moment.date() + timedelta(days=days)
    first, last = found.days()
    assert (first <= day <= last) == (day in on_earth)


@UNTIMED
@given(st.integers(-400, 400))
def test_without_an_offset_one_day_is_allowed(days: int) -> None:
    day = date(2026, 5, 14) + timedelta(days=days)
    written = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    found = told(dateline_date, release("Kestrel opened.", f"LUND, {written} --", "date: 2026-05-14"))
    assert found == ([] if abs(days) <= 1 else [written])


@pytest.mark.parametrize("words", ["sometime", "2026-13-01", "2026-02-30", "14.05.2026", "", "2026-05-14T25:00:00Z"])
def test_what_is_no_date_is_no_stamp(words: str) -> None:
    assert read_stamp("date", words, None) is None


# ---- Datelines and each other


@pytest.mark.parametrize(
    ("dateline", "found"),
    [
        ("LONDON, United States - May 22, 2026 --", ["LONDON, United States"]),
        ("BERLIN, USA, May 22, 2026 --", ["BERLIN, USA"]),
        ("MUNICH, May 14, 2026 /PRNewswire/ --\n\nMUNICH, May 9, 2026 --", ["May 9, 2026"]),
        ("PARIS, Texas, May 22, 2026 --", []),
        ("LONDON, Ontario, May 22, 2026 --", []),
        ("ATLANTA, Georgia, May 22, 2026 --", []),
        ("HONG KONG, China, May 22, 2026 --", []),
        ("LONDON and NEW YORK, May 22, 2026 --\n\nNEW YORK, May 22, 2026 --", []),
    ],
)
def test_datelines_must_not_contradict_each_other_or_the_map(dateline: str, found: list[str]) -> None:
    assert told(repeated_datelines, release("Kestrel opened.", dateline)) == found


def test_one_day_between_two_datelines_weighs_less() -> None:
    (found,) = breaches(repeated_datelines, release("Kestrel opened.", "MUNICH, May 14, 2026 /PRNewswire/ --\n\nMUNICH, May 13, 2026 --"))
    assert found.severity is Severity.WARNING


# ---- Time zones

WORLD = {
    "america": "America/New_York",
    "central europe": "Europe/Berlin",
    "eastern europe": "Europe/Athens",
    "britain": "Europe/London",
    "australia": "Australia/Sydney",
    "new zealand": "Pacific/Auckland",
}


@UNTIMED
@given(st.sampled_from(sorted(WORLD)), st.datetimes(datetime(2008, 6, 1), datetime(2035, 1, 1)))
def test_the_seasons_are_those_of_the_time_zone_data(family: str, local: datetime) -> None:
    try:
        place = ZoneInfo(WORLD[family])
    except ZoneInfoNotFoundError:
        pytest.skip("no time zone data here")
    seasons = FAMILIES[family].seasons(local)
    aware = local.replace(tzinfo=place)
    really = {bool(aware.replace(fold=fold).dst()) for fold in (0, 1)}
    assert {season == "daylight" for season in seasons} >= really
    assert len(seasons) == 1 or len(really) == 2 or aware.astimezone(ZoneInfo("UTC")).astimezone(place).replace(tzinfo=None) != local


@UNTIMED
@given(st.dates(date(2010, 1, 1), date(2034, 12, 31)), st.sampled_from("ECMP"), st.sampled_from("SD"))
def test_american_letters_are_wrong_exactly_in_the_other_season(day: date, letter: str, season: str) -> None:
    summer = "daylight" in FAMILIES["america"].seasons(datetime(day.year, day.month, day.day, 10))
    words = f"10:00 a.m. {letter}{season}T"
    found = breaches(zone_letters, release(f"The call begins at {words} on {MONTHS[day.month - 1]} {day.day}, {day.year}."))
    assert [breach.values["found"] for breach in found] == ([] if summer == (season == "D") else [words])
    if found:
        assert found[0].replacement == f"10:00 a.m. {letter}T"


@UNTIMED
@given(st.integers(1, 12), st.sampled_from("ECMP"), st.sampled_from("ECMP"), st.integers(-5, 5))
def test_two_american_times_must_be_one_moment(hour: int, one: str, two: str, more: int) -> None:
    order = "ECMP"
    apart = order.index(one) - order.index(two)
    shown = (hour + apart + more) % 24
    first = f"{hour % 12 or 12}:00 {'a' if hour < 12 else 'p'}.m. {one}T"
    second = f"{shown % 12 or 12}:00 {'a' if shown < 12 else 'p'}.m. {two}T"
    found = told(zone_letters, release(f"The call begins at {first} / {second} on July 9, 2026."))
    if one != two:
        assert bool(found) == (more != 0)
    else:
        assert bool(found) == (0 < abs(more) <= 3)


@pytest.mark.parametrize(
    "words",
    [
        "The plant in Scottsdale, Arizona opens on July 9, 2026 at 9:00 a.m. MST.",
        "The board in Shanghai meets on July 9, 2026 at 10:00 a.m. CST.",
        "The call is at 8:30 a.m. ET (2:30 p.m. CEST), 8:30 p.m. HKT, on July 9, 2026.",
        "On November 1, 2026, at 1:30 a.m. EST, or at 1:30 a.m. EDT.",
        "Results of June 30, 2026 come on Nov. 12, 2026 at 8:30 a.m. EST.",
    ],
)
def test_letters_that_a_place_or_an_hour_makes_right_are_left_alone(words: str) -> None:
    assert told(zone_letters, release(words)) == []


def test_letters_in_full_are_known() -> None:
    assert told(zone_letters, release("The call begins at 10 a.m. Eastern Standard Time on June 5, 2026.")) == [
        "10 a.m. Eastern Standard Time"
    ]
    assert zone("Hawaii Time") is None


# ---- Release instructions


def problems(text: str) -> list[str]:
    return [breach.values["problem"] for breach in breaches(release_instruction, text)]


def test_an_embargo_must_be_whole_and_alone() -> None:
    text = "FOR IMMEDIATE RELEASE\n\nEmbargoed until Thursday\n\n" + release("Kestrel opened.")
    assert problems(text) == ["stands beside an embargo", "does not give the time of day, time zone and full date"]


@pytest.mark.parametrize(
    ("until", "agrees"), [("08:00:00+02:00", True), ("06:00:00Z", True), ("08:00:00Z", False), ("09:00:00+02:00", False)]
)
def test_an_embargo_must_be_that_of_the_metadata(until: str, agrees: bool) -> None:
    text = release(
        "Kestrel opened.", "Embargoed until 8:00 a.m. CEST, May 14, 2026\n\nLUND, May 14, 2026 --", f'embargoed: "2026-05-14T{until}"'
    )
    assert problems(text) == ([] if agrees else [f"differs from the metadata, which say 2026-05-14T{until}"])


def test_an_embargo_that_had_ended_is_information() -> None:
    text = release("Kestrel opened.", "Embargoed until 8:00 a.m. CEST, May 12, 2026\n\nLUND, May 14, 2026 --")
    (found,) = breaches(release_instruction, text)
    assert found.severity is Severity.INFO
