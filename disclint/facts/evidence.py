"""Facts of evidence: studies and their numbers, people, responses, times, doses, and the claims made of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

import regex

from disclint.facts.evidence_sentences import Told, is_sign
from disclint.facts.frame import Frame
from disclint.facts.products import Products
from disclint.facts.quotations import quoted
from disclint.facts.study_blocks import Blocks
from disclint.facts.study_results import result
from disclint.model.evidence import Claim, Dose, Enrolment, Response, StudyResult, Timepoint, Trial
from disclint.model.fact import Fact
from disclint.model.release import Paragraph, SectionKind
from disclint.model.span import Span
from disclint.parsing.evidence import Amount, Assertion, Measure, Moment, People, Registered, Study, pieces
from disclint.text.patterns import Pattern, compiled

UNREAD = (
    SectionKind.FRONT_MATTER,
    SectionKind.WIRE_HEADER,
    SectionKind.WIRE_FOOTER,
    SectionKind.FORWARD_LOOKING,
    SectionKind.LEGEND,
    SectionKind.NON_GAAP,
    SectionKind.CONTACTS,
    SectionKind.SOURCE_LINE,
    SectionKind.CALL_DETAILS,
)
REPORTING = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING)
SIGNS = (
    "clinical trial",
    "clinical stud",
    "clinical data",
    "phase 1",
    "phase 2",
    "phase 3",
    "phase i",
    "placebo",
    "in vivo",
    "in vitro",
    "randomi",
)
"""One of these stands in most texts with such facts; the others speak of people and of one of `RESULTS`."""
PEOPLE = ("patient", "participants", "adults", "volunteers")
RESULTS = ("trial", "study", "studies", "response", "remission", "survival", "efficacy")
MOST = 100_000
_SAID = (("treated", "treated"), ("dosed", "treated"), ("enrolled", "enrolled"), ("randomi", "randomised"), ("evaluable", "evaluable"))
"""Words between a number and its people that tell what is said of them."""
_DAYS = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (360, 372)}
_SLACK = {"day": 0, "week": 3, "month": 0, "year": 0}


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield the facts of evidence of a release about medicine; of any other, none. Order: that of the text within each sentence."""
    low = frame.view.lower()
    if not any(word in low for word in SIGNS) and not (any(word in low for word in PEOPLE) and any(word in low for word in RESULTS)):
        return
    reader = _Reader(frame, low if len(low) == len(frame.view) else frame.view)
    for paragraph in frame.release.paragraphs:
        if frame.release.sections[paragraph.section].kind not in UNREAD:
            yield from reader.paragraph(paragraph)


@cache
def _cues() -> Pattern:
    """What no sentence is without that holds such a fact, in small letters."""
    return compiled(
        r"\b(?:phases? ?[1-4i]|trials?\b|median\b|patients (?:on|treated|receiving|taking|given)\b|stud(?:y|ies)\b|randomi[sz]|"
        r"placebo|open[- ]label|single[- ]arm|nct|eudract|isrctn|ctr|"
        r"responses?\b|remission|survival|orr\b|pfs\b|s?cr\b|mrd\b|efficac|effective\b|superior|better\b|potent\b|anti-?tumou?r|"
        r"in vivo|in vitro|mice\b|mouse|cur(?:e|able|ative)\b|dose[- ]level|disease[- ]free|cancer-free|n ?= ?\d)|clinical|-in-class|"
        r"\d ?%|\d ?mg\b|(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?: \w+){0,2} (?:patients|"
        r"subjects|participants|volunteers)\b"
    )


@cache
def _people() -> Pattern:
    """Words of people and their studies: what was said of animals ends there."""
    return compiled(
        r"\b(?:patients|participants|volunteers|subjects|clinical (?:trials?|stud(?:y|ies)|data)|phase [1-4I])", regex.IGNORECASE
    )


class _Reader:
    """One walk through a release."""

    def __init__(self, frame: Frame, low: str) -> None:
        self.frame = frame
        self.low = low
        self.blocks = frame.once(Blocks)
        view = frame.view
        self.short = any(words in view for words in ("omplete response", "omplete remission", "ORR", "esponse rate", "artial response"))

    @cached_property
    def products(self) -> Products:
        """The products, looked for where the first claim is made of one."""
        return Products(self.frame)

    @cached_property
    def quotes(self) -> list[tuple[Span, Paragraph]]:
        """The quotations with their paragraphs, looked for where the first claim is made."""
        view = self.frame.view
        return [(span, one) for one in self.frame.release.paragraphs if '"' in one.span.of(view) for span in quoted(self.frame, one)]

    @cached_property
    def quote_starts(self) -> list[int]:
        """Where the quotations begin."""
        return [span.start for span, _ in self.quotes]

    def paragraph(self, paragraph: Paragraph) -> Iterator[Fact]:
        """Yield the facts of *paragraph*; what one sentence says of animals holds for the next as long as no people are told."""
        preclinical = False
        before: Span | None = None
        reports = self.frame.release.sections[paragraph.section].kind in REPORTING
        for sentence in paragraph.sentences:
            if _cues().search(self.low, sentence.start, sentence.end):
                told = Told(pieces(self.frame.view, sentence, self.frame.grammars))
                people = told.human or _people().search(self.frame.view, sentence.start, sentence.end) is not None
                preclinical = told.preclinical or (preclinical and not people)
                yield from self._facts(told, paragraph.span, preclinical)
                if reports and not preclinical and (found := result(told, self.frame.view, sentence, before)):
                    yield StudyResult(
                        **self.frame.where(found.span),
                        form=found.form,
                        measured=found.measured,
                        people=found.people,
                        block=self.blocks.at(found.span.start),
                    )
            before = sentence

    def _facts(self, told: Told, paragraph: Span, preclinical: bool) -> Iterator[Fact]:
        for at, piece in enumerate(told.pieces):
            if isinstance(piece, Study):
                if fact := self._trial(piece):
                    yield fact
            elif isinstance(piece, Registered):
                words = piece.span.of(self.frame.text)
                yield Trial(
                    **self.frame.where(piece.span),
                    form="registry",
                    registry=words,
                    scheme=piece.scheme,
                    block=self.blocks.at(piece.span.start),
                )
            elif isinstance(piece, People):
                yield from self._people(told, at, piece)
            elif isinstance(piece, Measure):
                yield from self._response(told, at, piece, preclinical)
            elif isinstance(piece, Moment):
                yield self._moment(piece)
            elif isinstance(piece, Amount):
                words = piece.span.of(self.frame.text)
                form = "amount" if piece.amount is not None else "level"
                yield Dose(
                    **self.frame.where(piece.span),
                    form=form,
                    amount=piece.amount,
                    unit=piece.unit,
                    level=words if form == "level" else None,
                )
            elif isinstance(piece, Assertion):
                yield from self._claim(told, at, piece, paragraph, preclinical)
            elif is_sign(piece, "FIRST"):
                yield from self._first(piece.span)
            elif is_sign(piece, "MODEL"):
                yield Trial(**self.frame.where(piece.span), form="model", block=self.blocks.at(piece.span.start))

    def _trial(self, piece: Study) -> Trial | None:
        if not (piece.noun or piece.phase or piece.features or piece.preclinical):
            return None
        return Trial(
            **self.frame.where(piece.span),
            form="preclinical" if piece.preclinical else "human",
            phase=piece.phase,
            design=piece.features,
            name=piece.name,
            block=self.blocks.at(piece.span.start),
        )

    def _people(self, told: Told, at: int, piece: People) -> Iterator[Enrolment]:
        if not 0 < piece.count < MOST:
            return
        where = self.frame.where(piece.span)
        block = self.blocks.at(piece.span.start)
        population = told.population(at, self.frame.view)
        words = piece.span.of(self.frame.view).lower()
        form = "of" if piece.total else next((form for sign, form in _SAID if sign in words), told.form(at))
        yield Enrolment(**where, count=piece.total or piece.count, form=form, population=population, block=block)

    def _first(self, span: Span) -> Iterator[Enrolment]:
        """Yield a patient that is called the first or the only one; "the patient" may be anyone."""
        if any(word in span.of(self.frame.view).lower() for word in ("first", "one", "single")):
            yield Enrolment(**self.frame.where(span), count=1, form="first", block=self.blocks.at(span.start))

    def _response(self, told: Told, at: int, piece: Measure, preclinical: bool) -> Iterator[Response]:
        if piece.short and piece.measure == "cr" and not self.short:
            return
        standing = told.standing(at)
        figures = told.figures(at)
        words = piece.span.of(self.low)
        yield Response(
            **self.frame.where(piece.span),
            measure=piece.measure,
            count=figures.first,
            total=figures.total,
            percent=figures.percent,
            lasting=figures.lasting,
            unit=figures.unit,
            confirmed=False if "unconfirmed" in words else True if "confirmed" in words else told.confirmed(at),
            negated=standing.negated,
            supposed=standing.aim or standing.maybe,
            others=standing.others,
            preclinical=preclinical,
            block=self.blocks.at(piece.span.start),
            figure=figures.span,
        )

    def _moment(self, piece: Moment) -> Timepoint:
        low, high = _DAYS[piece.unit]
        slack = _SLACK[piece.unit]
        return Timepoint(
            **self.frame.where(piece.span),
            form="lasting" if piece.lasting else "point",
            unit=piece.unit,
            value=piece.value,
            low=int(piece.value * low) - slack,
            high=int(piece.value * high) + slack,
        )

    def _claim(self, told: Told, at: int, piece: Assertion, paragraph: Span, preclinical: bool) -> Iterator[Claim]:
        if piece.sort in ("change", "superlative", "certainty", "cure", "regulatory") and not told.studies and not told.preclinical:
            return
        standing = told.standing(at)
        where = self.frame.where(piece.span)
        subject = self.products.before(piece.span.start, paragraph)
        speaker = self._speaker(piece.span)
        yield Claim(
            **where,
            sort=piece.sort,
            negated=standing.negated,
            hedged=standing.maybe,
            aim=standing.aim,
            attribution=self._attribution(told, speaker),
            speaker=speaker or None,
            subject=subject,
            status=self.products.status(subject),
            basis="preclinical" if preclinical else "human" if told.human else None,
            against=told.against(at, self.frame.view, where["sentence"].end) if piece.sort in ("comparative", "change") else None,
            block=self.blocks.at(piece.span.start),
        )

    def _attribution(self, told: Told, speaker: str | None) -> str:
        if told.regulator:
            return "regulator"
        if speaker is not None:
            return "speaker"
        return "publication" if told.published else "company"

    def _speaker(self, span: Span) -> str | None:
        """Return who speaks where *span* stands: an empty name if nobody is named, None outside of quotations."""
        at = bisect_right(self.quote_starts, span.start) - 1
        if at < 0 or self.quotes[at][0].end <= span.start or self.quotes[at][0].end - self.quotes[at][0].start < 50:
            return None
        quote, paragraph = self.quotes[at]
        found = _said().search(self.frame.view, quote.end, min(paragraph.span.end, quote.end + 160))
        return found["name"] if found else ""


@cache
def _said() -> Pattern:
    return compiled(
        r"\b(?:said|says|stated|commented|added|noted|explained|remarked|continued|concluded) (?:(?:Dr|Prof|Mr|Ms|Mrs|Professor)\.? )?"
        r"(?P<name>[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3})"
    )
