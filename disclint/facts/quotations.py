"""Quoted statements: where they begin and end, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import Quotation
from disclint.model.release import Paragraph, SectionKind
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

SHORTEST = 12
"""Quotation marks around fewer words hold a name, a title or a term. Units: words."""
WHERE = (SectionKind.BODY, SectionKind.SUBHEADING, SectionKind.KEY_POINTS)
SPOKEN = "speech-verbs"
"""The term list of the words with which somebody is quoted."""
NEAR = 350
"""How far into the paragraph before a statement its speaker is looked for, if that paragraph quotes. Units: characters."""
CLOSE = 150
"""The same where it does not quote, and for the paragraph behind. Units: characters."""
FURTHER = 3000
"""How far on a statement of several paragraphs may close. Units: characters."""


def facts(frame: Frame) -> Iterator[Quotation]:
    """Yield each quoted statement of twelve words or more.

    Order: that of the text.
    """
    if '"' not in frame.view:
        return
    spoken = [phrase.span for phrase in frame.phrases_of(SPOKEN)]
    paragraphs = [p for p in frame.release.paragraphs if frame.release.sections[p.section].kind in WHERE]
    known = False  # whether the statement before, in this paragraph or the one before, has a speaker
    last = -2
    for at, paragraph in enumerate(paragraphs):
        for span in quoted(frame, paragraph):
            words = _words(span.of(frame.view))
            if words < SHORTEST:
                continue
            speaker = _speaker(frame, paragraph, span)
            said = speaker is not None or _is_attributed(frame, paragraphs, at, span, spoken)
            known = said or (known and at - last <= 1)
            last = at
            unnamed = None if speaker else _unnamed_speaker(frame.view, paragraph, span)
            yield Quotation(
                **frame.where(span),
                speaker=speaker[0] if speaker else None,
                title=speaker[1] if speaker else None,
                attributed=known,
                first_person=_first_person().search(frame.view, span.start, span.end) is not None,
                words=words,
                unnamed=unnamed is not None,
                what=_wrong(unnamed, known),
            )


def _words(quoted_words: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in quoted_words.split())


# ---- Where quotations begin and end


def quoted(frame: Frame, paragraph: Paragraph) -> Iterator[Span]:
    """Yield what stands in quotation marks in *paragraph*, marks included; a quotation that is not closed runs to its end."""
    open_marks: list[int] = []
    for at, opens in marks(frame.view, frame.text, paragraph.span):
        if opens:
            open_marks.append(at)
        elif open_marks:
            opened = open_marks.pop()
            if not open_marks:
                yield Span(opened, at + 1)
    if open_marks:
        yield Span(open_marks[0], paragraph.span.end)


def marks(view: str, text: str, span: Span) -> Iterator[tuple[int, bool]]:
    """Yield each double quotation mark in *span* with whether it opens: as printed, and of a straight one by what stands around it.

    Signs of inches and seconds are none.
    """
    inside = 0
    at = view.find('"', span.start, span.end)
    while at >= 0:
        before = view[at - 1] if at > span.start else " "
        after = view[at + 1] if at + 1 < span.end else " "
        sign = text[at]
        if not (sign in '"\u2033\u201d' and before.isdigit() and not inside):
            if sign in "\u201c\u201e":
                opens = not (inside and not after.isalnum() and not before.isspace())
            elif sign == "\u201d":
                opens = not inside and before.isspace() and after.isalnum()
            else:
                opens = not inside and (not after.isspace() or before.isspace())
            inside += 1 if opens else -1 if inside else 0
            yield at, opens
        at = view.find('"', at + 1, span.end)


# ---- Who says so


def _is_attributed(frame: Frame, paragraphs: list[Paragraph], at: int, span: Span, spoken: list[Span]) -> bool:
    """Tell whether a speaker is named in the paragraph of a statement, outside of its words, or in the ones before and after."""
    paragraph = paragraphs[at]
    view = frame.view
    if _said_in(spoken, paragraph.span, span):
        return True
    around = view[paragraph.span.start : span.start], view[span.end : paragraph.span.end]
    if around[0].rstrip().endswith((":", ",")) or _signed().match(around[1]) or _is_signed_later(view, span, spoken):
        return True
    if at and _leads(frame, paragraphs[at - 1], spoken):
        return True
    if at + 1 < len(paragraphs):
        after = paragraphs[at + 1]
        start = view[after.span.start : min(after.span.end, after.span.start + NEAR)]
        opening = Span(after.span.start, min(after.span.end, after.span.start + CLOSE))
        if _signature().match(start) or (_said_in(spoken, opening, None) and not start.startswith('"')):
            return True
    rest = view[paragraph.span.end : paragraph.span.end + 120].lstrip()
    return _signature().match(rest) is not None


def _is_signed_later(view: str, span: Span, spoken: list[Span]) -> bool:
    """Tell whether a statement that its paragraph leaves open is closed further on, and its speaker named there."""
    if view[span.end - 1] == '"':
        return False
    end = view.find('"', span.end, span.end + FURTHER)
    after = view[end + 1 : end + 200]
    return end >= 0 and (_signed().match(after) is not None or _said_in(spoken, Span(end, end + 150), None))


def _leads(frame: Frame, before: Paragraph, spoken: list[Span]) -> bool:
    words = before.span.of(frame.view).rstrip()
    if words.endswith(":") or (len(words) < 120 and words.endswith("?")):
        return True
    tail = Span(max(before.span.start, before.span.end - (NEAR if '"' in words else CLOSE)), before.span.end)
    return _said_in(spoken, tail, None) or (len(words) < 120 and _signature().match(words) is not None)


def _said_in(spoken: list[Span], where: Span, apart_from: Span | None) -> bool:
    return any(where.covers(one) and (apart_from is None or not apart_from.covers(one)) for one in spoken)


@cache
def _signed() -> Pattern:
    """What stands behind a statement where its speaker signs: ``- Lea Brandt``, ``(Lea Brandt)``."""
    return compiled(r"\s*(?:-{1,3}|~|\(|\||,|from|by)\s*(?:by |from )?\(?[A-Z]|\s*[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,4},")


@cache
def _signature() -> Pattern:
    """A line that names a speaker."""
    return compiled(
        r"[\s*_]*(?:-{1,3}|~|\u2022|\()\s*(?:Dr\.? |Mr\.? |Ms\.? )?[A-Z]"
        r"|[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3}(?:, [^\n.!?]{3,90})?\.?(?:\n|$)"
        r"|[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3}, (?:[A-Z]|(?:chief|president|founder|co-founder|director|head|vice|managing|executive)\b)"
    )


@cache
def _first_person() -> Pattern:
    return compiled(r"\b(?:I|I'[a-z]+|we|our|ours|us|my|mine|me|We|Our|My|We'[a-z]+|we'[a-z]+)\b")


_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor|Sir|Hon)\.? )?[A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]*|de|van|von|der|bin|al)){0,4}"
_VERB = (
    r"(?:said|says|stated|states|added|adds|commented|comments|explained|explains|noted|notes|remarked|concluded|continued|shared|stressed)"
)


@cache
def _named() -> Pattern:
    return compiled(
        rf"\b{_VERB},? (?P<one>{_NAME})(?:, (?P<job>[^.\"]{{3,140}}?)(?=[.\"]|$))?"
        rf"|(?P<two>{_NAME})(?:, (?P<post>[^.\"]{{3,140}}?),)? (?:also |further |recently )?{_VERB}\b"
    )


def _speaker(frame: Frame, paragraph: Paragraph, span: Span) -> tuple[str, str | None] | None:
    """Return the name and, if it is printed, the title of the speaker that a sentence beside the statement names."""
    view = frame.view
    after = _named().search(view, span.end, min(paragraph.span.end, span.end + NEAR))
    found = after or _named().search(view, max(paragraph.span.start, span.start - NEAR), span.start)
    if found is None:
        return None
    name = found["one"] or found["two"]
    return name.rstrip(".,"), found["job"] or found["post"]


# ---- Speakers without a name


@cache
def _nobody() -> Pattern:
    """A verb of saying and a person of whom only the post is told, right behind a statement."""
    roles = (
        "president|director|executive|spokesperson|spokesman|spokeswoman|representative|officer|manager|official|founder|analyst|leader|expert"
        "|partner|engineer|customer|client|insider|source|employee|investor"
    )
    return compiled(
        r"[\s,]*(?:said|says|stated|states|added|adds|commented|comments|explained|explains|noted|notes|remarked|remarks) "
        rf"(?P<who>(?:an?|one) (?:[\w'&.-]+ ){{0,4}}?(?i:{roles})\b|the (?:company |company's )?spokes(?:person|man|woman)\b"
        rf"|(?:(?:company|senior|industry|bank|government) )?(?:(?i:{roles})s|management)\b)(?! [A-Z]|,? who\b)"
        r"(?P<of> (?:at|of|for|from|with|in) [^.,\"]{2,60}+)?+(?!,? [A-Z][\w'.-]+ [A-Z]|[^.\"]{0,40}\b(?:Mr|Ms|Mrs|Dr)\b)"
    )


def _unnamed_speaker(view: str, paragraph: Paragraph, span: Span) -> str | None:
    """Return the words for the speaker of a statement where they tell a post and no name."""
    found = _nobody().match(view, span.end, paragraph.span.end)
    return found["who"] + (found["of"] or "") if found else None


def _wrong(unnamed: str | None, known: bool) -> str:
    """Return what is wrong with the attribution of a statement, as a clause; nothing if it has a speaker."""
    if unnamed:
        return f"is attributed to “{unnamed}”, and the release does not say who that is"
    return "" if known else "has no speaker"
