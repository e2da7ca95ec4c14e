"""Checks of cautions as wholes: statements are identified, identifying words fit, factors are named and are the issuer's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disclint.facts.forward_looking import WEIGHTY
from disclint.facts.word_sets import word_set
from disclint.model.fact import ForwardLooking
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.rules.checks.forward_view import (
    FEW,
    NAMES,
    SHOWN,
    cautions,
    covered,
    factors,
    front,
    mark,
    parts,
    sentence_of,
    statements,
    told,
    told_topics,
)
from disclint.rules.message import trimmed
from disclint.text.patterns import compiled

# ---- FLS001


def unidentified(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first statement where nothing in the release identifies it as forward-looking.

    It weighs less where it is the only one and of no weighty topic.
    """
    found = statements(reading)
    if not found or reading.index.phrases("caution-identification"):
        return
    weighty = [fact for fact in found if not WEIGHTY.isdisjoint(fact.topics)]
    first = (weighty or found)[0]
    severity = None if weighty or len(found) > 1 else Severity.WARNING
    yield Breach(
        first.span,
        {
            "found": reading.words(first),
            "statement": sentence_of(first, reading),
            "topic": told_topics(first.topics),
            "count": str(len(found)),
        },
        told((fact for fact in found if fact is not first), reading),
        severity=severity,
    )


# ---- FLS002


def cue_words(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each list of identifying words that leaves out words which the release uses, or has none of the words that it uses."""
    lists = parts(reading, "cue-list")
    found = statements(reading)
    if not lists or not found:
        return
    listed = {_stem(word) for one in lists for term in one.terms for word in term.split()}
    # A heading (``2026 Outlook``) tells what follows; no list of words is asked to hold its noun.
    used = {_stem(fact.cue): fact for fact in reversed(found) if reading.section(fact).kind is not SectionKind.SUBHEADING}
    missing = sorted(stem for stem in used if stem and stem not in listed)
    open_ended = bool(parts(reading, "residual"))
    spoken = _spoken(reading)
    nothing = not any(f" {stem}" in spoken for stem in listed)
    if nothing or (missing and not open_ended):
        first = lists[0]
        words = ", ".join(f"“{trimmed(used[stem].cue, 40)}”" for stem in missing) or "none of its words"
        problem = "none of its words stands in the release" if nothing else f"it leaves out {words}"
        shown = [used[stem] for stem in missing] or found
        yield Breach(first.span, {"found": reading.words(first), "missing": words, "problem": problem}, told(shown, reading))


_KEYS = """
    expect anticipat intend plan aim hop target project forecast estimat foresee envis believ will outlook guidance track schedul slat may
    could would should might seek continu potential predict goal look
"""
"""Stems of the words that make a statement forward-looking."""


def _stem(words: str) -> str:
    """Return the verb or noun that makes *words* a cue, cut to its stem."""
    lowered = words.lower().split()
    return next((key for key in _KEYS.split() if any(word.startswith(key) for word in lowered)), lowered[-1][:5] if lowered else "")


def _spoken(reading: Reading) -> str:
    """Return all words outside of the cautions in lower case, with a blank before each."""
    caution = [one.span for one in cautions(reading)]
    sentences = (fact.span for fact in reading.index.of("sentence") if not any(one.meets(fact.span) for one in caution))
    return compiled("[^a-z]+").sub(" ", " ".join(["", *(span.of(reading.release.view) for span in sentences)]).lower())


# ---- FLS003, FLS004


def unnamed_factors(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the caution of a release whose cautions name fewer than `FEW` factors.

    It weighs less where they name one or two, or point to a filing.
    """
    found, all_cautions = statements(reading), cautions(reading)
    count = len(factors(reading))
    if not found or not all_cautions or count >= FEW:
        return
    filing = next((part for part in parts(reading, "filing")), None)
    severity = Severity.WARNING if count or filing is not None else None
    named = f"names only {count} factor{'s' if count > 1 else ''}" if count else "names no factor"
    if not count and filing is not None:
        named = f"names no factor itself and points to “{trimmed(reading.words(filing), 60)}”"
    where = mark(all_cautions[0], reading)
    yield Breach(
        where,
        {"found": where.of(reading.release.text), "problem": named, "count": str(count), "ahead": _ahead(found, reading)},
        (*(covered(reading) if count else ()), *told(found, reading)),
        severity=severity,
    )


def _ahead(found: list[ForwardLooking], reading: Reading) -> str:
    """Tell what the release looks ahead on: the topics of *found*, else the first of them in its own words."""
    topics = told_topics(_all_topics(found))
    return f"looks ahead on {topics}" if topics else f"looks ahead (“{sentence_of(found[0], reading)}”)"


def _all_topics(found: Iterable[ForwardLooking]) -> list[str]:
    spoken = {topic for fact in found for topic in fact.topics}
    return [topic for topic in NAMES if topic in spoken]


def universal_factors(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first factor where all that the cautions name are universal and none speaks of the news."""
    named = factors(reading)
    if not named or any(factor.specific for factor in named):
        return
    news = _news_stems(reading)
    if any(news & _content_stems(reading.words(factor)) for factor in named):
        return
    found = statements(reading)
    words = "; ".join(trimmed(reading.words(factor), 60) for factor in named[:SHOWN])
    values = {
        "found": reading.words(named[0]),
        "factors": words,
        "count": str(len(named)),
        "topic": told_topics(_all_topics(found)),
    }
    others = (Proof("factor named", factor.span, trimmed(reading.words(factor), 120)) for factor in named[1:SHOWN])
    yield Breach(named[0].span, values, (*others, *told(found, reading)))


_EMPTY = word_set(
    "general generally company companies business markets market economic economy conditions condition changes change industry risks "
    "factors other including which their these those such would could announces announced today share shares stock press release inc "
    "corp"
)


def _content_stems(words: str) -> set[str]:
    return {word[:6] for word in compiled(r"[a-z]{5,}").findall(words.lower()) if word not in _EMPTY}


def _news_stems(reading: Reading) -> set[str]:
    return set().union(*(_content_stems(span.of(reading.release.view)) for span in front(reading)))
