"""What the checks of forward-looking statements look at and show: statements, cautions, factors, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from disclint.model.fact import Caution, CautionPart, Fact, ForwardLooking, RiskFactor
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Proof
from disclint.model.span import Span
from disclint.rules.message import trimmed

HEADING = 60
"""A sentence of a caution up to this long is its heading. Units: characters."""
FEW = 3
"""Fewer named factors than this are too few to be called important factors."""
SHOWN = 4
"""How many places are shown as evidence."""
NAMES = {
    "trial-timing": "clinical timing or results",
    "approval": "regulatory approval",
    "guidance": "future financial figures",
    "financing": "financing or the use of money",
    "deal": "a transaction",
    "supply": "production or supply",
    "launch": "a product launch",
    "market-size": "the size of a market",
    "litigation": "legal matters",
    "mining": "a mineral project",
    "hiring": "staff",
}
"""The topics in plain words. What is about none of them is ``other``, which is told in its own words."""
_LEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)


# ---- What is looked at


def statements(reading: Reading) -> list[ForwardLooking]:
    """Return the statements that somebody could rely on: with a strong cue, made for the issuer."""
    found = [fact for fact in reading.index.of("forward_looking") if isinstance(fact, ForwardLooking)]
    return [fact for fact in found if fact.strength == "strong" and fact.subject == "issuer"]


def cautions(reading: Reading) -> list[Caution]:
    """Return the cautions of the release."""
    return [fact for fact in reading.index.of("caution") if isinstance(fact, Caution)]


def parts(reading: Reading, *names: str) -> list[CautionPart]:
    """Return the parts of its cautions that have one of *names*."""
    return [fact for fact in reading.index.of("caution_part") if isinstance(fact, CautionPart) and fact.part in names]


def factors(reading: Reading) -> list[RiskFactor]:
    """Return the risk factors that its cautions name."""
    return [fact for fact in reading.index.of("risk_factor") if isinstance(fact, RiskFactor)]


def sentence_of(fact: Fact, reading: Reading) -> str:
    """Return the sentence of *fact* on one line, not too long for a message."""
    return trimmed(fact.sentence.of(reading.release.text), 180)


def told(found: Iterable[ForwardLooking], reading: Reading) -> tuple[Proof, ...]:
    """Return the first of *found* as evidence."""
    return tuple(Proof(labelled("looks ahead", fact.topics), fact.span, sentence_of(fact, reading)) for fact in list(found)[:SHOWN])


def covered(reading: Reading) -> tuple[Proof, ...]:
    """Return what the cautions cover: their factors, or the cautions themselves where they name none."""
    named = factors(reading)
    if not named:
        where = mark(cautions(reading)[0], reading)
        return (Proof("what the caution says of risks", where, where.of(reading.release.text)),)
    return tuple(
        Proof(labelled("factor named", factor.topics), factor.span, trimmed(reading.words(factor), 120)) for factor in named[:SHOWN]
    )


def told_topics(topics: Iterable[str]) -> str:
    """Return *topics* in plain words; ``other`` has none."""
    return ", ".join(NAMES[topic] for topic in topics if topic in NAMES)


def labelled(label: str, topics: Iterable[str]) -> str:
    """Return *label* with the topics behind it, if they have a name."""
    named = told_topics(topics)
    return f"{label} ({named})" if named else label


def front(reading: Reading) -> list[Span]:
    """Return the head and the lead."""
    lead = reading.index.lead
    return [*(section.span for section in reading.release.sections if section.kind in _LEAD), *([lead] if lead else [])]


def mark(found: Caution, reading: Reading) -> Span:
    """Return the words to mark for cautions: where one speaks of risks, else where it says that results may differ, else where it names the
    statements; of *found* its first sentence where there is none of that.
    """
    for name in ("generic-risks", "differ", "identification"):
        places = [part.span for part in parts(reading, name) if part.sentence.end - part.sentence.start > HEADING]
        if places:
            return places[0]
    return Span(found.span.start, min(found.sentence.end, found.span.end))
