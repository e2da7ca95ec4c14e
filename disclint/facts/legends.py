"""Mandated legends: where one stands whole, or altered and how.

A cue of the legend says where to look; the words around it are held against each accepted wording. Nothing is looked for in a release
without a cue, and no stretch of words is looked at more than a few times, however many cues there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclint.facts.frame import Frame
from disclint.model.fact import Fact, Legend, Phrase
from disclint.model.legends import GAP, WORD, Form, Wording, unpacked
from disclint.model.span import Span
from disclint.text.patterns import compiled
from disclint.text.word_diff import Difference, differences, line
from disclint.text.wordings import POSSESSIVE, Step, closest, fits, may_cover, whole

COMPLETE, ALTERED = "complete", "altered"
COVERED = 60
"""Words of which so great a part is there are an altered legend; with less, they are something else. Units: percent."""
EDGE = 15
"""So near to the end of the words that are looked at, an altered legend may be one that is cut off. Units: words."""
LETTERS = 12
"""How long a word may be on the average, with the blank behind it. Units: characters."""
HALF = 0.5
"""Where fewer of the words of the shortest way through a wording stand about, it is not held against them."""


class _Words(NamedTuple):
    """Words of a text: where they stand, and folded."""

    text: str
    spans: list[tuple[int, int]]
    folded: list[str]


class _Find(NamedTuple):
    """A legend in a stretch of words: its first and last word, what differs, and how that is shown.

    *at* are the words between which it first differs.
    """

    first: int
    last: int
    at: tuple[int, int] | None = None
    parts: tuple[Difference, ...] = ()
    shown: str = ""


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each legend of which a cue stands in the text. Order: by legend, then by place."""
    cued = [(name, unpacked(form), cues) for name, form in frame.legends.items() if (cues := frame.phrases_of(name))]
    if not cued:
        return
    words = _words(frame, [cue.span for _, _, cues in cued for cue in cues], max(_longest(form) for _, form, _ in cued))
    for name, form, cues in cued:
        yield from _telling(frame, list(_legends(frame, words, name, form, cues)))


def _longest(form: Form) -> int:
    return max(wording.longest for wording in form.wordings)


def _telling(frame: Frame, found: list[Legend]) -> Iterator[Legend]:
    """Yield *found* without what is like the legend and stands in the paragraph of a whole one: it goes on from it."""
    done = {frame.paragraph_of(one.span) for one in found if one.state == COMPLETE}
    yield from (one for one in found if one.state == COMPLETE or frame.paragraph_of(one.span) not in done)


def _words(frame: Frame, cues: list[Span], longest: int) -> _Words:
    """Return the words from well before the first of *cues* to well behind the last: as many as may be looked at."""
    margin = (4 * longest + 40) * LETTERS
    start = max(min(cue.start for cue in cues) - margin, 0)
    start = frame.view.rfind(" ", 0, start) + 1 if start else 0
    end = min(max(cue.end for cue in cues) + margin, len(frame.view))
    spans = [match.span() for match in compiled(r"[^\W_]+(?:'[^\W_]+)*").finditer(frame.view, start, end)]
    return _Words(frame.text, spans, [frame.view[one:other].lower() for one, other in spans])


def _legends(frame: Frame, words: _Words, name: str, form: Form, cues: Sequence[Phrase]) -> Iterator[Legend]:
    """Yield each legend *name*.

    Where the words around a cue hold none, a cue a quarter of its length further on can have none either that would not have been seen.
    """
    longest = _longest(form)
    reach = longest + longest // 4 + 6
    floor = clear = 0
    for cue in cues:
        at = bisect_left(words.spans, (cue.span.start, 0))
        while at >= clear:
            found = _around(form, words, max(floor, at - reach), at + reach)
            if found is not None and _at_edge(found, at + reach, floor):
                low, find = found
                found = _around(form, words, max(floor, low + find.first - reach), low + find.last + reach)
            if found is None:
                clear = at + max(longest // 4, 1)
                break
            yield _fact(frame, words, name, *found)
            floor = clear = found[0] + found[1].last + 1


def _around(form: Form, words: _Words, low: int, high: int) -> tuple[int, _Find] | None:
    """Return what stands in the words from *low* to *high*, with *low*."""
    find = _find(form, words, low, high)
    return (low, find) if find is not None else None


def _at_edge(found: tuple[int, _Find], high: int, floor: int) -> bool:
    """Tell whether a legend that seems altered stands so near to an end of the words looked at that it may only be cut off."""
    low, find = found
    return bool(find.parts) and ((find.first < EDGE and low > floor) or low + find.last + EDGE > high)


def _fact(frame: Frame, words: _Words, name: str, low: int, find: _Find) -> Legend:
    span, at = (
        Span(words.spans[low + ends[0]][0], words.spans[low + ends[1]][1]) if ends else None for ends in ((find.first, find.last), find.at)
    )
    assert span is not None
    return Legend(
        **frame.where(span),
        legend=name,
        state=ALTERED if find.parts else COMPLETE,
        missing=tuple(" ".join(part.wanted) for part in find.parts if part.wanted),
        changed=tuple(" ".join(part.found) for part in find.parts if part.found),
        difference=find.shown,
        at=at,
    )


def _find(form: Form, words: _Words, low: int, high: int) -> _Find | None:
    """Return the legend in a stretch of words: complete in some wording, else in the wording nearest to it, or None."""
    folded = words.folded[low:high]
    there = set(folded)
    likely = [wording for wording in form.wordings if _likely(wording, there)]
    forms = there | {word.removesuffix(POSSESSIVE) for word in there} if likely else there
    for wording in likely:
        ends = whole(wording, folded, form.strict) if may_cover(wording, forms, 100) else None
        if ends is not None:
            return _Find(*ends)
    likely = [wording for wording in likely if may_cover(wording, forms, COVERED)]
    printed = [words.text[start:end] for start, end in words.spans[low:high]] if likely else []
    altered = [one for wording in likely if (one := _altered(wording, folded, printed, form.strict)) is not None]
    return min(altered, key=lambda one: one[0])[1] if altered else None


def _likely(wording: Wording, there: set[str]) -> bool:
    known = {piece.word.lower() for piece in wording.pieces if piece.kind == WORD}
    return len(known & there) >= HALF * min(wording.shortest, len(known))


def _altered(wording: Wording, folded: Sequence[str], printed: Sequence[str], strict: bool) -> tuple[float, _Find] | None:
    """Return where *wording* stands, all but a few words, and how, with how far off it is: differing words for each that is there."""
    steps = closest(wording, folded, strict)
    fitting = [_fitting(wording, step, folded) for step in steps]
    there = [word for (_, word), fit in zip(steps, fitting, strict=True) if fit and word is not None]
    asked = {piece for piece, _ in steps if piece is not None and wording.pieces[piece].kind != GAP}
    kept = {piece for (piece, _), fit in zip(steps, fitting, strict=True) if fit and piece in asked}
    if not kept or 100 * len(kept) < COVERED * len(asked):
        return None
    parts = differences(steps, wording, fitting, printed, strict)
    off = sum(len(part.wanted) + len(part.found) for part in parts)
    at = _edges(steps, fitting, parts[0]) if parts else None
    return off / len(kept), _Find(there[0], there[-1], at, tuple(parts), line(parts, steps, printed))


def _edges(steps: Sequence[Step], fitting: Sequence[bool], part: Difference) -> tuple[int, int]:
    """Return the last word before *part* that fits and the first behind it, or the one of them that there is."""
    there = [word if fit and word is not None else None for (_, word), fit in zip(steps, fitting, strict=True)]
    before = [word for word in there[: part.at] if word is not None][-1:]
    behind = [word for word in there[part.until :] if word is not None][:1]
    return (before or behind)[0], (behind or before)[0]


def _fitting(wording: Wording, step: Step, folded: Sequence[str]) -> bool:
    piece, word = step
    if piece is None or word is None:
        return False
    return fits(wording.pieces[piece].word.lower(), wording.pieces[piece].kind, folded[word])
