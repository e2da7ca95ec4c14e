"""The words of a text against all term lists at once, and the patterns that words cannot say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

import regex

from disclint.model.errors import OutOfTimeError
from disclint.model.lexicon import GAP, GAP_WORDS, STEM, Lexicon, Node, Pattern, unpacked
from disclint.model.span import Span
from disclint.text.patterns import compiled

PATIENCE = 0.5
"""How long one pattern may search one text. Units: seconds."""
POSSESSIVE = "'s"
_Hit = tuple[str, int, int]
_KNOWN_LEXICONS = 4
_KNOWN_WORDS = 1 << 16
"""How many words one process remembers: more than the releases of a year use."""


class _Start(NamedTuple):
    """What a word begins: the lists of which it is a *whole* term, the terms that go on behind it, and those in which capitals count."""

    whole: list[str]
    nodes: list[Node]
    exact: list[tuple[str, tuple[str, ...]]]


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
        self.block = self._until([match.start() for match in compiled("\n").finditer(view)])

    def _until(self, breaks: list[int]) -> list[int]:
        """Return, for each word, the index of the first word behind the next of *breaks*."""
        until: list[int] = []
        for place in breaks:
            behind = bisect_left(self.starts, place, len(until))
            until += [behind] * (behind - len(until))
        return until + [len(self.starts)] * (len(self.starts) - len(until))

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
    chosen = [(start, end, name) for name, places in _places(lexicon, view).items() for start, end in _longest(places)]
    for start, end, name in sorted(chosen):
        yield name, Span(start, end)


def _places(lexicon: Lexicon, view: str) -> dict[str, list[tuple[int, int]]]:
    """Return where terms of each list stand, overlapping ones too, in the order of their beginnings."""
    found: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in _hits(lexicon, _Words(view)):
        found.setdefault(name, []).append((start, end))
    return found


def _hits(lexicon: Lexicon, words: _Words) -> Iterator[_Hit]:
    """Yield what begins with each word, in the order of the words."""
    starts, ends, block = words.starts, words.ends, words.block
    start_of = _starts(lexicon)
    for at, word in enumerate(words.folded):
        start = start_of(word, words.bare[at])
        if start is None:
            continue
        for name in start.whole:
            yield name, starts[at], ends[at]
        for node in start.nodes:
            for name, last in words.ends_of(node, at, block[at]):
                yield name, starts[at], ends[last]
        for name, term in start.exact:
            end = words.exact_end(term, at)
            if end is not None:
                yield name, starts[at], ends[end]


@lru_cache(maxsize=_KNOWN_LEXICONS)
def _starts(lexicon: Lexicon) -> Callable[[str, str], _Start | None]:
    """Return what tells how the terms of *lexicon* go on behind a word, and remembers it."""
    return lru_cache(maxsize=_KNOWN_WORDS)(partial(_start, lexicon))


def _start(lexicon: Lexicon, word: str, bare: str) -> _Start | None:
    """Return how the terms that may begin with *word* go on, None if there are none."""
    packed = [lexicon.first.get(word), lexicon.stems.get(word[:STEM]), lexicon.first.get(bare) if bare != word else None]
    openings = [_openings(terms) for terms in packed if terms]
    nodes = [node for root, _ in openings for node in _behind(root, word, bare)]
    exact = [term for _, terms in openings for term in terms]
    if not nodes and not exact:
        return None
    whole = [name for node in nodes if _is_last(node) for name in node[3]]
    return _Start(whole, [node for node in nodes if not _is_last(node)], exact)


def _is_last(node: Node) -> bool:
    return not node[0] and not node[1] and node[2] is None


def _longest(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of *places* (in the order of their beginnings) that overlap no longer one, nor an earlier one of the same length."""
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


class Matches:
    """The phrases of the term lists of a lexicon in one text, and the matches of its patterns.

    All lists are looked for in one pass, but what was found of one, and each pattern, is worked out when it is first asked for: few rules
    apply to a release. Args: *text* is searched by patterns that read it, *view* by all others.
    """

    def __init__(self, lexicon: Lexicon, view: str, text: str) -> None:
        self._places = _places(lexicon, view)
        self._patterns = lexicon.patterns
        self._texts = {False: view, True: text}
        self._lowered: dict[bool, str] = {}
        self._found: dict[str, tuple[Span, ...] | None] = {}

    @property
    def lists(self) -> Iterable[str]:
        """The term lists of which a phrase stands in the text, in the order of their first."""
        return self._places.keys()

    def of(self, name: str) -> tuple[Span, ...]:
        """Return the phrases of the term list *name*, the longest where several overlap, or the matches of the pattern *name*.

        What is neither has none. A group named ``mark`` is told in the stead of the match.
        Errors: OutOfTimeError if the search takes longer than `PATIENCE`. Order: that of the text.
        """
        if name not in self._found:
            if name in self._places:
                self._found[name] = tuple([Span(start, end) for start, end in sorted(_longest(self._places[name]))])
            else:
                self._found[name] = self._search(self._patterns[name]) if name in self._patterns else ()
        found = self._found[name]
        if found is None:
            raise OutOfTimeError(name)
        return found

    def _search(self, pattern: Pattern) -> tuple[Span, ...] | None:
        text = self._texts[pattern.raw]
        if pattern.raw not in self._lowered:
            self._lowered[pattern.raw] = text.lower()
        if not _holds_one(self._lowered[pattern.raw], pattern.anchors):
            return ()
        try:
            return tuple(Span(start, end) for start, end in sorted(_matches(pattern, text)))
        except TimeoutError:
            return None


def _holds_one(text: str, anchors: tuple[str, ...]) -> bool:
    for anchor in anchors:  # noqa: SIM110 - asked for every pattern of every rule that applies, and twice as fast as any()
        if anchor in text:
            return True
    return False


def _matches(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    ready = compiled(pattern.pattern, regex.MULTILINE | (regex.IGNORECASE if pattern.ignore_case else 0))
    group = "mark" if "mark" in ready.groupindex else 0
    spans = [match.span(group) for match in ready.finditer(text, timeout=PATIENCE)]
    return [(start, end) for start, end in spans if start < end]
