"""Rulesets are checked when they are read: every mistake with its line and a hint, all at once."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from disclint.model.errors import SeveralErrors
from disclint.model.law import Law
from disclint.rules.compile import compact
from disclint.rules.message import filled, names, trimmed

HERE = Path(__file__).parent
WORDS = (HERE / "words.yaml").read_text(encoding="utf-8")
RULE = """ruleset: one
version: "1.0"
title: One rule
contexts: {listed: "News (Nasdaq: N). {text}"}
rules:
  - id: TST001
    name: one-rule
    title: Do it right
    severity: error
    since: "1.0"
    status: stable
    authority: [{body: Desk, cite: House rule 1, gist: Do it., verified: primary, checked: 2026-11-23}]
    rationale: It is better.
    when: always
    forbid: {words: bang}
    message: Found {found}.
    remedy: Delete it.
    decides: desk
    waivable: true
    sensitivity: exact
    examples:
      bad: [{text: Oh!, marks: ["!"]}, {text: Ah!, marks: ["!"]}]
      good: [Oh., Ah.]
"""
MISTAKES = [
    ("severity: error", "severity: errror", "9:15: ‘severity’ is ‘errror’; did you mean ‘error’?"),
    ("    rationale: It is better.\n", "", "6:5: ‘rationale’ is missing"),
    ("    remedy:", "    remdy: x\n    remedy:", "17:5: there is no ‘remdy’ here; did you mean ‘remedy’?"),
    ("one-rule", "One Rule", "7:11: ‘name’ is ‘One Rule’; write small letters with hyphens"),
    ("id: TST001", "id: tst1", "6:9: ‘id’ is ‘tst1’; write capital letters and three digits"),
    ("waivable: true", "waivable: yes", "19:15: ‘waivable’ is ‘yes’, not true or false"),
    ("words: bang", "words: bnag", "15:21: there is no term list or pattern ‘bnag’; did you mean ‘bang’?"),
    ("words: bang", "words: {min: 3}", "15:21: no term list or pattern is named here"),
    ("words: bang", "fact: quote, wrds: {min: 3}", "15:27: there is no ‘wrds’ here; did you mean ‘words’?"),
    ("words: bang", "wrods: bang", "15:13: nothing here says what to pick"),
    ("words: bang", "words: bang, fact: listing", "15:14: there is no ‘words’ here"),
    ("words: bang", "fact: listng", "15:20: there is no kind of fact ‘listng’; did you mean ‘listing’?"),
    ("words: bang", "fact: listing, maket: us", "15:29: there is no ‘maket’ here; did you mean ‘market’?"),
    ("words: bang", "fact: listing, own: perhaps", "15:34: ‘perhaps’ is neither true nor false"),
    ("words: bang", "fact: dateline, date: {min: May}", "15:42: ‘May’ is neither a number nor a day"),
    ("words: bang", "fact: listing, ticker: {has: merge-field}", "15:43: ‘merge-field’ is a pattern"),
    ("words: bang", "section: headlin", "15:23: there is no kind of section ‘headlin’; did you mean ‘headline’?"),
    ("words: bang", "words: bang, in: [body, tail]", "there is no kind of section ‘tail’"),
    ("words: bang", "words: bang, with: [{words: bang, range: sentense}]", "there is no range ‘sentense’; did you mean ‘sentence’?"),
    ("words: bang", "words: bang, range: sentence", "there is no ‘range’ here"),
    ("words: bang", "meta: title, in: body", "there is no ‘in’ here"),
    ("words: bang", "config: company.knd", "15:22: there is no setting ‘company.knd’; did you mean ‘company.kind’?"),
    ("words: bang", "profile: regme", "there is no trait ‘regme’; did you mean ‘regime’?"),
    ("forbid: {words: bang}", "forbid: {words: bang}\n    require: {words: bang}", "require and forbid stand side by side"),
    ("    forbid: {words: bang}\n", "", "the rule checks nothing"),
    ("forbid: {words: bang}", "recompute: {check: sums}", "15:24: there is no check ‘sums’"),
    ("forbid: {words: bang}", "schema: {name: metdata}", "there is no metadata schema ‘metdata’; did you mean ‘metadata’?"),
    (
        "forbid: {words: bang}",
        "agree: {these: {fact: listing}, on: tickr, by: ticker}",
        "there is no field ‘tickr’; did you mean ‘ticker’?",
    ),
    ("forbid: {words: bang}", "agree: {these: {fact: listing}, by: dte}", "‘by’ is ‘dte’; did you mean ‘date’?"),
    ("forbid: {words: bang}", "agree: {these: {fact: listing}, by: text, tolerance: 3}", "‘3’ is no tolerance of ‘text’"),
    (
        "forbid: {words: bang}",
        "conflict: {this: {fact: listing}, that: {fact: quote}, same: ticker}",
        "there is no field that both have ‘ticker’",
    ),
    ("forbid: {words: bang}", "require: {words: bang, range: section}", "15:28: ‘range’ is measured from what for_each picks"),
    ("Found {found}.", "Found {foud}.", "16:14: there is no value ‘{foud}’; did you mean ‘{found}’?"),
    ("when: always", "when: sometimes", "14:11: ‘sometimes’ is no condition"),
    ("when: always", "when: {all: []}", "14:17: ‘all’ holds no condition"),
    ("when: always", "when: {all: [{words: bang}], none: [{words: bang}]}", "something stands beside ‘all’"),
    ("verified: primary", "verified: recall", "9:15: an error rests on a text that somebody has read"),
    ("    decides: desk", "    soften: [{to: warning, in: bodi}]\n    decides: desk", "there is no kind of section ‘bodi’"),
    ("severity: error", "severity: info\n    soften: [{to: warning, in: body}]", "‘warning’ is not softer than ‘info’"),
    ('{text: Oh!, marks: ["!"]}, ', "", "22:12: fewer than two bad examples"),
    ('{text: Oh!, marks: ["!"]}', '{text: Oh!, marks: ["?"]}', "22:33: ‘?’ does not stand in the text of the example"),
    ('{text: Oh!, marks: ["!"]}', "{text: Oh!}", "22:13: a bad example without marks"),
    ('{text: Oh!, marks: ["!"]}', '{text: Oh!, marks: ["!"], context: lsted}', "there is no context ‘lsted’; did you mean ‘listed’?"),
    ("checked: 2026-11-23", "checked: 2026-11-23, sunset: 2026-02-30", "there is no day 2026-02-30"),
    ("checked: 2026-11-23", "checked: today", "12:92: ‘checked’ is ‘today’; write a day"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES, ids=[wrong.strip() or right.strip() for right, wrong, _ in MISTAKES])
def test_each_mistake_is_told_with_its_place_and_a_hint(law_of: Callable[..., Law], right: str, wrong: str, told: str) -> None:
    assert right in RULE
    with pytest.raises(SeveralErrors) as raised:
        law_of(RULE.replace(right, wrong, 1), WORDS)
    assert told in str(raised.value)
    assert all(str(error).startswith("rules.yaml:") for error in raised.value.errors)


def test_the_rule_without_mistakes_compiles(law_of: Callable[..., Law]) -> None:
    assert law_of(RULE, WORDS).rulesets[0].rules[0].bad[1].marks == ("!",)


def test_all_mistakes_are_told_at_once(law_of: Callable[..., Law]) -> None:
    second = RULE.split("rules:\n")[1].replace("words: bang", "words: nothing")
    with pytest.raises(SeveralErrors) as raised:
        law_of(RULE.replace("when: always", "when: never") + second, WORDS, WORDS.replace("terms: [no,", "terms: [100%,", 1))
    told = str(raised.value)
    assert "‘never’ is no condition" in told
    assert "there is no term list or pattern ‘nothing’" in told
    assert "there is already a rule with the id ‘TST001’, at rules.yaml:6" in told
    assert "there is already a rule with the name ‘one-rule’" in told
    assert "vocabulary/v1.yaml:4:9: there is already a list or pattern ‘certainty’, in vocabulary/v0.yaml" in told


TERMS = {
    "100%": "‘100%’ has ‘%’, and only words are compared",
    "plan (a|b": "has a parenthesis that is not closed",
    "pre(a|b)fix": "has a parenthesis inside a word",
    "a | b": "has a bar outside parentheses",
    "un*": "has ‘un*’, which would match too much",
    "ex*pect": "has a star inside a word",
    "... launch": "begins or ends with a gap",
    "plan ... ... launch": "has two gaps side by side",
    "(a|)": "can be empty",
    "(a|b|c|d|e|f) (a|b|c|d|e|f) (a|b|c|d|e|f)": "stands for 216 phrases",
    "we are": "‘we are’ is already in this list (line 8)",
}


@pytest.mark.parametrize("term", TERMS)
def test_a_term_that_cannot_be_read_is_told(law_of: Callable[..., Law], term: str) -> None:
    head = "vocabulary: v\nversion: 1\nlists:\n  - id: one\n    about: One list.\n    source: invented\n    date: 2026-11-23\n"
    with pytest.raises(SeveralErrors) as raised:
        law_of(RULE, WORDS, f'{head}    terms: ["we (are|were)", "{term}"]\n')
    assert TERMS[term] in str(raised.value)


PATTERNS = {
    "pattern: '('": "the pattern does not compile",
    "pattern: 'a*'": "the pattern matches nothing at all",
    "pattern: 'A', anchors: [A]": "the anchor ‘A’ has capitals",
    "pattern: 'a', anchors: []": "‘anchors’ is too short",
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_cannot_be_used_is_told(law_of: Callable[..., Law], pattern: str) -> None:
    anchors = "" if "anchors" in pattern else ", anchors: [a]"
    with pytest.raises(SeveralErrors) as raised:
        law_of(RULE, WORDS, f"vocabulary: v\nversion: 1\npatterns:\n  - {{id: one, about: One pattern., {pattern}{anchors}}}\n")
    assert PATTERNS[pattern] in str(raised.value)


def test_the_small_law_has_no_examples_and_is_the_same_otherwise(demo: Law) -> None:
    small = compact(demo)
    again = pickle.loads(pickle.dumps(small))
    assert again == small
    assert all(not rule.bad and not rule.good for ruleset in again.rulesets for rule in ruleset.rules)
    assert [rule.check for rule in again.rulesets[0].rules] == [rule.check for rule in demo.rulesets[0].rules]


def test_the_kept_law_loads_without_what_only_compiling_needs(demo: Law, tmp_path: Path) -> None:
    path = tmp_path / "law.pickle"
    path.write_bytes(pickle.dumps(compact(demo)))
    script = (
        "import pickle, sys; pickle.load(open(sys.argv[1], 'rb')); import disclint.rules.engine; "
        "print([name for name in ('yaml', 'jsonschema', 'difflib', 'disclint.rules.compile') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_message_has_its_values() -> None:
    assert names("“{found}” is {other_field}, {not this} {") == ("found", "other_field")
    assert filled("“{found}” {", {"found": " a\n b "}) == "“a b” {"
    assert trimmed("one " * 25 + "middle " * 20 + "two " * 25).startswith("one one one")
    assert trimmed("one " * 25 + "middle " * 20 + "two " * 25).endswith("two two two")
    assert len(trimmed("x" * 500)) == 120
