"""What one ruleset changes in the rules of others, and what it may not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import disclint.schemas
from disclint.model.errors import SeveralErrors
from disclint.model.law import Law
from disclint.model.rule import Rule
from disclint.model.settings import Settings
from disclint.rules.compile import compile_law
from disclint.rules.overrides import overridden
from disclint.rules.selection import switched_off

RULE = """\
  - id: HSE00{n}
    name: loud-word-{n}
    title: Let the facts speak
    severity: {severity}
    since: "1.0"
    status: stable
    authority: [{{body: Norvane, cite: Manual 4.2, gist: Plain words., verified: {verified}, checked: 2026-11-23}}]
    rationale: Readers doubt what shouts.
    when: always
    forbid: {{words: override-words}}
    message: "“{{found}}” shouts."
    remedy: Say it plainly.
    decides: desk
    waivable: {waivable}
    sensitivity: exact
    examples:
      bad: [{{text: A wonderful day., marks: [wonderful]}}, {{text: How wonderful., marks: [wonderful]}}]
      good: [A day., Two days.]
"""
BASE = (
    'ruleset: base\nversion: "1.0"\ntitle: Rules to be changed\n'
    "lists: [{id: override-words, about: Invented., source: invented, date: 2026-11-23, terms: [wonderful]}]\nrules:\n"
    + RULE.format(n=1, severity="warning", verified="primary", waivable="true")
    + RULE.format(n=2, severity="error", verified="primary", waivable="false")
    + RULE.format(n=3, severity="warning", verified="recall", waivable="true")
)
SCHEMAS = Path(disclint.schemas.__path__[0])
HOUSE = 'ruleset: {id}\nversion: "1.0"\ntitle: Changes\noverrides:\n{entries}'


def law_of(*rulesets: str) -> Law:
    schemas = {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")) for name in ("ruleset", "vocabulary")}
    return compile_law((), [(f"{number}.yaml", text.encode()) for number, text in enumerate(rulesets)], schemas)


@pytest.fixture
def changed() -> Callable[..., dict[str, Rule]]:
    """Return the rules of the base with what several rulesets, one after the other, change in them."""

    def rules(*entries: str) -> dict[str, Rule]:
        houses = [HOUSE.format(id=f"house-{number}", entries=f"  - {{{entry}}}\n") for number, entry in enumerate(entries)]
        law = law_of(BASE, *houses)
        return {rule.id: rule for ruleset in overridden(law.rulesets) for rule in ruleset.rules}

    return rules


def test_severity_and_remedy_are_changed_and_the_change_is_told(changed: Callable[..., dict[str, Rule]]) -> None:
    rules = changed("rule: HSE001, severity: error, remedy: Ask the desk., because: we mean it")
    assert (rules["HSE001"].severity.value, rules["HSE001"].remedy) == ("error", "Ask the desk.")
    assert rules["HSE001"].changes == ("severity set to error and remedy changed by house-0: we mean it",)
    assert (rules["HSE002"].severity.value, rules["HSE002"].changes) == ("error", ())


def test_a_rule_that_is_off_says_why_it_does_not_run(changed: Callable[..., dict[str, Rule]]) -> None:
    rules = changed("rule: loud-word-1, off: true, because: the newsroom decides")
    assert switched_off(rules["HSE001"], Settings()) == "switched off by house-0: the newsroom decides"
    assert switched_off(rules["HSE001"], Settings(select=("HSE001",))) == "switched off by house-0: the newsroom decides"
    assert switched_off(rules["HSE002"], Settings()) is None


def test_of_two_rulesets_the_later_one_wins(changed: Callable[..., dict[str, Rule]]) -> None:
    off, low = "rule: HSE001, off: true, because: never", "rule: HSE001, severity: info, because: a little"
    assert changed(off, low)["HSE001"].off == ""
    assert changed(off, low)["HSE001"].severity.value == "info"
    assert changed(low, off)["HSE001"].off == "switched off by house-1: never"
    assert len(changed(low, off)["HSE001"].changes) == 2


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("rule: HSE01, off: true, because: none", ":5:12: there is no rule ‘HSE01’; did you mean ‘HSE001’?"),
        ("rule: lod-word-1, off: true, because: none", ":5:12: there is no rule ‘lod-word-1’; did you mean ‘loud-word-1’?"),
        ("rule: zzzzzzzz, off: true, because: none", ":5:12: there is no rule ‘zzzzzzzz’; `disclint rules list` shows all"),
        ("rule: HSE002, off: true, because: none", ":5:20: HSE002 may not be waived, so neither switched off nor lowered; leave"),
        ("rule: HSE002, severity: info, because: none", ":5:20: HSE002 may not be waived"),
        ("rule: HSE003, severity: error, because: none", ":5:30: an error rests on a text that somebody has read; write warning"),
        ("rule: HSE001, because: none", ":5:5: nothing of HSE001 is changed here; add severity, off or remedy"),
        ("rule: HSE001, off: true, severity: info, because: none", ":5:20: a rule that is off has no severity; keep one of the two"),
        ("rule: HSE001, off: true", ":5:5: ‘because’ is missing"),
        ("rule: HSE001, sevrity: info, because: none", ":5:20: there is no ‘sevrity’ here; did you mean ‘severity’?"),
        ("rule: HSE001, severity: fatal, because: none", ":5:30: ‘severity’ is ‘fatal’; known are error, info, warning"),
    ],
)
def test_what_may_not_be_is_told_with_place_and_mend(changed: Callable[..., dict[str, Rule]], entry: str, told: str) -> None:
    with pytest.raises(SeveralErrors) as error:
        changed(entry)
    assert told in str(error.value)
    assert len(error.value.errors) == 1


def test_what_a_ruleset_extends_must_be_there() -> None:
    house = 'ruleset: house\nversion: "1.0"\ntitle: Changes\nextends: {}\n'
    assert law_of(BASE, house.format("base")).rulesets[1].extends == ("base",)
    assert law_of(BASE, house.format("all")).rulesets[1].extends == ("all",)
    with pytest.raises(SeveralErrors) as error:
        law_of(BASE, house.format("[all, bse]"))
    assert ":4:16: there is no ruleset ‘bse’; did you mean ‘base’?" in str(error.value)
