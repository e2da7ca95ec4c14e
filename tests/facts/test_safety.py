"""What is read of harm and its absence."""

from __future__ import annotations

import json
import time
from pathlib import Path

import disclint.rulesets
import pytest

import disclint.schemas
from disclint.facts import safety
from disclint.facts.frame import Frame, frame_of
from disclint.model.fact import Fact
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.parsing.safety import levels, number
from disclint.rules.compile import compile_law
from disclint.text.source import read_document

GRAMMARS = Grammars()
FOLDER = Path(str(disclint.rulesets.__path__[0]))
SCHEMAS = {
    name: json.loads((Path(str(disclint.schemas.__path__[0])) / f"{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("ruleset", "vocabulary")
}
WORDS = compile_law([("safety.yaml", (FOLDER / "vocabulary" / "safety.yaml").read_bytes())], [], SCHEMAS).lexicon
START = "# Velmora Reports\n\nBOSTON, March 3, 2026 -- Velmora, Inc. reported on the safety of its clinical trial in patients.\n\n"


def framed(text: str) -> Frame:
    return frame_of(parse_release(read_document((START + text).encode(), "release.md"), GRAMMARS), GRAMMARS, WORDS, Settings())


def read(text: str, kind: str) -> list[Fact]:
    return [fact for fact in safety.facts(framed(text)) if fact.kind == kind]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Grade 3", 3, 3),
        ("grade 3 or higher", 3, 5),
        ("Grade ≥3", 3, 5),
        ("Grade 3+", 3, 5),
        ("Grade 1-2", 1, 2),
        ("Grade 3/4", 3, 4),
        ("Grade III", 3, 3),
        ("grade three", 3, 3),
        ("G3", 3, 3),
        ("Grade 1 or 2", 1, 2),
        ("low-grade", 1, 2),
        ("mild to moderate", 1, 2),
        ("severe", 3, 4),
    ],
)
def test_a_grade_is_read_in_every_notation(words: str, low: int, high: int) -> None:
    (event,) = [fact for fact in read(f"One patient had {words} adverse events.", "adverse_event") if fact.low]  # type: ignore[attr-defined]
    assert (event.low, event.high) == (low, high)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Patients had grade 2 glioma.",
        "The trial used medical-grade steel for patients.",
        "Patients had WHO grade 3 tumors.",
        "Grade 3 students came.",
    ],
)
def test_other_grades_are_no_grades_of_events(text: str) -> None:
    assert not [fact for fact in read(text, "adverse_event") if fact.low]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("There were no serious adverse events among patients.", "serious"),
        ("No Grade 3 or higher events were seen in patients.", "grade"),
        ("DLTs were not observed.", "limiting"),
        ("No patient died.", "death"),
        ("There were no discontinuations due to adverse events.", "stop"),
        ("None of the patients had a serious adverse event.", "serious"),
    ],
)
def test_denials_tell_what_they_deny(text: str, denied: str) -> None:
    assert [fact.of for fact in read(text, "safety_denial")][:1] == [denied]  # type: ignore[attr-defined]


def test_of_events_that_happened_only_relatedness_is_denied() -> None:
    (event,) = read("None of the serious adverse events was considered related to study drug.", "adverse_event")
    assert event.related is False  # type: ignore[attr-defined]
    assert not event.negated  # type: ignore[attr-defined]


def test_a_list_takes_the_grade_of_its_head() -> None:
    found = read("The most common Grade 3 adverse events were nausea (12%) and fatigue (5%).", "adverse_event")
    assert [(fact.term, fact.low) for fact in found] == [("any", 3), ("nausea", 3), ("fatigue", 3)]  # type: ignore[attr-defined]


def test_only_lists_of_safety_name_events() -> None:
    shipped = sorted((FOLDER / "vocabulary").glob("*.yaml"))
    lists = compile_law([(one.name, one.read_bytes()) for one in shipped], [], SCHEMAS).lexicon
    assert {name for name in lists.names if name.startswith("adverse-")} == {name for name in WORDS.names if name.startswith("adverse-")}


def test_purposes_are_no_verdicts() -> None:
    (aim,) = read("The study is designed to assess whether it is well tolerated by patients.", "safety_claim")
    assert aim.purpose  # type: ignore[attr-defined]


def test_a_text_without_medicine_has_no_facts() -> None:
    assert not safety.is_clinical("We sold 12 trucks of good safety.")


def test_numbers_and_levels() -> None:
    assert [number(words) for words in ("12 patients", "twenty-one", "1,204", "both", "n = 7", "Some")] == [12, 21, 1204, 2, 7, None]
    assert levels("Grade 3-4") == (3, 4)
    assert levels("Grade IV") == (4,)


@pytest.mark.parametrize("unit", ["(", "1", "grade 3-", "no ", "serious adverse events, ", "favorable and ", "1 of 2 of "])
def test_time_grows_with_the_text(unit: str) -> None:
    took = []
    for size in (20_000, 200_000):
        frame = framed("Adverse events of patients. " + unit * (size // len(unit)))
        start = time.process_time()
        list(safety.facts(frame))
        took.append(time.process_time() - start)
    assert took[1] < 20 * took[0] + 1.0
