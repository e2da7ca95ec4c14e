"""What the look of words tells, whatever they say: running text, a title, a line with an address."""

from __future__ import annotations

import re
from functools import cache

from disclint.text.patterns import Pattern, compiled

_NETWORKS = ("@", "[email", ".com/", "t.me/", "discord.")
"""One of these stands in every address and handle."""


@cache
def _digits() -> Pattern:
    """What is as long as a phone number."""
    return compiled(r"\d[\d ().-]{7,}\d")


def reaches(words: str) -> bool:
    """Tell whether *words* hold an e-mail address, a phone number or a handle."""
    likely = any(sign in words for sign in _NETWORKS) or _digits().search(words) is not None
    return likely and _reach().search(words) is not None


@cache
def _reach() -> re.Pattern[str]:
    """An e-mail address, a phone number or a handle: what makes a short line a contact."""
    return re.compile(
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\[email.protected\]"
        r"|(?<![\w.,$/-])(?!(?:19|20)\d\d\b[) ]|(?:20\d\d){2})(?=\+?(?:[ ().-]{0,4}\d){7})\+?\d[\d ().-]{7,}\d(?![\w,/])"
        r"|(?:facebook|twitter|linkedin|instagram|x|tiktok|youtube)\.com/(?!watch)|\bt\.me/|discord\.(?:gg|com)/"
    )


_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "for",
        "from",
        "how",
        "in",
        "into",
        "is",
        "its",
        "of",
        "on",
        "or",
        "our",
        "over",
        "per",
        "that",
        "the",
        "their",
        "this",
        "to",
        "under",
        "up",
        "via",
        "vs",
        "we",
        "what",
        "when",
        "where",
        "who",
        "why",
        "with",
        "you",
        "your",
        "&",
        "-",
    )
)


def is_title_case(words: str) -> bool:
    """Tell whether *words* are in title case: two or more words, none but the small ones in lower case."""
    parts = words.split()
    if not 2 <= len(parts) <= 30 or words[-1] in ".,;":
        return False
    if words.count("(") != words.count(")") or any(sign in words for sign in (" - ", "#", "/")):
        return False
    return all(part[0].isupper() or part[0].isdigit() or part.lower().strip(":") in _SMALL or not part[0].isalpha() for part in parts)


def reads_as_title(words: str) -> bool:
    """Tell whether *words* look like a heading: title case or capitals, or a short question."""
    return is_title_case(words.rstrip(": ")) or (words.isupper() and not words.endswith(".")) or (words.endswith("?") and len(words) < 90)


def is_prose(words: str) -> bool:
    """Tell whether *words* read as running text rather than a line or heading."""
    if len(words) > 160:
        return True
    ends = words.rstrip("\"') ").endswith((".", "!", "?", ":")) or (len(words) > 130)
    return len(words) > 60 and ends and not words.endswith("?") and " " in words


def is_contact(words: str) -> bool:
    """Tell whether *words* are a line that says how to reach somebody, not a sentence in which an address stands."""
    links = words.count("http")
    if (len(words) > 260 and links < 3 and " " in words) or not reaches(words):
        return False
    lower = [part for part in words.split() if part[0].islower()]
    if len(words) > 60 and (words.startswith("To ") or len(lower) >= 5) and (links < 3 or sum("." not in part for part in lower) >= 5):
        return False
    return "dial" not in words.lower()
