"""What `explain` says of how a rule decides: in plain words, of every verb and every rule."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from disclint.files.cache import NO_CACHE
from disclint.files.law import Laws
from disclint.files.procedures import Procedures
from disclint.rules.checks.registry import CHECKS
from disclint.rules.loading import load
from disclint.rules.plain_words import WordList, samples
from disclint.rules.procedure import Procedure, procedure, told

WORDS = {
    "promises": WordList("Words of certainty.", ("guarantee*", "(is|are) certain to", "sure ... to")),
    "merge-field": WordList("A field that nobody filled in.", ()),
}


def explained(text: str) -> Procedure:
    data: Any = load(text, "rule.yaml").data
    return procedure(data, WORDS)


def lines(part: tuple[Any, ...]) -> list[str]:
    return [f"{'  ' * line.depth}{line.text}" for line in part]


PROMISES = "words of “promises” (words of certainty, such as “guarantee…”, “is certain to”, “sure … to”)"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("always", ["Every release."]),
        ("{profile: regime, is: us}", ["the release comes under the rules of the United States"]),
        ("{profile: genre, is: {not: article}}", ["the genre of the release is not article"]),
        ("{profile: issuer}", ["the issuer of the release is known"]),
        ("{meta: issuer.lei}", ["the metadata give issuer.lei"]),
        ("{config: company.kind, is: [private, us-reporting]}", ["the configuration gives company.kind as private or us-reporting"]),
        ("{words: promises, in: [head, lead], first: true}",
         [f"the release has {PROMISES}, in the head (headlines, key points) or the first paragraph of the body, the first one only"]),
        ("{fact: listing, own: true, label: a listing}", ["a listing: the release has a listing whose own is yes"]),
        ("{all: [{meta: a}, {any: [{meta: b}, {meta: c}]}, {none: [{meta: d}]}]}",
         ["All of this holds:", "  the metadata give a", "  One of these holds:", "    the metadata give b", "    the metadata give c",
          "  None of these holds:", "    the metadata give d"]),
    ],
)  # fmt: skip
def test_when_a_rule_applies(when: str, said: list[str]) -> None:
    assert lines(explained(f"when: {when}\nforbid: {{words: promises}}").applies) == said


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("forbid: {words: promises, not_in: quote, at_most: 1}",
         ["The first 1 of these may stand; each further one is a finding:", f"  {PROMISES}, outside of quotations"]),
        ("forbid: {section: headline, length: {min: 151}}",
         ["Each of these is a finding:", "  the section headline, at least 151 characters long"]),
        ("forbid: {words: merge-field, with: [{fact: date, year: {max: 2020}}], without: [{words: promises, range: before 40}]}",
         ["Each of these is a finding:", "  words of “merge-field” (a field that nobody filled in)",
          "    only where this stands in the same sentence: a date whose year is at most 2020",
          f"    not where this stands in the 40 characters before it: {PROMISES}"]),
        ("forbid: {any: [{fact: quote, speaker: null}, {fact: quote, title: {not: null}}]}",
         ["Each of these is a finding:", "  one of these", "    a quotation whose speaker is not given", "    a quotation whose title is given"]),
        ("require: {words: promises}",
         ["The following must be in the release; that it is missing is the finding:", f"  {PROMISES}"]),
        ("require: {any_of: [{meta: a}, {section: about}], at: {section: headline, with: [{words: promises}]}}",
         ["The following must be in the release; that it is missing is the finding:", "  the metadata give a", "  the section about",
          "What is marked where it is missing: the section headline"]),
        ("require: {at_least: 2, for_each: {section: about}, range: section, fact: {fact: contact}}",
         ["For each of these:", "  the section about",
          "At least 2 of the following must stand in the same section; each that lacks it is a finding:", "  a contact"]),
        ("require: {parts: {a filing: [{words: promises}, {meta: filing}], a day: {fact: date}}}",
         ["The following must be in the release; that it is missing is the finding:",
          "  all of these parts; those that are missing are named:", f"    a filing: {PROMISES}", "    a filing, or: the metadata give filing",
          "    a day: a date"]),
        ("conflict: {this: {fact: listing}, that: {fact: listing}, same: exchange, differ: ticker, range: paragraph}",
         ["These two must not both stand in the same paragraph:", "  a listing", "  a listing", "They clash where they are the same in exchange.",
          "They clash where they differ in ticker."]),
        ("agree: {these: {fact: date}, on: date, by: date, tolerance: 1, per: year}",
         ["All of these must say the same in date, compared as days:", "  a date",
          "Only those with the same year are held against each other.", "Let pass: 1."]),
        ("agree: {these: {section: headline}, with: {meta: title}, by: text}",
         ["Each of these must say what one of the others says, compared as text, whatever the case, quotes and dashes:",
          "  the section headline", "  the others: the metadata give title"]),
        ("recompute: {check: weekdays}",
         ["The named check “weekdays” decides:", "  It marks each day that does not exist, and each weekday that its day does not fall on.",
          "  Where no year is printed, that of the release and the years before and after it are tried; if only the year before fits, the "
          "breach is told as information."]),
        ("schema: {name: metadata-core}",
         ["The metadata are held against the JSON Schema “metadata-core”; each error is a finding at its key."]),
    ],
)  # fmt: skip
def test_how_each_verb_decides(check: str, said: list[str]) -> None:
    assert lines(explained(f"when: always\n{check}").decides) == said


def test_where_a_finding_weighs_less() -> None:
    found = explained(
        "when: always\nforbid: {words: promises}\nsoften:\n  - {to: info, in: quote}\n"
        "  - {to: warning, with: [{words: promises, range: release}], when: {none: [{config: channels}]}}\n"
    )
    assert lines(found.softer) == [
        "A finding is only a note (info) in quotations.",
        "A finding is only a warning where:",
        f"  this stands anywhere in the release: {PROMISES}",
        "  None of these holds:",
        "    the configuration gives channels",
    ]


def test_samples_are_phrases_that_a_reader_knows() -> None:
    assert samples(["(is|are) safe", "approv*"]) == ["is safe", "approv…", "are safe"]
    assert samples(["510(k)"]) == ["510 k"]


@pytest.mark.parametrize("name", CHECKS)
def test_every_named_check_says_what_it_does(name: str) -> None:
    sentences = told(CHECKS[name])
    assert sentences
    assert not [one for one in sentences if re.search(r"Yield|Args|Order:|Values|[`{}]|\b[A-Z]{2,}_[A-Z]", one)]


@cache
def procedures() -> Procedures:
    return Procedures(Laws(NO_CACHE), ())


@pytest.mark.parametrize("ruleset", Laws(NO_CACHE).known(()), ids=lambda one: one.id)
def test_every_shipped_rule_is_told_in_plain_words(ruleset: Any) -> None:
    for rule in ruleset.rules:
        how = procedures().of(rule, ruleset)
        assert how.applies, rule.id
        assert how.decides, rule.id
        assert len(how.softer) >= len(rule.softened)
        raw = [line for part in how for line in lines(part) if re.search(r"\{|\}|\bTrue\b|\bFalse\b|not_in|range:", line)]
        assert raw == [], rule.id
