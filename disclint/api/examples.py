"""The examples of rules, run as tests: each must mark exactly the words it names."""

from __future__ import annotations

from collections.abc import Callable

from disclint.model.finding import Finding
from disclint.model.rule import Example, Rule, Ruleset
from disclint.model.value import dataclass
from disclint.rules.excerpts import LONGEST
from disclint.rules.message import trimmed

Judge = Callable[[Example, Rule], tuple[Finding, ...]]
"""Checks the text of an example with its own settings and day of law, and returns the findings of that rule."""
PASSED, FAILED, TODO, MENDED = "passed", "failed", "todo", "mended"
GROUPS = ("bad", "good", "todo-bad", "todo-good")


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example fared.

    *group* is bad, good, todo-bad or todo-good and *number* counts from 1 in it; *expected* and *got* are the marked words; *why* says in
    one line what is wrong. *state* is passed, failed, todo (known to be missed, and still is) or mended (known to be missed, but right now:
    move it to the others).
    """

    rule: str
    group: str
    number: int
    line: int
    state: str
    expected: tuple[str, ...]
    got: tuple[str, ...]
    why: str = ""

    @property
    def ok(self) -> bool:
        """Tell whether nothing is to be done about it."""
        return self.state in (PASSED, TODO)


def run_examples(ruleset: Ruleset, judge: Judge) -> tuple[ExampleResult, ...]:
    """Run every example of *ruleset*. Order: that of the file."""
    return tuple(result for rule in ruleset.rules for result in rule_examples(rule, judge))


def rule_examples(rule: Rule, judge: Judge) -> tuple[ExampleResult, ...]:
    """Run every example of *rule*. Order: bad, good, then those that are known to be missed."""
    if rule.status == "removed":
        return ()
    groups = zip(GROUPS, (rule.bad, rule.good, rule.todo_bad, rule.todo_good), strict=True)
    return tuple(_result(rule, group, at, example, judge) for group, examples in groups for at, example in enumerate(examples, start=1))


def _result(rule: Rule, group: str, number: int, example: Example, judge: Judge) -> ExampleResult:
    findings = judge(example, rule)
    got = tuple(finding.excerpt.text[finding.excerpt.start : finding.excerpt.end] for finding in findings)
    expected = tuple(trimmed(mark, LONGEST) for mark in example.marks)
    why = _fault(group.removeprefix("todo-"), example, expected, got, findings)
    state = (TODO if why else MENDED) if group.startswith("todo-") else (FAILED if why else PASSED)
    return ExampleResult(rule.id, group, number, example.line, state, expected, got, why)


def _fault(group: str, example: Example, expected: tuple[str, ...], got: tuple[str, ...], findings: tuple[Finding, ...]) -> str:
    """Return what is wrong with the findings of an example, nothing if they are right."""
    if group == "bad" and not got:
        return "nothing is found"
    if got != expected:
        return "other words are marked" if expected else "something is found"
    return _as_told(example, findings)


def _as_told(example: Example, findings: tuple[Finding, ...]) -> str:
    wrong = [finding.severity.value for finding in findings if example.severity not in (None, finding.severity)]
    if wrong and example.severity is not None:
        return f"the severity is {wrong[0]}, not {example.severity.value}"
    messages = " ".join(finding.message for finding in findings)
    unsaid = [words for words in example.says if words not in messages]
    return f"no message says ‘{unsaid[0]}’; it is: {messages}" if unsaid else ""
