"""Check that the legend of an exchange is quoted word for word, and is that of the issuer's own exchange."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from disclint.model.fact import Legend, Listing
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Severity
from disclint.model.span import Span

LETTER = ("services", "service")
"""The one word in which the provider's name is most often misspelt: hardly a fault."""


def quoted(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each legend that is altered, with the difference in words, and each that is the legend of another exchange.

    Args: *legends* names the legend of each exchange, *limbs* a wording of it that leaves nothing out: what lacks even that is told by
    another rule. Order: that of the text. Values: ``problem``.
    """
    of = {legend: exchange for exchange, legend in args["legends"].items()}
    own = _exchanges(reading)
    legends = [fact for fact in reading.index.of(Legend.kind) if isinstance(fact, Legend)]
    whole = {fact.legend for fact in legends if fact.state == "complete"}
    taken = [fact.span for fact in legends if fact.state == "complete" and fact.legend in of]
    for fact in legends:
        if fact.legend not in of:
            continue
        exchange = of[fact.legend]
        found = fact.span.of(reading.release.text)
        if exchange not in own:
            if own and fact.state == "complete":
                yield Breach(fact.span, {"found": found, "problem": f"is that of another exchange; the issuer is listed on {own[0]}"})
        elif (
            fact.state == "altered" and not _meets(fact.span, taken) and args["limbs"].get(exchange, fact.legend) in (whole | {fact.legend})
        ):
            lightly = {word.lower() for words in (*fact.missing, *fact.changed) for word in words.split()} <= set(LETTER)
            where = reading.index.pointer(fact)
            problem = f"is altered: {fact.difference}"
            yield Breach(where, {"found": found, "problem": problem}, severity=Severity.INFO if lightly else None)


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether *span* shares words with one of *others*: the legend of one exchange reads like that of another, altered."""
    return any(span.start < other.end and other.start < span.end for other in others)


def _exchanges(reading: Reading) -> list[str]:
    """Return the issuer's exchanges in Canada, the first named first."""
    listings = [fact for fact in reading.by_kind.get("listing", ()) if isinstance(fact, Listing)]
    found = [fact.exchange for fact in listings if fact.own and fact.market == "ca" and fact.exchange is not None]
    return list(dict.fromkeys(found))
