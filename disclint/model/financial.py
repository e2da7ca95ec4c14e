"""Financial measures and their reconciliation, as facts."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from disclint.model.fact import Fact
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """A financial measure, read only in releases that name one that accounting standards do not define.

    *basis* is ``non_gaap`` or ``gaap``, *name* the measure in small letters, *family* what it can be compared with: ``profit``,
    ``operating``, ``gross``, ``per-share``, ``cash-flow`` or ``growth``. *form* is ``amount``, ``change`` (a percentage of growth),
    ``ratio`` (a margin) or ``word`` (no figure); *value* and *unit* are those of its first figure, as in `figure`. *future* figures are
    expected, *praised* ones carry a word such as record, and what is not *own* is a multiple, a covenant or another company's.
    *opens* tells that the measure is the first thing in its row or item.
    """

    kind: ClassVar[str] = "measure"
    basis: str
    name: str
    family: str
    form: str
    value: Decimal | None
    unit: str | None
    future: bool
    praised: bool
    own: bool
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation(Fact):
    """Words that announce or head a reconciliation, or the last row of one that has no heading.

    *form* is ``table`` (it is part of the release) or ``elsewhere`` (a page or another document). *reversed* tells that its first row is
    the non-GAAP measure and its last the GAAP one, *forward* that it is one of figures for the future.
    """

    kind: ClassVar[str] = "reconciliation"
    form: str
    reversed: bool
    forward: bool
