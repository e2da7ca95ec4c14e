"""Forward-looking statements: which sentences look ahead, by which words, for whom, and about what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.facts.frame import Frame
from disclint.facts.subjects import INDUSTRY, ISSUER, SPEAKERS, subject
from disclint.facts.topics import Topics, topics
from disclint.facts.word_sets import word_set
from disclint.model.fact import ForwardLooking, Phrase
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.text.patterns import Pattern, compiled

STRONG, WEAK = "strong", "weak"
OTHER = ("other",)
WEIGHTY = frozenset(("trial-timing", "approval", "guidance", "financing", "deal", "supply", "mining"))
"""Topics by which a plain announcement of what will be done, or a scheduled event, is more than logistics."""
SPOKEN = frozenset(
    (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING, SectionKind.QUOTE)
)
"""Where a release speaks for itself: not in its boilerplate and cautions."""
CUES = {"future-cues": "active", "future-passives": "passive", "future-actions": "action"}
_PAST = word_set("was were had been previously originally initially once as than initial earlier")
_VERBAL_NOUNS = frozenset(("plan", "aim"))
_PLURALS = word_set(
    "we i they you also now currently and both further then still companies parties partners teams shareholders holders directors "
    "officers will not"
)
"""Words after which ``plan`` and the like are verbs; after all others they are nouns."""
_COUNTED = frozenset(("target", "targets", "project", "projects", "forecast", "forecasts", "estimate", "estimates"))
_COUNTABLE = word_set(
    "q1 q2 q3 q4 a an that it total full fiscal annual revenue revenues sales completion production first initial profitability profit "
    "growth record"
)
"""What ``targets``, ``projects`` and ``forecasts`` say of somebody who does so; without it they are things."""
_PARTICIPLES = frozenset(("planning", "expecting", "anticipating", "intending", "aiming"))
_BEING = word_set("is are am was were been be also now currently actively still remain remains")
_BARE = frozenset(("expected", "anticipated", "projected"))


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue that holds: *form* is active, passive or action."""

    span: Span
    form: str


def facts(frame: Frame) -> Iterator[ForwardLooking]:
    """Yield one fact for each sentence that looks ahead.

    Order: that of the text.
    """
    spoken = topics(frame, "topic")
    cues = _by_sentence(frame)
    logistics = {phrase.sentence for phrase in frame.phrases_of("event-logistics")}
    for paragraph in frame.release.paragraphs:
        if frame.release.sections[paragraph.section].kind not in SPOKEN:
            continue
        for sentence in paragraph.sentences:
            if found := cues.get(sentence):
                yield from _strongest(frame, sentence, found, spoken, sentence in logistics)
            else:
                yield from _modal(frame, sentence, spoken)


def _by_sentence(frame: Frame) -> dict[Span, list[_Cue]]:
    found: dict[Span, list[_Cue]] = {}
    taken: dict[Span, int] = {}
    phrases = sorted(((phrase, form) for name, form in CUES.items() for phrase in frame.phrases_of(name)), key=_place)
    for phrase, form in phrases:
        if phrase.span.start >= taken.get(phrase.sentence, 0) and _holds(frame.view, phrase):
            taken[phrase.sentence] = phrase.span.end
            found.setdefault(phrase.sentence, []).append(_Cue(phrase.span, form))
    return found


def _place(found: tuple[Phrase, str]) -> tuple[int, int]:
    return found[0].span.start, -found[0].span.end


@cache
def _word() -> Pattern:
    return compiled(r"[^\W_]+(?:'[^\W_]+)?")


def _holds(view: str, phrase: Phrase) -> bool:
    """Tell whether the words before a cue leave it one: no past tense, no noun."""
    before = _word().findall(view[max(phrase.sentence.start, phrase.span.start - 40) : phrase.span.start])
    last = before[-1].lower() if before else ""
    words = [word.lower().removesuffix("'s") for word in _word().findall(phrase.span.of(view))]
    if last in _PAST or (last == "not" and before[-2:-1] == ["was"]):
        return False
    if words[0] in _VERBAL_NOUNS:
        return last in _PLURALS
    if words[0] in _COUNTED:
        named = words[0].endswith("s") and _counts(view, phrase.span.end) and (last == "and" or before[-1:] != [last])
        return not view.startswith("'s", phrase.span.end - 2) and (last in SPEAKERS or named)
    if words[0] in _PARTICIPLES or (len(words) == 1 and words[0] in _BARE):
        return last in _BEING
    return True


def _counts(view: str, end: int) -> bool:
    """Tell whether what follows is what somebody targets or forecasts: a figure, a period, a measure."""
    following = _word().search(view, end, end + 30)
    return following is not None and (following.group().lower() in _COUNTABLE or following.group()[0].isdigit())


def _strongest(frame: Frame, sentence: Span, cues: list[_Cue], spoken: Topics, logistic: bool) -> Iterator[ForwardLooking]:
    """Yield the fact of the cue that says most: strong before weak, the issuer's before others', early before late."""
    read = [_read(frame, sentence, cue, spoken, logistic) for cue in cues]
    if read:
        yield min(read, key=lambda fact: (fact.strength != STRONG, fact.subject != ISSUER, fact.span))


def _read(frame: Frame, sentence: Span, cue: _Cue, spoken: Topics, logistic: bool) -> ForwardLooking:
    about = spoken.within(_reach(frame.view, sentence, cue)) or OTHER
    speaks = subject(frame.view[sentence.start : cue.span.start], active=cue.form == "active")
    weighty = not WEIGHTY.isdisjoint(about)
    if about == ("market-size",) and cue.form == "passive" and not _ours().search(frame.view, sentence.start, cue.span.start):
        speaks = INDUSTRY
    aim = _is_aim(cue.span.of(frame.view)) and not _measure().search(frame.view, cue.span.end, sentence.end)
    strong = not aim and (weighty or not (logistic or cue.form == "action"))
    return ForwardLooking(
        **frame.where(cue.span),
        cue=cue.span.of(frame.text),
        topics=about,
        strength=STRONG if strong else WEAK,
        subject=speaks,
    )


def _is_aim(words: str) -> bool:
    """Tell whether a cue states a mission rather than an expectation, unless what follows can be measured."""
    return words[:3].lower() in ("aim", "hop")


@cache
def _measure() -> Pattern:
    """A year, a part of one, or a figure."""
    return compiled(r"\d|\b(?:quarter|year|month|half)s?\b", regex.IGNORECASE)


@cache
def _ours() -> Pattern:
    return compiled(r"\b(?:our|we|its|company|company's)\b", regex.IGNORECASE)


@cache
def _stop() -> Pattern:
    """Where what a cue governs ends: the next clause that is not part of it."""
    return compiled(
        r";|, (?:while|whereas|which|although|but|having|building on|following|after)\b|\b(?:following|after)\b", regex.IGNORECASE
    )


def _reach(view: str, sentence: Span, cue: _Cue) -> Span:
    """Return the words that say what is expected: those behind an active cue, those around a passive one."""
    stop = _stop().search(view, cue.span.end, sentence.end)
    end = stop.start() if stop else sentence.end
    if cue.form != "passive":
        return Span(cue.span.start, end)
    break_ = max((found.end() for found in compiled(r"[;:] |, and ").finditer(view[sentence.start : cue.span.start])), default=0)
    return Span(sentence.start + break_, end)


@cache
def _modals() -> Pattern:
    return compiled(
        r"\b(?:will|(?-i:may)|could|might|would|should|potential(?:ly)?|(?<!\bto )(?:believes?|hopes?|seeks?)|poised to|positioned to)\b",
        regex.IGNORECASE,
    )


def _modal(frame: Frame, sentence: Span, spoken: Topics) -> Iterator[ForwardLooking]:
    """Yield a weak fact for a sentence with a modal and no cue."""
    found = _modals().search(frame.view, sentence.start, sentence.end)
    if found is None:
        return
    span = Span(*found.span())
    yield ForwardLooking(
        **frame.where(span),
        cue=span.of(frame.text),
        topics=spoken.within(sentence) or OTHER,
        strength=WEAK,
        subject=subject(frame.view[sentence.start : span.start], active=False),
    )
