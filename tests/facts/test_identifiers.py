"""Codes behind their label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disclint.facts import identifiers
from disclint.facts.frame import Frame

READ = """
ISIN: DE000A0TWK11 | isin DE000A0TWK11
(ISIN DE000A0TWK11; WKN A0TWK1) | isin DE000A0TWK11
ISIN code is DE 000A 0TWK 11. | isin DE000A0TWK11
ISIN DE 000A0TWK11 | isin DE000A0TWK11
ISINs: DE000A0TWK11 and US0000000002 | isin DE000A0TWK11, isin US0000000002
ISIN: DE000A0TWK1 | isin DE000A0TWK1
LEI: 529900DISCLINTEXMP29 | lei 529900DISCLINTEXMP29
LEI code: 5299 00DI SCLI NTEX MP29 | lei 529900DISCLINTEXMP29
Legal Entity Identifier (LEI) 529900DISCLINTEXMP29. | lei 529900DISCLINTEXMP29
LEI 529900DISCLINTEXMP2 | lei 529900DISCLINTEXMP2
""".strip().splitlines()

NONE = ["DE000A0TWK11 alone", "ISIN to be announced", "LEI is a code", "the LEISURE529900DISCLINTEXMP29 group", "ISIN COMMUNICATIONS"]


@pytest.mark.parametrize("line", READ)
def test_a_labelled_code_is_read_without_its_blanks(line: str, framed: Callable[..., Frame]) -> None:
    words, expected = line.split(" | ")
    assert ", ".join(f"{fact.scheme} {fact.value}" for fact in identifiers.facts(framed(words))) == expected


@pytest.mark.parametrize("words", NONE)
def test_without_label_or_code_there_is_none(words: str, framed: Callable[..., Frame]) -> None:
    assert list(identifiers.facts(framed(words))) == []
