"""The words of a text against all term lists at once, and the patterns that words cannot say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter

import regex

from disclint.model.lexicon import GAP, GAP_WORDS, STEM, Lexicon, Node, Pattern, unpacked
from disclint.model.span import Span
from disclint.text.patterns import compiled

PATIENCE = 0.5
"""How long one pattern may search one text. Units: seconds."""
POSSESSIVE = "'s"
_Hit = tuple[str, int, int]


def _word() -> regex.Pattern[str]:
    return compiled(r"[^\W_]+(?:'[^\W_]+)*")


@cache
def _sentence_end() -> regex.Pattern[str]:
    return compiled(r"[.;!?][\"')\]]*\s|\n")


_openings = cache(unpacked)
"""The terms of one first word are unpacked once in a process."""


def _behind(node: Node, word: str, bare: str) -> Iterator[Node]:
    """Yield the nodes that *word* of a text leads to; *bare* is the word without a possessive ending."""
    plain, starred, _, _ = node
    if (found := plain.get(word)) is not None:
        yield found
    if bare != word and (found := plain.get(bare)) is not None:
        yield found
    if starred:
        for stem, found in starred.get(word[:STEM], ()):
            if word.startswith(stem):
                yield found


class _Words:
    """The words of a view with their places: as written, folded, and without a possessive ending.

    *reach* tells, for each word, up to which one (exclusive) its sentence goes on, *block* the same of its block.
    """

    __slots__ = ("bare", "block", "ends", "folded", "reach", "starts", "view", "written")

    def __init__(self, view: str) -> None:
        spans = [match.span() for match in _word().finditer(view)]
        self.view = view
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.written = [view[start:end] for start, end in spans]
        self.folded = [word.lower() for word in self.written]
        self.bare = [word[:-2] if word.endswith(POSSESSIVE) else word for word in self.folded]
        self.reach = self._until([match.start() for match in _sentence_end().finditer(view)])
        self.block = self._until([at for at, char in enumerate(view) if char == "\n"])

    def _until(self, breaks: list[int]) -> list[int]:
        """Return, for each word, the index of the first word behind the next of *breaks*."""
        until = []
        at, count = 0, len(self.starts)
        behind = [bisect_left(self.starts, place) for place in breaks]
        for word in range(count):
            while at < len(behind) and behind[at] <= word:
                at += 1
            until.append(behind[at] if at < len(behind) else count)
        return until

    def ends_of(self, node: Node, at: int, edge: int) -> Iterator[tuple[str, int]]:
        """Yield each list with a term that ends at *at* or goes on from there, with the index of its last word.

        Args: *node* is reached with the word at *at*; no word from *edge* on belongs to the block.
        """
        _, _, gap, lists = node
        for name in lists:
            yield name, at
        there = at + 1
        if there < edge:
            for following in _behind(node, self.folded[there], self.bare[there]):
                yield from self.ends_of(following, there, edge)
        if gap is not None:
            for there in range(at + 1, min(at + 2 + GAP_WORDS, self.reach[at], edge)):
                for following in _behind(gap, self.folded[there], self.bare[there]):
                    yield from self.ends_of(following, there, edge)

    def exact_end(self, term: tuple[str, ...], at: int) -> int | None:
        """Return the index of the last word of *term*, in which capitals count, where it begins with the word at *at*, or None."""
        reached = [at] if self._same(at, term[0]) else []
        gap = False
        for word in term[1:]:
            if word == GAP:
                gap = True
                continue
            reached = [there for here in reached for there in self._next(here, gap) if self._same(there, word)]
            gap = False
        return max(reached, default=None)

    def _next(self, here: int, gap: bool) -> range:
        edge = min(here + 2 + GAP_WORDS, self.reach[here]) if gap else here + 2
        return range(here + 1, min(edge, self.block[here]))

    def _same(self, at: int, word: str) -> bool:
        here = self.written[at]
        return here.startswith(word[:-1]) if word.endswith("*") else here in (word, word + POSSESSIVE)


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
    starts, ends, bare, block = words.starts, words.ends, words.bare, words.block
    for at, word in enumerate(words.folded):
        for terms in _packed(first, stems, word, bare[at]):
            root, exact = _openings(terms)
            for node in _behind(root, word, bare[at]):
                for name, last in words.ends_of(node, at, block[at]):
                    yield name, starts[at], ends[last]
            for name, term in exact:
                end = words.exact_end(term, at)
                if end is not None:
                    yield name, starts[at], ends[end]


def _packed(first: Mapping[str, bytes], stems: Mapping[str, bytes], word: str, bare: str) -> list[bytes]:
    """Return the terms that may begin with *word*."""
    found = [first.get(word), stems.get(word[:STEM])]
    if bare != word:
        found.append(first.get(bare))
    return [terms for terms in found if terms]


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
    ready = compiled(pattern.pattern, regex.MULTILINE | (regex.IGNORECASE if pattern.ignore_case else 0))
    group = "mark" if "mark" in ready.groupindex else 0
    spans = [match.span(group) for match in ready.finditer(text, timeout=PATIENCE)]
    return [(start, end) for start, end in spans if start < end]
