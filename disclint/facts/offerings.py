"""Offerings of securities: of what kind, at what stage, and whether the release is about them."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.facts.frame import Frame
from disclint.model.fact import Fact
from disclint.model.market import Offering
from disclint.model.release import SectionKind
from disclint.model.span import Span

FORMS = {
    "offering-registered": "registered",
    "offering-ipo": "ipo",
    "offering-rights": "rights",
    "offering-exchange": "exchange",
    "offering-tender": "tender",
    "offering-private": "private",
    "offering-144a": "144a",
    "offering-reg-s": "reg-s",
    "offering-reg-a": "reg-a",
    "offering-crowdfunding": "crowdfunding",
    "offering-token": "token",
}
"""The kinds of offering, by the term lists of their names."""
STAGES = {"offering-ended": "ended", "offering-done": "done", "offering-priced": "priced", "offering-proposed": "proposed"}
"""The stages, by the term lists of their words: where words of several stand in a sentence, the first here tells."""
_HEAD = frozenset((SectionKind.HEADLINE, SectionKind.SUBHEADLINE))


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each mention of an offering. Order: by kind, then by place."""
    named = [(form, phrase) for name, form in FORMS.items() for phrase in frame.phrases_of(name)]
    if not named:
        return
    stages: dict[Span, str] = {}
    for name, stage in STAGES.items():
        for phrase in frame.phrases_of(name):
            stages.setdefault(phrase.sentence, stage)
    lead = _lead(frame)
    for form, phrase in named:
        main = frame.kind_of(phrase.span) in _HEAD or (lead is not None and lead.covers(phrase.span))
        yield Offering(**frame.where(phrase.span), form=form, stage=stages.get(phrase.sentence), main=main)


def _lead(frame: Frame) -> Span | None:
    """Return the first paragraph of the body."""
    sections = frame.release.sections
    return next((one.span for one in frame.release.paragraphs if sections[one.section].kind is SectionKind.BODY), None)
