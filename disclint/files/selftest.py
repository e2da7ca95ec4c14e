"""The self-test: every example of every rule and every golden release, on the installed copy, from its files and not from the cache."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from disclint.api.examples import ExampleResult
from disclint.api.expectations import differences, expectations, found
from disclint.files.cache import NO_CACHE
from disclint.files.checking import Checker, Task, check_all
from disclint.files.config import Configuration
from disclint.files.coverage import shipped_coverage
from disclint.files.installation import dependencies, digests, installation_steps, platform
from disclint.files.law import Laws
from disclint.files.reading import ENDINGS, Given
from disclint.files.rule_tests import results
from disclint.model.errors import DisclintError
from disclint.model.finding import FileReport, Report
from disclint.model.law import Law
from disclint.model.qualification import FAILED, INSTALLATION, NOT_RUN, OPERATION, PASSED, Record, Step
from disclint.model.rule import Ruleset
from disclint.parsing.grammars import Grammars
from disclint.version import __version__

GOLDEN = ("clean", "faulty")
Render = Callable[[Report], str]
"""What makes the JSON of a report."""
_NOT_READ = "the rulesets of this installation cannot be read"


def self_test(when: str, render: Render) -> Record:
    """Test the installed copy. *when* is the moment to be noted in the record."""
    packages = dependencies()
    return Record(__version__, when, platform(), packages, digests(), (*installation_steps(packages), *_law_steps(render)))


def _law_steps(render: Render) -> Iterator[Step]:
    laws = Laws(NO_CACHE)
    what = "Rulesets, vocabulary, register and grammars can be read"
    try:
        law = laws.written(())
        matrix = shipped_coverage(laws)
    except DisclintError as error:
        yield Step("IQ-4", INSTALLATION, what, FAILED, _NOT_READ, tuple(str(error).splitlines()))
        for number, left in enumerate(("Examples of rules", "Golden releases", "Same input, same report"), start=1):
            yield Step(f"OQ-{number}", OPERATION, left, NOT_RUN, _NOT_READ)
        return
    rules = sum(len(ruleset.rules) for ruleset in law.rulesets)
    yield Step("IQ-4", INSTALLATION, what, PASSED, f"{len(law.rulesets)} rulesets with {rules} rules, {len(matrix.rows)} duties")
    checker = Checker(laws)
    yield _examples_step(law, checker.grammars)
    yield from _golden_steps(checker, render)


def _examples_step(law: Law, grammars: Grammars) -> Step:
    fared = list(results(law, (), grammars))
    wrong = [(ruleset, result) for ruleset, result in fared if not result.ok]
    faults = tuple(f"{ruleset.file}:{one.line}: {one.rule}, {one.group} {one.number}: {one.why or one.state}" for ruleset, one in wrong)
    known = sum(result.state == "todo" for _, result in fared)
    told = f"{len(fared)} examples of {len({result.rule for _, result in fared})} rules, {len(wrong)} failed"
    told += f", {known} known to be missed" if known else ""
    ran = tuple(_ran(ruleset, [result for of, result in fared if of.id == ruleset.id]) for ruleset in law.rulesets)
    return Step("OQ-1", OPERATION, "Every rule does what its examples say", FAILED if wrong else PASSED, told, faults, ran)


def _ran(ruleset: Ruleset, fared: list[ExampleResult]) -> str:
    ids = list(dict.fromkeys(result.rule for result in fared))
    return f"{ruleset.id} {ruleset.version}: {len(fared)} examples of {', '.join(ids)}"


def _golden_steps(checker: Checker, render: Render) -> Iterator[Step]:
    what = "Golden releases give exactly the findings that they say"
    folder = _golden_folder()
    tasks = _golden_tasks(folder) if folder is not None else []
    if folder is None or not tasks:
        told = "the golden releases are not installed"
        yield Step("OQ-2", OPERATION, what, NOT_RUN, told)
        yield Step("OQ-3", OPERATION, "The same input gives the same report", NOT_RUN, told)
        return
    report = check_all(tasks, (), checker, jobs=1)
    faults = [f"{file.path}: {fault}" for file in report.files for fault in _faults(file, folder)]
    told = f"{len(report.files)} releases, {sum(report.count(one) for one in ('error', 'warning'))} findings expected word for word"
    ran = tuple(f"{file.path}: {sum(found(file.findings).values())} findings; SHA-256 {file.sha256}" for file in report.files)
    yield Step("OQ-2", OPERATION, what, FAILED if faults else PASSED, told, tuple(faults), ran)
    yield _same_step(render(report), render(check_all(tasks[::-1], (), checker, jobs=1)))


def _golden_folder() -> str | None:
    """Return where the golden releases lie, None where they are not installed or not plain files."""
    from importlib import import_module

    try:
        folder: str = import_module("disclint.examples").__path__[0]
    except ModuleNotFoundError:
        return None
    return folder if os.path.isdir(folder) else None


def _golden_tasks(folder: str) -> list[Task]:
    configuration = Configuration(NO_CACHE, os.path.join(folder, "disclint.toml"), {}, isolated=False)
    names = [
        os.path.relpath(os.path.join(above, name), folder)
        for kind in GOLDEN
        for above, _, files in os.walk(os.path.join(folder, kind))
        for name in files
        if name.endswith(ENDINGS)
    ]
    given = [Given(f"examples/{name}".replace(os.sep, "/"), os.path.join(folder, name)) for name in sorted(names)]
    return [Task(one, configuration.settings(one.disk), None) for one in given]


def _faults(file: FileReport, folder: str) -> Iterator[str]:
    """Yield what of a golden release is not as it says."""
    undone = [f"{run.rule} could not run ({run.why})" for run in file.runs if run.state == "could_not_run"]
    yield from [file.error] if file.error else undone
    disk = os.path.join(folder, *file.path.split("/")[1:])
    beside = os.path.splitext(disk)[0] + ".expect"
    texts = [path for path in (disk, beside) if os.path.isfile(path) and not path.endswith(".docx")]
    yield from differences(expectations(map(_text, texts)), found(file.findings))


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _same_step(report: str, again: str) -> Step:
    from hashlib import sha256

    told = f"SHA-256 of the JSON report: {sha256(report.encode()).hexdigest()}"
    outcome = PASSED if report == again else FAILED
    return Step("OQ-3", OPERATION, "The same input gives the same report", outcome, told)
