"""What the README shows is what happens. ``pytest --renew-golden`` writes the shown output anew."""

import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)]+)\)")


def blocks(kind: str) -> list[str]:
    return [found["body"] for found in FENCE.finditer(TEXT) if found["kind"] == kind]


def commands() -> list[str]:
    return [line.partition("  #")[0].strip() for block in blocks("sh") for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a writer's folder with the draft of the README, and a ``disclint`` on the path."""
    top = tmp_path_factory.mktemp("desk")
    (top / "bin").mkdir()
    program = top / "bin" / "disclint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m disclint "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    folder = top / "desk"
    folder.mkdir()
    (folder / "draft.md").write_text(blocks("markdown")[0], encoding="utf-8")
    shutil.copytree(ROOT / "examples" / "clean", folder / "releases")
    return folder


def run(command: str, desk: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{desk.parent / 'bin'}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100", "NO_COLOR": "1"}
    environment |= {"XDG_CACHE_HOME": str(desk.parent / "cache"), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=desk, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the README's commands are for a POSIX shell")
def test_the_output_shown_is_the_output(desk: Path, request: pytest.FixtureRequest) -> None:
    def anew(found: re.Match[str]) -> str:
        done = run(found["command"], desk)
        assert done.returncode in (0, 1), done.stderr
        return f"```console\n$ {found['command']}\n{done.stdout}```"

    fresh = CONSOLE.sub(anew, TEXT)
    if request.config.getoption("--renew-golden"):
        README.write_text(fresh, encoding="utf-8")
    assert fresh == README.read_text(encoding="utf-8"), "run pytest --renew-golden and read the diff"


@pytest.mark.skipif(sys.platform == "win32", reason="the README's commands are for a POSIX shell")
@pytest.mark.parametrize("command", commands())
def test_every_command_shown_can_be_run(command: str, desk: Path) -> None:
    done = run(command, desk)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout or "sarif" in command


def test_the_commands_without_make_do_what_make_does() -> None:
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv").replace("--quiet", "-q")
    for target in ("run", "test"):
        found = re.search(rf"\| `make {target}` \| `(.+?)` \|", TEXT)
        assert found, target
        for step in found[1].split(" && "):
            assert step.replace("-U", "--upgrade").replace("-e ", "--editable ").replace("python3", "$(PYTHON)") in recipes


def test_the_configuration_shown_is_valid(desk: Path) -> None:
    (table,) = blocks("toml")
    assert tomllib.loads(table)
    folder = desk.parent / "configured"
    folder.mkdir()
    (folder / "disclint.toml").write_text(table, encoding="utf-8")
    done = run(f"cd '{folder}' && disclint config show draft.md", desk)
    assert done.returncode == 0, done.stderr
    assert "Corvane Pumps, Inc." in done.stdout


def test_the_library_shown_works(desk: Path) -> None:
    (code,) = blocks("python")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("fail\n")


def test_the_snippets_for_hook_and_gate_are_yaml_of_few_lines_that_name_what_there_is() -> None:
    hook, action, template = map(yaml.safe_load, blocks("yaml"))
    ids = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {one["id"] for one in hook["repos"][0]["hooks"]} == ids
    used = action["jobs"]["disclint"]["steps"][-1]
    assert used["with"].keys() <= yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"].keys()
    assert (ROOT / template["include"][0]["file"]).is_file()
    defaults = yaml.safe_load((ROOT / "templates" / "gitlab-ci.yml").read_text(encoding="utf-8"))["disclint"]["variables"]
    assert template["variables"].keys() <= defaults.keys()
    assert all(len(block.splitlines()) <= 6 for block in blocks("yaml"))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"])
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    missing = [target for target in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / target).exists()]
    assert missing == []
