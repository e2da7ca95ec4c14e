"""Facts of safety: adverse events with grades and counts, denials, verdicts, exposure, treatments that tell a grade."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import regex

from disclint.facts.frame import Frame
from disclint.facts.safety_pieces import pieces
from disclint.facts.safety_sentences import Event, Told, Verdict, told
from disclint.facts.safety_tables import Row, events, rows
from disclint.facts.study_blocks import Blocks
from disclint.model.clinical import AdverseEvent, Exposure, Intervention, SafetyClaim, SafetyDenial
from disclint.model.fact import Fact, Phrase
from disclint.model.release import Paragraph, SectionKind
from disclint.model.span import Span
from disclint.model.value import replace
from disclint.parsing.safety import LONGEST, statements
from disclint.text.patterns import Pattern, compiled

UNREAD = (
    SectionKind.FRONT_MATTER,
    SectionKind.WIRE_HEADER,
    SectionKind.WIRE_FOOTER,
    SectionKind.FORWARD_LOOKING,
    SectionKind.LEGEND,
    SectionKind.NON_GAAP,
    SectionKind.CONTACTS,
    SectionKind.REFERENCES,
    SectionKind.SOURCE_LINE,
    SectionKind.CALL_DETAILS,
)
SUPPOSED = (SectionKind.SAFETY_INFORMATION, SectionKind.INDICATION)
"""Sections that tell what may happen."""
PEOPLE = ("patient", "subject", "participant", "volunteer", "adverse event", "dose-limiting")
HARM = (
    "adverse",
    "tolera",
    "safety",
    "safe ",
    "toxicit",
    "side effect",
    "grade ",
    "grade-",
    "serious",
    "cytokine release",
    "neurotox",
    "icans",
    "discontinu",
    "withdr",
    "died",
    "clinical hold",
)
STUDY = ("trial", "study", "studies", "clinical", "treat", "dose", "therap")
MOST_EXPOSED = 100_000
BEFORE_TERM = 25
"""How far before the name of an event the word may stand that limits its denial: "no unexpected neurotoxicity". Units: characters."""


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield the facts of safety of a release about medicine; of any other, none. Order: that of the text within each sentence."""
    if not is_clinical(frame.view):
        return
    blocks = frame.once(Blocks)
    names = _names(frame)
    starts = [span.start for span in names]
    places = list(names)
    tables = {row.block.span.start: row for row in rows(frame, names)}
    for paragraph in frame.release.paragraphs:
        kind = frame.release.sections[paragraph.section].kind
        if kind in UNREAD:
            continue
        row = tables.get(paragraph.span.start)
        if row and row.cells:
            yield from _of_row(frame, row, kind in SUPPOSED, blocks)
            continue
        found = _paragraph(frame, paragraph, kind in SUPPOSED, blocks, (starts, places, names))
        yield from (fact for fact in found if isinstance(fact, Exposure)) if row else found


def _of_row(frame: Frame, row: Row, supposed: bool, blocks: Blocks) -> Iterator[Fact]:
    for event in events(frame, row, blocks.at(row.block.span.start)):
        yield replace(event, hypothetical=True) if supposed else event


def is_clinical(view: str) -> bool:
    """Tell cheaply whether a text may speak of harm to people in a study or a treatment."""
    low = view.lower()
    return any(word in low for word in PEOPLE) and any(word in low for word in HARM) and any(word in low for word in STUDY)


def _names(frame: Frame) -> dict[Span, str]:
    """Return the names of single events by their places, the longest where two begin alike, in the order of the text."""
    found: dict[Span, str] = {}
    for name in frame.matches.lists:
        if name.startswith("adverse-"):
            for phrase in frame.phrases_of(name):
                found[phrase.span] = _canonical(name, phrase, frame)
    kept: dict[Span, str] = {}
    end = -1
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if span.start >= end:
            kept[span] = found[span]
            end = span.end
    return kept


def _canonical(name: str, phrase: Phrase, frame: Frame) -> str:
    if name.startswith("adverse-each-"):
        return _singular(phrase.span.of(frame.view).lower())
    return name.removeprefix("adverse-").removesuffix("-short").replace("-", " ")


def _singular(words: str) -> str:
    """Return the name of an event without the ending of its plural."""
    kept = " ".join(words.replace(")", " ").replace("(", " ").split())
    return kept[:-1] if kept.endswith("s") and not kept.endswith(("ss", "is", "us", "ea", "oedemas")) else kept


HARM_SIGNS = tuple(
    "adverse grade g1 g2 g3 g4 g5 tolera safe toxic side serious ae dlt death died fatal discontinu withdr hold hospitali dose".split()
)
"""One of these stands in every sentence with such words, in small letters: to look for them takes a tenth of the time."""


@cache
def _harm() -> Pattern:
    """Words of harm, of grades and of verdicts on safety."""
    return compiled(
        r"\badverse|\b(?:high|low)[- ]grade|\bgrades? ?-?[\dIi\u2265><otf]|"
        r"\bG[1-5]\b|\btolera|\bsafe|\btoxic|\bside[ -]effect|\bserious|\b(?:TE|TR)?-?S?AEs?\b|"
        r"\bDLT|\bdeaths?\b|\bdied\b|"
        r"\bfatal|\bdiscontinu|\bwithdr[ae]w|\bclinical hold|\bhospitali|\bdose[ -](?:reduc|interrup|limit)|toxicit",
        regex.IGNORECASE,
    )


COUNTED_SIGNS = ("patient", "subject", "participant", "volunteer", "recipient", "individual", "adult", "n=", "n =")
"""One of these stands in every sentence with such a number."""


@cache
def _counted() -> Pattern:
    """A number, and whom it may count."""
    return compiled(
        r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|first|single|both)\b"
        r"(?:[ -][\w-]+){0,5}[ -](?:patient|subject|participant|volunteer|recipient|individual|adult)|\bn ?= ?\d|"
        r"(?:patient|subject|participant|volunteer)s \(\d{1,5} ?/ ?\d",
        regex.IGNORECASE,
    )


@cache
def _digit() -> Pattern:
    return compiled(r"\d|%")


GRAVE = ("cytokine release syndrome", "neurotoxicity", "seizure", "cerebral oedema", "confusion", "sepsis", "anaphylaxis")
"""Events that are read wherever they are named; others only beside a number or a word of harm."""


_Names = tuple[list[int], list[Span], dict[Span, str]]


def _paragraph(frame: Frame, paragraph: Paragraph, supposed: bool, blocks: Blocks, known: _Names) -> Iterator[Fact]:
    starts, places, names = known
    before = False
    for sentence in paragraph.sentences:
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if not _is_read(frame.view, sentence, [names[place] for place in places[low:high]]):
            before = False
            continue
        block = blocks.at(sentence.start)
        for tree in statements(frame.view, sentence, places[low:high], frame.grammars):
            found = told(pieces(tree, names, frame.view), before)
            yield from _facts(frame, found, block, supposed, sentence)
            before = any(event.group.core in ("EVENT", "TERM", "BARE_EVENT") for event in found.events)


def _is_read(view: str, sentence: Span, named: list[str]) -> bool:
    """Tell whether *sentence*, in which the events *named* are named, can hold a fact of safety."""
    start, end = sentence.start, min(sentence.end, sentence.start + LONGEST)
    words = view[start:end].casefold()
    if any(name in GRAVE for name in named) or (any(sign in words for sign in HARM_SIGNS) and _harm().search(view, start, end)):
        return True
    if any(sign in words for sign in COUNTED_SIGNS) and _counted().search(view, start, end):
        return True
    return bool(named) and _digit().search(view, start, end) is not None


def _facts(frame: Frame, found: Told, block: int, supposed: bool, sentence: Span) -> Iterator[Fact]:
    for event in found.events:
        denial = None if supposed or event.hypothetical else _denial(frame, event, block)
        if denial:
            yield denial
        if adverse := _adverse(frame, event, block, supposed):
            yield adverse
    for verdict in found.verdicts:
        yield _claim(frame, verdict, found, block)
    for quantity, form in found.people:
        count = (quantity.count if form == "completed" else quantity.total or quantity.count) or 0
        if 0 < count < MOST_EXPOSED and not _is_planned(frame.view, quantity.span, sentence):
            yield Exposure(**frame.where(quantity.span), count=count, form=form, block=block)
    if found.shares and _persons().search(sentence.of(frame.view)):
        for quantity in found.shares:
            if 0 < (quantity.total or 0) < MOST_EXPOSED:
                yield Exposure(**frame.where(quantity.span), count=quantity.total or 0, form="of", block=block)
    for span in found.first:
        yield Exposure(**frame.where(span), count=1, form="first", block=block)
    yield from _interventions(frame, found, block, sentence)


@cache
def _persons() -> Pattern:
    return compiled(r"\b(?:patient|subject|participant|volunteer|recipient)s?\b", regex.IGNORECASE)


def _is_planned(view: str, people: Span, sentence: Span) -> bool:
    """Tell whether the people at *people* are still to be treated: "will enroll 60 patients", "60 patients will be"."""
    before = view[max(sentence.start, people.start - 60) : people.start].rpartition(";")[2]
    behind = view[people.end : min(sentence.end, people.end + 40)]
    return _planned().search(before) is not None or _to_come().search(behind) is not None


@cache
def _planned() -> Pattern:
    return compiled(
        r"\b(?:will|would|(?:expect|plan|intend|aim|continu)\w* to|target\w*|designed to|on track to|enrollment of|to enroll?)\b",
        regex.IGNORECASE,
    )


@cache
def _to_come() -> Pattern:
    return compiled(r"^[^.;]{0,20}\b(?:will|would|are expected to|are planned|to be (?:enrol|treat|dos|randomi))", regex.IGNORECASE)


def _adverse(frame: Frame, event: Event, block: int, supposed: bool) -> AdverseEvent | None:
    group = event.group
    form = event.form
    words = group.span.of(frame.view).lower()
    if form == "hold" and _lifted().search(frame.view, max(0, group.span.start - 120), group.span.end + 80):
        return None
    if form == "death" and not (event.quantity or event.related is not None or "fatal" in words or event.negated):
        return None
    quantity = event.quantity
    return AdverseEvent(
        **frame.where(group.span),
        form=form,
        term=event.term,
        low=event.low,
        high=event.high,
        graded=event.graded,
        serious=event.serious,
        related=event.related,
        count=quantity.count if quantity else None,
        total=quantity.total if quantity else None,
        share=quantity.share if quantity else None,
        negated=event.negated,
        hypothetical=event.hypothetical or supposed,
        past=event.past,
        control=event.control,
        block=block,
        event_span=group.event,
        grade_span=event.grade,
        count_span=quantity.span if quantity else None,
    )


@cache
def _lifted() -> Pattern:
    return compiled(r"\b(?:lift|remov|resol|releas)\w+", regex.IGNORECASE)


def _denial(frame: Frame, event: Event, block: int) -> SafetyDenial | None:
    if not (event.denied or event.only) or event.past or event.control:
        return None
    of, low = event.form, event.low
    if event.only:
        of, low = "grade", (event.high or 2) + 1
    elif of == "event":
        of = "serious" if event.serious else "grade" if low is not None else "any"
    elif of == "withdrawal":
        return None
    if of == "any" and event.term != "any" and event.group.core == "TERM":
        low = None
    if of == "limiting" and event.group.span.of(frame.view).endswith(("definition", "criteria", "criterion")):
        return None
    if event.negated and of == "grade" and event.group.graded == "word" and low is not None and low < 3:
        return None
    words = event.group.span.of(frame.view)
    if event.group.core == "TERM":  # its own words limit nothing, but those before it may
        words = frame.view[max(0, event.group.span.start - BEFORE_TERM) : event.group.span.start]
    qualified = _narrow().search(words) is not None
    return SafetyDenial(
        **frame.where(event.group.span),
        of=of,
        term=event.term,
        low=low,
        related=bool(event.related),
        total=event.total,
        excepted=event.excepted,
        qualified=qualified,
        form="only" if event.only else "none",
        block=block,
    )


@cache
def _narrow() -> Pattern:
    """Words that limit a denial to a sort of event."""
    return compiled(
        r"\b(?:ha?ematolog|gastrointestinal|immune|infusion|unexpected|(?:un)?solicited|significant|laborator|hepatic|cardi|ocular|systemic|local|ophthalmic|"
        r"neurolog|renal|new|individual|similar|other|different|device|hypersensitiv|bleeding|embolic|ischemic|thrombo|major|procedure|special)",
        regex.IGNORECASE,
    )


def _claim(frame: Frame, verdict: Verdict, found: Told, block: int) -> SafetyClaim:
    return SafetyClaim(
        **frame.where(verdict.claim.span),
        form=verdict.claim.form,
        purpose=verdict.purpose or (found.hypothetical and not verdict.concludes and verdict.claim.form == "safe"),
        negated=verdict.negated,
        concludes=verdict.concludes,
        block=block,
    )


def _interventions(frame: Frame, found: Told, block: int, sentence: Span) -> Iterator[Intervention]:
    for name, phrases in _treatments(frame).items():
        at = bisect_left(phrases, sentence.start, key=lambda phrase: phrase.span.start)
        for phrase in phrases[at:]:
            if phrase.span.start >= sentence.end:
                break
            denied = any(start <= phrase.span.start < end for start, end in found.negations)
            yield Intervention(**frame.where(phrase.span), name=name, negated=denied, hypothetical=found.hypothetical, block=block)


def _treatments(frame: Frame) -> dict[str, tuple[Phrase, ...]]:
    named = [name for name in frame.matches.lists if name.startswith("intervention-")]
    return {name.removeprefix("intervention-"): frame.phrases_of(name) for name in named}
