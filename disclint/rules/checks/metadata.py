"""The title and the summary of the metadata, held against the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from disclint.model.document import Role
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.checks.keys import SUMMARY, Entry, breach, entries
from disclint.rules.message import series
from disclint.rules.verbs.normal import text as plain
from disclint.text.patterns import Pattern, compiled

Args = Mapping[str, Any]

# ---- The title and the headline

PLAIN_OVERLAP = 0.25
"""A line without heading marks that shares less of its words with the title is a line of the text, not another headline."""


def title(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the title of the metadata where it is not the headline. Values: ``other``, the headline."""
    entry = next(entries(reading, "title"), None)
    found = _headlines(reading)
    if entry is None or not found or _is_file_name(entry.words):
        return
    told = _title(entry.words)
    printed = {span: _title(span.of(reading.release.text)) for span in found}
    if not told or told in printed.values() or any(_series(told, words) for words in printed.values()):
        return
    span, words = next(iter(printed.items()))
    if not _is_heading(reading, span) and _overlap(told, words) < PLAIN_OVERLAP:
        return
    cut = told.startswith(words) or words.startswith(told.rstrip(".… "))
    problem = "only the beginning of the headline" if len(told) < len(words) else "longer than the headline"
    headline = " ".join(span.of(reading.release.text).split())
    values = {"key": entry.key, "found": entry.words, "problem": problem if cut else "not the headline", "other": headline}
    yield Breach(entry.where, values, (Proof("headline", span, headline),), severity=Severity.INFO if cut else None)


def _headlines(reading: Reading) -> list[Span]:
    """Return the first line of the headline, and the whole of it where it has several."""
    release = reading.release
    at, section = next(((at, s) for at, s in enumerate(release.sections) if s.kind is SectionKind.HEADLINE), (-1, None))
    if section is None:
        return []
    first_line = next((p.span for p in release.paragraphs if p.section == at), section.span)
    return [first_line, *([section.span] if section.span != first_line else [])]


def _is_heading(reading: Reading, span: Span) -> bool:
    return any(block.role is Role.HEADING and block.span.meets(span) for block in reading.release.document.blocks)


def _is_file_name(words: str) -> bool:
    return words == "None" or (" " not in words and bool(set(words) & set("-_./")))


def _title(words: str) -> str:
    folded = plain(_markup().sub("", words)) or ""
    folded = compiled(r"(?<=\w)(?:tm|sm)\b|(?<=\w) (?:r|tm|sm)\b").sub("", folded)
    return compiled(r"\s*-+\s*").sub("-", folded).strip(" .\"'")


@cache
def _markup() -> Pattern:
    return compiled(r"</?[A-Za-z][^<>]{0,80}>|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")


def _series(one: str, two: str) -> bool:
    """Tell whether the one is the other with the name of a series or a site before or behind it."""
    long, short = (one, two) if len(one) >= len(two) else (two, one)
    if not long.endswith(short) and not long.startswith(short):
        return False
    rest = long.removesuffix(short) if long.endswith(short) else long.removeprefix(short)
    name = rest.strip()
    mark = name[-1:] if long.endswith(short) else name[:1]
    return mark in ("-", ":", "|") and 0 < len(name.split()) <= 4 and len(short.split()) >= 3


def _overlap(one: str, two: str) -> float:
    words, others = set(compiled(r"\w+").findall(one)), set(compiled(r"\w+").findall(two))
    return len(words & others) / max(len(words | others), 1)


# ---- The summary

SHORTEST, LONGEST = 40, 350
"""Units: characters."""


def summary(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each summary that does not do its work, with all that is wrong with it.

    Args: *wire* is a term list or pattern of wire names as they stand in datelines.
    """
    for name in SUMMARY:
        for entry in entries(reading, name):
            faults = list(_summary_faults(entry, reading))
            if faults:
                yield breach(entry, series(faults))


def _summary_faults(entry: Entry, reading: Reading) -> Iterator[str]:
    words = entry.words
    folded, head = plain(words) or "", _head_words(reading)
    if any(folded.strip(". ") == one for one in head):
        yield "only repeats the headline"
    elif any(folded.count(one) > 1 for one in head):
        yield "gives the headline twice"
    elif not SHORTEST <= len(words) <= LONGEST:
        yield f"has {len(words)} characters, where {SHORTEST} to {LONGEST} are wanted"
    if _wire().search(words) or any(one in words for one in _datelines(reading)):
        yield "holds the dateline or the name of the wire"
    if words.endswith(("...", "…")):
        yield "breaks off"
    strange = sorted(_figures(words) - _figures(_body(reading)))
    if strange:
        yield f"gives the figure {strange[0]}, which is not in the release"


def _head_words(reading: Reading) -> list[str]:
    told = [entry.words for entry in entries(reading, "title")] + [span.of(reading.release.text) for span in _headlines(reading)[:1]]
    return [one for words in dict.fromkeys(told) if (one := (plain(words) or "").strip(". "))]


def _datelines(reading: Reading) -> list[str]:
    spans = [s.span for s in reading.release.sections if s.kind is SectionKind.DATELINE]
    return [words for span in spans if len(words := " ".join(span.of(reading.release.text).split())) > 12]


def _body(reading: Reading) -> str:
    start = next((s.span.end for s in reading.release.sections if s.kind is SectionKind.FRONT_MATTER), 0)
    return reading.release.view[start:]


def _figures(words: str) -> set[str]:
    return {match.replace(",", "").rstrip(".") for match in compiled(r"\d[\d,.]*").findall(words)}


@cache
def _wire() -> Pattern:
    return compiled(r"/(?:PRNewswire|CNW)/|\(?GLOBE NEWSWIRE\)?|\(?BUSINESS WIRE\)?|PR Newswire|ACCESS Newswire|\bEQS\b")
