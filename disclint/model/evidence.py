"""What a release says of its evidence, typed: studies, people, responses, times, doses, and the claims that rest on them."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial(Fact):
    """A study as it is called, or its number in a registry.

    *form* is ``human``, ``preclinical`` (no people: animals, cells, computers), ``model`` (names the animal or the cells) or ``registry``.
    *phase* is ``1`` to ``4``, ``1/2`` or None; *design* names what is told of it, each once: ``randomised``, ``blinded``, ``open-label``,
    ``single-arm``, ``controlled``, ``pilot``, ``observational``, ``escalating``, ``pivotal``, ``crossover``, ``first-in-human`` … *name*
    is its name in capitals. *registry* is the number as printed, *scheme* whose (``nct``, ``eudract``, ``isrctn`` …). *block* numbers the
    study.
    """

    kind: ClassVar[str] = "trial"
    form: str
    phase: str | None = None
    design: tuple[str, ...] = ()
    name: str | None = None
    registry: str | None = None
    scheme: str | None = None
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment(Fact):
    """How many people a study has, or one of its analyses.

    *form* is ``enrolled``, ``randomised``, ``treated``, ``evaluable``, ``completed``, ``planned``, ``sized`` (n=) or ``counted``;
    *population* is the analysis set that the words name (``itt``, ``mitt``, ``per-protocol``, ``safety``, ``evaluable`` …). *block*
    numbers the study.
    """

    kind: ClassVar[str] = "enrolment"
    count: int
    form: str
    population: str | None = None
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Fact):
    """A response or a survival measure of a study, with what is told of it.

    *measure* is ``scr``, ``cr``, ``vgpr``, ``pr``, ``pcr``, ``orr``, ``crr``, ``dcr``, ``mrd``, ``pfs``, ``os``, ``efs``, ``dor``,
    ``stable``, ``remission``, ``rate`` (of responses, not further told), ``responded`` or ``clear`` (tumour-free). *count*, *total* and
    *percent* are printed beside it; *lasting* is a median or a duration. *confirmed* is None where nothing is said of it. *negated* ones
    did not occur, *supposed* ones are a hope, an endpoint or a definition, *others* are those of other treatments. *preclinical* tells
    that it was seen in no people. *block* numbers the study.
    """

    kind: ClassVar[str] = "response"
    measure: str
    count: int | None = None
    total: int | None = None
    percent: Decimal | None = None
    lasting: Decimal | None = None
    unit: str | None = None
    confirmed: bool | None = None
    negated: bool = False
    supposed: bool = False
    others: bool = False
    preclinical: bool = False
    block: int = 0
    figure: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timepoint(Fact):
    """A time of a study. *form* is ``point`` (Week 4) or ``lasting`` (12 weeks); *unit* is day, week, month or year.

    Units: *low* and *high* are in days, as visits are planned: Week 4 is Day 28 and one month.
    """

    kind: ClassVar[str] = "timepoint"
    form: str
    unit: str
    value: Decimal
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose(Fact):
    """A dose. *form* is ``amount`` (then *amount* and *unit* are there) or ``level`` (then *level* is what it is called)."""

    kind: ClassVar[str] = "dose"
    form: str
    amount: Decimal | None = None
    unit: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Fact):
    """A quality or a result that is asserted of a product.

    *sort* is ``efficacy``, ``change`` (improved, reduced), ``comparative``, ``superlative``, ``certainty``, ``regulatory`` or ``cure``.
    *negated* ones are denied, *hedged* ones only possible, *aim* ones a purpose or a plan. *attribution* is ``company``, ``speaker`` (in a
    quotation; *speaker* is who), ``regulator`` or ``publication``. *subject* is the product that is named nearest before, *status* its
    status (``preclinical``, ``investigational``, ``cleared``, ``approved``, ``supplement``) as configuration or text tell it. *basis* is
    ``preclinical`` or ``human`` where the words around tell it. *against* is what it is compared with, as printed. *block* numbers the
    study.
    """

    kind: ClassVar[str] = "claim"
    sort: str
    negated: bool = False
    hedged: bool = False
    aim: bool = False
    attribution: str = "company"
    speaker: str | None = None
    subject: str | None = None
    status: str | None = None
    basis: str | None = None
    against: str | None = None
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyResult(Fact):
    """What a sentence reports of the efficacy of the product in people, as a result of its own study.

    *form* is ``response`` (a response or survival), ``change`` (improved, reduced … with a figure), ``endpoint`` (that an endpoint was
    met, or was not) or ``claim`` (efficacy that is said to have been shown). *measured* tells that a figure or a p-value stands there.
    *people* is how many people it is told of where they are three or fewer, else None. *block* numbers the study.
    """

    kind: ClassVar[str] = "study_result"
    form: str
    measured: bool
    people: int | None = None
    block: int = 0
