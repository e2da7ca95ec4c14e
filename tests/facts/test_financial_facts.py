"""What is read of financial measures, their reconciliation, drill intervals, and of what the issuer is to the SEC."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from functools import cache
from pathlib import Path

import disclint.rulesets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import disclint.schemas
from disclint.facts.read import read
from disclint.model.financial import Measure, Reconciliation
from disclint.model.lexicon import Lexicon
from disclint.model.mining import Intercept
from disclint.model.reading import Reading
from disclint.model.settings import Company, Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.compile import compile_law
from disclint.text.source import read_document

GRAMMARS = Grammars()
FOLDER = Path(str(disclint.rulesets.__path__[0])) / "vocabulary"
SCHEMAS = {
    name: json.loads((Path(str(disclint.schemas.__path__[0])) / f"{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("ruleset", "vocabulary")
}
HEAD = "# Quellmark Reports\n\nAUSTIN, Texas, August 6, 2026 -- "


@cache
def lexicon() -> Lexicon:
    return compile_law([(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*.yaml"))], [], SCHEMAS).lexicon


def reading(text: str, company: Company | None = None) -> Reading:
    document = read_document(text.encode(), "release.md")
    return read(parse_release(document, GRAMMARS), GRAMMARS, lexicon(), Settings(company=company or Company()), None)


def measures(text: str) -> list[Measure]:
    found = reading(f"{HEAD}Quellmark Software, Inc. (Nasdaq: QLMK) reported.\n\n{text}").by_kind.get("measure", ())
    return [one for one in found if isinstance(one, Measure)]


# ---- Measures


@pytest.mark.parametrize(
    ("text", "name", "form", "value"),
    [
        ("Adjusted EBITDA was $4.1 million.", "adjusted ebitda", "amount", "4100000"),
        ("Adjusted EBITDA for the quarter ended June 30, 2026, rose to $4.1 million.", "adjusted ebitda", "amount", "4100000"),
        ("We had $4.1 million of positive Adjusted EBITDA.", "adjusted ebitda", "amount", "4100000"),
        ("EBITDA increased by 19% over 2025.", "ebitda", "change", "19"),
        ("Adjusted EBITDA margin was 15.5%.", "adjusted ebitda margin", "ratio", "15.5"),
        ("Adjusted EBITDA helps to compare periods.", "adjusted ebitda", "word", None),
        ("Non-GAAP net loss per share was $0.05.", "non gaap net loss per share", "amount", "0.05"),
        ("| Adjusted EBITDA | 30.5 | 26.6 |\n| --- | --- | --- |\n| Sales | 1 | 2 |", "adjusted ebitda", "amount", "30.5"),
    ],
)
def test_a_measure_is_read_with_its_figure(text: str, name: str, form: str, value: str | None) -> None:
    (one,) = measures(text)
    assert (one.basis, one.name, one.form) == ("non_gaap", name, form)
    assert one.value == (None if value is None else Decimal(value))


def test_a_gaap_measure_inside_another_is_none_of_its_own() -> None:
    assert [one.basis for one in measures("Non-GAAP net loss was $1 million; net loss was $2 million.")] == ["non_gaap", "gaap"]


def test_gaap_measures_are_read_only_beside_others() -> None:
    assert measures("Net loss was $2 million and gross profit was $1 million.") == []


@pytest.mark.parametrize(
    ("text", "future", "own", "praised"),
    [
        ("We expect adjusted EBITDA of $9 million.", True, True, False),
        ("Outlook for 2027:\n\n- Adjusted EBITDA of $9 million", True, True, False),
        ("Adjusted EBITDA of $9 million exceeded our guidance.", False, True, False),
        ("The price is eight times EBITDA of $9 million.", False, False, False),
        ("Record adjusted EBITDA of $9 million.", False, True, True),
        ("Given our track record, adjusted EBITDA was $9 million.", False, True, False),
        ("Record revenue growth. Adjusted EBITDA was $9 million, the highest ever.", False, True, True),
    ],
)
def test_what_is_said_of_a_measure_is_read(text: str, future: bool, own: bool, praised: bool) -> None:
    one = next(one for one in measures(text) if one.basis == "non_gaap")
    assert (one.future, one.own, one.praised) == (future, own, praised)


# ---- Reconciliations


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("A reconciliation of adjusted EBITDA to net loss is in the table below.", ["table"]),
        ("A reconciliation of adjusted EBITDA is on our website.", ["elsewhere"]),
        ("Adjusted EBITDA was $4 million. Adjustments to reconcile net loss to cash:", []),
        ("Adjusted EBITDA was $4 million. We sell bank reconciliation software.", []),
        (
            "| | 2026 |\n| --- | --- |\n| Net loss | (2.3) |\n| Interest expense and income taxes | 1.1 |\n| Depreciation and amortization | 3.4"
            " |\n| Stock-based compensation | 1.9 |\n| Adjusted EBITDA | 4.1 |",
            ["table"],
        ),
    ],
)
def test_a_reconciliation_is_told_from_other_words(text: str, forms: list[str]) -> None:
    found = reading(f"{HEAD}Quellmark Software, Inc. (Nasdaq: QLMK) reported.\n\n{text}").by_kind.get("reconciliation", ())
    assert [one.form for one in found if isinstance(one, Reconciliation)] == forms


def test_a_reconciliation_turned_round_is_seen() -> None:
    table = "| | 2026 |\n| --- | --- |\n| Adjusted EBITDA | 4.1 |\n| Interest | (1.1) |\n| Net loss | (2.3) |"
    found = reading(f"{HEAD}Quellmark reported.\n\n## Reconciliation\n\n{table}").by_kind["reconciliation"]
    assert [one.reversed for one in found if isinstance(one, Reconciliation)] == [True]


# ---- Drill intervals


def intercepts(text: str) -> list[Intercept]:
    found = reading(f"# Harrowgate Reports Drill Results\n\nRENO, Nevada, June 11, 2026 -- Harrowgate drilled.\n\n{text}").by_kind
    return [one for one in found.get("intercept", ()) if isinstance(one, Intercept)]


@pytest.mark.parametrize(
    ("text", "length", "low", "high", "grade"),
    [
        ("It cut 6.4 m (from 101.2 m to 107.6 m) at 3.1 g/t gold.", "6.4", "101.2", "107.6", "3.1 g/t gold"),
        ("It cut 3.1 g/t gold over 6.4 m.", "6.4", None, None, "3.1 g/t gold"),
        ("It cut 84 feet at 0.88% copper.", "84", None, None, "0.88% copper"),
    ],
)
def test_an_interval_is_read(text: str, length: str, low: str | None, high: str | None, grade: str) -> None:
    (one,) = intercepts(text)
    assert (one.length, one.low, one.high) == tuple(None if part is None else Decimal(part) for part in (length, low, high))
    assert one.grade == grade


@pytest.mark.parametrize(
    "text",
    [
        "An XRF reading at 196 m showed 66 g/t gold.",
        "The claims lie 4 m from a vein of 2 g/t gold.",
        "It was drilled 50 m apart from samples of 2 g/t gold.",
    ],
)
def test_a_depth_or_distance_is_no_interval(text: str) -> None:
    assert intercepts(text) == []


@settings(max_examples=20, deadline=None)
@given(st.decimals(1, 900, places=1), st.decimals("0.5", 90, places=1))
def test_from_and_to_and_length_fit_each_other_as_printed(low: Decimal, length: Decimal) -> None:
    (one,) = intercepts(f"It cut {length} m (from {low} m to {low + length} m) at 3.1 g/t gold.")
    assert one.length is not None
    assert one.low is not None
    assert one.high is not None
    assert abs(one.high - one.low - one.length) <= one.half


# ---- What the issuer is to the Commission


@pytest.mark.parametrize(
    ("listing", "more", "expected"),
    [
        ("Nasdaq: QLMK", "", "us-registrant"),
        ("Nasdaq: QLMK; TSX: QLM", "", "foreign-private"),
        ("Nasdaq: QLMK", "See our annual report on Form 20-F.", "foreign-private"),
        ("OTCQB: QLMK", "", "us-quoted"),
        ("OTCQB: QLMK", "See our annual report on Form 10-K.", "us-registrant"),
        ("OTC: QLMK", "The company is an alternative reporting company.", "alternative-reporting"),
        ("TSXV: QLM) (OTCQB: QLMKF", "", None),
        ("TSXV: QLM", "", None),
    ],
)
def test_listings_and_filings_tell_who_reports_to_the_commission(listing: str, more: str, expected: str | None) -> None:
    filer = reading(f"{HEAD}Quellmark Software, Inc. ({listing}) reported its results today. {more}").profile.filer
    assert (filer.name if filer else None) == expected


def test_the_configuration_comes_before_the_text() -> None:
    text = f"{HEAD}Quellmark Software, Inc. (Nasdaq: QLMK) reported its results today."
    filer = reading(text, Company(kind="private")).profile.filer
    assert filer is not None
    assert filer.name == "private"


@pytest.mark.parametrize(
    "piece", ["adjusted EBITDA of $1 ", "from 1 m to 2 m at 3 g/t gold ", "reconciliation of adjusted EBITDA ", "per share $1 "]
)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    def taken(times: int) -> float:
        start = time.process_time()
        reading(f"{HEAD}Quellmark reported. {piece * times}")
        return time.process_time() - start

    taken(50)
    assert taken(1600) < 12 * taken(400) + 0.5
