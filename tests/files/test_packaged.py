"""Rulesets that come as packages: found by name, read as data, never run."""

import shutil
from pathlib import Path

import pytest

from disclint.files.cache import NO_CACHE, Cache
from disclint.files.law import Laws
from disclint.files.packaged import packages
from disclint.model.errors import SeveralErrors, UsageError

HOUSE = Path(__file__).parent.parent / "cli" / "data" / "house.yaml"
VOCABULARY = """\
vocabulary: norvane-words
version: "1.0"
lists: [{id: norvane-words, about: Invented., source: invented, date: 2026-11-23, terms: [wonderful]}]
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages with one ruleset in it, whose code must not run."""
    package = tmp_path / "site" / "norvane_rules"
    (package / "vocabulary").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('this must not run')\n")
    (package / "vocabulary" / "words.yaml").write_text(VOCABULARY)
    (package / "house.yaml").write_text(HOUSE.read_text().replace("house-hype}", "norvane-words}"))
    enter(tmp_path / "site", "norvane-rules", "norvane = norvane_rules\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def enter(site: Path, name: str, line: str) -> None:
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[disclint.rulesets]\n{line}")


@pytest.mark.usefixtures("site")
def test_a_packaged_ruleset_is_in_force_by_its_name() -> None:
    laws = Laws(NO_CACHE)
    assert [(one.id, one.file) for one in laws.law(("norvane",)).rulesets] == [("house", "norvane_rules/house.yaml")]
    assert "norvane-words" in laws.law(("norvane",)).lexicon.lists
    beside = [one.id for one in laws.law(("all", "norvane")).rulesets]
    assert beside[-1] == "house"
    assert beside[:-1] == [one.id for one in laws.law(()).rulesets]
    rule, ruleset = laws.rule("HSE001", ("norvane",))
    assert rule.title == "Promise no return"
    assert "id: HSE001" in laws.text(ruleset, ("norvane",))


def test_a_package_that_is_gone_or_empty_is_told(site: Path) -> None:
    (site / "norvane_rules" / "house.yaml").unlink()
    with pytest.raises(UsageError, match="“norvane” holds no ruleset; let norvane_rules hold a file"):
        Laws(NO_CACHE).law(("norvane",))
    shutil.rmtree(site / "norvane_rules")
    with pytest.raises(UsageError, match="“norvane” names norvane_rules, which is no folder of files; install that package anew"):
        Laws(NO_CACHE).law(("norvane",))
    with pytest.raises(UsageError, match=r"there is no ruleset “norvan”; did you mean norvane\?"):
        Laws(NO_CACHE).law(("norvan",))


def test_a_fault_in_a_packaged_ruleset_is_told_by_the_name_of_its_package(site: Path) -> None:
    (site / "norvane_rules" / "house.yaml").write_text("ruleset: house\nversion: 1\ntitle: None\nrules: []\n")
    with pytest.raises(SeveralErrors) as error:
        Laws(NO_CACHE).law(("norvane",))
    assert str(error.value).startswith("norvane_rules/house.yaml:4:8: ‘rules’ is too short")


def test_packages_are_looked_for_again_when_one_is_installed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    kept = Cache(str(tmp_path / "kept"))
    assert packages(kept) == {"norvane": "norvane_rules"}
    enter(site, "other-rules", "other = other.rules:data\n")
    assert packages(kept) == {"norvane": "norvane_rules", "other": "other.rules"}


def test_a_folder_inside_a_package_can_hold_the_files(site: Path) -> None:
    shutil.move(site / "norvane_rules", site / "inner")
    (site / "outer").mkdir()
    (site / "outer" / "__init__.py").write_text("raise SystemExit('this must not run')\n")
    shutil.move(site / "inner", site / "outer" / "inner")
    enter(site, "outer", "outer = outer.inner\n")
    assert [one.file for one in Laws(NO_CACHE).law(("outer",)).rulesets] == ["outer.inner/house.yaml"]


def test_overrides_of_a_package_hold_where_it_is_in_force(site: Path, tmp_path: Path) -> None:
    (site / "norvane_rules" / "changes.yaml").write_text(
        'ruleset: norvane-changes\nversion: "1.0"\ntitle: Changes\nextends: house-style\noverrides:\n'
        "  - {rule: STY005, off: true, because: the newsroom decides}\n"
    )
    law = Laws(NO_CACHE).law(("norvane",))
    rules = {rule.id: rule for ruleset in law.rulesets for rule in ruleset.rules}
    assert {ruleset.id for ruleset in law.rulesets} == {"house", "norvane-changes", "house-style"}
    assert rules["STY005"].off == "switched off by norvane-changes: the newsroom decides"
    (written,) = [one for one in Laws(NO_CACHE).law(()).rulesets if one.id == "house-style"]
    assert not any(rule.off for rule in written.rules)
    alone = Laws(NO_CACHE).written(("norvane",)).rulesets
    assert {ruleset.id for ruleset in alone} == {"house", "norvane-changes"}
