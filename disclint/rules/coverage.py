"""Which duty is checked by which rule: the matrix from law to test, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclint.model.duty import Duty
from disclint.model.rule import Rule, Ruleset
from disclint.model.value import dataclass

NOT_DECIDABLE, NOT_YET = "not decidable", "not yet"
FAMILIES = {
    "FLS": "forward-looking statements",
    "GAAP": "non-GAAP measures",
    "OFR": "offers of securities",
    "PRO": "promotion of securities",
    "EXC": "exchanges and corporate actions",
    "FD": "fair disclosure",
    "MIN": "mining in the United States",
    "FDA": "promotion and regulatory status of health products",
    "CLN": "clinical evidence",
    "SAF": "safety",
    "NUM": "figures",
    "CLM": "claims",
    "MAR": "market abuse and takeovers in the EU and the UK",
    "HKX": "Hong Kong",
    "ASX": "Australia",
    "CAN": "Canada",
    "SIX": "Switzerland",
    "OTH": "other markets",
    "REL": "the form of a release",
    "MET": "metadata",
    "STY": "house style",
}
"""What the duties of a prefix are about, in the order in which they are told."""
STATUSES = ("stable", "preview", "deprecated", NOT_DECIDABLE, NOT_YET)
_UNSAID = "no rule stands for it yet, and no reason is given"


@dataclass(frozen=True, slots=True)
class Row:
    """One duty and what stands for it. *why* says why it is not checked, or not without being asked; empty where it is."""

    duty: Duty
    rule: Rule | None
    ruleset: Ruleset | None
    status: str
    why: str

    @property
    def accounted(self) -> bool:
        """Tell whether a rule decides the duty, or a reason why none does is given."""
        return self.status != NOT_YET

    @property
    def examples(self) -> tuple[int, int]:
        """How many bad and good examples the rule has."""
        return (len(self.rule.bad), len(self.rule.good)) if self.rule is not None else (0, 0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix. *faults* are rules without a duty, duties that say something untrue of their rule: one line each."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Tell whether every duty is accounted for and every rule has its duty."""
        return not self.faults and all(row.accounted for row in self.rows)

    def count(self, status: str) -> int:
        """Return how many duties have *status*."""
        return sum(row.status == status for row in self.rows)


def coverage(duties: Iterable[Duty], rulesets: Iterable[Ruleset]) -> Coverage:
    """Return which rule of *rulesets* stands for which of *duties*. Order: families as above, then ids."""
    order = {family: at for at, family in enumerate(FAMILIES)}
    duties = sorted(duties, key=lambda duty: (order.get(duty.family, len(order)), duty.id))
    rules = {rule.id: (rule, ruleset) for ruleset in rulesets for rule in ruleset.rules}
    rows = tuple(_row(duty, *rules.get(duty.id, (None, None))) for duty in duties)
    return Coverage(rows, (*_strays({row.duty.id for row in rows}, rules.values()), *_untruths(rows)))


def _row(duty: Duty, rule: Rule | None, ruleset: Ruleset | None) -> Row:
    if rule is None or ruleset is None or rule.status == "removed":
        return Row(duty, None, None, NOT_DECIDABLE if duty.undecidable else NOT_YET, duty.undecidable or _UNSAID)
    why = "" if rule.status == "stable" else duty.on_trial or rule.sensitivity
    return Row(duty, rule, ruleset, rule.status, why)


def _strays(known: set[str], rules: Iterable[tuple[Rule, Ruleset]]) -> Iterator[str]:
    for rule, ruleset in rules:
        if rule.id not in known and rule.status != "removed":
            yield f"{ruleset.file}:{rule.line}: {rule.id} stands for no duty; enter the duty in the register, or take the rule out"


def _untruths(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        duty, rule = row.duty, row.rule
        place = f"{duty.file}:{duty.line}: {duty.id}"
        if rule is None:
            if duty.on_trial:
                yield f"{place} is said to be on trial, but has no rule; say why it is not decidable"
            continue
        if duty.undecidable:
            yield f"{place} is said to be not decidable, but has a rule; take the reason out"
        if duty.on_trial and rule.status == "stable":
            yield f"{place} is said to be on trial, but its rule is stable; take the reason out"
        if rule.severity.rank > duty.severity.rank:
            yield f"{place} weighs {duty.severity.value}, but its rule weighs {rule.severity.value}; let them agree"
