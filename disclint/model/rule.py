"""A rule: one duty, its law, its check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from disclint.model.span import Place, Span
from disclint.model.value import dataclass, field

if TYPE_CHECKING:
    from disclint.model.reading import Reading


class Severity(Enum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Authority:
    """The provision behind a rule. *verified* is primary, secondary or recall: how far the text itself was read."""

    body: str
    cite: str
    url: str | None
    gist: str
    verified: str
    checked: str
    effective: Date | None = None
    sunset: Date | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Another place that a breach rests on. *where* is None for what stands in no text (metadata, configuration)."""

    label: str
    where: Span | Place | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """A place that a check objects to; *values* fill the message; *replacement* is a ready correction of *where*, if there is one.

    *severity* lowers the rule's severity for this one place (None keeps it). *where* is None for what is missing and has no place of
    its own: the engine puts it where the rule's condition holds.
    """

    where: Span | Place | None
    values: Mapping[str, str] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    replacement: str | None = None
    severity: Severity | None = None


class Check(Protocol):
    """What every verb is once its YAML has been read."""

    def breaches(self, reading: Reading) -> Iterator[Breach]:
        """Yield each place objected to, in the order of the text."""


class Condition(Protocol):
    """What ``when`` is: tells whether a rule applies."""

    def grounds(self, reading: Reading) -> tuple[Proof, ...] | None:
        """Return why it holds (maybe nothing to show: an empty tuple), or None where it does not hold."""


@dataclass(frozen=True, slots=True)
class Example:
    """A release or fragment with the words that must be marked (empty: none may be).

    *settings* is the example's own configuration as YAML gives it; *filename* decides its format. *severity* is that of its findings and
    *says* are words of their messages, where the example cares; *as_of* the day whose law applies.
    """

    text: str
    marks: tuple[str, ...]
    line: int
    filename: str = "example.md"
    settings: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    says: tuple[str, ...] = ()
    as_of: Date | None = None


class Nearby(Protocol):
    """Something that stands near a place, or does not."""

    def holds(self, span: Span, reading: Reading) -> bool:
        """Tell whether it does."""


@dataclass(frozen=True, slots=True)
class Softening:
    """A place where a breach weighs less: in the sections *within*, with all of *near*, and where *when* holds."""

    to: Severity
    within: tuple[str, ...] = ()
    when: Condition | None = None
    near: tuple[Nearby, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty.

    *changes* say what rulesets of the user changed in it, one line each; *off* is the reason why one of them switched it off, empty where
    none did.
    """

    id: str
    name: str
    title: str
    severity: Severity
    since: str
    status: str
    authority: tuple[Authority, ...]
    rationale: str
    when: Condition
    check: Check
    verb: str
    message: str
    remedy: str
    decides: str
    waivable: bool
    sensitivity: str
    softened: tuple[Softening, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    todo_bad: tuple[Example, ...]
    todo_good: tuple[Example, ...]
    line: int
    changes: tuple[str, ...] = ()
    off: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """What a ruleset changes in the rule *rule* of another: None is left as it is. *because* says why."""

    rule: str
    severity: Severity | None
    off: bool
    remedy: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One file of rules. *extends* are the shipped rulesets that are in force with it (or all), *overrides* what it changes in rules."""

    id: str
    version: str
    title: str
    sha256: str
    file: str
    rules: tuple[Rule, ...] = field(repr=False)
    extends: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
