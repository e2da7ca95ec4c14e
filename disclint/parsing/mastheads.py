"""The head of a numbered announcement: number, company, day and identifiers, one a line, and the headline below them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from disclint.text.patterns import Pattern, compiled

LINES = 14
"""How many lines a letterhead takes at most, notices counted."""
LENGTH = 200
"""What is longer is no headline. Units: characters."""


def headline_below(lines: Sequence[str]) -> int | None:
    """Return which of the first *lines* of a release is its headline where a number of a news service opens it, else None.

    Source: the layout of the Regulatory News Service; plain text has no other sign of which line the headline is.
    """
    if not lines or not _number().match(lines[0]):
        return None
    for at, line in enumerate(lines[1:LINES], start=1):
        if not _letterhead().match(line) and not _notice().match(line):
            return at if len(line) <= LENGTH and not line.endswith(".") else None
    return None


@cache
def _number() -> Pattern:
    return compiled(r"(?i)rns (?:reach )?(?:number|no\.?) ?: ?\d{4}[a-z]$")


@cache
def _letterhead() -> Pattern:
    """A line of a letterhead: company, day, time, identifiers, short names in brackets."""
    return compiled(
        r"(?i)(?:[\w&.,'() -]{2,80} (?:plc|limited|ltd\.?|inc\.?|corp\.?|s\.?a\.?|n\.?v\.?|se|ag|ab|asa)(?: ?\([^)]{1,80}\))?"
        r"|\(.{2,160}\)|(?:[a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]+,? 20\d\d|[a-z]+ \d{1,2}, 20\d\d|\d{1,2}[:.]\d\d ?(?:am|pm|bst|gmt)?"
        r"|(?:lei|isin|tidm|epic|ticker|sedol|aim|lse)(?: code| number)? ?: ?[\w: ]{2,40})$"
    )


@cache
def _notice() -> Pattern:
    return compiled(
        r"(?i)(?:(?:for immediate release|(?:not )?for (?:release|publication|distribution)|this announcement (?:is not|contains inside"
        r"|does not constitute)|the information (?:contained (?:with)?in|communicated))\b|(?:inside information|regulated information)$)"
    )
