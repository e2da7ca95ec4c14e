"""Forward-looking statements and cautions as facts, with the words that the project ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclint.facts import cautions, forward_looking
from disclint.facts.frame import Frame, frame_of
from disclint.facts.subjects import subject
from disclint.model.fact import Caution, CautionPart, ForwardLooking, RiskFactor
from disclint.model.lexicon import Lexicon
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.lexicon import Vocabulary, add_vocabulary
from disclint.rules.loading import load
from disclint.text.source import read_document

WORDS = Path(__file__).parents[2] / "rulesets" / "vocabulary"
GRAMMARS = Grammars()
HEAD = "# Corvane opens a hall\n\nCHICAGO, March 3, 2026 -- Corvane Robotics, Inc. (Nasdaq: CVNR) opened a hall today.\n\n"
MEDICAL = "Patients need this therapy. The FDA knows the disease.\n\n"
CAUTION = "\n\n**Forward-looking statements**\n\nThis release contains forward-looking statements. "

# the sentence | strength, subject, topics
STATEMENTS = """
Corvane expects to ship 400 units in June 2026. | strong issuer supply
We plan to submit our 510(k) application to the FDA in May. | strong issuer approval
Enrollment of the first cohort is expected to begin in May. | strong issuer trial-timing
The merger is expected to close in June. | strong issuer deal
Corvane intends to use the net proceeds of the offering to repay debt. | strong issuer financing
Corvane raises its full-year revenue guidance to $40 million. | strong issuer guidance
The plant remains on track to open in 2027. | strong issuer other
We look for staff and intend to hire a painter. | strong issuer hiring
Analysts expect revenue of $40 million. | strong industry guidance
The global robot market is projected to reach $30 billion by 2031. | strong industry market-size
Customers expect to wait. | strong other other
The FDA expects to publish a rule. | strong other other
Corvane will host a webcast on March 9. | weak issuer other
Corvane expects to attend the Robot Week conference. | weak issuer other
Corvane will launch a colouring book. | weak issuer launch
Corvane aims to make work safe. | weak issuer other
Corvane aims to reach revenue of $40 million by 2027. | strong issuer guidance
The hall may grow. | weak issuer other
""".strip().splitlines()

NO_STATEMENTS = """
Deliveries were expected to begin in May.
Costs were lower than expected.
Corvane has a plan to read.
Corvane built three projects.
""".strip().splitlines()

SUBJECTS = """
the Company | True | issuer
Norvane and its partners, we | True | issuer
According to Helvet Institute, the market | False | industry
a device for the care market, which | False | industry
In 2027, analysts | True | industry
Our market | False | issuer
Closing of the merger | False | issuer
The conference | False | other
The proposed legislation | True | other
Corvane said that its Boston dealer | True | other
""".strip().splitlines()


def shipped() -> Lexicon:
    vocabulary = Vocabulary([], {}, {})
    for name in ("profile.yaml", "forward-looking.yaml"):
        add_vocabulary(load((WORDS / name).read_text(encoding="utf-8"), name), vocabulary)
    return vocabulary.lexicon()


LEXICON = shipped()


def framed(text: str) -> Frame:
    return frame_of(parse_release(read_document(text.encode(), "release.md"), GRAMMARS), GRAMMARS, LEXICON, Settings())


def statements(sentence: str) -> list[ForwardLooking]:
    frame = framed(HEAD + MEDICAL + sentence + "\n")
    return [fact for fact in forward_looking.facts(frame) if fact.sentence.of(frame.text) == sentence]


@pytest.mark.parametrize("row", STATEMENTS)
def test_a_statement_tells_how_strong_it_is_whose_and_about_what(row: str) -> None:
    sentence, expected = row.split(" | ")
    (fact,) = statements(sentence)
    assert [fact.strength, fact.subject, *fact.topics] == expected.split()


@pytest.mark.parametrize("sentence", NO_STATEMENTS)
def test_the_past_and_nouns_look_at_nothing_ahead(sentence: str) -> None:
    assert statements(sentence) == []


@pytest.mark.parametrize("row", SUBJECTS)
def test_a_subject_is_the_issuer_a_market_or_somebody_else(row: str) -> None:
    before, active, expected = row.split(" | ")
    assert subject(f"{before} ", active=active == "True") == expected


def test_phase_two_of_a_hall_is_no_trial() -> None:
    frame = framed(f"{HEAD}Corvane expects Phase 2 of the hall to open in June.\n")
    assert [fact.topics for fact in forward_looking.facts(frame)] == [("other",)]


def test_about_sections_and_cautions_make_no_statement() -> None:
    frame = framed(f"{HEAD}The hall is red.{CAUTION}We expect much.\n\n**About Corvane**\n\nCorvane expects to grow.\n")
    assert list(forward_looking.facts(frame)) == []


def caution(text: str) -> tuple[Caution, list[CautionPart], list[RiskFactor]]:
    found = list(cautions.facts(framed(HEAD + text)))
    (one,) = [fact for fact in found if isinstance(fact, Caution)]
    return one, [fact for fact in found if isinstance(fact, CautionPart)], [fact for fact in found if isinstance(fact, RiskFactor)]


def test_a_caution_tells_its_parts_and_factors() -> None:
    one, parts, factors = caution(
        f'{MEDICAL}The hall is red.{CAUTION}Words such as "expects" and "plans" and similar expressions identify them. Factors that could cause results '
        "to differ include inflation; a strike at our only supplier; and refusal of approval by the FDA. See our Annual Report on Form 10-K. "
        "These statements speak only as of the date hereof, and we undertake no obligation to update them, except as required by law. "
        "We rely on Section 21E of the Securities Exchange Act of 1934.\n"
    )
    assert one.form == "section"
    assert {"identification", "cue-list", "residual", "as-of", "no-update", "carve-out", "filing", "statute", "lead-in", "factors"} <= set(
        one.parts
    )
    assert next(part.terms for part in parts if part.part == "cue-list") == ("expects", "plans")
    assert {part.value for part in parts if part.part == "filing"} == {"10-K", "report"}
    assert {part.value for part in parts if part.part == "statute"} == {"21e"}
    assert (one.factors, one.specific) == (3, 2)
    assert [factor.specific for factor in factors] == [False, True, True]
    assert "supply" in factors[1].topics
    assert "approval" in one.topics


def test_bullets_after_a_lead_in_are_factors() -> None:
    one, _, _ = caution(
        f"The hall is red.{CAUTION}Factors that could cause results to differ include:\n\n- a strike;\n- the price of steel;\n- permits.\n"
    )
    assert one.factors == 3


def test_a_caution_without_heading_and_without_factors_is_one() -> None:
    one, _, factors = caution(
        "The hall is red.\n\nThis release contains forward-looking statements that involve known and unknown risks.\n"
    )
    assert one.factors == 0
    assert factors == []


def test_a_release_without_caution_has_none() -> None:
    assert list(cautions.facts(framed(f"{HEAD}The hall is red.\n"))) == []
