"""`schema`: the metadata against a JSON Schema, each error at its key and in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from disclint.model.document import Metadata
from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.span import Place
from disclint.model.value import dataclass, replace
from disclint.rules.message import series

if TYPE_CHECKING:
    from disclint.rules.json_schema import Path, Problem

VALUES = ("found", "key", "problem")
_SHOWN = 60
_KINDS = {
    "object": "a group of keys",
    "array": "a list",
    "string": "words",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}
_FORMATS = {
    "date": "a day such as 2026-05-14",
    "date-time": "a day and time with its offset, such as 2026-05-14T08:30:00-04:00,",
    "email": "an e-mail address",
    "uri": "a web address such as https://www.example.com/news",
    "language-tag": "a language tag such as en or en-US",
}


@dataclass(frozen=True, slots=True)
class Schema:
    """One ``schema`` check: the metadata of the release, if it has any, must fit the schema *name* among *schemas*.

    Values for the message: ``key``, the path with dots; ``problem``, what is wrong with it; ``found``, the value.
    """

    name: str
    schemas: Mapping[str, Mapping[str, Any]]

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield each error at its key, or where a key is missing at what it is missing from; in the order of the schema."""
        metadata = reading.release.document.metadata
        if metadata is None:
            return
        from disclint.rules import json_schema

        data = with_channels(metadata.data, reading.settings.channels)
        found = _together(json_schema.problems(data, self.name, json_schema.Schemas(self.schemas)))
        breaches = {(breach.values["key"], breach.values["problem"]): breach for breach in (_breach(one, metadata) for one in found)}
        yield from breaches.values()


def with_channels(data: Mapping[str, Any], channels: tuple[str, ...]) -> Mapping[str, Any]:
    """Return *data* with the *channels* of the configuration among those of the metadata."""
    told = data.get("channels")
    listed = list(told) if isinstance(told, list | tuple) else [told] if told else []
    known = [one.get("id") if isinstance(one, Mapping) else one for one in listed]
    added = [one for one in channels if one not in known]
    return {**data, "channels": [*listed, *added]} if added else data


def _together(found: Iterator[Problem]) -> Iterator[Problem]:
    """Yield *found* with all keys that one table lacks in one problem, at the place of the first."""
    problems = list(found)
    missing: dict[Path, list[str]] = {}
    for problem in problems:
        if problem.keyword == "required" and problem.limit not in missing.setdefault(problem.path, []):
            missing[problem.path].append(problem.limit)
    for problem in problems:
        if problem.keyword != "required":
            yield problem
        elif names := missing.pop(problem.path, None):
            yield replace(problem, limit=names if len(names) > 1 else names[0])


def _breach(problem: Problem, metadata: Metadata) -> Breach:
    name = _key(problem.path)
    return Breach(_place(problem.path, metadata), {"key": name, "problem": worded(problem), "found": _shown(problem.value)})


def _place(path: Path, metadata: Metadata) -> Place | None:
    """Return where *path* stands, or what it is in; for the metadata as a whole their first value, unless they stand on one line."""
    while path and path not in metadata.places:
        path = path[:-1]
    place = metadata.places.get(path)
    if path or place is None or place.start.line == place.end.line:
        return place
    return next((metadata.places[(key,)] for key in metadata.data if (key,) in metadata.places), place)


def _key(path: tuple[str | int, ...]) -> str:
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f"{'.' if words else ''}{step}"
    return words or "the metadata"


def worded(problem: Problem) -> str:
    """Return what is wrong, in a clause for people who do not program."""
    name = f"‘{_key(problem.path)}’" if problem.path else "the metadata"
    hint = problem.schema.get("x-expected")
    if hint is not None and problem.keyword not in ("required", "additionalProperties", "dependentRequired"):
        return f"{name} is {_shown(problem.value)}; {hint} is expected"
    return _CLAUSES.get(problem.keyword, _other)(name, problem.limit, problem.value)


def _other(name: str, limit: Any, value: Any) -> str:
    return f"{name} is {_shown(value)}, which does not fit here"


def _missing(name: str, limit: Any, value: Any) -> str:
    keys = [f"‘{key}’" for key in (limit if isinstance(limit, list) else [limit])]
    if name == "the metadata":
        return f"{series(keys)} {'are' if len(keys) > 1 else 'is'} missing"
    return f"{name} has no {', no '.join(keys[:-1])} and no {keys[-1]}" if len(keys) > 1 else f"{name} has no {keys[0]}"


def _needed(name: str, limit: Any, value: Any) -> str:
    return f"‘{limit[0]}’ is given, but ‘{limit[1]}’, which belongs to it, is missing"


def _unknown(name: str, limit: Any, value: Any) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.strip("‘’").rpartition(".")[2], sorted(limit), 1, 0.6)
    return f"{name} is not a known key" + (f"; did you mean ‘{close[0]}’?" if close else "")


def _kind(name: str, limit: Any, value: Any) -> str:
    kinds = [limit] if isinstance(limit, str) else limit
    return f"{name} is {_shown(value)}; {' or '.join(_KINDS[kind] for kind in kinds)} is expected"


def _chosen(name: str, limit: Any, value: Any) -> str:
    words = [_shown(one).strip("‘’") for one in limit]
    return f"{name} is {_shown(value)}; {', '.join(words[:-1]) + ' or ' if len(words) > 1 else ''}{words[-1]} is expected"


def _formed(name: str, limit: Any, value: Any) -> str:
    return f"{name} is {_shown(value)}; {_FORMATS.get(limit, limit)} is expected"


_CLAUSES: Mapping[str, Callable[[str, Any, Any], str]] = {
    "required": _missing,
    "dependentRequired": _needed,
    "additionalProperties": _unknown,
    "type": _kind,
    "enum": _chosen,
    "const": lambda name, limit, value: _chosen(name, [limit], value),
    "format": _formed,
    "minLength": lambda name, limit, value: (
        f"{name} is empty" if value == "" else f"{name} has {len(value)} characters; {limit} are the least"
    ),
    "maxLength": lambda name, limit, value: f"{name} has {len(value)} characters; {limit} are the most",
    "minItems": lambda name, limit, value: f"{name} has {len(value)} entries; {limit} are the least",
    "maxItems": lambda name, limit, value: f"{name} has {len(value)} entries; {limit} are the most",
    "minimum": lambda name, limit, value: f"{name} is {value}; {limit} is the least",
    "maximum": lambda name, limit, value: f"{name} is {value}; {limit} is the most",
    "uniqueItems": lambda name, limit, value: f"{name} has the same entry twice",
    "pattern": lambda name, limit, value: f"{name} is {_shown(value)}, which does not have the right form",
}


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    words = " ".join(str(value).split())
    return f"‘{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}’"


def bundle(name: str, schemas: Mapping[str, Mapping[str, Any]]) -> tuple[Mapping[str, Mapping[str, Any]], tuple[str, ...]]:
    """Return the schema *name* with all that it refers to, and what in them cannot be read."""
    from disclint.rules.json_schema import references, unread

    wanted, found, faults = [name], {}, []
    while wanted:
        one = wanted.pop()
        if one in found:
            continue
        if one not in schemas:
            faults.append(f"refers to ‘{one}’, which does not exist")
            continue
        found[one] = schemas[one]
        faults += list(unread(schemas[one]))
        wanted += list(references(schemas[one]))
    return found, tuple(dict.fromkeys(faults))
