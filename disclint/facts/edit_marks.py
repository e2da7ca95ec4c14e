"""Traces of editing: tracked changes, comments, notes between drafters, marks of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.document import Revision
from disclint.model.fact import EditMark, Phrase
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

NOTES = {"drafting-note": "note", "drafting-label": "note", "draft-version": "draft", "confidential-mark": "confidential"}
"""Which form of mark the matches of a pattern are."""
HEAD = (SectionKind.FRONT_MATTER, SectionKind.WIRE_HEADER, SectionKind.EMBARGO, SectionKind.HEADLINE, SectionKind.SUBHEADLINE)
LINE = 70
"""A paragraph up to this long that begins with DRAFT is a mark. Units: characters."""


def facts(frame: Frame) -> Iterator[EditMark]:
    """Yield each trace of editing.

    Order: tracked changes and comments, then notes, then marks of a draft.
    """
    taken: set[Span] = set()
    for revision in frame.release.document.revisions:
        if revision.span not in taken and _is_left(frame, revision):
            taken.add(revision.span)
            words = " ".join(revision.words.split())
            yield EditMark(**frame.where(revision.span), form=revision.kind, words=words, what=_what(revision.kind, words))
    for name, form in NOTES.items():
        for phrase in frame.phrases_of(name):
            overlaps = any(phrase.span.meets(other) for other in taken)
            if not overlaps and not frame.in_code(phrase.span) and not _in_sequence(frame, phrase.span):
                taken.add(phrase.span)
                yield _mark(frame, phrase, form)
    for phrase in frame.phrases_of("draft-word"):
        if _is_draft_mark(frame, phrase.span) and not any(phrase.span.meets(other) for other in taken):
            yield _mark(frame, phrase, "draft")


def _mark(frame: Frame, phrase: Phrase, form: str) -> EditMark:
    words = phrase.span.of(frame.text)
    return EditMark(
        span=phrase.span, sentence=phrase.sentence, section=phrase.section, form=form, words=words.strip("[]"), what=_what(form, words)
    )


WHAT = {
    "insertion": "is a tracked insertion that nobody has accepted",
    "deletion": "stands beside a tracked deletion, of \u2018{words}\u2019",
    "replacement": "is a tracked replacement that nobody has accepted",
    "comment": "carries a comment, \u2018{words}\u2019",
    "note": "is a note between drafters",
    "draft": "marks the text as a draft",
    "confidential": "marks the text as confidential or not yet approved",
}
"""What is wrong with a mark of a form, as a clause behind the marked words."""


def _what(form: str, words: str) -> str:
    return WHAT[form].replace("{words}", words)


def _in_sequence(frame: Frame, span: Span) -> bool:
    """Tell whether brackets in the front matter are a list of YAML."""
    return (
        frame.kind_of(span) is SectionKind.FRONT_MATTER
        and frame.view[span.start] == "["
        and frame.text[: span.start].rstrip(" \t")[-1:] in ":=,[-\n"
    )


# ---- Changes and comments


@cache
def _machine() -> Pattern:
    """Comments that programs write, or that are meant for programs."""
    return compiled(
        r"disclint\b|expect\b|/?wp:|more\b|\[if\b|\[endif|<!\[endif|(?:start|end)fragment|field: |zeq\.|xbrl"
        r"|document (?:created|created using|generated)|created (?:with|by|using)|generated (?:with|by|on)|copyright|google|facebook"
        r"|meta pixel|hubspot|begin|end\b|/|#|\{|\}|prettier|eslint|markdownlint"
        r"|toc\b|section break|page ?break|sequence|ad ?slot|ads?\b|nav|header|footer|body|content|sidebar|script|style",
        re.I,
    )


@cache
def _drafting() -> Pattern:
    """Words with which drafters speak to each other."""
    return compiled(
        r"\b(?:todo|to do|fixme|tb[cd]|check|confirm|verify|draft|legal|lawyer|counsel|approv\w+|sign[- ]?off|please|pls|replace|delete"
        r"|remove|update|insert|add|ask|waiting|awaiting|pending|note|comment|query|sure|correct|right|wrong"
        r"|should we|can we|do we|is this|who|why"
        r"|before we|don't|do not|not yet|final|version|embargo\w*)\b|\?",
        re.I,
    )


@cache
def _asking() -> Pattern:
    """Words that only drafters write into a comment of a page; builders of pages write ``Please keep this`` and ``Insert logo here``."""
    return compiled(
        r"\b(?:todo|fixme|tb[cd]|confirm\w*|legal|lawyer|counsel|approv\w+|sign[- ]?off|draft|awaiting|pending|not sure|should we"
        r"|can we|do we|before we|not yet|check with|ask [A-Z]\w+)\b",
        re.I,
    )


def _is_left(frame: Frame, revision: Revision) -> bool:
    """Tell whether a change or comment is one between people, and not a machine's or a struck-out price."""
    words = " ".join(revision.words.split())
    if revision.kind == "comment":
        form = frame.release.document.format
        if form == "docx":
            return bool(words)
        asks = _asking() if form == "html" else _drafting()
        return len(words.split()) > 1 and _machine().match(words) is None and asks.search(words) is not None
    if revision.kind == "deletion" and compiled(r"(?:US|CA|A)?[$\u20ac\u00a3\u00a5] ?[\d.,]+").fullmatch(words):
        return False
    return any(char.isalnum() for char in words)


# ---- The word DRAFT


@cache
def _closes() -> Pattern:
    """What stands behind DRAFT where it marks what follows."""
    return compiled(
        r"[ *_\])>]*(?:$|[-:|(\[v#\d.]|OF \d|FOR (?:REVIEW|APPROVAL|COMMENT|DISCUSSION)|COPY\b|PRESS RELEASE\b|NEWS RELEASE\b|NOT FOR\b)"
    )


def _is_draft_mark(frame: Frame, span: Span) -> bool:
    """Tell whether DRAFT in capitals marks a draft: in the head alone, behind or before a sign, or a line of its own anywhere."""
    paragraph = frame.paragraph_of(span)
    whole = paragraph.span if paragraph is not None else frame.release.sections[frame.section_of(span)].span
    view = frame.view
    before, after = view[whole.start : span.start], view[span.end : whole.end]
    if frame.kind_of(span) is SectionKind.FRONT_MATTER:
        return _is_draft_title(view, span)
    alone = not before.strip(" *#([<-_") and _closes().match(after)
    if alone and (frame.kind_of(span) in HEAD or len(view[whole.start : whole.end]) <= LINE):
        return True
    if frame.kind_of(span) not in HEAD:
        return False
    framed = before.rstrip()[-1:] in "([<" and after.lstrip()[:1] in ")]>" if before.strip() else False
    last = bool(compiled(r"[-:|] ?$").search(before)) and not after.strip(" *_)]")
    opens = not before.strip(" *#") and not view[whole.start : whole.end].isupper() and not _is_event(after)
    return framed or last or opens


def _is_draft_title(view: str, span: Span) -> bool:
    """Tell whether a title in the front matter begins with DRAFT or ends with it."""
    line = view[view.rfind("\n", 0, span.start) + 1 : span.start]
    return compiled(r"\b(?:title|headline)\"?\s*[:=]\s*[\"']?[\[(]?$").search(line[-40:]) is not None


def _is_event(after: str) -> bool:
    """Tell whether the words behind DRAFT make it a thing: ``DRAFT beer``, ``DRAFT Day``, ``DRAFT lottery``."""
    things = r" (?:beer|pick|lottery|bill|guidance|day|night|class|party|horse|house|kings?|combine|prospects?)\b"
    return re.match(things, after, re.I) is not None
