"""Which events a release tells: the term, the grades, how many, whether they happened. One line of a release, and what it says."""

from __future__ import annotations

import json
import time
from pathlib import Path

import disclint.rulesets
import pytest

import disclint.schemas
from disclint.facts import safety
from disclint.facts.frame import Frame, frame_of
from disclint.model.clinical import AdverseEvent
from disclint.model.fact import Fact
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.compile import compile_law
from disclint.text.source import read_document

GRAMMARS = Grammars()
SCHEMA = json.loads((Path(str(disclint.schemas.__path__[0])) / "vocabulary.schema.json").read_text(encoding="utf-8"))
LISTS = (Path(str(disclint.rulesets.__path__[0])) / "vocabulary" / "safety.yaml").read_bytes()
WORDS = compile_law([("safety.yaml", LISTS)], [], {"vocabulary": SCHEMA}).lexicon
START = "# Velmora Reports\n\nBOSTON, March 3, 2026 -- Velmora, Inc. reported on the safety of its clinical trial in patients.\n\n"


def framed(text: str) -> Frame:
    return frame_of(parse_release(read_document((START + text).encode(), "release.md"), GRAMMARS), GRAMMARS, WORDS, Settings())


def read(text: str, kind: str) -> list[Fact]:
    return [fact for fact in safety.facts(framed(text)) if fact.kind == kind]


def told(text: str) -> list[str]:
    """Return the events of *text* in short: ``term grades count/total share flags``."""
    return [short(fact) for fact in read(text, "adverse_event") if isinstance(fact, AdverseEvent)]


def short(event: AdverseEvent) -> str:
    parts = [event.form if event.form != "event" else event.term]
    if event.form in ("stop", "withdrawal") and event.term != "any":
        parts.append(event.term)
    if event.low is not None:
        parts.append(f"{event.low}-{event.high}")
    if event.count is not None:
        parts.append(f"{event.count}/{event.total}" if event.total else str(event.count))
    if event.share is not None:
        parts.append(f"{event.share}%")
    flags = {"serious": event.serious, "related": event.related, "unrelated": event.related is False, "none": event.negated}
    flags |= {"may": event.hypothetical, "before": event.past, "control": event.control}
    return " ".join([*parts, *(name for name, holds in flags.items() if holds)])


CRS, NEURO = "cytokine release syndrome", "neurotoxicity"
COUNTED = [
    (
        "Grade 3 or higher treatment-related adverse events occurred in 8 of 42 patients (19%), most commonly neutropenia (n=5, 12%).",
        ["any 3-5 8/42 19% related", "neutropenia 3-5 5 12% related"],
    ),
    (
        "The most common events of any grade were nausea (31%; Grade ≥3: 2%) and diarrhea (24%; Grade 3: 5%) in patients.",
        ["nausea 31%", "nausea 3-5 2%", "diarrhoea 24%", "diarrhoea 3-3 5%"],
    ),
    (
        "CRS occurred in 11 patients (Grade 1 in eight, Grade 2 in two and Grade 3 in one).",
        [f"{CRS} 11", f"{CRS} 1-1 8", f"{CRS} 2-2 2", f"{CRS} 3-3 1"],
    ),
    ("Both patients had Grade 1 CRS; neither patient had ICANS.", [f"{CRS} 1-1 2", f"{NEURO} none"]),
    ("Grade 3/4 neutropenia was seen in 40% of patients and febrile neutropenia in 3%.", ["neutropenia 3-4 40%", "febrile neutropenia 3%"]),
    ("TRAEs of Grade ≥3 occurred in 35.4% (23/65) of patients.", ["any 3-5 23/65 35.4% related"]),
    ("Dose reductions due to adverse events were required in 9.5% of patients.", ["dose-change 9.5%", "any 9.5%"]),
    ("Adverse events led to discontinuation in 4 patients (7%) and 2 patients (3%) on placebo.", ["any", "stop 4 7%"]),
    ("A Grade 5 event of pneumonia, considered unrelated to study treatment, occurred in one patient.", ["pneumonia 5-5 1 unrelated"]),
    ("Five patients (G1: 3; G2: 2) had hypotension.", ["hypotension 2", "hypotension 1-1 3", "hypotension 2-2 2"]),
    ("Two dose-limiting toxicities were observed in patients.", ["limiting 2"]),
    ("Two of five patients had Grade 4 rash meeting the DLT definition.", ["rash 4-4 2/5", "limiting 2/5"]),
    ("One patient in part 2 who received three infusions of 6 mg suffered a grade 4 SAE.", ["any 4-4 1 serious"]),
    ("Only one case in the 3-weekly arm suffered from grade IV diarrhea.", ["diarrhoea 4-4 1"]),
    ("Grade 3 fatigue was seen in 17.5% vs 35.0% of patients on placebo.", ["fatigue 3-3 17.5%"]),
    ("Grade 3 or 4 events occurred in 63 (18%) patients in the placebo group and 104 (31%) in the VLM-210 group.", ["any 3-4 104 31%"]),
    ("Grade 3-4 rash was higher in both groups of patients.", ["rash 3-4"]),
    ("Patients with Grade 3 rash were 6% on a 12-week course of 5-FU.", ["rash 3-3 6%"]),
    ("We observed two Grade 3 and one Grade 4 elevation in ALT in patients.", ["raised liver enzymes 4-4 1", "raised liver enzymes 3-3 2"]),
    ("Grade 3 hemothorax-like syndrome was seen in 2 patients.", ["hemothorax-like syndrome 3-3 2"]),
    (
        "Grade 3⁄4 rash was seen in 7 patients; seven had grade 3-to-4 fever and two ⩾ grade 3 cough.",
        ["rash 3-4 7", "fever 3-4 7", "cough 3-5 2"],
    ),
]
COUNTED += [
    ("If there was ⩾grade 3 or 4 diarrhea in patients, treatment was stopped.", ["diarrhoea 3-5 may"]),
    ("There were three drug-related severe (grade 3) adverse events in patients.", ["any", "any 3-3 3"]),
    ("Most patients that experienced high-grade neutropenia recovered.", ["neutropenia 3-5"]),
    ("Adverse events in patients were mostly low grade.", ["any", "any 1-2"]),
    ("The dose was reduced when grade 3 rash occurred in patients.", ["rash 3-3"]),
    ("The toxicity of patients subsided to grade 1 or less.", ["any"]),
    ("In the placebo plus fulvestrant arm, two patients had grade 4 hypotension.", ["hypotension 4-4 2 control"]),
    ("Patients had Cormack and Lehane grade 1 views and physical grade 2 or 3, without adverse events.", ["any none"]),
]
COUNTED += [
    ("The patient had Grade 1 CRS and later a Grade 2 rash.", [f"{CRS} 1-1 1", "rash 2-2 1"]),
    ("Patient 3 developed Grade 4 sepsis and died on Day 28.", ["sepsis 4-4 1", "death 1"]),
    ("One patient with a history of seizures experienced a Grade 3 seizure.", ["seizure 1 before", "seizure 3-3"]),
]
COUNTED += [("The first subject had nothing worse than a Grade 1 fever.", ["fever 1-1 1"])]
COUNTED += [
    ("Most side effects of patients were less than grade 3.", ["any", "any 1-2"]),
    ("No dose dependency was seen in the incidence of Grade 3 adverse events.", ["any 3-3"]),
]
DENIED = [
    ("No patients experienced CRS greater than Grade 2.", [f"{CRS} 3-5 none"]),
    ("There were no cases of Grade ≥3 CRS or ICANS in patients.", [f"{CRS} 3-5 none", f"{NEURO} 3-5 none"]),
    ("There were no Grade 4 or Grade 5 adverse events and no treatment-related deaths.", ["any 4-5 none", "death related none"]),
    ("None of the patients had a Grade 3 or higher adverse event.", ["any 3-5 none"]),
    ("Of the three patients, none experienced CRS or ICANS.", [f"{CRS} none", f"{NEURO} none"]),
    (
        "No Grade ≥3 adverse events were reported, except for one patient with Grade 3 neutropenia.",
        ["any 3-5 none", "neutropenia 3-3 1"],
    ),
    ("No deaths were seen in patients, and adverse events were Grade 1 or 2.", ["death none", "any", "any 1-2"]),
    ("The patient did not comply with the treatment of Grade 3 diarrhea.", ["diarrhoea 3-3 1"]),
    ("No adverse events of Grade 3 or above were attributed to the study drug in patients.", ["any 3-5 related none"]),
    ("Immune effector cell-associated neurotoxicity syndrome (ICANS) was not observed in patients.", [f"{NEURO} none"]),
    (
        "VLM-210 may cause serious side effects in patients, including Grade 3 or 4 hepatotoxicity.",
        ["any serious may", "hepatotoxicity 3-4 may"],
    ),
    ("Patients with a history of Grade 3 CRS were excluded.", [f"{CRS} 3-3 before"]),
    ("VLM-210 is indicated for the treatment of patients with hypertension and heart failure.", []),
    ("No Grade 3 adverse events were seen in the first ten patients.", ["any 3-3 none"]),
    ("If no DLT (any grade 3 toxicity) is observed, more patients are treated.", ["limiting none may", "any 3-3 none may"]),
]


@pytest.mark.parametrize(("text", "events"), [*COUNTED, *DENIED])
def test_a_sentence_tells_its_events(text: str, events: list[str]) -> None:
    assert told(text) == events


def test_an_exception_before_the_denial_is_seen() -> None:
    (denial,) = read("Other than one case of Grade 3 rash, patients had no serious adverse events.", "safety_denial")
    assert denial.excepted  # type: ignore[attr-defined]


def test_criteria_that_were_not_met_deny_nothing() -> None:
    assert not read("A single patient had Grade 4 rash that did not meet DLT criteria.", "safety_denial")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The study will enroll 60 patients; 12 patients were treated.", [("treated", 12)]),
        ("All participants (34/34) responded.", [("of", 34)]),
        ("Both patients were men.", [("treated", 2)]),
        ("Of 30 patients dosed, 27 patients completed the study.", [("treated", 30), ("completed", 27)]),
        ("Over 400 patient-years of exposure.", []),
    ],
)
def test_how_many_were_treated_is_told(text: str, counts: list[tuple[str, int]]) -> None:
    assert [(one.form, one.count) for one in read(text, "exposure")] == counts  # type: ignore[attr-defined]


TABLE = """
| Adverse event | Any grade, n (%) | Grade ≥3, n (%) | Placebo (N=24), n (%) | p value |
|---|---|---|---|---|
| Neutropenia | 12 (25) | 3 (6.3%) | 1 (4) | 0.04 |
| Nausea | 20 (42%) | 0 | - | 0.2 |
| Serious adverse events | 2 (4) | 1 (2) | 5% | 0.3 |
| Response | 4 (8) | 1 (2) | 2 (8) | 0.3 |
"""


def test_a_table_tells_events_by_its_columns() -> None:
    assert told(TABLE) == [
        "neutropenia 12 25%",
        "neutropenia 3-5 3 6.3%",
        "neutropenia 1/24 4% control",
        "nausea 20 42%",
        "nausea 3-5 0 none",
        "any 2 4% serious",
        "any 3-5 1 2% serious",
        "any 5% serious control",
    ]


def test_two_tables_do_not_share_their_heads() -> None:
    other = TABLE + "\n| Event | VLM-210 (N=30) | Placebo (N=30) |\n|---|---|---|\n| Headache | 4 (13%) | 2 (7%) |\n"
    assert told(other)[-2:] == ["headache 4/30 13%", "headache 2/30 7% control"]


def test_a_table_of_words_is_read_as_text() -> None:
    assert told("\n| Safety | No serious adverse events in patients |\n|---|---|\n| Design | Open label |\n") == ["any serious none"]


@pytest.mark.parametrize(
    "unit",
    [
        "Grade 3 neutropenia in 2 of 14 patients (14%), ",
        "patients with " + "severe " * 8,
        "none of the events in 12 (3%) [4%] of ",
        "hepatitis rash fever ",
        "[",
        "9",
        "no if may (placebo group) vs 3% ",
    ],
)
def test_time_grows_with_one_sentence(unit: str) -> None:
    took = []
    for size in (100_000, 1_000_000):
        runs = []
        for _ in range(3):
            frame = framed("Adverse events of patients " + unit * (size // len(unit)))
            start = time.process_time()
            list(safety.facts(frame))
            runs.append(time.process_time() - start)
        took.append(min(runs))
    assert took[1] < 20 * took[0] + 1.0, "what grows with the square would take a hundred times as long"


def test_time_grows_with_the_rows_of_a_table() -> None:
    took = []
    for rows in (300, 3_000):
        frame = framed("| Event | Grade 3 |\n|---|---|\n" + "| Grade 2 rash in patients | 4 (3%) |\n" * rows)
        start = time.process_time()
        list(safety.facts(frame))
        took.append(time.process_time() - start)
    assert took[1] < 20 * took[0] + 1.0
