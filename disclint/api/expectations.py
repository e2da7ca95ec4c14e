"""What a golden release says must be found in it, beside the words or in a file of its own: ``expect REL007: "Wednesday, June 16"``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from disclint.model.finding import Finding
from disclint.text.patterns import compiled

Expected = Counter[tuple[str, str]]
"""How often a rule marks which words."""
_LINE = r'(?:^(?:# |<!-- )?| <!-- )expect (?P<rule>[A-Z]{2,5}\d{3}): "(?P<words>.*?)"(?: -->|$)\n?'


def expectations(texts: Iterable[str]) -> Expected:
    """Return what *texts*, a release and the file of expectations beside it, say must be found."""
    lines = compiled(_LINE, re.MULTILINE)
    return Counter((found["rule"], _folded(found["words"])) for text in texts for found in lines.finditer(text))


def found(findings: Iterable[Finding]) -> Expected:
    """Return what was found, as expectations are written. Remarks (info) are not among them."""
    weighty = [finding for finding in findings if finding.severity.value != "info"]
    return Counter((one.rule, _folded(one.excerpt.text[one.excerpt.start : one.excerpt.end])) for one in weighty)


def differences(wanted: Expected, got: Expected) -> tuple[str, ...]:
    """Return in words what *got* lacks and what it has too much, nothing where the two agree."""
    missing = [f"not found: {rule} “{words}”" for rule, words in sorted((wanted - got).elements())]
    return (*missing, *(f"not expected: {rule} “{words}”" for rule, words in sorted((got - wanted).elements())))


def _folded(words: str) -> str:
    return " ".join(words.split())
