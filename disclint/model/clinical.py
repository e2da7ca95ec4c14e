"""What a release says of a study, typed: shares, estimates, p-values, and how safe the treatment was."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion(Fact):
    """A share of a group, such as ``11 of 15 patients (73%)``: what is not printed is None.

    *form* is how it is written: ``of``, ``slash``, ``percent-first``, ``split`` (``11 (73%) of 15``), ``grouped`` (``Of 15 patients, 11
    (73%)``), ``pool`` (``Of 15 patients, 73%``), ``count`` (``11 (73%)``), ``bare`` (no percentage) or ``percent`` (nothing else). *unit*
    is the noun that is counted. *vague* tells that words as ``about`` or a model stand around it. A `Decimal` keeps the digits that are
    printed.
    """

    kind: ClassVar[str] = "proportion"
    count: int | None
    total: int | None
    percent: Decimal | None
    form: str
    unit: str | None = None
    vague: bool = False
    count_span: Span | None = None
    total_span: Span | None = None
    percent_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Fact):
    """An estimate with its interval, as ``hazard ratio 0.72 (95% CI 0.62 to 0.91; p=0.003)``.

    *measure* is its name in small letters, None where none is near; *scale* is ``ratio``, ``difference`` or ``value``. *level* is in
    percent, None where none is printed. *relation* and *p* are those of the p-value that belongs to it (``=``, ``<``, ``>``, ``<=``,
    ``>=``, ``ns``). *credible* tells that the interval is Bayesian; *shrinks* that words tell a fall, so that its sign may stand in them.
    *count* and *total* are those of the share that it is the interval of.
    """

    kind: ClassVar[str] = "statistic"
    measure: str | None
    scale: str
    estimate: Decimal | None
    low: Decimal
    high: Decimal
    level: Decimal | None
    relation: str | None = None
    p: Decimal | None = None
    credible: bool = False
    shrinks: bool = False
    count: int | None = None
    total: int | None = None
    limits: Span
    estimate_span: Span | None = None
    p_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PValue(Fact):
    """A p-value: *relation* is ``=``, ``<``, ``>``, ``<=``, ``>=`` or ``ns`` (then *value* is None).

    *about* is what it tests where that is told (``trend``, ``interaction``, ``one-sided`` …).
    """

    kind: ClassVar[str] = "p_value"
    relation: str
    value: Decimal | None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Significance(Fact):
    """Words that say whether a result is significant: *holds* tells whether they say so.

    *form* is ``statistical`` or ``trend`` (a trend, borderline significance); *strength* is ``high`` for ``highly significant``.
    *chances* are the p-values of its clause.
    """

    kind: ClassVar[str] = "significance"
    holds: bool
    form: str
    strength: str
    chances: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointResult(Fact):
    """Words that say whether a study met its primary endpoint: *met* tells whether they say so; *primary* that it is the primary one."""

    kind: ClassVar[str] = "endpoint_result"
    met: bool
    primary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEvent(Fact):
    """Something harmful that a release reports or denies.

    *form* is ``event``, ``limiting`` (dose-limiting toxicity), ``death``, ``stay`` (in a hospital), ``stop`` (treatment stopped for an
    event), ``withdrawal`` (no reason given), ``dose-change`` or ``hold`` (clinical hold); *term* the event by its canonical name, ``any``
    for events in general. *low* and *high* are the grades it covers, *graded* ``number`` or ``word`` (severe). *related* tells relatedness
    where it is told. *count* and *total* are patients or events, *share* is in percent. *negated* events did not occur, *hypothetical*
    ones may, *past* ones came before the treatment, *control* ones in the control arm. *block* numbers the study. The spans are those of
    the parts.
    """

    kind: ClassVar[str] = "adverse_event"
    form: str
    term: str
    low: int | None = None
    high: int | None = None
    graded: str | None = None
    serious: bool = False
    related: bool | None = None
    count: int | None = None
    total: int | None = None
    share: Decimal | None = None
    negated: bool = False
    hypothetical: bool = False
    past: bool = False
    control: bool = False
    block: int = 0
    event_span: Span | None = None
    grade_span: Span | None = None
    count_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyDenial(Fact):
    """A statement that no event of a sort occurred.

    *of* is ``any``, ``serious``, ``grade`` (from grade *low* on), ``limiting``, ``death``, ``stay``, ``stop``, ``dose-change`` or
    ``hold``; *term* the event it is limited to, ``any`` if to none. *related* tells that only related events are denied, *total* among how
    many, *excepted* that an exception follows. *form* is ``none`` or ``only`` (all were of lower grades). *block* numbers the study.
    """

    kind: ClassVar[str] = "safety_denial"
    of: str
    term: str
    low: int | None = None
    related: bool = False
    total: int | None = None
    excepted: bool = False
    qualified: bool = False
    form: str = "none"
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyClaim(Fact):
    """A favourable verdict on safety.

    *form* is ``praise`` (a favourable profile), ``tolerated``, ``no-signals``, ``no-new-signals``, ``known`` (as known before), ``safe``
    or ``better`` (than something else). *purpose* tells that it is an aim or a hope, *negated* that it is denied, *concludes* that a verb
    of proof governs it. *block* numbers the study.
    """

    kind: ClassVar[str] = "safety_claim"
    form: str
    purpose: bool = False
    negated: bool = False
    concludes: bool = False
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure(Fact):
    """How many people were treated. *form* is ``treated``, ``sized`` (n=), ``of`` (the 15 of "6 of 15"),
    ``counted`` (people of whom no treatment is told), ``completed`` (those who went through to the end) or ``first`` (the first patient).
    *block* numbers the study."""

    kind: ClassVar[str] = "exposure"
    count: int
    form: str
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Fact):
    """A treatment of an event that tells how grave it was: *name* as in the lists ``intervention-NAME``. *block* numbers the study."""

    kind: ClassVar[str] = "intervention"
    name: str
    negated: bool = False
    hypothetical: bool = False
    block: int = 0
