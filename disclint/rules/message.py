"""Messages: the sentence of a rule with the values of a breach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

LONGEST = 120
"""How much of a value is told. Units: characters."""


def names(message: str) -> tuple[str, ...]:
    """Return the names that stand in braces in *message*."""
    return tuple(piece for piece, is_name in _pieces(message) if is_name)


def filled(message: str, values: Mapping[str, str]) -> str:
    """Return *message* with the values in the stead of their names, as one sentence or more: a capital first, one full stop last."""
    told = "".join(trimmed(values.get(piece, "")) if is_name else piece for piece, is_name in _pieces(message))
    told = told[:1].upper() + told[1:]
    return told[:-1] if told.endswith(('.".', ".\u201d.")) or (told.endswith("..") and not told.endswith("...")) else told


def _pieces(message: str) -> Iterator[tuple[str, bool]]:
    """Yield the plain stretches of *message* and the names between them."""
    rest = message
    while True:
        before, opening, after = rest.partition("{")
        name, closing, tail = after.partition("}")
        if not opening or not closing:
            yield rest, False
            return
        if name.replace("_", "").isalpha() and name == name.lower():
            yield before, False
            yield name, True
            rest = tail
        else:
            yield before + "{", False
            rest = after


def series(words: Sequence[str]) -> str:
    """Return *words*, of which there is one at least, as one series: ``a``, ``a and b``, ``a, b and c``."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def trimmed(words: str, longest: int = LONGEST) -> str:
    """Return *words* on one line, and with an ellipsis in the middle where they are too long."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    head = (longest - 3) * 2 // 3
    return f"{line[:head].rstrip()} … {line[-(longest - 3 - head) :].lstrip()}"
