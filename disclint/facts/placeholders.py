"""What is left to fill in: fields of a template, letters that stand for a figure, contacts and addresses that stand for real ones.

The patterns of the vocabulary find what looks like one; what no pattern can say is asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from disclint.facts.dummies import dummies
from disclint.facts.frame import Frame
from disclint.model.document import Role
from disclint.model.fact import Phrase, Placeholder
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

FORMS: Mapping[str, str] = {
    "placeholder-field": "field",
    "placeholder-role": "field",
    "placeholder-angle": "field",
    "placeholder-merge": "merge",
    "placeholder-blank": "blank",
    "placeholder-line": "blank",
    "placeholder-dummy-text": "dummy-text",
    "placeholder-amount": "figure",
    "placeholder-undecided": "undecided",
    "placeholder-null": "null",
}
"""Which form of placeholder the terms of a list or pattern are."""
LABELS = frozenset(("contact", "contacts", "media contact", "press contact", "contact us"))
"""What stands in brackets as a heading, when it is all of its paragraph."""
BESIDE = 60
"""How far from letters such as TBC the words are looked for that make them a name. Units: characters."""


def facts(frame: Frame) -> Iterator[Placeholder]:
    """Yield each placeholder, each place once.

    Order: by list, then by place.
    """
    taken: list[Span] = []
    for name, form in FORMS.items():
        for phrase in frame.phrases_of(name):
            if not any(phrase.span.meets(other) for other in taken) and _is_left(frame, phrase):
                taken.append(phrase.span)
                yield Placeholder(span=phrase.span, sentence=phrase.sentence, section=phrase.section, form=form)
    yield from dummies(frame)


def _is_left(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether *phrase* is left to fill in, and not text that only looks so."""
    paragraph = frame.paragraph_of(phrase.span)
    if paragraph is not None and paragraph.role == Role.CODE.value:
        return False
    words = phrase.span.of(frame.view)
    if words.startswith("[") and _is_sequence(frame, phrase.span):
        return False
    whole = paragraph is not None and paragraph.span == phrase.span
    return TESTS.get(phrase.list, _always)(frame, phrase.span, words, whole)


# ---- Tests of single lists: the frame, the place, the words, and whether they are all of their paragraph


def _always(frame: Frame, span: Span, words: str, whole: bool) -> bool:
    return True


def _is_field(frame: Frame, span: Span, words: str, whole: bool) -> bool:
    if whole and words[1:-1].lower() in LABELS:
        return False
    return not (_is_quoted(frame, span) and _is_interpolation(words))


def _is_unquoted(frame: Frame, span: Span, words: str, whole: bool) -> bool:
    return not _is_quoted(frame, span)


def _is_blank(frame: Frame, span: Span, words: str, whole: bool) -> bool:
    return not _is_footnote(frame, words)


def _is_filler(frame: Frame, span: Span, words: str, whole: bool) -> bool:
    return whole or words.lower().startswith(("lorem", "dolor", "click", "insert")) or not _is_quoted(frame, span)


def _is_figure(frame: Frame, span: Span, words: str, whole: bool) -> bool:
    return len(words) > 2 or not _is_quoted(frame, span)


def _is_sequence(frame: Frame, span: Span) -> bool:
    """Tell whether brackets in the front matter are a list of YAML or TOML: ``tags: [company, date]``."""
    if frame.kind_of(span) is not SectionKind.FRONT_MATTER:
        return False
    return frame.text[: span.start].rstrip(" \t")[-1:] in ":=,[-\n"


def _is_quoted(frame: Frame, span: Span) -> bool:
    """Tell whether *span* stands between quotation marks of its paragraph."""
    paragraph = frame.paragraph_of(span)
    return paragraph is not None and frame.view.count('"', paragraph.span.start, span.start) % 2 == 1


def _is_interpolation(words: str) -> bool:
    """Tell whether brackets inside a quotation are the editor's: ``[our] patients``, ``best roofer in [city]``, ``I am [Your Name]``."""
    inner = words[1:-1]
    if inner.lower().startswith("insert"):
        return False
    return inner[:1].islower() or inner.lower().startswith("your")


def _is_footnote(frame: Frame, words: str) -> bool:
    """Tell whether stars or question marks in brackets are a footnote's mark: one that opens a paragraph explains it."""
    return words in ("[?]", "[*]", "[**]") and (
        words == "[?]" or any(p.span.of(frame.view).startswith(words) for p in frame.release.paragraphs)
    )


@cache
def _free() -> Pattern:
    """What may follow letters such as TBC that stand for themselves."""
    return compiled(r"\s*(?:[).,;:/|\]-]|$|\n)")


def _is_undecided(frame: Frame, span: Span, words: str, whole: bool) -> bool:
    """Tell whether TBD, TBC or TBA say that something is open, and are no name: ``TBC Bank``, ``TBD Media``, ``HSV-TK``."""
    view = frame.view
    if view[max(0, span.start - 2) : span.end + 2] in (f'("{words}")', f"('{words}')"):
        return False
    if _is_name(view, words):
        return False
    following = view[span.end : span.end + BESIDE]
    if words in ("TBC", "TBA"):
        return _free().match(following) is not None
    return compiled(r"'s| [A-Z][a-z]").match(following) is None


@cache
def _named(words: str) -> Pattern:
    initial = words[0]
    return compiled(
        rf"""["']{words}["']|\({words}\b[^)]|\b{words}(?: [A-Z][a-z]|'s\b)|[:$] ?{words}\)"""
        rf"|\b(?:of|by|from|with|and|at) {words}\b(?! *[).;,])|\b[{initial}{initial.lower()}]\w{{7,}} \({words}\)"
    )


def _is_name(view: str, words: str) -> bool:
    """Tell whether the letters *words* are somewhere used as a name."""
    found = _named(words).search(view)
    return found is not None


TESTS: Mapping[str, Callable[[Frame, Span, str, bool], bool]] = {
    "placeholder-field": _is_field,
    "placeholder-role": _is_unquoted,
    "placeholder-angle": _is_unquoted,
    "placeholder-blank": _is_blank,
    "placeholder-dummy-text": _is_filler,
    "placeholder-amount": _is_figure,
    "placeholder-undecided": _is_undecided,
}
"""What is asked of the matches of a list or pattern."""
