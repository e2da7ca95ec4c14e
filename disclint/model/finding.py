"""What a rule objects to, and the report of a run."""

from __future__ import annotations

from datetime import date as Date

from disclint.model.rule import Authority, Severity
from disclint.model.span import Place
from disclint.model.value import dataclass, field


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of the text with the words that matter: *start* and *end* are code points inside *text*."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Another place that a finding rests on (or that makes its rule apply); *place* is None for what stands in no text."""

    label: str
    place: Place | None
    text: str
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Put *text* in the stead of *place*."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A ready correction; *safe* tells that it cannot change what the release says."""

    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach as its rule puts it. *section* is the kind of section; *fingerprint* is made of content only."""

    rule: str
    name: str
    title: str
    severity: Severity
    message: str
    place: Place
    section: str
    excerpt: Excerpt
    evidence: tuple[Evidence, ...]
    because: tuple[Evidence, ...]
    authority: tuple[Authority, ...]
    remedy: str
    fingerprint: str
    preview: bool = False
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class RuleRun:
    """How one rule fared on one file: *state* is ran, not_applicable or could_not_run; *why* in plain words."""

    rule: str
    state: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing as the report shows it."""

    exchange: str
    ticker: str
    place: Place


@dataclass(frozen=True, slots=True)
class Told:
    """A trait of the profile as the report shows it."""

    name: str
    why: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """The profile with places in the file."""

    issuer: str | None
    language: str
    genre: Told
    listings: tuple[Listed, ...]
    regimes: tuple[Told, ...]
    types: tuple[Told, ...]
    as_of: Date | None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file. *error* is the one line where it could not be read; then all else is empty."""

    path: str
    sha256: str | None
    error: str | None = None
    profile: ProfileReport | None = None
    runs: tuple[RuleRun, ...] = ()
    findings: tuple[Finding, ...] = ()
    fail_on: str = "error"


@dataclass(frozen=True, slots=True)
class RulesetStamp:
    """Which ruleset ran: *sha256* of its file."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in a run. *rules* are the rules that were in force, by id, for renderers that describe them."""

    version: str
    rulesets: tuple[RulesetStamp, ...]
    files: tuple[FileReport, ...]
    rules: tuple[RuleText, ...] = field(default=())

    @property
    def verdict(self) -> str:
        """``incomplete`` if a file or a rule could not be done, else ``fail`` or ``pass``."""
        if any(f.error is not None or any(r.state == "could_not_run" for r in f.runs) for f in self.files):
            return "incomplete"
        return "fail" if any(_fails(f) for f in self.files) else "pass"

    def count(self, severity: str) -> int:
        """Return how many findings have *severity*."""
        return sum(finding.severity.value == severity for f in self.files for finding in f.findings)


def _fails(file: FileReport) -> bool:
    if file.fail_on == "never":
        return False
    return any(finding.severity.rank >= Severity(file.fail_on).rank for finding in file.findings)


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as renderers describe it."""

    id: str
    name: str
    title: str
    severity: Severity
    rationale: str
    remedy: str
    authority: tuple[Authority, ...]
    status: str
    sensitivity: str
    ruleset: str
