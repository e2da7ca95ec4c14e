"""The checks of what a release says: figures, quotations, closing blocks, headline, calls, listings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
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
from disclint.model.span import Span
from disclint.parsing.grammars import Grammars
from disclint.rules.checks.abbreviations import abbreviations
from disclint.rules.checks.call_details import call_details
from disclint.rules.checks.closing import after_end_mark, contacts, issuer_named
from disclint.rules.checks.cuts import cut_text
from disclint.rules.checks.figures import headline_figures
from disclint.rules.checks.headlines import headline_form
from disclint.rules.checks.quote_marks import unbalanced_quotes
from disclint.rules.checks.tickers import ticker_notation
from disclint.rules.compile import compile_law

ROOT = Path(__file__).resolve().parents[2]
GRAMMARS = Grammars()
UNTIMED = conditions(deadline=None, max_examples=40)
"""The first text of a process makes the grammars ready."""
Check = Callable[[Reading, Mapping[str, Any]], Iterator[Breach]]
LINE = "LUND, Sweden, May 4, 2026 -- "
HEAD = f"# Kestrel opens depot in Lund\n\n{LINE}Kestrel Rescue AB today opened a depot in Lund.\n\n"
LONG = "The board left its outlook unchanged, and the crews went on with their work on both shores of the sea. " * 8
CALL = {"announced": "call-announcements", "past": "calls-of-the-past"}


@cache
def law() -> Law:
    path = ROOT / "rulesets" / "vocabulary" / "release-content.yaml"
    schema = json.loads((ROOT / "disclint" / "schemas" / "vocabulary.schema.json").read_text(encoding="utf-8"))
    return compile_law([(path.name, path.read_bytes())], [], {"vocabulary": schema, "ruleset": {}})


def breaches(check: Check, text: str, args: Mapping[str, Any] | None = None) -> list[tuple[str, Breach]]:
    reading = read(text.encode(), name="r.md", sidecar=None, settings=Settings(), law=law(), grammars=GRAMMARS, as_of=None)
    found = list(check(reading, args or {}))
    return [(one.where.of(reading.release.text) if isinstance(one.where, Span) else "", one) for one in found]


def marked(check: Check, text: str, args: Mapping[str, Any] | None = None) -> list[str]:
    return [words for words, _ in breaches(check, text, args)]


# ---- Figures of the headline


def headed(headline: str, text: str) -> str:
    return f"# {headline}\n\n{LINE}{text}\n\n{LONG}"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Kestrel lifts sales by 23%", "Sales grew by 23.4 percent."),
        ("Kestrel raises $500K", "It raised $500,000."),
        ("Kestrel raises $1.2 billion", "It raised US$1,204 million."),
        ("Kestrel lifts sales by over 1,100%", "Sales grew by 1,112%."),
        ("Kestrel settles 9.5 million dollar debt", "The debt was $9,570,460."),
        ("Kestrel grows 4%", "Sales grew between 4 and 5 percent."),
    ],
)
def test_a_figure_that_the_text_gives_passes(headline: str, text: str) -> None:
    assert marked(headline_figures, headed(headline, text)) == []


@pytest.mark.parametrize(
    ("headline", "text", "mark", "severity"),
    [
        ("Kestrel lifts sales by 23%", "Sales grew by 21 percent.", "23%", None),
        ("Kestrel wins $45 million order", "The order is worth $54 million.", "$45 million", None),
        ("Kestrel lifts sales by 25%", "Sales grew from $100 million to $125 million.", "25%", Severity.INFO),
        ("Kestrel raises $30 million", "It sold 3,000,000 shares at $10 each.", "$30 million", Severity.INFO),
    ],
)
def test_a_figure_that_the_text_does_not_give_is_told(headline: str, text: str, mark: str, severity: Severity | None) -> None:
    [(words, breach)] = breaches(headline_figures, headed(headline, text))
    assert (words, breach.severity) == (mark, severity)


@UNTIMED
@given(st.integers(min_value=2, max_value=998), st.integers(min_value=1, max_value=998))
def test_only_equal_percentages_pass(one: int, other: int) -> None:
    found = marked(headline_figures, headed(f"Kestrel lifts sales by {one}%", f"Sales grew by {other}%."))
    assert found == ([] if one == other else [f"{one}%"])


# ---- Quotation marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are ready, she said.\n\nThe depot opens.", ["“We are ready, she said."]),
        ("We are ready,” she said.", ["We are ready,”"]),
        ("“One.\n\n“Two.\n\n“Three,” she said.", []),
        ("“One.\n\nTwo, without its mark.” She left.", []),
        ("He calls it “our “home” here” and leaves.", []),
        ('A 24" table and a "chair".', []),
    ],
)
def test_marks_that_do_not_match_are_told(text: str, expected: list[str]) -> None:
    assert marked(unbalanced_quotes, HEAD + text) == expected


# ---- The end of a release


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Visit our site.", "the release gives no e-mail address"),
        ("## Media contact\n\nAna Weiss\n\nTel: 46 555", "has 5 digits, too few"),
        ("Call us.\n\nTelephone: +46 46555011020304", "has 16 digits, too many"),
        ("## Media contact\n\nAna Weiss", "the contact block names people to ask, but no e-mail"),
    ],
)
def test_a_release_without_a_way_to_ask_is_told(text: str, problem: str) -> None:
    [(_, breach)] = breaches(contacts, HEAD + text)
    assert problem in breach.values["problem"]


@pytest.mark.parametrize("text", ["Contact: press@kestrel.example", "## Contact\n\nAna Weiss\n\n+46 46 555 01 10"])
def test_an_address_or_a_number_is_a_contact(text: str) -> None:
    assert marked(contacts, HEAD + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SOURCE Greendale Electronics", ["SOURCE Greendale Electronics"]),
        ("SOURCE Kestrel Rescue", []),
        ("SOURCE: KESTREL", []),
        ("## About Orrin\n\nOrrin makes boats.\n\nSOURCE Kestrel Rescue AB", ["About Orrin"]),
        ("## About Orrin\n\nOrrin makes boats.\n\n## About Kestrel\n\nKestrel runs depots.\n\nSOURCE Kestrel Rescue AB", []),
        ("Distributed by: Wire, Inc.", []),
    ],
)
def test_the_source_is_named_in_the_text(text: str, expected: list[str]) -> None:
    assert marked(issuer_named, HEAD + text) == expected


def test_what_follows_the_end_mark_is_told_once() -> None:
    legend = "**Forward-Looking Statements**\n\nThis press release contains forward-looking statements, which are subject to risks."
    assert marked(after_end_mark, f"{HEAD}-30-\n\n{legend}\n\n**About Kestrel**\n\nKestrel runs depots.") == ["Forward-Looking Statements"]
    assert marked(after_end_mark, f"{HEAD}{legend}\n\n-30-\n\nMedia contact: press@kestrel.example") == []


# ---- The headline


@pytest.mark.parametrize(
    ("headline", "problems"),
    [
        ("Kestrel opens depot in Lund", []),
        ("Kestrel buys Orrin Boats Inc.", []),
        ("Kestrel expands in the U.S.", []),
        ("KESTREL OPENS DEPOT IN LUND", ["is set in capitals"]),
        ("Kestrel opens depot in Lund!", ["ends with an exclamation mark"]),
        ("Kestrel opens depot in Lund.", ["ends with a full stop"]),
        ("Kestrel opens " + "a very large depot and " * 7 + "a museum", ["has 183 characters; many title fields end at 150"]),
        ("KESTREL OPENS DEPOT IN LUND!", ["is set in capitals; it ends with an exclamation mark"]),
    ],
)
def test_faults_of_a_headline_are_named(headline: str, problems: list[str]) -> None:
    found = breaches(headline_form, f"# {headline}\n\n{LINE}Kestrel Rescue AB today opened a depot in Lund.")
    assert [breach.values["problem"] for _, breach in found] == problems


def test_a_headline_that_stands_twice_is_measured_once() -> None:
    headline = "Kestrel opens a depot in Lund and another one in Ystad, and it hires crews for both of them in May"
    assert marked(headline_form, f"{headline}\n\n# {headline}\n\n{LINE}Kestrel Rescue AB today opened a depot in Lund.") == []


# ---- Calls, listings, abbreviations, cuts


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Kestrel will host a conference call.", "without its date, the time of day and a link or number to join"),
        ("Kestrel will host a conference call on May 14, 2026, at 8:30 a.m. Dial +1 604-555-0110.", "without the time zone"),
        ("Kestrel will host a webcast on May 14, 2026, at 8:30 a.m. ET.", "without a link or number to join"),
    ],
)
def test_what_an_invitation_leaves_out_is_named(text: str, problem: str) -> None:
    [(_, breach)] = breaches(call_details, HEAD + text, CALL)
    assert problem in breach.values["problem"]


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel will host a conference call on May 14, 2026, at 8:30 a.m. ET; see https://ir.kestrel.example.",
        "Kestrel held a conference call last week.",
        "Kestrel will not host a conference call.",
    ],
)
def test_a_whole_invitation_passes(text: str) -> None:
    assert marked(call_details, HEAD + text, CALL) == []


def test_abbreviations_are_spelled_out_first() -> None:
    late = "The depot meets the RTS in all points, and it was inspected twice before it opened to the crews."
    spelled = "The rescue transport standard (RTS) has been in force since May and binds all depots on the shore."
    known = {"known": "known-abbreviations"}
    assert marked(abbreviations, f"{HEAD}{late}\n\n{spelled}", known) == ["RTS"]
    assert marked(abbreviations, f"{HEAD}{spelled}\n\n{late}", known) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The company intends to use the proceeds for its working capital and for the",
            ["use the proceeds for its working capital and for the"],
        ),
        ("The company intends to use the proceeds for its working capital and for debt.", []),
        ("The company intends to use the proceeds for working capital, debt and\n\n- boats", []),
    ],
)
def test_text_that_breaks_off_is_told(text: str, expected: list[str]) -> None:
    assert [words[-len(one) :] for words, one in zip(marked(cut_text, HEAD + text), expected, strict=True)] == expected


def test_a_listing_is_told_once_for_each_way_of_writing() -> None:
    text = "# Corvid opens mine\n\nTORONTO, May 4, 2026 -- Corvid Lithium Corp. (OTCQB: $CVLLF) opened a mine. Corvid Lithium Corp. (OTCQB: $CVLLF) is glad."
    assert marked(ticker_notation, text) == ["OTCQB: $CVLLF"]
