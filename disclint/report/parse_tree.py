"""A release that has been read as a tree for people: sections, in them the sentences that say something, below each what was understood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

from disclint.model.fact import Fact
from disclint.model.reading import Reading, Trait
from disclint.model.release import Section
from disclint.model.span import Span
from disclint.report.fact_words import meaning
from disclint.report.words import counted, quoted
from disclint.report.wrap import beside, shown

_FIRST_WORDS = 60
_SENTENCE = 200
_STEP = "    "
_WIDTH = 120
_DETAILS = ("trial", "enrolment", "exposure", "figure", "date")
"""Kinds of fact that are often only a piece of another one; of two with the same words the first says more."""
_WIDE = ("caution", "quote")
"""Kinds of fact that take in whole sentences, and do not say what these say."""
_SLACK = 2
"""How far a piece may stand out: a parenthesis, a full stop. Units: characters."""
Entry = tuple[int, int, list[str]]
"""Lines with the place that they stand for: where it starts, and where it ends, taken negative."""


def render(reading: Reading) -> str:
    """Render *reading* as a tree. Order: that of the text; a quotation stands below the section it is in."""
    lines = [shown(line, unicode=True) for line in _head(reading)]
    sections = reading.release.sections
    pieces = _pieces(reading.facts)
    told = [fact for fact in reading.facts if id(fact) not in pieces]
    for index, section in enumerate(sections):
        if section.within is None:
            lines += ["", *_section(reading, section, 0)]
            inside = [one for one in sections if one.within == index]
            below: list[Entry] = [(one.span.start, -one.span.end, list(_section(reading, one, 1))) for one in inside]
            below += _sentences(reading, [fact for fact in told if fact.section == index])
            lines += [line for _, _, told_ in sorted(below, key=lambda entry: entry[:2]) for line in told_]
    return "\n".join([*lines, "", _total(len(sections), len(reading.facts), len(told))]) + "\n"


def _total(sections: int, known: int, told: int) -> str:
    pieces = f" ({known - told} not shown, as others say it too; --format json has all)" if known > told else ""
    return f"{counted(sections, 'section')}, {counted(known, 'fact')}{pieces}"


def _pieces(facts: Iterable[Fact]) -> frozenset[int]:
    """Return, by identity, the facts that say nothing which another one, that takes their words in, does not say."""
    found: set[int] = set()
    whole = sorted((fact for fact in facts if fact.kind not in _DETAILS and fact.kind not in _WIDE), key=_place)
    details = sorted((fact for fact in facts if fact.kind in _DETAILS), key=lambda fact: (*_place(fact), _DETAILS.index(fact.kind)))
    starts = [fact.span.start for fact in whole]
    ends = list(accumulate((fact.span.end for fact in whole), max))
    reached = -1
    for fact in details:
        at = bisect_right(starts, fact.span.start) - 1
        slack = _SLACK if fact.kind != "figure" else fact.span.end - fact.span.start - 1  # a figure need only begin in another fact
        if (at >= 0 and ends[at] + slack >= fact.span.end) or fact.span.end <= reached + slack or meaning(fact) == "trial":
            found.add(id(fact))
        else:
            reached = max(reached, fact.span.end)
    return frozenset(found)


def _place(fact: Fact) -> tuple[int, int]:
    return fact.span.start, -fact.span.end


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


def _sentences(reading: Reading, facts: list[Fact]) -> Iterator[Entry]:
    """Yield each sentence that says something, with what was understood of it."""
    ordered = sorted(facts, key=lambda fact: (fact.sentence.start, fact.sentence.end, *_place(fact)))
    for sentence, inside in groupby(ordered, key=lambda fact: fact.sentence):
        said = [line for fact in inside for line in _fact(reading, fact)]
        words = _trimmed(sentence.of(reading.release.text))
        head = beside(f"{_STEP}{_line(reading, sentence):>9}  ", shown(f"“{words}”", unicode=True), _WIDTH)
        yield sentence.start, -sentence.end, [*head, *said]


def _trimmed(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SENTENCE else line[:_SENTENCE].rsplit(" ", 1)[0] + " …"


def _fact(reading: Reading, fact: Fact) -> list[str]:
    """Return the lines of a fact: what it was understood as, and the words that say so."""
    told = meaning(fact)
    words = fact.span.of(reading.release.text)
    line = told if fact.span == fact.sentence or " ".join(words.split()) in told else f"{told}  {quoted(words)}"
    return beside(f"{_STEP}{'':>9}  - ", shown(line, unicode=True), _WIDTH)
