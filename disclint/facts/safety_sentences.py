"""What the pieces of a sentence on safety mean together: who had what, what is denied, how far a denial reaches."""

from __future__ import annotations

from disclint.facts.safety_counts import NEAR, bind_arms, counted
from disclint.facts.safety_pieces import CLAUSE, Claim, Group, Piece, Quantity, Sign
from disclint.model.span import Span
from disclint.model.value import dataclass, field

AFTER = 70
"""How far behind an event the words may stand that deny it or give its grade. Units: characters."""
OF_NONE = 18
"""How far behind "none of the" the events may stand. Units: characters."""
SEVERAL = ("cytokine release syndrome", "neurotoxicity", "graft versus host disease")
"""Events that are no one's disease before the treatment."""


@dataclass
class Event:
    """An event as the sentence tells it."""

    group: Group
    term: str
    form: str
    low: int | None
    high: int | None
    graded: str | None
    grade: Span | None
    serious: bool
    related: bool | None
    negated: bool
    hypothetical: bool
    past: bool
    control: bool
    quantity: Quantity | None = None
    of_none: bool = False
    denied: bool = False
    only: bool = False
    excepted: bool = False
    total: int | None = None


@dataclass
class Verdict:
    """A claim as the sentence tells it."""

    claim: Claim
    purpose: bool
    negated: bool
    concludes: bool


@dataclass
class Told:
    """All that a sentence tells."""

    events: list[Event] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    people: list[tuple[Quantity, str]] = field(default_factory=list)
    shares: list[Quantity] = field(default_factory=list)
    first: list[Span] = field(default_factory=list)
    negations: list[tuple[int, int]] = field(default_factory=list)
    hypothetical: bool = False


def told(pieces: list[Piece], before: bool) -> Told:
    """Return what *pieces* tell. Args: *before*: the sentence before spoke of adverse events, so that bare grades are theirs."""
    return _Reader(pieces, before).read()


class _Reader:
    """One walk over the pieces of a sentence."""

    def __init__(self, pieces: list[Piece], before: bool) -> None:
        self.pieces, self.before, self.out = pieces, before, Told()
        self.negation: Sign | None = None
        self.maybe = self.past = self.purpose = self.concluded = self.control = False
        self.all = self.most = self.told = self.disease = False
        self.alone: Sign | None = None
        self.pending: list[tuple[int, Group]] = []
        self.subject: Group | None = None
        self.header: Group | None = None

    def read(self) -> Told:
        bind_arms(self.pieces)
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, Sign):
                self.disease = piece.kind == "DISEASE" or (self.disease and piece.kind in ("JOINT", "COMMA", "OPEN", "CLOSE"))
                self._sign(at, piece)
            elif isinstance(piece, Quantity):
                self._quantity(at, piece)
            elif isinstance(piece, Claim):
                near = self.negation is not None and 0 <= piece.span.start - self.negation.span.end <= 25
                self.out.verdicts.append(Verdict(piece, self.purpose, near and piece.form != "no-signals", self.concluded))
                if piece.form in ("no-signals", "no-new-signals"):
                    self.negation = self.negation or Sign(piece.span, "NOT")
            else:
                self._group(at, piece)
        if self.negation:
            self.out.negations.append((self.negation.span.start, self.pieces[-1].span.end))
        self._scopes()
        self._drop_diseases()
        return self.out

    def _drop_diseases(self) -> None:
        """Drop what is only named: where no harm is spoken of, the name of an event is that of a disease."""
        groups = [one for one in self.pieces if isinstance(one, Group)]
        harm = self.before or any(one.core not in (None, "TERM") or one.low is not None or one.serious for one in groups)
        if not harm and not any(isinstance(one, Sign) and one.kind in ("WERE", "FIRST", "ALONE") for one in self.pieces):
            self.out.events = [one for one in self.out.events if one.negated or one.quantity or one.term in SEVERAL]

    def _sign(self, at: int, sign: Sign) -> None:
        kind = sign.kind
        if kind in ("NOT", "NONE_OF", *CLAUSE):
            self._turn(sign)
        elif kind in ("CONTROL", "ARM"):
            self.control = kind == "CONTROL"
        elif kind in ("PURPOSE", "CONCLUDES"):
            self.purpose, self.concluded = kind == "PURPOSE", kind == "CONCLUDES"
            if self.concluded and self.negation and self._comma_before(at):
                self._end_negation(sign.span.start)
        elif kind in ("ALL", "MOST"):
            self.all, self.most = self.all or kind == "ALL", self.most or kind == "MOST"
            if self.negation and self.told and self._comma_before(at):
                self._end_negation(sign.span.start)
        elif kind in ("JOINT", "COMMA") and self.negation and self.told and self._opens_clause(at):
            self._end_negation(sign.span.start)
        elif kind in ("MAYBE", "MODAL"):
            self.maybe = self.out.hypothetical = True
            if kind == "MODAL":
                self.purpose, self.concluded = True, False
        elif kind in ("FIRST", "ALONE"):
            self.alone = sign
            self.out.first += [sign.span] if kind == "FIRST" else []
        self.told = self.told or kind in ("LINK", "WERE", "NOT_SEEN")
        self.past = (self.past or kind == "PAST") and not (kind == "WERE" and self._told_before())

    def _told_before(self) -> bool:
        """Tell whether what came before the treatment has been told: "with a history of seizures experienced"."""
        return bool(self.out.events) and self.out.events[-1].past

    def _turn(self, sign: Sign) -> None:
        """Begin a negation, or end what the clause before said."""
        if sign.kind in ("NOT", "NONE_OF"):
            self.told = self.told and self.negation is not None
            self.negation = self.negation or sign
            return
        self._end_negation(sign.span.start)
        if sign.kind == "BREAK":
            self.maybe = self.past = self.purpose = self.concluded = self.control = self.all = self.most = False
            self.header = self.alone = None

    def _opens_clause(self, at: int) -> bool:
        """Tell whether a clause of its own follows, with its verb: "no deaths were seen, and adverse events were mild"."""
        for one in self.pieces[at + 1 : at + 9]:
            if isinstance(one, Sign) and one.kind in ("NOT", "NONE_OF", *CLAUSE, "COMMA"):
                return False
            if isinstance(one, Sign) and one.kind in ("LINK", "WERE"):
                return True
        return False

    def _end_negation(self, at: int) -> None:
        if self.negation:
            self.out.negations.append((self.negation.span.start, at))
        self.negation = None

    def _comma_before(self, at: int) -> bool:
        last = self.pieces[max(0, at - 2) : at]
        return any(isinstance(one, Sign) and one.kind in ("COMMA", "JOINT") for one in last)

    def _quantity(self, at: int, quantity: Quantity) -> None:
        if self.negation and not quantity.zero and (quantity.count or quantity.share) and self._comma_before(at):
            self._end_negation(quantity.span.start)
        former = self.pieces[at - 1] if at else None
        if quantity.sized and isinstance(former, Quantity) and former.share is not None:
            return
        if quantity.total and not quantity.people:
            self.out.shares.append(quantity)
        if quantity.count and self._completed(at):
            self.out.people.append((quantity, "completed"))
        elif quantity.count and (quantity.people or quantity.sized):
            near = [one.kind for one in self.pieces[max(0, at - 3) : at + 4] if isinstance(one, Sign)]
            form = "sized" if quantity.sized else "treated" if "TREATED" in near else "of" if quantity.total else "counted"
            self.out.people.append((quantity, "treated" if quantity.both and form == "counted" else form))

    def _completed(self, at: int) -> bool:
        """Tell whether those counted are said to have gone through to the end."""
        for one in self.pieces[at + 1 : at + 3]:
            if not isinstance(one, Sign) or one.kind in (*CLAUSE, "COMMA", "JOINT"):
                return False
            if one.kind == "COMPLETED":
                return True
        return False

    def _denied(self, span: Span) -> bool:
        return self.negation is not None and self.negation.span.end <= span.start

    def _group(self, at: int, group: Group) -> None:
        if group.core is None:
            self._qualifiers(at, group)
            return
        if group.core == "TERM" and self.disease and group.low is None and not group.serious and group.term not in SEVERAL:
            return
        if group.bare and group.low is None and not group.serious and group.related is None:
            return
        event = self._event(at, group)
        if group.core == "TERM" and group.low is None and (head := self.header or self._shared(at)):
            event.low, event.high, event.graded, event.grade = head.low, head.high, head.graded, head.grade
            event.serious = event.serious or head.serious
            event.related = head.related if event.related is None else event.related
        if group.core in ("EVENT", "BARE_EVENT", "CASES", "LIMITING"):
            self.subject = group
            self.header = group if self._opens_list(at) else None
        elif group.core == "TERM":
            self.subject = group
        if group.core == "LIMITING" and event.quantity is None:
            event.quantity = self._meant(at)
        if group.core == "STOP":
            cause = self._cause(at)
            event.form = "withdrawal" if cause is None else "stop"
            event.term = cause.term if cause else "any"
        self.out.events.append(event)
        for place, graded in self.pending if group.core in ("EVENT", "TERM") else ():
            one = self._event(place, graded)
            one.term, one.form = group.term, group.form
            self.out.events.append(one)
        self.pending = []

    def _shared(self, at: int) -> Group | None:
        """Return the group that shares its grade with the event, as both are denied in one breath: "no Grade 3 CRS or ICANS"."""
        if self.negation is None or at < 2:
            return None
        joint, former = self.pieces[at - 1], self.pieces[at - 2]
        near = isinstance(joint, Sign) and joint.kind in ("JOINT", "COMMA") and joint.span.start - former.span.end <= 1
        return (
            former if near and isinstance(former, Group) and former.core == "TERM" and former.low is not None and former.negated else None
        )

    def _meant(self, at: int) -> Quantity | None:
        """Return how many had the event that is told to be dose-limiting: "two had thrombocytopenia meeting the DLT definition"."""
        last = self.out.events[-1] if self.out.events else None
        meets = any(isinstance(one, Sign) and one.kind == "MEETS" for one in self.pieces[max(0, at - 2) : at])
        return last.quantity if last and meets and not last.negated and last.form == "event" else None

    def _opens_list(self, at: int) -> bool:
        following = self.pieces[at + 1 : at + 7]
        for one in following:
            if isinstance(one, Sign) and one.kind in ("LINK", "OPEN", "MOST"):
                return True
            if (isinstance(one, Group) and (one.core or one.low is not None)) or (
                isinstance(one, Sign) and one.kind in (*CLAUSE, "NOT", "NONE_OF")
            ):
                return False
        return False

    def _cause(self, at: int) -> Group | None:
        """Return the event that made treatment stop: words of cause stand between the two."""
        behind = self.pieces[at + 1 : at + 7]
        before = self.pieces[max(0, at - 6) : at][::-1]
        for side in (before, behind):
            cause = False
            for one in side:
                if isinstance(one, Sign):
                    if one.kind in CLAUSE:
                        break
                    cause = cause or one.kind == "CAUSE"
                elif isinstance(one, Group) and one.core in ("EVENT", "TERM", "LIMITING", "BARE_EVENT") and cause:
                    return one
        return None

    def _event(self, at: int, group: Group) -> Event:
        quantity = counted(self.pieces, at, group)
        of_none = self._is_of_none(group)
        negated = (self._denied(group.span) and not of_none) or bool(quantity and quantity.zero) or self._denied_after(at)
        group.negated = negated
        if quantity and negated and not quantity.zero:
            quantity = None  # of those in whom it did not occur
        if quantity is None and self.alone and not negated and not self.maybe:
            quantity = Quantity(self.alone.span, count=1, people=True)
        counted_none = quantity is not None and quantity.count == 0 and quantity.people and quantity.span.end <= group.span.start
        return Event(
            group=group,
            term=group.term,
            form=group.form,
            low=group.low,
            high=group.high,
            graded=group.graded,
            grade=group.grade,
            serious=group.serious,
            related=group.related,
            negated=negated,
            hypothetical=self.maybe,
            past=self.past,
            control=quantity.arm == "CONTROL" if quantity and quantity.arm else self.control,
            quantity=quantity,
            of_none=of_none,
            denied=counted_none or self._denied_after(at) or (negated and not of_none and self._next_to_negation(at)),
        )

    def _next_to_negation(self, at: int) -> bool:
        """Tell whether only a few words stand between the negation and the event, or other denied events with commas."""
        group = self.pieces[at]
        if self.negation is None:
            return False
        edge = self.negation.span.end
        for one in self.pieces[:at]:
            if isinstance(one, Group) and one.span.start >= edge and one.span.start - edge <= NEAR:
                edge = one.span.end
            elif isinstance(one, Sign) and one.span.start >= edge and one.kind in ("OPEN", "CLOSE", "COMMA", "JOINT"):
                edge = one.span.end if one.span.start - edge <= NEAR else edge
            elif isinstance(one, Sign) and one.span.start >= edge and one.kind not in ("WERE", "NOT", "TREATED", "ALONE"):
                return False
        return group.span.start - edge <= NEAR

    def _is_of_none(self, group: Group) -> bool:
        """Tell whether the events exist of which none is something: "none of the serious adverse events"."""
        sign = self.negation
        return sign is not None and sign.kind == "NONE_OF" and group.span.start - sign.span.end <= OF_NONE

    def _denied_after(self, at: int) -> bool:
        for one in self.pieces[at + 1 : at + 6]:
            if isinstance(one, Sign):
                if one.kind == "NOT_SEEN":
                    return one.span.start - self.pieces[at].span.end <= AFTER
                if one.kind in CLAUSE or one.kind == "COMMA":
                    return False
            elif isinstance(one, Group) and one.core is not None and one.core != "TERM":
                return False
        return False

    def _qualifiers(self, at: int, group: Group) -> None:
        """Read a grade, seriousness or relatedness that stands alone: it is about the event before it, or the one right behind."""
        events = self.out.events
        last = events[-1] if events else None
        if group.related is not None and group.low is None and not group.serious:
            if last and group.span.start - last.group.span.end <= 2 * AFTER:
                if last.of_none or (last.negated and not self._denied(group.span)):
                    last.related = not last.of_none
                elif last.negated:
                    last.related = bool(group.related)
                elif last.related is None:
                    last.related = False if self._denied(group.span) else group.related
            return
        if group.low is None and not group.serious:
            return
        core = next((one for one in self.pieces[at + 1 : at + 3] if isinstance(one, Group) and one.core), None)
        if core is not None and self._joined(at):
            event = self._event(at, group)
            event.term, event.form = core.term, core.form
        elif self.subject is not None:
            event = self._event(at, group)
            event.term, event.form = self.subject.term, self.subject.form
        elif self.before and group.graded == "number":
            event = self._event(at, group)
        else:
            if group.graded == "number":
                self.pending.append((at, group))
            return
        event.only = ((self.all and not self.most) or group.limit) and not event.negated and (event.high or 5) <= 2
        events.append(event)

    def _joined(self, at: int) -> bool:
        behind = self.pieces[at + 1]
        return isinstance(behind, Sign) and behind.kind in ("JOINT", "COMMA")

    def _scopes(self) -> None:
        """Add to each denial what the rest of the sentence says of it: among how many, and whether there is an exception."""
        excepted = [one.span.start for one in self.pieces if isinstance(one, Sign) and one.kind == "EXCEPT"]
        saved = any(isinstance(one, Sign) and one.kind == "SAVE" for one in self.pieces)
        past = [one.span.start for one in self.pieces if isinstance(one, Sign) and one.kind == "PAST"]
        for event in self.out.events:
            if event.form == "stay" and past:
                event.past = True
            if event.group.limit and not event.negated and (event.high or 5) <= 2:
                event.only = True
            if event.negated or event.only:
                event.excepted = saved or any(at > event.group.span.start for at in excepted)
                event.total = next((one.total or one.count for one, _ in self.out.people if self._among(one, event)), None)

    def _among(self, quantity: Quantity, event: Event) -> bool:
        """Tell whether *quantity* counts those among whom *event* is denied."""
        if (quantity.total or quantity.count or 0) < 1:
            return False
        return event.only or any(start <= quantity.span.start < end for start, end in self.out.negations)
