"""The examples of rulesets, each run through the whole program as if it were a file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from disclint.api.check import check
from disclint.api.examples import FAILED, ExampleResult, rule_examples
from disclint.files.config import schema_text
from disclint.files.config_faults import table_faults
from disclint.model.finding import Finding
from disclint.model.law import Law
from disclint.model.rule import Example, Rule, Ruleset
from disclint.model.settings import Settings, overlaid
from disclint.model.value import dataclass, field, replace
from disclint.parsing.grammars import Grammars


def results(law: Law, prefixes: tuple[str, ...], grammars: Grammars) -> Iterator[tuple[Ruleset, ExampleResult]]:
    """Run the examples of all rules of *law* whose ids begin with one of *prefixes*.

    Order: that of the files.
    """
    for ruleset in law.rulesets:
        for rule in ruleset.rules:
            if rule.id.startswith(prefixes or ("",)):
                yield from ((ruleset, result) for result in _of_rule(rule, ruleset, law, grammars))


def _of_rule(rule: Rule, ruleset: Ruleset, law: Law, grammars: Grammars) -> list[ExampleResult]:
    bench = _Bench(replace(law, rulesets=(replace(ruleset, rules=(rule,)),)), grammars)
    fared = rule_examples(rule, bench.judge)
    return [replace(one, state=FAILED, why=bench.troubles[one.line]) if one.line in bench.troubles else one for one in fared]


@dataclass(frozen=True, slots=True)
class _Bench:
    """One rule alone, to be tried. *troubles* notes, by line, the examples that could not be judged."""

    law: Law
    grammars: Grammars
    troubles: dict[int, str] = field(default_factory=dict)

    def judge(self, example: Example, rule: Rule) -> tuple[Finding, ...]:
        if example.settings:
            faults = table_faults("config", example.settings, json.loads(schema_text()), {}, ())
            if faults:
                self.troubles[example.line] = f"its config is not valid: {faults[0].reason}; {faults[0].mend}"
                return ()
        report = check(
            example.text.encode(),
            name=example.filename,
            sidecar=None,
            settings=overlaid(Settings(preview=True), example.settings),
            law=self.law,
            grammars=self.grammars,
            as_of=example.as_of,
        )
        undone = [run.why for run in report.runs if run.state == "could_not_run"]
        if report.error is not None or undone:
            self.troubles[example.line] = report.error or f"the rule could not run: {undone[0]}"
        return tuple(finding for finding in report.findings if finding.rule == rule.id)
