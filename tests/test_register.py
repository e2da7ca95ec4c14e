"""The shipped register: every duty is checked or openly listed as not decidable, and the page that says so is true."""

import csv
import io
from functools import cache
from pathlib import Path

import pytest

from disclint.files.cache import NO_CACHE
from disclint.files.coverage import shipped_coverage
from disclint.files.law import Laws
from disclint.report import coverage_csv, coverage_json, coverage_markdown
from disclint.rules.coverage import FAMILIES, Coverage

PAGE = Path(__file__).resolve().parent.parent / "docs" / "coverage.md"
DUTIES = 270


@cache
def matrix() -> Coverage:
    return shipped_coverage(Laws(NO_CACHE))


def test_the_register_is_whole() -> None:
    assert len(matrix().rows) >= DUTIES


def test_every_family_has_its_words() -> None:
    assert {row.duty.family for row in matrix().rows} == set(FAMILIES)


def test_every_rule_stands_for_a_duty_and_every_reason_is_needed() -> None:
    assert matrix().faults == ()


def test_every_duty_is_checked_or_said_to_be_not_decidable() -> None:
    assert [row.duty.id for row in matrix().rows if not row.accounted] == []


def test_every_stable_rule_has_two_bad_and_two_good_examples() -> None:
    assert [row.duty.id for row in matrix().rows if row.status == "stable" and min(row.examples) < 2] == []


def test_the_committed_page_is_the_matrix(request: pytest.FixtureRequest) -> None:
    page = coverage_markdown.render(matrix())
    if request.config.getoption("--renew-golden"):
        PAGE.write_text(page, encoding="utf-8")
    assert page == PAGE.read_text(encoding="utf-8"), "run pytest --renew-golden tests/test_register.py and read the diff"


def test_every_format_names_every_duty() -> None:
    ids = [row.duty.id for row in matrix().rows]
    table = list(csv.DictReader(io.StringIO(coverage_csv.render(matrix()))))
    assert [row["duty"] for row in table] == ids
    assert all(f'"id": "{id_}"' in coverage_json.render(matrix()) for id_ in ids)
