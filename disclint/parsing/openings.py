"""Whether a pattern can match at all where a text begins with certain letters: then the others need not be tried."""

from __future__ import annotations

from functools import cache

import regex

from disclint.text.patterns import Match, Pattern, compiled

_CLASS = r"\[\^?\]?(?:[^\]\\]|\\.)*\]"
_WITHIN = rf"(?:[^()\[\]\\]|\\.|{_CLASS}|(?P<nested>\((?:[^()\[\]\\]|\\.|{_CLASS}|(?P>nested))*\)))*"


@cache
def _parts() -> Pattern:
    """What takes up letters and may look like an assertion (kept), and assertions: looking around, edges of words, ends of the text."""
    return compiled(rf"(?P<kept>{_CLASS}|\\[^bBAZ])|\(\?<?[=!]{_WITHIN}\)|\\[bBAZ]|[$^]")


def opening(pattern: str) -> regex.Pattern[str]:
    """Return *pattern* without its assertions: it matches wherever *pattern* does, and it can be asked of a text that is cut off."""
    return regex.compile(_parts().sub(_kept, pattern))


def _kept(part: Match) -> str:
    return part["kept"] or ""


def may_begin(pattern: regex.Pattern[str], letters: str) -> bool:
    """Tell whether a text that begins with *letters* can begin with a match of *pattern*, which has no assertions."""
    return pattern.match(letters, partial=True) is not None
