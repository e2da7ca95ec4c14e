"""What the user can mend: one class per thing, fields instead of sentences."""

from __future__ import annotations


class DisclintError(Exception):
    """Root of all errors told to the user. ``str()`` gives the one line: where, what, how to mend."""


class InputError(DisclintError):
    """A file that cannot be read or understood."""

    def __init__(self, name: str, reason: str, mend: str) -> None:
        super().__init__(name, reason, mend)
        self.name, self.reason, self.mend = name, reason, mend

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}; {self.mend}"


class UsageError(DisclintError):
    """A command that cannot be done as asked."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason, mend)
        self.reason, self.mend = reason, mend

    def __str__(self) -> str:
        return f"{self.reason}; {self.mend}"


class _PlacedError(DisclintError):
    def __init__(self, name: str, line: int, column: int, reason: str, mend: str) -> None:
        super().__init__(name, line, column, reason, mend)
        self.name, self.line, self.column, self.reason, self.mend = name, line, column, reason, mend

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}: {self.reason}; {self.mend}"


class RulesetError(_PlacedError):
    """A ruleset or vocabulary that is not valid. Units: *line* and *column* from 1."""


class ConfigError(_PlacedError):
    """A configuration that is not valid. Units: *line* and *column* from 1."""


class OutOfTimeError(DisclintError):
    """A pattern that takes too long on a text: nobody can say whether it stands there."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.pattern = pattern

    def __str__(self) -> str:
        return f"the pattern ‘{self.pattern}’ ran out of time on this release"


class SeveralErrors(DisclintError):  # noqa: N818 -- it is several
    """All faults of one file at once: one line each, in the order of the file."""

    def __init__(self, errors: tuple[DisclintError, ...]) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))
