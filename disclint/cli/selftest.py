"""``disclint selftest``: proof on the spot that the installed copy works as documented, as a record to be filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclint.cli import options
from disclint.cli.terminal import emit, tell
from disclint.model.errors import UsageError

if TYPE_CHECKING:
    from disclint.model.qualification import Record

FORMATS = ("text", "json")
_STATUS = {"pass": 0, "fail": 1, "incomplete": 2}


@click.command("selftest", short_help="Test the installed copy.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=options.FormatType(FORMATS),
    metavar="FORMAT[=FILE]",
    help=f"{', '.join(FORMATS)}; with =FILE into a file. Repeatable. (default: text)",
)
def command(formats: tuple[tuple[str, str | None], ...]) -> int:
    """Run the examples of every rule and the golden releases on the installed copy, and write a record of it.

    The record names versions, digests, platform and every step with its outcome, and has a place for names and signatures: it can be
    filed as the installation and operational qualification. Nothing of the cache and no configuration is used.

    Exit status: 0 all passed, 1 a step failed, 2 a step could not run.
    """
    from datetime import UTC, datetime

    from disclint.files.selftest import self_test
    from disclint.report.json import render

    targets = formats or (("text", None),)
    if sum(file is None for _, file in targets) > 1:
        raise UsageError("two records would go to standard output", "give each a file of its own, as in --format json=record.json")
    record = self_test(datetime.now(UTC).isoformat(timespec="seconds"), render)
    for name, file in targets:
        _write(record, name, file)
    if record.verdict != "pass":
        tell("\n".join(f"{step.id}: {step.outcome}: {step.what}" for step in record.steps if step.outcome in ("failed", "not run")))
    return _STATUS[record.verdict]


def _write(record: Record, name: str, file: str | None) -> None:
    from importlib import import_module

    from disclint.report.formats import SELFTEST_RENDERERS

    text: str = import_module(SELFTEST_RENDERERS[name]).render(record)
    if file is None:
        emit(text)
        return
    try:
        with open(file, "wb") as target:
            target.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{file}: the record cannot be written (system error {error.errno})", "name a file that can be written") from error
