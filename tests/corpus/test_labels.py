"""What the parser makes of 112 real releases, held against the reading of people.

A label is an offset and a kind. The floors below are what has been reached; they are raised when the parser gets better, never lowered.
"""

import json
from pathlib import Path

import pytest

from disclint.facts.frame import frame_of
from disclint.facts.listings import facts as listings
from disclint.model.lexicon import Lexicon
from disclint.model.release import Release
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document

LABELS = json.loads((Path(__file__).parent / "labels.json").read_text(encoding="utf-8"))
CHARACTERS = 0.99
STARTS = 0.965
TICKERS = 0.98


@pytest.fixture(scope="module")
def releases(corpus: Path) -> list[tuple[dict, Release]]:
    grammars = Grammars()
    return [(label, parse_release(read_document((corpus / label["path"]).read_bytes(), label["path"]), grammars)) for label in LABELS]


def _kinds(starts: list[tuple[str, int, int]], source: str) -> list[str | None]:
    kinds: list[str | None] = [None] * len(source)
    for kind, start, end in starts:
        kinds[start:end] = [kind] * (end - start)
    return [kind for kind, char in zip(kinds, source, strict=True) if not char.isspace()]


def _labelled(label: dict, source: str) -> list[tuple[str, int, int]]:
    ends = [start for _, start in label["sections"][1:]] + [len(source)]
    return [(kind, start, end) for (kind, start), end in zip(label["sections"], ends, strict=True)]


def _read(release: Release) -> list[tuple[str, int, int]]:
    return [(s.kind.value, s.extent.start, s.extent.end) for s in release.sections if s.within is None]


def test_sections_have_the_kinds_that_people_gave_them(releases: list[tuple[dict, Release]]) -> None:
    right = total = 0
    for label, release in releases:
        source = release.document.source
        pairs = list(zip(_kinds(_labelled(label, source), source), _kinds(_read(release), source), strict=True))
        right += sum(gold == mine for gold, mine in pairs)
        total += len(pairs)
    assert right / total >= CHARACTERS


def test_sections_begin_where_people_began_them(releases: list[tuple[dict, Release]]) -> None:
    right = total = 0
    for label, release in releases:
        source = release.document.source
        gold = {(kind, len(source) - len(source[start:].lstrip())) for kind, start in label["sections"]}
        right += len(gold & {(kind, start) for kind, start, _ in _read(release)})
        total += len(gold)
    assert right / total >= STARTS


def test_every_dateline_begins_where_people_saw_one(releases: list[tuple[dict, Release]]) -> None:
    wrong = []
    for label, release in releases:
        gold = [start for kind, start in label["sections"] if kind == "dateline"]
        if gold != [start for kind, start, _ in _read(release) if kind == "dateline"]:
            wrong.append(label["path"])
    assert len(wrong) <= len(releases) // 100, wrong


def test_tickers_are_those_that_people_saw(releases: list[tuple[dict, Release]]) -> None:
    right = found = gold = 0
    for label, release in releases:
        frame = frame_of(release, Grammars(), Lexicon({}, {}, {}, ()), Settings())
        footer = next(
            (s for kind, s, _ in _labelled(label, release.document.source) if kind == "wire_footer"), len(release.document.source)
        )
        mine = {fact.ticker for fact in listings(frame) if fact.form != "cashtag" and release.document.origin(fact.span.start) < footer}
        said = {ticker for _, ticker, _, _ in label["listings"]}
        right += len(mine & said)
        found += len(mine)
        gold += len(said)
    assert right / found >= TICKERS
    assert right / gold >= TICKERS
