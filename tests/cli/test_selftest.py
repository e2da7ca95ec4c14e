"""The self-test: what its record says, and its exit status."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from disclint.api.examples import ExampleResult
from disclint.files import installation, selftest
from disclint.model.law import Law
from disclint.model.qualification import Record
from disclint.report import selftest_json, selftest_text


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the examples of the rules to the test of the whole."""
    monkeypatch.setattr(selftest, "results", lambda *_: iter(()))


def test_the_whole_self_test_passes_and_is_recorded_in_both_forms(run: Callable[..., Any], folder: Path) -> None:
    done = run("selftest", "--format", "text", "--format", "json=record.json")
    assert (done.status, done.err) == (0, "")
    told = json.loads((folder / "record.json").read_text())
    assert (told["schema"], told["verdict"]) == ("disclint.selftest/1", "pass")
    steps = {step["id"]: step for step in told["steps"]}
    assert list(steps) == ["IQ-1", "IQ-2", "IQ-3", "IQ-4", "OQ-1", "OQ-2", "OQ-3"]
    assert all(step["outcome"] in ("passed", "not applicable") and not step["faults"] for step in steps.values())
    assert re.match(r"\d{3,} examples of \d{3,} rules, 0 failed", steps["OQ-1"]["detail"])
    assert {line.split(":")[0] for line in steps["OQ-2"]["ran"]} > {
        "examples/clean/supply-agreement.md",
        "examples/faulty/trial-start.docx",
    }
    assert set(told["digests"]) == {"rulesets", "vocabulary", "register", "grammars", "schemas", "code"}
    assert all(re.fullmatch("[0-9a-f]{64}", one["sha256"]) for files in told["digests"].values() for one in files)
    assert {"lark", "regex"} <= told["dependencies"].keys()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", told["date"])
    for words in (
        told["record_sha256"],
        told["date"],
        *(one["sha256"] for one in told["digests"]["rulesets"]),
        "Signature: ____",
        "Reviewed by",
    ):
        assert words in done.out
    assert done.out.splitlines()[-1].startswith("PASS: 7 steps")
    assert str(folder) not in done.out


def wrong_result(law: Law, *_: object) -> Iterator[Any]:
    ruleset = law.rulesets[0]
    yield ruleset, ExampleResult(ruleset.rules[0].id, "bad", 1, 7, "failed", ("words",), (), "nothing is found")


def test_an_example_that_fails_is_told_and_fails_the_record(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "results", wrong_result)
    done = run("selftest")
    assert done.status == 1
    assert done.err == "OQ-1: failed: Every rule does what its examples say\n"
    assert "bad 1: nothing is found" in done.out
    assert done.out.splitlines()[-1].startswith("FAIL: ")


@pytest.mark.usefixtures("quick")
def test_what_cannot_run_makes_the_record_incomplete(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(selftest, "_golden_folder", lambda: None)
    done = run("selftest")
    assert done.status == 2
    assert done.err.splitlines()[0] == "OQ-2: not run: Golden releases give exactly the findings that they say"
    assert done.out.splitlines()[-1].startswith("INCOMPLETE: ")


@pytest.mark.usefixtures("quick")
def test_a_ruleset_that_cannot_be_read_is_a_record_too(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from disclint.files import law

    sources = law.shipped
    broken = ("rulesets/broken.yaml", b"ruleset: broken\nrules: 7\n")
    monkeypatch.setattr(law, "shipped", lambda folder, ending: [*sources(folder, ending), *([broken] if folder == "rulesets" else [])])
    done = run("selftest", "--format", "json")
    told = json.loads(done.out)
    assert (done.status, told["verdict"]) == (2, "incomplete")
    (reading,) = [step for step in told["steps"] if step["id"] == "IQ-4"]
    assert reading["outcome"] == "failed"
    assert reading["faults"][0].startswith("rulesets/broken.yaml:1:1: ‘version’")


@pytest.mark.usefixtures("quick")
def test_a_golden_release_that_gives_something_else_is_told(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for kind, said in (("clean", ""), ("faulty", '<!-- expect REL001: "never there" -->\n')):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "a.md").write_text(f"# Norvane opens a dock\n\nBERGEN, May 4, 2026 - Norvane opened [TBD] today.\n{said}")
    (tmp_path / "disclint.toml").write_text('rulesets = ["release-form"]\n')
    monkeypatch.setattr(selftest, "_golden_folder", lambda: str(tmp_path))
    done = run("selftest", "--format", "json")
    (golden,) = [step for step in json.loads(done.out)["steps"] if step["id"] == "OQ-2"]
    assert done.status == 1
    assert "examples/clean/a.md: not expected: REL001 “[TBD]”" in golden["faults"]
    assert "examples/faulty/a.md: not found: REL001 “never there”" in golden["faults"]


def test_two_records_cannot_share_standard_output(run: Callable[..., Any]) -> None:
    done = run("selftest", "--format", "text", "--format", "json")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("disclint: two records would go to standard output; give each a file")
    assert run("selftest", "--help").out.startswith("Usage: disclint selftest ")


@pytest.mark.usefixtures("quick")
def test_a_file_that_cannot_be_written_is_told(run: Callable[..., Any]) -> None:
    done = run("selftest", "--format", "text=none/record.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("disclint: none/record.txt: the record cannot be written")


def test_a_record_without_metadata_of_the_program_still_reads() -> None:
    record = Record("1.0", "2026-11-23", (("system", "Linux"),), (), (), tuple(installation.installation_steps(())))
    assert "IQ-2  Every required package is installed" in selftest_text.render(record)
    assert json.loads(selftest_json.render(record))["dependencies"] == {}
