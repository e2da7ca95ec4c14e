"""Looking into metadata: values by the names a field goes by, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclint.model.document import Metadata
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Place
from disclint.model.value import dataclass

Path = tuple[str | int, ...]

MOMENT = ("release_datetime", "date", "datePublished", "versioncreated")
LANGUAGE = ("lang", "language", "inLanguage")
STATUS = ("status", "pubstatus")
SUMMARY = ("summary", "description")
UNTIL = ("embargo.until", "embargoed")
"""The names of some fields: the first is ours, the others are those of neighbouring vocabularies."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the metadata that is not empty. *key* is its path in words, as in ``securities[1].isin``."""

    path: Path
    value: object
    where: Place | None

    @property
    def key(self) -> str:
        """Return the path as writers read it: dots between keys, list entries counted from 1."""
        return key(self.path)

    @property
    def words(self) -> str:
        """Return the value on one line."""
        return str(self.value).lower() if isinstance(self.value, bool) else " ".join(str(self.value).split())


def key(path: Path) -> str:
    """Return *path* as writers read it."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f"{'.' if words else ''}{step}"
    return words


def entries(reading: Reading, dotted: str) -> Iterator[Entry]:
    """Yield each scalar at *dotted* that is not empty; a list stands for each of its members. Order: that of the metadata."""
    metadata = reading.release.document.metadata
    if metadata is not None:
        for path, value in _walk(metadata.data, tuple(dotted.split(".")), ()):
            if value is not None and not isinstance(value, Mapping) and value != "":
                yield Entry(path, value, place(metadata, path))


def first(reading: Reading, names: tuple[str, ...]) -> Entry | None:
    """Return the first value that is given under one of *names*."""
    return next((entry for name in names for entry in entries(reading, name)), None)


def breach(entry: Entry, problem: str, proofs: tuple[Proof, ...] = (), severity: Severity | None = None) -> Breach:
    """Return the breach that marks the value of *entry*. Values: ``key``, ``problem`` and ``found``."""
    return Breach(entry.where, {"key": entry.key, "found": entry.words, "problem": problem}, proofs, severity=severity)


def place(metadata: Metadata, path: Path) -> Place | None:
    """Return where *path* stands, or what it stands in."""
    while path and path not in metadata.places:
        path = path[:-1]
    return metadata.places.get(path)


def _walk(data: object, rest: tuple[str, ...], path: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(data, list | tuple):
        for at, member in enumerate(data):
            yield from _walk(member, rest, (*path, at))
    elif not rest:
        yield path, data
    elif isinstance(data, Mapping) and rest[0] in data:
        yield from _walk(data[rest[0]], rest[1:], (*path, rest[0]))
