"""Changes as facts: which figure of a clause is the old one, which the new, and how much lies between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from disclint.facts.figures import CODES, DOLLARS, SCALES, SIGNS
from disclint.facts.frame import Frame
from disclint.model.amounts import Change
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.model.value import dataclass, field
from disclint.parsing.changes import clauses
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import decimal, half
from disclint.text.patterns import Pattern, compiled

FAR = {"to": 3, "from": 12, "by": 2, "": 0}
"""How many words may stand between a link and its figure."""
APART = 300
"""How far from each other the two figures of a change may stand. Units: characters."""
UP = ("increas", "ris", "rose", "surg", "advanc", "gr", "climb", "jump", "soar", "gain", "expan", "up", "high", "more", "doubl")
DOWN = ("decreas", "reduc", "declin", "eas", "fell", "fall", "drop", "down", "low", "less", "shr", "contract", "narrow", "slid", "slump")
MORE_DOWN = ("plung", "plummet", "tumbl", "halv")
FACTORS = {"doubl": 2, "tripl": 3, "quadrupl": 4}

FEWEST = 2
"""A former figure stands behind a time, or words for one, and a colon."""
_FORMER = frozenset(("prior", "previous", "last", "year", "period", "half", "quarter", "restated", "as", "same"))


class Amount(NamedTuple):
    """A figure of a clause, in base units, with half a unit of its last digit."""

    value: Decimal
    half: Decimal
    unit: str | None
    span: Span
    scaled: bool


@dataclass
class _Roles:
    """What the figures of a clause are; a role that two figures claim makes the clause *unclear*."""

    direction: str = "none"
    taken: dict[str, Amount] = field(default_factory=dict)
    vague: list[str] = field(default_factory=list)
    unclear: bool = False
    least: bool = False
    compared: bool = False

    def give(self, role: str, amount: Amount, vague: bool) -> None:
        if role in self.taken and self.taken[role].value != amount.value:
            self.unclear = True
        self.taken[role] = amount
        if vague:
            self.vague.append(role)


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each change whose clause tells its figures without doubt.

    Order: that of the text.
    """
    for paragraph in frame.release.paragraphs:
        for sentence in paragraph.sentences:
            for clause in clauses(frame.view, sentence, frame.grammars):
                if (fact := _change(frame, clause, sentence)) is not None:
                    yield fact


@cache
def _basis() -> Pattern:
    return compiled(
        r"\b(?:constant[ -](?:currency|exchange)|CER|currency|organic(?:ally)?|like[ -]for[ -]like|comparable|pro[ -]?forma"
        r"|same[ -]store|excluding"
        r"|adjusting|adjusted for|normali[sz]ed|annuali[sz]ed|annually|annual|on average|average(?= (?:annual|growth))|per (?:year|annum)"
        r"|compound(?:ed)?"
        r"|CAGR|inflation|least[ -]squares|LS mean|median|geometric|estimated|model\w*|placebo[ -](?:corrected|adjusted)|relative|absolute"
        r"|guidance|consensus|expect\w*|forecast\w*|target\w*|goal|plan(?:ned)?|estimates?|each|both|combined|up to|rang\w+|between)\b",
        re.I,
    )


@cache
def _mixed() -> Pattern:
    """Words that tell of several periods or things, so that figures may belong crosswise."""
    return compiled(r"\b(?:respectively|resp)\b", re.I)


def _change(frame: Frame, clause: Sequence[Token], sentence: Span) -> Change | None:
    if not any(token.type == "MOTION" for token in clause) or _mixed().search(frame.view, sentence.start, sentence.end):
        return None
    roles = _roles(clause)
    if roles.unclear or not {"old", "new"} <= roles.taken.keys():
        return None
    old, new = _same_scale(roles.taken["old"], roles.taken["new"])
    units = {amount.unit for role, amount in roles.taken.items() if role in ("old", "new", "amount")} - {None}
    if len(units) > 1 or abs(old.span.start - new.span.start) > APART:
        return None
    return _fact(frame, clause, roles, (old, new), next(iter(units), None))


def _fact(frame: Frame, clause: Sequence[Token], roles: _Roles, ends: tuple[Amount, Amount], unit: str | None) -> Change:
    old, new = ends
    spans = [token for token in clause if token.type not in ("WORD", "LINK", "MARK", "PERIOD")]
    words = frame.view[clause[0].start_pos : clause[-1].end_pos]
    basis = _basis().search(words)
    parts = {role: roles.taken.get(role) for role in ("rate", "points", "amount", "fold")}
    values = {role: part.value if part else None for role, part in parts.items()}
    halves = {role: part.half if part else Decimal(0) for role, part in parts.items()}
    return Change(
        **frame.where(Span(spans[0].start_pos, spans[-1].end_pos)),
        measure=_measure(clause),
        direction=roles.direction,
        old=old.value,
        new=new.value,
        unit=unit,
        rate=values["rate"],
        points=values["points"],
        amount=values["amount"],
        fold=values["fold"],
        least=roles.least,
        basis=basis[0].lower() if basis else None,
        loss=re.search(r"(?i)\bloss(?:es)?\b", words) is not None,
        compared=roles.compared,
        vague=tuple(roles.vague),
        old_half=old.half,
        new_half=new.half,
        rate_half=halves["rate"],
        points_half=halves["points"],
        amount_half=halves["amount"],
        fold_half=halves["fold"],
        old_span=old.span,
        new_span=new.span,
        rate_span=next((part.span for part in parts.values() if part), None),
    )


def _measure(clause: Sequence[Token]) -> str:
    words = []
    for token in clause:
        if token.type in ("MOTION", "AMOUNT", "RATE", "BARE", "POINTS", "FOLD"):
            break
        if token.type == "WORD":
            words.append(token.words)
        elif token.type == "MARK":
            words.clear()
    return " ".join(words[-8:]).lower()


def _same_scale(old: Amount, new: Amount) -> tuple[Amount, Amount]:
    """Lend the scale of one figure to the other: ``from $40.0 to $50.0 million``."""
    if new.scaled and not old.scaled and old.value < 1000 and old.unit in (None, new.unit):
        power = _power(new)
        return Amount(old.value * power, old.half * power, old.unit, old.span, True), new
    return old, new


def _power(amount: Amount) -> Decimal:
    return next((Decimal(10) ** power for power in (12, 9, 6, 3) if amount.value >= Decimal(10) ** power), Decimal(1))


class _Reader:
    """Walks through a clause and gives each figure its role."""

    def __init__(self, clause: Sequence[Token]) -> None:
        self.clause = clause
        self.roles = _Roles()
        self.link, self.words, self.depth = "", 0, 0
        self.about = False
        self.moved = False
        self.moved_at = -1
        self.versus = False
        self.inner = False  # a link or motion stands inside of the open parenthesis

    def read(self) -> _Roles:
        for at, token in enumerate(self.clause):
            self._take(at, token)
        return self.roles

    def _take(self, at: int, token: Token) -> None:
        kind = token.type
        if kind == "OPEN":
            self.depth, self.inner = self.depth + 1, False
        elif kind == "CLOSE":
            self.depth = max(0, self.depth - 1)
        elif kind == "MARK":
            self.link = ""
        elif kind == "ABOUT":
            if at and self.clause[at - 1].type in ("RATE", "FOLD", "AMOUNT") and token.words.lower() in ("more than", "less than"):
                self._move(at, token.words.lower().split()[0])
                self.link, self.words, self.inner = "from", 0, True
            else:
                self.about = True
            return
        elif kind == "LINK":
            self._linked(token.words.lower())
        elif kind == "MOTION" and {"old", "new"} <= self.roles.taken.keys() and self.clause[at - 1].words.lower() == "to":
            self.about = False  # what the change is for: "from 2 to 4 times a week to reduce waste"
        elif kind == "MOTION":
            self._move(at, token.words.lower())
        elif kind in ("WORD", "PERIOD"):
            self.words += kind == "WORD"
        else:
            self._figure(at, token)
        self.about = False

    def _linked(self, words: str) -> None:
        if words in ("to", "from", "by") or words.startswith(("reach", "total")):
            self.link, self.words, self.inner, self.versus = words if words in ("from", "by") else "to", 0, True, False
        elif words in ("or",):
            self.link, self.words = "or", 0
        elif words.startswith(("vs", "versus", "against", "compar", "as compar", "when compar", "relative", "in compar", "than")):
            self.link, self.words, self.inner, self.versus = "from", 0, True, True
        elif words == "over" and ("rate" in self.roles.taken or "amount" in self.roles.taken):
            self.link, self.words = "from", 0
        elif words == "over":
            self.about = True

    def _move(self, at: int, words: str) -> None:
        self.moved, self.link, self.inner, self.moved_at = True, "", True, at
        stem = words.rsplit(maxsplit=1)[-1]
        factor = next((number for start, number in FACTORS.items() if stem.startswith(start)), None)
        way = "up" if stem.startswith(UP) or factor else "down" if stem.startswith(DOWN + MORE_DOWN) else "none"
        if way != "none":
            if self.roles.direction not in ("none", way):
                self.roles.unclear = True
            self.roles.direction = way
        if factor:
            span = Span(self.clause[at].start_pos, self.clause[at].end_pos)
            self.roles.least = words.startswith(("more than", "over"))
            self.roles.give("fold", Amount(Decimal(factor), Decimal("0.1") * factor, None, span, False), vague=True)
        elif stem.startswith("halv"):
            span = Span(self.clause[at].start_pos, self.clause[at].end_pos)
            self.roles.give("rate", Amount(Decimal(50), Decimal(5), "percent", span, False), vague=True)

    def _figure(self, at: int, token: Token) -> None:
        amount = read_amount(token, self.clause[at + 1] if at + 1 < len(self.clause) else None)
        if amount is not None and self.depth and "new" in self.roles.taken and self._is_former(at):
            self.roles.give("old", amount, vague=False)
            self.roles.compared, self.depth = True, self.depth - token.words.endswith(")")
            return
        if amount is None or (self.depth and not self.inner and not self._is_apposed(at)):
            return
        role = self._role(at, token, amount)
        if role is None:
            return
        if role == "unclear":
            self.roles.unclear = True
            return
        self.roles.give(role, amount, self.about)
        self.roles.compared = self.roles.compared or (role == "old" and self.versus)
        self.link, self.words = "", 0

    def _is_former(self, at: int) -> bool:
        """Tell whether an amount is what the one before its parentheses was: ``£58.3 million (H1 2025: £63.9 million)``."""
        opened = max((other for other in range(at) if self.clause[other].type == "OPEN"), default=at)
        inside = self.clause[opened + 1 : at]
        last = self.clause[at].words.endswith(")") or [other.type for other in self.clause[at + 1 : at + 2]] == ["CLOSE"]
        if len(inside) < FEWEST or inside[-1].words != ":" or self.clause[at].type != "AMOUNT" or not last:
            return False
        known = (other.type == "PERIOD" or other.words.lower() in _FORMER for other in inside[:-1])
        return self.clause[opened - 1].type in ("AMOUNT", "PERIOD") and all(known)

    def _is_apposed(self, at: int) -> bool:
        """Tell whether a percentage stands alone in parentheses behind an amount: ``decreased by $1.5 million (14%)``."""
        around = [other.type for other in self.clause[max(0, at - 2) : at + 2]]
        return self.moved and around[:2] == ["AMOUNT", "OPEN"] and around[2:] == ["RATE", "CLOSE"]

    def _role(self, at: int, token: Token, amount: Amount) -> str | None:
        """Return what a figure is: a role, ``unclear``, or None where it belongs to something else."""
        near = self.link in ("to", "from") and self.words <= FAR[self.link]
        follower = next((other for other in self.clause[at + 1 : at + 3] if other.type != "WORD"), None)
        if token.type in ("POINTS", "FOLD"):
            return "unclear" if near and self.link == "from" else token.type.lower()
        named = follower is not None and follower.type == "MOTION" and self._names(at, token, follower)
        if named and token.type == "AMOUNT" and follower is not None and follower.words.lower().startswith("chang"):
            return None  # "reflecting the $31.1 million change in fair value"
        if named:
            return "unclear" if near else "rate" if token.type == "RATE" else "amount"
        if self.link == "or" and {"old", "new"} & self.roles.taken.keys() and (token.type == "AMOUNT" or _is_share(follower)):
            return None  # the same per share, or as a share of something else
        if near and not (self.depth and self._is_apposed(at)):
            return "new" if self.link == "to" else "old"
        return self._role_without_link(at, token)

    def _names(self, at: int, token: Token, follower: Token) -> bool:
        """Tell whether a word of change behind a figure is what the figure tells: ``a 25% increase``, ``a $2.7 million increase``."""
        if self.clause[at + 1] is follower:
            return token.type == "RATE" or follower.words.lower() not in ("up", "down")
        return token.type == "RATE" and follower.words.lower() not in ("up", "down")

    def _role_without_link(self, at: int, token: Token) -> str | None:
        close = at - self.moved_at <= 4
        if token.type == "BARE":
            return None
        if token.type == "AMOUNT":
            return "new" if not self.moved else "amount" if self.link in ("by", "or") or close else "unclear"
        if self.link in ("by", "or") or (self.depth and self._is_apposed(at)) or (self.moved and close and "rate" not in self.roles.taken):
            return "rate"
        return "unclear" if self.moved else "new"


def _is_share(follower: Token | None) -> bool:
    return follower is not None and follower.type == "LINK" and follower.words.lower() == "of"


def _roles(clause: Sequence[Token]) -> _Roles:
    return _Reader(clause).read()


@cache
def _number() -> Pattern:
    return compiled(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:[.\u00b7]\d+|(?<=\d))")


@cache
def _currency() -> Pattern:
    return compiled(rf"(?i)(?P<code>{'|'.join(CODES)})|(?:(?P<dollar>[a-z]{{1,3}}) ?)?(?P<sign>[$\u20ac\u00a3\u00a5\u20b9])")


def read_amount(token: Token, behind: Token | None) -> Amount | None:
    """Return the figure that *token* is; *behind* is the token after it, which may be what is counted."""
    words = token.words
    found = _number().search(words)
    value = decimal(found[0]) if found and found[0] else None
    if value is None or found is None:
        return None
    if re.match(r"\(.*[a-z]\)$", words, re.I):
        return None  # an amount in another currency, in parentheses
    scale = re.search(r"[ -]?([a-z]+)\)?$", words[found.end() :], re.I)
    power = SCALES.get(scale[1].lower(), 0) if scale and token.type in ("AMOUNT", "BARE") else 0
    factor = Decimal(10) ** power
    if token.type == "POINTS" and re.search(r"(?i)bps?\b|basis", words):
        factor = Decimal("0.01")
    negative = words.startswith("-") or "(" in words[: found.start()]
    unit = _unit(token, behind)
    return Amount((-value if negative else value) * factor, half(value) * factor, unit, Span(token.start_pos, token.end_pos), power > 0)


def _unit(token: Token, behind: Token | None) -> str | None:
    if token.type == "AMOUNT":
        found = _currency().search(token.words)
        if found is None:
            return None
        if found["code"]:
            return "CNY" if found["code"].upper() == "RMB" else found["code"].upper()
        return DOLLARS.get((found["dollar"] or "US").upper(), "USD") if found["sign"] == "$" else SIGNS[found["sign"]]
    if token.type == "RATE":
        return "percent"
    return behind.words.lower() if token.type == "BARE" and behind is not None and behind.type == "WORD" else None
