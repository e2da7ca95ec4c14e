"""What goes to standard output and standard error, and what is known of who reads it."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from disclint.model.errors import UsageError

WIDTH = 100
"""Where nobody tells how wide the reader's screen is. Units: cells."""
COLOURS = ("auto", "always", "never")


def emit(text: str) -> None:
    """Write a result to standard output, whole. A reader who has left is no fault.

    Errors: UsageError if it cannot be written.
    """
    stream = sys.stdout
    if stream is None:  # the caller has closed it
        return
    data = text.encode(stream.encoding, "replace") if is_terminal(stream) else text.encode("utf-8", "backslashreplace")
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        silence(stream)
    except OSError as error:
        silence(stream)
        raise UsageError(f"standard output cannot be written (system error {error.errno})", "make room or send it elsewhere") from error


def tell(lines: str) -> None:
    """Write to standard error; where nobody listens, nothing is lost."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.write(lines.encode(stream.encoding, "backslashreplace").decode(stream.encoding) + "\n")
        stream.flush()
    except OSError:
        silence(stream)


def silence(stream: TextIO) -> None:
    """Let what is still to be written into a closed pipe go nowhere, so that the end of the process is silent too."""
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, stream.fileno())
    os.close(descriptor)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person reads along."""
    return stream is not None and stream.isatty()


def coloured(choice: str) -> bool:
    """Tell whether standard output gets colours: as *choice* says, else as the environment, else where it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0" or os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return how wide the terminal is on which standard output is read."""
    if not is_terminal(sys.stdout):
        return WIDTH
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH
    except OSError:
        return WIDTH


def unicode() -> bool:
    """Tell whether standard output can show lines and arrows; what is not a terminal is written as UTF-8."""
    if not is_terminal(sys.stdout):
        return True
    try:
        "─→".encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True
