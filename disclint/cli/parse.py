"""``disclint parse``: one release as the program reads it."""

from __future__ import annotations

from datetime import date as Date

import click

from disclint.cli import options
from disclint.cli.terminal import emit

FORMATS = ("tree", "json")


@click.command("parse", short_help="Show how a release is read.")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="tree", help="tree (default) or json.")
@options.CONFIG
@options.ISOLATED
@options.AS_OF
@options.STDIN_FILENAME
@options.NO_CACHE
def command(  # noqa: PLR0913 -- one for each option
    *, file: str, form: str, config: str | None, isolated: bool, as_of: Date | None, stdin_filename: str | None, no_cache: bool
) -> None:
    """Show how FILE (or - for standard input) is read: its sections, its facts, its profile."""
    from importlib import import_module

    from disclint.files.cache import NO_CACHE, user_cache
    from disclint.files.checking import Checker, Task
    from disclint.files.config import Configuration
    from disclint.files.law import Laws
    from disclint.files.reading import one_file
    from disclint.files.verify import verify
    from disclint.report.formats import PARSE_RENDERERS

    kept = NO_CACHE if no_cache else user_cache()
    given = one_file(file, stdin_filename)
    settings = Configuration(kept, config, {}, isolated=isolated).settings(given.disk)
    checker = Checker(Laws(kept))
    verify(settings, checker.laws)
    read = checker.read(Task(given, settings, as_of))
    emit(import_module(PARSE_RENDERERS[form]).render(read))
