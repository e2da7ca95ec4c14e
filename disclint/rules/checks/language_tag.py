"""The language tag of the metadata: is it one, and is it that of the text?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.rules.checks.keys import LANGUAGE, Entry, breach, first
from disclint.text.patterns import Pattern, compiled

Args = Mapping[str, Any]

ENOUGH = 200
"""A text of fewer words does not tell its language. Units: words."""
SPELLINGS = {"GB": "british", "AU": "british", "NZ": "british", "IE": "british", "ZA": "british", "US": "american"}
FEW = 3
"""So many words in the other spelling, and none in its own, show that a text is not spelt as its tag says."""


def language(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the language tag where it is no tag, is not the language of the text, or names a region whose spelling is not used.

    Args: *british* and *american* are term lists of words that only the one spells so.
    Source: RFC 5646 (BCP 47).
    """
    entry = first(reading, LANGUAGE)
    if entry is None:
        return
    tag = _tag().fullmatch(entry.words)
    if tag is None or (len(tag["language"]) == 2 and not _is_registered(tag["language"])):
        yield breach(entry, "is no language tag such as en or en-US")
        return
    words = compiled(r"[^\W\d_]+").findall(reading.release.view.lower())
    found = _language_of(words, reading) if len(words) > ENOUGH else None
    if found is not None and _is_another(words, found, tag["language"].lower()):
        yield breach(entry, f"is not the language of the text, which reads as {NAMES[found]}")
    elif tag["language"].lower() == "en" and tag["region"]:
        yield from _spelling(entry, tag["region"], reading, args)


NAMES = {
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "no": "Norwegian",
    "pt": "Portuguese",
    "sv": "Swedish",
    "zh": "Chinese",
}


@cache
def _tag() -> Pattern:
    return compiled(r"(?P<language>[a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?P<region>[A-Z]{2}|[0-9]{3}))?")


def _is_registered(code: str) -> bool:
    from disclint.rules.checks.languages import registered

    return code in registered()


def _language_of(words: list[str], reading: Reading) -> str | None:
    from disclint.rules.checks.languages import chinese_or_japanese, language_of

    start = next((s.span.end for s in reading.release.sections if s.kind is SectionKind.FRONT_MATTER), 0)
    return chinese_or_japanese(reading.release.view[start:]) or language_of(words)


def _is_another(words: list[str], found: str, claimed: str) -> bool:
    from disclint.rules.checks.languages import contradicts

    return contradicts(words, found, claimed)


def _spelling(entry: Entry, region: str, reading: Reading, args: Args) -> Iterator[Breach]:
    own = SPELLINGS.get(region)
    if own is None:
        return
    other = "american" if own == "british" else "british"
    used = {name: reading.index.phrases(args[name]) for name in (own, other)}
    words = {fact.span.of(reading.release.view).lower(): fact for fact in used[other]}
    if not used[own] and len(words) >= FEW:
        shown = tuple(Proof("the text", fact.span, word) for word, fact in list(words.items())[:FEW])
        yield breach(entry, f"names a region with {own} spelling, and the text is in {other} spelling", shown, Severity.INFO)
