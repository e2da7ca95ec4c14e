"""Names that are written in two ways: a letter apart, with other capitals, in one word and in two, with another legal form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from disclint.facts.frame import Frame
from disclint.facts.long_forms import abbreviations, legal_forms
from disclint.facts.name_forms import accents_aside, distance_of_one, is_spelling
from disclint.model.fact import NameVariant
from disclint.model.release import SectionKind
from disclint.model.span import Span

SHORTEST = 6
"""Shorter names lie a letter apart by chance. Units: letters."""
SHORTEST_CASED = 5
OFTEN = 3
"""So often a form must stand to be the usual one."""
SEVERAL = 2
"""So often, where the words beside the name are the same too."""
ENDING = 2
"""Two forms that differ only in their last letters are inflections. Units: letters."""
PASSED_OVER = frozenset((SectionKind.FRONT_MATTER, SectionKind.WIRE_FOOTER, SectionKind.REFERENCES))
ORDINARY = "ordinary-name-words"
"""The term list of words that are written in several ways in the names of different companies."""


def facts(frame: Frame) -> Iterator[NameVariant]:
    """Yield each name that is written in a rarer way than elsewhere.

    Order: by sort, then that of the text.
    """
    yield from _spellings(frame, _uses(frame))
    yield from abbreviations(frame)
    yield from legal_forms(frame)


def _counts(frame: Frame, span: Span) -> bool:
    return frame.kind_of(span) not in PASSED_OVER


# ---- One word, two spellings


@dataclass(frozen=True, slots=True)
class _Use:
    """One place of a word with a capital; *before* and *after* are the words with a capital that touch it."""

    span: Span
    before: str
    after: str


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@./#$&-])[^\W\d_]\w*(?:'\w+)?(?![\w@]|\.\w)")


def _uses(frame: Frame) -> dict[str, list[_Use]]:
    """Return the places of each word that is only written with a capital, without possessive endings."""
    found: dict[str, list[_Use]] = defaultdict(list)
    small: set[str] = set()
    last, last_end = "", -2
    open_use: tuple[str, int, int, str] | None = None
    for match in _word().finditer(frame.view):
        written = match[0]
        word = written.partition("'")[0] if written.endswith(("'s", "'")) else written
        is_name = word[0].isupper()
        touches = match.start() == last_end + 1
        if open_use is not None:
            name, start, end, before = open_use
            found[name].append(_Use(Span(start, end), before, word if is_name and touches else ""))
            open_use = None
        if is_name:
            open_use = (word, match.start(), match.start() + len(word), last if touches else "")
        else:
            small.add(word.lower())
        last, last_end = (word if is_name else ""), match.end()
    if open_use is not None:
        found[open_use[0]].append(_Use(Span(open_use[1], open_use[2]), open_use[3], ""))
    return {word: uses for word, uses in found.items() if word.lower() not in small}


def _spellings(frame: Frame, uses: dict[str, list[_Use]]) -> Iterator[NameVariant]:
    ordinary = {phrase.span.of(frame.view).lower() for phrase in frame.phrases_of(ORDINARY)}
    names = {word: of for word, of in uses.items() if len(word) >= SHORTEST_CASED and not word.isupper() and word.lower() not in ordinary}
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word, of in names.items():
        if len(of) >= SEVERAL:
            by_letter[word[0].lower()].append(word)
    for rare, of in names.items():
        if len(of) > 1 or not _counts(frame, of[0].span):
            continue
        for usual in by_letter[rare[0].lower()]:
            sort = _sort(rare, usual, of[0], names[usual])
            if sort is not None:
                yield NameVariant(**frame.where(of[0].span), name=rare, usual=usual, sort=sort, elsewhere=names[usual][0].span)
    yield from _split_names(frame, uses, names)


def _sort(rare: str, usual: str, use: _Use, others: list[_Use]) -> str | None:
    one, two = rare.lower(), usual.lower()
    if one == two:
        return "case" if len(others) >= OFTEN and (_is_camel(rare) or _is_camel(usual)) else None
    at = distance_of_one(one, two) if min(len(one), len(two)) >= SHORTEST else None
    if at is None or at >= min(len(one), len(two)) - ENDING:
        return None
    if is_spelling(one, two) or accents_aside(one) == accents_aside(two) or any(char.isdigit() for char in one + two):
        return None
    beside = any((use.before and use.before == other.before) or (use.after and use.after == other.after) for other in others)
    if not beside and use.after and all(other.after for other in others):
        return None
    return "letters" if len(others) >= (SEVERAL if beside else OFTEN) else None


def _is_camel(word: str) -> bool:
    return any(char.isupper() for char in word[1:]) and any(char.islower() for char in word)


def _split_names(frame: Frame, uses: dict[str, list[_Use]], names: dict[str, list[_Use]]) -> Iterator[NameVariant]:
    """Yield a name in two words that is one word elsewhere."""
    solid = {word.lower(): word for word, of in names.items() if _is_camel(word) and len(of) >= OFTEN}
    if not solid:
        return
    found: dict[str, list[Span]] = defaultdict(list)
    for word, of in uses.items():
        for use in of:
            if use.after and (usual := solid.get((word + use.after).lower())):
                found[usual].append(Span(use.span.start, use.span.end + 1 + len(use.after)))
    for usual, spans in found.items():
        if len(spans) == 1 and _counts(frame, spans[0]):
            yield NameVariant(
                **frame.where(spans[0]), name=spans[0].of(frame.view), usual=usual, sort="spacing", elsewhere=names[usual][0].span
            )
