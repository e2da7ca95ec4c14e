"""Front matter of many kinds: each file of the folder `metadata` gives exactly the findings that it names."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import disclint.schemas
from disclint.api.check import read
from disclint.model.law import Law
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.rules.compile import compile_law
from disclint.rules.engine import run

HERE = Path(__file__).parent / "metadata"
ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(disclint.schemas.__file__).parent
GRAMMARS = Grammars()
EXPECTED = re.compile(r'(?:# expect |^)(MET\d{3} (?:error|warning|info)): "(.*)"$', re.MULTILINE)
RELEASES = sorted(path.name for path in HERE.glob("*.md"))


@cache
def schemas() -> dict[str, Any]:
    return {path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.schema.json")}


@cache
def law() -> Law:
    words = ROOT / "rulesets" / "vocabulary" / "house-style.yaml"
    rules = ROOT / "rulesets" / "metadata.yaml"
    return compile_law([(words.name, words.read_bytes())], [(rules.name, rules.read_bytes())], schemas())


def findings(text: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    reading = read(text.encode(), name="r.md", sidecar=None, settings=settings or Settings(), law=law(), grammars=GRAMMARS, as_of=None)
    found, runs = run(law().rulesets, reading, settings or Settings())
    assert all(one.state != "could_not_run" for one in runs)
    marked = ((one, one.excerpt.text[one.excerpt.start : one.excerpt.end]) for one in found)
    return sorted((f"{one.rule} {one.severity.value}", " ".join(words.partition("# expect")[0].split())) for one, words in marked)


@pytest.mark.parametrize("name", RELEASES)
def test_metadata_give_the_findings_they_name(name: str) -> None:
    path = HERE / name
    beside = path.with_suffix(".expect")
    text = path.read_text(encoding="utf-8")
    wanted = EXPECTED.findall(beside.read_text(encoding="utf-8") if beside.is_file() else text)
    assert findings(text) == sorted(wanted)


def test_a_release_without_metadata_is_not_asked_for_any() -> None:
    text = "Talwerk Opens Depot\n\nLUND, Sweden, May 14, 2026 -- Talwerk AB opened a depot today.\n"
    assert findings(text, Settings(channels=("rns", "hkexnews"))) == []


def test_channels_of_the_configuration_count_like_those_of_the_metadata() -> None:
    text = (HERE / "05-whole-contract.md").read_text(encoding="utf-8")
    assert findings(text, Settings(channels=("feed", "site"))) == []
    assert findings(text, Settings(channels=("rns",))) == [("MET001 error", "Talwerk Opens Second Depot in Lund")]


CHANNELS = ("newswire-us", "newswire-ca", "rns", "eu-ris", "de-adhoc", "six", "hkexnews", "asx-map", "sgxnet", "site", "feed")


CORE = """---
channels: [{channel}]
title: Talwerk Opens Depot
release_datetime: 2026-05-14T08:30:00+02:00
lang: sv
status: final
issuer: {{name: Talwerk AB}}
contacts: [{{name: Ida Berg, role: media, email: ida@talwerk.example}}]
---

Talwerk Opens Depot

LUND, Sweden, May 14, 2026 -- Talwerk AB opened a depot today.
"""


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_asks_for_what_the_core_does_not(channel: str) -> None:
    assert f"metadata-{channel}" in schemas()
    assert findings(CORE.replace("channels: [{channel}]\n", "").replace("{{", "{").replace("}}", "}")) == []
    assert {rule for rule, _ in findings(CORE.format(channel=channel))} == {"MET001 error"}


@pytest.mark.parametrize("name", [name for name in RELEASES if name not in ("09-toml.md", "10-json.md")])
def test_the_library_reads_the_schemas_as_we_do(name: str) -> None:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    from disclint.rules.json_schema import Schemas, problems
    from disclint.text.source import read_document

    resources = [(one["$id"], Resource.from_contents(one)) for key, one in schemas().items() if key.startswith("metadata")]
    library = Draft202012Validator(schemas()["metadata-contract"], registry=Registry().with_resources(resources))
    document = read_document((HERE / name).read_bytes(), name)
    assert document.metadata is not None
    ours = list(problems(document.metadata.data, "metadata-contract", Schemas(schemas())))
    plain = json.loads(json.dumps(document.metadata.data))
    theirs = {tuple(error.absolute_path) for error in library.iter_errors(plain)}
    assert bool(ours) is bool(theirs)


def test_the_whole_schema_refuses_what_the_forms_forbid() -> None:
    from disclint.rules.json_schema import Schemas, problems

    data = {
        "lang": "english",
        "issuer": {"name": "x", "lei": "5"},
        "securities": [{"mic": "zz", "isin": ""}],
        "date": "2026-05-14 08:30:00",
    }
    found = {one.path for one in problems(data, "metadata-forms", Schemas(schemas()))}
    assert found == {("lang",), ("issuer", "lei"), ("securities", 0, "mic"), ("date",)}


TITLES = [
    ("Talwerk Opens Depot", "# Talwerk Opens Depot", None),
    ("Talwerk opens depot", "TALWERK OPENS DEPOT", None),
    ("Talwerk's “Lyra” depot", 'Talwerk’s "Lyra" depot', None),
    ("Talwerk &amp; Orrin open depot", "Talwerk & Orrin open depot", None),
    ("Talwerk opens LumaTrackTM depot", "Talwerk opens LumaTrack™ depot", None),
    ("Talwerk opens LumaTrack R depot", "Talwerk opens LumaTrack® depot", None),
    ("Talwerk opens depot – and line", "Talwerk opens depot—and line", None),
    ("Talwerk *opens* depot", "Talwerk opens **depot**", None),
    ("RailBreaks - Talwerk opens depot", "Talwerk opens depot", None),
    ("Talwerk opens depot in Lund | Talwerk newsroom", "Talwerk opens depot in Lund", None),
    ("talwerk-opens-depot", "Talwerk opens depot in Lund", None),
    ("None", "Talwerk opens depot in Lund", None),
    ("Talwerk opens depot", "Talwerk opens depot in Lund", "MET002 info"),
    ("Talwerk opens depot in...", "Talwerk opens depot in Lund", "MET002 info"),
    ("Talwerk Q1 sales up 12%", "Talwerk Q1 sales up 11%", "MET002 warning"),
    ("Orrin names finance chief", "# Talwerk opens depot in Lund", "MET002 warning"),
]


@pytest.mark.parametrize(("title", "headline", "wanted"), TITLES, ids=[title for title, *_ in TITLES])
def test_a_title_is_held_against_the_headline(title: str, headline: str, wanted: str | None) -> None:
    text = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{headline}\n\nLUND, Sweden, May 14, 2026 -- Talwerk AB opened a depot today.\n"
    assert [rule for rule, _ in findings(text)] == ([wanted] if wanted else [])


BARE = [
    "LUND, Sweden, May 14, 2026 -- Talwerk AB opened a depot for forty trams today.",
    "Talwerk AB opened a depot for forty trams in Lund today. The depot has twelve tracks.\n\nIt opens in May.",
    "## Highlights\n\n- Forty trams\n- Twelve tracks\n\nTalwerk AB opened a depot today.",
]


@pytest.mark.parametrize("body", BARE, ids=["dateline", "paragraph", "highlights"])
def test_a_page_whose_headline_is_its_title_alone_is_left_alone(body: str) -> None:
    assert findings(f"---\ntitle: Talwerk Opens Second Depot in Lund\n---\n\n{body}\n") == []
