"""Who gets what: standard output, standard error, files, pipes that close, terminals."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(*arguments: str, columns: int = 72, environment: dict[str, str] | None = None) -> tuple[int, str]:
    """Run the command on a terminal of its own and return its status and what the terminal got."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(environment or {})
        os.execv(sys.executable, [sys.executable, "-m", "disclint", *arguments])
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux: the other side has gone
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), b"".join(pieces).decode()


@pytest.mark.usefixtures("folder")
class TestOnATerminal:
    def test_colours_and_the_width_of_the_terminal(self) -> None:
        status, out = on_a_terminal("check", "bad.md", environment={"TERM": "xterm"})
        assert status == 1
        assert COLOUR.search(out)
        assert max(len(line) for line in COLOUR.sub("", out).splitlines()) <= 72

    @pytest.mark.parametrize(
        ("arguments", "environment"),
        [(["--color", "never"], {}), ([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"}), (["--format", "json"], {})],
    )
    def test_no_colours_where_they_are_not_wanted(self, arguments: list[str], environment: dict[str, str]) -> None:
        _, out = on_a_terminal("check", "bad.md", *arguments, environment={"TERM": "xterm", **environment})
        assert "HSE001" in out
        assert not COLOUR.search(out)

    def test_lines_are_drawn_with_letters_where_the_terminal_knows_no_others(self) -> None:
        _, out = on_a_terminal("check", "bad.md", environment={"TERM": "xterm", "PYTHONIOENCODING": "ascii"})
        assert "HSE001" in out
        assert out.isascii()


def test_a_pipe_gets_no_colours_but_those_that_are_asked_for(spawn: Callable[..., Any]) -> None:
    assert not COLOUR.search(spawn("check", "bad.md").out)
    assert not COLOUR.search(spawn("check", "bad.md", environment={"COLUMNS": "40", "TERM": "xterm"}).out)
    assert COLOUR.search(spawn("check", "bad.md", "--color", "always").out)
    assert COLOUR.search(spawn("check", "bad.md", environment={"FORCE_COLOR": "1"}).out)


def test_a_file_never_gets_colours(run: Callable[..., Any], folder: Path) -> None:
    done = run("check", "bad.md", "--color", "always", "--output", "report.txt")
    assert (done.status, done.out, done.err) == (1, "", "")
    assert not COLOUR.search((folder / "report.txt").read_text())


@pytest.mark.parametrize(
    ("form", "locale"), [("text", "C"), ("text", "POSIX"), ("json", "C"), ("sarif", "POSIX"), ("junit", "C"), ("github", "C")]
)
def test_the_bytes_are_the_same_in_every_locale(spawn: Callable[..., Any], form: str, locale: str) -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": locale, "LANG": locale, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    assert spawn("check", ".", "--format", form, environment=plain) == spawn("check", ".", "--format", form)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab", "html"])
def test_neither_the_order_of_paths_nor_the_number_of_processes_changes_a_byte(run: Callable[..., Any], form: str) -> None:
    expected = run("check", "bad.md", "clean.md", "loud.md", "gone.md", "--format", form)
    assert run("check", "gone.md", "loud.md", ".", "--format", form, "--jobs", "3") == expected
    assert run("check", "./loud.md", "clean.md", "gone.md", "bad.md", "bad.md", "--format", form, "--jobs", "0", "--no-cache") == expected


def test_several_reports_in_one_run(run: Callable[..., Any], folder: Path) -> None:
    done = run("check", "bad.md", "--format", "json=a.json", "--format", "text", "--format", "sarif=b.sarif", "--format", "junit=c.xml")
    assert done.status == 1
    assert "HSE001" in done.out
    assert json.loads((folder / "a.json").read_text())["verdict"] == "fail"
    assert json.loads((folder / "b.sarif").read_text())["version"] == "2.1.0"
    assert (folder / "c.xml").read_text().startswith("<?xml")
    assert run("check", "bad.md", "--format", "json", "--output", "d.json").out == ""
    assert (folder / "d.json").read_bytes() == (folder / "a.json").read_bytes()


def test_the_last_line_of_the_text_is_the_verdict(run: Callable[..., Any]) -> None:
    for name, word in (("clean.md", "PASS"), ("bad.md", "FAIL"), ("gone.md", "INCOMPLETE")):
        for flags in ([], ["--quiet"], ["--verbose"], ["--statistics"], ["--min-severity", "error"]):
            assert run("check", name, *flags).out.splitlines()[-1].startswith(word)


def test_standard_input_is_checked_like_a_file(spawn: Callable[..., Any], folder: Path) -> None:
    text = (folder / "bad.md").read_bytes()
    by_name = spawn("check", "bad.md", "--format", "json")
    assert spawn("check", "-", "--stdin-filename", "bad.md", "--format", "json", stdin=text) == by_name
    assert spawn("check", "--stdin-filename", "bad.md", "--format", "json", stdin=text) == by_name
    unnamed = spawn("check", "-", stdin=text)
    assert (unnamed.status, unnamed.err) == (1, "")
    both = spawn("check", "-", "clean.md", "loud.md", "--jobs", "2", "--format", "json", stdin=text)
    assert [file["path"] for file in json.loads(both.out)["files"]] == ["-", "clean.md", "loud.md"]
    empty = spawn("check", "-", stdin=b"")
    assert (empty.status, empty.err.splitlines()) == (2, ["-: is empty; check that the right file was saved"])


@pytest.mark.parametrize(
    "arguments", [["check", "."], ["check", ".", "--format", "json"], ["rules", "list"], ["--help"], ["config", "schema"]]
)
@pytest.mark.usefixtures("folder")
def test_a_pipe_that_closes_ends_the_run_in_silence(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "disclint", *arguments], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == (1 if arguments[0] == "check" else 0)


@pytest.mark.usefixtures("folder")
def test_a_closed_standard_error_changes_nothing() -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m disclint check gone.md bad.md 2>&-"], stdout=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == 2
    assert "HSE001" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "disclint", "check", "clean.md"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith("disclint: standard output cannot be written (system error 28)")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_is_silent(folder: Path, jobs: str) -> None:
    many = folder / "many"
    many.mkdir()
    for number in range(400):
        (many / f"{number}.md").write_text((folder / "clean.md").read_text() * 20)
    child = subprocess.Popen(
        [sys.executable, "-m", "disclint", "check", "many", "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(1.5)
    os.killpg(child.pid, signal.SIGINT)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out, err) == (130, b"", b"")
