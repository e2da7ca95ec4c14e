"""Which rules run, where their findings stand, and what stays the same when the rest of the file changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.api.examples import MENDED, TODO, ExampleResult, run_examples
from disclint.model.errors import OutOfTimeError
from disclint.model.fact import Fact
from disclint.model.finding import Finding, RuleRun
from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.rule import Example, Rule
from disclint.model.settings import Settings
from disclint.rules.engine import in_force, run

ReadingOf = Callable[..., Reading]
Judge = Callable[[Law], Callable[[Example, Rule], tuple[Finding, ...]]]
HEAD = "Norvane opens a depot\n\nLUND, May 4, 2026 - Norvane (Nasdaq: NRVN) opened a depot today. "
PIECES = (
    "We guarantee the approval. ",
    "We cannot guarantee it! ",
    '"We are certain to get the licence," she said. ',
    "Risks may remain (HKEX: 2171).\n\n",
    "About Norvane\nNorvane (Nasdaq: NRVM) ships.\n\n",
    "Forward-looking statements\nWe may fail.\n\n",
    "{{field}} ",
    "Contact\nAna!\n\n",
)
RELEASES = st.lists(st.sampled_from(PIECES), max_size=10).map(lambda pieces: HEAD + "".join(pieces))


def by_rule(runs: tuple[RuleRun, ...]) -> dict[str, RuleRun]:
    return {one.rule: one for one in runs}


def judged(law: Law, reading_of: ReadingOf, text: str, settings: Settings | None = None, **given: object) -> tuple[Finding, ...]:
    used = settings or Settings(preview=True)
    return run(law.rulesets, reading_of(text, law.lexicon, used, **given), used)[0]


def test_every_example_marks_what_it_says(demo: Law, judge: Judge) -> None:
    results = run_examples(demo.rulesets[0], judge(demo))
    assert [result for result in results if not result.ok] == []
    assert [result.state for result in results if result.group == "todo-bad"] == [TODO]


def test_an_example_that_comes_out_otherwise_says_why(demo: Law, judge: Judge) -> None:
    rule = demo.rulesets[0].rules[0]
    text = "Hello {{name}}."
    unsaid = "no message says ‘nonsense’; it is: {{name}} is still a field to fill in."
    cases = [
        (Example(text, ("{{nme}}",), 1), "failed", "other words are marked"),
        (Example("Hello.", ("{{name}}",), 1), "failed", "nothing is found"),
        (Example(text, ("{{name}}",), 1, says=("nonsense",)), "failed", unsaid),
        (Example(text, ("{{name}}",), 1), "passed", ""),
    ]
    for example, state, why in cases:
        results = run_examples(replace(demo.rulesets[0], rules=(replace(rule, bad=(example,), good=()),)), judge(demo))
        assert [(one.state, one.why) for one in results] == [(state, why)]
    good = replace(rule, bad=(), good=(Example(text, (), 1),), todo_good=(Example("Fine.", (), 1),))
    results = run_examples(replace(demo.rulesets[0], rules=(good,)), judge(demo))
    assert [(one.state, one.why) for one in results] == [("failed", "something is found"), (MENDED, "")]
    assert isinstance(results[0], ExampleResult)


@given(RELEASES)
def test_the_same_reading_gives_the_same_findings_in_order(demo: Law, reading_of: ReadingOf, text: str) -> None:
    findings = judged(demo, reading_of, text)
    assert findings == judged(demo, reading_of, text)
    keys = [(one.place.file or "", one.place.start.offset, one.place.end.offset, one.rule) for one in findings]
    assert keys == sorted(set(keys))
    assert len({one.fingerprint for one in findings}) == len(findings)


@given(RELEASES)
def test_what_is_marked_is_what_stands_there(demo: Law, reading_of: ReadingOf, text: str) -> None:
    for one in judged(demo, reading_of, text):
        marked = one.excerpt.text[one.excerpt.start : one.excerpt.end]
        assert marked == " ".join(text[one.place.start.offset : one.place.end.offset].split())
        assert len(one.excerpt.text) <= 330 or len(marked) > 200
        assert all(" ".join(piece.text.split()) == piece.text for piece in (*one.evidence, *one.because))


@given(RELEASES, st.integers(0, 2**32))
def test_fingerprints_survive_edits_elsewhere(demo: Law, reading_of: ReadingOf, text: str, seed: int) -> None:
    extra = random.Random(seed).choice(["Nothing new here. ", "A second line.\nA third. ", "The depot is large. It is new. "])
    before = [(one.rule, one.fingerprint) for one in judged(demo, reading_of, text)]
    after = [(one.rule, one.fingerprint) for one in judged(demo, reading_of, text.replace("today. ", f"today. {extra}", 1))]
    assert before == after


def test_equal_sentences_have_fingerprints_of_their_own(demo: Law, reading_of: ReadingOf) -> None:
    one, two = (find for find in judged(demo, reading_of, HEAD + "{{a}} is it. {{a}} is it.") if find.rule == "TST001")
    assert one.fingerprint != two.fingerprint
    assert len(one.fingerprint) == 20


def test_each_rule_tells_how_it_fared(demo: Law, reading_of: ReadingOf) -> None:
    reading = reading_of("News\n\nNothing!", demo.lexicon, as_of=date(2020, 1, 1))
    _, runs = run(demo.rulesets, reading, Settings(ignore=("TST005",)))
    fared = by_rule(runs)
    assert list(fared) == sorted(rule.id for rule in demo.rulesets[0].rules)
    assert fared["TST001"] == RuleRun("TST001", "ran")
    assert fared["TST002"].why == "nothing in this release makes it apply"
    assert fared["TST005"].why == "switched off by ignore = TST005"
    assert fared["TST008"].why == "House rule 8 is not in force on 2020-01-01"
    assert fared["TST009"].why == "a preview rule; switch preview rules on with --preview"
    assert {one.state for one in runs} == {"ran", "not_applicable"}


SELECTIONS = [
    (Settings(select=("TST001",)), {"TST001"}),
    (Settings(select=("merge-fields", "TST009")), {"TST001", "TST009"}),
    (Settings(select=("TST",), ignore=("TST00",), preview=True), set()),
    (Settings(select=("TST001",), ignore=("TST",)), {"TST001"}),
    (Settings(select=("TST",), ignore=("TST001",)), {"TST007"}),
    (Settings(select=("ALL",), ignore=("ALL",)), set()),
    (Settings(ignore=("TST",)), set()),
    (Settings(preview=True), {"TST001", "TST007", "TST009"}),
]


@pytest.mark.parametrize(("settings", "rules"), SELECTIONS)
def test_select_and_ignore_go_by_the_longer_word(demo: Law, reading_of: ReadingOf, settings: Settings, rules: set[str]) -> None:
    reading = reading_of("Press release\n\n{{name}} came.", demo.lexicon)
    findings, _ = run(demo.rulesets, reading, settings)
    assert {one.rule for one in findings} == rules


def test_a_rule_whose_pattern_ran_out_of_time_could_not_run(demo: Law, reading_of: ReadingOf) -> None:
    def none(name: str) -> tuple[Fact, ...]:
        if name in ("bang", "hedges"):
            raise OutOfTimeError(name)
        return usual.phrases(name)

    usual = reading_of("Press release\n\nNorvane (Nasdaq: NRVN) said: Go!", demo.lexicon, as_of=date(2025, 1, 1))
    reading = replace(usual, phrases=none)
    findings, runs = run(demo.rulesets, reading, Settings())
    fared = by_rule(runs)
    assert fared["TST008"] == RuleRun("TST008", "could_not_run", "the pattern ‘bang’ ran out of time on this release")
    assert fared["TST007"].state == "could_not_run"
    assert fared["TST003"].why == "the pattern ‘hedges’ ran out of time on this release", "in what makes it apply"
    assert fared["TST002"].state == "ran", "nothing that it looks at ran out of time"
    assert findings == ()


def test_removed_rules_are_not_there(demo: Law, reading_of: ReadingOf) -> None:
    rules = tuple(replace(rule, status="removed") for rule in demo.rulesets[0].rules)
    assert run((replace(demo.rulesets[0], rules=rules),), reading_of("{{a}}", demo.lexicon), Settings()) == ((), ())


def test_law_is_in_force_from_its_first_day_to_the_one_before_its_last(demo: Law) -> None:
    (bounded,) = next(rule for rule in demo.rulesets[0].rules if rule.id == "TST008").authority
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1), None]
    assert [bool(in_force((bounded,), day)) for day in days] == [False, True, True, False, False]


def test_a_finding_shows_evidence_and_why_its_rule_applies(demo: Law, reading_of: ReadingOf) -> None:
    finding = next(one for one in judged(demo, reading_of, HEAD + "We guarantee the approval.") if one.rule == "TST002")
    assert [(one.label, one.text) for one in finding.evidence] == [("the words", "approval")]
    assert [(one.label, one.text) for one in finding.because] == [("listing", "(Nasdaq: NRVN)")]
    assert finding.section == "body"
    assert finding.message == "“guarantee” (certainty, 1 in all) promises what a regulator decides."
    assert finding.excerpt.text == "We guarantee the approval."


def test_a_long_mark_is_cut_in_its_middle(demo: Law, reading_of: ReadingOf) -> None:
    finding = next(one for one in judged(demo, reading_of, f"{'Press ' * 100}\n\nNews.") if one.rule == "TST007")
    assert len(finding.excerpt.text) <= 300
    assert " … " in finding.excerpt.text


def test_a_long_sentence_is_shown_around_its_mark(demo: Law, reading_of: ReadingOf) -> None:
    text = HEAD + "depots " * 100 + "{{name}} " + "trucks " * 100
    finding = next(one for one in judged(demo, reading_of, text) if one.rule == "TST001")
    shown = finding.excerpt
    assert shown.text[shown.start : shown.end] == "{{name}}"
    assert shown.text.startswith("…depots ")
    assert shown.text.endswith(" trucks…")
    assert 250 < len(shown.text) < 320
