"""What is wrong with words that ought to be a certain wording, shown in a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from disclint.model.legends import Wording
from disclint.text.wordings import SLACK, Step

CONTEXT = 4
"""How many words of the text are shown before and behind what differs."""
LONGEST_RUN = 6
"""How many words of one difference are shown; of more, the first and the last."""


class Difference(NamedTuple):
    """*wanted* words are not there, *found* ones are there in their stead, or are too many. *at* counts the steps before it."""

    wanted: tuple[str, ...]
    found: tuple[str, ...]
    at: int
    until: int

    def shown(self) -> str:
        """Return it in brackets: what is missing, and what stands there and should not."""
        if not self.found:
            return f"[{_run(self.wanted)}]"
        instead = f"“{_run(self.found)}”"
        return f"[{_run(self.wanted)}, not {instead}]" if self.wanted else f"[without {instead}]"


def differences(steps: Sequence[Step], wording: Wording, fitting: Sequence[bool], printed: Sequence[str], strict: bool) -> list[Difference]:
    """Return what differs, in order.

    Args: *fitting* tells of each step whether the word is the one that the wording has; *printed* are the words of the text. Further
    words count only where the wording is *strict*, beside a missing one, or where they are many.
    """
    found: list[Difference] = []
    at = 0
    while at < len(steps):
        until = at
        while until < len(steps) and not fitting[until]:
            until += 1
        run = steps[at:until]
        wanted = tuple(wording.pieces[piece].word for piece, _ in run if piece is not None)
        further = tuple(printed[word] for _, word in run if word is not None)
        if wanted or len(further) > (0 if strict else SLACK):
            found.append(Difference(wanted, further, at, until))
        at = max(until, at + 1)
    return found


def line(parts: Sequence[Difference], steps: Sequence[Step], printed: Sequence[str]) -> str:
    """Return *parts* with a few words of the text around each: ``an offer to sell or [the solicitation of] an offer to buy``."""
    pieces: list[str] = []
    shown = 0
    for at, part in enumerate(parts):
        before = _words(steps[shown : part.at], printed)
        following = parts[at + 1].at if at + 1 < len(parts) else len(steps)
        behind = _words(steps[part.until : following], printed)
        if at == 0:
            pieces += ["…", *before[-CONTEXT:]] if len(before) > CONTEXT else before
        pieces.append(part.shown())
        last = at + 1 == len(parts)
        if len(behind) <= (CONTEXT if last else 2 * CONTEXT):
            pieces += behind
        else:
            pieces += [*behind[:CONTEXT], "…", *([] if last else behind[-CONTEXT:])]
        shown = part.until
    return " ".join(pieces)


def _words(steps: Sequence[Step], printed: Sequence[str]) -> list[str]:
    return [printed[word] for _, word in steps if word is not None]


def _run(words: Sequence[str]) -> str:
    if len(words) > LONGEST_RUN:
        words = [*words[: LONGEST_RUN - 3], "…", *words[-2:]]
    return " ".join(words)
