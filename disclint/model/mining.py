"""Results of drilling, as facts."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from disclint.model.fact import Fact
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Intercept(Fact):
    """A stretch of a drill hole or channel with its grade, as ``6.4 m (from 101.2 m to 107.6 m) at 3.1 g/t gold``.

    *length*, *low* and *high* are printed figures in *unit* (``m`` or ``ft``), None where they are not printed; *half* is half a unit of
    the last digit of each, added up. *grade* is the grade as printed, None where there is none. *past* results are those of an earlier
    release, an earlier owner or other ground.
    """

    kind: ClassVar[str] = "intercept"
    length: Decimal | None
    low: Decimal | None
    high: Decimal | None
    half: Decimal
    unit: str
    grade: str | None
    past: bool
