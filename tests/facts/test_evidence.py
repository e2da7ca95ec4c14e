"""What is read of studies, their people, their results, and of what is claimed."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from disclint.facts import evidence
from disclint.facts.frame import Frame, frame_of
from disclint.model.evidence import Claim, Enrolment, Response, StudyResult, Timepoint, Trial
from disclint.model.fact import Fact
from disclint.model.lexicon import Lexicon
from disclint.model.settings import Product, Settings
from disclint.parsing.evidence import phase_of
from disclint.parsing.evidence_words import tokens
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document

GRAMMARS = Grammars()
START = "# Velmora Reports\n\nBOSTON, March 3, 2026 -- Velmora, Inc. reported on a clinical trial in patients.\n\n"
NO_WORDS = Lexicon({}, {}, {}, ())


def framed(text: str, settings: Settings | None = None) -> Frame:
    return frame_of(
        parse_release(read_document((START + text).encode(), "release.md"), GRAMMARS), GRAMMARS, NO_WORDS, settings or Settings()
    )


def read(text: str, kind: str, settings: Settings | None = None) -> list[Fact]:
    frame = framed(text, settings)
    head = frame.view.index("\n\n", 30)
    return [fact for fact in evidence.facts(frame) if fact.kind == kind and fact.span.start > head]


@pytest.mark.parametrize(
    ("words", "phase"), [("Phase 2", "2"), ("phase IIb", "2"), ("Phase I/II", "1/2"), ("Phase 1b/2a", "1/2"), ("Phase III", "3")]
)
def test_a_phase_is_read_in_every_notation(words: str, phase: str) -> None:
    assert phase_of(words) == phase


def test_words_of_a_design_that_stand_together_are_one_study() -> None:
    (trial,) = read("In a randomized, double-blind, placebo-controlled Phase 2b trial, patients slept.", "trial")
    assert isinstance(trial, Trial)
    assert trial.design == ("randomised", "blinded", "controlled")
    assert trial.phase == "2"


@pytest.mark.parametrize(
    ("number", "scheme"),
    [
        ("NCT01234567", "nct"),
        ("2019-001234-56", "eudract"),
        ("2022-501234-12-00", "eu-ct"),
        ("ISRCTN12345678", "isrctn"),
        ("CTR20241234", "ctr"),
        ("ChiCTR2400012345", "chictr"),
        ("jRCT2031230123", "jrct"),
        ("ACTRN12612345678901", "actrn"),
        ("CTRI/2023/01/123456", "ctri"),
        ("DRKS00012345", "other-id"),
    ],
)
def test_a_registry_number_is_read(number: str, scheme: str) -> None:
    found = [
        fact
        for fact in read(
            f"The Phase 2 trial, which is registered as {number}, took in patients with lupus in Norway and in Sweden.", "trial"
        )
        if isinstance(fact, Trial) and fact.registry
    ]
    assert [(fact.registry, fact.scheme) for fact in found] == [(number, scheme)]


@pytest.mark.parametrize(
    ("text", "measure", "count", "total", "percent"),
    [
        ("The ORR in the trial was 67% (4 of 6).", "orr", 4, 6, 67),
        ("In the trial 4 of 6 patients (67%) achieved a complete response.", "cr", 4, 6, 67),
        ("A 45% objective response rate was seen in the trial.", "orr", None, None, 45),
        ("Stringent complete responses (sCR) were seen in 3/9 patients.", "scr", 3, 9, None),
        ("The disease control rate was 81% in the study.", "dcr", None, None, 81),
    ],
)
def test_a_response_has_the_figure_beside_it(text: str, measure: str, count: int | None, total: int | None, percent: int | None) -> None:
    fact = next(fact for fact in read(text, "response") if isinstance(fact, Response) and fact.measure == measure)
    assert (fact.count, fact.total, fact.percent) == (count, total, None if percent is None else Decimal(percent))


def test_a_median_is_no_percentage() -> None:
    (fact,) = read("Median PFS was 12.3 months in the trial.", "response")
    assert isinstance(fact, Response)
    assert (fact.measure, fact.lasting, fact.unit) == ("pfs", Decimal("12.3"), "month")


@pytest.mark.parametrize(
    ("text", "supposed", "negated", "others"),
    [
        ("The trial will evaluate the objective response rate in patients.", True, False, False),
        ("No complete response was seen in the trial.", False, True, False),
        ("Standard chemotherapy has an objective response rate of 10%.", False, False, True),
        ("The objective response rate was 10% in the trial.", False, False, False),
    ],
)
def test_hope_denial_and_others_are_told_apart(text: str, supposed: bool, negated: bool, others: bool) -> None:
    fact = read(text, "response")[0]
    assert isinstance(fact, Response)
    assert (fact.supposed, fact.negated, fact.others) == (supposed, negated, others)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Week 4", "Day 28", True),
        ("Week 4", "Month 1", True),
        ("Week 24", "Month 6", True),
        ("Month 24", "Year 2", True),
        ("Week 4", "Week 24", False),
    ],
)
def test_times_are_the_same_as_visits_are_planned(one: str, other: str, meet: bool) -> None:
    first, second = (
        fact for fact in read(f"Patients of the trial were seen at {one} and at {other}.", "timepoint") if isinstance(fact, Timepoint)
    )
    assert (first.low <= second.high and second.low <= first.high) is meet


@pytest.mark.parametrize(
    ("text", "count", "form"),
    [
        ("The trial enrolled 48 patients.", 48, "enrolled"),
        ("In the trial 40 patients were randomized.", 40, "randomised"),
        ("A study in 63 patients was run.", 63, "enrolled"),
        ("The trial will enroll 120 patients.", 120, "planned"),
        ("The response (n=15) was seen in the trial.", 15, "sized"),
        ("The first patient treated in the trial went home.", 1, "first"),
    ],
)
def test_people_are_counted(text: str, count: int, form: str) -> None:
    fact = read(text, "enrolment")[0]
    assert isinstance(fact, Enrolment)
    assert (fact.count, fact.form) == (count, form)


def test_what_is_said_of_mice_holds_until_people_are_told() -> None:
    text = "In mouse models VLM-210 showed efficacy. It had potent antitumor activity. In the Phase 1 trial, patients saw efficacy."
    assert [fact.basis for fact in read(text, "claim") if isinstance(fact, Claim)] == ["preclinical", "preclinical", "human"]


def test_a_claim_has_subject_status_and_speaker() -> None:
    text = (
        '"In this trial the response of our patients to VLM-210 was superior to chemotherapy in every way," said Ada Lind, chief executive.'
    )
    settings = Settings(products=(Product("VLM-210", status="approved"),))
    fact = next(fact for fact in read(text, "claim", settings) if isinstance(fact, Claim) and fact.sort == "comparative")
    assert (fact.subject, fact.status, fact.attribution, fact.speaker, fact.against) == (
        "VLM-210",
        "approved",
        "speaker",
        "Ada Lind",
        "chemotherapy",
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("In the trial the objective response rate was 45%.", "response"),
        ("In the trial VLM-210 reduced relapses by 40% in patients.", "change"),
        ("The Phase 3 trial met its primary endpoint.", "endpoint"),
        ("The Phase 2 study demonstrated efficacy.", "claim"),
    ],
)
def test_a_result_of_the_own_study_is_told(text: str, form: str) -> None:
    assert [fact.form for fact in read(text, "study_result") if isinstance(fact, StudyResult)] == [form]


@pytest.mark.parametrize(
    "text",
    [
        "The incidence of relapse in such patients is 40%, and treatment reduced it by 10%.",
        "In mice of the study VLM-210 reduced tumors by 40%.",
        "The trial is designed to show that VLM-210 reduces relapses by 40%.",
        "Revenue of the clinical business was reduced by 40%.",
        "The trial may show an objective response rate of 45%.",
    ],
)
def test_what_is_no_result_is_none(text: str) -> None:
    assert not read(text, "study_result")


@pytest.mark.parametrize(
    "text",
    [
        "In a randomized, double-blind, placebo-controlled Phase 2b trial (NCT01234567), 48 patients were enrolled at the lowest dose level.",
        "The first subject achieved stringent complete response (sCR) and MRD negativity; a total of 12 of 15 (80%) had a CR at Week 4.",
        "Preclinical studies in mice, rats and cell lines show superior efficacy compared to the standard of care, but the FDA noted no cure.",
        "An open-label, single-arm, multicenter study of 10 mg/kg or 1 x 10^6 cells/kg for 24 weeks met its primary endpoint (n = 15).",
    ],
)
def test_words_are_read_over_only_where_the_lexer_finds_nothing(text: str) -> None:
    grammar = GRAMMARS.evidence
    slow = [token for token in grammar.tokens(text, 0, len(text)) if token.type != "_WORD"]
    assert [token for token in tokens(grammar, text, 0, len(text)) if token.type != "_WORD"] == slow


@pytest.mark.parametrize(
    "piece",
    [
        "(" * 2000,
        "9" * 4000 + " ",
        "In the trial 12 of 15 patients (80%) had a complete response. ",
        "the first the first ",
        "randomized, " * 5 + "phase 2 ",
        "95% of ",
    ],
)
def test_reading_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        frame = framed(piece * times)
        began = time.process_time()
        list(evidence.facts(frame))
        return time.process_time() - began

    cost(1)
    times = max(1, 4000 // len(piece))
    small = min(cost(times) for _ in range(2))
    assert cost(8 * times) < 24 * max(small, 0.02)
