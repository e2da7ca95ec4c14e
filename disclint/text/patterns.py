"""The regular expressions of the program, compiled once on a machine and not anew in every run.

To compile one takes a third of a millisecond, a check needs more than a hundred, and to read them back takes a fiftieth of that. They are
for what the program and its rulesets say, never for the words of a release: what is compiled here may be kept on disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

import regex

Pattern = regex.Pattern[str]
Match = regex.Match[str]
Key = tuple[str, int]
"""A pattern and its flags, which have the same numbers as those of `re` (but for ``re.ASCII``)."""

_kept: dict[Key, bytes] = {}
_made: dict[Key, Pattern] = {}


@cache
def compiled(pattern: str, flags: int = 0) -> Pattern:
    """Return *pattern* ready for use."""
    key = (pattern, int(flags))
    if key in _kept:
        import pickle

        return cast(Pattern, pickle.loads(_kept[key]))
    _made[key] = regex.compile(*key)
    return _made[key]


def take(kept: Mapping[Key, bytes]) -> None:
    """Take over what an earlier run compiled."""
    _kept.update(kept)


def made() -> Mapping[Key, bytes]:
    """Return what this run had to compile itself, in a form that `take` understands."""
    import pickle

    return {key: pickle.dumps(pattern) for key, pattern in _made.items()}
