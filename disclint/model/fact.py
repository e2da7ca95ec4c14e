"""What a release says, typed.

A fact keeps its words (by its span), what they mean (its fields), the sentence and the section they stand in.
"""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime, time
from decimal import Decimal
from typing import ClassVar

from disclint.model.span import Span
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the release says. *section* is an index into ``Release.sections`` (the top-level one)."""

    kind: ClassVar[str] = ""
    span: Span
    sentence: Span
    section: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Fact):
    """Words of a term list or a pattern. *list* names it."""

    kind: ClassVar[str] = "phrase"
    list: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Fact):
    """Place, date and wire at the head of a release.

    *places* as printed; *city* and *region* (state or country) are those of the first place; *wire* is the tag as printed, or None;
    *day_span* is where the date stands. *country* is the one printed behind a state.
    """

    kind: ClassVar[str] = "dateline"
    places: tuple[str, ...]
    city: str | None
    region: str | None
    date: Date | None
    wire: str | None
    day_span: Span | None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Fact):
    """A security on an exchange, as in ``(Nasdaq: ABCD)``.

    *exchange* is the canonical name and *mic* its ISO 10383 code (None if unknown); *market* is the regime family: ``us``
    (national exchange), ``us-otc``, ``ca``, ``hk``, ``uk``, ``eu``, ``au``, ``ch``, ``other``; *written* the exchange as printed.
    *own* tells that the listing is the issuer's. *form* is paren, stock_code, cashtag or running.
    *faults* names what is wrong with the notation (``cashtag``, ``no-colon``, ``shape``, ...). *symbol* is where the ticker stands.
    """

    kind: ClassVar[str] = "listing"
    exchange: str | None
    mic: str | None
    ticker: str
    market: str
    written: str
    own: bool
    form: str
    faults: tuple[str, ...] = ()
    symbol: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Fact):
    """A labelled code: *scheme* is lei or isin, *value* the code without blanks."""

    kind: ClassVar[str] = "identifier"
    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate(Fact):
    """A day as printed. *date* is None where the day does not exist or the year is missing; *weekday* is 0 for Monday.

    *year* is None where it is not printed.
    """

    kind: ClassVar[str] = "date"
    date: Date | None
    year: int | None
    month: int
    day: int
    weekday: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime(Fact):
    """A time of day with its zone letters as printed (``ET``, ``EST``, ``CEST``), or None.

    *same_as* is where the other time stands that names the same moment in another zone (``8:30 a.m. ET/2:30 p.m. CET``).
    """

    kind: ClassVar[str] = "clock_time"
    time: time
    zone: str | None
    same_as: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo(Fact):
    """A release instruction: *form* is immediate or embargo; *until* what could be read of the moment."""

    kind: ClassVar[str] = "embargo"
    form: str
    until: datetime | None
    has_time: bool
    has_zone: bool
    has_date: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Fact):
    """A quoted statement with its speaker, of so many *words*.

    *unnamed* tells that it is attributed to a post without a name; *what* says what is wrong.
    """

    kind: ClassVar[str] = "quote"
    speaker: str | None
    title: str | None
    attributed: bool
    first_person: bool
    words: int
    unnamed: bool = False
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Fact):
    """A way to reach somebody: *form* is email, phone, name or url; *role* media, investor or None."""

    kind: ClassVar[str] = "contact"
    form: str
    value: str
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFact(Fact):
    """A link: *words* that carry it, *target*.

    *fault* names what is wrong with it: ``empty``, ``local``, ``rewritten`` (by a mail filter), ``mismatch`` (the words are another
    address), ``shortener``, ``vague``, ``plain`` (http) or ``wordless`` (the span is the word beside it); None if nothing is. *what* says
    it.
    """

    kind: ClassVar[str] = "link"
    words: str
    target: str
    fault: str | None
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFact(Fact):
    """An image and its alternative text.

    *fault* names what is wrong with that: ``missing``, ``file-name``, ``generic`` or ``long``; None if nothing is, if the image stood in
    the text before, and for those that nobody is meant to see. *what* says it as a clause.
    """

    kind: ClassVar[str] = "image"
    alt: str | None
    target: str
    fault: str | None
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A number with its unit. *value* is in base units (``$4.1 million`` is 4100000); *half* is half a unit of its last printed
    digit, in the same units; *unit* is a currency code, ``percent``, or the noun that is counted.
    """

    kind: ClassVar[str] = "figure"
    value: Decimal
    half: Decimal
    unit: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedTerm(Fact):
    """``Norvane Shipping ASA (the "Company")``: *term* is what stands in quotes, *meaning* the words before the parenthesis."""

    kind: ClassVar[str] = "defined_term"
    term: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder(Fact):
    """Something left to fill in. *form* names which kind."""

    kind: ClassVar[str] = "placeholder"
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardLooking(Fact):
    """A forward-looking sentence: *cue* the words that make it so (their span is ``span``), *topics* what it is about,
    *strength* strong or weak (modals alone), *subject* issuer, industry or other.
    """

    kind: ClassVar[str] = "forward_looking"
    cue: str
    topics: tuple[str, ...]
    strength: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFactor(Fact):
    """One factor that a caution names: *topics* of the risk; *specific* tells that it is more than universal boilerplate."""

    kind: ClassVar[str] = "risk_factor"
    topics: tuple[str, ...]
    specific: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution(Fact):
    """A caution about forward-looking statements: *span* is the stretch of text that it takes.

    *form* is ``section`` (a section of its own) or ``inside`` (part of a legend, an About section or the body). *parts* names what is
    there, each once: the ``part`` of its `CautionPart` facts, and ``factors`` where it names any. Units: *factors* counts the risk
    factors, *specific* those that are more than universal boilerplate. *topics* are those of all factors.
    """

    kind: ClassVar[str] = "caution"
    form: str
    parts: tuple[str, ...]
    factors: int
    specific: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CautionPart(Fact):
    """One part of a caution.

    *part* is ``identification`` (says that there are forward-looking statements), ``scope`` (which statements are meant), ``cue-list``
    (identifying words; *terms* holds them), ``residual`` (similar expressions), ``generic-risks``, ``differ`` (results may differ),
    ``lead-in`` (of a list of factors), ``as-of``, ``no-update``, ``carve-out`` (except as required by law), ``filing`` (*value* is the
    form, such as ``10-K``, ``prospectus``, ``sedar``, ``risk-factors``), ``statute`` (*value* is ``pslra``, ``27a``, ``21e`` or
    ``safe-harbor``) or ``link`` (refers to a page).
    """

    kind: ClassVar[str] = "caution_part"
    part: str
    value: str | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend(Fact):
    """A mandated wording. *legend* is its id in the vocabulary.

    *state* is ``complete`` (one of the accepted wordings) or ``altered`` (most of one). Then *missing* are the words that are not there,
    *changed* those that stand in the stead of others or are too many, and *difference* shows it in a line: what is missing in brackets
    (``an offer to sell or [the solicitation of] an offer to buy``), what should not be there behind a *not* or *without*. *at* is the place
    where it first differs, with the word before and the one behind.
    """

    kind: ClassVar[str] = "legend"
    legend: str
    state: str
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    difference: str = ""
    at: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMark(Fact):
    """A trace of editing that a final release does not show.

    *form* is ``insertion``, ``deletion``, ``replacement``, ``comment`` (of a word processor, of HTML), ``note`` (between drafters, in
    brackets or behind a label), ``draft`` (a draft or version mark) or ``confidential``; *words* is what it holds, *what* a clause that
    says what is wrong with the marked words.
    """

    kind: ClassVar[str] = "edit_mark"
    form: str
    words: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Debris(Fact):
    """What a conversion, a script or a text generator left behind.

    *form* is ``script``, ``style``, ``markup``, ``encoding`` (characters decoded twice or lost), ``entity``, ``invisible``, ``redaction``
    (``[email protected]``), ``parentheses`` (emptied), ``generator`` (an answer of a text generator), ``tracking`` (a link that names
    one) or ``repeated`` (a paragraph that stands twice); *what* is a clause that says what is wrong with the marked words.
    """

    kind: ClassVar[str] = "debris"
    form: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrademarkSign(Fact):
    """A mark with its sign, as in ``THANK-u Plus(TM)``: *name* are the words before the sign that can belong to it.

    *sign* is registered, trademark or service; *form* sign or letters (``(TM)``). *apart* tells that a blank stands between the two,
    *outside* that the sign stands behind the markup that emphasises the name.
    """

    kind: ClassVar[str] = "trademark"
    name: str
    sign: str
    form: str
    apart: bool
    outside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameVariant(Fact):
    """A name that is written otherwise elsewhere: *usual* is how, *elsewhere* where that first stands.

    *sort* is letters, case, spacing, abbreviation (one short form for two long ones), legal_word (Inc. and Incorporated),
    legal_comma or legal_stop. *name* is what has the two forms.
    """

    kind: ClassVar[str] = "name_variant"
    name: str
    usual: str
    sort: str
    elsewhere: Span
