"""Checks of what stands at the end of a release: whom to ask, who speaks, and what follows the end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from disclint.facts.contacts import FEWEST, MOST
from disclint.model.fact import Contact
from disclint.model.reading import Reading
from disclint.model.release import Section, SectionKind
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

TEXT = (SectionKind.BODY, SectionKind.HEADLINE, SectionKind.DATELINE, SectionKind.SUBHEADING, SectionKind.QUOTE)
LEGENDS = (SectionKind.ABOUT, SectionKind.FORWARD_LOOKING, SectionKind.LEGEND, SectionKind.NON_GAAP, SectionKind.SAFETY_INFORMATION)
SHORT = 60
"""A stretch of text behind an end mark shorter than this is a label. Units: characters."""
_SMALL = """
inc incorporated corp corporation co company ltd limited llc llp lp plc ag gmbh ab as asa sa se nv bv spa srl oy group holding
holdings the of and for international global us usa uk by via on behalf news
"""
SMALL = frozenset(_SMALL.split())
"""Words that do not tell one company from another."""


# ---- Whom to ask


def contacts(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield that nobody can be reached, or that there is an address and no name of a person or a body to ask for."""
    if _in_metadata(reading):
        return
    found = [fact for fact in reading.by_kind.get("contact", ()) if isinstance(fact, Contact)]
    ways = [fact for fact in found if fact.form in ("email", "phone")]
    blocks = [section for section in reading.release.sections if section.kind is SectionKind.CONTACTS]
    if ways:
        return
    impossible = _impossible(reading)
    if impossible is not None:
        span, problem = impossible
        yield Breach(span, {"found": span.of(reading.release.text), "problem": problem})
        return
    blocks = [block for block in blocks if _labelled().search(_heading(block, reading).of(reading.release.view))]
    if blocks:
        names = (
            "names people to ask, but no e-mail address and no telephone number"
            if _has_name(found)
            else "gives no e-mail address and no telephone number"
        )
        yield Breach(
            _heading(blocks[0], reading),
            {"found": _heading(blocks[0], reading).of(reading.release.text), "problem": f"the contact block {names}"},
        )
    else:
        yield Breach(_ending(reading), {"found": "", "problem": "the release gives no e-mail address and no telephone number"})


@cache
def _number() -> Pattern:
    """What stands behind the word for a telephone number, or begins with a plus as one does."""
    return compiled(
        r"\b(?:tel|telephone|phone|ph|mobile|cell|fax|office|direct|call|[tmp])\b\.?(?: ?no\.?| number)?(?:: ?| at |\. ?)"
        r"(?P<mark>\+?[(\d][\d() .-]{2,40}\d)(?![\d%]|[.,]\d)|(?P<plus>(?<![\w+])\+ ?\d[\d() .-]{2,40}\d)(?![\d%]|[.,]\d)",
        re.I,
    )


def _impossible(reading: Reading) -> tuple[Span, str] | None:
    """Return the first telephone number that has too few or too many digits to be one, and what to say of it."""
    for found in _number().finditer(reading.release.view):
        span = Span(*(found.span("mark") if found["mark"] else found.span("plus")))
        digits = sum(char.isdigit() for char in span.of(reading.release.view))
        if not FEWEST <= digits <= MOST:
            few = f"too few: a number has {FEWEST} at least" if digits < FEWEST else f"too many: a number has {MOST} at most"
            number = span.of(reading.release.text)
            return span, f"the telephone number “{number}” has {digits} digits, {few}, and there is no other way to reach anybody"
    return None


def _ending(reading: Reading) -> Span | None:
    """Return a short place where a contact would stand: the heading of a contact block, the SOURCE line, or the last words of the text."""
    sections = reading.release.sections
    for kind in (SectionKind.CONTACTS, SectionKind.SOURCE_LINE):
        for section in sections:
            if section.kind is kind:
                return _heading(section, reading)
    texts = [p.span for p in reading.release.paragraphs if sections[p.section].kind is SectionKind.BODY and p.span.start < p.span.end]
    last = texts[-1] if texts else None
    if last is None:
        return None
    start = max(last.start, last.end - SHORT)
    while last.start < start < last.end and not reading.release.text[start - 1].isspace():
        start += 1
    return Span(start, last.end) if start < last.end else last


@cache
def _labelled() -> Pattern:
    return compiled(r"\b(?:contacts?|enquir|inquir|information|relations|questions)", re.I)


def _has_name(found: list[Contact]) -> bool:
    return any(fact.form == "name" for fact in found)


def _in_metadata(reading: Reading) -> bool:
    metadata = reading.release.document.metadata
    return metadata is not None and bool(metadata.data.get("contacts") or metadata.data.get("contact"))


def _heading(section: Section, reading: Reading) -> Span:
    first = next((p.span for p in reading.release.paragraphs if p.span.start >= section.span.start), section.span)
    return Span(first.start, min(first.end, first.start + 120))


# ---- Who speaks


def issuer_named(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the SOURCE line whose company the text never names, and the first about section where none is about the issuer."""
    sections = reading.release.sections
    view = reading.release.view.casefold()
    for section in sections:
        if section.kind is SectionKind.SOURCE_LINE:
            name = _source(section, reading)
            rest = view[: section.span.start] + view[section.span.end :]
            if 2 < len(name) < 80 and not _is_named(name, rest):
                yield Breach(section.span, {"found": name, "problem": "is the source, but the text never names it"})
    yield from _without_about(reading)


def _without_about(reading: Reading) -> Iterator[Breach]:
    issuer = _issuer(reading)
    if issuer is None:
        return
    abouts = [s for s in reading.release.sections if s.kind is SectionKind.ABOUT]
    if not abouts:
        return
    name, proof = issuer
    if any(_is_named(name, section.span.of(reading.release.view).casefold()[:400]) or _is_of_the_company(section) for section in abouts):
        return
    where = _heading(abouts[0], reading)
    yield Breach(
        where,
        {"found": where.of(reading.release.text), "problem": f"is the only description of a company, and none is of {name}"},
        (proof,) if proof else (),
    )


def _issuer(reading: Reading) -> tuple[str, Proof | None] | None:
    """Return the name of the issuer where it is sure: from the configuration, the metadata or the SOURCE line."""
    if reading.company.name:
        return reading.company.name, None
    metadata = reading.release.document.metadata
    issuer = metadata.data.get("issuer") if metadata is not None else None
    if isinstance(issuer, Mapping) and issuer.get("name"):
        return str(issuer["name"]), None
    for section in reading.release.sections:
        if section.kind is SectionKind.SOURCE_LINE:
            name = _source(section, reading)
            return (name, Proof("SOURCE line", section.span, name)) if 2 < len(name) < 80 else None
    return None


def _source(section: Section, reading: Reading) -> str:
    """Return the name in a SOURCE line; empty where the line names only the distributor."""
    found = compiled(r"(?i)\W*source\b\W*(.*)", re.S).match(section.span.of(reading.release.text))
    return found[1].strip(" *_\n") if found else ""


def _is_of_the_company(section: Section) -> bool:
    return section.title is None or (section.subject or section.title).casefold().strip(" :*") in (
        "about",
        "the company",
        "about the company",
        "us",
        "about us",
        "the group",
    )


def _is_named(name: str, folded: str) -> bool:
    """Tell whether the company *name*, or the word that tells it from others, stands in *folded* text."""
    words = [word for word in compiled(r"[^\W_]+").findall(name.casefold()) if word not in SMALL and (len(word) > 1 or not word.isascii())]
    if not words:
        return True
    joined = "".join(words)
    glued = compiled(r"[\W_]+").sub("", folded)
    return (
        joined in glued
        or any(re.search(rf"\b{re.escape(word)}", folded) for word in words if len(word) > 2)
        or _initials(words) in folded.split()
    )


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


# ---- What follows the end mark


def after_end_mark(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first section behind the end mark that belongs before it: text, a headline, a legend or an about section.

    British notes to editors stand behind it by custom, and whatever is in them.
    """
    top = sorted((s for s in reading.release.sections if s.within is None), key=lambda section: section.span)
    ends = [at for at, section in enumerate(top) if section.kind is SectionKind.END_MARK]
    if not ends:
        return
    mark = top[ends[0]]
    notes = _editors().search(reading.release.view, mark.span.start)
    for section in top[ends[0] + 1 :]:
        if notes and notes.start() < section.span.end:
            return
        name = _late(section)
        if name is not None:
            where = _heading(section, reading)
            mark_words = mark.span.of(reading.release.text).strip()
            values = {"found": where.of(reading.release.text), "problem": name, "mark": mark_words}
            yield Breach(where, values, (Proof("end mark", mark.span, mark_words),))
            return


@cache
def _editors() -> Pattern:
    """The heading of notes to editors."""
    return compiled(r"^\W{0,4}(?:\d\.\W)?(?:notes? (?:to|for) (?:the )?(?:news )?editors?|editors?'? notes?)\b", re.I | re.M)


def _late(section: Section) -> str | None:
    if section.kind is SectionKind.ABOUT:
        return "the description of a company"
    if section.kind in LEGENDS:
        return "a legend"
    if section.kind in TEXT and section.span.end - section.span.start > SHORT:
        return "text of the release"
    return None
