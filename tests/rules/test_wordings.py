"""Legends in YAML: what may be written, and what is told where it may not."""

from collections.abc import Callable

import pytest

from disclint.model.errors import SeveralErrors
from disclint.model.law import Law
from disclint.model.legends import GAP, SLOT, STEM
from disclint.rules.lexicon import TermError
from disclint.rules.wordings import wording

RULES = """ruleset: one
version: "1.0"
title: One rule
rules:
  - id: TST001
    name: one-rule
    title: Do it right
    severity: error
    since: "1.0"
    status: stable
    authority: [{body: Desk, cite: House rule 1, gist: Do it., verified: primary, checked: 2026-11-23}]
    rationale: It is better.
    when: always
    forbid: {fact: legend, legend: house-notice, state: altered}
    message: "It is altered: {difference}."
    remedy: Mend it.
    decides: desk
    waivable: true
    sensitivity: exact
    examples:
      bad: [{text: Is issued., marks: [Is issued]}, {text: Is issued., marks: [Is issued]}]
      good: [Oh., Ah.]
"""
START = """vocabulary: house
version: "1"
legends:
  - id: house-notice
    about: Who speaks here.
    source: our desk
    date: 2026-11-23
    cues: [is issued by]
    wordings:
"""


def test_the_pieces_of_a_wording() -> None:
    one = wording("This (news|press|) release, (the “Release”|) is issued ... by {company name} respons* for it.")
    assert [piece.word for piece in one.pieces if piece.kind == SLOT] == ["{company name}"]
    assert [piece.word for piece in one.pieces if piece.kind == STEM] == ["respons"]
    assert sum(piece.kind == GAP for piece in one.pieces) == 1
    assert (one.shortest, one.longest) == (9, 20)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("this is (open", "not closed"),
        ("this is open)", "closes nothing"),
        ("this | that is it", "a bar outside"),
        ("(this is|)", "can be empty"),
        ("... this is it", "begins or ends with a gap"),
        ("this is it ...", "begins or ends with a gap"),
        ("it (or not|)", "as short as 1"),
        ("this is {Company}", "no place for a name"),
        ("this is {", "no place for a name"),
        ("this is ab* it", "match too much"),
        ("(a (b (c (d (e (f g h|)|)|)|)|)|) this is it", "too deep"),
        ("word " * 401, "401 pieces"),
    ],
)
def test_a_wording_that_cannot_be_read_says_why(written: str, reason: str) -> None:
    with pytest.raises(TermError) as error:
        wording(written)
    assert reason in error.value.reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (START + "      - is issued by (us\n", 10, "a parenthesis that is not closed"),
        (START + "      - it is made known by us\n", 10, "no cue stands in this wording"),
        (START.replace("[is issued by]", "[is $issued]") + "      - is issued by us\n", 8, "only words are compared"),
        (START + "      - is issued by us\n" + START[START.index("  - id") :] + "      - is issued by us\n", 11, "already a list"),
        (START.replace("cues:", "cue:") + "      - is issued by us\n", 4, "‘cues’ is missing"),
        (START.replace("    source: our desk\n", "") + "      - is issued by us\n", 4, "‘source’ is missing"),
    ],
)
def test_mistakes_are_told_with_their_line(law_of: Callable[..., Law], text: str, line: int, reason: str) -> None:
    with pytest.raises(SeveralErrors) as errors:
        law_of(RULES, text)
    told = str(errors.value.errors[0])
    assert f"vocabulary/v0.yaml:{line}:" in told
    assert reason in told


def test_a_rule_may_only_name_legends_that_are_there(law_of: Callable[..., Law]) -> None:
    with pytest.raises(SeveralErrors) as errors:
        law_of(RULES.replace("house-notice", "house-notise"), START + "      - is issued by us\n")
    assert "there is no legend ‘house-notise’; did you mean ‘house-notice’?" in str(errors.value)
