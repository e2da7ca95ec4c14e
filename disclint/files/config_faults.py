"""What is wrong with a configuration, in words and with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

from disclint.files.toml_places import Path
from disclint.model.errors import ConfigError, SeveralErrors

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Schema = Mapping[str, Any]
Places = Mapping[Path, tuple[int, int]]

_TYPES = {"array": "a list", "object": "a table", "string": "text in quotes", "boolean": "true or false"}
_SEE = "`disclint config schema` prints what may stand here"


def decoding_fault(path: str, data: bytes, error: UnicodeDecodeError) -> ConfigError:
    """Return the fault of a file that is not UTF-8."""
    line = data.count(b"\n", 0, error.start) + 1
    column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
    return ConfigError(path, line, column, "this is not UTF-8", "save the file as UTF-8")


def syntax_fault(path: str, message: str, text: str) -> ConfigError:
    """Return the fault of a file that is not TOML; *message* is what `tomllib` says of it."""
    reason, _, where = message.rpartition(" (at ")
    at = re.match(r"line (\d+), column (\d+)", where)
    line, column = (int(at[1]), int(at[2])) if at else (text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
    return ConfigError(path, line, column, f"this is not TOML: {_lowered(reason or message)}", "mend the line")


def table_faults(path: str, table: Mapping[str, Any], schema: Schema, places: Places, root: Path) -> list[ConfigError]:
    """Return where *table*, to which *root* leads in its file, is not what *schema* asks for, in the order of the file."""
    from jsonschema import Draft202012Validator

    faults = [
        ConfigError(path, *_place(places, (*root, *where)), reason, mend)
        for error in Draft202012Validator(schema).iter_errors(table)
        for where, reason, mend in _told(error, schema)
    ]
    return sorted(faults, key=lambda fault: (fault.line, fault.column, fault.reason))


def raise_all(faults: list[ConfigError]) -> None:
    """Raise what there is to raise.

    Errors: ConfigError for one fault, SeveralErrors for more.
    """
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise SeveralErrors(tuple(faults))


def _place(places: Places, path: Path) -> tuple[int, int]:
    """Return the place of the innermost part of *path* that the file writes."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return 1, 1


def _told(error: ValidationError, schema: Schema) -> Iterator[tuple[Path, str, str]]:
    where = tuple(error.absolute_path)
    subject = f"“{key_name(where)}”" if where else "the configuration"
    value: Any = error.instance
    asked: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            known = cast("Schema", error.schema)["properties"]
            for key in sorted(set(value) - set(known)):
                yield (*where, key), f"unknown key “{key}”", _right_key(key, known, schema)
        case "required":
            missing = next(key for key in asked if key not in value)
            yield where, f"{subject} has no “{missing}”", "add it"
        case "type":
            yield where, f"{subject} is not {_TYPES[str(asked)]}", _about(error)
        case "enum":
            allowed = [str(one) for one in asked]
            yield where, f"{subject} is {_quoted(value)}", f"it may be {', '.join(allowed)}{_near(str(value), allowed)}"
        case "pattern":
            yield where, f"{subject} is {_quoted(value)}, which is not of the right form", _about(error)
        case "minLength" | "minItems":
            yield where, f"{subject} is empty", _about(error)
        case _:
            yield where, f"{subject} is not what may stand here", _about(error)


def key_name(path: Path) -> str:
    """Return the name of a key for the eye: ``products[2].name`` (the second product)."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def _right_key(key: str, known: Mapping[str, Any], schema: Schema) -> str:
    near = get_close_matches(key.lower().replace("_", "-"), known, 1, 0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    for table in ("company", "regimes"):
        if key in schema["$defs"][table]["properties"]:
            return f"it belongs in [{table}]"
    if key in schema["$defs"]["products"]["items"]["properties"]:
        return "it belongs in [[products]]"
    if key in schema["properties"]:
        return "it belongs at the top of the file, before all tables"
    return f"known here are {', '.join(sorted(known))}"


def _near(value: str, allowed: list[str]) -> str:
    near = get_close_matches(value.lower(), allowed, 1, 0.6)
    return f"; did you mean {near[0]}?" if near else ""


def _about(error: ValidationError) -> str:
    """Return what the schema says of a value: the mend of one that is not right."""
    description = error.schema.get("description") if isinstance(error.schema, Mapping) else None
    return _lowered(str(description).removesuffix(".")) if description else _SEE


def _quoted(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else f"{value}"


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
