"""What a release says of amounts, typed: changes with the figures that they are reckoned from, and how people were divided."""

from __future__ import annotations

from datetime import date as Date
from decimal import Decimal
from typing import ClassVar

from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Fact):
    """A change with its figures, such as ``revenue increased 25% to $50.0 million from $40.0 million``: what is not printed is None.

    *measure* is what changed, in the words before; *direction* is `up`, `down` or `none` (changed, improved, or no word at all). *old* and
    *new* are in base units and *unit* is theirs: a currency code, `percent`, a noun, or None. *rate* is the change in percent, *points* in
    percentage points, *amount* in the unit, *fold* the factor (2 for doubled); *least* tells that the factor is told as exceeded. *basis*
    is the word that sets another basis than the two figures (`organic`, `constant currency`). *loss* tells that a loss is spoken of,
    *compared* that the old figure is one to compare with (versus, compared to), *vague* which of the figures are not exact. The halves are
    half a unit of the last printed digits.
    """

    kind: ClassVar[str] = "change"
    measure: str
    direction: str
    old: Decimal | None = None
    new: Decimal | None = None
    unit: str | None = None
    rate: Decimal | None = None
    points: Decimal | None = None
    amount: Decimal | None = None
    fold: Decimal | None = None
    least: bool = False
    basis: str | None = None
    loss: bool = False
    compared: bool = False
    vague: tuple[str, ...] = ()
    old_half: Decimal = Decimal(0)
    new_half: Decimal = Decimal(0)
    rate_half: Decimal = Decimal(0)
    points_half: Decimal = Decimal(0)
    amount_half: Decimal = Decimal(0)
    fold_half: Decimal = Decimal(0)
    old_span: Span | None = None
    new_span: Span | None = None
    rate_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation(Fact):
    """People who were divided into groups, as in ``99 adults were randomised: 48 to KLX-7 and 51 to placebo``.

    *form* is `sized` (each group with ``n =``), `counted` or `received` (told by what they received). *ratio* is as printed, such as
    ``2:1``.
    """

    kind: ClassVar[str] = "allocation"
    total: int
    arms: tuple[int, ...]
    form: str
    ratio: str | None = None
    total_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Fact):
    """An effect told twice: a ratio and the percentage that it is told as (*form* `ratio`), two medians and what lies between
    (`medians`), or two rates in percent and the reduction that they make (`rates`).

    *first* is the ratio, the first median or rate, *second* the other one; *rate* is told in percent, *apart* in the unit of the medians.
    *word* is that of the change (lower, reduced), or the unit of the medians.
    """

    kind: ClassVar[str] = "effect"
    form: str
    measure: str
    first: Decimal
    second: Decimal | None = None
    rate: Decimal | None = None
    apart: Decimal | None = None
    first_half: Decimal = Decimal(0)
    second_half: Decimal = Decimal(0)
    word: str
    first_span: Span
    told_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Fact):
    """Responses of one group by category, as in ``an ORR of 44% (11 of 25): five complete and six partial responses``.

    The counts are of people, *total* is of all of them; the shares are in percent, as printed.
    """

    kind: ClassVar[str] = "tally"
    total: int | None = None
    orr: int | None = None
    dcr: int | None = None
    scr: int | None = None
    cr: int | None = None
    vgpr: int | None = None
    pr: int | None = None
    sd: int | None = None
    orr_share: Decimal | None = None
    dcr_share: Decimal | None = None
    scr_share: Decimal | None = None
    cr_share: Decimal | None = None
    vgpr_share: Decimal | None = None
    pr_share: Decimal | None = None
    sd_share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedCount(Fact):
    """How many had an event, and how many a grave one: ``nausea in 12 patients (Grade 3 in 5)``.

    *unit* is `count` (of people) or `percent`; *grade* is the grave one as printed.
    """

    kind: ClassVar[str] = "graded_count"
    unit: str
    all: Decimal
    grave: Decimal
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread(Fact):
    """A middle with the range that it lies in: ``a median age of 61 years (range 46 to 79)``.

    *word* is `median`, `mean` or `average`, *between* `range` or `IQR` as printed in small letters.
    """

    kind: ClassVar[str] = "spread"
    word: str
    between: str
    middle: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(Fact):
    """Growth between two amounts at a yearly rate: ``from $4.2 billion in 2023 to $8.1 billion by 2030, a CAGR of 9.8%``.

    *first* and *last* are in base units, *rate* is in percent a year; *years* are those of the two amounts, then those of a period that is
    named. *vague* tells that an amount is not exact. The halves are half a unit of the last printed digits.
    """

    kind: ClassVar[str] = "growth"
    first: Decimal
    last: Decimal
    first_half: Decimal
    last_half: Decimal
    years: tuple[int, ...]
    rate: Decimal
    rate_half: Decimal
    vague: bool = False
    rate_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Midpoint(Fact):
    """The middle of a range: ``$50 million to $55 million, with a midpoint of $52.5 million``, in base units or percent."""

    kind: ClassVar[str] = "midpoint"
    low: Decimal
    high: Decimal
    middle: Decimal
    middle_half: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Fact):
    """One column of a total in a table, whose rows add up to it in this column or in another one.

    *printed* is the total, *added* the sum of its *rows*, *slack* how far the two may be apart by rounding.
    """

    kind: ClassVar[str] = "total"
    label: str
    printed: Decimal
    added: Decimal
    slack: Decimal
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Fact):
    """A time of a study: *form* is `start` (of dosing or enrolment), `cut` (the cut-off of the data) or `lasting` (a result that held).

    *first* and *last* are the days that a date can mean (a month without a day is all of it). Units: *months*.
    """

    kind: ClassVar[str] = "follow_up"
    form: str
    first: Date | None = None
    last: Date | None = None
    months: int | None = None
