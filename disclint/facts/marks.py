"""Marks with their signs: registered, trademark, service mark; as a sign or as letters in parentheses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import TrademarkSign
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

SIGNS = {"®": "registered", "™": "trademark", "℠": "service", "(r)": "registered", "(tm)": "trademark", "(sm)": "service"}
WORDS = 4
"""How many words before a sign can belong to its mark."""
REACH = 90
"""How far before a sign its mark can begin. Units: characters."""
LEADING = frozenset(("A", "About", "An", "And", "For", "In", "Its", "New", "Of", "On", "Our", "The", "Their", "This", "What", "With"))
"""Words that a sentence or heading may put before a mark."""
CLOSING = r"(?:</(?:b|strong|i|em)>|[*_]{1,3})\s*$"
"""Markup that ends an emphasis, before a sign in the file."""


def facts(frame: Frame) -> Iterator[TrademarkSign]:
    """Yield each mark that carries a sign. ``(R)`` behind a blank is a politician's party, not a sign.

    Order: that of the text.
    """
    text = frame.text
    if not any(sign in text for sign in "®™℠(") or not any(sign in text for sign in ("®", "™", "℠", "(R)", "(TM)", "(SM)", "(tm)", "(r)")):
        return
    for match in _sign().finditer(text):
        found = _name().search(text, max(0, match.start() - REACH), match.start())
        if found is None or match[0] == " (R)":
            continue
        name = _without_leading(found[1])
        yield TrademarkSign(
            **frame.where(Span(found.end(1) - len(name), match.end())),
            name=" ".join(name.split()),
            sign=SIGNS[match[0].strip().lower()],
            form="letters" if match[0].strip().startswith("(") else "sign",
            apart=match[0][0].isspace() or match.start() > found.end(1),
            outside=_stands_outside(frame, match.end() - len(match[0].strip())),
        )


def _without_leading(words: str) -> str:
    while (first := words.split(maxsplit=1)) and len(first) > 1 and first[0] in LEADING:
        words = first[1]
    return words


@cache
def _sign() -> Pattern:
    return compiled(r"[ \u00a0]?(?:[®™℠]|\((?:R|TM|SM|tm|sm)\))")


@cache
def _name() -> Pattern:
    """Up to four words that reach to the end: the last of any kind, the others with a capital or a figure."""
    before = r"(?:(?:[A-Z0-9][\w&'’+-]*|[a-z]{1,2}[A-Z][\w-]*)[ \u00a0])"
    return compiled(rf"(?<![\w&'’+./-])({before}{{0,{WORDS - 1}}}[^\W_][\w&'’+./-]*)$")


def _stands_outside(frame: Frame, offset: int) -> bool:
    """Tell whether the emphasis of the words before *offset* ends before the sign there."""
    document = frame.release.document
    source = document.source
    at = document.origin(offset)
    before = source[max(0, at - 12) : at]
    if document.format not in ("markdown", "html") or not before or before[-1].isalnum():
        return False
    closing = compiled(CLOSING).search(before)
    return closing is not None and not source.startswith(closing[0].strip(), at + 1)
