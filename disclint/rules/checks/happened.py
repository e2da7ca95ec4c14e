"""Risks that a caution calls possible while the same release reports them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import Caution, Fact
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof

NAMES = {
    "clinical-hold": "a clinical hold",
    "data-breach": "a breach of data",
    "recall": "a recall",
    "delisting-notice": "a notice of the exchange",
    "investigation": "an investigation",
    "going-concern": "doubt about going on",
    "production-stop": "a stop of production",
    "default": "a default",
    "customer-loss": "the loss of a customer",
}
"""The events in plain words. Each has two term lists: ``happened-EVENT`` and ``hypothetical-EVENT``."""

LISTS = tuple(f"{form}-{event}" for event in NAMES for form in ("happened", "hypothetical"))
_TOLD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.SUBHEADING)


def risks(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each place where the caution calls possible what head or body report as a fact.

    What is told in a sentence with one of the words *otherwise* has not happened to the issuer, or is over. Args: *events* are keys of
    `NAMES`; *acknowledged* is the term list of words by which a caution owns that the event has come.
    """
    cautions = [fact.span for fact in reading.index.of("caution") if isinstance(fact, Caution)]
    owned = {fact.sentence for fact in reading.index.phrases(args["acknowledged"])}
    not_so = {fact.sentence for fact in reading.index.phrases(args["otherwise"]) if not _is_month(fact, reading)}
    for event in args["events"]:
        told = [
            fact
            for fact in reading.index.phrases(f"happened-{event}")
            if fact.sentence not in not_so and _is_told(fact, reading) and not _inside(fact, cautions)
        ]
        if not told:
            continue
        for fact in reading.index.phrases(f"hypothetical-{event}"):
            if _inside(fact, cautions) and fact.sentence not in owned and not _is_month(fact, reading):
                yield Breach(fact.span, {"event": NAMES[event]}, tuple(Proof("reported as a fact", one.span) for one in told[:2]))


def _is_month(fact: Fact, reading: Reading) -> bool:
    """Tell whether the ``may`` with which *fact* begins is the month."""
    return fact.span.of(reading.release.text).startswith("May")


def _is_told(fact: Fact, reading: Reading) -> bool:
    return reading.section(fact).kind in _TOLD


def _inside(fact: Fact, cautions: list[Any]) -> bool:
    return any(span.covers(fact.span) for span in cautions)
