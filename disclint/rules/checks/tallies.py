"""Checks of tallies of responses: the categories against all responses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from disclint.model.amounts import Tally
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Severity
from disclint.parsing.numerals import half
from disclint.rules.checks.arithmetic import plain

SLIGHT = Fraction(1, 10)
"""How far a sum of percentages may be off beside its rounding. Units: percentage points."""


def responses(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each tally whose categories are more than all responses, or are told in full and are not all of them.

    Source: RECIST 1.1, IMWG. Order: that of the text.
    """
    for fact in reading.by_kind.get("tally", ()):
        if isinstance(fact, Tally):
            problem = _counts(fact) or _shares(fact) or _share_of_count(fact)
            if problem is not None:
                yield Breach(fact.span, {"found": fact.span.of(reading.release.text), "problem": problem})
            elif (problem := _control(fact)) is not None:
                yield Breach(fact.span, {"found": fact.span.of(reading.release.text), "problem": problem}, severity=Severity.WARNING)


def _counts(fact: Tally) -> str | None:
    if fact.orr is None:
        return None
    # A stringent complete response is one of the complete ones, or is counted beside them.
    parts = [part for part in (fact.cr if fact.cr is not None else fact.scr, fact.vgpr, fact.pr) if part is not None]
    beside = [*parts, fact.scr] if fact.scr is not None and fact.cr is not None else parts
    if any(part > fact.orr for part in parts):
        return f"{max(parts)} of one category are more than the {fact.orr} responses in all"
    full = fact.pr is not None and (fact.cr is not None or fact.scr is not None)
    if not full or fact.orr in (sum(parts), sum(part for part in beside if part is not None)):
        return None
    return f"{_sum(parts)} are {sum(parts)} responses, not {fact.orr}"


def _sum(parts: Sequence[int]) -> str:
    return " and ".join(map(str, parts))


def _shares(fact: Tally) -> str | None:
    whole = fact.orr_share
    if whole is None or (fact.orr is not None and fact.pr is not None):
        return None
    parts = [
        part
        for part in (fact.cr_share if fact.cr_share is not None else fact.scr_share, fact.vgpr_share, fact.pr_share)
        if part is not None
    ]
    if any(part - half(part) > whole + half(whole) for part in parts):
        return f"{plain(max(parts))}% in one category are more than the {plain(whole)}% in all"
    if fact.pr_share is None or fact.cr_share is None or fact.scr_share is not None:
        return None
    added = sum(parts, Decimal(0))
    reach = sum((Fraction(half(part)) for part in (*parts, whole)), SLIGHT)
    if abs(Fraction(added) - Fraction(whole)) <= reach:
        return None
    return f"{' and '.join(f'{plain(part)}%' for part in parts)} are {plain(added)}%, not {plain(whole)}%"


def _share_of_count(fact: Tally) -> str | None:
    """Hold a count of one category against the share of all: ``an ORR of 46% of 15 patients including nine complete responses``."""
    if fact.orr is not None or fact.orr_share is None or not fact.total or fact.cr is None:
        return None
    most = (Fraction(fact.orr_share) + 1) * fact.total / 100
    return f"{fact.cr} complete responses are more than {plain(fact.orr_share)}% of {fact.total}" if fact.cr > most else None


def _control(fact: Tally) -> str | None:
    if fact.dcr is not None and fact.orr is not None:
        if fact.orr > fact.dcr:
            return f"{fact.orr} responses are more than the {fact.dcr} in whom the disease was controlled"
        if fact.sd is not None and fact.orr + fact.sd != fact.dcr:
            return f"{fact.orr} responses and {fact.sd} with stable disease are {fact.orr + fact.sd}, not {fact.dcr}"
    if fact.dcr_share is not None and fact.orr_share is not None and fact.orr_share > fact.dcr_share:
        return f"a response in {plain(fact.orr_share)}% is more than the {plain(fact.dcr_share)}% in whom the disease was controlled"
    return None
