"""What conversions, scripts and text generators leave behind in a release."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.document import Role
from disclint.model.fact import Debris
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

PATTERNS = {
    "debris-script": "script",
    "debris-style": "style",
    "debris-markup": "markup",
    "debris-entity": "entity",
    "debris-escape": "entity",
    "debris-lost-apostrophe": "encoding",
    "debris-redaction": "redaction",
    "debris-parentheses": "parentheses",
    "debris-generator": "generator",
    "text-generator-answers": "generator",
}
"""Which form of debris the matches of a list or pattern are."""
ONCE = ("script", "style", "markup")
"""Forms of which one in a paragraph stands for all."""
LONG = 80
"""A paragraph of so many characters that stands twice is a fault of copying; shorter ones are labels and refrains."""
COPIED = (
    SectionKind.BODY,
    SectionKind.ABOUT,
    SectionKind.FORWARD_LOOKING,
    SectionKind.LEGEND,
    SectionKind.NON_GAAP,
    SectionKind.SAFETY_INFORMATION,
)
"""Where a paragraph that stands twice counts."""
NO_PROSE = (
    "_heading",
    "_line",
    "row",
    "item",
    "title",
    "subheading",
    "line",
    "code",
    "note",
    "image",
    "contact_detail",
    "key_point",
    "deck",
)
"""How the roles of paragraphs end that are lists, rows, lines or headings, and may stand twice."""
TRACKING = ("utm_source=chatgpt", "utm_source=openai", "utm_source=perplexity", "utm_source=copilot")
"""What text generators write into the links that they give."""


def facts(frame: Frame) -> Iterator[Debris]:
    """Yield each piece of debris.

    Order: by form.
    """
    yield from _matches(frame)
    yield from _encodings(frame)
    yield from _entities(frame)
    yield from _invisible(frame)
    yield from _tracking(frame)
    yield from _repeated(frame)


WHAT = {
    "script": "is a piece of a script",
    "style": "is a piece of a style sheet",
    "markup": "is a tag of HTML that readers see",
    "entity": "is a character code that readers see",
    "encoding": "has lost a character in conversion",
    "redaction": "stands where an e-mail address was hidden",
    "parentheses": "have lost what stood in them",
    "generator": "is what a text generator said to its user",
    "tracking": "names the text generator that gave the link",
    "invisible": "holds a character that nobody sees",
    "repeated": "stands twice",
}
"""What is wrong with debris of a form, as a clause behind the marked words."""


def _debris(frame: Frame, span: Span, form: str, what: str | None = None) -> Debris:
    return Debris(**frame.where(span), form=form, what=what or WHAT[form])


# ---- Patterns


def _matches(frame: Frame) -> Iterator[Debris]:
    told: set[tuple[str, Span]] = set()
    codes: list[Span] = []
    for name, form in PATTERNS.items():
        for phrase in frame.phrases_of(name):
            paragraph = frame.paragraph_of(phrase.span)
            if paragraph is not None and paragraph.role == Role.CODE.value:
                continue
            whole = paragraph.span if paragraph is not None else phrase.span
            if (form in ONCE and (form, whole) in told) or (form == "parentheses" and ("script", whole) in told):
                continue
            if name == "text-generator-answers" and not _speaks(frame, phrase.span, whole):
                continue
            told.add((form, whole))
            if name == "debris-entity":
                codes.append(phrase.span)
                continue
            yield _debris(frame, _word(frame.text, phrase.span) if form == "encoding" else phrase.span, form)
    yield from _seen_codes(frame, codes)


def _seen_codes(frame: Frame, spans: list[Span]) -> Iterator[Debris]:
    """Yield the first of the codes of each sign that readers see, with how many there are."""
    counts = Counter(span.of(frame.text) for span in spans)
    told: set[str] = set()
    for span in sorted(spans):
        code = span.of(frame.text)
        if code not in told:
            told.add(code)
            yield _debris(frame, span, "entity", f"stands in the text as readers see it{_times(counts[code])}: replace it by {_sign(code)}")


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""


def _sign(code: str) -> str:
    """Return the sign that *code*, maybe with a blank in it, was meant to be, as words for a message."""
    name = code.strip("&; ").lower()
    sign = html.unescape(f"&{'quot' if name.startswith('quot') else name};")
    return "a blank" if sign.isspace() else sign


def _speaks(frame: Frame, span: Span, paragraph: Span) -> bool:
    """Tell whether the answer of a text generator stands where one would: outside quotations, at the start of a sentence."""
    before = frame.view[paragraph.start : span.start].rstrip()
    return before.count('"') % 2 == 0 and (not before or before[-1] in ".!?:;,*-#")


# ---- Characters decoded twice


@cache
def _doubled() -> Pattern:
    """Two to four characters that are the bytes of one, read as Windows-1252 or Latin-1."""
    tail = (
        "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014"
        "\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
    )
    return compiled(
        rf"[\u00c2-\u00df][{tail}]|[\u00e0-\u00ef][{tail}]{{2}}|\u00f0[{tail}]{{3}}"
        rf"|\u00e2\u20ac(?![{tail}])|\u00e2[\u0080-\u009f](?![{tail}])"
        r"|\ufffd+|(?<=[a-z0-9.,;:%)])\u00c2(?=[ \u00a0])|(?<!\w)\u00c2(?= )"
    )


@cache
def _macintosh() -> Pattern:
    """The bytes of one sign of UTF-8, read as Mac OS Roman."""
    return compiled(
        "\u201a\u00c4[\u00ec\u00ed\u00ee\u00ef\u00f2\u00f4\u00f6\u00f9\u00fa\u00a2\u00b6]|\u201a\u00d1\u00a2|\u201a\u00c7\u00a8"
        "|\u221a[\u00a9\u00ae\u00b6\u00ba\u00a7\u00b1\u00fc\u00df\u00a8]"
        "|\u00ac[\u00ae\u00a9\u00c6\u2020\u221e]"
    )


def _encodings(frame: Frame) -> Iterator[Debris]:
    text = frame.text
    if any(sign in text for sign in "\u00c2\u00c3\u00e2\ufffd\u00f0\u00c5\u00c4\u00ce\u00d0"):
        for match in _doubled().finditer(text):
            words = match[0]
            reads = _reread(words, "cp1252")
            broken = words[0] == "\ufffd" or len(words) == 1 or words[:2] in ("\u00e2\u20ac", "\u00e2\u0080")
            if reads is not None or broken:
                yield _encoding(frame, Span(*match.span()), reads)
    if any(sign in text for sign in ("\u201a\u00c4", "\u201a\u00d1", "\u201a\u00c7", "\u221a", "\u00ac")):
        for match in _macintosh().finditer(text):
            reads = _reread(match[0], "mac_roman")
            if reads is not None:
                yield _encoding(frame, Span(*match.span()), reads)


def _encoding(frame: Frame, span: Span, reads: str | None) -> Debris:
    words = span.of(frame.text)
    what = f"was decoded wrongly: {words!r} should be {reads}" if reads else "was decoded wrongly"
    return _debris(frame, _word(frame.text, span), "encoding", what)


def _reread(words: str, codec: str) -> str | None:
    """Return what *words* read when their bytes (in *codec*, else one a character) are read as UTF-8, or None."""
    data = bytearray()
    for char in words:
        if codec == "cp1252" and ord(char) < 0x100:
            data.append(ord(char))
            continue
        try:
            data += char.encode(codec)
        except UnicodeEncodeError:
            return None
    try:
        found = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return found if len(found) == 1 else None


def _word(text: str, span: Span) -> Span:
    """Return the word around *span*, so that a reader can look at it."""
    start, end = span.start, span.end
    while start > 0 and span.start - start < 30 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - span.end < 30 and not text[end].isspace():
        end += 1
    return Span(start, end)


# ---- Codes of HTML in a headline


@cache
def _code() -> Pattern:
    """Codes of signs that Markdown needs no code for."""
    return compiled(r"&(?:amp|nbsp|quot|apos|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|#x?[0-9a-fA-F]{2,5});")


def _entities(frame: Frame) -> Iterator[Debris]:
    """Yield the codes in a Markdown headline: it goes into title fields, where nothing decodes them."""
    document = frame.release.document
    if document.format != "markdown" or "&" not in document.source:
        return
    found: dict[str, list[int]] = {}
    for section in frame.release.sections:
        if section.kind is not SectionKind.HEADLINE:
            continue
        for at in range(section.span.start, section.span.end):
            start, end = document.origin(at), document.finish(at)
            if end - start > 1 and _code().fullmatch(document.source[start:end]):
                found.setdefault(document.source[start:end], []).append(at)
    for code, places in found.items():
        what = f"stands in the headline as {code}{_times(len(places))}, which title fields print as it is: replace {code} by {_sign(code)}"
        yield _debris(frame, Span(places[0], places[0] + 1), "entity", what)


# ---- Characters that nobody sees


UNSEEN = {
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "direction end mark",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2060": "word joiner",
    "\u2061": "function application sign",
    "\u2062": "multiplication sign without width",
    "\u2063": "separator without width",
    "\u2064": "plus sign without width",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first strong isolate",
    "\u2069": "directional isolate end mark",
    "\ufeff": "byte order mark",
}
"""What the characters that nobody sees are called (Unicode names, in words)."""


def _invisible(frame: Frame) -> Iterator[Debris]:
    """Yield the first invisible character of each kind, with how many of it the release holds."""
    firsts: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for remnant in frame.release.document.remnants:
        if remnant.kind in ("soft_hyphen", "zero_width"):
            name = UNSEEN["\xad"] if remnant.kind == "soft_hyphen" else _unseen_name(frame, remnant.span)
            firsts.setdefault(name, remnant.span)
            counts[name] += 1
    for name, span in firsts.items():
        more = f"; the release holds {counts[name]} of them" if counts[name] > 1 else ""
        yield _debris(frame, span, "invisible", f"holds a {name}, which nobody sees{more}")


def _unseen_name(frame: Frame, span: Span) -> str:
    """Return what the first invisible character in the source of *span*, or just beside it, is called."""
    document = frame.release.document
    start, end = document.origin(span.start), document.finish(max(span.start, span.end - 1))
    source = document.source[max(0, start - 2) : end + 8]
    words = html.unescape(source) if "&" in source else source
    return next((UNSEEN[char] for char in words if char in UNSEEN and char != "\xad"), "control character")


# ---- Links that name a text generator


def _tracking(frame: Frame) -> Iterator[Debris]:
    for link in frame.release.document.links:
        target = link.target.lower()
        if any(sign in target for sign in TRACKING) and link.span.start < link.span.end:
            yield _debris(frame, link.span, "tracking")


# ---- Paragraphs that stand twice


@cache
def _note() -> Pattern:
    """How a note to a table begins, or the head of a table: both are printed again with the next one."""
    return compiled(r"[(\[]?(?:[A-Za-z]|\d{1,2}|\*{1,3})[)\].]|[*\u2020\u2021#]|.*\((?:Un|un|UN)?(?:audited|AUDITED)\)")


def _repeated(frame: Frame) -> Iterator[Debris]:
    seen: set[str] = set()
    for paragraph in frame.release.paragraphs:
        span = paragraph.span
        if span.end - span.start < LONG or paragraph.role.endswith(NO_PROSE):
            continue
        if frame.release.sections[paragraph.section].kind not in COPIED:
            continue
        words = " ".join(span.of(frame.view).split())
        if words[-1] not in ".!?\"')" or _note().match(words):
            continue
        if words in seen:
            yield _debris(frame, span, "repeated")
        seen.add(words)
