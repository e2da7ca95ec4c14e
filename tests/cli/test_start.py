"""What a run imports: the start of the program is most of the time of a check."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from disclint.files.cache import user_cache

HEAVY = {"lark", "yaml", "jsonschema", "regex", "nupunkt", "pyromark", "justhtml", "lxml", "tomllib", "multiprocessing", "concurrent"}
NEVER_IN_A_CHECK = {
    "yaml",
    "jsonschema",
    "justhtml",
    "lxml",
    "pathlib",
    "importlib.resources",
    "difflib",
    "concurrent",
    "multiprocessing",
    "socket",
}


CALL = "import sys; from disclint.cli.main import main; main(sys.argv[1:]); print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"


def imported(*arguments: str, call: str = CALL) -> set[str]:
    """Return the modules that a process loads for *arguments*, without those that every Python here loads."""
    done = subprocess.run([sys.executable, "-c", call, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines())


def loaded(*arguments: str) -> set[str]:
    return imported(*arguments) - imported(call="import sys; print(*sys.modules, sep='\\n', file=sys.stderr)")


@pytest.fixture
def started_by(folder: Path) -> Path:
    (folder / "disclint.toml").unlink()
    return folder


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["frobnicate"]])
def test_help_loads_nothing_heavy(started_by: Path, arguments: list[str]) -> None:
    assert loaded(*arguments) & HEAVY == set()


def test_a_check_of_markdown_loads_nothing_that_it_does_not_need(started_by: Path) -> None:
    loaded("check", "clean.md")
    assert loaded("check", "clean.md") & NEVER_IN_A_CHECK == set()
    assert user_cache().folder is not None


def test_a_configuration_that_is_known_is_not_validated_again(folder: Path) -> None:
    loaded("check", "clean.md")
    assert loaded("check", "clean.md") & (NEVER_IN_A_CHECK | {"tomllib"}) == set()


def test_packages_are_not_looked_for_again_in_every_run(folder: Path) -> None:
    (folder / "disclint.toml").write_text('rulesets = ["house.yaml", "release-form"]\n')
    loaded("check", "clean.md")
    assert loaded("check", "clean.md") & (NEVER_IN_A_CHECK | {"importlib.metadata"}) == set()


def test_no_module_of_another_command_is_loaded(started_by: Path) -> None:
    ours = {name for name in loaded("check", "clean.md") if name.startswith("disclint.cli.")}
    assert ours == {"disclint.cli.main", "disclint.cli.groups", "disclint.cli.terminal", "disclint.cli.options", "disclint.cli.check"}


def test_a_home_that_cannot_be_written_is_no_fault(started_by: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "disclint", "check", "clean.md"],
        env={**os.environ, "XDG_CACHE_HOME": "/proc/none", "HOME": "/proc/none"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode in (0, 1)


def test_a_fault_of_ours_is_a_traceback_and_never_passes_for_findings(folder: Path) -> None:
    call = "import disclint.cli.main as program; program.main = lambda: {}['missing']; program.run()"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith("KeyError: 'missing'\n")
