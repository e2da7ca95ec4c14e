"""What the pieces of a sentence on a study mean together: whose result, what figure belongs to it, what is hoped or denied."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from disclint.model.span import Span
from disclint.parsing.evidence import Assertion, Measure, Moment, Part, People, Piece, Sign, Study

NEAR = 70
"""How far from a measure the figure may stand that belongs to it. Units: characters."""
REACH = 90
"""How far before a claim or a measure the words may stand that make it a hope or deny it. Units: characters."""
DENIED = 45
AROUND = 12
"""How many pieces on each side can stand so near."""
OF_LEAST, OF_STUDY = 3, 16
"""How far behind "study" the number of its people stands: "a study in 63 patients", not "in the study 63 patients". Units: characters."""
LASTING = ("pfs", "os", "efs", "dor")
FORMS = {
    "ENROLLED": "enrolled",
    "ASSIGNED": "randomised",
    "TREATED": "treated",
    "EVALUABLE": "evaluable",
    "COMPLETED": "completed",
}


class Standing(NamedTuple):
    """How a piece stands in its sentence."""

    negated: bool
    maybe: bool
    aim: bool
    others: bool


class Figures(NamedTuple):
    """What is printed beside a measure; *first* is the count."""

    first: int | None = None
    total: int | None = None
    percent: Decimal | None = None
    lasting: Decimal | None = None
    unit: str | None = None
    span: Span | None = None


class Told:
    """The pieces of one sentence, and what they say of each other."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.preclinical = any((isinstance(one, Study) and one.preclinical) or is_sign(one, "MODEL") for one in pieces)
        self.human = any(
            isinstance(one, People) or (isinstance(one, Study) and not one.preclinical and (one.phase or one.features)) for one in pieces
        )
        self.regulator = any(is_sign(one, "REGULATOR") for one in pieces)
        self.published = any(is_sign(one, "PUBLISHED") for one in pieces)
        self.studies = any(isinstance(one, Study | People | Measure) or is_sign(one, "MODEL", "FIRST") for one in pieces)

    def standing(self, at: int) -> Standing:
        """Tell how the piece number *at* stands: what goes before it in its clause, and near enough."""
        start = self.pieces[at].span.start
        kinds = set()
        denied = False
        for place in range(at - 1, -1, -1):
            one = self.pieces[place]
            if start - one.span.end > REACH or is_sign(one, "BREAK"):
                break
            if isinstance(one, Sign):
                kinds.add(one.kind)
                denied = denied or (one.kind == "NOT" and start - one.span.end <= DENIED)
        return Standing(denied, "MAYBE" in kinds, "AIM" in kinds, "OTHERS" in kinds)

    def confirmed(self, at: int) -> bool | None:
        """Tell whether the response number *at* is said to be confirmed; None where nothing is said."""
        start, end = self.pieces[at].span.start - NEAR, self.pieces[at].span.end + NEAR
        around = self.pieces[max(0, at - AROUND) : at + AROUND]
        near = [one for one in around if isinstance(one, Sign) and start <= one.span.start <= end]
        if any(one.kind == "UNCONFIRMED" for one in near):
            return False
        return True if any(one.kind == "CONFIRMED" for one in near) else None

    def figures(self, at: int) -> Figures:
        """Return the figures of the measure number *at*: right behind it, else right before."""
        measure = self.pieces[at]
        if not isinstance(measure, Measure):
            return Figures()
        lasting = measure.measure in LASTING
        behind = self._near(at, 1, lasting)
        if behind.span is not None:
            return behind
        return self._near(at, -1, lasting)

    def _near(self, at: int, step: int, lasting: bool) -> Figures:
        found = Figures()
        here = self.pieces[at].span
        place = at + step
        while 0 <= place < len(self.pieces):
            one = self.pieces[place]
            gap = one.span.start - here.end if step > 0 else here.start - one.span.end
            if gap > NEAR or is_sign(one, "BREAK", "OTHERS") or isinstance(one, Measure):
                break
            if isinstance(one, Study) and (one.phase or one.name):
                break
            if step > 0 and isinstance(one, Assertion) and one.sort in ("comparative", "change"):
                break
            found = _taken(found, one, lasting)
            if isinstance(one, People | Part | Moment):
                here = one.span
            place += step
        return found

    def form(self, at: int) -> str:
        """Tell what is said of the people number *at*."""
        one = self.pieces[at]
        assert isinstance(one, People)
        near = [sign.kind for sign in self.pieces[max(0, at - 3) : at + 4] if isinstance(sign, Sign)]
        standing = self.standing(at)
        if "PLANNED" in near or standing.aim or standing.maybe:
            return "planned"
        if one.sized:
            return "sized"
        before = self.pieces[at - 1] if at else None
        if isinstance(before, Study) and before.noun and OF_LEAST < one.span.start - before.span.end < OF_STUDY:
            return "enrolled"
        behind = self.pieces[at + 1 : at + 3]
        if any(isinstance(study, Study) and study.noun and study.span.start - one.span.end < 60 for study in behind):
            return "enrolled"
        if any(isinstance(study, Study) and not study.noun and "randomised" in study.features for study in behind):
            return "randomised"
        return next((FORMS[kind] for kind in near if kind in FORMS), "counted")

    def population(self, at: int, view: str) -> str | None:
        """Return the analysis set that stands near the people number *at*."""
        here = self.pieces[at].span
        for one in self.pieces[max(0, at - 4) : at + 5]:
            if is_sign(one, "POPULATION") and abs(one.span.start - here.end) <= 80:
                return population(one.span.of(view))
        return None

    def against(self, at: int, view: str, end: int) -> str | None:
        """Return what the comparison number *at* names as its second term, as printed."""
        span = self.pieces[at].span
        behind = view[span.end : min(end, span.end + 160)]
        return _compared(behind)


def _taken(found: Figures, one: Piece, lasting: bool) -> Figures:
    if isinstance(one, People) and one.total is not None and found.first is None:
        return found._replace(first=one.count, total=one.total, span=found.span or one.span)
    if isinstance(one, People) and found.first is None and not one.sized and found.percent is None:
        return found._replace(first=one.count, span=found.span or one.span)
    if isinstance(one, Part) and one.percent is not None and found.percent is None and not (lasting and found.lasting):
        return found._replace(percent=one.percent, span=found.span or one.span)
    if isinstance(one, Part) and one.total is not None and found.total is None:
        return found._replace(first=one.count, total=one.total, span=found.span or one.span)
    if lasting and isinstance(one, Moment) and one.lasting and found.lasting is None and found.percent is None:
        return found._replace(lasting=one.value, unit=one.unit, span=found.span or one.span)
    return found


def is_sign(piece: Piece, *kinds: str) -> bool:
    """Tell whether *piece* is a sign of one of *kinds*."""
    return isinstance(piece, Sign) and piece.kind in kinds


def population(words: str) -> str:
    """Return the name of an analysis set as facts give it."""
    low = words.lower()
    for sign, name in (("modified", "mitt"), ("mitt", "mitt"), ("intent", "itt"), ("itt", "itt"), ("protocol", "per-protocol")):
        if sign in low:
            return name
    for sign in ("as-treated", "completers", "safety", "evaluable"):
        if sign in low.replace(" ", "-"):
            return sign
    return "full" if "full" in low else "efficacy"


_LINKS = ("compared with ", "compared to ", "relative to ", "versus ", "vs. ", "vs ", "than ", "over ", "against ")


def _compared(behind: str) -> str | None:
    behind = behind.partition(";")[0]
    low = behind.lower()
    if low.startswith(" to "):
        return next(_clauses(behind[4:]), None)
    at = min(((low.find(f" {link}"), link) for link in _LINKS if f" {link}" in low), default=None)
    if at is None:
        return None
    words = behind[at[0] + 1 + len(at[1]) :]
    return next(_clauses(words), None)


def _clauses(words: str) -> Iterator[str]:
    """Yield the words up to the end of the clause, if there are any."""
    ends = [place for mark in (",", ";", ". ", "(", ":", " and ", " in ", " at ", " for ") if (place := words.find(mark)) > 0]
    found = words[: min(ends, default=len(words))].strip(" .")
    if found:
        yield found
