"""Ways to reach somebody: addresses, telephone numbers, and the people to ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import Contact
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

REACH = 250
"""How far before a contact the word may stand that tells for whom it is. Units: characters."""
INVESTORS = frozenset(("investor", "investors", "ir", "shareholder", "shareholders"))
"""Words that tell that a contact is for investors; the others are for the media."""
FEWEST, MOST = 7, 15
"""How many digits a telephone number has. Source: ITU-T E.164; numbers of one town are shorter."""


def facts(frame: Frame) -> Iterator[Contact]:
    """Yield each e-mail address, telephone number and named person to ask.

    Order: by form.
    """
    for form, spans in (("email", _mails(frame.view)), ("phone", _phones(frame.view)), ("name", _names(frame))):
        for span in spans:
            if frame.kind_of(span) is not SectionKind.FRONT_MATTER:
                yield Contact(**frame.where(span), form=form, value=span.of(frame.view), role=_role_of(frame.view, span))


# ---- E-mail addresses


@cache
def _local() -> Pattern:
    return compiled(r"[\w.+%-]{1,60}$")


@cache
def _domain() -> Pattern:
    return compiled(r"[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}")


@cache
def _hidden() -> Pattern:
    """An address that a converter or its writer has hidden from machines."""
    return compiled(r"\[ ?email protected ?\]|(?<=\w) ?[\[(]at[\])] ?[\w-]{2,60}")


def _mails(view: str) -> Iterator[Span]:
    at = view.find("@")
    while at >= 0:
        before = _local().search(view, max(0, at - 60), at)
        after = _domain().match(view, at + 1)
        if before and after:
            yield Span(before.start(), after.end())
        at = view.find("@", at + 1)
    if "protected" in view or "[at]" in view or "(at)" in view:
        yield from (Span(*found.span()) for found in _hidden().finditer(view))


# ---- Telephone numbers


@cache
def _run() -> Pattern:
    """A run of digits and of what stands between the groups of a telephone number; wires glue it to the words around it."""
    return compiled(r"(?<![\d.,$/-])[+(]{0,2}\d[\d() .-]{5,22}\d(?![\d%]|[.,]\d)|\b1?-?8\d\d-[A-Z0-9-]{7,9}")


@cache
def _phone() -> Pattern:
    return compiled(
        r"\+ ?\d{1,3}(?: ?\(0\))?[ .-]?(?:\(\d{1,5}\)|\d{1,5})(?:[ .-]?\d{2,5}){1,4}"
        r"|\(\d{2,5}\)[ .-]{0,2}\d{3,4}[ .-]?\d{3,4}|(?:1[ .-])?\d{3}[ .-]{1,2}\d{3}[ .-]{1,2}\d{4}\b"
        r"|1?-?8\d\d-[A-Z0-9-]{7,9}|0\d{2,4}[ .-]\d{3,4}[ .-]?\d{3,4}"
    )


@cache
def _label() -> Pattern:
    """What stands before a number that is a telephone number in whatever form."""
    return compiled(
        r"\b(?:tel|telephone|phone|ph|mobile|cell|fax|office|direct|call|dial|[tmpo])\b\.?(?: ?no\.?| number| at)?[:. ]{1,3}$", re.I
    )


def _phones(view: str) -> Iterator[Span]:
    for found in _run().finditer(view):
        number = _phone().search(view, found.start(), found.end())
        if number is None and _label().search(view, max(0, found.start() - 20), found.start()):
            number = found
        if number is not None and FEWEST <= sum(char.isalnum() for char in number[0]) <= MOST:
            yield Span(*number.span())


# ---- People, and for whom they are


@cache
def _name() -> Pattern:
    """A line, or the start of one, that holds a name: two to five words with capitals."""
    word = r"[A-Z\u00c0-\u00de][\w'\u2019.-]{0,20}"
    small = r"(?:[A-Z]\.?|de|van|von|der|del|la|di|bin|al)"
    return compiled(
        r"(?:^|\n|[:|,;/]\s|[Cc]ontact(?:s| [Dd]etails| [Ii]nformation)?:?\s?)\s*(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?"
        rf"({word} (?:{small}[ -]){{0,2}}{word}(?: {word}){{0,2}})"
    )


def _names(frame: Frame) -> Iterator[Span]:
    for section in frame.release.sections:
        if section.kind is SectionKind.CONTACTS:
            for found in _name().finditer(frame.view, section.span.start, section.span.end):
                yield Span(*found.span(1))


@cache
def _role() -> Pattern:
    return compiled(
        r"\b(investors?|ir|shareholders?|media|press|pr|public|news)\b[^\n.@]{0,30}?(?:contact|enquir|inquir|relations|:|@)", re.I
    )


def _role_of(view: str, span: Span) -> str | None:
    found = None
    for found in _role().finditer(view, max(0, span.start - REACH), span.end):  # noqa: B007  # the last one counts
        pass
    if found is None:
        return None
    return "investor" if found[1].lower() in INVESTORS else "media"
