"""``disclint check``: find the files, check them, write the reports, say how it went."""

from __future__ import annotations

import gc
from datetime import date as Date
from typing import TYPE_CHECKING, Any

import click

from disclint.cli import options
from disclint.cli.terminal import WIDTH, coloured, emit, tell, unicode, width
from disclint.model.errors import UsageError
from disclint.model.value import dataclass

if TYPE_CHECKING:
    from disclint.files.reading import Given
    from disclint.model.finding import Report
    from disclint.report.style import Style

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "html")
_TO_STDOUT = "-"
_FEW = 20
"""So many releases fit into memory with all that is left of reading them."""
_STATUS = {"pass": 0, "fail": 1, "incomplete": 2}
_LEVELS = ("error", "warning", "info")
Target = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    paths: tuple[str, ...]
    formats: tuple[Target, ...]
    output: str | None
    rulesets: tuple[str, ...]
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    preview: bool
    config: str | None
    isolated: bool
    force_exclude: bool
    as_of: Date | None
    fail_on: str | None
    min_severity: str
    stdin_filename: str | None
    jobs: int
    no_cache: bool
    quiet: bool
    verbose: bool
    statistics: bool
    color: str
    exit_zero: bool


@click.command("check", short_help="Check releases.")
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=options.FormatType(FORMATS),
    metavar="FORMAT[=FILE]",
    help=f"{', '.join(FORMATS)}; with =FILE into a file. Repeatable. (default: text)",
)
@click.option("--output", metavar="FILE", type=click.Path(), help="Write the report there instead of to standard output.")
@options.RULESETS
@click.option("--select", multiple=True, type=options.WordsType(), metavar="IDS", help="Only these rules: ids or prefixes, with commas.")
@click.option("--ignore", multiple=True, type=options.WordsType(), metavar="IDS", help="Not these rules: ids or prefixes, with commas.")
@click.option("--preview", is_flag=True, help="Run rules on trial too.")
@options.CONFIG
@options.ISOLATED
@click.option("--force-exclude", is_flag=True, help="Let the configuration's “exclude” hold for files named here too.")
@options.AS_OF
@click.option("--fail-on", type=click.Choice((*_LEVELS, "never")), help="The lowest severity that fails the run (default: error).")
@click.option("--min-severity", type=click.Choice(_LEVELS), default="info", help="The lowest severity shown; the verdict stays the same.")
@options.STDIN_FILENAME
@click.option("--jobs", type=click.IntRange(min=0), default=1, metavar="N", help="Processes that share the work; 0 for one per processor.")
@options.NO_CACHE
@click.option("-q", "--quiet", is_flag=True, help="Show findings and the verdict only.")
@click.option("-v", "--verbose", is_flag=True, help="Show which rules ran, and why others did not apply.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@options.COLOR
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where findings would give 1.")
def command(**given: Any) -> int:
    """Check releases in Markdown, plain text, HTML or Word.

    PATHS are files, folders to be searched, or - for standard input; without any, the working folder.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be checked or done as asked.
    """
    asked = Asked(**given)
    targets = _targets(asked)
    report = _report(asked, targets)
    for name, file in targets:
        _write(report, name, file, _style(asked, to_file=file is not None))
    _tell_what_is_undone(report)
    status = _STATUS[report.verdict]
    return 0 if status == 1 and asked.exit_zero else status


def _targets(asked: Asked) -> list[Target]:
    """Return each report to be written, with its file or None for standard output.

    Errors: UsageError if two would go to the same place.
    """
    named = list(asked.formats or (("text", None),))
    if asked.output is not None:
        loose = [index for index, (_, file) in enumerate(named) if file is None]
        if len(loose) != 1:
            raise UsageError("--output needs one --format that has no file of its own", "write each as --format FORMAT=FILE")
        named[loose[0]] = (named[loose[0]][0], asked.output)
    targets = [(name, None if file == _TO_STDOUT else file) for name, file in named]
    files = [file for _, file in targets]
    for file in files:
        if files.count(file) > 1:
            place = "standard output" if file is None else file
            raise UsageError(f"two reports would go to {place}", "give each a file of its own, as in --format sarif=report.sarif")
    return targets


def _report(asked: Asked, targets: list[Target]) -> Report:
    from disclint.files import reading
    from disclint.files.cache import NO_CACHE, user_cache
    from disclint.files.checking import Checker, Task, check_all, unread
    from disclint.files.config import Configuration
    from disclint.files.kept_reports import report_of
    from disclint.files.law import Laws
    from disclint.model.errors import InputError
    from disclint.model.settings import Settings, overlaid

    kept = NO_CACHE if asked.no_cache else user_cache()
    over = _over(asked)
    configuration = Configuration(kept, asked.config, over, isolated=asked.isolated)
    paths = reading.standard_input_once(asked.paths, asked.stdin_filename)
    found = reading.find(paths, asked.stdin_filename, configuration.excludes, force=asked.force_exclude)
    _keep_releases(targets, [one for one in found if not isinstance(one, InputError)])
    tasks = [Task(one, configuration.settings(one.disk), asked.as_of) for one in found if not isinstance(one, InputError)]
    if len(tasks) > _FEW:
        gc.freeze()
        gc.enable()
    faults = [unread(one, overlaid(Settings(), over)) for one in found if isinstance(one, InputError)]
    laws = Laws(kept)

    def whole(given: list[Task]) -> Report:
        return check_all(given, faults, Checker(laws), _jobs(asked.jobs))

    return whole(tasks) if faults or not tasks or len(tasks) > _FEW else report_of(tasks, laws, whole)


def _keep_releases(targets: list[Target], found: list[Given]) -> None:
    """Refuse to write a report over one of the releases.

    Errors: UsageError if that was asked for.
    """
    import os

    for _, file in targets:
        if file is not None and any(not one.piped and os.path.realpath(file) == os.path.realpath(one.disk) for one in found):
            raise UsageError(f"{file} is one of the releases, and a report would take its place", "name another file for the report")


def _over(asked: Asked) -> dict[str, Any]:
    """Return what the command line puts over any configuration."""
    over: dict[str, Any] = {}
    if asked.rulesets:
        over["rulesets"] = asked.rulesets
    if asked.select:
        over["select"] = options.joined(asked.select)
    if asked.ignore:
        over["ignore"] = options.joined(asked.ignore)
    if asked.preview:
        over["preview"] = True
    if asked.fail_on is not None:
        over["fail-on"] = asked.fail_on
    return over


def _jobs(asked: int) -> int:
    if asked:
        return asked
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _style(asked: Asked, *, to_file: bool) -> Style:
    from disclint.report.style import Style

    return Style(
        width=WIDTH if to_file else width(),
        colour=not to_file and coloured(asked.color),
        unicode=to_file or unicode(),
        quiet=asked.quiet,
        verbose=asked.verbose,
        statistics=asked.statistics,
        min_severity=asked.min_severity,
    )


def _write(report: Report, name: str, file: str | None, style: Style) -> None:
    from disclint.report.formats import render

    text = render(report, name, style)
    if file is None:
        emit(text)
        return
    try:
        with open(file, "wb") as target:
            target.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{file}: the report cannot be written (system error {error.errno})", "name a file that can be written") from error


def _tell_what_is_undone(report: Report) -> None:
    """Say on standard error, one line each, why the run is incomplete."""
    for file in report.files:
        if file.error is not None:
            tell(file.error)
        for run in file.runs:
            if run.state == "could_not_run":
                tell(f"{file.path}: {run.rule} could not run ({run.why}); mend that, or leave the rule out with --ignore {run.rule}")
