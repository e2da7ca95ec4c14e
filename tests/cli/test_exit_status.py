"""The exit statuses of `disclint check`: this table is their specification."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PASS, FAIL, UNDONE = 0, 1, 2
FORMATS = ["text", "json", "sarif", "junit", "github", "gitlab", "html"]


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:p>" + b" " * (100 << 20))


@pytest.fixture
def inputs(folder: Path) -> Path:
    (folder / "empty.md").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t\n")
    (folder / "binary.md").write_bytes(bytes(range(256)) * 40)
    (folder / "big.md").write_bytes(b"Words. " * (5 << 20) + b"\n")
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7")
    (folder / "cut.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "none").mkdir()
    (folder / "releases").mkdir()
    (folder / "releases" / "a.md").write_text((folder / "clean.md").read_text())
    (folder / "front.md").write_text("---\ntitle: [never closed\ndate: : :\n---\n\n" + (folder / "clean.md").read_text())
    (folder / "broken.toml").write_text('fail_on = "error"\n')
    (folder / "broken.yaml").write_text("ruleset: broken\nversion: 1\ntitle: Broken\nrules: [{id: X}]\n")
    (folder / "unknown.toml").write_text('rulesets = ["house.yaml"]\nignore = ["HSE003"]\n')
    return folder


TABLE = [
    # what is asked                                                    status  what standard error says, one line each
    ("clean.md", PASS, []),
    ("loud.md", PASS, []),
    ("bad.md", FAIL, []),
    ("clean.md bad.md", FAIL, []),
    ("releases", PASS, []),
    ("loud.md --fail-on warning", FAIL, []),
    ("bad.md --fail-on never", PASS, []),
    ("bad.md --exit-zero", PASS, []),
    ("bad.md --ignore HSE001", PASS, []),
    ("bad.md --ignore promised-return", PASS, []),
    ("bad.md --select HSE002", PASS, []),
    ("bad.md --select HSE --ignore HSE002", FAIL, []),
    ("bad.md --min-severity error", FAIL, []),
    ("loud.md --fail-on warning --min-severity error", FAIL, []),
    ("bad.md --quiet", FAIL, []),
    ("bad.md --verbose --statistics", FAIL, []),
    ("bad.md --no-cache", FAIL, []),
    ("bad.md --isolated --ruleset house.yaml", FAIL, []),
    ("clean.md bad.md loud.md --jobs 2", FAIL, []),
    # what cannot be read
    ("gone.md", UNDONE, ["gone.md: does not exist"]),
    ("gone.md --exit-zero", UNDONE, ["gone.md: does not exist"]),
    ("gone.md --fail-on never", UNDONE, ["gone.md: does not exist"]),
    ("bad.md gone.md", UNDONE, ["gone.md: does not exist"]),
    ("empty.md", UNDONE, ["empty.md: is empty"]),
    ("blank.txt", UNDONE, ["blank.txt: is empty"]),
    ("binary.md", UNDONE, ["binary.md: is "]),
    ("big.md", UNDONE, ["big.md: is too large (35.0 MB"]),
    ("letter.pdf", UNDONE, ["letter.pdf: has the ending .pdf"]),
    ("cut.docx", UNDONE, ["cut.docx: "]),
    ("none", UNDONE, ["none: holds no releases"]),
    ("none letter.pdf gone.md empty.md", UNDONE, ["empty.md: ", "gone.md: ", "letter.pdf: ", "none: "]),
    ("empty.md clean.md gone.md --jobs 2", UNDONE, ["empty.md: ", "gone.md: "]),
    # what is not right about the asking
    ("--format xml clean.md", UNDONE, ["disclint check: Invalid value for '--format': there is no format “xml”"]),
    ("--format pdf clean.md", UNDONE, ["disclint check: Invalid value for '--format': there is no format “pdf”"]),
    ("--format jsn clean.md", UNDONE, ["did you mean json?"]),
    ("--format json --format sarif clean.md", UNDONE, ["disclint: two reports would go to standard output"]),
    ("--format json=a --format sarif=a clean.md", UNDONE, ["disclint: two reports would go to a"]),
    ("--format json=a.json --output b.json clean.md", UNDONE, ["disclint: --output needs one --format that has no file"]),
    ("--output nowhere/report.txt clean.md", UNDONE, ["disclint: nowhere/report.txt: the report cannot be written"]),
    ("--no-such-flag clean.md", UNDONE, ["disclint check: No such option"]),
    ("--as-of yesterday clean.md", UNDONE, ["“yesterday” is no day; write it as 2026-11-23"]),
    ("--fail-on critical clean.md", UNDONE, ["disclint check: Invalid value for '--fail-on'"]),
    ("--jobs -1 clean.md", UNDONE, ["disclint check: Invalid value for '--jobs'"]),
    ("--stdin-filename a.md clean.md", UNDONE, ["disclint: --stdin-filename names standard input, which is not asked for"]),
    # configuration and rulesets
    ("--config gone.toml clean.md", UNDONE, ["disclint: there is no configuration file gone.toml"]),
    ("--config broken.toml clean.md", UNDONE, ["broken.toml:1:1: unknown key “fail_on”; did you mean “fail-on”?"]),
    ("--config broken.toml clean.md --exit-zero", UNDONE, ["broken.toml:1:1: unknown key"]),
    ("--config unknown.toml clean.md", UNDONE, ["unknown.toml:2:11: there is no rule “HSE003”; did you mean HSE002 (loud-word)?"]),
    ("--ruleset gone.yaml clean.md", UNDONE, ["disclint: the ruleset gone.yaml cannot be read (there is no such file)"]),
    ("--ruleset hous clean.md", UNDONE, ["disclint: there is no ruleset “hous”"]),
    ("--select HSE0001 clean.md", UNDONE, ["disclint: there is no rule “HSE0001”; did you mean HSE001 (promised-return)?"]),
    ("--ignore loud-words clean.md", UNDONE, ["disclint: there is no rule “loud-words”; did you mean HSE002 (loud-word)?"]),
]


@pytest.mark.parametrize(("asked", "status", "lines"), TABLE, ids=[asked for asked, _, _ in TABLE])
def test_exit_status_and_standard_error(run: Callable[..., Any], inputs: Path, asked: str, status: int, lines: list[str]) -> None:
    done = run("check", *asked.split())
    told = done.err.splitlines()
    assert done.status == status
    assert len(told) == len(lines)
    assert all(expected in line for expected, line in zip(lines, told, strict=True))


def test_a_broken_ruleset_is_told_with_its_places(run: Callable[..., Any], inputs: Path) -> None:
    done = run("check", "clean.md", "--ruleset", "broken.yaml")
    assert (done.status, done.out) == (UNDONE, "")
    assert done.err.splitlines()
    assert all(line.startswith("broken.yaml:4:") for line in done.err.splitlines())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("clean.md", PASS),
        ("bad.md", FAIL),
        ("clean.md bad.md gone.md", UNDONE),
        ("bad.md --exit-zero", PASS),
        ("gone.md --exit-zero", UNDONE),
    ],
)
def test_the_status_is_the_same_in_every_format(run: Callable[..., Any], form: str, asked: str, status: int) -> None:
    done = run("check", *asked.split(), "--format", form)
    assert done.status == status
    assert done.out.endswith("\n")


def test_a_zip_bomb_is_refused_quickly_and_the_others_are_checked(run: Callable[..., Any], folder: Path) -> None:
    zip_bomb(folder / "bomb.docx")
    done = run("check", "bomb.docx", "bad.md", "--format", "gitlab")
    assert done.status == UNDONE
    assert [line.partition(":")[0] for line in done.err.splitlines()] == ["bomb.docx"]
    assert "HSE001" in done.out


def test_broken_front_matter_is_told_once_and_the_others_are_checked(run: Callable[..., Any], inputs: Path) -> None:
    done = run("check", "front.md", "bad.md")
    assert done.status == UNDONE
    assert len(done.err.splitlines()) == 1
    assert "front.md: front matter, line " in done.err


def test_a_report_never_takes_the_place_of_a_release(run: Callable[..., Any], inputs: Path) -> None:
    before = (inputs / "bad.md").read_bytes()
    for asked in (["--output", "bad.md"], ["--format", "json=./bad.md"]):
        done = run("check", "bad.md", *asked)
        assert done.status == UNDONE
        assert "bad.md is one of the releases" in done.err
    assert (inputs / "bad.md").read_bytes() == before


def test_a_selection_that_leaves_nothing_is_told(run: Callable[..., Any], inputs: Path) -> None:
    done = run("check", "bad.md", "--select", "REL", "--ignore", "REL")
    assert done.status == UNDONE
    assert "no rule is left" in done.err


AS_SOMEBODY_ELSE = """
import os, sys
from disclint.cli.main import main
main(["check", "bad.md", "--no-cache", "--format", "gitlab", "--output", os.devnull])  # all that is imported late is there now
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="permissions of this kind are known to POSIX only")
def test_what_must_not_be_read_is_told_and_the_others_are_checked(folder: Path) -> None:
    """Root may read everything, so the command turns into somebody else first."""
    (folder / "secret.md").write_text("Words.")
    (folder / "secret.md").chmod(0)
    (folder / "closed").mkdir(mode=0)
    for path in (folder, *folder.parents[:3]):
        path.chmod(path.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY_ELSE, "check", "secret.md", "closed", "bad.md", "--format", "gitlab", "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == UNDONE
    assert done.stderr.splitlines() == [
        "closed: cannot be searched (permission denied); mend that or leave it out",
        "secret.md: cannot be read (permission denied); give yourself the right to read it, or leave it out",
    ]
    assert "HSE001" in done.stdout
