"""What the words of a block say it is: the terminals of the release grammar, tried in the order of their strength."""

from __future__ import annotations

from functools import cache

import regex

from disclint.model.value import dataclass
from disclint.parsing.lalr import Grammar
from disclint.text.patterns import compiled

TAIL = r"[ :.\-]*\Z"
"""What may stand behind a heading."""

GLUED = ("FORWARD_LOOKING_HEADING", "LEGEND_DISCLAIMER_HEADING", "LEGEND_WHERE_TO_FIND_HEADING", "NON_GAAP_HEADING", "CONTACT_HEADING")
"""Headings that wires glue to the text behind them."""

_WORDS = r"(?P<ahead>\(\?=\.\*(?:\(\?i:)?\((?P<words>(?:[^()\\]|\\.)*)\)\)?\))"
"""``(?=.*(a|b))`` or ``(?=.*(?i:(a|b)))`` at the beginning of a terminal."""


@dataclass(frozen=True)
class Sign:
    """One terminal: its pattern, and words (in lower case) one of which stands in every match; none means: try always."""

    name: str
    pattern: str
    words: tuple[str, ...]

    def may_match(self, lowered: str) -> bool:
        """Tell whether it is worth trying on a block whose words in lower case are *lowered*."""
        for word in self.words:  # half of all the time that blocks take is spent here: a plain loop is twice as fast as any()
            if word in lowered:
                return True
        return not self.words


@dataclass(frozen=True)
class Signs:
    """The terminals by what they read, strongest first."""

    whole: tuple[Sign, ...]
    openings: tuple[Sign, ...]
    glued: tuple[Sign, ...]

    def short(self, words: str) -> str | None:
        """Return the name of the heading or line that the whole of *words* is."""
        lowered = words.lower()
        return next(
            (s.name for s in self.whole if s.may_match(lowered) and compiled(f"(?:{s.pattern}){TAIL}", regex.DOTALL).match(words)), None
        )

    def opening(self, words: str) -> str | None:
        """Return the name of the terminal that *words*, the beginning of a paragraph, speak for."""
        lowered = words.lower()
        for sign in self.openings:
            if sign.may_match(lowered):
                pattern = compiled(sign.pattern, regex.DOTALL)
                if pattern.match(words) if sign.name.endswith("_START") else pattern.search(words):
                    return sign.name
        return None

    def glued_end(self, words: str) -> int | None:
        """Return where a known heading ends that *words* begin with and that has a capital right behind it."""
        lowered = words.lower()
        for sign in self.glued:
            if sign.may_match(lowered):
                # A name may follow a blank in a line of contacts (`Press Contact: Lea Brandt`): that is no joint.
                joint = r"(?<=[a-z0-9:.)])(?=[A-Z])" if sign.name == "CONTACT_HEADING" else r"(?=[A-Z\"'])"
                found = compiled(f"(?:{sign.pattern}){joint}", regex.DOTALL).match(words)
                if found and found.end() < len(words):
                    return found.end()
        return None


@cache
def signs_of(grammar: Grammar) -> Signs:
    """Read the terminals of the release grammar."""
    order = sorted(grammar.terminals, key=lambda terminal: (-terminal.priority, terminal.name))
    every = [_sign(terminal.name, terminal.pattern) for terminal in order]
    return Signs(
        tuple(sign for sign in every if sign.name.endswith(("_HEADING", "_LINE"))),
        tuple(sign for sign in every if sign.name.endswith(("_START", "_SENTENCE"))),
        tuple(sign for sign in every if sign.name in GLUED),
    )


def _sign(name: str, pattern: str) -> Sign:
    found = compiled(_WORDS).search(pattern, 0, 400)
    if found is None:
        return Sign(name, pattern, ())
    words = compiled(r"\\(.)").sub(r"\1", found["words"]).lower().split("|")
    # Looking ahead is done by `may_match`: in a search the pattern would do it again at every character.
    return Sign(name, pattern[: found.start()] + pattern[found.end() :], tuple(words))
