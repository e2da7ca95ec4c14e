"""Blocks to pieces: the paragraphs that a reader would see, also where a wire has lost the breaks between them.

Wires deliver releases with the whole body in one line, paragraphs told apart by double blanks only, and with headings glued to the
text behind them (``Forward-Looking StatementsThis press release …``). Everything after this module sees one piece a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.model.document import OBJECT, Document, Role
from disclint.model.span import Span
from disclint.model.value import dataclass, replace
from disclint.parsing.shapes import is_title_case, reaches, reads_as_title
from disclint.parsing.signs import Signs
from disclint.text.patterns import Pattern, compiled

ARCHIVE = ("[Original/Source Press Release]", "Original/Source Press Release")
"""How the note begins that archives of releases put behind them."""

HEADING_LENGTH = 120
"""A heading is at most this long. Units: characters."""

MIN_GLUED = 100
"""A paragraph that holds the beginning of another is at least this long. Units: characters."""

RUN_IN = ("About", "ABOUT", "orward", "ORWARD", "Safe Harb", "SAFE HARB", "ontact", "ONTACT", "SOURCE", "Disclaimer", "##", "# #")
"""One of these stands in every heading that runs into a paragraph."""

FOOTERS = ("View ", "The issuer is", "if (!", "[Original")
"""One of these stands in every footer of a wire."""

MANY = 4
"""So many sentences glued to the one before show that a wire has lost the breaks between its paragraphs."""

MIN_TEXT = 60
"""Text behind a heading is at least this long. Units: characters."""

FLAT_LENGTH = 900
"""A paragraph longer than this that holds double blanks has lost its breaks. Units: characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph as a reader sees it. *glued* tells that it was cut off as a heading from the text behind it."""

    span: Span
    role: Role
    level: int = 0
    bold: bool = False
    glued: bool = False
    lone: bool = True

    def of(self, view: str) -> str:
        """Return its words."""
        return view[self.span.start : self.span.end]


def pieces(document: Document, signs: Signs) -> list[Piece]:
    """Cut the blocks of *document* into pieces, in the order of the text.

    Args: *signs* are the terminals of the release grammar, of which known headings are cut off the text behind them.
    """
    cut: list[Piece] = []
    flat = sum(block.role in (Role.PARAGRAPH, Role.LIST_ITEM) for block in document.blocks) <= 6
    archived = False
    for block in document.blocks:
        whole = Piece(block.span, block.role, block.level, block.bold)
        archived = archived or whole.of(document.view).startswith(ARCHIVE)
        if archived:
            cut.append(whole)
        elif block.role is Role.PARAGRAPH and not block.bold:
            cut.extend(_cut(document, whole, signs, flat))
        elif block.role in (Role.LIST_ITEM, Role.QUOTE):
            cut.extend(_footers(document.view, whole))
        else:
            cut.append(whole)
    return cut


def _cut(document: Document, whole: Piece, signs: Signs, flat: bool) -> Iterator[Piece]:
    for line in _pictures(document.view, whole):
        yield from _cut_text(document, line, signs, flat) if line.role is Role.PARAGRAPH else (line,)


def _pictures(view: str, whole: Piece) -> Iterator[Piece]:
    """Cut off the images that a paragraph begins with."""
    words = whole.of(view)
    if not words.startswith(OBJECT):
        yield whole
        return
    rest = words.lstrip(OBJECT + " ")
    at = whole.span.end - len(rest)
    yield replace(whole, span=Span(whole.span.start, whole.span.start + len(words[: len(words) - len(rest)].rstrip())), role=Role.IMAGE)
    if rest:
        yield replace(whole, span=Span(at, whole.span.end))


def _cut_text(document: Document, whole: Piece, signs: Signs, flat: bool) -> Iterator[Piece]:
    for line in _lines(document, whole, signs):
        for paragraph in _paragraphs(document.view, line, flat):
            for part in _footers(document.view, paragraph):
                yield from _unglued(document.view, part, signs)


def _lines(document: Document, whole: Piece, signs: Signs) -> Iterator[Piece]:
    """Cut a block at its line breaks where its first line stands like a heading above the rest, or where all are short lines."""
    text = whole.span.of(document.text)
    lines = text.split("\n")
    if len(lines) == 1 or (len(text) <= HEADING_LENGTH and (signs.short(whole.of(document.view)) or "").endswith("_HEADING")):
        yield whole
        return
    if not all(_is_short(line) for line in lines) or _goes_on(lines):
        if not _is_headed(lines, signs):
            yield whole
            return
        lines = [lines[0], "\n".join(lines[1:])]
    at = whole.span.start
    for line in lines:
        if line.strip():
            lead = len(line) - len(line.lstrip())
            yield replace(whole, span=Span(at + lead, at + lead + len(line.strip())), lone=False)
        at += len(line) + 1


def _is_short(line: str) -> bool:
    return len(line.strip()) <= HEADING_LENGTH and not _ends_a_sentence(line)


def _goes_on(lines: list[str]) -> bool:
    """Tell whether a sentence runs through the line breaks: then they stand where a program broke long lines."""
    return any(line.lstrip()[:1].islower() for line in lines[1:])


def _is_headed(lines: list[str], signs: Signs) -> bool:
    """Tell whether the first of *lines* is the heading of the others."""
    first, second = lines[0].strip(), lines[1].lstrip()
    if not _is_short(first) or second[:1].islower():
        return False
    if (signs.short(first) or "").endswith("_HEADING"):
        return True
    longest = max(len(line) for line in lines)
    broken_at_a_width = len(lines) > 2 and len(lines[0]) >= longest - 25
    return len(first) <= 70 and not broken_at_a_width and reads_as_title(first)


def _ends_a_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!", ";", ","))


@cache
def _double_blank() -> Pattern:
    return compiled(r"  +(?=[\"'(\[]?[A-Z0-9#*\u2022(])")


def _paragraphs(view: str, piece: Piece, flat: bool) -> Iterator[Piece]:
    """Cut at double blanks where a paragraph is so long that they must have been its breaks."""
    words = piece.of(view)
    if "  " not in words or not (flat or len(words) > FLAT_LENGTH):
        yield piece
        return
    if len(words) < 400 or _two_blanks_after_full_stops(words):
        yield piece
        return
    yield from _split(piece, [(m.start(), m.end()) for m in _double_blank().finditer(words)])


def _two_blanks_after_full_stops(words: str) -> bool:
    """Tell whether the double blanks are a typist's habit after each sentence rather than lost breaks."""
    double = words.count(".  ")
    return double > 2 and double > 2 * words.count(". ") - 2 * double and words.count("  ") - double <= 1


def _split(piece: Piece, gaps: list[tuple[int, int]]) -> Iterator[Piece]:
    """Cut *piece* at the *gaps* (offsets inside it)."""
    if not gaps and piece.span.start < piece.span.end:
        yield piece
        return
    start = 0
    length = piece.span.end - piece.span.start
    for a, b in [*gaps, (length, length)]:
        if a > start:
            yield replace(piece, span=Span(piece.span.start + start, piece.span.start + a), lone=piece.lone and not gaps)
        start = b


@cache
def _footer() -> re.Pattern[str]:
    return re.compile(
        r"(?<=\S)[ ]*(?=View source version on |View the original release on |The issuer is solely responsible for the content"
        r"|if \(!window\.|\[Original/Source Press Release\])"
    )


def _footers(view: str, piece: Piece) -> Iterator[Piece]:
    """Cut off the footer of a wire that is glued to the last paragraph."""
    start, end = piece.span.start, piece.span.end
    likely = any(view.find(sign, start, end) >= 0 for sign in FOOTERS)
    yield from _split(piece, [(m.start() - start, m.end() - start) for m in _footer().finditer(view, start, end)] if likely else [])


@cache
def _run_in() -> re.Pattern[str]:
    """A heading that opens a sentence in the middle of a line, in title case or capitals, with its text behind it."""
    return re.compile(
        r"(?:(?<=[.!?)\]])|(?<=[.!?)\]][\"'])|(?<=\w\w\w/))[ ]{0,3}"
        r"(?=(?:About (?:the )?(?P<name>[A-Z][\w.&'-]*(?: [\w.&'-]+){0,6}?)[ ,:]{0,3}(?:The )?(?P=name)\b"
        r"|About (?:the Company|Us)[ :]"
        r"|(?:[A-Z][a-z]+ (?:\w+ ){0,4})?(?:Forward|FORWARD)[- ](?:Looking|LOOKING|looking) "
        r"(?:Statements?|STATEMENTS?|Information|INFORMATION)"
        r"(?: (?:Disclaimer|Disclosure))?[:. ]{0,3}[A-Z\"']"
        r"|(?:Safe Harbou?r|SAFE HARBOU?R) (?:Statements?|STATEMENTS?|Provision)[: ]"
        r"|(?:Media|MEDIA|Press|Investors?|INVESTORS?|Company|Investor Relations)(?: and (?:Media|Investors?))? "
        r"(?:Contacts?|CONTACTS?)(?: Information)?[ :]|(?:Media|Press|Investor|Company) contacts?:"
        r"|For (?:further|more|additional) information,? (?:please )?contact:"
        r"|Contact (?:Information|Details):?|SOURCE:? [A-Z]|Disclaimer(?::|[A-Z])|# ?# ?#))"
        r"|(?:(?<=[a-z0-9.!?)/])|(?<=[.!?,][\"']))(?=(?:About|ABOUT) (?:the )?[A-Z])|(?<=[a-z])(?=Disclaimers?(?::|[A-Z]|\Z))"
        r"|(?<=[a-z][.!?])(?=Contacts?:)"
    )


@cache
def _last_words() -> Pattern:
    """A title glued to the end of the paragraph above its text: ``for the people of Lund.About Talwerk``."""
    return compiled(r"(?<=[a-z0-9)][.!?]|[.!?][\"')])(?<!\b(?:Inc|Corp|Ltd|Co|Dr|Mr|Ms|Mrs|St|No)\.)(?=[A-Z][^.!?]{3,80}\Z)")


@cache
def _caution() -> Pattern:
    """The first sentence of a forward-looking caution that stands at the end of another paragraph."""
    return compiled(
        r"(?<=[.!?][\"')]? )(?=(?:This|These|Certain|Some|Statements)\b[^.!?]{0,160}\b(?:contains?|includes?|constitutes?)\b[^.!?]{0,60}"
        r"[Ff]orward[- ][Ll]ooking (?:statements?|information)\b)"
    )


def _unglued(view: str, piece: Piece, signs: Signs) -> Iterator[Piece]:
    """Cut headings off the text that a wire has glued them to."""
    words = piece.of(view)
    gaps = sorted(set(_gaps(words, signs))) if len(words) > MIN_GLUED or "Disclaimer:" in words else []
    for part in _split(piece, gaps):
        if gaps and _is_cut_off(part, piece, view, signs):
            yield replace(part, glued=True)
        else:
            yield from _heading_first(view, part, signs)


@cache
def _glued_sentences() -> re.Pattern[str]:
    """Where a sentence, or the title in front of it, ends and the next begins without a blank."""
    return re.compile(r"(?<=[a-z%)][.!?])(?=\"?[A-Z][a-z]+ )|(?<=[a-z%)][.!?]\")(?=[A-Z][a-z]+ )")


def _lost_breaks(words: str) -> list[int]:
    """Return where the paragraphs begin that a wire has glued together, if it has; titles are cut off their text, too."""
    found: list[int] = []
    for joint in _glued_sentences().finditer(words):
        # A quotation mark behind a full stop closes a quotation, or opens the next paragraph.
        if '"' not in words[joint.end() - 1 : joint.end() + 1] or words.count('"', 0, joint.end()) % 2 == 0:
            found.append(joint.end())
            title = _title_of_text().match(words, joint.end())
            found += [title.end()] if title else []
    return found if len(found) >= MANY else []


@cache
def _title_of_text() -> re.Pattern[str]:
    return re.compile(r"(?=[A-Z][a-z]+ )[^.!?:\"]{20,110}?[a-z]{3}(?=[A-Z][a-z]* [a-z])")


def _gaps(words: str, signs: Signs) -> Iterator[tuple[int, int]]:
    """Yield where one paragraph holds the beginning of another. Units: offsets in *words*."""
    if len(words) > FLAT_LENGTH:
        yield from ((at, at) for at in _lost_breaks(words))
    if any(cue in words for cue in RUN_IN):
        for joint in _run_in().finditer(words):
            if joint.start() > 20 or words.startswith("Disclaimer", joint.end()):
                yield joint.span()
    if "orward" in words and (caution := _caution().search(words)) and not _is_protective(words[: caution.start()], signs):
        yield caution.start(), caution.start()
    # Most paragraphs end with a full stop: those end with no title.
    title = _last_words().search(words, max(0, len(words) - 100)) if words[-1] not in ".!?" else None
    if title and title.start() > MIN_TEXT and _is_heading(words[title.start() :], signs):
        yield title.start(), title.start()


def _is_cut_off(part: Piece, piece: Piece, view: str, signs: Signs) -> bool:
    """Tell whether a part of a paragraph is a title: at its end, or in the middle, where it has no full stop."""
    words = part.of(view)
    if part.span.end == piece.span.end:
        return _is_heading(words, signs)
    return part.span.start > piece.span.start and 20 <= len(words) <= HEADING_LENGTH and words[-1].isalpha()


def _is_protective(words: str, signs: Signs) -> bool:
    """Tell whether *words* are a caution or a disclaimer already: a forward-looking caution in it is part of the same wording."""
    return "orward" in words or "isclaimer" in words[:40] or (signs.opening(words) or "").startswith(("LEGEND", "CAUTION"))


def _is_heading(words: str, signs: Signs) -> bool:
    return len(words) < MIN_GLUED and (is_title_case(words) or (signs.short(words) or "").endswith("_HEADING"))


def _heading_first(view: str, piece: Piece, signs: Signs) -> Iterator[Piece]:
    words = piece.of(view)
    end = _glued_end(words, signs, view)
    if end is None:
        yield piece
        return
    at = piece.span.start + end
    tail = view[at : piece.span.end]
    rest = at + len(tail) - len(tail.lstrip(" :-"))
    yield replace(piece, span=Span(piece.span.start, at), glued=True, lone=True)
    yield replace(piece, span=Span(rest, piece.span.end), lone=False)


@cache
def _about() -> Pattern:
    """``About Acme RoboticsAcme Robotics is``: the name ends where it, or its first word, is said again."""
    return compiled(
        r"(?:About|ABOUT):? (?:the |The )?(?P<first>[A-Z][\w&.'-]*?)(?:[ ,][^.!?\n]{0,90}?)??"
        r"(?:,? (?:Co\., )?(?:Inc|Corp|Ltd|Co|LLC|plc|AG|SE)\.?)?"
        r"(?: \([^)]{2,40}\))?[:.]?(?P<gap>[ -]{0,3})(?=(?:The )?(?i:(?P=first))\b|(?:Founded|Headquartered|Established) [a-z\d])"
    )


@cache
def _camel() -> re.Pattern[str]:
    """Where a capital follows a small letter: a joint, if it is not in the name of a trade or a brand (``HealthTech``, ``ThermoVax®``)."""
    return re.compile(
        r"(?P<last>[A-Za-z0-9'&-]{2,}[a-z)?!.])(?!(?:Tech|Pay|Coin|Chain|Bank|Labs?|Soft|Tube|Wire)\b)"
        r"(?P<next>[A-Z]\w*)\b(?![,.;)\u00ae\u2122-])"
    )


def _glued_end(words: str, signs: Signs, view: str) -> int | None:
    """Return where the heading ends that *words* begin with, if text is glued to it."""
    head = words[: HEADING_LENGTH + 40]
    if len(words) < MIN_TEXT or (len(words) <= HEADING_LENGTH and (signs.short(words) or "").endswith("_HEADING")):
        return None
    known = signs.glued_end(head)
    if known is not None:
        return known
    about = _about().match(head)
    if about and len(about[0]) < HEADING_LENGTH and (about["gap"] == "" or len(words) > 160):
        return about.end() - len(about["gap"])
    lone = _lone_word().match(words)
    if lone:
        return lone.end()
    if len(words) < 400 and reaches(words):
        return None
    return _title_end(words, head, view)


@cache
def _joint() -> Pattern:
    """A capital that touches what stands before it, as at every joint."""
    return compiled(r"[a-z)?!.][A-Z]")


def _last_joint(joint: re.Match[str], view: str) -> int:
    """Return where a title ends in ``Behind the StoryBiomX``: before the first part that the release says elsewhere, else the last."""
    for capital in re.finditer("(?<=[a-z])(?=[A-Z])", joint[0]):
        if view.count(joint[0][capital.start() :]) > 1:
            return joint.start() + capital.start()
    return joint.start("next")


def _title_end(words: str, head: str, view: str) -> int | None:
    """Return where a title ends that the text is glued to: ``Collaborative PartnershipsThe success of the event``."""
    if _joint().search(head) is None:
        return None
    for joint in _camel().finditer(head):
        title = words[: _last_joint(joint, view)]
        if len(title) > HEADING_LENGTH - 20 or title.endswith(".") or "www." in title or "@" in title:
            break
        if is_title_case(title) and view.count(joint[0]) == 1 and len(words) - len(title) > MIN_TEXT:
            return len(title)
    return None


@cache
def _lone_word() -> Pattern:
    """Headings of one word, and titles glued to the bullet behind them."""
    return compiled(
        r"(?:Conclusion|Overview|Background|Introduction|Summary|Highlights|Outlook|Methodology)(?=[A-Z])"
        r"|[A-Z][\w ]{5,50}:?(?=\* [\[A-Z\d])"
    )
