"""Abbreviations that stand for two things, and companies that have two legal forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.facts.name_forms import expansion, plain_expansion
from disclint.model.fact import NameVariant
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.model.value import dataclass, replace
from disclint.text.patterns import Pattern, compiled

REACH = 120
"""How far before a short form its long form can begin. Units: characters."""
PASSED_OVER = frozenset((SectionKind.FRONT_MATTER, SectionKind.WIRE_FOOTER, SectionKind.REFERENCES))

# ---- One abbreviation, two long forms


@cache
def _short_form() -> Pattern:
    return compiled(r"\((?:the )?\"?([A-Za-z]?[A-Z][A-Za-z&-]{0,8}[A-Z])s?\"?\)")


def abbreviations(frame: Frame) -> Iterator[NameVariant]:
    """Yield each long form before an abbreviation in parentheses that had another long form before, once for each abbreviation."""
    view = frame.view
    known: dict[str, tuple[str, str, Span]] = {}
    told: set[str] = set()
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
        elif known[match[1]][0] != plain and match[1] not in told and frame.kind_of(span) not in PASSED_OVER:
            told.add(match[1])
            yield NameVariant(
                **frame.where(span), name=match[1], usual=known[match[1]][1], sort="abbreviation", elsewhere=known[match[1]][2]
            )


# ---- One company, two legal forms

FORMS = {
    **dict.fromkeys(("Inc", "Incorporated"), "inc"),
    **dict.fromkeys(("Corp", "Corporation"), "corp"),
    **dict.fromkeys(("Ltd", "Limited"), "ltd"),
    **dict.fromkeys(("LLC",), "llc"),
    **dict.fromkeys(("LLP",), "llp"),
}
LONGEST = 5
"""How many words with a capital a name has at most, small words between them aside."""
SMALL = frozenset(("of", "and", "the", "&"))
SHORT_FORMS = frozenset(("Inc", "Corp", "Ltd"))
SPOKEN = frozenset((SectionKind.BODY, SectionKind.ABOUT, SectionKind.KEY_POINTS, SectionKind.FORWARD_LOOKING, SectionKind.LEGEND))
"""Where a name stands in running text: headlines and address blocks shorten it as they like."""


@cache
def _form() -> Pattern:
    return compiled(r"(?:Inc|Corp|L(?:td|imited|L[CP]))(?:orporated|oration)?\b(?!['-])")


def _name_before(view: str, end: int) -> str:
    """Return the name that ends at *end*: up to five words with a capital or a figure, with small words between them."""
    taken: list[str] = []
    for written in reversed(view[max(0, end - REACH) : end].rpartition("\n")[2].split(" ")):
        word = written.lstrip("(\"'[")
        is_word = word[:1].isupper() or word[:1].isdigit()
        if not word or not ((word in SMALL and taken) or (is_word and word.replace("&", "").replace("-", "").replace("'", "").isalnum())):
            break
        taken.append(word)
        if word != written or sum(word not in SMALL for word in taken) == LONGEST:
            break
    while taken and taken[-1] in SMALL:
        taken.pop()
    return " ".join(reversed(taken)).removeprefix("The ")


@dataclass(frozen=True, slots=True)
class _Legal:
    """A name with its legal form: *word* as written; *stop* tells whether a full stop belongs to it, None where it may end the sentence."""

    name: str
    span: Span
    word: str
    comma: bool
    stop: bool | None


def legal_forms(frame: Frame) -> Iterator[NameVariant]:
    """Yield, once for each company, the use of its name with another legal form than at first."""
    uses = [use for match in _form().finditer(frame.view) if (use := _legal(frame, match.start(), match.end())) is not None]
    known = {(use.name, FORMS[use.word]) for use in uses}
    found: dict[tuple[str, str], list[_Legal]] = defaultdict(list)
    for use in uses:
        name = _known_name(use.name, FORMS[use.word], known)
        found[name, FORMS[use.word]].append(replace(use, name=name, span=Span(use.span.start + len(use.name) - len(name), use.span.end)))
    for of_one in found.values():
        yield from _legal_variants(frame, of_one)


def _legal(frame: Frame, start: int, end: int) -> _Legal | None:
    """Return the name before the legal form that stands from *start* to *end*, if there is one and it stands in running text."""
    view, word = frame.view, frame.view[start:end]
    comma = view[max(0, start - 2) : start] == ", "
    name = _name_before(view, start - 2 if comma else start - 1) if view[start - 1 : start] == " " else ""
    if not name or word not in FORMS or frame.kind_of(Span(start, end)) not in SPOKEN:
        return None
    stop = _stop(view, end) if word in SHORT_FORMS else None
    begin = start - (2 if comma else 1) - len(name)
    return _Legal(name, Span(begin, end + 1 if word in SHORT_FORMS and view[end : end + 1] == "." else end), word, comma, stop)


def _stop(view: str, end: int) -> bool | None:
    if view[end : end + 1] != ".":
        return False
    after = view[end + 1 : end + 3]
    return None if not after.strip() or after[0] in "\"'" or (after[0].isspace() and not after[1:].islower()) else True


def _known_name(name: str, form: str, known: set[tuple[str, str]]) -> str:
    """Return *name* without words of the sentence before it: the shortest ending of it that stands alone elsewhere."""
    words = name.split(" ")
    endings = (" ".join(words[at:]) for at in range(len(words) - 1, 0, -1))
    return next((ending for ending in endings if (ending, form) in known), name)


def _legal_variants(frame: Frame, uses: list[_Legal]) -> Iterator[NameVariant]:
    """Yield the first use that differs from the first one of all: in the word, else in the comma, else in the stop."""
    first = uses[0]
    for sort in ("legal_word", "legal_comma", "legal_stop"):
        other = next((use for use in uses if _differs(first, use, sort)), None)
        if other is not None:
            yield NameVariant(**frame.where(other.span), name=first.name, usual=first.span.of(frame.view), sort=sort, elsewhere=first.span)
            return


def _differs(one: _Legal, two: _Legal, sort: str) -> bool:
    match sort:
        case "legal_word":
            return one.word != two.word
        case "legal_comma":
            return one.comma != two.comma
        case _:
            return one.stop is not None and two.stop is not None and one.stop != two.stop
