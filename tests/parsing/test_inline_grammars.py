"""The grammars of datelines and listings, as grammars."""

from __future__ import annotations

import logging

import pytest
from lark import Lark, logger


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("dateline", "dateline"),
        ("listing", "listings"),
        ("changes", "change"),
        ("effects", "effect"),
        ("evidence", "statement"),
        ("enrolment", "enrolment"),
        ("grades", "graded"),
        ("grades", "spread"),
        ("followup", "followup"),
        ("growth", "growth"),
        ("figure_rows", "row"),
        ("figure_rows", "value"),
        ("tallies", "tally"),
        *(("statistics", start) for start in ("share", "interval", "chance", "significance")),
    ],
)
def test_a_grammar_has_no_conflicts(name: str, start: str, caplog: pytest.LogCaptureFixture) -> None:
    # Lark tells conflicts only in its log; strict=True would need interegular, which does not come to an end on patterns with counts.
    before, logger.propagate = logger.propagate, True
    try:
        with caplog.at_level(logging.DEBUG, logger.name):
            Lark.open_from_package(
                "disclint.grammars", f"{name}.lark", search_paths=("",), start=start, parser="lalr", lexer="basic", regex=True, debug=True
            )
    finally:
        logger.propagate = before
    assert "onflict" not in caplog.text
