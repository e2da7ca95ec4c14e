"""Tallies of responses: which figure belongs to which category."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from disclint.facts import tallies
from disclint.facts.frame import Frame
from disclint.model.amounts import Tally

Framed = Callable[..., Frame]


def read(framed: Framed, text: str) -> list[Tally]:
    return [fact for fact in tallies.facts(framed(f"# Norvane reports results\n\n{text}")) if isinstance(fact, Tally)]


@pytest.mark.parametrize(
    ("text", "orr", "cr", "pr"),
    [
        ("The overall response rate was 36% (9 of 25), with five complete and six partial responses.", 9, 5, 6),
        ("ORR was 80% (16/20): 4 sCR, 6 CR, 3 VGPR and 3 PR.", 16, 6, 3),
        (
            "The objective response rate (ORR) was 44% (11 of 25), including 5 complete responses (20%) and 6 partial responses (24%).",
            11,
            5,
            6,
        ),
    ],
)
def test_counts_are_read(framed: Framed, text: str, orr: int, cr: int, pr: int) -> None:
    (fact,) = read(framed, text)
    assert (fact.orr, fact.cr, fact.pr) == (orr, cr, pr)


def test_shares_are_read(framed: Framed) -> None:
    (fact,) = read(framed, "The ORR was 46%, with complete responses in 12% and partial responses in 34% of patients.")
    assert (fact.orr_share, fact.cr_share, fact.pr_share) == (Decimal(46), Decimal(12), Decimal(34))


@pytest.mark.parametrize(
    "text",
    [
        "The ORR was 46% versus 20%, with complete responses in 12% and 3%.",
        "The ORR was 46%, including unconfirmed partial responses in 12%.",
        "The ORR is complete plus partial responses.",
    ],
)
def test_two_groups_and_definitions_are_no_tally(framed: Framed, text: str) -> None:
    assert not read(framed, text)
