"""Times of a study as facts: its beginning, the cut-off of its data, and how long a result is said to have held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta

from disclint.facts.frame import Frame
from disclint.model.amounts import FollowUp
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.parsing.days import month_number
from disclint.parsing.followups import followups
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import count

NEAR = 6
"""How many parts may stand between an event and its date."""
HOLDING = ("at", "after", "for", "beyond", "over")
YEAR = 12


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each beginning and each cut-off with its date, and each length of time over which a result held.

    Order: that of the text.
    """
    view = frame.view
    if not any(cue in view for cue in ("began", "started", "commenced", "irst patient", "irst subject", "irst participant", "opened")):
        return  # without a beginning nothing can be held against a length
    for paragraph in frame.release.paragraphs:
        for sentence in paragraph.sentences:
            for tokens in followups(view, sentence, frame.grammars):
                yield from _of_clause(frame, tokens)


def _of_clause(frame: Frame, tokens: Sequence[Token]) -> Iterator[FollowUp]:
    other = any(token.type == "OTHER" for token in tokens)
    for at, token in enumerate(tokens):
        if token.type in ("START", "CUT") and not (other and token.type == "START"):
            day = _near(tokens, at)
            if day is not None:
                first, last = _days(tokens[day].words)
                span = Span(min(token.start_pos, tokens[day].start_pos), max(token.end_pos, tokens[day].end_pos))
                yield FollowUp(**frame.where(span), form="start" if token.type == "START" else "cut", first=first, last=last)
        elif token.type == "LASTING" and not other and at and tokens[at - 1].words.lower() in HOLDING:
            months = _months(token.words)
            if months is not None and any(near.type == "HOLDS" for near in tokens[max(0, at - 10) : at]):
                yield FollowUp(**frame.where(Span(token.start_pos, token.end_pos)), form="lasting", months=months)


def _near(tokens: Sequence[Token], at: int) -> int | None:
    behind = next((n for n in range(at + 1, min(len(tokens), at + NEAR)) if tokens[n].type == "DATE"), None)
    if behind is not None or tokens[at].type == "START":
        return behind
    return next((n for n in range(at - 1, max(-1, at - 3), -1) if tokens[n].type == "DATE"), None)


def _days(words: str) -> tuple[Date, Date]:
    """Return the first and the last day that a date can mean: all of the month where no day is printed."""
    name, year = re.search(r"[A-Za-z]+", words), re.findall(r"\d{4}", words)[-1]
    month = month_number(name[0] if name else "") or 1
    day = re.search(r"\b(\d{1,2})\b", words)
    if day is not None and 1 <= int(day[1]) <= 28:
        return Date(int(year), month, int(day[1])), Date(int(year), month, int(day[1]))
    first = Date(int(year), month, 1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _months(words: str) -> int | None:
    number, _, unit = re.split(r"([ -])(?=month|year)", words.lower())
    value = count(number.partition(".")[0])
    return None if value is None else value * (YEAR if unit.startswith("year") else 1)
