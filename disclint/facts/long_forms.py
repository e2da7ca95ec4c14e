"""Abbreviations that stand for two things, and companies that have two legal forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from disclint.facts.frame import Frame
from disclint.facts.name_forms import expansion, plain_expansion
from disclint.model.fact import NameVariant
from disclint.model.release import SectionKind
from disclint.model.span import Span

REACH = 120
"""How far before a short form its long form can begin. Units: characters."""
PASSED_OVER = frozenset((SectionKind.FRONT_MATTER, SectionKind.WIRE_FOOTER, SectionKind.REFERENCES))

# ---- One abbreviation, two long forms


@cache
def _short_form() -> re.Pattern[str]:
    return re.compile(r"\((?:the )?\"?([A-Za-z]?[A-Z][A-Za-z&-]{0,8}[A-Z])s?\"?\)")


def abbreviations(frame: Frame) -> Iterator[NameVariant]:
    """Yield each long form before an abbreviation in parentheses that had another long form before."""
    view = frame.view
    known: dict[str, tuple[str, str, Span]] = {}
    for match in _short_form().finditer(view):
        before = view[max(0, match.start() - REACH) : match.start()].rpartition("\n")[2]
        words = expansion(before.rstrip(' "'), match[1])
        if words is None:
            continue
        plain = plain_expansion(words)
        end = match.start() - len(before) + len(before.rstrip(' "'))
        span = Span(end - len(words), end)
        if match[1] not in known:
            known[match[1]] = (plain, words, span)
        elif known[match[1]][0] != plain and frame.kind_of(span) not in PASSED_OVER:
            yield NameVariant(
                **frame.where(span), name=match[1], usual=known[match[1]][1], sort="abbreviation", elsewhere=known[match[1]][2]
            )


# ---- One company, two legal forms

FORMS = {
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "ltd": "ltd",
    "limited": "ltd",
    "llc": "llc",
    "llp": "llp",
}
SHORT_FORMS = frozenset(("Inc", "Corp", "Ltd"))
SPOKEN = frozenset((SectionKind.BODY, SectionKind.ABOUT, SectionKind.KEY_POINTS, SectionKind.FORWARD_LOOKING, SectionKind.LEGEND))
"""Where a name stands in running text: headlines and address blocks shorten it as they like."""


@cache
def _company() -> re.Pattern[str]:
    name = r"[A-Z][\w&'+-]*"
    form = "|".join(("Inc", "Incorporated", "Corp", "Corporation", "Ltd", "Limited", "LLC", "LLP"))
    return re.compile(rf"(?<![\w&'.-])((?:{name} (?:of |and |the |& )?){{0,4}}{name})(,?) ({form})\b(?!['-])(\.?)")


@dataclass(frozen=True, slots=True)
class _Legal:
    span: Span
    word: str
    comma: bool
    stop: bool | None


def legal_forms(frame: Frame) -> Iterator[NameVariant]:
    """Yield, once for each company, the use of its name with another legal form than at first."""
    matches = [match for match in _company().finditer(frame.view) if frame.kind_of(Span(*match.span())) in SPOKEN]
    known = {(match[1], FORMS[match[3].lower()]) for match in matches}
    found: dict[tuple[str, str], list[_Legal]] = defaultdict(list)
    for match in matches:
        name = _known_name(match[1], FORMS[match[3].lower()], known)
        span = Span(match.end(1) - len(name), match.end())
        found[name, FORMS[match[3].lower()]].append(_Legal(span, match[3], match[2] == ",", _stop(frame.view, match)))
    for (name, _), uses in found.items():
        if len(uses) > 1:
            yield from _legal_variants(frame, name, uses)


def _known_name(name: str, form: str, known: set[tuple[str, str]]) -> str:
    """Return *name* without words of the sentence before it: the shortest ending of it that stands alone elsewhere."""
    words = name.split(" ")
    endings = (" ".join(words[at:]) for at in range(len(words) - 1, 0, -1))
    return next((ending for ending in endings if (ending, form) in known), name)


def _stop(view: str, match: re.Match[str]) -> bool | None:
    """Tell whether a stop belongs to the legal form; None where it may end the sentence."""
    if match[3] not in SHORT_FORMS:
        return None
    if not match[4]:
        return False
    after = view[match.end() : match.end() + 2]
    return None if not after.strip() or after[0] in "\"'" or (after[0].isspace() and not after[1:].islower()) else True


def _legal_variants(frame: Frame, name: str, uses: list[_Legal]) -> Iterator[NameVariant]:
    """Yield the first use that differs from the first one of all: in the word, else in the comma, else in the stop."""
    first = uses[0]
    for sort in ("legal_word", "legal_comma", "legal_stop"):
        other = next((use for use in uses if _differs(first, use, sort)), None)
        if other is not None:
            yield NameVariant(**frame.where(other.span), name=name, usual=first.span.of(frame.view), sort=sort, elsewhere=first.span)
            return


def _differs(one: _Legal, two: _Legal, sort: str) -> bool:
    match sort:
        case "legal_word":
            return one.word != two.word
        case "legal_comma":
            return one.comma != two.comma
        case _:
            return one.stop is not None and two.stop is not None and one.stop != two.stop
