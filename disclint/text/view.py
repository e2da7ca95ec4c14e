"""The view: the same text for grammars, character for character, with typography folded to plain forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from disclint.model.document import Block

_TWINS = {
    "'": "‘’‚‛′ʼ",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−﹘﹣",
    " ": "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
}
_FULL_WIDTH = range(0xFF01, 0xFF5F)
"""The full-width forms of the printable ASCII characters, in their order."""


@cache
def _plain() -> dict[str, str]:
    plain = {chr(code): chr(code - 0xFF01 + 0x21) for code in _FULL_WIDTH}
    plain.update({curly: twin for twin, others in _TWINS.items() for curly in others})
    return plain


def fold(text: str) -> str:
    """Return *text* with quotes, dashes, blanks and full-width forms in their plain shape.

    The result has the same length, so a span of one is a span of the other. Line breaks stay.
    """
    plain = _plain()
    # Few of the characters occur in one text: replacing those is five times faster than translating each character.
    for char in plain.keys() & set(text):
        text = text.replace(char, plain[char])
    return text


def fold_blocks(text: str, blocks: Iterable[Block]) -> str:
    """Return *text* folded, the line breaks inside *blocks* swapped for blanks: breaks that are left separate blocks."""
    folded = fold(text)
    pieces, done = [], 0
    for block in blocks:
        start, end = block.span.start, block.span.end
        if "\n" in folded[start:end]:
            pieces += [folded[done:start], folded[start:end].replace("\n", " ")]
            done = end
    return "".join(pieces) + folded[done:] if pieces else folded
