"""``import disclint``: the same verdicts as the command line."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import disclint
from disclint.cli.main import main
from disclint.model.errors import ConfigError, InputError, SeveralErrors, UsageError

HOUSE = Path(__file__).parent.parent / "cli" / "data" / "house.yaml"
TEXT = "# Norvane opens a dock\n\nBERGEN, Norway, May 4, 2026 -- Norvane Shipping ASA offers guaranteed returns.\n"
CONFIG = {"rulesets": ["house.yaml"]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(HOUSE, tmp_path)
    (tmp_path / "bad.md").write_text(TEXT)
    return tmp_path


def found(report: object) -> list[tuple[str, str]]:
    return [(file.path, finding.rule) for file in report.files for finding in file.findings]  # type: ignore[attr-defined]


def test_a_text_a_path_and_bytes_give_the_same_findings() -> None:
    for given in (TEXT, "bad.md", Path("bad.md"), TEXT.encode()):
        report = disclint.check(given, config=CONFIG)
        assert [rule for _, rule in found(report)] == ["HSE001"]
        assert report.verdict == "fail"
        assert [stamp.id for stamp in report.rulesets] == ["house"]


def test_what_is_a_path_and_what_a_text() -> None:
    assert disclint.check("gone.md", config=CONFIG).files[0].error == "gone.md: does not exist; check the path"
    assert disclint.check(Path("One line that is no file"), config=CONFIG).files[0].error is not None
    assert disclint.check("We offer guaranteed returns.", config=CONFIG).verdict == "incomplete"
    assert disclint.check("drafts/missing.rst", config=CONFIG).verdict == "incomplete"
    assert found(disclint.check("We offer guaranteed returns.\n", config=CONFIG)) == [("release.md", "HSE001")]
    assert found(disclint.check("We offer guaranteed returns.\n", name="q3.txt", config=CONFIG)) == [("q3.txt", "HSE001")]
    assert found(disclint.check(TEXT + "\nIn the file bad.md\n", config=CONFIG)) == [("release.md", "HSE001")]
    assert found(disclint.check(".", config=CONFIG)) == [("bad.md", "HSE001")]


def test_a_path_finds_its_configuration_and_a_text_has_none() -> None:
    Path("disclint.toml").write_text('rulesets = ["house.yaml"]\nfail-on = "never"\n')
    assert (found(disclint.check("bad.md")), disclint.check("bad.md").verdict) == ([("bad.md", "HSE001")], "pass")
    assert ("release.md", "HSE001") not in found(disclint.check(TEXT))
    assert found(disclint.check(TEXT, config="disclint.toml")) == [("release.md", "HSE001")]
    assert found(disclint.check(TEXT, config=Path("disclint.toml"))) == [("release.md", "HSE001")]
    assert disclint.check("bad.md", config={}).verdict == disclint.check(TEXT).verdict


def test_what_is_wrong_with_the_asking_is_raised() -> None:
    with pytest.raises(ConfigError, match=r"unknown key “fail_on”; did you mean “fail-on”"):
        disclint.check(TEXT, config={"fail_on": "error"})
    with pytest.raises(SeveralErrors):
        disclint.check(TEXT, config={"fail_on": "error", "preview": 1})
    with pytest.raises(UsageError, match="no ruleset “hous”"):
        disclint.check(TEXT, config={"rulesets": ["hous"]})
    with pytest.raises(UsageError, match="no rule “HSE009”"):
        disclint.check(TEXT, config=CONFIG | {"ignore": ["HSE009"]})


def test_a_release_is_parsed() -> None:
    reading = disclint.parse(TEXT, config=CONFIG)
    assert {section.kind.value for section in reading.release.sections} >= {"headline", "dateline", "body"}
    assert reading.as_of == date(2026, 5, 4)
    assert disclint.parse("bad.md", as_of=date(2020, 1, 1)).as_of == date(2020, 1, 1)
    with pytest.raises(InputError, match=r"^gone.md: does not exist"):
        disclint.parse("gone.md")
    Path("other.md").write_text(TEXT)
    with pytest.raises(UsageError, match="folder with 2 releases"):
        disclint.parse(Path())


def test_the_library_and_the_command_line_say_the_same(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from disclint.report.formats import render
    from disclint.report.style import Style

    Path("disclint.toml").write_text('rulesets = ["all", "house.yaml"]\n')
    assert main(["check", "bad.md", "--format", "json"]) == 1
    by_command = capfdbinary.readouterr().out.decode()
    assert render(disclint.check("bad.md"), "json", Style(100, False, True)) == by_command
    assert len(json.loads(by_command)["rulesets"]) > 1


def test_the_package_offers_what_it_names() -> None:
    assert set(disclint.__all__) == {"__version__", "check", "parse"}
    with pytest.raises(AttributeError):
        disclint.nothing  # noqa: B018 -- to ask is the test
