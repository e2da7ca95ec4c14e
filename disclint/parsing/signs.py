"""What the words of a block say it is: the terminals of the release grammar, tried in the order of their strength."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from disclint.model.value import dataclass, replace
from disclint.parsing.lalr import Grammar
from disclint.text.patterns import compiled

TAIL = r"[ :.\-]*\Z"
"""What may stand behind a heading."""

GLUED = ("FORWARD_LOOKING_HEADING", "LEGEND_DISCLAIMER_HEADING", "LEGEND_WHERE_TO_FIND_HEADING", "NON_GAAP_HEADING", "CONTACT_HEADING")
"""Headings that wires glue to the text behind them."""

JOINT = r"(?=[A-Z\"'])"
"""What stands behind a heading that is glued to its text."""

JOINTS = {"CONTACT_HEADING": r"(?<=[a-z0-9:.)])(?=[A-Z])"}
"""In a line of contacts a name may follow a blank (``Press Contact: Lea Brandt``): that is no joint."""

_WORDS = r"(?P<ahead>\(\?=\.\*(?:\(\?i:)?\((?P<words>(?:[^()\\]|\\.)*)\)\)?\))"
"""``(?=.*(a|b))`` or ``(?=.*(?i:(a|b)))`` at the beginning of a terminal."""


@dataclass(frozen=True)
class Sign:
    """One terminal: its pattern, and words (in lower case) one of which stands in every match (an empty one, in any block)."""

    name: str
    pattern: str
    words: tuple[str, ...]


def _likely(signs: tuple[Sign, ...], lowered: str) -> Iterator[Sign]:
    """Yield those of *signs* that are worth trying on a block whose words in lower case are *lowered*."""
    # Plain loops: every terminal is asked of every block, and a call for each, or any(), takes twice the time.
    for sign in signs:
        for word in sign.words:
            if word in lowered:
                yield sign
                break


@dataclass(frozen=True)
class Signs:
    """The terminals by what they read, strongest first."""

    whole: tuple[Sign, ...]
    openings: tuple[Sign, ...]
    glued: tuple[Sign, ...]

    def short(self, words: str) -> str | None:
        """Return the name of the heading or line that the whole of *words* is."""
        for sign in _likely(self.whole, words.lower()):
            if compiled(sign.pattern, regex.DOTALL).match(words):
                return sign.name
        return None

    def opening(self, words: str) -> str | None:
        """Return the name of the terminal that *words*, the beginning of a paragraph, speak for."""
        for sign in _likely(self.openings, words.lower()):
            pattern = compiled(sign.pattern, regex.DOTALL)
            if pattern.match(words) if sign.name.endswith("_START") else pattern.search(words):
                return sign.name
        return None

    def glued_end(self, words: str) -> int | None:
        """Return where a known heading ends that *words* begin with and that has a capital right behind it."""
        for sign in _likely(self.glued, words.lower()):
            found = compiled(sign.pattern, regex.DOTALL).match(words)
            if found and found.end() < len(words):
                return found.end()
        return None


@cache
def signs_of(grammar: Grammar) -> Signs:
    """Read the terminals of the release grammar."""
    order = sorted(grammar.terminals, key=lambda terminal: (-terminal.priority, terminal.name))
    every = [_sign(terminal.name, terminal.pattern) for terminal in order]
    return Signs(
        tuple(replace(sign, pattern=f"(?:{sign.pattern}){TAIL}") for sign in every if sign.name.endswith(("_HEADING", "_LINE"))),
        tuple(sign for sign in every if sign.name.endswith(("_START", "_SENTENCE"))),
        tuple(replace(sign, pattern=f"(?:{sign.pattern}){JOINTS.get(sign.name, JOINT)}") for sign in every if sign.name in GLUED),
    )


def _sign(name: str, pattern: str) -> Sign:
    found = compiled(_WORDS).search(pattern, 0, 400)
    if found is None:
        return Sign(name, pattern, ("",))
    words = re.sub(r"\\(.)", r"\1", found["words"]).lower().split("|")
    # Looking ahead is done by `_likely`: in a search the pattern would do it again at every character.
    return Sign(name, pattern[: found.start()] + pattern[found.end() :], tuple(words))
