"""The checks of other markets: moments, deadlines, first venues, symbols, legends of exchanges; and which rules two regimes bring."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as conditions
from hypothesis import strategies as st

from disclint.api.check import read
from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Severity
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.rules.checks.exchange_legends import quoted
from disclint.rules.checks.market_times import first_venue, offer_deadline, submission
from disclint.rules.checks.ticker_sets import ticker_sets
from disclint.rules.compile import compile_law
from disclint.rules.engine import run

ROOT = Path(__file__).resolve().parents[2]
GRAMMARS = Grammars()
UNTIMED = conditions(deadline=None, max_examples=40)
"""The first text of a process makes the grammars ready."""
Check = Callable[[Reading, Mapping[str, Any]], Iterator[Breach]]
MONTHS = "January February March April May June July August September October November December".split()
OFFER = {
    "offer": "tk-possible-offer",
    "certainty": "tk-no-certainty",
    "deadline": "tk-deadline",
    "extended": "tk-extended",
    "none": "tk-no-deadline",
}
LEGENDS = {
    "legends": {"TSX Venture Exchange": "tsxv-legend", "Canadian Securities Exchange": "cse-legend"},
    "limbs": {"TSX Venture Exchange": "tsxv-legend-limbs"},
}


@cache
def law() -> Law:
    sources = lambda folder: [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.yaml"))]  # noqa: E731 - used twice below
    schemas = {path.name.split(".")[0]: json.loads(path.read_bytes()) for path in (ROOT / "disclint" / "schemas").glob("*.json")}
    return compile_law(sources(ROOT / "rulesets" / "vocabulary"), sources(ROOT / "rulesets"), schemas)


def reading_of(text: str) -> Reading:
    return read(text.encode(), name="r.md", sidecar=None, settings=Settings(), law=law(), grammars=GRAMMARS, as_of=None)


def problems(check: Check, text: str, args: Mapping[str, Any]) -> list[str]:
    return [breach.values.get("problem", breach.values["found"]) for breach in check(reading_of(text), args)]


def written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# ---- Deadlines


def talks(day: date, until: date) -> str:
    return (
        f"# Possible offer for Tessaly plc\n\nLONDON, {written(day)} -- Tessaly plc (LSE: TSLY) is in talks on a possible offer. There can be "
        f"no certainty that an offer will be made. Orrin must, by not later than 5.00 p.m. (London time) on {written(until)}, announce a firm "
        "intention or that it will not bid."
    )


@given(day=st.dates(date(2024, 1, 1), date(2030, 1, 1)), off=st.integers(-5, 5))
@UNTIMED
def test_the_deadline_of_an_offer_is_the_28th_day(day: date, off: int) -> None:
    found = problems(offer_deadline, talks(day, day + timedelta(days=28 + off)), OFFER)
    assert len(found) == (off != 0)
    assert all((day + timedelta(days=28)).isoformat() in problem for problem in found)


def test_an_extended_deadline_is_left_alone() -> None:
    text = talks(date(2026, 6, 1), date(2026, 7, 20)) + " The deadline has been extended with the consent of the Panel."
    assert problems(offer_deadline, text, OFFER) == []


# ---- Moments


@given(hour=st.integers(0, 23), off=st.integers(-180, 180))
@UNTIMED
def test_the_time_of_submission_agrees_with_the_metadata_within_an_hour(hour: int, off: int) -> None:
    local = datetime(2026, 5, 14, hour, 30)
    moment = local + timedelta(minutes=off)
    text = (
        f"---\ntitle: A release\nrelease_datetime: {moment.isoformat()}+02:00\n---\n\n# A release\n\n"
        f"The information was submitted for publication at {local:%H:%M} CEST on 14 May 2026."
    )
    assert bool(problems(submission, text, {"words": "mar-submission"})) == (abs(off) > 60)


@given(minutes=st.integers(-600, 600))
@UNTIMED
def test_no_channel_comes_before_the_first_venue(minutes: int) -> None:
    first = datetime(2026, 6, 2, 8, 15)
    other = first + timedelta(minutes=minutes)
    text = (
        "---\ntitle: A release\nchannels:\n"
        f'  - {{id: asx-map, acknowledged_at: "{first.isoformat()}+10:00"}}\n'
        f'  - {{id: site, planned_at: "{other.isoformat()}+10:00"}}\n---\n\n# A release\n\nText.'
    )
    assert len(problems(first_venue, text, {"channel": "asx-map"})) == (minutes < 0)


# ---- Symbols and legends

SYMBOLS = [
    ("(TSXV: CVRM)", "(TSX: CVRM)", ["stands on TSX Venture Exchange elsewhere"]),
    ("(Nasdaq: TLWK)", "(NASDAQ: TWLK)", ["is TLWK on Nasdaq elsewhere"]),
    ("(NYSE: TLW)", "(NYSE American: TLW)", ["stands on NYSE elsewhere"]),
    ("(NYSE: TLW, TSX: TLW)", "(NYSE: TLW)", []),
    ("(Nasdaq: TLWK, TLWKW)", "(Nasdaq: TLWK)", []),
    ("(Nasdaq: TLWK)", "(formerly Nasdaq: PUMP)", []),
    ("(OTCQB: TLWKF)", "(OTC: TLWKF)", []),
    ("(TSX: TLW.UN)", "(TSX: TLW)", []),
]


@pytest.mark.parametrize(("head", "about", "expected"), SYMBOLS)
def test_the_issuers_symbols_are_the_same_everywhere(head: str, about: str, expected: list[str]) -> None:
    text = (
        f"# Talwerk Pumps opens depot\n\nDENVER, June 2, 2026 -- Talwerk Pumps, Inc. {head} opened a depot.\n\n"
        f"## About Talwerk Pumps\n\nTalwerk Pumps, Inc. {about} makes pumps."
    )
    assert problems(ticker_sets, text, {}) == expected


TSXV = (
    "Neither TSX Venture Exchange nor its Regulation Services Provider (as that term is defined in policies of the TSX Venture Exchange) "
    "accepts responsibility for the adequacy or accuracy of this release."
)


@pytest.mark.parametrize(
    ("exchange", "legend", "expected"),
    [
        ("TSXV", TSXV, []),
        ("TSXV", TSXV.replace("this release", "this news release").upper(), []),
        ("TSXV", TSXV.replace("or accuracy", "of accuracy"), [None]),
        ("TSXV", TSXV.replace("Services", "Service"), [Severity.INFO]),
        ("TSXV", TSXV.replace(" or accuracy", ""), []),  # a limb is missing: another rule's matter
        ("CSE", TSXV, [None]),
        ("CSE", "The CSE has not reviewed and does not accept responsibility for the adequacy or accuracy of this release.", []),
    ],
)
def test_the_legend_is_that_of_the_exchange_word_for_word(exchange: str, legend: str, expected: list[Severity | None]) -> None:
    text = f"# Corvid Ridge stakes claims\n\nVANCOUVER, June 2, 2026 -- Corvid Ridge Corp. ({exchange}: CVRM) staked claims.\n\n{legend}"
    assert [breach.severity for breach in quoted(reading_of(text), LEGENDS)] == expected


# ---- Regimes

BOTH = "# Tianque opens depot\n\nHONG KONG, June 2, 2026 -- Tianque Limited (Nasdaq: TNQX; HKEX: 7998) expects to open a depot in 2027."
TWO = "# Corvid Ridge drills\n\nVANCOUVER, June 2, 2026 -- Corvid Ridge Corp. (TSXV: CVRM) (OTCQB: CVRMF) expects to drill in July."


def asked(text: str, settings: Settings) -> set[str]:
    reading = read(text.encode(), name="r.md", sidecar=None, settings=settings, law=law(), grammars=GRAMMARS, as_of=None)
    _, runs = run(law().rulesets, reading, settings)
    return {one.rule for one in runs if one.state == "ran"}


def test_a_release_of_two_regimes_is_asked_for_both() -> None:
    assert {"HKX005", "FLS001"} <= asked(BOTH, Settings())
    assert {"CAN001", "CAN004", "FLS001"} <= asked(TWO, Settings())


def test_a_barred_regime_asks_for_nothing_and_a_forced_one_does() -> None:
    assert "FLS001" not in asked(TWO, Settings(bar_regimes=("us",)))
    assert "CAN004" not in asked(TWO, Settings(bar_regimes=("ca",)))
    assert "CAN004" in asked(TWO.replace(" (TSXV: CVRM) (OTCQB: CVRMF)", ""), Settings(force_regimes=("ca",)))
