"""The house plan, held by a machine."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "disclint"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
MADE = {"__pycache__", "build", "dist", "node_modules"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def project_files() -> Iterator[Path]:
    """Yield what a commit would hold: neither what tools keep beside it nor what was built."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if path.is_file() and not hidden and not MADE.intersection(parts) and not any(part.endswith(".egg-info") for part in parts):
            yield path


def test_imports_only_point_down() -> None:
    pytest.importorskip("importlinter", reason="the contracts are held by import-linter, which the dev group brings")
    call = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_stands_in_the_build_file() -> None:
    listed = PROJECT["tool"]["setuptools"]["packages"]
    folders = {path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in PACKAGE.rglob("__init__.py")}
    elsewhere = PROJECT["tool"]["setuptools"]["package-dir"]
    assert set(listed) == folders | set(elsewhere)
    assert len(listed) == len(set(listed))
    assert all((ROOT / folder / "__init__.py").is_file() for folder in elsewhere.values())
    assert not [name_of(path) for path in modules() if not (path.parent / "__init__.py").is_file()]


def test_every_data_file_ships() -> None:
    tool = PROJECT["tool"]["setuptools"]
    shipped: set[Path] = set()
    for package, patterns in tool["package-data"].items():
        folder = ROOT / tool["package-dir"].get(package, package.replace(".", "/"))
        for pattern in patterns:
            matched = [path for path in folder.glob(pattern) if path.is_file()]
            assert matched, f"{package}: {pattern} matches nothing"
            shipped.update(matched)
    tops = [PACKAGE, *(ROOT / folder for folder in tool["package-dir"].values())]
    data = {path for top in tops for path in top.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert sorted(map(name_of, data - shipped)) == []


def test_every_grammar_is_used() -> None:
    grammars = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "grammars").glob("*.lark")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules())
    imported = {f"{name}.lark" for text in grammars.values() for name in re.findall(r"^%import \.(\w+)", text, re.MULTILINE)}
    assert grammars
    assert [name for name in sorted(grammars) if name not in imported and not re.search(rf"\b{name.removesuffix('.lark')}\b", code)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "grammars").glob("*.lark")), ids=lambda path: path.name)
def test_a_grammar_begins_by_saying_what_it_reads(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("//")


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_says_what_it_does_and_is_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "a module begins with one line that says what it does"
    tables = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.expr)]
    in_tables = sum((node.end_lineno or node.lineno) - node.lineno for node in tables)
    assert source.count("\n") - in_tables <= LONGEST_MODULE


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_function_is_long(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.body[0].lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_nothing_is_caught_by_a_name_too_wide(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    caught = [node.type for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    wide = [kind for kind in caught if kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))]
    assert wide == []


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    call = "import sys, disclint; print(*sorted(name for name in sys.modules if name.startswith('disclint')))"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["disclint", "disclint.version"]


def test_no_file_names_a_place_of_this_machine() -> None:
    places = {str(ROOT), str(ROOT.parent), str(Path.home())} - {"/", "/home", "/tmp", str(Path("/").resolve())}
    named = {}
    for path in project_files():
        text = path.read_bytes().decode("utf-8", "replace")
        found = [place for place in sorted(places) if f"{place}/" in text or f"{place}\\" in text]
        if found:
            named[name_of(path)] = found
    assert named == {}


def test_values_are_made_and_patterns_compiled_the_cheap_way() -> None:
    """A run of one release is a tenth of a second: what every start pays for is not written where nobody sees it."""
    for path in modules():
        text = path.read_text(encoding="utf-8")
        if path.name != "value.py":
            assert not re.search(r"^from dataclasses import .*\b(?:dataclass|field|replace)\b", text, re.M), (
                f"{name_of(path)}: disclint.model.value"
            )
        assert not re.search(r"^\w+(?:: [^=]+)? = (?:re|regex)\.compile", text, re.M), f"{name_of(path)}: compile it where it is used"
