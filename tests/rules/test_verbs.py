"""The verbs, each on small releases of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.rule import Check
from disclint.model.span import Span
from disclint.rules.build_verbs import VERBS
from disclint.rules.checks.registry import CHECKS
from disclint.rules.draft import Draft
from disclint.rules.lexicon import Vocabulary
from disclint.rules.loading import Page
from disclint.rules.verbs.normal import NORMALISERS, Tolerance

ReadingOf = Callable[..., Reading]
HEAD = "Norvane opens a depot\n\nLUND, June 4, 2026 - Norvane (Nasdaq: NRVN) opened a depot. "


def built(law: Law, verb: str, data: dict[str, Any]) -> Check:
    homes = dict.fromkeys((*law.lexicon.lists, *law.lexicon.patterns), "words.yaml")
    draft = Draft(Page("x", None, {}, {}), Vocabulary([], dict(law.lexicon.patterns), homes), {})
    check, _ = VERBS[verb](draft, (), data)
    assert draft.page.faults == []
    return check


def found(check: Check, reading: Reading) -> list[tuple[str, dict[str, str]]]:
    marks = [(breach.where, dict(breach.values)) for breach in check.breaches(reading)]
    return [(where.of(reading.release.text) if isinstance(where, Span) else "", values) for where, values in marks]


REQUIRED: list[tuple[dict[str, Any], str, list[tuple[str, str]]]] = [
    ({"words": "forward-label"}, "Nothing.", [("", "it")]),
    ({"words": "forward-label"}, "Forward-looking statements.", []),
    ({"words": "hedges", "at_least": 2}, "It may grow.", [("", "it")]),
    ({"words": "hedges", "at_least": 2}, "It may grow. It could.", []),
    ({"any_of": [{"words": "hedges"}, {"words": "bang"}], "at": {"fact": "listing"}}, "Nothing.", [("(Nasdaq: NRVN)", "it")]),
    ({"any_of": [{"words": "hedges"}, {"words": "bang"}], "at": {"fact": "listing"}}, "Now!", []),
    (
        {"parts": {"a hedge": {"words": "hedges"}, "a shout": {"words": "bang"}, "a risk": {"words": "risk-words"}}},
        "Now!",
        [("", "a hedge and a risk")],
    ),
    ({"for_each": {"words": "certainty"}, "fact": {"words": "approval"}}, "We guarantee it. Approval came.", []),
    (
        {"for_each": {"words": "certainty"}, "fact": {"words": "approval"}, "range": "sentence"},
        "We guarantee it. Approval is certain to come.",
        [("guarantee", "it")],
    ),
    (
        {"for_each": {"words": "certainty"}, "words": "approval", "range": "sentence", "at_least": 2},
        "We guarantee approval. We guarantee approvals, cleared or not.",
        [("guarantee", "it")],
    ),
    ({"for_each": {"meta": "title"}, "words": "hedges"}, "Nothing.", [("", "it")]),
    ({"for_each": {"meta": "title"}, "config": "company.lei"}, "It may be.", [("", "it")]),
]


@pytest.mark.parametrize(("data", "text", "missing"), REQUIRED)
def test_require_tells_what_is_missing(
    demo: Law, reading_of: ReadingOf, data: dict[str, Any], text: str, missing: list[tuple[str, str]]
) -> None:
    reading = reading_of(HEAD + text, demo.lexicon, metadata={"title": "x"})
    assert [(mark, values["missing"]) for mark, values in found(built(demo, "require", data), reading)] == missing


AGREED: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    ({"these": {"section": "headline"}, "with": {"meta": "title"}, "by": "text"}, "", []),
    (
        {"these": {"section": "headline"}, "with": {"meta": "other"}, "by": "text"},
        "",
        [("Norvane opens a depot", "Norvane opens a depot", "Norvane")],
    ),
    ({"these": {"section": "headline"}, "with": {"meta": "other"}, "by": "text", "tolerance": "prefix"}, "", []),
    ({"these": {"section": "headline"}, "with": {"meta": "absent"}, "by": "text"}, "", []),
    ({"these": {"fact": "listing"}, "with": {"meta": "tickers"}, "on": "ticker", "by": "ticker"}, "(HKEX: 2171)", []),
    ({"these": {"fact": "listing"}, "on": "ticker", "by": "ticker"}, "(Nasdaq: N)", [("(Nasdaq: N)", "N", "NRVN")]),
    ({"these": {"fact": "listing"}, "on": "ticker", "by": "ticker", "per": "market"}, "(HKEX: 2171)", []),
    (
        {"these": {"meta": "tickers"}, "with": {"fact": "listing"}, "on": ["words", "ticker"], "by": "ticker"},
        "",
        [("", "02171.HK", "NRVN")],
    ),
]


@pytest.mark.parametrize(("data", "text", "unlike"), AGREED)
def test_agree_tells_what_differs(
    demo: Law, reading_of: ReadingOf, data: dict[str, Any], text: str, unlike: list[tuple[str, str, str]]
) -> None:
    metadata = {"title": "NORVANE  opens a Depot™", "other": "Norvane", "tickers": ["NRVN", "02171.HK"]}
    reading = reading_of(HEAD + text, demo.lexicon, metadata=metadata)
    assert [(mark, values["value"], values["other"]) for mark, values in found(built(demo, "agree", data), reading)] == unlike


CONFLICTS: list[tuple[dict[str, Any], str, list[str]]] = [
    ({"this": {"words": "certainty"}, "that": {"words": "hedges"}}, "It may be. We guarantee it.", ["guarantee"]),
    ({"this": {"words": "certainty"}, "that": {"words": "hedges"}, "range": "sentence"}, "It may be. We guarantee it.", []),
    ({"this": {"words": "certainty"}, "that": {"words": "certainty"}}, "We guarantee it.", []),
    ({"this": {"words": "certainty"}, "that": {"words": "certainty"}}, "We guarantee it. It is sure to come.", ["guarantee"]),
    ({"this": {"fact": "listing"}, "that": {"fact": "listing"}, "same": "market", "differ": "ticker"}, "(NYSE: NRV)", ["(Nasdaq: NRVN)"]),
    ({"this": {"fact": "listing"}, "that": {"fact": "listing"}, "same": "market", "differ": "ticker"}, "(NYSE: NRVN)", []),
    ({"this": {"meta": "title"}, "that": {"fact": "listing"}}, "", [""]),
]


@pytest.mark.parametrize(("data", "text", "marks"), CONFLICTS)
def test_conflict_tells_what_does_not_go_together(
    demo: Law, reading_of: ReadingOf, data: dict[str, Any], text: str, marks: list[str]
) -> None:
    reading = reading_of(HEAD + text, demo.lexicon, metadata={"title": "x"})
    assert [mark for mark, _ in found(built(demo, "conflict", data), reading)] == marks


FORMS: list[tuple[str, object, object]] = [
    ("text", "“Plus”™ – a &amp;  B", '"plus" - A & b'),
    ("text", "Plus(R) Line", "PLUS line"),
    ("letters", "A.B., c-d", "a b c d"),
    ("company", "Norvane Shipping, Inc.", "NORVANE SHIPPING"),
    ("company", "Norvane Co., Ltd.", "Norvane"),
    ("date", datetime(2026, 5, 14, 8, 30), "2026-05-14 08:30:00"),
    ("date", date(2026, 5, 14), "2026-05-14"),
    ("figure", "4,100,000", Decimal("4100000.0")),
    ("ticker", "HKEX: 02171.HK", "2171"),
    ("ticker", "$BRK.B", "NYSE: brk.b"),
    ("code", "DE 000-A0TWK11", "de000a0twk11"),
]


@pytest.mark.parametrize(("by", "one", "two"), FORMS)
def test_what_is_the_same_has_the_same_form(by: str, one: object, two: object) -> None:
    assert NORMALISERS[by](one) == NORMALISERS[by](two) is not None


@pytest.mark.parametrize("by", NORMALISERS)
@given(value=st.none() | st.text(max_size=20) | st.integers() | st.dates() | st.decimals(allow_nan=False))
def test_normalisers_take_anything_and_change_nothing_twice(by: str, value: object) -> None:
    form = NORMALISERS[by](value)
    assert form is None or by == "ticker" or NORMALISERS[by](form) == form


def test_tolerances_reach_as_far_as_they_say() -> None:
    one, two = Decimal("12.4"), Decimal("12.36")
    assert not Tolerance().allows(one, two, None, None)
    assert Tolerance(amount=Decimal("0.04")).allows(one, two, None, None)
    assert not Tolerance(share=Decimal("0.001")).allows(one, two, None, None)
    assert Tolerance(share=Decimal("0.01")).allows(one, two, None, None)
    assert Tolerance(rounding=True).allows(one, two, Decimal("0.05"), Decimal("0.005"))
    assert Tolerance(days=1).allows(date(2026, 1, 1), date(2025, 12, 31), None, None)
    assert not Tolerance(days=1).allows(date(2026, 1, 2), date(2025, 12, 31), None, None)


@pytest.mark.parametrize("name", CHECKS)
def test_every_named_check_is_there_and_declares_itself(name: str) -> None:
    named = CHECKS[name]
    module, _, function = named.place().rpartition(".")
    assert callable(getattr(import_module(f"disclint.rules.checks.{module}"), function))
    assert set(named.required) <= set(named.args)
    assert "found" not in named.values
