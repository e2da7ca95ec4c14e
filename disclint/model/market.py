"""Facts of the securities market: offerings, and who paid for a text about a security."""

from __future__ import annotations

from typing import ClassVar

from disclint.model.fact import Fact
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion(Fact):
    """A sentence that tells, or hides, that somebody is paid for a text.

    *form* is ``statement`` (was, is or will be paid), ``label`` (sponsored content, paid advertisement), ``conditional`` (may have been
    paid), ``link`` (the disclosure is elsewhere) or ``denial`` (nobody is paid). *payer* is who pays, as printed, where that is told;
    *amount* tells that an amount of money, shares or the like is.
    """

    kind: ClassVar[str] = "promotion"
    form: str
    payer: str | None = None
    amount: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering(Fact):
    """Words that name an offering of securities.

    *form* is ``registered``, ``ipo``, ``rights``, ``exchange``, ``tender``, ``private`` (also under Regulation D), ``144a``, ``reg-s``,
    ``reg-a``, ``crowdfunding`` or ``token``. *stage* is that of its sentence: ``proposed``, ``priced``, ``done`` (closed, completed),
    ``ended`` (terminated, withdrawn) or None. *main* tells that the headline or the first paragraph speaks of it.
    """

    kind: ClassVar[str] = "offering"
    form: str
    stage: str | None
    main: bool
