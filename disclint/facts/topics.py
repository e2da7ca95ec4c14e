"""What forward-looking statements and risk factors are about: one set of topics for both."""

from __future__ import annotations

from bisect import bisect_left

from disclint.facts.frame import Frame
from disclint.model.span import Span
from disclint.model.value import dataclass

TOPICS = (
    "trial-timing",
    "approval",
    "guidance",
    "financing",
    "deal",
    "supply",
    "launch",
    "market-size",
    "litigation",
    "mining",
    "hiring",
)
"""All topics, in the order in which they are told. What is about none of them is about ``other``."""
MEDICAL = frozenset(("trial-timing", "approval"))
"""Topics that only a release about medicine has: a mine has a phase 1, a court an approval."""
MEDICAL_WORDS = 3
"""How many words of medicine such a release has at least."""
LONGEST = 120
"""How far before a span a place that ends in it may begin. Units: characters."""
_TAILS = ("", "-ind", "-nda")


@dataclass(frozen=True, slots=True)
class Topics:
    """The places of a release at which a topic is spoken of. *starts* and *hits* run side by side in the order of the text."""

    starts: tuple[int, ...]
    hits: tuple[tuple[Span, str], ...]

    def within(self, span: Span) -> tuple[str, ...]:
        """Return the topics spoken of inside *span*, each once."""
        found = {topic for _, topic in self.places(span)}
        return tuple(topic for topic in TOPICS if topic in found)

    def places(self, span: Span) -> list[tuple[Span, str]]:
        """Return the places that end inside *span* with their topics, in the order of the text."""
        at = bisect_left(self.starts, span.start - LONGEST)
        found = []
        while at < len(self.starts) and self.starts[at] < span.end:
            if span.start < self.hits[at][0].end <= span.end:
                found.append(self.hits[at])
            at += 1
        return found


def topics(frame: Frame, *prefixes: str) -> Topics:
    """Return where the lists ``PREFIX-TOPIC`` of *prefixes* speak of the topics."""
    medical = len(frame.phrases_of("clinical-words")) >= MEDICAL_WORDS
    hits = sorted(
        (phrase.span, topic)
        for topic in TOPICS
        if medical or topic not in MEDICAL
        for prefix in prefixes
        for tail in _TAILS
        for phrase in frame.phrases_of(f"{prefix}-{topic}{tail}")
    )
    return Topics(tuple(span.start for span, _ in hits), tuple(hits))
