"""Readings for the tests of rules, made without the parser: plain paragraphs, a few headings, words from the lexicon."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

import disclint.schemas
from disclint.model.document import Block, Document, Metadata, Role, Run
from disclint.model.fact import Fact, Listing, Phrase
from disclint.model.finding import Finding
from disclint.model.law import Law
from disclint.model.lexicon import Lexicon
from disclint.model.reading import Profile, Reading, Trait
from disclint.model.release import Paragraph, Release, Section, SectionKind
from disclint.model.rule import Example, Rule, Ruleset
from disclint.model.settings import Settings, overlaid
from disclint.model.span import Place, Point, Span
from disclint.rules.compile import compile_law
from disclint.rules.engine import run
from disclint.text.phrases import Matches, phrases

KINDS = {
    "About": SectionKind.ABOUT,
    "Forward-looking statements": SectionKind.FORWARD_LOOKING,
    "Legend": SectionKind.LEGEND,
    "Contact": SectionKind.CONTACTS,
}
LISTING = re.compile(r"\((Nasdaq|NYSE|HKEX): ([A-Z0-9.]+)\)")
MARKETS = {"Nasdaq": "us", "NYSE": "us", "HKEX": "hk"}


def document_of(text: str, metadata: dict[str, object] | None = None) -> Document:
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\n))*", text)]
    blocks = tuple(Block(span, span, Role.PARAGRAPH) for span in spans)
    view = re.sub(r"(?<!\n)\n(?!\n)", " ", text.replace("’", "'"))
    meta = None if metadata is None else Metadata(metadata, dict(places_of(metadata)))
    digest = sha256(text.encode()).hexdigest()
    return Document("example.md", "markdown", digest, text, text, view, blocks, (Run(0, 0, len(text)),), metadata=meta)


def places_of(data: object, path: tuple[str | int, ...] = ()) -> Iterable[tuple[tuple[str | int, ...], Place]]:
    yield path, Place(Point(0, 1, 1), Point(0, 1, 1), file=f"meta/{'/'.join(map(str, path))}")
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        yield from places_of(value, (*path, key))


def release_of(document: Document) -> Release:
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    for at, block in enumerate(document.blocks):
        words = block.span.of(document.text)
        heading = next((kind for title, kind in KINDS.items() if words.startswith(title)), None)
        if at == 0:
            sections.append(Section(SectionKind.HEADLINE, block.span, block.span, words))
        elif heading is not None:
            sections.append(Section(heading, block.span, block.span, words.split("\n")[0]))
        elif sections[-1].kind is SectionKind.HEADLINE:
            sections.append(Section(SectionKind.BODY, block.span, block.span))
        else:
            last = sections[-1]
            sections[-1] = Section(last.kind, Span(last.span.start, block.span.end), last.extent, last.title)
        paragraphs.append(Paragraph(block.span, len(sections) - 1, tuple(sentences(document.text, block.span)), "paragraph"))
    quotes = [
        Section(SectionKind.QUOTE, Span(*m.span()), Span(*m.span()), within=at)
        for at, section in enumerate(sections)
        for m in re.compile(r'"[^"]*"').finditer(document.text, section.span.start, section.span.end)
    ]
    return Release(document, (*sections, *quotes), tuple(paragraphs))


def sentences(text: str, span: Span) -> Iterable[Span]:
    start = span.start
    for match in re.compile(r"[.!?](?=\s)").finditer(text, span.start, span.end):
        yield Span(start, match.end())
        start = match.end() + 1
    if start < span.end:
        yield Span(start, span.end)


def reading_of(
    text: str,
    lexicon: Lexicon,
    settings: Settings | None = None,
    *,
    metadata: dict[str, object] | None = None,
    as_of: date | None = None,
) -> Reading:
    given = settings or Settings()
    document = document_of(text, metadata)
    release = release_of(document)
    words = list(phrases(lexicon, document.view))
    matches = Matches(lexicon, document.view, document.text)
    listings = list(listings_of(release))
    facts: list[Fact] = [phrase(name, span, release) for name, span in words] + list(listings)
    regimes = tuple(Trait(one.market, f"listed on {one.exchange}", one.span) for one in listings)
    profile = Profile(None, Trait("release", "nothing says otherwise"), "en", tuple(listings), regimes)

    known: dict[str, tuple[Fact, ...]] = {}
    for fact in facts:
        if isinstance(fact, Phrase):
            known[fact.list] = (*known.get(fact.list, ()), fact)

    def found(name: str) -> tuple[Fact, ...]:
        if name not in known:
            known[name] = tuple(phrase(name, span, release) for span in matches.of(name))
        return known[name]

    facts.sort(key=lambda fact: (fact.span, fact.kind))
    return Reading(release, tuple(facts), profile, given.company, given.products, as_of, found, given)


def phrase(name: str, span: Span, release: Release) -> Phrase:
    sentence, section = around(span, release)
    return Phrase(span=span, sentence=sentence, section=section, list=name)


def around(span: Span, release: Release) -> tuple[Span, int]:
    for paragraph in release.paragraphs:
        if paragraph.span.start <= span.start < paragraph.span.end:
            return next((s for s in paragraph.sentences if span.start < s.end), paragraph.span), paragraph.section
    return span, 0


def listings_of(release: Release) -> Iterable[Listing]:
    for match in LISTING.finditer(release.view):
        span = Span(*match.span())
        sentence, section = around(span, release)
        yield Listing(
            span=span,
            sentence=sentence,
            section=section,
            exchange=match[1],
            mic=None,
            ticker=match[2],
            market=MARKETS[match[1]],
            written=match[1],
            own=True,
            form="paren",
        )


def judge(law: Law):  # type: ignore[no-untyped-def]
    def judged(example: Example, rule: Rule) -> tuple[Finding, ...]:
        settings = overlaid(Settings(select=(rule.id,)), example.settings)
        reading = reading_of(example.text, law.lexicon, settings, as_of=example.as_of)
        return run((Ruleset("one", "1", "", "", "", (rule,)),), reading, settings)[0]

    return judged


SCHEMAS = Path(disclint.schemas.__file__).parent


def schemas() -> dict[str, dict[str, object]]:
    return {
        name: json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")) for name in ("ruleset", "vocabulary")
    } | METADATA


METADATA: dict[str, dict[str, object]] = {
    "metadata": {
        "type": "object",
        "required": ["title"],
        "properties": {
            "title": {"type": "string", "minLength": 1},
            "lang": {"type": "string", "format": "language-tag"},
            "issuer": {"$ref": "parties.schema.json#/$defs/issuer"},
        },
    },
    "parties": {
        "$defs": {"issuer": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "lei": {"type": "string"}}}}
    },
}


def law_of(ruleset: str, *vocabularies: str) -> Law:
    named = [(f"vocabulary/v{at}.yaml", text.encode()) for at, text in enumerate(vocabularies)]
    return compile_law(named, [("rules.yaml", ruleset.encode())], schemas())


@pytest.fixture(scope="session", name="law_of")
def _law_of() -> Callable[..., Law]:
    return law_of


@pytest.fixture(scope="session", name="reading_of")
def _reading_of() -> Callable[..., Reading]:
    return reading_of


@pytest.fixture(scope="session", name="judge")
def _judge() -> Callable[[Law], Callable[[Example, Rule], tuple[Finding, ...]]]:
    return judge


@pytest.fixture(scope="session")
def demo() -> Law:
    """Return the law of demo.yaml beside this file: every verb, selector and modifier once."""
    here = Path(__file__).parent
    words = ("words.yaml", (here / "words.yaml").read_bytes())
    return compile_law([words], [("demo.yaml", (here / "demo.yaml").read_bytes())], schemas())
