"""Front matter and side-car files: words stay words, every value has its place, faults are one line."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.model.document import Document
from disclint.text.metadata import read_sidecar
from disclint.text.simple_yaml import read_simple_yaml
from disclint.text.source import read_document
from disclint.text.structured import MetadataError, Node
from disclint.text.yaml_values import read_full_yaml


def read(source: str) -> Document:
    return read_document(source.encode(), "a.md")


def places(document: Document) -> dict[tuple[str | int, ...], str]:
    assert document.metadata is not None
    return {path: document.source[place.start.offset : place.end.offset] for path, place in document.metadata.places.items() if path}


def test_yaml_keeps_words() -> None:
    document = read(
        '---\ntitle: "Talwerk: grows"\ncode: 0777\nstock: 2171\nopen: 12:30:00\nok: no\ndraft: false\nnone: ~\n'
        "day: 2026-02-09\nshare: 1.50\n"
        'quoted: "5"\n'
        "issuer:\n  name: Talwerk AG  # legal\n  lei: null\ntags: [a, 'b']\n---\n\n# Talwerk\n"
    )
    assert document.metadata is not None and document.fault is None
    assert document.metadata.data == {
        "title": "Talwerk: grows",
        "code": "0777",
        "stock": 2171,
        "open": "12:30:00",
        "ok": "no",
        "draft": False,
        "none": None,
        "day": "2026-02-09",
        "share": "1.50",
        "quoted": "5",
        "issuer": {"name": "Talwerk AG", "lei": None},
        "tags": ["a", "b"],
    }
    assert places(document)["issuer", "name"] == "Talwerk AG"
    assert places(document)["tags", 1] == "'b'"
    assert document.metadata.places["issuer", "name"].start.line == 13
    assert document.blocks[0].span.of(document.text).startswith("---") and document.blocks[0].role.value == "front_matter"


def test_toml() -> None:
    document = read(
        '+++\ntitle = "Talwerk" # x\nday = 2026-02-09\nshare = 1.50\nn = 5\n[issuer]\nlei = "A"\n'
        '[[contacts]]\nname = "Lea"\n[[contacts]]\nname = "Jo"\n+++\nText'
    )
    assert document.metadata is not None
    assert document.metadata.data == {
        "title": "Talwerk",
        "day": "2026-02-09",
        "share": "1.50",
        "n": 5,
        "issuer": {"lei": "A"},
        "contacts": [{"name": "Lea"}, {"name": "Jo"}],
    }
    assert places(document)["contacts", 1, "name"] == '"Jo"'
    assert places(document)["title",] == '"Talwerk"'


def test_json() -> None:
    document = read('{\n  "title": "Talwerk \\u00e9",\n  "n": [1, 2.50, true, null]\n}\n\n# Talwerk')
    assert document.metadata is not None
    assert document.metadata.data == {"title": "Talwerk é", "n": [1, "2.50", True, None]}
    assert places(document)["n", 1] == "2.50"
    assert [block.role.value for block in document.blocks] == ["front_matter", "heading"]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("---\na: b: c\n---\nText", "front matter, line 2, column 5: mapping values are not allowed in this context"),
        ("---\na: 1\r\nb: 2\na: 3\n---\nText", "front matter, line 4, column 1: has the key “a” twice"),
        ("---\n- a\n---\nText", "front matter, line 2, column 1: is no list of keys and values"),
        ("---\ntitle: a\n\n# Text", "front matter, line 1, column 1: has no closing --- line"),
        ("---\na: " + "[" * 9999 + "\n---\nText", "front matter, line 2, column 54: is nested more than 50 levels deep"),
        ("---\na: &a [*a]\n---\nText", "front matter, line 2, column 4: is nested more than 50 levels deep"),
        (
            "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcde", "bcdef", strict=True))
            + "---\nText",
            "has more than 20000 values",
        ),
        ("+++\na = 1\na = 2\n+++\nText", "front matter, line 3, column 6: cannot overwrite a value"),
        ('{\n "a": [1,\n}\n\n# Text', "front matter, line 3, column 1: expects a value here"),
        ('{"a": 1, "a": 2}\n\n# Text', "front matter, line 1, column 10: has the key “a” twice"),
    ],
)
def test_what_is_broken_is_one_line_and_the_text_is_read(source: str, fault: str) -> None:
    document = read(source)
    assert document.metadata is None
    assert document.fault is not None and document.fault.endswith(fault) and "\n" not in document.fault
    assert document.text.endswith("Text")


@pytest.mark.parametrize(
    "source", ["---\n\nTalwerk grew.\n\n---\n\nMore", "{{headline}}\n\nText", "--- not\n---\n", "+++ Talwerk +++", "---\n"]
)
def test_what_only_looks_like_front_matter_is_text(source: str) -> None:
    document = read(source)
    assert document.metadata is None and document.fault is None
    assert all(block.role.value != "front_matter" for block in document.blocks)


LINES = st.lists(
    st.sampled_from(
        [
            "a: b",
            "b: 'c d'",
            'c: "e: f"',
            "d:",
            "  - x",
            "- y",
            "e: 5",
            "f: x # y",
            "g: a:b",
            "h: #c",
            "",
            "  ",
            "i: [1]",
            "a: z",
            "  - 'p q'",
            "  k: v",
            "l: 1.5 ",
            "m: é",
            "n: a - b",
            "o: x#y",
            "p: true",
            "q: ~",
            "- r: s",
            "---",
            "t: 'it''s'",
            'u: "\\n"',
            "v : w",
            "x: |",
            "  y",
            "z: &a b",
            "aa: http://a.b/c",
            "ab: (x)",
            "ac: ?",
            "ad: a, b",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(LINES, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=500, deadline=None)
def test_the_short_way_says_what_the_library_says(lines: list[str], end: str) -> None:
    text = end.join(lines) + end
    short = read_simple_yaml(text)
    if short is not None:
        assert _without_ends(short) == _without_ends(read_full_yaml(text))


def _without_ends(node: Node) -> object:
    """The library gives an empty value the place of what follows it: compare the places of words only."""
    if isinstance(node.value, dict):
        return {key: _without_ends(inner) for key, inner in node.value.items()}
    if isinstance(node.value, list):
        return [_without_ends(inner) for inner in node.value]
    return (node.value, node.start, node.end) if node.value is not None else None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
@settings(deadline=None)
def test_json_is_read_as_it_was_written(data: object) -> None:
    metadata, fault = read_sidecar("a.json", json.dumps({"x": data}).encode())
    assert fault is None and metadata is not None
    assert metadata.data == {"x": data}


@given(st.text(max_size=60) | st.text("{}[]\"':,-=#.\n ab1+&*!|>%@\\", max_size=40), st.sampled_from(["a.json", "a.yaml", "a.toml"]))
@settings(deadline=None, max_examples=300)
def test_no_side_car_raises(text: str, name: str) -> None:
    try:
        metadata, fault = read_sidecar(name, text.encode())
    except (UnicodeEncodeError, MetadataError) as error:
        assert isinstance(error, UnicodeEncodeError)
        return
    assert (metadata is None) != (fault is None)
    assert fault is None or "\n" not in fault
