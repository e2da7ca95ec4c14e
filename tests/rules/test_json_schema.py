"""Our reader of JSON Schema against the jsonschema package, and what a writer is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.settings import Settings
from disclint.rules.engine import run
from disclint.rules.json_schema import Schemas, problems, unread
from disclint.rules.verbs.schema import Schema, bundle, worded

KEYS = st.sampled_from(["a", "b", "c"])
SCALARS = st.sampled_from(["", "x", "xy", "2026-11-23", True, False, None]) | st.integers(-2, 3)
VALUES = st.recursive(SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=3), max_leaves=6)
TYPES = st.sampled_from(["object", "array", "string", "integer", "number", "boolean", "null"])


def schemas_over(below: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    tables = st.dictionaries(KEYS, below, max_size=2)
    several = st.lists(below, min_size=1, max_size=2)
    optional = {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=2, unique=True),
        "enum": st.lists(SCALARS, min_size=1, max_size=3),
        "const": VALUES,
        "pattern": st.sampled_from(["^x", "y$", "^[0-9-]+$"]),
        "minLength": st.integers(0, 2),
        "maxLength": st.integers(0, 2),
        "minItems": st.integers(0, 2),
        "maxItems": st.integers(0, 2),
        "minProperties": st.integers(0, 2),
        "maxProperties": st.integers(0, 2),
        "uniqueItems": st.booleans(),
        "minimum": st.integers(-1, 2),
        "maximum": st.integers(-1, 2),
        "required": st.lists(KEYS, max_size=2, unique=True),
        "dependentRequired": st.dictionaries(KEYS, st.lists(KEYS, max_size=2, unique=True), max_size=1),
        "properties": tables,
        "additionalProperties": below,
        "propertyNames": below,
        "items": below,
        "allOf": several,
        "anyOf": several,
        "oneOf": several,
        "not": below,
        "if": below,
        "then": below,
        "else": below,
    }
    pairs = st.one_of([st.tuples(st.just(key), values) for key, values in optional.items()])
    return st.lists(pairs, max_size=3).map(dict)


SCHEMAS = st.recursive(st.booleans() | schemas_over(st.booleans()), schemas_over, max_leaves=5)


@given(SCHEMAS, VALUES)
def test_it_says_what_the_library_says(schema: Any, value: Any) -> None:
    found = list(problems(value, "one", Schemas({"one": schema})))
    assert (found == []) is Draft202012Validator(schema).is_valid(value)
    assert list(unread(schema)) == []
    for problem in found:
        assert worded(problem)
        assert "\n" not in worded(problem)


TOLD = [
    ({"type": "string", "format": "language-tag"}, "english", "‘key’ is ‘english’; a language tag such as en or en-US is expected"),
    ({"format": "date-time"}, "2026-05-14 08:30:00", "‘key’ is ‘2026-05-14 08:30:00’; a day and time with its offset, such as"),
    ({"format": "date"}, "May 14", "‘key’ is ‘May 14’; a day such as 2026-05-14 is expected"),
    ({"enum": ["draft", "final", True]}, "finl", "‘key’ is ‘finl’; draft, final or true is expected"),
    ({"const": "x"}, 1, "‘key’ is ‘1’; x is expected"),
    ({"type": ["array", "null"]}, "x", "‘key’ is ‘x’; a list or nothing is expected"),
    ({"type": "string"}, None, "‘key’ is empty; words is expected"),
    ({"required": ["name"]}, {}, "‘key’ has no ‘name’"),
    ({"properties": {"name": {}}, "additionalProperties": False}, {"nmae": 1}, "‘key.nmae’ is not a known key; did you mean ‘name’?"),
    ({"items": {"required": ["isin"]}}, [{}], "‘key[1]’ has no ‘isin’"),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, "‘a’ is given, but ‘b’, which belongs to it, is missing"),
    ({"minLength": 1}, "", "‘key’ is empty"),
    ({"maxLength": 3}, "abcd", "‘key’ has 4 characters; 3 are the most"),
    ({"pattern": "^[A-Z]{20}$", "x-expected": "a LEI of 20 characters"}, "abc", "‘key’ is ‘abc’; a LEI of 20 characters is expected"),
    ({"anyOf": [{"type": "string", "maxLength": 2}, {"type": "array"}]}, "abc", "‘key’ has 3 characters; 2 are the most"),
]


@pytest.mark.parametrize(("schema", "value", "told"), TOLD, ids=[told for *_, told in TOLD])
def test_a_writer_is_told_in_plain_words(schema: dict[str, Any], value: object, told: str) -> None:
    found = problems({"key": value}, "one", Schemas({"one": {"properties": {"key": schema}}}))
    assert [worded(problem)[: len(told)] for problem in found] == [told]


FORMATS = {
    "date-time": (
        ["2026-05-14T08:30:00Z", "2026-05-14 08:30+08:00", "2026-05-14T08:30:00.5-04:00"],
        ["2026-05-14", "2026-05-14T08:30:00", "x"],
    ),
    "date": (["2026-05-14"], ["2026-02-30", "20260514", "2026-05-14T00:00"]),
    "email": (["a.b@example.com"], ["a.b", "@example.com", "a b@example.com"]),
    "uri": (["https://example.com/a", "mailto:a@b.example"], ["example.com", "https://exa mple.com", "://x"]),
    "language-tag": (["en", "en-US", "zh-Hant-HK", "de-1996", "es-419"], ["english", "en_US", "", "e", "en-"]),
}


@pytest.mark.parametrize("name", FORMATS)
def test_formats_take_what_they_should(name: str) -> None:
    right, wrong = FORMATS[name]
    fits = {word: not list(problems(word, "one", Schemas({"one": {"format": name}}))) for word in (*right, *wrong)}
    assert [word for word, holds in fits.items() if holds] == right


def test_what_is_not_read_is_named() -> None:
    assert list(unread({"contains": {}, "items": {"format": "hostname"}, "x-note": 1})) == [
        "uses ‘contains’, which is not read here",
        "uses the format ‘hostname’, which is not checked here",
    ]
    assert bundle("one", {"one": {"$ref": "two.schema.json#/$defs/x"}})[1] == ("refers to ‘two’, which does not exist",)


RULE = """ruleset: meta
version: "1.0"
title: Metadata
rules:
  - id: TST001
    name: metadata
    title: Fill in the metadata
    severity: warning
    since: "1.0"
    status: preview
    authority: [{body: Desk, cite: House rule 1, gist: Do it., verified: recall, checked: 2026-11-23}]
    rationale: Machines read it.
    when: always
    schema: {name: metadata}
    message: "{problem} ({key})."
    remedy: Mend it.
    decides: desk
    waivable: true
    sensitivity: exact
    examples: {bad: [], good: []}
"""


def test_each_error_stands_at_its_key(law_of: Callable[..., Law], reading_of: Callable[..., Reading]) -> None:
    law = law_of(RULE)
    check = law.rulesets[0].rules[0].check
    assert isinstance(check, Schema)
    assert set(check.schemas) == {"metadata", "parties"}
    used = Settings(preview=True)
    metadata = {"lang": "english", "issuer": {"lei": 5, "nmae": "x"}}
    findings, runs = run(law.rulesets, reading_of("News\n\nFine.", law.lexicon, metadata=metadata), used)
    assert [(one.place.file, one.message, one.section) for one in findings] == [
        ("meta/", "‘title’ is missing (the metadata).", "front_matter"),
        ("meta/issuer", "‘issuer’ has no ‘name’ (issuer).", "front_matter"),
        ("meta/issuer/lei", "‘issuer.lei’ is ‘5’; words is expected (issuer.lei).", "front_matter"),
        ("meta/lang", "‘lang’ is ‘english’; a language tag such as en or en-US is expected (lang).", "front_matter"),
    ]
    assert findings[2].excerpt.text == "‘5’"
    assert runs[0].state == "ran"
    assert run(law.rulesets, reading_of("News\n\nFine.", law.lexicon), used)[0] == ()
