"""A run over many files: each is read and held against its law; what cannot be read stands in the report too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from functools import cached_property
from typing import TYPE_CHECKING

from disclint.files import reading
from disclint.files.law import Laws
from disclint.files.reading import Content, Given
from disclint.files.verify import verify
from disclint.model.errors import InputError, UsageError
from disclint.model.finding import FileReport, Report, RulesetStamp, RuleText
from disclint.model.rule import Rule, Ruleset
from disclint.model.settings import Settings
from disclint.model.value import dataclass
from disclint.version import __version__

if TYPE_CHECKING:
    from disclint.files.kept_grammars import KeptGrammars
    from disclint.model.reading import Reading

_ROUNDS = 4
"""How many portions each process gets, so that none waits long for the last."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file and what is in force for it. *content* is there where it need not be read first."""

    given: Given
    settings: Settings
    as_of: Date | None
    content: Content | None = None


class Checker:
    """All that one process needs to check one file after another."""

    def __init__(self, laws: Laws) -> None:
        self.laws = laws

    @cached_property
    def grammars(self) -> KeptGrammars:
        """The grammars; with them come the patterns that earlier runs compiled."""
        from disclint.files.kept_grammars import KeptGrammars
        from disclint.files.kept_patterns import take_patterns

        take_patterns(self.laws.kept)
        return KeptGrammars(self.laws.kept)

    def check(self, task: Task) -> FileReport:
        """Check one file. One that cannot be read is a report with its error."""
        from disclint.api.check import check

        try:
            content = task.content or reading.read(task.given)
        except InputError as error:
            return unread(error, task.settings)
        return check(
            content.data,
            name=task.given.path,
            sidecar=content.sidecar,
            settings=task.settings,
            law=self.laws.law(task.settings.rulesets),
            grammars=self.grammars,
            as_of=task.as_of,
        )

    def read(self, task: Task) -> Reading:
        """Read one file as a release.

        Errors: InputError.
        """
        from disclint.api.check import read

        content = task.content or reading.read(task.given)
        return read(
            content.data,
            name=task.given.path,
            sidecar=content.sidecar,
            settings=task.settings,
            law=self.laws.law(task.settings.rulesets),
            grammars=self.grammars,
            as_of=task.as_of,
        )


def check_all(tasks: list[Task], faults: Iterable[FileReport], checker: Checker, jobs: int) -> Report:
    """Check the files of *tasks*; *faults* are the ones that were not even found.

    Args: *jobs* is how many processes share the work; the report is the same for any number.
    Errors: RulesetError or SeveralErrors if a ruleset is not valid, UsageError or ConfigError if one or one of its rules is not known.
    """
    from disclint.files.kept_patterns import keep_patterns

    for settings in dict.fromkeys(task.settings for task in tasks):
        verify(settings, checker.laws)
    reports = _shared(tasks, checker, jobs) if jobs > 1 and len(tasks) > 1 else map(checker.check, tasks)
    files = tuple(sorted((*faults, *reports), key=lambda file: file.path))
    used = {one.id: one for task in tasks for one in checker.laws.law(task.settings.rulesets).rulesets}
    rulesets = [used[id_] for id_ in sorted(used)]
    keep_patterns(checker.laws.kept)
    return Report(__version__, tuple(map(_stamp, rulesets)), files, _texts(rulesets, files))


def unread(error: InputError, settings: Settings) -> FileReport:
    """Return the report of a file that could not be read."""
    return FileReport(error.name, None, error=str(error), fail_on=settings.fail_on)


def _stamp(ruleset: Ruleset) -> RulesetStamp:
    return RulesetStamp(ruleset.id, ruleset.version, ruleset.sha256)


def _texts(rulesets: Iterable[Ruleset], files: Iterable[FileReport]) -> tuple[RuleText, ...]:
    """Return the rules that were in force for a file, by id."""
    in_force = {run.rule for file in files for run in file.runs}
    texts = [_text(rule, ruleset) for ruleset in rulesets for rule in ruleset.rules if rule.id in in_force]
    return tuple(sorted(texts, key=lambda text: text.id))


def _text(rule: Rule, ruleset: Ruleset) -> RuleText:
    return RuleText(
        rule.id,
        rule.name,
        rule.title,
        rule.severity,
        rule.rationale,
        rule.remedy,
        rule.authority,
        rule.status,
        rule.sensitivity,
        ruleset.id,
    )


# ---- Several processes


_OURS: list[Checker] = []
"""The checker of a worker process, made once when it starts."""


def _shared(tasks: list[Task], checker: Checker, jobs: int) -> Iterator[FileReport]:
    """Yield the reports in the order of *tasks*. Standard input belongs to this process and is read here."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    piped = [checker.check(task) for task in tasks if task.given.piped]
    ours = [task for task in tasks if not task.given.piped]
    portion = max(1, len(ours) // (jobs * _ROUNDS))
    pool = ProcessPoolExecutor(min(jobs, len(ours), 61), initializer=_start, initargs=(checker.laws,))
    try:
        yield from pool.map(_check, ours, chunksize=portion)
    except BrokenProcessPool as error:
        raise UsageError("one of the processes was ended from outside", "run again with fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    yield from piped


def _start(laws: Laws) -> None:
    _OURS[:] = [Checker(laws)]


def _check(task: Task) -> FileReport:
    return _OURS[0].check(task)
