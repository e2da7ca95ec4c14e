"""Shares of a group as facts: which counts and percentages are meant exactly, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.clinical import Proportion
from disclint.model.value import replace
from disclint.parsing.numerals import Printed, half
from disclint.parsing.shares import Share, shares
from disclint.text.patterns import Pattern, compiled

FORMS = {"first": "percent-first", "split": "split", "grouped": "grouped", "pool": "pool", "alone": "percent", "bare": "bare"}
"""The productions of the grammar that are forms by themselves."""
LARGEST = 10**7
NEAR = 300
"""How far around a share the words may stand that tell of a model. Units: characters."""
BEFORE = 110
"""How far before a share with count and total. Units: characters."""
_STUCK = frozenset(")\u2020\u2021\u00a7\u00b6*")


@cache
def _vague() -> Pattern:
    return compiled(
        r"(?:\b(?:about|approximately|around|nearly|almost|over|more than|less than|fewer than|greater than|up to|at"
        r" least|at most|roughly|circa|ca\.?|below|under|above|exceed\w*|some|between|minimum of|maximum of|within)"
        r"|[~<>\u2264\u2265\u2248\u00b1]) ?(?:an? |the |estimated )*$",
        re.I,
    )


@cache
def _people() -> Pattern:
    return compiled(
        r"(?<![\w-])(?:patients?|participants?|enrollees?|subjects?|women|men|children|infants?|adults?|people|persons?"
        r"|individuals?|volunteers?|responders|recipients?|girls|boys|babies|mothers|students|families|households|physicians"
        r"|nurses|workers|veterans|donors|cases|controls|smokers|dogs|cats|horses|foals|animals|mice|rats|eyes|knees"
        r"|hips|teeth|deliveries|births|pregnancies|neonates|newborns|survivors|respondents|residents|employees)(?![\w-])",
        re.I,
    )


@cache
def _modelled() -> Pattern:
    return compiled(
        r"kaplan|life.table|\bK-?M\b|weighted|imput|estimated|adjusted|predicted|modell?ed|cumulative|actuarial|annuali[sz]ed"
        r"|person-years|patient-years|expected",
        re.I,
    )


@cache
def _no_share() -> Pattern:
    """What stands behind a percentage that is no share."""
    return compiled(
        r" ?(?:-|to|\u00b1|\+/-) ?\d|\)? ?(?:increase|decrease|reduction|decline|improvement|higher|lower|greater|more"
        r"|less|rise|fall|drop|change|per (?:year|annum)|points?|of (?:variance|the variance|variation))\b|-fold| \(?(?:v/v"
        r"|w/v|w/w|wt)",
        re.I,
    )


@cache
def _graded() -> Pattern:
    return compiled(r"\b(?:grades?|CTC|stages?|class|types?|level|phase|scores?) ?$", re.I)


@cache
def _unit() -> Pattern:
    return compiled(
        r" ?(?:mm ?Hg|m[gL]|kg|g|\u00b5g|mcg|mmol|IU|units?|cm|mm|Hz|J|Gy|min|h|hours?|years?|months?|weeks?|days?|points|sec|s|:|/)\b",
        re.I,
    )


@cache
def _crude() -> Pattern:
    """What tells right before a share with its count and total that it is not the one of the other."""
    return compiled(
        r"kaplan|life.table|\bK-?M\b|weighted|imput|actuarial|annuali[sz]ed|person-years|patient-years|cumulative|predicted|modell?ed"
        r"|(?:estimated|adjusted|expected) (?:\w+ ){0,2}(?:rates?|incidence|probabilit\w+|survival|proportions?|percentages?"
        r"|prevalence|risks?|share)",
        re.I,
    )


def proportions(frame: Frame) -> Iterator[Proportion]:
    """Yield each share of *frame*.

    Order: that of the text.
    """
    if "%" not in frame.view and "per" not in frame.view and " of " not in frame.view:
        return
    found = [fact for share in shares(frame.view, frame.grammars) if (fact := _proportion(frame, share)) is not None]
    crude = {fact.sentence for fact in found if is_exact(fact)}
    for fact in found:
        # Where one share of a sentence is that of its count, so are those that stand beside it.
        yield replace(fact, vague=False) if fact.vague and fact.sentence in crude and not _is_about(frame.view, fact) else fact


def is_exact(fact: Proportion) -> bool:
    """Tell whether a percentage is its count of its total, rounded to the nearest."""
    if fact.count is None or not fact.total or fact.percent is None:
        return False
    return abs(100 * Decimal(fact.count) / fact.total - fact.percent) <= half(fact.percent)


def _proportion(frame: Frame, share: Share) -> Proportion | None:
    view = frame.view
    percent = share.percent
    if view[share.span.start - 1 : share.span.start] in _STUCK or re.match(r"\)\d", view[share.span.end : share.span.end + 2]):
        return None  # cells of a table that ran together
    if percent is not None and _no_share().match(view, percent.span.end):
        if share.form not in ("counted", "split", "grouped"):
            return None
        percent = None
    if not _is_one(view, share, percent is not None):
        return None
    first = min(number.span.start for number in (share.count, share.total, percent) if number is not None)
    people = _people().search(share.span.of(view))
    return Proportion(
        **frame.where(share.span),
        count=int(share.count.value) if share.count else None,
        total=int(share.total.value) if share.total else None,
        percent=percent.value if percent else None,
        form=_form(share),
        unit=people[0].lower() if people else None,
        vague=_is_vague(frame, share, first, percent),
        count_span=share.count.span if share.count else None,
        total_span=share.total.span if share.total else None,
        percent_span=percent.span if percent else None,
    )


def _is_one(view: str, share: Share, has_percent: bool) -> bool:
    """Tell whether what was read is a share at all."""
    if any(number is not None and not 0 <= number.value < LARGEST for number in (share.count, share.total)):
        return False
    if share.total is not None and (_is_something_else(view, share) or _is_spelled_step(view, share) or _is_apart(view, share)):
        return False
    if share.form == "bare":
        return not share.slash and _people().search(share.span.of(view)[-40:]) is not None
    if share.form == "alone":
        return has_percent and _people().search(share.span.of(view)[-60:]) is not None
    return True


def _form(share: Share) -> str:
    if share.form == "split":
        return "split" if share.total is not None else "count"
    if share.form == "counted":
        return "slash" if share.slash else "of"
    return FORMS[share.form]


def _is_vague(frame: Frame, share: Share, first: int, percent: Printed | None) -> bool:
    starts = [first] + ([percent.span.start] if percent else [])
    if any(_vague().search(frame.view[max(0, start - 24) : start].rstrip("([")) for start in starts):
        return True
    sentence = frame.sentence_of(share.span)
    if share.count is None or share.total is None or percent is None:
        return _modelled().search(sentence.around(share.span, NEAR).of(frame.view)) is not None
    return _crude().search(frame.view, max(sentence.start, share.span.start - BEFORE), share.span.start) is not None


def _is_about(view: str, fact: Proportion) -> bool:
    """Tell whether words as ``about`` stand before a share."""
    starts = [fact.span.start] + ([fact.percent_span.start] if fact.percent_span else [])
    return any(_vague().search(view[max(0, start - 24) : start].rstrip("([")) for start in starts)


def _is_spelled_step(view: str, share: Share) -> bool:
    """Tell whether what follows a share is no total but how much it is of: ``7 patients (22%) of two categories``."""
    if share.total is None or share.form not in ("split", "counted") or not share.total.span.of(view).isalpha():
        return False
    end = share.total.span.end
    people = _people().match(view, end + 1) or _people().match(view, view.find(" ", end + 1) + 1)
    before = share.count is not None and share.count.span.start < share.total.span.start
    return before and people is None and _people().search(share.span.of(view)) is not None


def _is_apart(view: str, share: Share) -> bool:
    """Tell whether a verb stands between a percentage and what would be its total: ``12 (63%) were diagnosed within the age of 1``."""
    if share.form != "split" or share.percent is None or share.total is None:
        return False
    return _verb().search(view, share.percent.span.end, max(share.percent.span.end, share.total.span.start)) is not None


@cache
def _verb() -> Pattern:
    return compiled(
        r"\b(?:was|were|are|is|had|has|have|did|does|do|could|would|within|consumed|received|reported|met|at"
        r"|the (?:age|guideline|recommendation))\b"
    )


def _is_something_else(view: str, share: Share) -> bool:
    """Tell whether the two numbers are a dose, a pressure, a part of a longer row, or thousands cut in two."""
    last = max(number.span for number in (share.count, share.total) if number is not None)
    first = min(number.span for number in (share.count, share.total) if number is not None)
    if re.match(r" \d{3}(?!\d)", view[last.end : last.end + 5]) or (
        share.slash and _graded().search(view[max(0, first.start - 12) : first.start])
    ):
        return True
    if (share.slash or _people().search(share.span.of(view)) is None) and (
        _unit().match(view, last.end) or view[last.end : last.end + 1] == "/"
    ):
        return True
    if view[first.start - 1 : first.start] == "/" or (
        len(first.of(view)) == 3 and re.search(r"\d $", view[max(0, first.start - 2) : first.start])
    ):
        return True
    return (
        share.form == "first"
        and re.search(r"[,;:] ?$", view[: share.count.span.start][-3:]) is not None
        and view[share.span.start - 1 : share.span.start] not in "(["
        if share.count
        else False
    )
