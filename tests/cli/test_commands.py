"""The commands beside `check`, and what all of them share."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from disclint.cli.main import ENTRIES, cli
from disclint.version import __version__


def test_version_and_help(run: Callable[..., Any]) -> None:
    assert run("--version").out == f"disclint {__version__}\n"
    shown = run("--help").out
    assert all(f"  {name} " in shown for name in ENTRIES)
    nothing = run()
    assert (nothing.status, nothing.out) == (2, "")
    assert nothing.err == shown


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "parse",
        "explain",
        "rules list",
        "rules show",
        "rules test",
        "rules coverage",
        "rules new",
        "selftest",
        "config show",
        "config schema",
        "completion",
    ],
)
def test_every_command_has_a_help_of_its_own(run: Callable[..., Any], command: str) -> None:
    for flag in ("--help", "-h"):
        done = run(*command.split(), flag)
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith(f"Usage: disclint {command} ")
        assert max(map(len, done.out.splitlines())) <= 100


def test_the_commands_also_run_in_the_runner_of_click(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["config", "show"])
    assert done.exit_code == 0
    assert "house.yaml" in done.output


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("chekc bad.md", "disclint: there is no command “chekc”; did you mean `disclint check`?"),
        ("bad.md", "disclint: there is no command “bad.md”; did you mean `disclint check bad.md`?"),
        ("frobnicate", "disclint: there is no command “frobnicate”; `disclint --help` lists them"),
        ("rules lst", "disclint: there is no command “lst”; did you mean `disclint rules list`?"),
        ("explain", "disclint explain: Missing argument 'RULE'; `disclint explain --help` shows what it takes"),
        ("explain HSE01 --ruleset house.yaml", "disclint: there is no rule “HSE01”; did you mean HSE001 (promised-return)?"),
        ("explain lod-word --ruleset house.yaml", "disclint: there is no rule “lod-word”; did you mean HSE002 (loud-word)?"),
        ("rules list ZZZ --ruleset house.yaml", "disclint: no rule begins with ZZZ; `disclint rules list` shows all"),
        ("parse gone.md", "gone.md: does not exist; check the path"),
        ("parse .", "disclint: . is a folder; name one release in it"),
        ("completion tcsh", "disclint completion: Invalid value for '{bash|zsh|fish}': 'tcsh' is not one of 'bash', 'zsh', 'fish'"),
    ],
)
def test_a_mistake_gets_one_clear_line(run: Callable[..., Any], asked: str, line: str) -> None:
    done = run(*asked.split())
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(line)
    assert len(done.err.splitlines()) == 1


def test_explain_tells_all_of_a_rule_by_id_or_name(run: Callable[..., Any]) -> None:
    done = run("explain", "HSE002", "--ruleset", "house.yaml")
    assert run("explain", "loud-word", "--ruleset", "house.yaml") == done
    assert run("explain", "hse002", "--ruleset", "house.yaml") == done
    for words in (
        "HSE002 loud-word",
        "Let the facts speak",
        "Warning",
        "desk decides",
        "stable since 1.0",
        "may be waived",
        "Readers discount what shouts.",
        "Norvane Shipping ASA, House style, 4.3: No loud words.",
        "https://norvane.example/style",
        "read in the source itself, 2026-11-23",
        "Say what changed.",
        "exact",
        "This game-changing hull sails.",
        "marked: “game-changing”",
        "The game has changed.",
    ):
        assert words in done.out


def test_every_shipped_rule_can_be_explained(run: Callable[..., Any]) -> None:
    listed = json.loads(run("rules", "list", "--format", "json").out)["rules"]
    for rule in listed:
        done = run("explain", rule["id"])
        assert done.status == 0
        assert rule["title"].split()[0] in done.out
        assert all(one["url"] in done.out for one in rule["authority"] if one["url"])


def test_rules_are_listed_in_order_and_by_prefix(run: Callable[..., Any]) -> None:
    done = run("rules", "list", "HSE002", "--ruleset", "house.yaml")
    assert done.out.splitlines()[0] == "HSE002  Warning  Let the facts speak"
    both = json.loads(run("rules", "list", "--ruleset", "house.yaml", "--format", "json").out)["rules"]
    assert [rule["id"] for rule in both] == ["HSE001", "HSE002"]
    assert both[1]["authority"] == [{"cite": "House style, 4.3", "url": "https://norvane.example/style", "verified": "primary"}]


def test_a_rule_is_shown_as_it_is_written(run: Callable[..., Any], folder: Path) -> None:
    done = run("rules", "show", "HSE001", "--ruleset", "house.yaml")
    head, body = done.out.split("\n", 1)
    assert head == "# house.yaml:18"
    assert body.startswith("- id: HSE001\n  name: promised-return\n")
    assert body.endswith("    - Returns are not guaranteed.\n")


def test_the_examples_of_rules_are_run(run: Callable[..., Any], folder: Path) -> None:
    done = run("rules", "test", "house.yaml")
    assert (done.status, done.out, done.err) == (0, "PASS: 8 examples of 2 rules\n", "")
    text = (folder / "house.yaml").read_text()
    (folder / "house.yaml").write_text(
        text.replace("marks: [guaranteed return]", "marks: [awaits]").replace("A hull that", "A game changing hull that")
    )
    done = run("rules", "test", "house.yaml", "--no-cache")
    assert done.status == 1
    assert done.out.splitlines() == [
        "house.yaml:42: HSE001, bad 2: other words are marked",
        "    expected  “awaits”",
        "    got       “guaranteed return”",
        "",
        "house.yaml:72: HSE002, good 1: something is found",
        "    expected  nothing",
        "    got       “game changing”",
        "",
        "FAIL: 2 of 8 examples of 2 rules failed",
    ]
    assert run("rules", "test", "house.yaml", "--select", "HSE002", "--no-cache").out.endswith("FAIL: 1 of 4 examples of 1 rule failed\n")


def test_config_show_tells_each_value_and_where_it_is_written(run: Callable[..., Any], folder: Path) -> None:
    (folder / "disclint.toml").write_text(
        'rulesets = ["house.yaml"]\nfail-on = "warning"\n\n[company]\nname = "Norvane"\n'
        '\n[[files]]\npattern = "drafts/**"\nfail-on = "never"\n'
    )
    rows = run("config", "show", "drafts/new.md").out.splitlines()
    assert rows[0] == "In force for drafts/new.md: disclint.toml"
    cells = {row.split()[0]: row.split()[1:] for row in rows[2:]}
    assert cells["fail-on"] == ['"never"', "disclint.toml:9"]
    assert cells["company.name"] == ['"Norvane"', "disclint.toml:5"]
    assert cells["preview"] == ["false", "default"]
    shown = json.loads(run("config", "show", "--format", "json").out)
    assert {"key": "fail-on", "value": "warning", "from": "disclint.toml:2"} in shown["settings"]
    assert json.loads(run("config", "show", "--isolated", "--format", "json").out)["configuration"] is None


def test_the_schema_that_is_printed_is_one(run: Callable[..., Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("config", "schema").out))


def test_a_release_is_parsed_to_a_tree_or_json(run: Callable[..., Any]) -> None:
    assert "headline" in run("parse", "clean.md").out
    parsed = json.loads(run("parse", "clean.md", "--format", "json").out)
    assert parsed["schema"] == "disclint.release/1"
    assert parsed["path"] == "clean.md"


def complete(words: str, **environment: str) -> list[str]:
    asked = {"_DISCLINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1), **environment}
    done = subprocess.run([sys.executable, "-m", "disclint"], capture_output=True, text=True, check=True, env={**os.environ, **asked})
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("folder")
def test_what_is_completed() -> None:
    assert complete("disclint c") == ["check", "config", "completion"]
    assert complete("disclint rules ") == ["coverage", "list", "new", "show", "test"]
    assert complete("disclint check --format s") == ["sarif"]
    assert complete("disclint check --fail-on w") == ["warning"]
    assert "--min-severity" in complete("disclint check --m")
    assert len(complete("disclint explain ")) >= 1
    assert all(word.startswith("REL") for word in complete("disclint explain REL"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_one_of_its_shell(run: Callable[..., Any], shell: str) -> None:
    done = run("completion", shell)
    assert "_DISCLINT_COMPLETE" in done.out
    program = shutil.which(shell)
    if program is not None:
        assert subprocess.run([program, "-n"], input=done.out, text=True, check=False).returncode == 0


def test_coverage_prints_the_matrix_in_each_format(run: Callable[..., Any]) -> None:
    text = run("rules", "coverage", "REL")
    assert (text.status, text.err) == (0, "")
    assert text.out.startswith("REL, the form of a release: ")
    assert text.out.splitlines()[-1].startswith("PASS: ")
    told = json.loads(run("rules", "coverage", "REL", "--format", "json").out)
    assert told["schema"] == "disclint.coverage/1"
    assert {duty["status"] for duty in told["duties"]} <= {"stable", "preview"}
    assert run("rules", "coverage", "REL", "--format", "markdown").out.count("\n| REL") == len(told["duties"])
    assert run("rules", "coverage", "REL", "--format", "csv").out.count("\r\nREL") == len(told["duties"])
    stable = json.loads(run("rules", "coverage", "--status", "stable", "--format", "json").out)
    assert {duty["status"] for duty in stable["duties"]} == {"stable"}
    assert run("rules", "coverage", "ZZZ").err == "disclint: no duty begins with ZZZ; `disclint rules coverage` shows all\n"
