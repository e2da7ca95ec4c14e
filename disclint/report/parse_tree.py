"""A release that has been read as a tree for people: sections with their lines, and below each what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from disclint.model.fact import Fact
from disclint.model.reading import Reading, Trait
from disclint.model.release import Section
from disclint.model.span import Span
from disclint.report.parse_json import WORKING, own_fields, plain
from disclint.report.words import counted, quoted
from disclint.report.wrap import beside, shown

_FIRST_WORDS = 60
_STEP = "    "
_WIDTH = 120


def render(reading: Reading) -> str:
    """Render *reading* as a tree. Order: that of the text; a quotation stands below the section it is in."""
    lines = [shown(line, unicode=True) for line in _head(reading)]
    sections = reading.release.sections
    facts = [fact for fact in reading.facts if fact.kind not in WORKING]
    for index, section in enumerate(sections):
        if section.within is None:
            lines += ["", *_section(reading, section, 0)]
            inside = [one for one in sections if one.within == index]
            below = [(one.span.start, -one.span.end, list(_section(reading, one, 1))) for one in inside]
            below += [(fact.span.start, -fact.span.end, _fact(reading, fact)) for fact in facts if fact.section == index]
            lines += [line for _, _, told in sorted(below, key=lambda entry: entry[:2]) for line in told]
    total = f"{counted(len(sections), 'section')}, {counted(len(facts), 'fact')}"
    return "\n".join([*lines, "", total]) + "\n"


def _head(reading: Reading) -> Iterator[str]:
    profile, document = reading.profile, reading.release.document
    yield f"{document.name} ({document.format}, language {profile.language})"
    yield f"{_STEP}issuer: {profile.issuer or 'unknown'}"
    yield f"{_STEP}genre: {_trait(reading, profile.genre)}"
    for one in profile.listings:
        yield f"{_STEP}listing: {one.exchange or one.written}: {one.ticker} (line {_line(reading, one.span)})"
    for regime in profile.regimes:
        yield f"{_STEP}regime: {_trait(reading, regime)}"
    for kind in profile.types:
        yield f"{_STEP}type: {_trait(reading, kind)}"
    if profile.status:
        yield f"{_STEP}status: {profile.status}"
    if reading.as_of:
        yield f"{_STEP}law of: {reading.as_of.isoformat()}"


def _trait(reading: Reading, trait: Trait) -> str:
    spot = "" if trait.span is None else f" (line {_line(reading, trait.span)}: {quoted(trait.span.of(reading.release.text))})"
    return f"{trait.name}, because {trait.why}{spot}"


def _line(reading: Reading, span: Span) -> int:
    return reading.release.document.place(span).start.line


def _section(reading: Reading, section: Section, depth: int) -> Iterator[str]:
    """Yield the line of a section: where it stands, what it is, how it begins."""
    document = reading.release.document
    first, last = document.point(section.extent.start).line, document.point(max(section.extent.end - 1, section.extent.start)).line
    lines = f"{first}" if first == last else f"{first}-{last}"
    subject = f" [{section.subject}]" if section.subject else ""
    title = f" {quoted(section.title)}" if section.title else ""
    start = section.span.of(reading.release.text)
    if section.title and start.startswith(section.title):
        start = start[len(section.title) :]
    told = f"{section.kind.value}{subject}{title}  {_beginning(start)}".rstrip()
    yield from beside(f"{_STEP * depth}{lines:>9}  ", shown(told, unicode=True), _WIDTH)


def _beginning(text: str) -> str:
    """Return the first words of *text*."""
    line = " ".join(text[: 4 * _FIRST_WORDS].split())
    return line if len(line) <= _FIRST_WORDS else line[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def _fact(reading: Reading, fact: Fact) -> list[str]:
    """Return the lines of a fact: its kind, its words, what they mean."""
    told = [f"{name} {words}" for name, value in own_fields(fact).items() if (words := _words(reading, value))]
    text = quoted(fact.span.of(reading.release.text))
    line = f"{fact.kind} {text}{': ' if told else ''}{', '.join(told)}"
    return beside(f"{_STEP}{_line(reading, fact.span):>9}  ", shown(line, unicode=True), _WIDTH)


def _words(reading: Reading, value: object) -> str:
    """Return *value* as words; empty for what is not known, not true or a place."""
    if value is None or value is False or isinstance(value, Span):
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple | list | frozenset | set):
        told = [words for one in value if (words := _words(reading, one))]
        return " + ".join(told if isinstance(value, tuple | list) else sorted(told))
    if is_dataclass(value):
        return " ".join(words for one in fields(value) if (words := _words(reading, getattr(value, one.name))))
    return str(plain(value))
