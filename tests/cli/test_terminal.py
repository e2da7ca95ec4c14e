import io
import sys

import pytest

from disclint.cli import terminal


class Screen(io.TextIOWrapper):
    def __init__(self, encoding: str = "utf-8", interactive: bool = True) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.interactive = interactive

    def isatty(self) -> bool:
        return self.interactive

    @property
    def written(self) -> bytes:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("choice", "environment", "interactive", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_who_gets_colours(
    monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], interactive: bool, expected: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Screen(interactive=interactive))
    assert terminal.coloured(choice) is expected


@pytest.mark.parametrize(
    ("encoding", "interactive", "expected"),
    [("utf-8", True, True), ("ascii", True, False), ("cp1252", True, False), ("ascii", False, True)],
)
def test_lines_are_drawn_where_they_can_be_shown(monkeypatch: pytest.MonkeyPatch, encoding: str, interactive: bool, expected: bool) -> None:
    monkeypatch.setattr(sys, "stdout", Screen(encoding, interactive))
    assert terminal.unicode() is expected


def test_a_pipe_gets_utf_8_in_every_locale_and_a_terminal_what_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    for interactive, expected in ((False, "Zürich → \\ud800".encode()), (True, b"Z?rich ? ?")):
        screen = Screen("ascii", interactive)
        monkeypatch.setattr(sys, "stdout", screen)
        terminal.emit("Zürich → \ud800")
        assert screen.written == expected


def test_the_width_is_100_where_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "55")
    monkeypatch.setattr(sys, "stdout", Screen(interactive=False))
    assert terminal.width() == 100


def test_a_stream_that_is_closed_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    terminal.emit("x")
    terminal.tell("x")
