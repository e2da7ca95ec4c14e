"""The record of a self-test to be printed, signed and filed: identification, installation, operation, result, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.qualification import INSTALLATION, OPERATION, Record
from disclint.report.selftest_json import ROLES, digest
from disclint.report.words import counted
from disclint.report.wrap import wrap

_WIDTH = 100
_LINE = "_" * 30


def render(record: Record) -> str:
    """Return the record on a page or two. The last line is the verdict."""
    parts = [
        _part("disclint: record of installation and operational qualification", _head(record), underline="="),
        _part("1 Identification", _identification(record)),
        _part("2 Installation qualification (IQ)", _steps(record, INSTALLATION)),
        _part("3 Operational qualification (OQ)", _steps(record, OPERATION)),
        _part("4 Digests (SHA-256)", _digests(record)),
        _part("5 Signatures", _signatures()),
    ]
    return "\n\n".join(parts) + f"\n\n{verdict(record)}\n"


def verdict(record: Record) -> str:
    """Return the verdict in one line."""
    sums = [f"{sum(step.outcome == outcome for step in record.steps)} {outcome}" for outcome in _outcomes(record)]
    return f"{record.verdict.upper()}: {counted(len(record.steps), 'step')}, {', '.join(sums)}"


def _outcomes(record: Record) -> list[str]:
    return list(dict.fromkeys(step.outcome for step in record.steps))


def _part(title: str, lines: Iterator[str], underline: str = "-") -> str:
    return "\n".join([title, underline * len(title), "", *lines])


def _head(record: Record) -> Iterator[str]:
    yield from _table([("program", f"disclint {record.version}"), ("date", record.when), ("record", digest(record))])


def _identification(record: Record) -> Iterator[str]:
    yield from _table(list(record.platform))
    yield ""
    yield "Required packages:"
    yield from _table(list(record.dependencies) or [("none", "the program's metadata are not installed")])


def _steps(record: Record, part: str) -> Iterator[str]:
    for step in record.steps:
        if step.part == part:
            yield f"[{step.outcome}] {step.id}  {step.what}"
            yield from wrap(step.detail, _WIDTH, " " * 4)
            for line in (*(f"! {fault}" for fault in step.faults), *(f"- {one}" for one in step.ran)):
                yield from wrap(line, _WIDTH, " " * 4, "  ")


def _digests(record: Record) -> Iterator[str]:
    for kind, files in record.digests:
        yield f"{kind}:"
        for one in files:
            named = f"{one.file} {one.version}".strip()
            yield f"  {one.sha256}  {named}"


def _signatures() -> Iterator[str]:
    yield f"System or asset: {_LINE}   Place: {_LINE}"
    for role in ROLES:
        yield ""
        yield f"{role.capitalize()}"
        yield f"  Name:      {_LINE}   Role: {_LINE}"
        yield f"  Signature: {_LINE}   Date: {_LINE}"


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    widest = max(len(name) for name, _ in rows)
    yield from (f"  {name:<{widest}}  {value}" for name, value in rows)
