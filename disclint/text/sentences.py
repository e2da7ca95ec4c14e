"""Sentences of legal, financial and clinical text.

Clear cases are decided here: after ``Inc.`` or ``U.S.`` a sentence ends only before a word that begins one, before a figure
``No.`` ends none. The rest, short capitalised words like ``Lund.``, is asked of nupunkt, which is loaded for them only.
"""

from __future__ import annotations

from functools import cache

from disclint.model.span import Span
from disclint.text.abbreviations import BEFORE_FIGURE, DAYS, DOMAINS, MONTHS, NEVER_LAST, OPENERS, WITHIN_NAME, ZONES
from disclint.text.patterns import Match, Pattern, compiled

_BULLETS = "•●▪◦‣■➢"
_OPENING = "\"'([{*_\ufffc"
_SHORT_NAME = 4
"""Units: letters. A capitalised word up to this length may be an abbreviation that no list has."""
_LONGEST_NUMBER = 5
_HALVES = ("a.m", "p.m", "am", "pm")
_CONNECTING = frozenset(("AND", "OR", "TO", "FOR", "BY", "AT", "WITH", "FROM", "ON", "IN", "AS"))
"""In headings set in capitals they open no sentence."""
_FARTHEST = 80
"""Units: characters. How far a name may begin before its ``Inc.``"""


@cache
def _stops(bulleted: bool) -> Pattern:
    """Where a sentence may end: a mark with its closing quotes and brackets, or a bullet, before which one ends."""
    # Only text that holds a bullet is searched for them: the blank before it makes the search stop at every word.
    bullet = rf"|\s(?P<bullet>[{_BULLETS}])\s" if bulleted else ""
    return compiled(
        r"(?P<mark>[.!?…]+)(?P<closing>[\"')\]}»*]*(?:\[\d{1,3}\]|(?<=[a-z]{3}\.)\d{1,2})*)(?=[\s\ufffc]|$)"
        r"|(?P<glued>[.!?])(?<=[a-z0-9%)\]][.!?])(?P<quote>[\"')]?)(?=[A-Z][a-z])" + bullet
    )


@cache
def _word_before() -> Pattern:
    return compiled(r"[^\s\"(\[{,;:/—–\ufffc]*$")


@cache
def _word() -> Pattern:
    return compiled(r"[\w'-]+(?:\.[\w]+)*")


def sentences(view: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of the paragraph *span*, in order; together they hold all of it but the blanks between them."""
    found: list[Span] = []
    start, end = span.start, span.end
    text: _Paragraph | None = None
    bulleted = any(view.find(bullet, start, end) >= 0 for bullet in _BULLETS)
    for match in _stops(bulleted).finditer(view, start, end):
        text = text or _Paragraph(view, span)
        cut = text.cut(match, start)
        if cut is not None and view[start:cut].strip():
            found.append(_trimmed(view, start, cut))
            start = cut
    if view[start:end].strip():
        found.append(_trimmed(view, start, end))
    return tuple(found)


def _trimmed(view: str, start: int, end: int) -> Span:
    while view[start].isspace():
        start += 1
    while view[end - 1].isspace():
        end -= 1
    return Span(start, end)


class _Paragraph:
    """The text around each mark, and what the library says about it."""

    def __init__(self, view: str, span: Span) -> None:
        self.view, self.start, self.end = view, span.start, span.end
        self._breaks: frozenset[int] | None = None

    def cut(self, match: Match, start: int) -> int | None:
        """Return where the sentence that began at *start* ends, if it ends at *match*."""
        if match.lastgroup == "bullet":
            return match.start("bullet")
        if match["glued"] is not None:
            return self._glued_cut(match, start)
        if match.end() >= self.end:
            return None
        return match.end() if self._ends(match["mark"], match["closing"], match.start(), match.end(), start) else None

    def _ends(self, mark: str, closing: str, at: int, end: int, start: int) -> bool:
        opener, following = self._following(end)
        if not following or following[0] == ".":
            return False
        first = following[0]
        before = self._before(at, start)
        if mark != ".":
            return _ends_at_other_mark(mark, before, first, following)
        if first.islower():
            return _is_brand(following) and len(before) > 3 and before.islower()
        if before.startswith(("http", "www.")) or "@" in before:
            return True
        if not before or closing or before[-1] in "\"')]%»":
            return not (first.isdigit() and not closing and not before)
        return self._ends_at_stop(before, opener, following, at, start)

    def _ends_at_stop(self, before: str, opener: str, following: str, at: int, start: int) -> bool:
        word, first = before.lower().lstrip("'*_"), following[0]
        if self._is_number_of_item(before, at, start) or word in NEVER_LAST or (word in MONTHS and following.lower() not in OPENERS):
            return False
        if first.isdigit() or first in "$€£¥+#~<>=":
            return _ends_before_figure(word, first)
        if word in _HALVES and (following.lower() in ZONES or following.lower() in DAYS or opener == "("):
            return False
        if _is_initial(before) or word in WITHIN_NAME:
            return opener not in ("(", "[") and self._begins_sentence(before, following, at)
        if before.istitle() and before.isalpha() and len(before) <= _SHORT_NAME:
            return following.lower() in OPENERS or self._library_says(at)
        return True

    def _begins_sentence(self, before: str, following: str, at: int) -> bool:
        """Tell whether the word behind an abbreviation begins a sentence: an article and the like, or the name once more."""
        if following.lower() in OPENERS:
            return not (before.isupper() and following in _CONNECTING) and not (len(following) == 1 and self._stop_follows(following, at))
        if len(before) == 1 or len(following) < 3:
            return False
        name = self.view[max(self.start, at - _FARTHEST) : at]
        capitalised = compiled(r"(?:[A-Z][\w'&-]*[ ,]+){1,6}[\w.]+$").search(name)
        return capitalised is not None and following in capitalised[0].replace(",", " ").split()

    def _stop_follows(self, following: str, at: int) -> bool:
        return self.view.startswith(".", self.view.find(following, at + 1) + 1)

    def _is_number_of_item(self, before: str, at: int, start: int) -> bool:
        """Tell whether the sentence has nothing but this word so far: ``1. First``, ``B. Second``, ``IV. Third``."""
        numbers = before.isdigit() or len(before) == 1 or not before.strip("IVXivx")
        return numbers and len(before) <= _LONGEST_NUMBER and not self.view[start : at - len(before)].strip(" \t\n*(")

    def _following(self, at: int) -> tuple[str, str]:
        """Return the opening mark before the next word, and that word."""
        opener = ""
        while at < self.end and (self.view[at].isspace() or self.view[at] in _OPENING or self.view[at] == "-"):
            if not self.view[at].isspace():
                opener = opener or self.view[at]
            at += 1
        match = _word().match(self.view, at, self.end)
        return opener, match[0] if match else self.view[at : min(at + 1, self.end)]

    def _before(self, at: int, start: int) -> str:
        match = _word_before().search(self.view, max(start, at - _FARTHEST), at)
        return match[0] if match else ""

    def _glued_cut(self, match: Match, start: int) -> int | None:
        """Return the cut in ``surfaces.Local``, unless it is an address or a name."""
        before, following = self._before(match.start(), start), self._following(match.end())[1]
        chunk = self.view[max(start, match.start() - _FARTHEST) : match.start()].rpartition(" ")[2]
        if before.lower().endswith("www") or "@" in before or "/" in chunk or "www." in chunk.lower():
            return None
        if "@" in self.view[match.end() : match.end() + _FARTHEST].split(" ", 1)[0]:
            return None
        head = following.split(".")[0]
        if "." in before or head.lower() in DOMAINS:
            return None
        ordinary = len(before) > 2 and before.isalpha() and before[-3:].islower() and before.lower() not in WITHIN_NAME
        if not ordinary and head.lower() not in OPENERS:
            return None
        if match["quote"] == '"' and self.view.count('"', start, match.start("quote")) % 2 == 0:
            return match.end("glued")
        return match.end()

    def _library_says(self, at: int) -> bool:
        """Ask nupunkt whether the sentence ends at the stop at *at*."""
        if self._breaks is None:
            self._breaks = _library_breaks(self.view[self.start : self.end])
        return at - self.start + 1 in self._breaks


def _library_breaks(text: str) -> frozenset[int]:
    from nupunkt import sent_spans

    return frozenset(start + len(text[start:end].rstrip()) for start, end in sent_spans(text))


def _ends_at_other_mark(mark: str, before: str, first: str, following: str) -> bool:
    if mark[0] in ".…":  # three dots stand for words left out, unless they close a sentence
        return bool(before) and first.isupper()
    if before.lower() in ("yahoo", "jeopardy", "kahoot", "joomla"):
        return following.lower() in OPENERS
    return not first.islower()


def _ends_before_figure(word: str, first: str) -> bool:
    if word in BEFORE_FIGURE or word in WITHIN_NAME:
        return False
    if word.isdigit() and first.isdigit():
        return len(word) == 4 and word[:2] in ("19", "20")
    return not (len(word) == 1 and word.isalpha())


def _is_initial(before: str) -> bool:
    """Tell whether it is ``J``, ``J.P`` or the like."""
    return (
        compiled(r"(?:[A-Z]\.)*[A-Z]").fullmatch(before) is not None or compiled(r"(?:[A-Za-z]\.-?)+[A-Za-z]").fullmatch(before) is not None
    )


def _is_brand(word: str) -> bool:
    """Tell whether a word begins small although it begins a sentence: ``iPhone``, ``mRNA``."""
    return compiled(r"[a-z]{1,2}[A-Z]").match(word) is not None
