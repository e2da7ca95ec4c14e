"""Growth over years, and middles of ranges, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from disclint.facts.changes import Amount, read_amount
from disclint.facts.frame import Frame
from disclint.model.amounts import Growth, Midpoint
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.parsing.growths import growths
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import decimal, half

CENTURY = 100


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each growth between two amounts of two years at one yearly rate, and each midpoint with its range.

    Order: that of the text.
    """
    view = frame.view
    if not any(cue in view for cue in ("CAGR", "annual", "midpoint", "Midpoint", "mid-point")):
        return
    for paragraph in frame.release.paragraphs:
        for sentence in paragraph.sentences:
            for tokens in growths(view, sentence, frame.grammars):
                if any(token.type == "OTHER" for token in tokens):
                    continue
                fact = _growth(frame, tokens) or _midpoint(frame, tokens)
                if fact is not None:
                    yield fact


def _growth(frame: Frame, tokens: Sequence[Token]) -> Growth | None:
    cagr = [at for at, token in enumerate(tokens) if token.type == "CAGR"]
    rates = [at for at, token in enumerate(tokens) if token.type == "RATE"]
    amounts = [at for at, token in enumerate(tokens) if token.type == "AMOUNT"]
    if not len(cagr) == len(rates) == 1 or len(amounts) != 2:
        return None
    years = [_year_of(tokens, at) for at in amounts]
    rate = decimal(re.sub(r"[^\d.]", "", tokens[rates[0]].words))
    first, last = (_amount(tokens[at]) for at in amounts)
    if years[0] is None or years[1] is None or rate is None or first is None or last is None or first.unit != last.unit:
        return None
    if years[0] > years[1]:  # "reach $8 billion by 2030, up from $4 billion in 2023"
        years, first, last = years[::-1], last, first
    periods = [_years(token.words) for token in tokens if token.type == "PERIOD"]
    ends = sorted(Span(tokens[at].start_pos, tokens[at].end_pos) for at in (*amounts, *rates))
    return Growth(
        **frame.where(Span(ends[0].start, ends[-1].end)),
        first=first.value,
        last=last.value,
        first_half=first.half,
        last_half=last.half,
        years=tuple(dict.fromkeys(year for pair in ((years[0], years[1]), *periods) for year in pair if year is not None)),
        rate=rate,
        rate_half=half(rate),
        vague=any(re.match(r"(?i)(?:app|ab|near|over|rough|aro|alm|more|some|an )", tokens[at].words) for at in amounts),
        rate_span=Span(tokens[rates[0]].start_pos, tokens[rates[0]].end_pos),
    )


def _year_of(tokens: Sequence[Token], at: int) -> int | None:
    """Return the year right behind an amount, else the one right before it: ``in 2023 at $4 billion``."""
    for n in range(at + 1, min(len(tokens), at + 7)):
        if tokens[n].type == "YEAR":
            return int(tokens[n].words)
        if tokens[n].type in ("AMOUNT", "RATE", "CAGR", "PERIOD"):
            break
    for n in range(at - 1, max(-1, at - 5), -1):
        if tokens[n].type == "YEAR":
            return int(tokens[n].words)
        if tokens[n].type in ("AMOUNT", "RATE", "CAGR", "PERIOD"):
            break
    return None


def _years(words: str) -> tuple[int, int]:
    first, last = (int(number) for number in re.findall(r"\d+", words))
    return first, last if last >= CENTURY else first - first % CENTURY + last


def _amount(token: Token) -> Amount | None:
    return read_amount(Token("AMOUNT", token.start_pos, token.end_pos, token.words), None)


def _midpoint(frame: Frame, tokens: Sequence[Token]) -> Midpoint | None:
    """Read ``$50 million to $55 million, with a midpoint of $52.5 million``."""
    named = [at for at, token in enumerate(tokens) if token.type == "MIDPOINT"]
    amounts = [at for at, token in enumerate(tokens) if token.type in ("AMOUNT", "RATE")]
    if len(named) != 1 or len(amounts) != 3:
        return None
    pair = next(((a, b) for a, b in pairwise(amounts) if b - a == 2 and tokens[a + 1].type == "TO"), None)
    if pair is None:
        return None
    middle = next(at for at in amounts if at not in pair)
    if not 0 < abs(middle - named[0]) <= 4:
        return None
    values = [_amount(tokens[at]) if tokens[at].type == "AMOUNT" else read_amount(tokens[at], None) for at in (*pair, middle)]
    low, high, mid = values
    if low is None or high is None or mid is None or not low.unit == high.unit == mid.unit:
        return None
    if high.scaled and not low.scaled and low.value < 1000:
        return None
    ends = sorted(Span(tokens[at].start_pos, tokens[at].end_pos) for at in (*pair, middle))
    return Midpoint(
        **frame.where(Span(ends[0].start, ends[-1].end)),
        low=low.value,
        high=high.value,
        middle=mid.value,
        middle_half=mid.half,
    )
