"""A working folder with releases, and the command line called in this process or as one of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from disclint.cli.main import main

HOUSE = Path(__file__).parent / "data" / "house.yaml"

CLEAN = """\
# Norvane Shipping opens a dry dock in Bergen

BERGEN, Norway, May 4, 2026 -- Norvane Shipping ASA opened its second dry dock in Bergen today.

The dock takes ships of up to 180 metres.

Contact: Ana Lund, press@norvane.example
"""
BAD = CLEAN.replace("The dock takes", "The dock offers guaranteed returns and takes")
LOUD = CLEAN.replace("second dry dock", "game-changing second dry dock")


@dataclass(frozen=True)
class Run:
    """What came of one call."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder of its own with ``clean.md``, ``bad.md``, ``loud.md`` and the ruleset ``house.yaml``, which alone is in force."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, text in (("clean.md", CLEAN), ("bad.md", BAD), ("loud.md", LOUD)):
        (tmp_path / name).write_text(text)
    shutil.copy(HOUSE, tmp_path / "house.yaml")
    (tmp_path / "disclint.toml").write_text('rulesets = ["house.yaml"]\n')
    return tmp_path


@pytest.fixture
def run(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Run]:
    """Call the command line in this process."""

    def call(*arguments: str) -> Run:
        capfdbinary.readouterr()
        status = main(arguments)
        out, err = capfdbinary.readouterr()
        return Run(status, out.decode(), err.decode())

    return call


@pytest.fixture
def spawn(folder: Path) -> Callable[..., Run]:
    """Call the command line as a process of its own."""

    def call(*arguments: str, stdin: bytes = b"", environment: dict[str, str] | None = None) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "disclint", *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, **(environment or {})},
            check=False,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
