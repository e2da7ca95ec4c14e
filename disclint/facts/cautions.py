"""Cautions about forward-looking statements: where they stand, which parts they have, which risk factors they name."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.facts.caution_parts import LINK, PARTS, caution_parts
from disclint.facts.factor_lists import doubts, items, list_start
from disclint.facts.frame import Frame
from disclint.facts.topics import TOPICS, Topics, topics
from disclint.model.fact import Caution, CautionPart, Fact, RiskFactor
from disclint.model.release import Paragraph, SectionKind
from disclint.model.span import Span
from disclint.model.value import dataclass

LEAD_IN, FACTORS = "lead-in", "factors"
SECTION, INSIDE = "section", "inside"
_OUTSIDE = frozenset(
    (
        SectionKind.LEGEND,
        SectionKind.ABOUT,
        SectionKind.BODY,
        SectionKind.SUBHEADING,
        SectionKind.CONTACTS,
        SectionKind.NON_GAAP,
        SectionKind.PAID_PROMOTION,
        SectionKind.RESPONSIBLE_PERSON,
        SectionKind.CALL_DETAILS,
    )
)
"""Sections in which a caution may stand without a heading of its own."""
_GOES_ON = ("identification", "differ", "no-update", "generic-risks", "cue-list", "as-of")
"""Parts by which a paragraph after a caution is known to belong to it."""


@dataclass(frozen=True)
class _Stretch:
    """The paragraphs of one caution, cut to the caution; *form* is section or inside."""

    form: str
    span: Span
    sentences: tuple[tuple[Span, bool], ...]
    """Each with whether it is an item of a list (a bullet, a line of its own)."""


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each caution with its parts and risk factors.

    Order: caution by caution, each with its parts, then its factors, in the order of the text.
    """
    stretches = tuple(_stretches(frame))
    if not stretches:
        return
    spoken = topics(frame, "topic", "risk")
    for stretch in stretches:
        parts = [*caution_parts(frame, stretch.span)]
        named, lead_ins = _factors(frame, stretch, parts, spoken)
        parts += [CautionPart(**frame.where(span), part=LEAD_IN) for span in lead_ins]
        factors = [_factor(frame, span, spoken) for span in named]
        yield _caution(frame, stretch, parts, factors)
        yield from sorted(parts, key=lambda part: (part.span, part.part))
        yield from factors


# ---- Where cautions stand


def _stretches(frame: Frame) -> Iterator[_Stretch]:
    named = {phrase.sentence for phrase in frame.phrases_of("caution-identification")}
    sections = frame.release.sections
    own = [section for section in sections if section.kind is SectionKind.FORWARD_LOOKING]
    if not named and not own:
        return
    going_on = named.union(*({phrase.sentence for phrase in frame.phrases_of(f"caution-{part}")} for part in _GOES_ON))
    paragraphs: list[Paragraph] = []
    for paragraph in frame.release.paragraphs:
        if paragraphs and not _belongs(paragraph, paragraphs[-1], going_on, frame):
            yield from _stretch(frame, paragraphs, named)
            paragraphs = []
        kind = sections[paragraph.section].kind
        if paragraphs or kind is SectionKind.FORWARD_LOOKING or (kind in _OUTSIDE and not named.isdisjoint(paragraph.sentences)):
            paragraphs.append(paragraph)
    if paragraphs:
        yield from _stretch(frame, paragraphs, named)


def _belongs(paragraph: Paragraph, before: Paragraph, going_on: set[Span], frame: Frame) -> bool:
    """Tell whether *paragraph* goes on with the caution that *before* belongs to."""
    sections = frame.release.sections
    kind, last = sections[paragraph.section].kind, sections[before.section].kind
    if kind is SectionKind.FORWARD_LOOKING and last is SectionKind.FORWARD_LOOKING:
        return True
    if kind is SectionKind.FORWARD_LOOKING or kind not in _OUTSIDE:
        return False
    if _is_item(paragraph, frame) and _opens_list(before, frame):
        return True
    return paragraph.section == before.section and not going_on.isdisjoint(paragraph.sentences)


def _is_item(paragraph: Paragraph, frame: Frame) -> bool:
    words = paragraph.span.of(frame.view)
    return paragraph.role == "item" or words[:1].islower() or words[:1] in "(\u2022" or words.rstrip().endswith((";", "; and", "; or", ","))


def _opens_list(paragraph: Paragraph, frame: Frame) -> bool:
    words = paragraph.span.of(frame.view).rstrip()
    return words.endswith((":", ";", "; and", "; or", ",", ", and", "to")) or paragraph.role == "item"


def _stretch(frame: Frame, paragraphs: list[Paragraph], named: set[Span]) -> Iterator[_Stretch]:
    section = frame.release.sections[paragraphs[0].section]
    form = SECTION if section.kind is SectionKind.FORWARD_LOOKING else INSIDE
    sentences = [(sentence, _is_item(paragraph, frame)) for paragraph in paragraphs for sentence in paragraph.sentences]
    if form == INSIDE:
        first = next((at for at, (sentence, _) in enumerate(sentences) if sentence in named), 0)
        sentences = sentences[first:]
    if sentences:
        yield _Stretch(form, Span(sentences[0][0].start, max(sentence.end for sentence, _ in sentences)), tuple(sentences))


# ---- Its factors


def _factors(frame: Frame, stretch: _Stretch, parts: list[CautionPart], spoken: Topics) -> tuple[list[Span], list[Span]]:
    """Return the factors that the caution names, and the words that lead in to their lists."""
    view = frame.view
    words_only = {part.sentence for part in parts if part.part == "cue-list"}
    factors: list[Span] = []
    lead_ins: list[Span] = []
    open_list = False
    for sentence, item in stretch.sentences:
        words = sentence.of(view)
        if open_list and (item or _goes_on(words)):
            factors += items(view, sentence) if ";" in words.rstrip(" ;") else _whole(view, sentence)
            continue
        open_list = False
        start = list_start(words) if sentence not in words_only or _differs(parts, sentence) else None
        if start is not None:
            listed = Span(sentence.start + start, sentence.end)
            lead_ins.append(Span(sentence.start, listed.start))
            factors += items(view, listed)
            open_list = words.rstrip().endswith((":", ";", "; and", ",", "to")) or not listed.of(view).strip()
        elif sentence not in words_only and doubts(words) and spoken.within(sentence):
            factors += _whole(view, sentence)
    return factors, lead_ins


def _differs(parts: list[CautionPart], sentence: Span) -> bool:
    return any(part.sentence == sentence and part.part in ("differ", "generic-risks") for part in parts)


def _goes_on(words: str) -> bool:
    return words[:1].islower() or words.rstrip().endswith((";", "; and", "; or"))


def _whole(view: str, sentence: Span) -> list[Span]:
    """Return *sentence* as one factor, if it names any."""
    return [sentence] if next(items(view, sentence), None) is not None else []


def _factor(frame: Frame, span: Span, spoken: Topics) -> RiskFactor:
    universal = [phrase.span for phrase in frame.phrases_of("universal-factors") if span.meets(phrase.span)]
    places = spoken.places(span)
    about = {topic for _, topic in places}
    own = any(not any(one.covers(place) for one in universal) for place, _ in places)
    return RiskFactor(
        **frame.where(span), topics=tuple(topic for topic in TOPICS if topic in about) or ("other",), specific=own or not universal
    )


def _caution(frame: Frame, stretch: _Stretch, parts: list[CautionPart], factors: list[RiskFactor]) -> Caution:
    names = {part.part for part in parts} | ({FACTORS} if factors else set())
    order = (*PARTS, LEAD_IN, LINK, FACTORS)
    return Caution(
        **frame.where(stretch.span),
        form=stretch.form,
        parts=tuple(name for name in order if name in names),
        factors=len(factors),
        specific=sum(factor.specific for factor in factors),
        topics=tuple(dict.fromkeys(topic for factor in factors for topic in factor.topics)),
    )
