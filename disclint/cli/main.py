"""The command line: runs a command, turns errors into one line and an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import NoReturn

import click

from disclint.cli.groups import UNDONE, Entry, LazyGroup
from disclint.cli.terminal import silence, tell
from disclint.model.errors import DisclintError, UsageError
from disclint.version import __version__

PROGRAM = "disclint"
COMPLETE_VARIABLE = "_DISCLINT_COMPLETE"
DONE, INTERRUPTED = 0, 130

ENTRIES = {
    "check": Entry("disclint.cli.check", "Check releases: findings, verdict, exit status."),
    "parse": Entry("disclint.cli.parse", "Show how a release is read: sections, facts, profile."),
    "explain": Entry("disclint.cli.explain", "Explain a rule: what it asks, whose law it is, how to comply."),
    "rules": Entry("disclint.cli.rules", "List, show and test rules."),
    "config": Entry("disclint.cli.config", "Show the configuration in force, print its schema."),
    "selftest": Entry("disclint.cli.selftest", "Test the installed copy and write a record to be signed and filed."),
    "completion": Entry("disclint.cli.completion", "Print the completion script of a shell."),
}

cli = LazyGroup(
    PROGRAM,
    ENTRIES,
    help="Check press releases against disclosure law, wire practice and house style.",
    epilog="Exit status: 0 pass, 1 findings, 2 incomplete or not done as asked.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")(cli)


def run() -> NoReturn:
    """Be the program. A run is short and its end is the end of the process: neither is garbage sought, nor is memory given back piece by
    piece (that takes 30 of 160 milliseconds). Many files are another matter: see `disclint.cli.check`.
    """
    gc.disable()
    sys.excepthook = _crash
    _end(main())


def _crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what is wrong with us, and do not let it pass for findings."""
    sys.__excepthook__(kind, error, trace)
    _end(UNDONE)


def _end(status: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    if COMPLETE_VARIABLE in os.environ:
        cli.main(prog_name=PROGRAM, complete_var=COMPLETE_VARIABLE)
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence(sys.stdout)
        return DONE


def _run(arguments: list[str]) -> int:
    try:
        with cli.make_context(PROGRAM, arguments) as context:
            status = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        sys.stdout.flush()
        return end.exit_code
    except click.ClickException as error:
        tell(_told(error))
        return UNDONE
    except UsageError as error:
        tell(f"{PROGRAM}: {error}")
        return UNDONE
    except DisclintError as error:
        tell(str(error))
        return UNDONE
    return status if isinstance(status, int) else DONE


def _told(error: click.ClickException) -> str:
    """Return what click has to say, as one line that begins with the command."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = PROGRAM if context is None else context.command_path
    message = " ".join(error.format_message().split()).removesuffix(".")
    return f"{path}: {message}" if message.endswith("?") else f"{path}: {message}; `{path} --help` shows what it takes"
