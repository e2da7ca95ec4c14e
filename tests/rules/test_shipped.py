"""Every example of every shipped rule, run through the whole program."""

import re
from functools import cache
from pathlib import Path

import pytest

from disclint.api.examples import ExampleResult
from disclint.files.cache import NO_CACHE
from disclint.files.law import Laws
from disclint.files.rule_tests import results
from disclint.model.law import Law
from disclint.parsing.grammars import Grammars

RULESETS = Path(__file__).resolve().parents[2] / "rulesets"
SHIPPED = sorted(re.search(r"^ruleset: (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)[1] for path in RULESETS.glob("*.yaml"))


@cache
def law() -> Law:
    return Laws(NO_CACHE).written(())


@cache
def grammars() -> Grammars:
    return Grammars()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_example_is_judged_as_its_rule_says(name: str) -> None:
    one = Law(tuple(ruleset for ruleset in law().rulesets if ruleset.id == name), law().lexicon, law().schemas)
    fared: list[ExampleResult] = [result for _, result in results(one, (), grammars())]
    assert fared
    assert not [(result.rule, result.state, result.expected, result.got, result.why) for result in fared if not result.ok]


def test_ids_and_names_are_used_once() -> None:
    rules = [rule for ruleset in law().rulesets for rule in ruleset.rules]
    assert len({rule.id for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_a_provision_that_nobody_has_read_carries_no_error() -> None:
    errors = [rule for ruleset in law().rulesets for rule in ruleset.rules if rule.severity.value == "error"]
    assert all(any(one.verified != "recall" for one in rule.authority) for rule in errors)
