"""Picks to breaches, the same way in every verb."""

from __future__ import annotations

from collections.abc import Mapping

from disclint.model.fact import Fact
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof
from disclint.rules.catalogue import fields, shown
from disclint.rules.picks import Pick, where, words


def values_of(pick: Pick, prefix: str = "") -> dict[str, str]:
    """Return the fields of *pick* in words, for a message."""
    if not isinstance(pick, Fact):
        return {f"{prefix}value": str(pick.value)}
    return {prefix + field: shown(getattr(pick, field)) for field in fields(pick.kind)}


def marked(pick: Pick, reading: Reading, values: Mapping[str, str], proofs: tuple[Proof, ...] = ()) -> Breach:
    """Return the breach that marks *pick*."""
    return Breach(where(pick, reading), {**values_of(pick), "found": words(pick, reading), **values}, proofs)
