"""Addresses that stand in the text without markup, and the words around a place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from disclint.model.document import Link
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

_LONGEST_WORD = 80


@cache
def _address() -> Pattern:
    return compiled(r"\b(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.)[^\s<>\"“”‘’«»|\ufffc]+")  # re.I takes 4 ms to compile


def visible(text: str, start: int, end: int) -> Span:
    """Return the range, or where it is empty the word around it, else the word before, else the first."""
    if start < end or not text:
        return Span(start, end)
    low, high = max(0, start - _LONGEST_WORD), start + _LONGEST_WORD
    before, behind = text[low:start], text[start:high]
    left = len(before.split()[-1]) if before and not before[-1].isspace() else 0
    right = len(behind.split(None, 1)[0]) if behind and not behind[0].isspace() else 0
    if left or right:
        return Span(start - left, start + right)
    at = low + len(before.rstrip()) if before.strip() else len(text) - len(text.lstrip()) + 1
    return visible(text, at, at) if at <= len(text) else Span(0, len(text))


def with_bare_addresses(text: str, links: list[Link]) -> tuple[Link, ...]:
    """Return *links* and those that stand in the text bare, in order."""
    found = links
    if "://" in text or "www." in text or "WWW." in text:
        taken = sorted((link.span.start, link.span.end) for link in links)
        bare = []
        for match in _address().finditer(text):
            start, words = match.start(), _address_proper(match[0])
            at = bisect_right(taken, (start, len(text)))
            if not (at and taken[at - 1][1] > start) and not (at < len(taken) and taken[at][0] < start + len(words)):
                bare.append(Link(Span(start, start + len(words)), words))
        found = links + bare
    return tuple(sorted(found, key=lambda link: link.span)) if found else ()


def _address_proper(words: str) -> str:
    """Return *words* without what belongs to the sentence: closing marks, an unmatched bracket and what follows it."""
    depth = 0
    for at, char in enumerate(words):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
            if depth < 0:
                words = words[:at]
                break
    return words.rstrip(".,;:!?*_~'…")
