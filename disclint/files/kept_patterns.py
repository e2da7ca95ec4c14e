"""The compiled patterns of the program, from one run to the next."""

from __future__ import annotations

from disclint.files.cache import Cache
from disclint.text import patterns

_KIND = "patterns"
_MOST = 2000
"""Above this the patterns of rulesets that are long gone are among them: the next run starts anew."""


def take_patterns(kept: Cache) -> None:
    """Let this process use what earlier runs compiled."""
    found = kept.find(_KIND, _key())
    if isinstance(found, dict):
        patterns.take(found)


def keep_patterns(kept: Cache) -> None:
    """Keep what this process had to compile itself beside what is there."""
    made = patterns.made()
    if made:
        found = kept.find(_KIND, _key())
        before = found if isinstance(found, dict) and len(found) < _MOST else {}
        kept.keep(_KIND, _key(), {**before, **made})


def _key() -> str:
    """A compiled pattern fits one version of regex only."""
    import regex

    return regex.__version__
