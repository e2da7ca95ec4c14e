"""JSON Schema errors of a ruleset or vocabulary, in words for its author."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.rules.build_selectors import RANGES
from disclint.rules.loading import Data, Page, Path, nearest
from disclint.rules.message import series

Problem = tuple[Path, str, str, bool]
_KINDS = {
    "object": "a table",
    "array": "a list",
    "string": "words",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}
_SHAPES = {
    "^[A-Z]{2,5}[0-9]{3}$": "capital letters and three digits, as in REL001",
    "^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "small letters with hyphens, as in no-placeholder",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "a day, as in 2026-11-23",
    "^https?://": "a web address, or null",
    "\\{text\\}": "a text with {text} where the example goes",
    "^(exact|may over-report|may under-report)( \\(.+\\))?$": "exact, may over-report or may under-report, and why in parentheses",
}
_SHOWN = 60


def add_faults(page: Page, schema: Mapping[str, Any]) -> None:
    """Hold *page* against *schema* and note what is wrong."""
    for path, reason, mend, at_key in problems(page.data, schema):
        page.fault(path, reason, mend, at_key)


def problems(data: object, schema: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with *data*: the path to it, what is wrong, how to mend it, and whether the key is to blame."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(data):
        yield from _worded(tuple(error.absolute_path), str(error.validator), error.validator_value, error.instance, error.schema)


def _worded(path: Path, keyword: str, limit: Any, value: Any, schema: Any) -> Iterator[Problem]:
    name = f"‘{path[-1]}’" if path and isinstance(path[-1], str) else "this"
    match keyword:
        case "additionalProperties":
            known = list(schema.get("properties", {}))
            for key in value:
                if key not in known:
                    yield (*path, key), f"there is no ‘{key}’ here", nearest(key, known), True
        case "required":
            missing = [key for key in limit if key not in value]
            yield path, f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing", "add what docs/rulesets.md asks for", False
        case "enum":
            yield path, f"{name} is {_shown(value)}", nearest(str(value), [str(one) for one in limit]), False
        case "const":
            yield path, f"{name} is {_shown(value)}", f"only {str(limit).lower()} may stand here", False
        case "type":
            kinds = [limit] if isinstance(limit, str) else limit
            wanted = " or ".join(_KINDS.get(kind, kind) for kind in kinds)
            yield path, f"{name} is {_shown(value)}, not {wanted}", f"write {wanted}", False
        case "pattern" if limit.startswith("^(sentence|"):
            yield path, f"there is no range {_shown(value)}", nearest(str(value), [*RANGES, "before 40", "after 40"]), False
        case "pattern":
            yield path, f"{name} is {_shown(value)}", f"write {_SHAPES.get(limit, f'what matches {limit}')}", False
        case "minItems" | "minLength" | "minProperties" | "minimum":
            yield path, f"{name} is {_shown(value) if keyword == 'minimum' else 'too short'}", f"it needs at least {limit}", False
        case "anyOf" if path == ():
            sections = [name for one in limit for name in one["required"]]
            yield path, "there is nothing in this file", f"add {' or '.join(sections)}", False
        case _:
            yield path, f"{name} is {_shown(value)}, which cannot stand here", "see docs/rulesets.md for what can", False


def _listed(names: list[str]) -> str:
    return series([f"‘{name}’" for name in names])


def _shown(value: Data | object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            words = " ".join(str(value).split())
            return f"‘{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}’"
