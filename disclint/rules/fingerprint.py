"""What stays the same of a finding while the rest of the file is edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from disclint.text.patterns import compiled

LENGTH = 20
"""How long a fingerprint is. Units: hexadecimal digits."""
_PARTS = tuple[str, ...]


def fingerprints(contents: Iterable[_PARTS]) -> Iterator[str]:
    """Yield the fingerprint of each finding, given as its content: rule, marked words, section, sentence.

    Only findings with the same content are told apart by their order. Order: that of *contents*.
    """
    seen: Counter[_PARTS] = Counter()
    for content in contents:
        plain = tuple(normal(part) for part in content)
        seen[plain] += 1
        yield sha256("\x1f".join((*plain, str(seen[plain]))).encode()).hexdigest()[:LENGTH]


def normal(words: str) -> str:
    """Return *words* without regard to capitals, blanks and signs."""
    letters = " ".join(compiled(r"[^\W_]+").findall(words.casefold()))
    return letters or "".join(words.split())
