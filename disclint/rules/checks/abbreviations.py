"""Check of abbreviations: spelled out where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

SAME = 150
"""What is spelled out in the same paragraph this far on is spelled out at once. Units: characters."""
WHERE = (SectionKind.BODY,)
"""Where a reader meets an abbreviation; a legend repeats those of the law."""


REACH = 120
"""How far before its abbreviation a long form may begin. Units: characters."""


@cache
def _defined() -> Pattern:
    """An abbreviation in parentheses, as behind its long form."""
    return compiled(r"\((?:the |or |hereinafter |\")*(?P<short>[A-Z][A-Z0-9]{2,6})s?\"?[,;)]")


def abbreviations(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each abbreviation of the body that is spelled out only after its first use.

    Order: that of the text.
    """
    view = reading.release.view
    inside = [p for p in reading.release.paragraphs if reading.release.sections[p.section].kind in WHERE]
    body = [p.span for p in inside if p.role in ("text", "item")]
    if not body:
        return
    start, end = body[0].start, inside[-1].span.end
    told: set[str] = set()
    for found in _defined().finditer(view, start, end):
        short = found["short"]
        if short in told:
            continue
        told.add(short)
        low = max(start, found.start() - REACH, view.rfind("\n", 0, found.start()) + 1)
        before = view[low : found.start()].rstrip(" ,")
        long = _long_form(before, short)
        if long is None or _is_known(reading, short, args):
            continue
        first = _first_use(view, short, body, found.start())
        if first is None or long.casefold() in view[start : first.start].casefold():
            continue
        where = Span(low + len(before) - len(long), found.end("short"))
        yield Breach(first, {"found": short, "long": long}, (Proof("spelled out here", where, where.of(reading.release.text)),))


def _first_use(view: str, short: str, body: list[Span], before: int) -> Span | None:
    """Return where *short* stands in the body before it is spelled out: as a word of its own, not as a part of a name or a symbol."""
    for found in re.compile(rf"(?<![\w$/.-]){short}s?(?![\w/-])(?!\.\w)").finditer(view, body[0].start, before):
        behind = view[found.end() : found.end() + 2]
        if ":" in (view[max(0, found.start() - 2) : found.start()] + behind) or (behind[:1] == " " and behind[1:].isupper()):
            continue  # a part of a name or a notation
        paragraph = next((p for p in body if p.start <= found.start() < p.end), None)
        if paragraph is not None and not paragraph.of(view).isupper() and not (paragraph.end > before and before - found.start() < SAME):
            return Span(*found.span())
    return None


def _long_form(words: str, short: str) -> str | None:
    """Return the end of *words* whose initials make *short*, or None."""
    parts = list(compiled(r"[\w']+").finditer(words))
    for at in range(len(parts) - 1, -1, -1):
        tail = [part[0] for part in parts[at:]]
        if len(tail) > len(short) + 4:
            return None
        if len(tail) > 1 and tail[0][0].casefold() == short[0].casefold() and _spells(tail, short):
            return words[parts[at].start() :]
    return None


_SMALL = """
of the and for in on to a an with by de la
"""
SMALL = frozenset(_SMALL.split())


def _spells(words: list[str], short: str) -> bool:
    initials = "".join(word[0] for word in words).casefold()
    strict = "".join(word[0] for word in words if word not in SMALL).casefold()
    return short.casefold() in (initials, strict)


def _is_known(reading: Reading, short: str, args: Mapping[str, Any]) -> bool:
    if any(listing.ticker == short for listing in reading.profile.listings):
        return True
    return any(fact.span.of(reading.release.view) == short for fact in reading.index.phrases(args["known"]))
