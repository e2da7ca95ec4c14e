import os
import subprocess
import sys
from pathlib import Path

import pytest

from disclint.files import cache
from disclint.files.cache import NO_CACHE, Cache, user_cache


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return user_cache()


def folder(kept: Cache) -> Path:
    assert kept.folder is not None
    return Path(kept.folder)


def never() -> str:
    raise AssertionError("made again")


def test_a_value_is_made_once(kept: Cache) -> None:
    assert kept.kept("law", "1", lambda: ("made", 1)) == ("made", 1)
    assert kept.kept("law", "1", never) == ("made", 1)
    assert kept.kept("law", "2", lambda: "other") == "other"
    assert user_cache().kept("law", "2", never) == "other"


def test_without_a_folder_nothing_is_kept() -> None:
    assert [NO_CACHE.kept("law", "1", lambda value=value: value) for value in "ab"] == ["a", "b"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:],
        lambda data: b"cos\nsystem\n(S'false'\ntR.",
        lambda data: data + b"more",
    ],
)
def test_a_spoilt_file_is_made_anew_in_silence(kept: Cache, spoil: object) -> None:
    kept.kept("law", "1", lambda: "value of some length")
    (path,) = folder(kept).glob("law-*")
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert kept.kept("law", "1", lambda: "new") == "new"
    assert kept.kept("law", "1", never) == "new"


class Gone:
    """A class that a later version of the code does not have."""


def test_what_other_code_wrote_is_made_anew(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "Gone", Gone, raising=False)
    monkeypatch.setattr(Gone, "__module__", "disclint.files.cache")
    kept.kept("law", "1", Gone)
    monkeypatch.delattr(cache, "Gone")
    assert kept.kept("law", "1", lambda: "new") == "new"


def test_only_the_owner_can_enter(kept: Cache) -> None:
    assert folder(kept).parent.stat().st_mode & 0o777 == 0o700
    folder(kept).parent.chmod(0o755)
    assert user_cache() == kept
    assert folder(kept).parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_somebody_else_is_not_used(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert user_cache() == NO_CACHE


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert user_cache() == NO_CACHE


def test_a_folder_that_cannot_be_written_is_no_fault(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    assert kept.kept("law", "1", lambda: "value") == "value"
    assert list(folder(kept).iterdir()) == []


def test_old_values_make_room_for_new_ones(kept: Cache) -> None:
    for number in range(20):
        kept.kept("law", str(number), lambda: "x")
    kept.kept("config", "1", lambda: "x")
    assert len(list(folder(kept).glob("law-*"))) == 16
    assert kept.kept("config", "1", never) == "x"


def test_processes_at_the_same_time_do_not_disturb_one_another(kept: Cache) -> None:
    program = "from disclint.files.cache import user_cache; print(len(user_cache().kept('law', 'big', lambda: list(range(200000)))))"
    running = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate()[0] for process in running] == ["200000\n"] * 4
    assert [path.name for path in folder(kept).iterdir()] == ["law-big.pickle"]


def test_a_stamp_follows_size_and_time(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("one")
    before = cache.stamp([str(path)])
    assert cache.stamp([str(path)]) == before
    os.utime(path, ns=(1, 1))
    assert cache.stamp([str(path)]) != before
