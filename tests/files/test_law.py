"""Which rulesets are in force, shipped and own, and what is kept of them."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import disclint
from disclint.files.cache import NO_CACHE, Cache
from disclint.files.law import Laws
from disclint.model.errors import DisclintError, UsageError

HOUSE = Path(__file__).parent.parent / "cli" / "data" / "house.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(HOUSE, tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(str(tmp_path_factory.mktemp("kept")))


def ids(laws: Laws, *rulesets: str) -> list[str]:
    return [ruleset.id for ruleset in laws.law(rulesets).rulesets]


def test_which_rulesets_are_in_force(kept: Cache) -> None:
    laws = Laws(kept)
    shipped = ids(laws)
    assert len(shipped) >= 3
    assert ids(laws, "all") == shipped
    assert ids(laws, shipped[1]) == [shipped[1]]
    assert ids(laws, "house.yaml") == ["house"]
    assert ids(laws, "./house.yaml", shipped[0]) == [shipped[0], "house"]
    assert ids(laws, "all", "house.yaml") == [*shipped, "house"]


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("zzz", "there is no ruleset “zzz”; there are "),
        ("release-fom", "there is no ruleset “release-fom”; did you mean release-form?"),
        ("gone.yaml", "the ruleset gone.yaml cannot be read (there is no such file); check what --ruleset"),
    ],
)
def test_a_ruleset_that_is_not_there_is_told(kept: Cache, asked: str, line: str) -> None:
    with pytest.raises(UsageError) as caught:
        Laws(kept).law((asked,))
    assert str(caught.value).startswith(line)


def test_a_file_that_gives_itself_the_id_of_a_shipped_ruleset_stands_in_its_stead(kept: Cache, folder: Path) -> None:
    shipped = Laws(kept).written(()).rulesets[0]
    (folder / "mine.yaml").write_text(Laws(kept).text(shipped, ()).replace(f"title: {shipped.title}", "title: Mine", 1))
    laws = Laws(NO_CACHE)
    assert ids(laws, "all", "mine.yaml").count(shipped.id) == 1
    assert next(one for one in laws.law(("all", "mine.yaml")).rulesets if one.id == shipped.id).file == "mine.yaml"


def test_law_is_compiled_once_and_anew_when_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(str(tmp_path / "kept"))
    (tmp_path / "kept").mkdir()
    assert Laws(kept).rule("HSE001", ("house.yaml",))[0].title == "Promise no return"
    monkeypatch.setattr("disclint.files.law._compile", None)
    assert Laws(kept).rule("HSE001", ("house.yaml",))[0].title == "Promise no return"
    assert ids(Laws(kept), "house.yaml") == ["house"]
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    Path("house.yaml").write_text(Path("house.yaml").read_text().replace("Promise no return", "Promise nothing"))
    assert Laws(kept).rule("promised-return", ("house.yaml",))[0].title == "Promise nothing"


def test_examples_are_kept_apart_from_what_a_check_needs(kept: Cache) -> None:
    laws = Laws(kept)
    assert all(rule.bad for ruleset in laws.known(()) for rule in ruleset.rules if rule.status != "removed")
    assert not any(rule.bad or rule.good for ruleset in laws.law(()).rulesets for rule in ruleset.rules)


def test_a_file_that_is_not_valid_is_told_with_its_places(kept: Cache, folder: Path) -> None:
    (folder / "house.yaml").write_text((folder / "house.yaml").read_text().replace("severity: error", "severity: fatal"))
    with pytest.raises(DisclintError) as caught:
        Laws(kept).law(("house.yaml",))
    assert str(caught.value).startswith("house.yaml:21:")


def test_the_program_runs_from_a_zip_too(folder: Path) -> None:
    package = Path(disclint.__file__).parent
    with zipfile.ZipFile(folder / "program.zip", "w") as archive:
        for top, name in ((package, "disclint"), *((_home(part), f"disclint/{part}") for part in ("rulesets", "grammars"))):
            for path in sorted(top.rglob("*")):
                if path.suffix in (".py", ".yaml", ".json", ".lark"):
                    archive.write(path, f"{name}/{path.relative_to(top)}")
    (folder / "bad.md").write_text("# A dock\n\nBERGEN, May 4, 2026 -- Norvane offers guaranteed returns.\n")
    call = f"import sys; sys.path.insert(0, {str(folder / 'program.zip')!r}); from disclint.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", call, "check", "bad.md", "--ruleset", "house.yaml", "--format", "github"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 1
    assert "HSE001" in done.stdout


def _home(part: str) -> Path:
    from importlib import import_module

    return Path(import_module(f"disclint.{part}").__path__[0])
