"""The words of a text against all term lists at once, and the patterns that words cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter

import regex

from disclint.model.lexicon import GAP, GAP_WORDS, STEM, Lexicon, Pattern, Term, terms
from disclint.model.span import Span

PATIENCE = 0.5
"""How long one pattern may search one text. Units: seconds."""
POSSESSIVE = "'s"
_Hit = tuple[str, int, int]
_Tail = tuple[Term, list[str] | None]
"""A term with the plain words after its second one, None if it has to be looked at."""


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[^\W_]+(?:'[^\W_]+)*")


@cache
def _sentence_end() -> regex.Pattern[str]:
    return regex.compile(r"[.;!?][\"')\]]*\s|\n")


class _Openings:
    """The terms that begin with one word, so that few of them have to be looked at.

    *alone* are the lists of single plain words. Longer terms stand under their second word in *pairs*, or where that is starred under its
    first letters in *stems*; *others* are what fits neither.
    """

    __slots__ = ("alone", "others", "pairs", "stems")

    def __init__(self, lines: str) -> None:
        self.alone: list[str] = []
        self.pairs: dict[str, list[_Tail]] = {}
        self.stems: dict[str, list[_Tail]] = {}
        self.others: list[Term] = []
        for term in terms(lines):
            words = term.words
            plain = not term.exact and not any(word == GAP or word.endswith(("*", POSSESSIVE)) for word in words)
            if plain and len(words) == 1:
                self.alone.append(term.list)
            elif term.exact or len(words) == 1 or words[1] == GAP or words[1].endswith(POSSESSIVE):
                self.others.append(term)
            elif words[1].endswith("*"):
                self.stems.setdefault(words[1][:STEM], []).append((term, None))
            else:
                self.pairs.setdefault(words[1], []).append((term, list(words[2:]) if plain else None))


_openings = cache(_Openings)
"""The terms of one first word are read once in a process."""


class _Words:
    """The words of a view with their places: as written, folded, and without a possessive ending."""

    __slots__ = ("bare", "ends", "folded", "starts", "view", "written")

    def __init__(self, view: str) -> None:
        spans = [match.span() for match in _word().finditer(view)]
        self.view = view
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.written = [view[start:end] for start, end in spans]
        self.folded = [word.lower() for word in self.written]
        self.bare = [word[:-2] if word.endswith(POSSESSIVE) else word for word in self.folded]

    def fits(self, at: int, word: str, exact: bool) -> bool:
        """Tell whether *word* of a term stands for the one at *at*."""
        if exact:
            here = self.written[at]
            return here.startswith(word[:-1]) if word.endswith("*") else here in (word, word + POSSESSIVE)
        if word.endswith("*"):
            return self.folded[at].startswith(word[:-1])
        return word in (self.folded[at], self.bare[at])

    def end_of(self, term: Term, at: int) -> int | None:
        """Return the index of the last word of the longest match of *term* that begins with the word at *at*, or None."""
        words, exact = term.words, term.exact
        if not self.fits(at, words[0], exact):
            return None
        reached = [at]
        gap = False
        for word in words[1:]:
            if word == GAP:
                gap = True
                continue
            reached = list(dict.fromkeys(there for here in reached for there in self._next(here, word, exact, gap)))
            if not reached:
                return None
            gap = False
        last = max(reached)
        return last if self.unbroken(at, last) else None

    def unbroken(self, first: int, last: int) -> bool:
        """Tell whether the words from *first* to *last* stand in one block."""
        return self.view.find("\n", self.starts[first], self.ends[last]) < 0

    def _next(self, here: int, word: str, exact: bool, gap: bool) -> list[int]:
        """Return where *word* of a term stands after the word at *here*."""
        if not gap:
            return [here + 1] if here + 1 < len(self.folded) and self.fits(here + 1, word, exact) else []
        found = []
        for there in range(here + 1, min(here + 2 + GAP_WORDS, len(self.folded))):
            if _sentence_end().search(self.view, self.ends[there - 1], self.starts[there]):
                break
            if self.fits(there, word, exact):
                found.append(there)
        return found


def phrases(lexicon: Lexicon, view: str) -> Iterator[tuple[str, Span]]:
    """Yield each phrase of the term lists in *view* with the name of its list.

    Of overlapping phrases of one list only the longest is told. A phrase stays inside its block, and a gap inside its sentence.
    Order: by place, then by list.
    """
    hits = sorted(_hits(lexicon, _Words(view)))
    chosen: list[tuple[int, int, str]] = []
    for name, group in groupby(hits, key=itemgetter(0)):
        chosen += [(start, end, name) for start, end in _longest([(start, end) for _, start, end in group])]
    for start, end, name in sorted(chosen):
        yield name, Span(start, end)


def _hits(lexicon: Lexicon, words: _Words) -> Iterator[_Hit]:
    first, stems = lexicon.first, lexicon.stems
    starts, ends, bare = words.starts, words.ends, words.bare
    last_at = len(bare) - 1
    for at, word in enumerate(words.folded):
        for lines in _lines(first, stems, word, bare[at]):
            openings = _openings(lines)
            for name in openings.alone:
                yield name, starts[at], ends[at]
            for term in openings.others:
                end = words.end_of(term, at)
                if end is not None:
                    yield term.list, starts[at], ends[end]
            if at == last_at:
                continue
            for term, rest in _tails(openings, bare[at + 1]):
                if rest is None:
                    end = words.end_of(term, at)
                else:
                    last = at + 1 + len(rest)
                    end = last if bare[at + 2 : last + 1] == rest and words.unbroken(at, last) else None
                if end is not None:
                    yield term.list, starts[at], ends[end]


def _tails(openings: _Openings, second: str) -> list[_Tail]:
    """Return the terms that may go on with the word *second*."""
    found = openings.pairs.get(second)
    starred = openings.stems.get(second[:STEM]) if openings.stems else None
    if found is None:
        return starred or []
    return found + starred if starred else found


def _lines(first: Mapping[str, str], stems: Mapping[str, str], word: str, bare: str) -> list[str]:
    """Return the terms that may begin with *word*."""
    found = [first.get(word), stems.get(word[:STEM])]
    if bare != word:
        found.append(first.get(bare))
    return [lines for lines in found if lines]


def _longest(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of *places* (sorted) that overlap no longer one, nor an earlier one of the same length."""
    kept: list[tuple[int, int]] = []
    cluster: list[tuple[int, int]] = []
    reach = -1
    for place in places:
        if place[0] >= reach and cluster:
            kept += _best(cluster)
            cluster = []
        cluster.append(place)
        reach = max(reach, place[1])
    return kept + _best(cluster)


def _best(cluster: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(cluster) == 1:
        return cluster
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(cluster), key=lambda place: (place[0] - place[1], place)):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end))
    return kept


def patterns(lexicon: Lexicon, view: str, text: str) -> tuple[tuple[tuple[str, Span], ...], frozenset[str]]:
    """Return each match of the patterns with the name of its pattern, and the names of those that ran out of time.

    A group named ``mark`` is told in the stead of the whole match. Args: *text* is searched by patterns that read it, *view* by all others.
    Order: by place, then by pattern.
    """
    lowered, lowered_text = view.lower(), text.lower()
    found: list[tuple[int, int, str]] = []
    failed: list[str] = []
    for name, pattern in lexicon.patterns.items():
        within = lowered_text if pattern.raw else lowered
        if not any(anchor in within for anchor in pattern.anchors):
            continue
        try:
            found += [(start, end, name) for start, end in _matches(pattern, text if pattern.raw else view)]
        except TimeoutError:
            failed.append(name)
    return tuple((name, Span(start, end)) for start, end, name in sorted(found)), frozenset(failed)


def _matches(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    compiled = _compiled(pattern.pattern, pattern.ignore_case)
    group = "mark" if "mark" in compiled.groupindex else 0
    spans = [match.span(group) for match in compiled.finditer(text, timeout=PATIENCE)]
    return [(start, end) for start, end in spans if start < end]


@cache
def _compiled(pattern: str, ignore_case: bool) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0))
