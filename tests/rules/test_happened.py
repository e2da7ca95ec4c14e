"""The checks beside forward-looking statements: risks that have happened, filings, updates, periods of guidance."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
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
from disclint.model.settings import Company, Settings
from disclint.model.span import Span
from disclint.parsing.grammars import Grammars
from disclint.rules.checks import happened
from disclint.rules.checks.filings import references
from disclint.rules.checks.guidance import periods
from disclint.rules.checks.updates import handling
from disclint.rules.compile import compile_law

ROOT = Path(__file__).resolve().parents[2]
GRAMMARS = Grammars()
UNTIMED = conditions(deadline=None, max_examples=30)
Check = Callable[[Reading, Mapping[str, Any]], Iterator[Breach]]
HEAD = (
    "# Corvane Robotics Opens a Hall\n\nCHICAGO, March 3, 2026 -- Corvane Robotics, Inc. (Nasdaq: CVNR) opened a hall. The hall is new.\n\n"
)
CAUTION = "\n\n**Forward-Looking Statements**\n\nThis press release contains forward-looking statements. "
EVENTS = {"events": list(happened.NAMES), "acknowledged": "risk-acknowledged", "otherwise": "told-otherwise"}
FILINGS = {"filings": "caution-filing", "denied": "caution-denied"}
UPDATES = {
    "dated": "caution-dated-otherwise",
    "undone": "caution-no-duty-otherwise",
    "lawful": "caution-lawful-otherwise",
    "promises": "update-promises",
    "denied": "caution-denied",
}
PERIODS = {
    "amounts": "guidance-amount",
    "figures": "guidance-figures",
    "others": "guidance-third-party",
    "periods": "guidance-period",
    "open_ended": "guidance-open-ended",
    "goals": "guidance-goals",
}
COMPLETE = "They speak only as of the date of this release, and except as required by law we undertake no obligation to update them."


@cache
def law() -> Law:
    paths = [ROOT / "rulesets" / "vocabulary" / f"{name}.yaml" for name in ("forward-looking", "forward-looking-limits", "profile")]
    schema = json.loads((ROOT / "disclint" / "schemas" / "vocabulary.schema.json").read_text(encoding="utf-8"))
    return compile_law([(path.name, path.read_bytes()) for path in paths], [], {"vocabulary": schema, "ruleset": {}})


def breaches(check: Check, text: str, args: Mapping[str, Any], kind: str | None = None) -> list[tuple[str, Breach]]:
    given_settings = Settings(company=Company(kind=kind))
    reading = read((HEAD + text).encode(), name="r.md", sidecar=None, settings=given_settings, law=law(), grammars=GRAMMARS, as_of=None)
    return [(one.where.of(reading.release.text) if isinstance(one.where, Span) else "", one) for one in check(reading, args)]


HAPPENED = [
    ("The FDA placed the CR-4 study on clinical hold.", "A trial could be put on clinical hold.", "a clinical hold"),
    ("On May 2 we discovered unauthorized access to our servers.", "We could suffer a data breach.", "a breach of data"),
    ("The Company has recalled the CR-2 arm.", "There is a risk of product recalls.", "a recall"),
    (
        "Corvane received a letter from Nasdaq on its minimum bid price.",
        "We could fail to meet the listing requirements.",
        "a notice of the exchange",
    ),
    ("The Company received an SEC subpoena in May.", "We might face government investigations.", "an investigation"),
    (
        "Losses raise substantial doubt about our ability to continue as a going concern.",
        "Losses could raise substantial doubt about us.",
        "doubt about going on",
    ),
    ("On May 3 production was halted.", "Results may differ because we could see production interruptions.", "a stop of production"),
    ("The Company is in default under its loan.", "An event of default is possible if we default under our loan.", "a default"),
    ("Corvane lost its largest customer in May.", "We could lose our largest customer.", "the loss of a customer"),
]


@pytest.mark.parametrize(("told", "risk", "event"), HAPPENED)
def test_a_risk_that_has_happened_is_found(told: str, risk: str, event: str) -> None:
    found = breaches(happened.risks, f"{told}{CAUTION}{risk}", EVENTS)
    assert {one.values["event"] for _, one in found} == {event}
    assert all(one.proofs for _, one in found)


@pytest.mark.parametrize(("told", "risk", "event"), HAPPENED)
def test_neither_half_is_a_finding_alone(told: str, risk: str, event: str) -> None:
    assert not breaches(happened.risks, told + CAUTION, EVENTS), event
    assert not breaches(happened.risks, CAUTION + risk, EVENTS), event


@pytest.mark.parametrize(("told", "risk", "event"), HAPPENED)
def test_a_caution_that_owns_the_event_is_left_alone(told: str, risk: str, event: str) -> None:
    owned = f"As disclosed above, it has come; {risk[0].lower()}{risk[1:]}"
    assert not breaches(happened.risks, f"{told}{CAUTION}{owned}", EVENTS), event


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("The FDA lifted the clinical hold that it had placed on CR-4.", "A trial could be put on clinical hold."),
        ("The arm is being investigated in four clinics.", "The investigational arm may fail."),
        ("It protects hospitals that suffered a data breach.", "We could suffer a data breach."),
        ("Its competitor has recalled an arm.", "There is a risk of product recalls."),
        (
            "The Company has regained compliance after it received a letter from Nasdaq on its minimum bid price.",
            "We could fail to meet the listing requirements.",
        ),
        ("Corvane received a letter from Nasdaq on its minimum bid price.", "If we do not regain compliance, we could be delisted."),
        ("The FDA placed the CR-4 study on clinical hold.", "May brought a clinical hold."),
    ],
)
def test_what_is_over_or_of_others_is_left_alone(told: str, risk: str) -> None:
    assert not breaches(happened.risks, f"{told}{CAUTION}{risk}", EVENTS)


@pytest.mark.parametrize(
    ("words", "problem", "severity"),
    [
        ("Results may differ because of delays.", "names no filing", None),
        ("See our Form 10-K for the year ended December 31, 2022.", "December 31, 2022, after which", None),
        ("See our Form 10-K for the year ended June 30, 2024.", "June 30, 2024, after which", Severity.INFO),
        ("See our Form 20-F for 2022.", "for 2022, after which", None),
        ("See our Form 10-K filed with the SEC on March 8, 2021.", "filed on March 8, 2021", None),
        ("See our Form 10-K for the year ended June 30, 2026.", "has not come", None),
        ("See our Form 10-K for fiscal 2027.", "has not come", None),
        ("See our Form 40-F and our Form 10-Q.", "the one or the other", Severity.INFO),
        ("See our filings on SEDAR+.", "SEDAR+ and none with the SEC", None),
    ],
)
def test_a_filing_that_is_missing_old_or_not_the_issuers(words: str, problem: str, severity: Severity | None) -> None:
    [(_, found)] = breaches(references, CAUTION + words, FILINGS)
    assert problem in found.values["problem"]
    assert found.severity is severity


@pytest.mark.parametrize(
    "words",
    [
        "See our Form 10-K for the year ended December 31, 2024.",
        "See our Form 10-K for fiscal 2025.",
        "See our Form 10-K/A for 2020 and our Form 10-K for 2025.",
        "See our Form 10-K for the year ended December 31, 2026, to be filed in 2027.",
        "See our Form 10-K for the year ended June 31, 2021.",
        "See our prospectus.",
        "See our filings on SEDAR+ and EDGAR.",
    ],
)
def test_a_filing_that_is_current_is_left_alone(words: str) -> None:
    assert not breaches(references, CAUTION + words, FILINGS)


@given(st.dates(date(2019, 1, 1), date(2026, 3, 3)))
@UNTIMED
def test_only_the_age_of_the_newest_report_counts(day: date) -> None:
    long = f"{day:%B} {day.day}, {day.year}"
    found = breaches(
        references, f"{CAUTION}See our Form 10-K for the year ended {long}, and the Form 10-K for the year ended May 1, 2018.", FILINGS
    )
    assert bool(found) == (date(2026, 3, 3) - day > timedelta(days=549))


@pytest.mark.parametrize(
    ("kind", "words", "problem"),
    [
        ("foreign-private", "See our Form 10-Q.", "foreign private issuer"),
        ("us-reporting", "See our Form 20-F.", "domestic issuer"),
        ("alternative-reporting", "See our Form 10-K.", "does not report to the SEC"),
    ],
)
def test_a_form_that_does_not_go_with_the_configuration(kind: str, words: str, problem: str) -> None:
    [(_, found)] = breaches(references, CAUTION + words, FILINGS, kind)
    assert problem in found.values["problem"]


def test_an_issuer_that_reports_elsewhere_need_not_name_a_filing() -> None:
    assert not breaches(references, CAUTION, FILINGS, "alternative-reporting")


@pytest.mark.parametrize("check", [(references, FILINGS), (handling, UPDATES)])
def test_a_text_that_denies_them_has_no_caution(check: tuple[Check, Mapping[str, Any]]) -> None:
    assert not breaches(check[0], "**Note**\n\nThis press release does not contain forward-looking statements.", check[1])


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Results may differ.", ["as of which day", "no duty"]),
        ("They speak as of today.", ["no duty"]),
        ("As of today, we undertake no obligation to update them.", ["the law"]),
        ("Except as required by law, we undertake no obligation to update them.", ["as of which day"]),
        (COMPLETE, []),
        ("They relate only to the date they were made. We do not undertake to revise them, except as required by U.S. law.", []),
        ("As of today, we disclaim any obligation to do so, save where the law requires it.", []),
    ],
)
def test_what_a_caution_leaves_unsaid(words: str, missing: list[str]) -> None:
    found = " ".join(one.values["problem"] for _, one in breaches(handling, CAUTION + words, UPDATES))
    assert all(part in found for part in missing)
    assert bool(found) == bool(missing)
    assert ("the law" in found) == ("the law" in missing)


@pytest.mark.parametrize(
    ("promise", "found"),
    [
        ("We will publish updates to our guidance each month.", ["publish updates to our guidance"]),
        ("The Company will regularly update its forecasts.", ["will regularly update its forecasts"]),
        ("We will keep our shareholders updated on each hall.", []),
        ("The Company will provide regular updates as it builds.", []),
        ("Corvane will report its results on May 6.", []),
        ("The robots keep the shelves updated.", []),
    ],
)
def test_a_promise_of_updates_beside_a_caution_that_disclaims_them(promise: str, found: list[str]) -> None:
    marks = [words for words, _ in breaches(handling, promise + CAUTION + COMPLETE, UPDATES)]
    assert len(marks) == len(found)
    assert all(part in mark for part, mark in zip(found, marks, strict=True))


FIGURES = [
    ("Management expects revenue of more than $200 million at scale.", "gives a figure", None),
    ("Management sees a path to hundreds of millions in revenue.", "without a figure or a period", None),
    ("The Company expects to be cash flow positive.", "target without its period", Severity.INFO),
]


@pytest.mark.parametrize(("words", "problem", "severity"), FIGURES)
def test_a_figure_without_its_period(words: str, problem: str, severity: Severity | None) -> None:
    [(_, found)] = breaches(periods, f"The robots are new.\n\n{words} The halls are large.", PERIODS)
    assert problem in found.values["problem"]
    assert found.severity is severity


@pytest.mark.parametrize(("words", "problem", "severity"), FIGURES)
@pytest.mark.parametrize(
    "frame",
    ["{} That is the aim for fiscal 2027.", "In 2027 much will change. {}", "**Outlook for 2027**\n\n{}", "For 2027:\n\n- It grows;\n- {}"],
)
def test_a_period_near_a_figure_counts(words: str, problem: str, severity: Severity | None, frame: str) -> None:
    assert not breaches(periods, f"The robots are new. They work.\n\n{frame.format(words)}", PERIODS), (problem, severity)


def test_a_period_further_off_does_not_count() -> None:
    text = "In 2027 much will change. The robots are new. They work.\n\nThe halls are large. They stand.\n\n"
    assert len(breaches(periods, text + FIGURES[0][0], PERIODS)) == 1


def test_a_figure_of_the_market_is_not_guidance() -> None:
    assert not breaches(periods, "The global robot market is expected to bring revenue of $3 billion.", PERIODS)
