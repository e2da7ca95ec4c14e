"""How far two names lie apart, and which words an abbreviation stands for."""

from __future__ import annotations

import unicodedata
from functools import cache

from disclint.text.patterns import Pattern, compiled

SMALL = frozenset(("a", "an", "and", "by", "de", "for", "in", "of", "on", "or", "the", "to", "with"))


def distance_of_one(one: str, two: str) -> int | None:
    """Return where *one* and *two* part if one letter is another, missing, too many or swapped with the next; else None."""
    if one == two or abs(len(one) - len(two)) > 1:
        return None
    short, long = sorted((one, two), key=len)
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return at if short[at:] == long[at + 1 :] else None
    if short[at + 1 :] == long[at + 1 :]:
        return at
    is_swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return at if is_swapped else None


def is_spelling(one: str, two: str) -> bool:
    """Tell whether the two differ as British and American spelling do: ``organisation``, ``labour``, ``programme``."""
    return _american(one) == _american(two)


def _american(word: str) -> str:
    return word.replace("is", "iz").replace("ys", "yz").replace("our", "or").replace("ae", "e").replace("oe", "e").replace("ll", "l")


def accents_aside(word: str) -> str:
    """Return *word* without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


@cache
def _word() -> Pattern:
    return compiled(r"[^\W_]+(?:'[^\W_]+)?")


def expansion(before: str, short: str) -> str | None:
    """Return the words at the end of *before* whose first letters are the abbreviation *short*, small words aside."""
    letters = [char.lower() for char in short if char.isalnum()]
    words = list(_word().finditer(before))
    if not words or words[-1].end() != len(before):
        return None
    for count in range(len(letters), min(len(letters) + 4, len(words)) + 1):
        chosen = [match[0].lower() for match in words[-count:]]
        firsts = [word[0] for word in chosen if word not in SMALL]
        if [word[0] for word in chosen] == letters or (firsts == letters and chosen[0] not in SMALL):
            return before[words[-count].start() :]
    return None


def plain_expansion(words: str) -> str:
    """Return *words* as two long forms are compared: no small words, signs, capitals or plural."""
    plain = [word.lower() for word in _word().findall(words) if word.lower() not in SMALL]
    return _american(" ".join(plain).removesuffix("s").removesuffix("'"))
