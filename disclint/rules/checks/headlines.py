"""Checks of the headline: its length, its signs, and that it stands there once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.text.patterns import compiled

LONGEST = 150
"""What title fields of wires and search results can hold. Units: characters."""
SHORTEST = 15
"""Fewer characters cannot state a news."""
CAPITALS = 16
"""So many capital letters, with no small one among them, are emphasis and not a name."""
ABBREVIATED = (
    r"(?i)(?:\b(?:inc|corp|ltd|co|llc|plc|jr|sr|no|vs|dr|st|etc|p\.?l\.?c|bros|ph\.?d|esq|mt|ft)|\b[a-z]|\.{2,}|\b(?:[a-z]\.)+[a-z])\.$"
)


def headline_form(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield what is wrong with the form of the headline, and the subheadline that says the same."""
    text = reading.release.text
    heads = [s for s in reading.release.sections if s.kind is SectionKind.HEADLINE]
    if not heads:
        return
    # A headline may stand twice: in the section, or in an aggregator's copy of it.
    head = next((p for p in reading.release.paragraphs if heads[0].span.covers(p.span)), heads[0])
    words = " ".join(head.span.of(text).split())
    faults = list(_faults(words))
    if faults:
        severity = None if any(one is None for _, one in faults) else Severity.INFO
        yield Breach(head.span, {"found": words, "problem": "; it ".join(problem for problem, _ in faults)}, severity=severity)
    for section in reading.release.sections:
        if section.kind is SectionKind.SUBHEADLINE and _letters(section.span, text) == _letters(head.span, text) != "":
            yield Breach(
                section.span,
                {"found": words, "problem": "is the headline once more"},
                (Proof("headline", head.span, words),),
                severity=Severity.INFO,
            )


def _faults(words: str) -> Iterator[tuple[str, Severity | None]]:
    if len(words) > LONGEST:
        yield f"has {len(words)} characters; many title fields end at {LONGEST}", None
    elif len(words) < SHORTEST:
        yield f"has only {len(words)} characters, too few to say what happened", Severity.INFO
    letters = [char for char in words if char.isalpha() and char.isascii()]
    if len(letters) >= CAPITALS and not any(char.islower() for char in letters):
        yield "is set in capitals", None
    if words.endswith(("!", '!"', "!'", "!\u201d")) or "!!" in words:
        yield "ends with an exclamation mark" if words.rstrip("\"'\u201d").endswith("!") else "holds exclamation marks", None
    if words.endswith(".") and not compiled(ABBREVIATED).search(words):
        yield "ends with a full stop", Severity.INFO


def _letters(span: Span, text: str) -> str:
    return "".join(char for char in span.of(text).casefold() if char.isalnum())
