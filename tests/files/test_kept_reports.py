"""A report is kept as long as nothing that it depends on has changed."""

from datetime import date
from pathlib import Path

import pytest

from disclint.files import kept_reports
from disclint.files.cache import NO_CACHE, Cache
from disclint.files.checking import Checker, Task, check_all
from disclint.files.law import Laws
from disclint.files.reading import Given
from disclint.model.finding import Report
from disclint.model.settings import Settings

TEXT = "Norvane opens a depot\n\nLUND, May 4, 2026 - Norvane AB (Nasdaq: NRVN) opened a [name] today.\n"


class Runs:
    """Makes reports and counts them."""

    def __init__(self, folder: Path, kept: Cache) -> None:
        self.folder, self.laws, self.made = folder, Laws(kept), 0

    def report(self, name: str = "draft.md", settings: Settings | None = None, as_of: date | None = None) -> Report:
        tasks = [Task(Given(name, str(self.folder / name)), settings or Settings(), as_of)]
        return kept_reports.report_of(tasks, self.laws, self._make)

    def _make(self, tasks: list[Task]) -> Report:
        self.made += 1
        return check_all(tasks, [], Checker(self.laws), 1)


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    (tmp_path / "kept").mkdir()
    (tmp_path / "draft.md").write_text(TEXT, encoding="utf-8")
    return Runs(tmp_path, Cache(str(tmp_path / "kept")))


def test_the_same_run_is_not_made_twice_and_says_the_same(runs: Runs) -> None:
    first, second = runs.report(), runs.report()
    assert runs.made == 1
    assert first == second
    assert any(finding.rule == "REL001" for finding in second.files[0].findings)


def test_whatever_a_report_depends_on_makes_it_anew(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    runs.report()
    (runs.folder / "draft.md").write_text(TEXT.replace("[name]", "depot"), encoding="utf-8")
    assert not any(finding.rule == "REL001" for finding in runs.report().files[0].findings)
    (runs.folder / "draft.meta.json").write_text('{"language": "en"}', encoding="utf-8")
    runs.report()
    runs.report(settings=Settings(ignore=("REL",)))
    runs.report(as_of=date(2026, 5, 5))
    own = runs.folder / "own.yaml"
    own.write_text('ruleset: own\nversion: "1.0"\ntitle: Ours\noverrides: [{rule: REL008, severity: info, because: our desk}]\n')
    with_own = Settings(rulesets=("all", str(own)))
    runs.report(settings=with_own)
    monkeypatch.setattr(kept_reports, "_HELPERS", ("regex",))
    runs.report(settings=with_own)
    assert runs.made == 7


def test_what_cannot_be_read_or_kept_is_made_each_time(runs: Runs) -> None:
    runs.report("missing.md")
    assert runs.report("missing.md").files[0].error is not None
    assert runs.made == 2
    without = Runs(runs.folder, NO_CACHE)
    without.report()
    without.report()
    assert without.made == 2
