"""Drill results: lengths, from and to, and grades, in sentences and in tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from disclint.facts.frame import Frame
from disclint.model.mining import Intercept
from disclint.model.release import Paragraph
from disclint.model.span import Span
from disclint.text.patterns import Match, Pattern, compiled

NEAR = 60
"""How far the length of an interval and its grade may stand apart. Units: characters."""
ROWS = ("row", "table_row")


@cache
def _length() -> Pattern:
    return compiled(r"(?<![\d.,])(?P<length>\d{1,4}(?:\.\d+)?)[ -]?(?P<unit>m|met(?:re|er)s?|ft|feet)\b(?!/|\u00b2|\u00b3| ?x\b)")


@cache
def _ends() -> Pattern:
    unit = r"(?:m|met(?:re|er)s?|ft|feet)"
    return compiled(
        rf"\b(?:from (?:a depth of )?(?P<low>\d{{1,4}}(?:\.\d+)?) ?{unit}? ?(?:to|-) ?"
        rf"|between (?P<low>\d{{1,4}}(?:\.\d+)?) ?{unit}? and )"
        r"(?:a depth of )?(?P<high>\d{1,4}(?:\.\d+)?)"
        rf" ?(?P<unit>{unit})\b"
    )


@cache
def _grade() -> Pattern:
    metals = "Cu|Zn|Pb|Ni|Co|Mo|Li2O|U3O8|eU3O8|WO3|TREO|Sb|Sn|CuEq|copper|zinc|lead|nickel|lithium|cobalt|antimony|tungsten|graphite"
    return compiled(
        r"\d[\d.,]* ?(?:Au |Ag )?(?:g/t|gpt|g/tonne|oz/t|opt|ppm)\b(?: ?(?:Au|Ag|gold|silver)\w*)?|\d[\d.,]* grams per tonne(?: \w+)?"
        rf"|\d[\d.,]* ?% ?(?:{metals})\b"
    )


@cache
def _past() -> Pattern:
    return compiled(
        r"\b(?:previously|historic(?:al|ally)?|past|prior|earlier|previous|adjacent|neighbou?ring|nearby|formerly)\b"
        r"|\b(?:19[5-9]\d|20[01]\d)\b|\b(?:as )?(?:announced|reported|released|see)\b[^.]{0,40}\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
        r"|Sep|Oct|Nov|Dec)",
        regex.I,
    )


def facts(frame: Frame) -> Iterator[Intercept]:
    """Yield each interval that a grade stands beside, and each row of a table of intervals.

    Order: that of the text.
    """
    if not frame.phrases_of("can-assay"):
        return
    columns: tuple[int, int, int] | None = None
    for paragraph in frame.release.paragraphs:
        if paragraph.role in ROWS:
            cells = [cell.strip() for cell in paragraph.span.of(frame.view).strip("| ").split("|")]
            headed = _columns(cells)
            columns = headed or columns
            if columns is not None and headed is None:
                yield from _row(frame, paragraph, cells, columns)
            continue
        columns = None
        for sentence in paragraph.sentences:
            yield from _told(frame, sentence)


def _told(frame: Frame, sentence: Span) -> Iterator[Intercept]:
    grades = [found.span() for found in _grade().finditer(frame.view, sentence.start, sentence.end)]
    if not grades:
        return
    past = _past().search(frame.view, sentence.start, sentence.end) is not None
    ends = list(_ends().finditer(frame.view, sentence.start, sentence.end))
    for found in _length().finditer(frame.view, sentence.start, sentence.end):
        if any(one.start() <= found.start() < one.end() for one in ends) or _is_depth(frame.view, sentence, found):
            continue
        grade = next((one for one in grades if _belongs(frame.view, found.span(), one)), None)
        between = next((one for one in ends if 0 <= one.start() - found.end() <= 12 or 0 <= found.start() - one.end() <= 3), None)
        if grade is not None or between is not None:
            yield _intercept(frame, found, between, grade, past)


def _is_depth(view: str, sentence: Span, found: Match) -> bool:
    """Tell whether a length is how deep something lies or how far away, not how long it is."""
    before = view[max(sentence.start, found.start() - 24) : found.start()].lower()
    behind = view[found.end() : found.end() + 24].lower()
    return regex.search(r"\b(?:at|from|to|below|depth of|depths of|within|every|hole,?|totall?ing|drilled) $", before) is not None or (
        regex.match(
            r" ?(?:deep|depth|apart|below|away|from (?:an?|the|our) (?!depth)|long|wide|north|south|east|west|downhole|of drilling"
            r"|step|spacing|x )",
            behind,
        )
        is not None
    )


def _belongs(view: str, length: tuple[int, int], grade: tuple[int, int]) -> bool:
    """Tell whether words lead from a length to the grade behind it (``6.4 m at 3.1 g/t``) or from a grade to its length (``over``)."""
    behind = length[1] <= grade[0]
    between = view[length[1] : grade[0]] if behind else view[grade[1] : length[0]]
    return len(between) <= NEAR and (_to_grade() if behind else _to_length()).search(between) is not None


@cache
def _to_grade() -> Pattern:
    return compiled(
        r"@|\b(?:at|of|grading|averaging|averaged|assaying|running|returning|containing|graded"
        r"|with)\b(?! \d+(?:\.\d+)? ?m\b)"
    )


@cache
def _to_length() -> Pattern:
    return compiled(r"\b(?:over|across)\b")


def _intercept(frame: Frame, found: Match, ends: Match | None, grade: tuple[int, int] | None, past: bool) -> Intercept:
    printed = [found["length"], *((ends["low"], ends["high"]) if ends else ())]
    start = min(found.start(), ends.start() if ends else found.start())
    end = max(found.end(), ends.end() if ends else found.end())
    return Intercept(
        **frame.where(Span(start, end)),
        length=Decimal(found["length"]),
        low=Decimal(ends["low"]) if ends else None,
        high=Decimal(ends["high"]) if ends else None,
        half=sum((_half(one) for one in printed), Decimal(0)),
        unit="ft" if found["unit"].lower().startswith("f") else "m",
        grade=frame.view[grade[0] : grade[1]] if grade else None,
        past=past,
    )


def _half(printed: str) -> Decimal:
    return Decimal(1).scaleb(-len(printed.partition(".")[2])) / 2


def _columns(cells: list[str]) -> tuple[int, int, int] | None:
    """Return which cells of a header row are from, to and the length between them."""
    names = [regex.sub(r"\s*\(.*?\)", "", cell.lower()).strip() for cell in cells]
    names = [regex.sub(r" (?:m|ft|metres|meters|feet)$", "", name) for name in names]
    places = [next((at for at, name in enumerate(names) if name in known), None) for known in (("from",), ("to",), LENGTHS)]
    low, high, length = places
    return None if low is None or high is None or length is None else (low, high, length)


LENGTHS = (
    "length",
    "interval",
    "core length",
    "interval length",
    "intercept",
    "drilled length",
    "core interval",
    "drill length",
    "thickness",
)
"""What the column of the length may be called; a width may be the true one."""


def _row(frame: Frame, paragraph: Paragraph, cells: list[str], columns: tuple[int, int, int]) -> Iterator[Intercept]:
    printed = [cells[at] if at < len(cells) else "" for at in columns]
    if not all(regex.fullmatch(r"\d{1,4}(?:\.\d+)?", one) for one in printed):
        return
    low, high, length = map(Decimal, printed)
    yield Intercept(
        **frame.where(paragraph.span),
        length=length,
        low=low,
        high=high,
        half=sum((_half(one) for one in printed), Decimal(0)),
        unit="m",
        grade=None,
        past=False,
    )
