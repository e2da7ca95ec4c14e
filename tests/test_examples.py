"""The examples give exactly the findings that they say they give."""

import runpy
from pathlib import Path

import pytest

import disclint
from disclint.api.expectations import Expected, differences, expectations, found

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
RELEASES = (".md", ".txt", ".html", ".htm", ".docx")


def releases(folder: str) -> list[str]:
    root = EXAMPLES / folder
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix in RELEASES)


def expected(path: Path) -> Expected:
    """Read the expectations of a release: in the file itself and in ``NAME.expect`` beside it."""
    beside = path.with_suffix(".expect")
    texts = [] if path.suffix == ".docx" else [path.read_text(encoding="utf-8")]
    texts += [beside.read_text(encoding="utf-8")] if beside.is_file() else []
    return expectations(texts)


def found_in(path: Path) -> Expected:
    report = disclint.check(path)
    assert report.verdict != "incomplete", [
        (file.error, [run for run in file.runs if run.state == "could_not_run"]) for file in report.files
    ]
    return found(finding for file in report.files for finding in file.findings)


def test_every_release_comes_once_clean_and_once_faulty() -> None:
    assert releases("clean") == releases("faulty")
    assert len(releases("clean")) >= 8


@pytest.mark.parametrize("name", releases("clean"))
def test_a_clean_release_gives_no_error_and_no_warning(name: str) -> None:
    assert not found_in(EXAMPLES / "clean" / name)


@pytest.mark.parametrize("name", releases("faulty"))
def test_a_faulty_release_gives_what_it_expects_word_for_word(name: str) -> None:
    wanted = expected(EXAMPLES / "faulty" / name)
    assert wanted
    assert differences(wanted, found_in(EXAMPLES / "faulty" / name)) == ()


def test_expectations_name_rules_that_exist() -> None:
    from disclint.files.cache import NO_CACHE
    from disclint.files.law import Laws

    known = {rule.id for ruleset in Laws(NO_CACHE).known(()) for rule in ruleset.rules}
    asked = {rule for name in releases("faulty") for rule, _ in expected(EXAMPLES / "faulty" / name)}
    assert asked <= known


def test_the_word_examples_are_what_their_script_makes(tmp_path: Path) -> None:
    for folder in ("clean", "faulty"):
        (tmp_path / folder).mkdir()
    runpy.run_path(str(EXAMPLES / "make_docx.py"))["main"](tmp_path)
    for folder in ("clean", "faulty"):
        made = (tmp_path / folder / "trial-start.docx").read_bytes()
        assert made == (EXAMPLES / folder / "trial-start.docx").read_bytes(), "run python examples/make_docx.py"


def test_readme_names_every_example() -> None:
    told = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in told for name in releases("clean"))
