"""Names that are written in two ways: a letter apart, with other capitals, in one word and in two, with another legal form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.facts.long_forms import abbreviations, legal_forms
from disclint.facts.name_forms import accents_aside, distance_of_one, is_spelling
from disclint.model.fact import NameVariant
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

SHORTEST = 6
"""Shorter names lie a letter apart by chance. Units: letters."""
OFTEN = 3
"""So often a form must stand to be the usual one."""
SEVERAL = 2
"""So often, where the words beside the name are the same too."""
ENDING = 2
"""Two forms that differ only in their last letters are inflections. Units: letters."""
PASSED_OVER = frozenset((SectionKind.FRONT_MATTER, SectionKind.WIRE_FOOTER, SectionKind.REFERENCES))
ORDINARY = "ordinary-name-words"
"""The term list of words that are written in several ways in the names of different companies."""
BEFORE = frozenset(" \n\t('\"[*|\u2022:,;")
"""After one of these a word begins; after other signs it is part of an address or of a longer word."""
_Uses = dict[str, list[int]]


def facts(frame: Frame) -> Iterator[NameVariant]:
    """Yield each name that is written in a rarer way than elsewhere.

    Order: by sort, then that of the text.
    """
    yield from _spellings(frame)
    yield from abbreviations(frame)
    yield from legal_forms(frame)


@cache
def _name() -> Pattern:
    """A word of five letters and more that begins with a capital, outside of addresses."""
    return compiled(r"[A-Z]\w{4,}(?!@|\.\w)")


def _spellings(frame: Frame) -> Iterator[NameVariant]:
    uses: _Uses = defaultdict(list)
    view = frame.view
    for match in _name().finditer(view):
        if match.start() == 0 or view[match.start() - 1] in BEFORE:
            uses[match[0]].append(match.start())
    usual = {word: at for word, at in uses.items() if len(at) >= SEVERAL and not word.isupper()}
    near: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in usual:
        for length in (len(word) - 1, len(word), len(word) + 1):
            near[word[0].lower(), length].append(word)
    for rare, at in uses.items():
        others = near.get((rare[0].lower(), len(rare))) if len(at) == 1 else None
        for word in others or ():
            sort = _sort(frame, rare, at[0], word, usual[word])
            span = Span(at[0], at[0] + len(rare))
            if sort is not None and frame.kind_of(span) not in PASSED_OVER and _is_name(frame, rare, word):
                yield _variant(frame, span, word, sort, usual[word][0])
    yield from _split_names(frame, usual)


def _variant(frame: Frame, span: Span, usual: str, sort: str, elsewhere: int) -> NameVariant:
    where = frame.where(span)
    return NameVariant(**where, name=span.of(frame.view), usual=usual, sort=sort, elsewhere=Span(elsewhere, elsewhere + len(usual)))


def _sort(frame: Frame, rare: str, at: int, usual: str, others: list[int]) -> str | None:
    """Tell how the word *rare*, which stands at *at*, and the *usual* one, which stands at *others*, lie apart; None if they are two."""
    one, two = rare.lower(), usual.lower()
    if one == two:
        return "case" if len(others) >= OFTEN and not rare.isupper() and (_is_camel(rare) or _is_camel(usual)) else None
    if min(len(one), len(two)) < SHORTEST or rare.isupper():
        return None
    parted = distance_of_one(one, two)
    if parted is None or parted >= min(len(one), len(two)) - ENDING:
        return None
    if is_spelling(one, two) or accents_aside(one) == accents_aside(two) or any(char.isdigit() for char in one + two):
        return None
    return "letters" if len(others) >= _enough(frame, rare, at, usual, others) else None


def _enough(frame: Frame, rare: str, at: int, usual: str, others: list[int]) -> int:
    """Return how often the usual form must stand: less often beside the same words, never where both stand before other names."""
    before, after = _before(frame.view, at), _after(frame.view, at + len(rare))
    beside = [(_before(frame.view, other), _after(frame.view, other + len(usual))) for other in others]
    if any((before and before == one) or (after and after == two) for one, two in beside):
        return SEVERAL
    return len(others) + 1 if after and all(two for _, two in beside) else OFTEN


def _before(view: str, at: int) -> str:
    """Return the word with a capital that touches the place *at* from the left."""
    word = view[max(0, at - 30) : at].rpartition(" ")[0].rpartition(" ")[2] if view[at - 1 : at] == " " else ""
    return word if word[:1].isupper() and word.isalnum() else ""


def _after(view: str, at: int) -> str:
    word = view[at + 1 : at + 31].partition(" ")[0].rstrip(".,;:") if view[at : at + 1] == " " else ""
    return word if word[:1].isupper() else ""


def _is_camel(word: str) -> bool:
    return any(char.isupper() for char in word[1:]) and any(char.islower() for char in word)


def _is_name(frame: Frame, rare: str, usual: str) -> bool:
    """Tell whether neither word is an ordinary one: written small somewhere, or in the list of such words."""
    ordinary = {phrase.span.of(frame.view).lower() for phrase in frame.phrases_of(ORDINARY)}
    return not any(word.lower() in ordinary or _stands(frame.view, word.lower()) for word in (rare, usual))


def _stands(view: str, word: str) -> bool:
    """Tell whether *word* stands in running text, written just so. In an address it may."""
    return re.search(rf"(?<![\w@./#$&-]){re.escape(word)}(?![\w@-]|\.\w)", view) is not None


def _split_names(frame: Frame, usual: _Uses) -> Iterator[NameVariant]:
    """Yield a name in two words that is one word, with a capital inside, elsewhere."""
    for word, others in usual.items():
        if len(others) < OFTEN or not _is_camel(word):
            continue
        for cut in (at for at in range(2, len(word) - 1) if word[at].isupper() and word[at - 1].islower()):
            split = f"{word[:cut]} {word[cut:]}"
            at = frame.view.find(split)
            if at < 0 or frame.view.find(split, at + 1) >= 0 or frame.view[at + len(split) : at + len(split) + 1].isalnum():
                continue
            span = Span(at, at + len(split))
            if frame.kind_of(span) not in PASSED_OVER and _is_name(frame, split, word):
                yield _variant(frame, span, word, "spacing", others[0])
