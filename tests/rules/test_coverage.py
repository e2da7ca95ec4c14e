"""The register as it is read, and the matrix of duties and rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from disclint.model.duty import Duty
from disclint.model.errors import SeveralErrors
from disclint.model.law import Law
from disclint.rules.coverage import Coverage, coverage
from disclint.rules.duties import read_duties

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "disclint" / "schemas" / "duties.schema.json").read_text(encoding="utf-8"))
RULESET = """
ruleset: demo
version: "1.0"
title: Rules for a test
lists: [{id: coverage-words, about: Invented., source: invented, date: 2026-11-23, terms: [wonderful]}]
rules:
  - id: HSE001
    name: plain-words
    title: Write plainly
    severity: warning
    since: "1.0"
    status: STATUS
    authority: [{body: Norvane, cite: Manual 4.2, gist: Plain words., verified: primary, checked: 2026-11-23}]
    rationale: Readers doubt what shouts.
    when: always
    forbid: {words: coverage-words}
    message: "“{found}” shouts."
    remedy: Say it plainly.
    decides: desk
    waivable: true
    sensitivity: may over-report (names are not told apart)
    examples:
      bad: [{text: A wonderful day., marks: [wonderful]}, {text: How wonderful., marks: [wonderful]}]
      good: [A day., Two days.]
"""


def register(*entries: str) -> tuple[Duty, ...]:
    text = "duties: demo\nabout: Invented duties.\nentries:\n" + "".join(entries)
    return read_duties([("demo.yaml", text.encode())], SCHEMA)


def entry(id_: str, severity: str = "warning", more: str = "") -> str:
    return f"  - {{id: {id_}, title: Write plainly, severity: {severity}, verified: primary, authority: [{{cite: Manual 4.2}}]{more}}}\n"


@pytest.fixture
def matrix(law_of: Callable[..., Law]) -> Callable[..., Coverage]:
    return lambda *entries, status="stable": coverage(register(*entries), law_of(RULESET.replace("STATUS", status)).rulesets)


def test_a_duty_has_the_status_of_its_rule(matrix: Callable[..., Coverage]) -> None:
    found = matrix(entry("HSE001"))
    assert [(row.status, row.why, row.examples) for row in found.rows] == [("stable", "", (2, 2))]
    assert found.whole
    assert matrix(entry("HSE001"), status="preview").rows[0].why == "may over-report (names are not told apart)"
    trial = matrix(entry("HSE001", more=", on-trial: Too few hits were read."), status="preview")
    assert (trial.rows[0].status, trial.rows[0].why, trial.whole) == ("preview", "Too few hits were read.", True)


def test_a_duty_without_rule_needs_a_reason(matrix: Callable[..., Coverage]) -> None:
    undecidable = ", not-decidable: The text does not show who was told first."
    found = matrix(entry("HSE001"), entry("HSE002", more=undecidable), entry("HSE003"))
    assert [row.status for row in found.rows] == ["stable", "not decidable", "not yet"]
    assert found.rows[1].why == "The text does not show who was told first."
    assert [row.accounted for row in found.rows] == [True, True, False]
    assert not found.whole
    assert matrix(entry("HSE001"), status="removed").rows[0].status == "not yet"


@pytest.mark.parametrize(
    ("entries", "status", "told"),
    [
        ([entry("HSE002", "warning")], "stable", "HSE001 stands for no duty"),
        ([entry("HSE001", more=", not-decidable: Nobody can know.")], "stable", "demo.yaml:4: HSE001 is said to be not decidable, but has a rule"),
        ([entry("HSE001", more=", on-trial: Nobody has read.")], "stable", "demo.yaml:4: HSE001 is said to be on trial, but its rule is stable"),
        ([entry("HSE001"), entry("HSE002", more=", on-trial: Nobody has read.")], "stable", "demo.yaml:5: HSE002 is said to be on trial, but has no rule"),
        ([entry("HSE001", "info")], "stable", "demo.yaml:4: HSE001 weighs info, but its rule weighs warning"),
    ],
)  # fmt: skip
def test_what_is_untrue_is_told_with_its_line(matrix: Callable[..., Coverage], entries: list[str], status: str, told: str) -> None:
    found = matrix(*entries, status=status)
    assert not found.whole
    assert len(found.faults) == 1
    assert told in found.faults[0]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([entry("HSE001"), entry("HSE001")], "demo.yaml:5:10: there is already a duty ‘HSE001’, at demo.yaml:4; keep one of them"),
        ([entry("HSE001", "grave")], "demo.yaml:4:50: ‘severity’ is ‘grave’; known are error, info, warning"),
        ([entry("HSE001", more=", reason: None given.")], "there is no ‘reason’ here"),
    ],
)
def test_faults_of_the_register_are_told_with_place_and_mend(entries: list[str], told: str) -> None:
    with pytest.raises(SeveralErrors, match=r"demo\.yaml:") as error:
        register(*entries)
    assert told in str(error.value)
