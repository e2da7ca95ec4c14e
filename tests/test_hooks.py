"""Hooks, action and template, tried where they will run: real pre-commit in a real repository, the real steps in a real shell."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "venv", "__pycache__", "*.egg-info", "build", "dist", ".*_cache", ".hypothesis")
SHELL = shutil.which("bash")
GOOD = ROOT / "examples" / "clean" / "private-product.txt"
BAD = """\
FOR IMMEDIATE RELEASE

Kestrel Rescue opens Lund depot

LUND, Sweden, May 12, 2026 -- Kestrel Rescue opens a depot on Friday, May 12, 2026.
"""
RULESET = """\
ruleset: house
version: "1.0"
title: House rules
lists:
  - id: house-hype
    about: Words that this house does not use.
    source: House style
    date: 2026-11-23
    terms: [game changer*, one stop shop]
rules:
  - id: HSE001
    name: hype
    title: Leave out what cannot be measured
    severity: warning
    since: "1.0"
    status: stable
    authority:
      - {body: House, cite: House style 1, url: null, gist: Copy is plain., verified: primary, checked: 2026-11-23}
    rationale: A reader skips what everybody says.
    when: always
    forbid: {words: house-hype}
    message: "“{found}” says nothing that can be measured."
    remedy: Say what the product does.
    decides: desk
    waivable: true
    sensitivity: exact
    examples:
      bad:
        - {text: "The depot is a game changer.", marks: [game changer]}
        - {text: "Our one-stop shop opens.", marks: [one-stop shop]}
      good: ["The depot opens.", "The shop has one stop."]
"""

needs_shell = pytest.mark.skipif(SHELL is None or sys.platform == "win32", reason="needs bash")


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def git(folder: Path, *arguments: str) -> str:
    settings = {"user.name": "Tester", "user.email": "tester@corvane.example", "commit.gpgsign": "false", "init.defaultBranch": "main"}
    who = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def committed(folder: Path) -> str:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "all")
    return git(folder, "rev-parse", "HEAD")


HOOKS = load(".pre-commit-hooks.yaml")


def fits(hook: dict[str, Any], path: str) -> bool:
    """Tell whether pre-commit would hand a file to a hook, by its path alone."""
    return bool(re.search(hook["files"], path)) and not re.search(hook.get("exclude", "^$"), path)


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("press/2026-05-14-results.md", ["disclint"]),
        ("newsroom/results.html", ["disclint"]),
        ("Press Release Q1.docx", ["disclint", "disclint-docx"]),
        ("releases/2026/draft.docx", ["disclint", "disclint-docx"]),
        ("press/README.md", []),
        ("docs/release-notes.md", []),
        ("src/main.py", []),
        ("rulesets/house.yaml", ["disclint-rules"]),
        ("rulesets/vocabulary/words.yaml", []),
    ],
)
def test_a_hook_takes_what_is_its_own(path: str, ids: list[str]) -> None:
    assert [hook["id"] for hook in HOOKS if fits(hook, path)] == ids


def test_hooks_are_what_pre_commit_knows() -> None:
    manifest = pytest.importorskip("pre_commit.clientlib", reason="pre-commit comes with the dev group")
    manifest.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    assert [hook["id"] for hook in HOOKS] == ["disclint", "disclint-docx", "disclint-rules"]


def try_hooks(project: Path, home: Path, *files: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", "pre_commit", "run", "--color", "never", "--verbose", "--files", *files]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_pre_commit_lets_good_files_pass_and_stops_bad_ones(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit comes with the dev group")
    source = tmp_path / "disclint"
    shutil.copytree(ROOT, source, ignore=LEFT_OUT)
    revision = committed(source)
    project = tmp_path / "newsroom"
    (project / "press").mkdir(parents=True)
    (project / "rulesets").mkdir()
    shutil.copy(GOOD, project / "press" / "good.txt")
    (project / "press" / "bad.txt").write_text(BAD, encoding="utf-8")
    shutil.copy(ROOT / "examples" / "clean" / "trial-start.docx", project / "press" / "good.docx")
    shutil.copy(ROOT / "examples" / "faulty" / "trial-start.docx", project / "press" / "bad.docx")
    (project / "rulesets" / "good.yaml").write_text(RULESET, encoding="utf-8")
    (project / "rulesets" / "bad.yaml").write_text("ruleset: broken\nrules: nothing\n", encoding="utf-8")
    (project / "disclint.toml").write_text('[company]\nkind = "private"\n', encoding="utf-8")
    hooks = [{"id": hook["id"]} for hook in HOOKS]
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    committed(project)
    home = tmp_path / "home"
    passing = try_hooks(project, home, "press/good.txt", "press/good.docx", "rulesets/good.yaml")
    if "No matching distribution" in passing.stdout or "ConnectionError" in passing.stdout:
        pytest.skip("the hooks' environment cannot be fetched")
    assert passing.returncode == 0, passing.stdout + passing.stderr
    assert passing.stdout.count("Passed") == len(HOOKS)
    failing = try_hooks(project, home, "press/bad.txt", "press/bad.docx", "rulesets/bad.yaml")
    assert failing.returncode == 1, failing.stdout + failing.stderr
    assert failing.stdout.count("Failed") == len(HOOKS)
    assert "Friday, May 12, 2026" in failing.stdout
    assert "rulesets/bad.yaml:" in failing.stdout


ACTION = load("action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


def test_the_action_uses_others_by_commit_and_takes_inputs_only_by_the_environment() -> None:
    used = [step["uses"] for step in STEPS.values() if "uses" in step]
    assert used
    assert all(re.search(r"@[0-9a-f]{40}$", name) for name in used)
    assert not [step["name"] for step in STEPS.values() if "${{" in step.get("run", "")]
    asked = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert asked == set(ACTION["inputs"])


def test_the_action_uploads_what_was_found_even_where_the_check_fails() -> None:
    upload = STEPS["Upload SARIF"]
    assert "!cancelled()" in upload["if"]
    assert upload["continue-on-error"] is True
    assert list(STEPS)[-1] == "Verdict"


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """Return a folder that is laid out as the workspace of a runner, disclint installed."""
    for folder in ("workspace/releases", "temp/tools"):
        (tmp_path / folder).mkdir(parents=True)
    program = tmp_path / "temp" / "tools" / "disclint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m disclint "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    shutil.copy(GOOD, tmp_path / "workspace" / "releases" / "good one.txt")
    return tmp_path


def shell(script: str, top: Path, **given: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(top / "cache"), **given}
    assert SHELL is not None
    return subprocess.run(
        [SHELL, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=top / "workspace",
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def act(top: Path, *, paths: str = "releases", arguments: str = "", fail_on: str = "") -> tuple[int, str]:
    """Run the steps Check and Verdict and return the status of the job and what the step summary says."""
    files = {name: top / "temp" / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    given = {name: str(path) for name, path in files.items()}
    given |= {"RUNNER_TEMP": str(top / "temp"), "DISCLINT_TOOLS": str(top / "temp" / "tools"), "SARIF_FILE": "disclint.sarif"}
    checked = shell(STEPS["Check"]["run"], top, **given, CHECK_PATHS=paths, ARGS=arguments, FAIL_ON=fail_on)
    assert checked.returncode == 0, checked.stderr
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    verdict = shell(STEPS["Verdict"]["run"], top, STATUS=outputs["status"])
    return verdict.returncode, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8") + checked.stdout + checked.stderr


@needs_shell
def test_the_action_passes_a_good_release(runner: Path) -> None:
    status, told = act(runner, paths="releases/good one.txt\n", arguments="--ignore MET")
    assert status == 0, told
    assert "### disclint" in told
    assert json.loads((runner / "workspace" / "disclint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@needs_shell
def test_the_action_fails_on_a_bad_release_and_annotates_it(runner: Path) -> None:
    (runner / "workspace" / "releases" / "bad.txt").write_text(BAD, encoding="utf-8")
    status, told = act(runner)
    assert status == 1
    assert "::error file=releases/bad.txt,line=5" in told
    assert "Friday, May 12, 2026" in told
    assert (runner / "workspace" / "disclint.sarif").is_file()
    assert act(runner, fail_on="never")[0] == 0


@needs_shell
def test_the_action_is_not_content_with_nothing_to_check(runner: Path) -> None:
    status, told = act(runner, paths="no such folder")
    assert status == 2
    assert "no such folder" in told


JOB = load("templates/gitlab-ci.yml")["disclint"]


@needs_shell
@pytest.mark.parametrize(("bad", "status"), [(False, 0), (True, 1)])
def test_the_template_reports_and_fails_as_disclint_does(runner: Path, bad: bool, status: int) -> None:
    if bad:
        (runner / "workspace" / "releases" / "bad.txt").write_text(BAD, encoding="utf-8")
    tools = f"{runner / 'temp' / 'tools'}{os.pathsep}{os.environ['PATH']}"
    variables = {**JOB["variables"], "DISCLINT_PATHS": "releases"}
    done = shell("\n".join(JOB["script"]), runner, PATH=tools, **variables)
    assert done.returncode == status, done.stdout + done.stderr
    reports = JOB["artifacts"]["reports"]
    issues = json.loads((runner / "workspace" / reports["codequality"]).read_text(encoding="utf-8"))
    assert ("REL007" in {issue["check_name"] for issue in issues}) is bad
    assert ElementTree.parse(runner / "workspace" / reports["junit"]).getroot().tag == "testsuites"
    assert JOB["artifacts"]["when"] == "always"
    assert set(reports.values()) <= set(JOB["artifacts"]["paths"])
