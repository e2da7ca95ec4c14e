"""What the checks of clinical evidence share: where a release reports, and which facts are those of its own study."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from disclint.model.evidence import Enrolment, Response, StudyResult
from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Proof
from disclint.model.span import Span
from disclint.rules.message import trimmed

Args = Any
HEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)
REPORT = (*HEAD, SectionKind.BODY, SectionKind.SUBHEADING, SectionKind.TABLE)


def in_head(reading: Reading, fact: Fact) -> bool:
    """Tell whether *fact* stands in the headline or the key points."""
    return reading.section(fact).kind in HEAD


def in_report(reading: Reading, fact: Fact) -> bool:
    """Tell whether *fact* stands where a release reports, not where it presents itself or warns."""
    return reading.section(fact).kind in REPORT


def results(reading: Reading) -> list[StudyResult]:
    """Return the results of the release's own studies."""
    return [fact for fact in reading.by_kind.get("study_result", ()) if isinstance(fact, StudyResult)]


def responses(reading: Reading) -> list[Response]:
    """Return the responses in people that the release reports of its own product."""
    return [
        fact
        for fact in reading.by_kind.get("response", ())
        if isinstance(fact, Response)
        and in_report(reading, fact)
        and not (fact.negated or fact.supposed or fact.others or fact.preclinical)
    ]


def enrolments(reading: Reading, forms: Iterable[str]) -> list[Enrolment]:
    """Return how many people the release tells of, of these *forms*."""
    wanted = tuple(forms)
    return [fact for fact in reading.by_kind.get("enrolment", ()) if isinstance(fact, Enrolment) and fact.form in wanted]


def has_words(reading: Reading, lists: Iterable[str], within: Span | None = None) -> bool:
    """Tell whether a phrase of one of *lists* stands in *within*, or anywhere."""
    return any(within is None or within.covers(phrase.span) for name in lists for phrase in reading.index.phrases(name))


def shown(reading: Reading, fact: Fact, label: str) -> Proof:
    """Return *fact* as evidence, with its sentence."""
    return Proof(label, fact.span, trimmed(" ".join(fact.sentence.of(reading.release.text).split()), 160))
