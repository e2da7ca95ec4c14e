"""Checks of what stands at the end of a release: whom to ask, who speaks, and what follows the end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

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
        yield Breach(None, {"found": "", "problem": "there is no e-mail address and no telephone number of anybody to ask"})


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
    found = re.match(r"(?i)\W*source\b\W*(.*)", section.span.of(reading.release.text), re.S)
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
    words = [word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in SMALL and (len(word) > 1 or not word.isascii())]
    if not words:
        return True
    joined = "".join(words)
    glued = re.sub(r"[\W_]+", "", folded)
    return (
        joined in glued
        or any(re.search(rf"\b{re.escape(word)}", folded) for word in words if len(word) > 2)
        or _initials(words) in folded.split()
    )


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


# ---- What follows the end mark


def after_end_mark(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first section behind the last end mark that belongs before it: text, a headline, a legend or an about section."""
    top = sorted((s for s in reading.release.sections if s.within is None), key=lambda section: section.span)
    ends = [at for at, section in enumerate(top) if section.kind is SectionKind.END_MARK]
    if not ends:
        return
    mark = top[ends[0]]
    for section in top[ends[0] + 1 :]:
        name = _late(section)
        if name is not None:
            where = _heading(section, reading)
            mark_words = mark.span.of(reading.release.text).strip()
            values = {"found": where.of(reading.release.text), "problem": name, "mark": mark_words}
            yield Breach(where, values, (Proof("end mark", mark.span, mark_words),))
            return


def _late(section: Section) -> str | None:
    if section.kind is SectionKind.ABOUT:
        return "the description of a company"
    if section.kind in LEGENDS:
        return "a legend"
    if section.kind in TEXT and section.span.end - section.span.start > SHORT:
        return "text of the release"
    return None
