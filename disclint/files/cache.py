"""Values that are dear to make, kept between runs in the user's own cache folder.

What is kept is a pickle, and reading a foreign pickle runs foreign code: so the folder is one that only its owner can enter, which is
looked at each time. Where there is no such folder (a read-only home, a shared one), everything works and nothing is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar, cast

from disclint.model.value import dataclass
from disclint.version import __version__

Value = TypeVar("Value")

_MARK = b"disclint\x01"
_KEPT_OF_A_KIND = 16


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder for kept values; without one nothing is kept. It belongs to one version of the program and of Python."""

    folder: str | None

    def kept(self, kind: str, key: str, make: Callable[[], Value]) -> Value:
        """Return the value kept under *kind* and *key*, else make it and keep it.

        Args: *key* is made of all that the value depends on and is fit for a file name. What *make* raises is passed on.
        """
        found = self.find(kind, key)
        if found is None:
            found = make()
            self.keep(kind, key, found)
        return cast(Value, found)

    def find(self, kind: str, key: str) -> object | None:
        """Return what is kept under *kind* and *key*, or None."""
        if self.folder is None:
            return None
        try:
            return _read(self._path(kind, key))
        except (_UnfitError, OSError):
            return None

    def keep(self, kind: str, key: str, value: object) -> None:
        """Keep *value*, in the stead of what is there."""
        if self.folder is not None:
            _write(self._path(kind, key), value)
            _prune(self.folder, kind)

    def _path(self, kind: str, key: str) -> str:
        return os.path.join(self.folder or "", f"{kind}-{key}.pickle")


NO_CACHE = Cache(None)


def user_cache() -> Cache:
    """Return the cache of this user, or one that keeps nothing where no folder is safe and writable."""
    root = os.path.join(_user_folder(), "disclint")
    folder = os.path.join(root, f"{__version__}-{sys.implementation.cache_tag}")
    try:
        os.makedirs(os.path.dirname(root), exist_ok=True)
        for level in (root, folder):
            if not os.path.isdir(level):
                os.mkdir(level, 0o700)
        return Cache(folder) if _only_ours(root) and os.access(folder, os.W_OK) else NO_CACHE
    except OSError:
        return NO_CACHE


def stamp(paths: list[str]) -> str:
    """Return a key that changes when one of the files is written: names, sizes, times."""
    from zlib import crc32

    seen = []
    for path in paths:
        status = os.stat(path)
        seen.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}")
    text = "\1".join(seen).encode("utf-8", "surrogateescape")
    return f"{crc32(text):08x}{crc32(text[::-1]):08x}"


class _UnfitError(Exception):
    """What lies there is not what was kept."""


def _user_folder() -> str:
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return named
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", os.path.join(home, "AppData", "Local"))
    return os.path.join(home, ".cache")


def _only_ours(folder: str) -> bool:
    """Tell whether *folder* is closed to all but this user; one of ours that stands open is closed."""
    if sys.platform == "win32":
        return True
    status = os.stat(folder)
    if status.st_uid != os.geteuid():
        return False
    if status.st_mode & 0o077:
        os.chmod(folder, 0o700)
    return True


def _read(path: str) -> object:
    import pickle
    from zlib import crc32

    with open(path, "rb") as file:
        data = file.read()
    head = len(_MARK) + 4
    body = memoryview(data)[head:]
    if not data.startswith(_MARK) or crc32(body) != int.from_bytes(data[len(_MARK) : head], "big"):
        raise _UnfitError
    try:
        return pickle.loads(body)
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError) as error:  # whole, but written by other code
        raise _UnfitError from error


def _write(path: str, value: object) -> None:
    """Write whole or not at all; a folder that cannot be written is no fault."""
    import pickle
    from zlib import crc32

    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    draft = f"{path}.{os.getpid()}"
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            file.write(_MARK + crc32(body).to_bytes(4, "big") + body)
        os.replace(draft, path)
    except OSError:
        _forget(draft)


def _prune(folder: str, kind: str) -> None:
    try:
        with os.scandir(folder) as entries:
            kept = sorted((e.stat().st_mtime_ns, e.path) for e in entries if e.name.startswith(f"{kind}-"))
    except OSError:
        return
    for _, path in kept[:-_KEPT_OF_A_KIND]:
        _forget(path)


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
