"""YAML to plain data that knows where it stands: words stay words, and each fault has its line.

Only ``true``, ``false``, ``null`` and whole numbers are more than words, and only where they stand without quotes. Aliases, tags and
repeated keys are refused: the first can make a small file endless, the last hides what was written before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from disclint.model.errors import RulesetError, SeveralErrors
from disclint.model.value import dataclass, field

if TYPE_CHECKING:
    from yaml import Event, ScalarEvent

Data = None | bool | int | str | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]
Position = tuple[int, int]

DEPTH = 40
"""How deep a file may be nested. The YAML library itself falls over far below. Units: levels."""
LARGEST = 4_000_000
"""How long a file may be. Units: characters."""
_KEYWORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file of rules, at *path* where that is known. Units: *line* and *column* from 1."""

    line: int
    column: int
    reason: str
    mend: str
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A YAML file as data. *values* and *keys* tell where the value and its key stand, by the path to it.

    *faults* is where whoever reads on notes what is wrong, so that all of it is told at once.
    """

    name: str
    data: Data
    values: Mapping[Path, Position]
    keys: Mapping[Path, Position]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: Path, reason: str, mend: str, at_key: bool = False) -> None:
        """Note that what stands at *path* is wrong."""
        near = path
        places = self.keys if at_key else self.values
        while near not in places and near:
            near = near[:-1]
        line, column = places.get(near, (1, 1))
        self.faults.append(Fault(line, column, reason, mend, path))

    def line(self, path: Path) -> int:
        """Return the line on which what stands at *path* begins."""
        return self.values.get(path, (1, 1))[0]


def raise_faults(pages: Iterator[Page] | list[Page]) -> None:
    """Raise all faults of *pages*, in the order of the files and their lines; do nothing if there are none."""
    errors = [
        RulesetError(page.name, fault.line, fault.column, fault.reason, fault.mend)
        for page in pages
        for fault in sorted(set(page.faults), key=lambda f: (f.line, f.column, f.reason))
    ]
    if errors:
        raise SeveralErrors(tuple(errors))


def load(text: str, name: str) -> Page:
    """Read the YAML *text*; *name* stands for it in messages.

    What is wrong is noted among the faults of the page; where it is no YAML at all the page holds no data.
    """
    builder = _Builder(Page(name, None, {}, {}))
    fault = _read(builder, text.removeprefix("\ufeff"))
    page = builder.page
    if fault is not None:
        page.faults.append(fault)
    return Page(name, builder.data if fault is None else None, page.values, page.keys, page.faults)


def _read(builder: _Builder, text: str) -> Fault | None:
    """Let *builder* read *text*; return what stopped it."""
    import yaml

    if len(text) > LARGEST:
        return Fault(1, 1, f"the file is longer than {LARGEST:,} characters", "split it")
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.read(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Fault(line, column, f"this is not YAML: {error.problem or error.context}", "mend the line or put its value in quotes")
    except yaml.YAMLError as error:
        return Fault(1, 1, f"this is not YAML: {' '.join(str(error).split())}", "save the file as UTF-8 text")
    except _TooDeepError as error:
        return Fault(*error.position, f"nested more than {DEPTH} levels deep", "write it flatter")
    return None


class _TooDeepError(Exception):
    def __init__(self, position: Position) -> None:
        super().__init__(position)
        self.position = position


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read: *key* is that of the value to come, None where a key is to come."""

    data: dict[str, Data] | list[Data]
    path: Path
    key: str | None = None
    wanted: bool = True


class _Builder:
    """Data from YAML events, without recursion."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.data: Data = None
        self._open: list[_Open] = []
        self._documents = 0

    def read(self, event: Event) -> None:
        """Take the next *event*."""
        import yaml

        mark = event.start_mark
        position = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                self._note(position, "a second document begins here", "keep one document in a file")
        elif isinstance(event, yaml.AliasEvent):
            self._note(position, f"‘*{event.anchor}’ refers to another part of the file", "write it out")
            self._value(None, position)
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event, position)
            self._scalar(event, position)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_tag(event, position)
            if len(self._open) >= DEPTH:
                raise _TooDeepError(position)
            self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], position)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()

    def _note(self, position: Position, reason: str, mend: str) -> None:
        self.page.faults.append(Fault(*position, reason, mend))

    def _refuse_tag(self, event: Event, position: Position) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._note(position, f"‘{tag}’ is a YAML tag", "write the plain value")

    def _scalar(self, event: ScalarEvent, position: Position) -> None:
        words: str = event.value
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.data, dict) and top.wanted:
            self._key(top, words, position)
            return
        self._value(plain(words) if not event.style else words, position)

    def _key(self, top: _Open, words: str, position: Position) -> None:
        path = (*top.path, words)
        assert isinstance(top.data, dict)
        if words in top.data:
            line = self.page.keys[path][0]
            self._note(position, f"‘{words}’ stands here twice (first on line {line})", "keep one of them")
        else:
            self.page.keys[path] = position  # type: ignore[index]  # ours while we build it
        top.key, top.wanted = words, False

    def _value(self, value: Data, position: Position) -> Path:
        if not self._open:
            path: Path = ()
            if self._documents == 1:
                self.data = value
        else:
            top = self._open[-1]
            if isinstance(top.data, list):
                path = (*top.path, len(top.data))
                top.data.append(value)
            elif top.wanted:
                self._note(position, "the key is a list or a table", "write a word for a key")
                top.key, top.wanted, path = "", False, (*top.path, "")
            else:
                assert top.key is not None
                path = (*top.path, top.key)
                if top.key not in top.data:
                    top.data[top.key] = value
                top.wanted = True
        if path not in self.page.values:
            self.page.values[path] = position  # type: ignore[index]
        return path

    def _begin(self, data: dict[str, Data] | list[Data], position: Position) -> None:
        path = self._value(data, position)
        self._open.append(_Open(data, path))


def plain(words: str) -> Data:
    """Return what *words* without quotes mean: true, false, null and whole numbers are typed, all else are words."""
    if words in _KEYWORDS:
        return _KEYWORDS[words]
    digits = words[1:] if words.startswith("-") else words
    if digits.isascii() and digits.isdigit() and len(digits) < 16 and (digits == "0" or not digits.startswith("0")):
        return int(words)
    return words


def nearest(word: str, known: Iterator[str] | list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """Return a hint at the known word nearest to *word*, or at all where they are few."""
    from difflib import get_close_matches

    ordered = sorted(known)
    close = get_close_matches(word, ordered, 1, 0.6)
    if close:
        return f"did you mean ‘{close[0]}’?"
    return f"known are {', '.join(ordered)}" if len(ordered) <= 12 else "see docs/rulesets.md for what is known"
