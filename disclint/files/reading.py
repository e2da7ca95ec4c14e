"""The files of a run: found, named for reports, read.

A file that cannot be read is an `InputError` in its place among the others, never the end of the run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from disclint.files.project_files import is_project_file, is_project_folder
from disclint.model.errors import InputError, UsageError
from disclint.model.value import dataclass
from disclint.text.limits import LARGEST

ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm", ".docx")
SIDECARS = (".meta.json", ".meta.yaml", ".meta.yml", ".json")
"""Endings of the metadata file beside a release, after the name without its ending; the first one found counts."""
STANDARD_INPUT = "-"

_READ = f"disclint reads {' '.join(ENDINGS)}"
_OWN_REPORT = b'"disclint.report/'


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be checked: *path* as reports name it; *disk* where it lies, or would lie if standard input were a file."""

    path: str
    disk: str
    piped: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What was read: the bytes of a release and, where one lies beside it, name and bytes of its metadata file."""

    data: bytes
    sidecar: tuple[str, bytes] | None


def find(paths: Iterable[str], stdin_filename: str | None, excluded: Callable[[str], bool], *, force: bool) -> list[Given | InputError]:
    """Return all files that *paths* name, or hold where they are folders, each once.

    Args: *excluded* tells for a path on disk whether a search passes over it; *force* asks it for named files too.
    Order: by name as reports show it.
    """
    found: dict[str, Given | InputError] = {}
    for path in paths:
        for one in _named(path, stdin_filename, excluded):
            name = one.path if isinstance(one, Given) else one.name
            if not (force and isinstance(one, Given) and excluded(one.disk)):
                found.setdefault(name, one)
    return [found[name] for name in sorted(found)]


def one_file(path: str, stdin_filename: str | None) -> Given:
    """Return the one file that *path* names.

    Errors: InputError if it is not there or not for us; UsageError if it is a folder.
    """
    if not path:
        raise UsageError("no release is named", "name a file, or - for standard input")
    if path != STANDARD_INPUT and os.path.isdir(path):
        raise UsageError(f"{shown(os.path.abspath(path))} is a folder", "name one release in it")
    (found,) = find(standard_input_once((path,), stdin_filename), stdin_filename, lambda _: False, force=False)
    if isinstance(found, InputError):
        raise found
    return found


def read(given: Given) -> Content:
    """Read a file and the metadata beside it.

    Errors: InputError.
    """
    if given.piped:
        data = sys.stdin.buffer.read(LARGEST + 1)
        _judge_size(given.path, len(data))
    else:
        data = _bytes(given.disk, given.path)
    return Content(data, _sidecar(given))


def shown(disk: str) -> str:
    """Return a path as reports show it: from the working folder, with forward slashes, printable, on one line."""
    try:
        path = os.path.relpath(disk)
    except ValueError:  # another drive
        path = os.path.splitdrive(disk)[1]
    path = os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in path)


def _named(path: str, stdin_filename: str | None, excluded: Callable[[str], bool]) -> Iterator[Given | InputError]:
    if path == STANDARD_INPUT:
        yield _piped(stdin_filename)
        return
    disk = os.path.abspath(path)
    if os.path.isdir(disk):
        yield from _folder(disk, excluded)
    elif not os.path.lexists(disk):
        yield InputError(shown(disk), "does not exist", _nearest(disk))
    elif not os.path.isfile(disk):
        yield InputError(shown(disk), "is not a regular file", "name a file, or - to read standard input")
    else:
        yield _unread_kind(disk) or Given(shown(disk), disk)


def _piped(stdin_filename: str | None) -> Given | InputError:
    if stdin_filename is None:
        return Given(STANDARD_INPUT, os.path.join(os.getcwd(), STANDARD_INPUT), piped=True)
    disk = os.path.abspath(stdin_filename)
    return _unread_kind(disk) or Given(shown(disk), disk, piped=True)


def _unread_kind(disk: str) -> InputError | None:
    """Return what to say of a file whose ending says that it is not for us; one without an ending is looked into."""
    stem, ending = os.path.splitext(disk)
    if not ending[1:].isalnum() or ending.lower() in ENDINGS:
        return None
    twin = next((stem + other for other in ENDINGS if os.path.isfile(stem + other)), None)
    if twin is not None:
        mend = f"did you mean {shown(twin)} beside it?"
    elif ending.lower() in (".doc", ".odt", ".rtf", ".pages"):
        mend = "save it as .docx first"
    else:
        mend = _READ
    return InputError(shown(disk), f"has the ending {ending}, which is not read", mend)


def _nearest(disk: str) -> str:
    from difflib import get_close_matches

    folder, name = os.path.split(disk)
    try:
        beside = sorted(os.listdir(folder))
    except OSError:
        return "check the path"
    near = get_close_matches(name, beside, 1, 0.7)
    return f"did you mean {shown(os.path.join(folder, near[0]))}?" if near else "check the path"


def _folder(top: str, excluded: Callable[[str], bool]) -> Iterator[Given | InputError]:
    """Search *top*; what it holds none of is told, as nobody names a folder to have nothing checked."""
    project_files = left_out = found = 0
    for one in _search(top):
        if isinstance(one, str) and is_project_file(os.path.basename(one)):
            project_files += 1
        elif isinstance(one, str) and excluded(one):
            left_out += 1
        else:
            found += 1
            yield Given(shown(one), one) if isinstance(one, str) else one
    if not found:
        yield InputError(shown(top), "holds no releases", _why_none(project_files, left_out))


def _why_none(project_files: int, left_out: int) -> str:
    if left_out:
        return f"the configuration excludes all that are there ({left_out})"
    if project_files:
        return "files such as README.md are not taken for releases unless you name them"
    return _READ


def _search(folder: str) -> Iterator[str | InputError]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield InputError(shown(folder), f"cannot be searched ({_reason(error)})", "mend that or leave it out")
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):  # hidden; Word's owner files
            continue
        if entry.is_dir(follow_symlinks=False):
            if not is_project_folder(entry.path):
                yield from _search(entry.path)
        elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
            yield entry.path


def _sidecar(given: Given) -> tuple[str, bytes] | None:
    stem = os.path.splitext(given.disk)[0]
    for ending in SIDECARS:
        disk = stem + ending
        if os.path.isfile(disk):
            data = _bytes(disk, shown(disk))
            if ending == SIDECARS[-1] and (not data.strip() or _OWN_REPORT in data[:200]):
                continue  # a report of ours written beside its release, or the file that it is about to go into
            return shown(disk), data
    return None


def _bytes(disk: str, path: str) -> bytes:
    try:
        _judge_size(path, os.stat(disk).st_size)
        with open(disk, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(path, f"cannot be read ({_reason(error)})", _mend(error)) from error
    _judge_size(path, len(data))
    return data


def _judge_size(path: str, size: int) -> None:
    if size > LARGEST:
        told = f"{size / 2**20:.1f} MB, " if size > LARGEST + 1 else ""
        raise InputError(path, f"is too large ({told}the limit is {LARGEST // 2**20} MB)", "check the release itself, without attachments")


def _reason(error: OSError) -> str:
    """Return the system's words in one tongue on every machine."""
    names = {PermissionError: "permission denied", FileNotFoundError: "it has gone", IsADirectoryError: "it is a folder"}
    return names.get(type(error), f"system error {error.errno}")


def _mend(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "give yourself the right to read it, or leave it out"
    return "mend that or leave it out"


def standard_input_once(paths: tuple[str, ...], stdin_filename: str | None) -> tuple[str, ...]:
    """Return what to check where the user gave *paths* and a name for standard input.

    Errors: UsageError if standard input has a name but is not among the paths.
    """
    if stdin_filename is None:
        return paths or (".",)
    if paths and STANDARD_INPUT not in paths:
        raise UsageError("--stdin-filename names standard input, which is not asked for", "add - to the paths or leave it out")
    return paths or (STANDARD_INPUT,)
