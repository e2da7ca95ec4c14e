"""Check of text that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from disclint.model.reading import Reading
from disclint.model.release import Paragraph, SectionKind
from disclint.model.rule import Breach
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

WHERE = (SectionKind.BODY, SectionKind.ABOUT, SectionKind.LEGEND, SectionKind.FORWARD_LOOKING)
SHORT = 40
"""A shorter paragraph is a label. Units: characters."""
ROLES = ("text", "subheading", "line")
FIGURES = 0.08
"""A paragraph with a larger share of digits is a table that lost its cells."""
MARKED = 60
"""How much of the end is marked. Units: characters."""
_OPEN = """
the of and a an or that which whose its their our his her this these those is are was were be been has have had will would can
could may might should must into from between than because although while if such per upon through during among within without not
both either neither nor but also more most very
"""
OPEN = frozenset(_OPEN.split())
"""Words that no sentence ends with, or hardly any."""


@cache
def _dots() -> Pattern:
    return compiled(
        r"(?:\.{3,}|\u2026|\[\.{3}\]|\[\u2026\])[\s\])]*"
        r"(?P<more>\(?(?:read|continue|see|view|show) (?:more|reading|the full|full)\b.{0,80})?$",
        re.I,
    )


def cut_text(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each paragraph that breaks off: at a word that no sentence ends with, a comma or an opening mark.

    Order: that of the text.
    """
    view = reading.release.view
    prose = [p for p in reading.release.paragraphs if reading.release.sections[p.section].kind in WHERE]
    for paragraph in prose:
        if paragraph.role not in ROLES or paragraph.span.end - paragraph.span.start <= SHORT:
            continue
        words = paragraph.span.of(view).rstrip()
        if paragraph.role != "text" and not (
            words[:1].isupper() and words.count(" ") > 6 and sum(w[:1].islower() for w in words.split()) > 5
        ):
            continue
        problem = _problem(words)
        if problem is None or _goes_on(view, paragraph) or sum(char.isdigit() for char in words) > len(words) * FIGURES:
            continue
        yield _breach(paragraph, problem, reading)


def _problem(words: str) -> str | None:
    last = words[-1]
    if last.isalpha():
        word = compiled(r"[^\w'-]+").split(words)[-1]
        return f"breaks off after “{word}”" if word in OPEN else None
    if last == "," and not compiled(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2},$"
    ).search(words):
        return "breaks off after a comma"
    if last in "([{":
        return "breaks off after an opening bracket"
    dots = _dots().search(words)
    if dots is not None and (dots["more"] or dots[0][0] == "[" or words[: dots.start()].rstrip(" (").rpartition(" ")[2] in OPEN):
        return "is cut off with dots"
    return None


def _goes_on(view: str, paragraph: Paragraph) -> bool:
    """Tell whether the text goes on behind *paragraph*, in what was set apart: a list, a link, an image, a lower-case line."""
    rest = view[paragraph.span.end : paragraph.span.end + 40].lstrip()
    if not rest:
        return False
    return not (rest[0].isupper() and rest[:4].casefold() not in ("http", "www.")) and rest[0] not in "\"'#"


def _breach(paragraph: Paragraph, problem: str, reading: Reading) -> Breach:
    view = reading.release.view
    end = paragraph.span.start + len(paragraph.span.of(view).rstrip())
    start = max(paragraph.span.start, end - MARKED)
    start = view.find(" ", start, end) + 1 if start > paragraph.span.start and " " in view[start:end] else start
    span = Span(start, end)
    return Breach(span, {"found": span.of(reading.release.text), "problem": problem})
