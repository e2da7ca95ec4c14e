"""Tallies of responses as facts: how many of one group responded, and how well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclint.facts.frame import Frame
from disclint.model.amounts import Tally
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import count, decimal
from disclint.parsing.tallies import tallies

NAMES = ("SCR", "CR", "VGPR", "PR", "ORR", "DCR", "SD")
FIGURES = ("COUNTED", "PERCENT", "COUNT")
LEAST = 2


@dataclass
class _Figures:
    """What stands beside a category."""

    count: int | None = None
    total: int | None = None
    share: Decimal | None = None

    def take(self, token: Token) -> None:
        numbers = re.findall(r"\d+(?:[.\u00b7]\d+)?", token.words)
        if token.type == "COUNTED":
            self.count, self.total = int(numbers[0]), int(numbers[1])
        elif token.type == "PERCENT":
            self.share = decimal(numbers[0])
        else:
            self.count = count(token.words)

    def may_take(self, token: Token) -> bool:
        return self.share is None if token.type == "PERCENT" else self.count is None


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each sentence that tells all responses of one group and at least one category of them.

    Order: that of the text.
    """
    if not any(cue in frame.view for cue in ("response", "remission", "ORR", "DCR")):
        return
    for paragraph in frame.release.paragraphs:
        for sentence in paragraph.sentences:
            for tokens in tallies(frame.view, sentence, frame.grammars):
                if (fact := _tally(frame, tokens)) is not None:
                    yield fact


def _tally(frame: Frame, tokens: Sequence[Token]) -> Tally | None:
    names = [at for at, token in enumerate(tokens) if token.type in NAMES]
    kinds = [tokens[at].type for at in names]
    if len(set(kinds)) < LEAST or len(set(kinds)) < len(kinds) or any(token.type == "OTHER" for token in tokens):
        return None  # two groups, two times, or a definition
    read = {tokens[at].type: _beside(tokens, at) for at in names}
    told = {name: one for name, one in read.items() if one.count is not None or one.share is not None}
    totals = {one.total for one in told.values() if one.total is not None}
    if len(told) < LEAST or len(totals) > 1 or not {"ORR", "DCR"} & told.keys():
        return None
    where = [tokens[at] for at in names]
    values = {f"{name.lower()}": one.count for name, one in told.items()}
    shares = {f"{name.lower()}_share": one.share for name, one in told.items()}
    return Tally(
        **frame.where(Span(where[0].start_pos, max(token.end_pos for token in tokens if token.type in (*NAMES, *FIGURES)))),
        total=next(iter(totals), None),
        **values,  # type: ignore[arg-type] # the names of the categories are those of the fields
        **shares,  # type: ignore[arg-type]
    )


def _beside(tokens: Sequence[Token], at: int) -> _Figures:
    """Return the figures of the category at *at*: right before it (``five complete responses``), else behind it."""
    found = _Figures()
    before = tokens[at - 1] if at else None
    if before is not None and before.type in FIGURES:
        found.take(before)
        if before.type == "COUNT" or tokens[at + 1 : at + 2] == []:
            _framed(tokens, at, found)
            return found
    for n in range(at + 1, min(len(tokens), at + 12)):
        token = tokens[n]
        if (
            token.type in NAMES
            or token.type in ("AND",)
            or (token.type == "COMMA" and (found.count is not None or found.share is not None))
        ):
            break
        if token.type in FIGURES and found.may_take(token) and not (n + 1 < len(tokens) and tokens[n + 1].type in NAMES):
            found.take(token)
    return found


def _framed(tokens: Sequence[Token], at: int, found: _Figures) -> None:
    """Take what stands in parentheses right behind a category: ``5 complete responses (20%)``."""
    if tokens[at + 1 : at + 2] and tokens[at + 1].type == "OPEN":
        for token in tokens[at + 2 : at + 4]:
            if token.type in ("PERCENT", "COUNTED") and found.may_take(token):
                found.take(token)
