"""What is built holds all that it needs, and the papers of the project are in order."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import disclint

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ELSEWHERE = ("examples", "grammars", "rulesets")
NO_SUCH = "disclint.toml:1:13: there is no ruleset “norvane-rules”; there are "
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")


def data_files() -> set[str]:
    """Return the data files as a wheel names them."""
    tops = {"disclint": ROOT / "disclint", **{f"disclint/{name}": ROOT / name for name in ELSEWHERE}}
    examples = {f"disclint/examples/{path.relative_to(ROOT / 'examples').as_posix()}" for path in (ROOT / "examples").glob("*/*.*")}
    return examples | {
        f"{name}/{path.relative_to(top).as_posix()}"
        for name, top in tops.items()
        for path in top.rglob("*")
        if path.is_file() and path.suffix in (".lark", ".yaml", ".json", ".typed")
    }


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what builds packages."""
    folder = tmp_path_factory.mktemp("tools")
    fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(folder)]
    fetched = subprocess.run([*fetch, *PROJECT["build-system"]["requires"]], capture_output=True, text=True, check=False)
    if fetched.returncode:
        pytest.skip(f"the build tools cannot be fetched: {fetched.stderr.strip().splitlines()[-1:]}")
    return folder


def build(tree: Path, out: Path, tools: Path, *kinds: str) -> None:
    calls = "; ".join(f"build_meta.build_{kind}({str(out)!r})" for kind in kinds)
    code = f"import sys; sys.path.insert(0, {str(tools)!r}); from setuptools import build_meta; {calls}"
    done = subprocess.run([sys.executable, "-c", code], cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def built(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the source archive in a copy of the tree."""
    top = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT, top / "tree", ignore=LEFT_OUT)
    build(top / "tree", top, tools, "wheel", "sdist")
    return top


def test_the_wheel_holds_code_grammars_rulesets_schemas_and_licence(built: Path) -> None:
    (wheel,) = built.glob("disclint-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    code = {f"disclint/{path.relative_to(ROOT / 'disclint').as_posix()}" for path in (ROOT / "disclint").rglob("*.py")}
    assert data_files() | code <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests", "examples", "benchmarks"))]


def test_the_wheel_works_by_itself(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("disclint-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    call = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from disclint.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", call, "check", "--no-cache", "--quiet", "examples/clean"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def in_the_wheel(site: Path, *arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line, or *code*, on the wheel that was taken apart in *site*."""
    call = code or "from disclint.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(site)!r}); {call}", *arguments]
    return subprocess.run(command, cwd=site.parent, capture_output=True, encoding="utf-8", check=False)


def test_the_installed_wheel_passes_its_self_test_and_knows_its_files(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("disclint-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    done = in_the_wheel(site, "selftest", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert {step["outcome"] for step in told["steps"]} == {"passed"}
    ruleset = site / "disclint" / "rulesets" / "safety.yaml"
    ruleset.write_text(ruleset.read_text(encoding="utf-8") + "# softened\n", encoding="utf-8")
    (site / "disclint" / "rulesets" / "more.yaml").write_text("ruleset: more\n", encoding="utf-8")
    (site / "disclint" / "grammars" / "words.lark").unlink()
    code = "from disclint.files.installation import installation_steps as s; print(*[f for one in s(()) for f in one.faults], sep='\\n')"
    assert in_the_wheel(site, code=code).stdout.splitlines() == [
        "disclint/grammars/words.lark is missing",
        "disclint/rulesets/more.yaml was added",
        "disclint/rulesets/safety.yaml was changed",
    ]


def test_a_ruleset_is_begun_built_installed_and_in_force(built: Path, tools: Path, tmp_path: Path) -> None:
    """In a virtual environment of its own: the wheel, and a packaged ruleset whose code must never run."""
    (wheel,) = built.glob("disclint-*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    (inside,) = (tmp_path / "venv").glob("**/site-packages")
    (inside / "what-disclint-needs.pth").write_text(
        "\n".join(path for path in sys.path if path.endswith("site-packages")), encoding="utf-8"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        words = [str(programs / command[0]), *command[1:]]
        return subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)

    install = ("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
    assert run(*install, str(wheel)).returncode == 0
    begun = run("disclint", "rules", "new", "norvane-rules", "--package")
    assert begun.returncode == 0, begun.stderr
    (tmp_path / "norvane-rules" / "norvane_rules" / "__init__.py").write_text("raise SystemExit('this must never run')\n", encoding="utf-8")
    build(tmp_path / "norvane-rules", tmp_path, tools, "wheel")
    (tmp_path / "disclint.toml").write_text('rulesets = ["norvane-rules"]\n', encoding="utf-8")
    (tmp_path / "release.md").write_text("# A game-changing dock\n\nBERGEN, May 4, 2026 - The dock opened today.\n", encoding="utf-8")
    before = run("disclint", "check", "release.md")
    assert before.returncode == 2
    assert before.stderr.startswith(NO_SUCH)
    (plugin,) = tmp_path.glob("norvane_rules-*.whl")
    assert run(*install, str(plugin)).returncode == 0
    after = run("disclint", "check", "release.md", "--format", "json")
    assert after.returncode in (0, 1), after.stderr
    assert "HSE001" in {finding["rule"] for finding in json.loads(after.stdout)["files"][0]["findings"]}
    assert run("disclint", "rules", "test", "norvane-rules").stdout == "PASS: 20 examples of 5 rules\n"
    assert run("disclint", "selftest", "--format", "text=record.txt").returncode == 0


def test_the_source_archive_builds_what_the_tree_builds(built: Path) -> None:
    (source,) = built.glob("disclint-*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    inside = {name.removeprefix("disclint/") if name.split("/")[1] in ELSEWHERE else name for name in data_files()}
    assert inside | {"LICENSE", "README.md", "pyproject.toml"} <= names


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:\.dev\d+|rc\d+)?", disclint.__version__)


def test_the_changelog_tells_of_this_version() -> None:
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## \[(.+?)\]", told, re.MULTILINE)
    assert first
    assert first[1] in ("Unreleased", disclint.__version__)
    assert f"[{disclint.__version__}]" in told


def test_the_licence_is_whole() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "disclint" / "py.typed").is_file()


def test_the_public_names_are_there() -> None:
    assert {"check", "parse", "__version__"} <= set(disclint.__all__)
    assert all(hasattr(disclint, name) for name in disclint.__all__)
    assert not hasattr(disclint, "no_such_name")
