"""The record of a self-test: what was installed, what ran on it, how it went."""

from __future__ import annotations

from disclint.model.value import dataclass

PASSED, FAILED, NOT_RUN, NOT_APPLICABLE = "passed", "failed", "not run", "not applicable"
INSTALLATION, OPERATION = "installation", "operation"


@dataclass(frozen=True, slots=True)
class Digest:
    """A file that decides what the program does, and the SHA-256 of its bytes. *version* is empty where the file has none."""

    file: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was looked at. *part* is installation or operation; *faults* say what was wrong, *ran* what ran, one line each."""

    id: str
    part: str
    what: str
    outcome: str
    detail: str
    faults: tuple[str, ...] = ()
    ran: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A self-test from beginning to end. *when* is the moment as the caller gives it; *digests* are by kind of file."""

    version: str
    when: str
    platform: tuple[tuple[str, str], ...]
    dependencies: tuple[tuple[str, str], ...]
    digests: tuple[tuple[str, tuple[Digest, ...]], ...]
    steps: tuple[Step, ...]

    @property
    def verdict(self) -> str:
        """``incomplete`` if a step could not run, else ``fail`` or ``pass``."""
        outcomes = {step.outcome for step in self.steps}
        if NOT_RUN in outcomes:
            return "incomplete"
        return "fail" if FAILED in outcomes else "pass"
