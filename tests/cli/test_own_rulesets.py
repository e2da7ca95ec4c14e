"""A ruleset of one's own: begun with `rules new`, in force by configuration, packaged."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RELEASE = """\
# Norvane Shipping opens a game-changing dock

BERGEN, Norway, May 4, 2026 -- Norvane Shipping ASA opened its second dry dock in Bergen today.

Contact: Ana Lund, press@norvane.example
"""


def test_what_is_begun_passes_its_own_test(run: Callable[..., Any], folder: Path) -> None:
    done = run("rules", "new", "norvane-style")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == "written: norvane-style.yaml"
    tested = run("rules", "test", "norvane-style.yaml")
    assert (tested.status, tested.out) == (0, "PASS: 20 examples of 5 rules\n")


def test_what_is_begun_is_in_force_beside_the_shipped_rules(run: Callable[..., Any], folder: Path) -> None:
    run("rules", "new", "house-style", "--prefix", "NRV")
    (folder / "disclint.toml").write_text('rulesets = ["house-style.yaml"]\n')
    (folder / "r.md").write_text(RELEASE.replace("today.", "today. Act now!"))
    report = json.loads(run("check", "r.md", "--format", "json").out)
    found = {finding["rule"]: finding for finding in report["files"][0]["findings"]}
    assert found["NRV001"]["title"] == "Leave out the words that the desk has banned"
    assert found["STY005"]["severity"] == "warning"
    assert {one["id"] for one in report["rulesets"]} >= {"own-house-style", "house-style", "forward-looking"}
    explained = run("explain", "STY005", "--ruleset", "house-style.yaml").out
    assert "severity set to warning by own-house-style: our desk takes hype seriously" in explained


def test_a_rule_that_is_off_is_told_with_the_reason(run: Callable[..., Any], folder: Path) -> None:
    (folder / "changes.yaml").write_text(
        'ruleset: changes\nversion: "1"\ntitle: Changes\nextends: all\noverrides: [{rule: STY005, off: true, because: the newsroom decides}]\n'
    )
    told = run("check", "clean.md", "--ruleset", "changes.yaml", "--verbose").out
    assert "STY005 (switched off by changes: the newsroom decides)" in " ".join(told.split())
    assert run("rules", "test", "changes.yaml").out == "PASS: 0 examples of 0 rules\n"
    assert "(off)" in run("rules", "list", "STY005", "--ruleset", "changes.yaml").out


def test_a_package_is_begun_whole(run: Callable[..., Any], folder: Path) -> None:
    done = run("rules", "new", "norvane-rules", "--package")
    assert (done.status, done.err) == (0, "")
    assert {path.relative_to(folder).as_posix() for path in folder.glob("norvane-rules/**/*.*")} == {
        "norvane-rules/pyproject.toml",
        "norvane-rules/norvane_rules/__init__.py",
        "norvane-rules/norvane_rules/norvane-rules.yaml",
    }
    assert run("rules", "test", "norvane-rules/norvane_rules/norvane-rules.yaml").status == 0


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Norvane", "disclint: “Norvane” is no name for a ruleset; write small letters with hyphens, as in norvane-style\n"),
        ("norvane --prefix no", "disclint: “no” does not begin the id of a rule; write two to five capital letters, as in HSE\n"),
        ("norvane --prefix FLS", "disclint: rules that begin with FLS ship with disclint; choose another --prefix, as in HSE\n"),
        ("house", "disclint: house.yaml is there already; choose another name, or move it away\n"),
    ],
)
def test_a_mistake_writes_nothing(run: Callable[..., Any], folder: Path, asked: str, line: str) -> None:
    before = sorted(folder.iterdir())
    done = run("rules", "new", *asked.split())
    assert (done.status, done.out, done.err) == (2, "", line)
    assert sorted(folder.iterdir()) == before
