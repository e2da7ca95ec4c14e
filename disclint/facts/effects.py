"""Effects as facts: a ratio beside the percentage that it is told as, two medians beside what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.amounts import Effect
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.parsing.effects import effects
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import Printed, decimal, half
from disclint.text.patterns import Pattern, compiled

CUES = ("atio", "HR", "OR", "RR", "edian", "elative risk", "versus", "vs", "compared", "than", "against")
NEAR = 5
"""How many parts may stand between a percentage and its word of change."""
UNITS = ("month", "week", "day", "year")


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each clause that tells one ratio and one percentage, or two medians and what lies between.

    Order: that of the text.
    """
    if not any(cue in frame.view for cue in CUES):
        return
    for paragraph in frame.release.paragraphs:
        for sentence in paragraph.sentences:
            for tokens in effects(frame.view, sentence, frame.grammars):
                for part in _one_by_one(tokens):
                    if (fact := _effect(frame, part)) is not None:
                        yield fact


def _one_by_one(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut a clause behind each ratio where a percentage stands before each: ``28% lower (HR 0.72) and 26% lower (HR 0.74)``."""
    ratios = [at for at, token in enumerate(tokens) if token.type == "RATIO" and _value(tokens, at) is not None]
    rates = [at for at, token in enumerate(tokens) if token.type == "PERCENT" and _is_change(tokens, at)]
    told = sorted([(at, "rate") for at in rates] + [(at, "ratio") for at in ratios])
    if len(ratios) < 2 or [kind for _, kind in told] != ["rate", "ratio"] * len(ratios):
        yield tokens
        return
    starts = [0, *(at + 1 for at in ratios[:-1])]
    for first, ratio in zip(starts, ratios, strict=True):
        yield tokens[first : ratio + 6]


@cache
def _of_risk() -> Pattern:
    return compiled(
        r"(?i)\b(?:risk|hazard|odds|likelihood|likely|chances?|mortality|deaths?|dying|die|rates?|incidence|events?|occurrence|recurrence|relapses?"
        r"|progression|exacerbations?|hospitali[sz]ations?)\b"
    )


def _effect(frame: Frame, tokens: Sequence[Token]) -> Effect | None:
    ratios = [at for at, token in enumerate(tokens) if token.type == "RATIO" and _value(tokens, at) is not None]
    rates = [at for at, token in enumerate(tokens) if token.type == "PERCENT" and _is_change(tokens, at)]
    pairs = [token for token in tokens if token.type == "PAIR"]
    if len(ratios) == 1 and len(rates) == 1:
        return _ratio(frame, tokens, ratios[0], rates[0])
    if len(pairs) == 1 and not ratios and any(token.type == "MEDIAN" for token in tokens):
        return _medians(frame, tokens, pairs[0])
    if len(rates) == 1 and not ratios and not pairs:
        return _rates(frame, tokens, rates[0])
    return None


def _rates(frame: Frame, tokens: Sequence[Token], at: int) -> Effect | None:
    """Read ``8 of 40 versus 16 of 40, a reduction of 50%``: two shares told by counts, or else by percentages that are compared."""
    counted = [token for token in tokens if token.type == "COUNTED"]
    shares = [token for n, token in enumerate(tokens) if token.type == "PERCENT" and n != at and not (n and tokens[n - 1].type == "ABOUT")]
    both = counted if len(counted) == 2 else shares
    if len(both) != 2 or any(token.type == "POINTS" for token in tokens) or len(shares) > 2 or len(counted) not in (0, 2):
        return None
    between = [token for token in tokens if both[0].start_pos < token.start_pos < both[1].start_pos]
    values = [_share(token) for token in both]
    motion, told = _motion(tokens, at), _number(tokens[at])
    if not _compares(frame.view, tokens, between, bool(counted)) or None in values or motion is None or told is None:
        return None
    (first, first_half), (second, second_half) = (value for value in values if value is not None)
    ends = sorted(_span(token) for token in (*both, tokens[at]))
    word = " ".join(token.words.lower() for token in tokens[max(0, at - 3) : at + 3] if token.type in ("WORD", "MOTION"))
    return Effect(
        **frame.where(Span(ends[0].start, ends[-1].end)),
        form="rates",
        measure="rate",
        first=first,
        second=second,
        first_half=first_half,
        second_half=second_half,
        rate=told.value,
        word=word,
        first_span=Span(both[0].start_pos, both[1].end_pos),
        told_span=told.span,
    )


@cache
def _people() -> Pattern:
    return compiled(r"(?i)\b(?:patients|participants|subjects|adults|children|women|men|placebo|treated|group|arm)\b")


def _compares(view: str, tokens: Sequence[Token], between: Sequence[Token], counted: bool) -> bool:
    """Tell whether two shares are those of two groups of people, or of a risk."""
    joined = any(
        (token.type == "VERSUS" and token.words.lower() != "than") or (counted and token.words.lower() == "and") for token in between
    )
    words = view[tokens[0].start_pos : tokens[-1].end_pos]
    return joined and (_of_risk().search(words) is not None or _people().search(words) is not None)


def _share(token: Token) -> tuple[Decimal, Decimal] | None:
    """Return a rate in percent with half a unit of its last digit, which is none where it is counted."""
    numbers = [decimal(number) for number in re.findall(r"\d+(?:[.\u00b7]\d+)?", token.words)]
    if token.type == "PERCENT":
        return (numbers[0], half(numbers[0])) if numbers and numbers[0] is not None else None
    if len(numbers) != 2 or numbers[0] is None or not numbers[1] or numbers[0] > numbers[1]:
        return None
    return 100 * numbers[0] / numbers[1], Decimal(0)


def _value(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the value of the ratio that is named at *at*."""
    for token in tokens[at + 1 : at + 5]:
        if token.type == "VALUE":
            return token
        if token.type not in ("JOINT", "MARK", "OPEN", "BY"):
            return None
    return None


def _is_change(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a percentage is that of a change: ``a 28% lower risk``, ``reduced the risk of death by 28%``."""
    if at and (
        tokens[at - 1].type in ("ABOUT", "VERSUS")
        or tokens[at - 1].words.lower() == "absolute"
        or tokens[at - 1].words in "<>\u2264\u2265\u00b1"
    ):
        return False
    behind = tokens[at + 1 : at + 3]
    if behind and (behind[0].type == "MOTION" or (behind[-1].type == "MOTION" and behind[0].words.lower() in ("relative", "absolute"))):
        return True
    before = tokens[max(0, at - 12) : at]
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n].type == "MOTION"), None)
    if last is None:
        return False
    return before[-1].type == "BY" or (before[-1].words.lower() == "of" and len(before) - last <= NEAR)


def _ratio(frame: Frame, tokens: Sequence[Token], at: int, rate_at: int) -> Effect | None:
    value, rate = _value(tokens, at), tokens[rate_at]
    words = frame.view[max(tokens[0].start_pos, rate.start_pos - 60) : rate.end_pos + 60]
    if value is None or _of_risk().search(words) is None:
        return None
    motion = _motion(tokens, rate_at)
    printed, percent = _number(value), _number(rate)
    if printed is None or percent is None or motion is None:
        return None
    spans = sorted((_span(tokens[at]), Span(value.start_pos, value.end_pos), _span(rate)))
    return Effect(
        **frame.where(Span(spans[0].start, max(span.end for span in spans))),
        form="ratio",
        measure=re.split(r" (?:for|of) |[(\[]", tokens[at].words.lower())[0].strip(),
        first=printed.value,
        rate=percent.value,
        word=motion.words.lower(),
        first_span=printed.span,
        told_span=percent.span,
    )


def _motion(tokens: Sequence[Token], at: int) -> Token | None:
    behind = next((token for token in tokens[at + 1 : at + 3] if token.type == "MOTION"), None)
    return behind or next((token for token in reversed(tokens[:at]) if token.type == "MOTION"), None)


def _medians(frame: Frame, tokens: Sequence[Token], pair: Token) -> Effect | None:
    """Read ``median survival was 14.6 versus 10.4 months, 4.2 months longer``."""
    numbers = list(re.finditer(r"\d+(?:[.\u00b7]\d+)?", pair.words))
    unit = next((unit for unit in UNITS if unit in pair.words.lower()), None)
    told = [
        at for at, token in enumerate(tokens) if token.type in ("SPAN", "PERCENT") and token.start_pos > pair.end_pos and _tells(tokens, at)
    ]
    if len(numbers) != 2 or unit is None or len(told) != 1:
        return None
    first, second = (decimal(number[0]) for number in numbers)
    token = tokens[told[0]]
    printed = _number(token)
    if first is None or second is None or printed is None or (token.type == "SPAN" and unit not in token.words.lower()):
        return None
    return Effect(
        **frame.where(Span(pair.start_pos, token.end_pos)),
        form="medians",
        measure="median",
        first=first,
        second=second,
        rate=printed.value if token.type == "PERCENT" else None,
        apart=printed.value if token.type == "SPAN" else None,
        word=unit,
        first_span=_span(pair),
        told_span=printed.span,
    )


def _tells(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a figure is what lies between two others: ``4.2 months longer``, ``an improvement of 4.2 months``."""
    behind = tokens[at + 1 : at + 2]
    if behind and behind[0].type == "MOTION" and behind[0].words.lower() in ("longer", "shorter", "improvement", "prolongation"):
        return True
    before = [token.words.lower() for token in tokens[max(0, at - 4) : at]]
    return before[-1:] == ["of"] and any(word in ("difference", "improvement", "increase", "prolongation", "extension") for word in before)


def _number(token: Token) -> Printed | None:
    found = re.match(r"[\d.\u00b7]+", token.words)
    value = decimal(found[0]) if found else None
    return Printed(value, _span(token)) if value is not None else None


def _span(token: Token) -> Span:
    return Span(token.start_pos, token.end_pos)
