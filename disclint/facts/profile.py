"""What kind of release this is: who speaks, where it is listed, which regimes follow, what the news is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date as Date

from disclint.facts.filers import filer
from disclint.facts.frame import Frame
from disclint.facts.regimes import regimes
from disclint.model.fact import CalendarDate, Dateline, Fact, Listing, Phrase
from disclint.model.reading import Profile, Trait
from disclint.model.release import SectionKind
from disclint.model.settings import Settings
from disclint.model.span import Span
from disclint.text.patterns import compiled

ADVISED = 400
"""An advisory says so within this. Units: characters."""

NEAR = 200
"""How far before its listing an issuer's name is looked for. Units: characters."""

LEAD = 900
"""How far the lead reaches behind the start of the body. Units: characters."""

_HEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)
_CLOSING = (SectionKind.ABOUT, SectionKind.FORWARD_LOOKING, SectionKind.LEGEND, SectionKind.CONTACTS, SectionKind.WIRE_FOOTER)


def profile(frame: Frame, facts: tuple[Fact, ...], settings: Settings) -> Profile:
    """Tell what kind of release this is.

    Order: configuration and metadata come before the text.
    """
    listings = tuple(fact for fact in facts if isinstance(fact, Listing) and fact.own)
    genre = _genre(frame)
    laws = tuple(regimes(frame, listings, settings, genre))
    return Profile(
        issuer=_issuer(frame, facts, settings),
        genre=genre,
        language=_language(frame),
        listings=listings,
        regimes=laws,
        filer=filer(frame, listings, laws, settings),
        types=tuple(_types(frame)),
        status=_status(frame),
    )


# ---- Who speaks


def _issuer(frame: Frame, facts: tuple[Fact, ...], settings: Settings) -> str | None:
    if settings.company.name:
        return settings.company.name
    metadata = frame.release.document.metadata
    if metadata is not None:
        issuer = metadata.data.get("issuer")
        if isinstance(issuer, dict) and issuer.get("name"):
            return str(issuer["name"])
    return _source_name(frame) or _before_listing(frame, facts) or _about_name(frame) or _lead_name(frame)


def _source_name(frame: Frame) -> str | None:
    for section in frame.release.sections:
        if section.kind is SectionKind.SOURCE_LINE:
            words = section.span.of(frame.release.text).strip()
            name = compiled(r"(?i)^(source|distributed by)\s*:?\s*").sub("", words).strip()
            return name or None
    return None


_NAME = r"\b[a-z]?[A-Z0-9][\w&.'\u2019-]*(?:,? (?:of|and|the|de|&|[A-Z0-9(][\w&.'\u2019-]*\)?))*,?"


def _before_listing(frame: Frame, facts: tuple[Fact, ...]) -> str | None:
    """Return the name that the issuer's first listing stands behind: ``Aclaron, Inc. ("Aclaron") (Nasdaq: ACLN)``."""
    for fact in facts:
        if isinstance(fact, Listing) and fact.own and fact.form in ("paren", "stock_code"):
            before = frame.release.text[max(fact.sentence.start, fact.span.start - NEAR) : fact.span.start].rstrip(" (,")
            while before.endswith(")") and "(" in before:
                before = before[: before.rindex("(")].rstrip(" ,")
            found = re.search(rf"{_NAME}(?: plc)?$", before)
            if found and (name := _trimmed(found[0])) and not name[0].isdigit():
                return name
    return None


def _about_name(frame: Frame) -> str | None:
    lead = _lead(frame).of(frame.release.text).casefold()
    for section in frame.release.sections:
        if section.kind is SectionKind.ABOUT and section.subject:
            name = section.subject.split("(")[0].strip(" :.")
            if name.split(",")[0].casefold() in lead:
                return name
    return None


def _lead_name(frame: Frame) -> str | None:
    """Return the name that the lead begins with, unless it begins like any sentence."""
    start = _lead(frame).start
    found = re.match(rf"(?:The )?({_NAME})", frame.release.text[start : start + NEAR])
    name = _trimmed(found[1]) if found and found[1].split()[0].lower().strip(",") not in _OPENINGS else ""
    return name if len(name) > 2 and name[:2].isalpha() else None


_OPENINGS = frozenset(
    """
    a about after all an and as at before by despite during each every following for from
    given how if in individual it its many more most my new now of on once one our recently
    since some that the their there these they this those to today under we what when where
    while who why with you your
    """.split()
)
"""Words that sentences begin with, and names do not."""


def _trimmed(name: str) -> str:
    """Return *name* without what belongs to the sentence: words before it, a possessive ending, marks."""
    name = re.sub(r"^(?:The )?(?:(?:Supervisory|Management|Executive) )?Boards? (?:of Directors )?of (?:the )?", "", name)
    words = name.split(" (", maxsplit=1)[0].strip(" ,(").removesuffix("'s").removesuffix("\u2019s").split()
    while words and words[0].lower().strip(",") in _OPENINGS:
        words = words[1:]
    return " ".join(words)


def _lead(frame: Frame) -> Span:
    """Return the first stretch of the body."""
    for section in frame.release.sections:
        if section.kind is SectionKind.BODY:
            return Span(section.span.start, min(section.span.end, section.span.start + LEAD))
    return Span(0, 0)


# ---- What it is


def _genre(frame: Frame) -> Trait:
    """Tell what genre the text is of: the first that its words speak for, else a release."""
    return next(_genres(frame), Trait("release", "reads as a company's own release"))


def _genres(frame: Frame) -> Iterator[Trait]:
    """Yield the genres that the text speaks for, the surest first."""
    sections = frame.release.sections
    dated = any(section.kind is SectionKind.DATELINE for section in sections)
    for section in sections:
        if section.kind is SectionKind.PAID_PROMOTION:
            yield Trait("editorial", "carries a disclosure of paid content", section.span)
    for phrase in frame.phrases_of("genre-law-firm")[1:]:
        yield Trait("law-firm", "reads as a notice of a law firm", phrase.span)
    exchange = any(section.kind is SectionKind.LEGEND and section.subject == "hkex" for section in sections)
    for phrase in frame.phrases_of("genre-announcement") if exchange or not dated else ():
        yield Trait("announcement", "calls itself an announcement under exchange rules", phrase.span)
    for phrase in frame.phrases_of("genre-editorial"):
        yield Trait("editorial", "reads as a paid or syndicated article", phrase.span)
    if not dated:
        yield from _undated_genres(frame)
    for phrase in frame.phrases_of("genre-advisory"):
        if phrase.span.start < ADVISED or _in_head(frame, phrase):
            yield Trait("advisory", "headed as an advisory", phrase.span)


def _undated_genres(frame: Frame) -> Iterator[Trait]:
    """Yield the genres of texts that have no dateline."""
    for phrase in frame.phrases_of("genre-interview"):
        if _in_head(frame, phrase):
            yield Trait("interview", "headed as an interview", phrase.span)
    for section in frame.release.sections:
        if section.kind is SectionKind.WIRE_HEADER and section.span.of(frame.release.text).lower().startswith("by "):
            yield Trait("editorial", "signed by an author", section.span)
    for phrase in frame.phrases_of("genre-teaser")[-1:]:
        yield Trait("teaser", "is an abridged article", phrase.span)


def _in_head(frame: Frame, phrase: Phrase) -> bool:
    return frame.release.sections[phrase.section].kind in _HEAD


def _types(frame: Frame) -> Iterator[Trait]:
    """Yield each release type that the headline or the lead speaks for, in the order of the vocabulary."""
    lead = _lead(frame)
    apart = [phrase.span for phrase in frame.phrases_of("no-type")]
    named = [phrase for name in frame.matches.lists if name.startswith("type-") for phrase in frame.phrases_of(name)]
    seen: set[str] = set()
    for phrase in sorted(named, key=lambda one: (one.span.start, one.span.end, one.list)):
        name = phrase.list.removeprefix("type-")
        if name in seen or any(span.covers(phrase.span) for span in apart):
            continue
        in_head = frame.release.sections[phrase.section].kind in _HEAD
        if in_head or lead.covers(phrase.span):
            seen.add(name)
            where = "headline" if in_head else "lead"
            yield Trait(name, f"the {where} says \u201c{phrase.span.of(frame.release.text)}\u201d", phrase.span)


def _status(frame: Frame) -> str | None:
    metadata = frame.release.document.metadata
    if metadata is None:
        return None
    status = metadata.data.get("status", metadata.data.get("pubstatus"))
    return str(status) if isinstance(status, str) else None


# ---- Language

_STOP_WORDS = {
    "en": ["the", "of", "and", "to", "in", "for", "with", "that", "is", "on", "are", "as", "by", "from", "this", "has", "its", "will"],
    "es": ["el", "la", "los", "las", "de", "que", "y", "en", "para", "con", "por", "una", "del", "su", "es"],
    "fr": ["le", "la", "les", "des", "et", "une", "dans", "pour", "sur", "avec", "est", "du", "que", "au"],
    "de": ["der", "die", "das", "und", "mit", "von", "für", "ist", "den", "dem", "ein", "eine", "auf"],
}


def _language(frame: Frame) -> str:
    """Tell the language by its stop words: ``en`` where the text is too short to tell."""
    words = frame.release.view[:6000].lower().split()
    if len(words) < 60:
        return "en"
    if len(compiled("[\u3040-\u9fff]").findall(frame.release.view, 0, 3000)) > 300:
        return "zh"
    said = Counter(words)
    counts = {language: sum(said[stop] for stop in stops) for language, stops in _STOP_WORDS.items()}
    return max(counts, key=lambda language: (counts[language], language == "en"))


def day_of(frame: Frame, facts: tuple[Fact, ...]) -> Date | None:
    """Return the day of a release: that of its dateline, else the one that stands alone in the letterhead above its headline."""
    first = dateline(facts)
    if first and first.date:
        return first.date
    head = (fact for fact in facts if isinstance(fact, CalendarDate) and frame.kind_of(fact.span) is SectionKind.WIRE_HEADER)
    return next((fact.date for fact in head if fact.sentence == fact.span), None)


def dateline(facts: Iterable[Fact]) -> Dateline | None:
    """Return the first dateline that has a date, else the first one."""
    found = [fact for fact in facts if isinstance(fact, Dateline)]
    return next((fact for fact in found if fact.date), found[0] if found else None)
