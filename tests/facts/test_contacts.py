"""Contacts: addresses, numbers and names, and for whom they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disclint.facts.contacts import facts
from disclint.facts.frame import Frame

HEAD = "# Kestrel opens depot in Lund\n\nLUND, Sweden, May 4, 2026 -- Kestrel Rescue AB today opened a depot in Lund.\n\n"
Framed = Callable[..., Frame]


def found(framed: Framed, text: str) -> list[tuple[str, str, str | None]]:
    return [(fact.form, fact.value, fact.role) for fact in facts(framed(HEAD + text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Media contact: press@kestrel.example", ("email", "press@kestrel.example", "media")),
        ("Investor relations: ir@kestrel.example", ("email", "ir@kestrel.example", "investor")),
        ("Write to info@ir.kestrel.co.uk today.", ("email", "info@ir.kestrel.co.uk", None)),
        ("Write to [email protected] today.", ("email", "[email protected]", None)),
        ("Call +46 46 555 01 10 today.", ("phone", "+46 46 555 01 10", None)),
        ("Call (604) 555-0110 today.", ("phone", "(604) 555-0110", None)),
        ("Call 604-555-0110 today.", ("phone", "604-555-0110", None)),
        ("Call 1-800-555-0110 today.", ("phone", "1-800-555-0110", None)),
        ("Ana Weiss604-555-0110www.kestrel.example", ("phone", "604-555-0110", None)),
        ("Tel: 555 0110 22 today.", ("phone", "555 0110 22", None)),
    ],
)
def test_reads_addresses_and_numbers(framed: Framed, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in found(framed, text)


@pytest.mark.parametrize(
    "text", ["It cost $604,555,010 in 2025.", "Patent 10,604,555 of 2024-05-06.", "From 2020-2025 it grew by 12.55.", "Follow @kestrel."]
)
def test_passes_over_other_numbers(framed: Framed, text: str) -> None:
    assert [form for form, *_ in found(framed, text) if form != "name"] == []


def test_names_people_in_the_contact_block(framed: Framed) -> None:
    names = [value for form, value, _ in found(framed, "## Media contact\n\nAna Weiss\n\npress@kestrel.example") if form == "name"]
    assert any("Ana Weiss" in name for name in names)


def test_metadata_are_not_the_text(framed: Framed) -> None:
    frame = framed("---\ncontacts: [{email: press@kestrel.example}]\n---\n\n" + HEAD)
    assert list(facts(frame)) == []
