"""What selectors pick, how far they look, and that no selector falls over on any release."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclint.model.fact import Fact
from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.settings import Company, Product, Settings
from disclint.rules.build_selectors import RANGES, condition, selector
from disclint.rules.catalogue import PLACES, TRAITS, config_paths
from disclint.rules.draft import Draft
from disclint.rules.lexicon import Vocabulary, add_vocabulary
from disclint.rules.loading import Page, load
from disclint.rules.picks import Selector, words
from disclint.rules.selectors import Facts

ReadingOf = Callable[..., Reading]
TEXT = """Norvane opens a depot

LUND, June 4, 2026 - Norvane (Nasdaq: NRVN) opened a depot. It may grow. We guarantee approval!

Never mind. "We are certain to win," said Ana. No risk is left.

We cannot guarantee the weather. Clearance may come.

About Norvane
Norvane (HKEX: 2171) ships. It never guarantees supply.

Forward-looking statements
These forward-looking statements carry risk."""
GIVEN = Settings(
    company=Company(kind="us-reporting", penny_stock=True), products=(Product("Orrin", status="approved"),), channels=("edgar",)
)
METADATA: dict[str, Any] = {
    "title": "Norvane opens",
    "empty": "",
    "none": None,
    "channels": ["hkexnews"],
    "version": 2,
    "securities": [{"isin": "A"}, {"isin": "B", "mic": "XNAS"}],
}
PICKS = [
    ({"words": "negations"}, ["Never", "No", "cannot", "never"]),
    ({"words": ["negations", "risk-words"], "in": "body"}, ["Never", "No", "risk", "cannot"]),
    ({"words": "certainty", "not_in": "quote"}, ["guarantee", "guarantee", "guarantees"]),
    ({"words": "certainty", "in": "quote"}, ["certain to"]),
    ({"words": "certainty", "in": "lead"}, ["guarantee"]),
    ({"words": "certainty", "in": "closing"}, ["guarantees"]),
    ({"words": "certainty", "without": [{"words": "negations"}]}, ["guarantee", "certain to"]),
    ({"words": "certainty", "without": [{"words": "negations", "range": "before 8"}]}, ["guarantee", "certain to"]),
    (
        {"words": "certainty", "without": [{"words": "negations", "range": "before 1"}]},
        ["guarantee", "certain to", "guarantee", "guarantees"],
    ),
    (
        {"words": "certainty", "with": [{"words": "negations", "range": "neighbours"}]},
        ["guarantee", "certain to", "guarantee", "guarantees"],
    ),
    (
        {"words": "certainty", "with": [{"words": "negations", "range": "paragraphs"}]},
        ["guarantee", "certain to", "guarantee", "guarantees"],
    ),
    ({"words": "certainty", "with": [{"words": "hedges", "range": "paragraph"}]}, ["guarantee", "guarantee"]),
    ({"words": "certainty", "with": [{"words": "approval", "range": "after 12"}]}, ["guarantee"]),
    ({"words": "certainty", "with": [{"words": "factors", "range": "section"}]}, ["guarantee", "certain to", "guarantee", "guarantees"]),
    ({"words": "certainty", "with": [{"words": "forward-label", "range": "release"}], "first": True}, ["guarantee"]),
    ({"words": "certainty", "at_least": 5}, []),
    ({"words": "certainty", "at_least": 4, "first": True}, ["guarantee"]),
    ({"words": "certainty", "length": {"min": 10}}, ["certain to", "guarantees"]),
    ({"words": "certainty", "with": [{"words": "certainty"}]}, []),
    ({"fact": "listing", "ticker": ["2171", "0"]}, ["(HKEX: 2171)"]),
    ({"fact": "listing", "ticker": 2171}, ["(HKEX: 2171)"]),
    ({"fact": "listing", "mic": None, "market": {"not": "us"}}, ["(HKEX: 2171)"]),
    ({"fact": "listing", "faults": None}, ["(Nasdaq: NRVN)", "(HKEX: 2171)"]),
    ({"fact": "listing", "exchange": {"has": "about-us"}}, []),
    ({"sentence": True, "with": [{"words": "negations", "range": "start"}]}, ["Never mind.", "No risk is left."]),
    ({"sentence": True, "with": [{"words": "approval", "range": "end"}]}, ["We guarantee approval!"]),
    ({"sentence": True, "in": "caution", "first": True}, ["Forward-looking statements\nThese forward-looking statements carry risk."]),
    ({"section": "about", "title": "about-us"}, ["About Norvane\nNorvane (HKEX: 2171) ships. It never guarantees supply."]),
    ({"section": "about", "title": "officers"}, []),
    ({"section": ["contacts", "head"]}, ["Norvane opens a depot"]),
    ({"section": "head", "length": {"max": 20}}, []),
    ({"paragraph": True, "with": [{"words": "factors"}], "first": True}, ["We cannot guarantee the weather. Clearance may come."]),
    ({"any": [{"words": "hedges"}, {"words": "approval"}, {"words": "hedges"}]}, ["may", "approval", "Clearance", "may"]),
    ({"meta": "title"}, ["Norvane opens"]),
    ({"meta": "empty"}, []),
    ({"meta": "none"}, []),
    ({"meta": "version", "is": "2"}, ["2"]),
    ({"meta": "version", "is": {"min": 2}}, ["2"]),
    ({"meta": "securities.isin"}, ["A", "B"]),
    ({"meta": "securities.isin", "is": {"not": "A"}}, ["B"]),
    ({"meta": "securities.mic"}, ["XNAS"]),
    ({"config": "company.kind", "is": ["us-reporting", "foreign-private"]}, ["us-reporting"]),
    ({"config": "company.penny-stock", "is": True}, ["True"]),
    ({"config": "company.lei"}, []),
    ({"config": "products.status"}, ["approved"]),
    ({"config": "channels"}, ["edgar", "hkexnews"]),
    ({"config": "channels", "is": "hkexnews"}, ["hkexnews"]),
    ({"profile": "regime", "is": "hk"}, ["hk"]),
    ({"profile": "exchange"}, ["Nasdaq", "HKEX"]),
    ({"profile": "genre", "is": {"not": ["advisory", "teaser"]}}, ["release"]),
    ({"profile": "language", "is": "de"}, []),
    ({"profile": "issuer"}, []),
    ({"words": "negations", "with": [{"config": "company.kind", "is": "private"}]}, []),
    ({"words": "negations", "without": [{"profile": "regime", "is": "uk"}], "first": True}, ["Never"]),
]


WORDS = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
VOCABULARY = Vocabulary([], {}, {})
add_vocabulary(load(WORDS, "words.yaml"), VOCABULARY)


def new_draft() -> Draft:
    return Draft(Page("x", None, {}, {}), VOCABULARY, {})


def built(data: dict[str, Any]) -> Selector:
    draft = new_draft()
    made = selector(draft, (), data)
    assert draft.page.faults == []
    return made


@pytest.mark.parametrize(("data", "picked"), PICKS, ids=[str(data) for data, _ in PICKS])
def test_a_selector_picks_what_it_says(demo: Law, reading_of: ReadingOf, data: dict[str, Any], picked: list[str]) -> None:
    reading = reading_of(TEXT, demo.lexicon, GIVEN, metadata=METADATA)
    assert [words(pick, reading) for pick in built(data).picks(reading)] == picked


def test_a_field_may_have_the_name_of_a_head() -> None:
    made = built({"fact": "quote", "words": {"min": 12}, "title": {"has": "officers"}})
    assert isinstance(made, Facts)
    assert [test.field for test in made.tests] == ["title", "words"]


def test_a_long_section_is_marked_at_its_heading(demo: Law, reading_of: ReadingOf) -> None:
    text = f"News\n\nFine.\n\nAbout Norvane\n{'It ships. ' * 40}"
    reading = reading_of(text, demo.lexicon)
    (about,) = built({"section": "about"}).picks(reading)
    assert words(about, reading) == "About Norvane\nIt ships."


CONDITIONS = [
    ("always", True),
    ({"words": "hedges"}, True),
    ({"words": "officers"}, False),
    ({"all": [{"words": "hedges"}, {"words": "officers"}]}, False),
    ({"any": [{"words": "officers"}, {"words": "hedges"}]}, True),
    ({"none": [{"words": "officers"}, {"config": "company.lei"}]}, True),
    ({"all": [{"none": [{"words": "officers"}]}, {"any": [{"profile": "market", "is": "us"}]}]}, True),
    ({"any": [{"words": "officers"}], "in": "body"}, False),
]


@pytest.mark.parametrize(("data", "holds"), CONDITIONS)
def test_conditions_combine(demo: Law, reading_of: ReadingOf, data: Any, holds: bool) -> None:
    draft = new_draft()
    made = condition(draft, (), data)
    assert draft.page.faults == []
    assert (made.grounds(reading_of(TEXT, demo.lexicon, GIVEN, metadata=METADATA)) is not None) is holds


LISTS = ("certainty", "negations", "hedges", "bang", "merge-field")
MODIFIERS: dict[str, st.SearchStrategy[Any]] = {
    "in": st.sampled_from(sorted(PLACES)),
    "not_in": st.sampled_from(sorted(PLACES)),
    "first": st.booleans(),
    "at_least": st.integers(1, 3),
}
HEADS = st.one_of(
    st.fixed_dictionaries({"words": st.sampled_from(LISTS)}, optional=MODIFIERS),
    st.fixed_dictionaries(
        {"fact": st.just("listing")}, optional={**MODIFIERS, "market": st.sampled_from(["us", None]), "own": st.booleans()}
    ),
    st.fixed_dictionaries({"section": st.sampled_from(["about", "headline", "quote"])}, optional=MODIFIERS),
    st.fixed_dictionaries({"sentence": st.just(True)}, optional=MODIFIERS),
    st.fixed_dictionaries({"paragraph": st.just(True)}, optional=MODIFIERS),
    st.fixed_dictionaries({"meta": st.sampled_from(["title", "securities", "securities.isin", "a.b.c"])}),
    st.fixed_dictionaries({"config": st.sampled_from(config_paths())}),
    st.fixed_dictionaries({"profile": st.sampled_from(TRAITS)}),
)
REACHES = st.sampled_from([*RANGES, "before 0", "before 30", "after 30"])


def deeper(below: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    near = st.lists(st.builds(lambda data, reach: {**data, "range": reach}, below, REACHES), min_size=1, max_size=2)
    textual = HEADS.filter(lambda data: not {"meta", "config", "profile"} & set(data))
    narrowed = st.builds(lambda data, key, nears: {**data, key: nears}, textual, st.sampled_from(["with", "without"]), near)
    return narrowed | st.fixed_dictionaries({"any": st.lists(below, min_size=1, max_size=3)})


SELECTORS = st.recursive(HEADS, deeper, max_leaves=6)
WORDS_OF_TEXTS = (
    "Norvane ",
    "(Nasdaq: N) ",
    "guarantee ",
    "cannot ",
    "may. ",
    "go! ",
    '"certain to" ',
    "\n\n",
    "\n\nAbout us\n",
    "{{x}} ",
    "Contact ",
)
TEXTS = st.lists(st.sampled_from(WORDS_OF_TEXTS), max_size=15).map(lambda pieces: "N\n\n" + "".join(pieces).strip())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(SELECTORS, TEXTS)
def test_no_selector_falls_over_and_picks_come_in_order(demo: Law, reading_of: ReadingOf, data: dict[str, Any], text: str) -> None:
    reading = reading_of(text, demo.lexicon, GIVEN, metadata=METADATA)
    made = built(data)
    picks = made.picks(reading)
    spans = [pick.span for pick in picks if isinstance(pick, Fact)]
    assert spans == sorted(spans)
    companions = made.companions(reading)
    for pick in picks:
        assert all(proof.label for proof in companions(pick))
        assert words(pick, reading)


@given(SELECTORS, TEXTS)
def test_with_and_without_divide_what_is_picked(demo: Law, reading_of: ReadingOf, data: dict[str, Any], text: str) -> None:
    reading = reading_of(text, demo.lexicon, GIVEN, metadata=METADATA)
    every, kept, left = (built({"words": "certainty", **more}).picks(reading) for more in ({}, {"with": [data]}, {"without": [data]}))
    assert sorted([*kept, *left], key=lambda pick: pick.span) == list(every)
