"""What is installed here: the files that decide what the program does, the machine, and whether the files are those that were published."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module

from disclint.files.sources import shipped
from disclint.model.qualification import FAILED, INSTALLATION, NOT_APPLICABLE, PASSED, Digest, Step
from disclint.version import __version__

OLDEST_PYTHON = (3, 11)
_KINDS = (
    ("rulesets", "rulesets", ".yaml"),
    ("vocabulary", "rulesets/vocabulary", ".yaml"),
    ("register", "rulesets/duties", ".yaml"),
    ("grammars", "grammars", ".lark"),
    ("schemas", "schemas", ".json"),
)
_DECISIVE = (".py", ".yaml", ".lark", ".json")
"""Files with these endings change what the program does."""


def digests() -> tuple[tuple[str, tuple[Digest, ...]], ...]:
    """Return the digests of all data files, by kind, and one of all code."""
    kinds = [(kind, tuple(_digest(name, data) for name, data in shipped(folder, ending))) for kind, folder, ending in _KINDS]
    return (*kinds, ("code", (_code(),)))


def platform() -> tuple[tuple[str, str], ...]:
    """Return what is known of the machine, none of it private."""
    import platform as machine

    return (
        ("system", f"{machine.system()} {machine.release()}"),
        ("processor", machine.machine()),
        ("python", f"{machine.python_implementation()} {machine.python_version()}"),
        ("encoding", f"{sys.getfilesystemencoding()} (files), {sys.stdout.encoding if sys.stdout else 'none'} (output)"),
    )


def dependencies() -> tuple[tuple[str, str], ...]:
    """Return the packages that the program asks for, with the versions that are there (“missing” where one is not)."""
    from importlib.metadata import PackageNotFoundError, version

    told = []
    for name in _required():
        try:
            told.append((name, version(name)))
        except PackageNotFoundError:
            told.append((name, "missing"))
    return tuple(told)


def installation_steps(packages: tuple[tuple[str, str], ...]) -> Iterator[Step]:
    """Look at the installation; *packages* are its `dependencies`."""
    supported = sys.version_info >= OLDEST_PYTHON
    told = ".".join(map(str, sys.version_info[:3]))
    yield Step("IQ-1", INSTALLATION, "Python is 3.11 or newer", PASSED if supported else FAILED, f"it is {told}")
    missing = tuple(f"{name} is not installed" for name, version in packages if version == "missing")
    known = f"{len(packages)} packages" if packages else "the list of required packages is not installed with the program"
    outcome = FAILED if missing else PASSED if packages else NOT_APPLICABLE
    yield Step("IQ-2", INSTALLATION, "Every required package is installed", outcome, known, missing)
    yield _as_published()


def _digest(name: str, data: bytes) -> Digest:
    import re

    found = re.search(rb"^version:[ \t]*[\"']?([^\s\"']+)", data, re.MULTILINE)
    return Digest(name.rpartition("/")[2], found[1].decode() if found else "", sha256(data).hexdigest())


def _code() -> Digest:
    """Return one digest of all Python files: of their names and their own digests."""
    top = _top()
    lines = [f"{sha256(_bytes(path)).hexdigest()}  {_name(path, top)}\n" for path in _below(top) if path.endswith(".py")]
    return Digest("all Python files", __version__, sha256("".join(lines).encode()).hexdigest())


def _top() -> str:
    return os.path.dirname(os.path.abspath(import_module("disclint").__file__ or ""))


def _name(path: str, top: str) -> str:
    return os.path.relpath(path, os.path.dirname(top)).replace(os.sep, "/")


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _below(folder: str) -> list[str]:
    found = [os.path.join(above, name) for above, _, names in os.walk(folder) for name in names]
    return sorted(path for path in found if path.endswith(_DECISIVE) and "__pycache__" not in path)


def _required() -> list[str]:
    import re
    from importlib.metadata import PackageNotFoundError, requires

    try:
        lines = requires("disclint") or []
    except PackageNotFoundError:
        return []
    names = [re.match(r"[A-Za-z0-9._-]+", line) for line in lines if "extra ==" not in line]
    return sorted(found[0] for found in names if found)


def _as_published() -> Step:
    """Hold each file against the digest that the distribution gives it, and look for decisive files that it does not know."""
    what = "The installed files are those of the distribution"
    published = _published()
    if not published:
        told = "no list of published files: an editable installation, or one without an installer"
        return Step("IQ-3", INSTALLATION, what, NOT_APPLICABLE, told)
    top = _top()
    faults = [f"{name} is missing" for name in published if not os.path.isfile(os.path.join(os.path.dirname(top), name))]
    for path in _below(top):
        name = _name(path, top)
        if name not in published:
            faults.append(f"{name} was added")
        elif published[name] != sha256(_bytes(path)).digest():
            faults.append(f"{name} was changed")
    return Step("IQ-3", INSTALLATION, what, FAILED if faults else PASSED, f"{len(published)} files compared by SHA-256", tuple(faults))


def _published() -> dict[str, bytes]:
    """Return the digests of the package's files as the installer noted them, by name; none where it did not."""
    from base64 import urlsafe_b64decode
    from importlib.metadata import PackageNotFoundError, files

    try:
        noted = files("disclint") or []
    except PackageNotFoundError:
        return {}
    ours = [one for one in noted if one.parts[0] == "disclint" and one.hash is not None and one.hash.mode == "sha256"]
    return {one.as_posix(): urlsafe_b64decode(one.hash.value + "==") for one in ours if one.hash is not None}
