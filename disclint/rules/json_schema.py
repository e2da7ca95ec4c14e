"""JSON Schema (draft 2020-12) for metadata: the keywords that such schemas use, without the tenth of a second that a library takes.

`unread` names what a schema uses beyond them; such a schema is refused when the rules are compiled. The tests hold this module against
the jsonschema package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from disclint.model.value import dataclass

Path = tuple[str | int, ...]
SchemaTable = Mapping[str, Any]
PATIENCE = 0.5
"""How long one pattern of a schema may take. Units: seconds."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the *path* to it, the *keyword* that says so with its *limit*, the *value* and the *schema* around the keyword."""

    path: Path
    keyword: str
    limit: Any
    value: Any
    schema: SchemaTable


@dataclass(frozen=True, slots=True)
class Schemas:
    """Schemas by name; ``$ref`` is ``#/…`` inside the same one, or ``NAME.schema.json#/…``."""

    by_name: Mapping[str, SchemaTable]

    def target(self, home: str, ref: str) -> tuple[str, Any]:
        """Return the schema that *ref* leads to from the schema *home*, and the name of its home."""
        file, _, pointer = ref.partition("#")
        name = _schema_name(file) or home
        found: Any = self.by_name[name]
        for step in pointer.strip("/").split("/") if pointer.strip("/") else ():
            found = found[step.replace("~1", "/").replace("~0", "~")]
        return name, found


def _schema_name(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".json").removesuffix(".schema")


def problems(data: object, name: str, schemas: Schemas) -> Iterator[Problem]:
    """Yield what is wrong with *data* by the schema *name*, in the order of the schema. Errors: TimeoutError from a pattern."""
    yield from _check(data, schemas.by_name[name], (), name, schemas)


def _check(data: object, schema: object, path: Path, home: str, schemas: Schemas) -> Iterator[Problem]:
    if schema is True or schema is False:
        if schema is False:
            yield Problem(path, "false", None, data, {})
        return
    assert isinstance(schema, Mapping)
    for keyword, limit in schema.items():
        if keyword in _PLAIN:
            if not _PLAIN[keyword](data, limit):
                yield Problem(path, keyword, limit, data, schema)
        elif keyword in _NESTED:
            yield from _NESTED[keyword](data, limit, _Place(schema, path, home, schemas))


@dataclass(frozen=True, slots=True)
class _Place:
    schema: SchemaTable
    path: Path
    home: str
    schemas: Schemas

    def check(self, data: object, schema: object, *steps: str | int) -> Iterator[Problem]:
        return _check(data, schema, (*self.path, *steps), self.home, self.schemas)

    def fits(self, data: object, schema: object) -> bool:
        return next(self.check(data, schema), None) is None

    def problem(self, keyword: str, limit: object, data: object, *steps: str | int) -> Problem:
        return Problem((*self.path, *steps), keyword, limit, data, self.schema)


# ---- Keywords that look at one value


_LIST = (list, tuple)

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (Mapping,),
    "array": (list, tuple),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, float, Decimal),
}


def _is_type(data: object, kind: str) -> bool:
    return isinstance(data, _TYPES[kind]) and (kind == "boolean" or not isinstance(data, bool))


def _types(data: object, limit: Any) -> bool:
    return any(_is_type(data, kind) for kind in ([limit] if isinstance(limit, str) else limit))


def _equal(one: object, two: object) -> bool:
    if isinstance(one, _LIST) and isinstance(two, _LIST):
        return len(one) == len(two) and all(map(_equal, one, two))
    if isinstance(one, Mapping) and isinstance(two, Mapping):
        return one.keys() == two.keys() and all(_equal(one[key], two[key]) for key in one)
    return one == two and isinstance(one, bool) == isinstance(two, bool)


def _number(data: object, holds: Callable[[Any], bool]) -> bool:
    return not _is_type(data, "number") or holds(data)


def _sized(data: object, kind: type | tuple[type, ...], holds: Callable[[int], bool]) -> bool:
    return not isinstance(data, kind) or holds(len(data))  # type: ignore[arg-type]  # str, list, tuple and Mapping have a length


def _unique(data: object, limit: Any) -> bool:
    if not limit or not isinstance(data, _LIST):
        return True
    return not any(_equal(one, two) for at, one in enumerate(data) for two in data[:at])


def _matches(data: object, limit: Any) -> bool:
    return not isinstance(data, str) or _compiled(limit).search(data, timeout=PATIENCE) is not None


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def _day(words: str) -> bool:
    if len(words) != 10:
        return False
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _moment(words: str) -> bool:
    """Tell whether *words* are a day and a time with its offset (RFC 3339; a blank may stand for the T)."""
    try:
        moment = datetime.fromisoformat(words.replace("t", "T").replace("z", "Z"))
    except ValueError:
        return False
    return len(words) > 15 and words[10] in "Tt " and moment.tzinfo is not None


def _address(words: str) -> bool:
    name, at, host = words.rpartition("@")
    return bool(name and at and "." in host.strip(".") and not any(c.isspace() for c in words))


def _link(words: str) -> bool:
    scheme, colon, rest = words.partition(":")
    return bool(colon and rest and scheme[:1].isalpha() and not any(c.isspace() for c in words))


def _language(words: str) -> bool:
    """Tell whether *words* have the form of a BCP 47 tag: language, script, region, variants. Source: RFC 5646 section 2.1."""
    return (
        _compiled(r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$").search(words)
        is not None
    )


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": _day,
    "date-time": _moment,
    "email": _address,
    "uri": _link,
    "language-tag": _language,
}
"""The formats that are checked."""


def _format(data: object, limit: Any) -> bool:
    return not isinstance(data, str) or limit not in FORMATS or FORMATS[limit](data)


_PLAIN: Mapping[str, Callable[[object, Any], bool]] = {
    "type": _types,
    "enum": lambda data, limit: any(_equal(data, one) for one in limit),
    "const": _equal,
    "pattern": _matches,
    "format": _format,
    "minLength": lambda data, limit: _sized(data, str, lambda size: size >= limit),
    "maxLength": lambda data, limit: _sized(data, str, lambda size: size <= limit),
    "minItems": lambda data, limit: _sized(data, _LIST, lambda size: size >= limit),
    "maxItems": lambda data, limit: _sized(data, _LIST, lambda size: size <= limit),
    "minProperties": lambda data, limit: _sized(data, (Mapping,), lambda size: size >= limit),
    "maxProperties": lambda data, limit: _sized(data, (Mapping,), lambda size: size <= limit),
    "uniqueItems": _unique,
    "minimum": lambda data, limit: _number(data, lambda value: value >= limit),
    "maximum": lambda data, limit: _number(data, lambda value: value <= limit),
}


# ---- Keywords that hold schemas


def _required(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    if isinstance(data, Mapping):
        yield from (place.problem("required", key, data) for key in limit if key not in data)


def _properties(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    if isinstance(data, Mapping):
        for key, schema in limit.items():
            if key in data:
                yield from place.check(data[key], schema, key)


def _additional(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    known = place.schema.get("properties", {})
    for key in [key for key in data if key not in known] if isinstance(data, Mapping) else ():
        if limit is False:
            yield place.problem("additionalProperties", list(known), data[key], key)  # type: ignore[index]
        else:
            yield from place.check(data[key], limit, key)  # type: ignore[index]


def _property_names(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    for key in data if isinstance(data, Mapping) else ():
        yield from place.check(key, limit, key)


def _dependent(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    for key, others in limit.items() if isinstance(data, Mapping) else ():
        if key in data:  # type: ignore[operator]
            yield from (place.problem("dependentRequired", (key, other), data) for other in others if other not in data)  # type: ignore[operator]


def _items(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    for at, member in enumerate(data if isinstance(data, list | tuple) else ()):
        yield from place.check(member, limit, at)


def _all_of(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    for schema in limit:
        yield from place.check(data, schema)


def _any_of(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    """Yield what is wrong by the alternative that comes nearest: the one whose own type fits, if one does."""
    if any(place.fits(data, schema) for schema in limit):
        return
    typed = [schema for schema in limit if isinstance(schema, Mapping) and "type" in schema and _types(data, schema["type"])]
    if len(typed) == 1:
        yield from place.check(data, typed[0])
    else:
        yield place.problem("anyOf", limit, data)


def _one_of(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    fitting = sum(place.fits(data, schema) for schema in limit)
    if fitting > 1:
        yield place.problem("oneOf", limit, data)
    elif fitting == 0:
        yield from _any_of(data, limit, place)


def _not(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    if place.fits(data, limit):
        yield place.problem("not", limit, data)


def _if(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    branch = place.schema.get("then" if place.fits(data, limit) else "else", True)
    yield from place.check(data, branch)


def _ref(data: object, limit: Any, place: _Place) -> Iterator[Problem]:
    home, schema = place.schemas.target(place.home, limit)
    yield from _check(data, schema, place.path, home, place.schemas)


_NESTED: Mapping[str, Callable[[object, Any, _Place], Iterator[Problem]]] = {
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _property_names,
    "dependentRequired": _dependent,
    "items": _items,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "$ref": _ref,
}
_SPOKEN = ("$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples", "then", "else")
_LISTS_OF_SCHEMAS = ("allOf", "anyOf", "oneOf")
_TABLES_OF_SCHEMAS = ("properties", "$defs")
_SCHEMAS = ("additionalProperties", "propertyNames", "items", "not", "if", "then", "else")


def unread(schema: object) -> Iterator[str]:
    """Yield what *schema* uses that is not read here, as it goes on after the name of the schema."""
    if not isinstance(schema, Mapping):
        return
    for keyword, value in schema.items():
        if keyword not in _PLAIN and keyword not in _NESTED and keyword not in _SPOKEN and not keyword.startswith("x-"):
            yield f"uses ‘{keyword}’, which is not read here"
        if keyword == "format" and value not in FORMATS:
            yield f"uses the format ‘{value}’, which is not checked here"
        below: Sequence[object] = ()
        if keyword in _LISTS_OF_SCHEMAS:
            below = value
        elif keyword in _TABLES_OF_SCHEMAS:
            below = list(value.values())
        elif keyword in _SCHEMAS:
            below = [value]
        for one in below:
            yield from unread(one)


def references(schema: object) -> Iterator[str]:
    """Yield the names of the other schemas that *schema* refers to."""
    if isinstance(schema, Mapping):
        for keyword, value in schema.items():
            if keyword == "$ref" and isinstance(value, str) and not value.startswith("#"):
                yield _schema_name(value.partition("#")[0])
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for one in schema:
            yield from references(one)
