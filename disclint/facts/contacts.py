"""Ways to reach somebody: addresses, telephone numbers, and the people to ask for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import Contact
from disclint.model.release import SectionKind
from disclint.model.span import Span

REACH = 250
"""How far before a contact the word may stand that tells for whom it is. Units: characters."""
ROLES = {"investor": "investor", "ir": "investor", "shareholder": "investor"}
"""Words that tell for whom a contact is; the others are for the media."""


@cache
def _mail() -> re.Pattern[str]:
    return re.compile(r"[\w.+%-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}|\[ ?email protected ?\]|\b[\w.-]{2,40} ?(?:\[at\]|\(at\)) ?[\w.-]{3,60}")


@cache
def _phone() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,$/-])(?:\+ ?\d{1,3}(?: ?\(0\))?[ .-]?(?:\(\d{1,5}\)|\d{1,5})(?:[ .-]?\d{2,5}){1,4}"
        r"|\(\d{2,5}\)[ .-]{0,2}\d{3,4}(?:[ .-]?\d{3,4})"
        r"|(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}"
        r"|1?-?8[0-9]{2}-[A-Z0-9-]{7,9}"
        r"|0\d{2,4}[ .-]\d{3,4}[ .-]?\d{3,4})(?![\w-]|\.\d)"
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(r"\b(?:tel|telephone|phone|ph|mobile|cell|t|m|p|o|office|direct|call)\b\.?(?: ?no\.?| number)?[:. ]{1,3}(\+?[(\d][\d ().-]{6,20}\d)", re.I)


def facts(frame: Frame) -> Iterator[Contact]:
    """Yield each e-mail address, telephone number and named person to ask.

    Order: by form.
    """
    view = frame.view
    roles = _roles(view)
    starts = [start for start, _ in roles]

    def contact(span: Span, form: str) -> Contact:
        at = bisect_right(starts, span.start) - 1
        role = roles[at][1] if at >= 0 and span.start - starts[at] <= REACH else None
        return Contact(**frame.where(span), form=form, value=span.of(view), role=role)

    if "@" in view or "protected" in view or "at]" in view or "(at)" in view:
        for found in _mail().finditer(view):
            span = Span(*found.span())
            if frame.kind_of(span) is not SectionKind.FRONT_MATTER:
                yield contact(span, "email")
    told: set[int] = set()
    for pattern in (_phone(), _labelled()):
        for found in pattern.finditer(view):
            span = Span(*found.span(found.re.groups))
            if span.end not in told and frame.kind_of(span) is not SectionKind.FRONT_MATTER:
                told.add(span.end)
                yield contact(span, "phone")
    for section in frame.release.sections:
        if section.kind is SectionKind.CONTACTS:
            for found in _name().finditer(view, section.span.start, section.span.end):
                yield contact(Span(*found.span(1)), "name")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(r"\b(investors?|ir|shareholders?|media|press|pr|public|news)\b[^\n.@]{0,30}?(?:contact|enquir|inquir|relations|:|@)", re.I)


def _roles(view: str) -> list[tuple[int, str]]:
    """Return the words that tell for whom the contacts behind them are."""
    return [(found.start(), ROLES.get(found[1].lower().rstrip("s"), "media")) for found in _role().finditer(view)]


@cache
def _name() -> re.Pattern[str]:
    """A line, or the start of one, that holds a name: two to four words with capitals."""
    return re.compile(
        r"(?:^|\n|[:|,;/]\s|[Cc]ontact(?:s| [Dd]etails| [Ii]nformation)?:?\s?)\s*(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?"
        r"((?:[A-Z\u00c0-\u00de][\w'\u2019.-]{0,20}|[A-Z]{2,15}) (?:(?:[A-Z]\.?|de|van|von|der|del|la|di|bin|al)[ -]){0,2}[A-Z\u00c0-\u00de][\w'\u2019-]{1,24}(?: [A-Z][\w'-]{1,20}){0,2})"
    )
