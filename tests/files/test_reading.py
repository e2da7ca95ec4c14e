import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from disclint.files import reading
from disclint.files.reading import Content, Given
from disclint.model.errors import InputError, UsageError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, text: str = "Words.") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def find(*paths: str, stdin: str | None = None, excluded: Iterable[str] = (), force: bool = False) -> list[Given | InputError]:
    left_out = {str(Path(path).absolute()) for path in excluded}
    return reading.find(paths, stdin, left_out.__contains__, force=force)


def names(found: list[Given | InputError]) -> list[str]:
    return [one.path if isinstance(one, Given) else str(one) for one in found]


def test_a_folder_is_searched_for_releases_only() -> None:
    wanted = ["a.md", "b.MARKDOWN", "x/c.txt", "x/y/d.html", "x/y/e.htm", "x/y/f.docx", "x/notice.md", "x/history.md"]
    write(*wanted)
    write("README.md", "readme.txt", "CHANGELOG.md", "x/LICENSE.txt", "AGENTS.md", "README.de.md", "NOTICE.md", "requirements.txt")
    write(".hidden/a.md", ".a.md", "~$f.docx", "node_modules/p/a.md", "env/pyvenv.cfg", "env/a.md", "a.pdf", "a.json", "Makefile")
    Path("folder.md").mkdir()
    assert names(find(".")) == sorted(wanted)


def test_files_come_once_and_in_order_however_they_are_named() -> None:
    write("b.md", "x/a.md", "README.md")
    expected = ["README.md", "b.md", "x/a.md"]
    assert names(find("x/../b.md", ".", "x", "README.md", str(Path("x/a.md").absolute()))) == expected
    Path("y").mkdir()
    os.chdir("y")
    assert names(find("../x", "..")) == ["../b.md", "../x/a.md"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("none.md", "none.md: does not exist; check the path"),
        ("relase.md", "relase.md: does not exist; did you mean release.md?"),
        ("nowhere/a.md", "nowhere/a.md: does not exist; check the path"),
        ("other.pdf", "other.pdf: has the ending .pdf, which is not read; disclint reads .md .markdown .txt .html .htm .docx"),
        ("release.pdf", "release.pdf: has the ending .pdf, which is not read; did you mean release.md beside it?"),
        ("old.doc", "old.doc: has the ending .doc, which is not read; save it as .docx first"),
        ("pipe.md", "pipe.md: is not a regular file; name a file, or - to read standard input"),
        ("empty", "empty: holds no releases; disclint reads .md .markdown .txt .html .htm .docx"),
        ("project", "project: holds no releases; files such as README.md are not taken for releases unless you name them"),
        ("archive", "archive: holds no releases; the configuration excludes all that are there (2)"),
        ("dead.md", "dead.md: is not a regular file; name a file, or - to read standard input"),
    ],
)
def test_what_cannot_be_read_has_its_line_among_the_others(path: str, line: str) -> None:
    write("release.md", "release.pdf", "other.pdf", "old.doc", "project/README.md", "archive/a.md", "archive/b.md")
    Path("empty").mkdir()
    Path("dead.md").symlink_to("gone.md")
    os.mkfifo("pipe.md")
    assert set(names(find(path, "release.md", excluded=["archive/a.md", "archive/b.md"]))) == {line, "release.md"}


def test_a_named_file_is_checked_though_excluded_unless_forced() -> None:
    write("a.md", "b.md")
    assert names(find("a.md", ".", excluded=["a.md"])) == ["a.md", "b.md"]
    assert names(find(".", excluded=["a.md"])) == ["b.md"]
    assert names(find("a.md", "b.md", excluded=["a.md"], force=True)) == ["b.md"]


def test_names_are_printable_and_on_one_line() -> None:
    write("a\nb\x1b[31m.md")
    Path(os.fsdecode(b"caf\xe9.md")).write_text("x")
    assert names(find(".")) == ["a\ufffdb\ufffd[31m.md", "caf\ufffd.md"]


@pytest.mark.parametrize("ending", [".meta.json", ".meta.yaml", ".meta.yml", ".json"])
def test_metadata_beside_a_release_comes_with_it(ending: str) -> None:
    write("x/q3.md", f"x/q3{ending}")
    (given,) = find("x/q3.md")
    assert isinstance(given, Given)
    assert reading.read(given) == Content(b"Words.", (f"x/q3{ending}", b"Words."))


def test_a_report_written_beside_a_release_is_not_its_metadata() -> None:
    write("a.md")
    write("a.json", text='{"schema": "disclint.report/1"}')
    (given,) = find("a.md")
    assert isinstance(given, Given)
    assert reading.read(given).sidecar is None


def test_the_size_is_judged_before_the_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("big.md").open("wb") as file:
        file.truncate(5 << 20)
    (given,) = find("big.md")
    assert isinstance(given, Given)
    monkeypatch.setattr("builtins.open", None)
    with pytest.raises(InputError, match=r"^big.md: is too large \(5.0 MB, the limit is 4 MB\); "):
        reading.read(given)


def test_a_file_that_goes_away_in_between_is_told() -> None:
    with pytest.raises(InputError, match=r"^a.md: cannot be read \(it has gone\); "):
        reading.read(Given("a.md", str(Path("a.md").absolute())))


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_goes_by_the_name_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    write("x/q3.meta.json")
    standard_input(monkeypatch, b"From the pipe.")
    (given,) = find("-", stdin="x/q3.md")
    assert given == Given("x/q3.md", str(Path("x/q3.md").absolute()), piped=True)
    assert reading.read(given) == Content(b"From the pipe.", ("x/q3.meta.json", b"Words."))
    assert names(find("-", "-")) == ["-"]
    assert "has the ending .pdf" in names(find("-", stdin="a.pdf"))[0]


def test_too_much_from_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"x" * (5 << 20))
    with pytest.raises(InputError, match=r"^-: is too large \(the limit is 4 MB\)"):
        reading.read(Given("-", "-", piped=True))


def test_what_is_checked_where_nothing_is_named() -> None:
    assert reading.standard_input_once((), None) == (".",)
    assert reading.standard_input_once((), "a.md") == ("-",)
    assert reading.standard_input_once(("b.md", "-"), "a.md") == ("b.md", "-")
    with pytest.raises(UsageError, match="--stdin-filename names standard input"):
        reading.standard_input_once(("b.md",), "a.md")


def test_an_empty_file_beside_a_release_is_the_report_that_is_about_to_be_written(tmp_path: Path) -> None:
    """``disclint check draft.md --format json > draft.json``: the shell makes the file first."""
    (tmp_path / "draft.md").write_text("Norvane opens a depot\n", encoding="utf-8")
    (tmp_path / "draft.json").write_bytes(b"")
    assert reading.read(reading.Given("draft.md", str(tmp_path / "draft.md"))).sidecar is None
