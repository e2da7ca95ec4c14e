"""The matrix of duties and rules as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from disclint.report.coverage_text import heading, sums
from disclint.rules.coverage import Coverage, Row

_HEAD = """\
# Coverage of the register

Every duty that disclint is made for, and what stands for it. A duty is *stable* (checked in every run), *preview* (checked with
`--preview`, until it is right often enough), or *not decidable*: no text of a release shows whether it is met, and the reason is given.
The same table is printed by `disclint rules coverage`; a test keeps this page true."""
_COLUMNS = "| Duty | What it asks | Severity | Authority | Rule | Examples | Status |\n| --- | --- | --- | --- | --- | --- | --- |"


def render(matrix: Coverage) -> str:
    """Return the page: the sums, then a table for each family."""
    parts = [_HEAD, f"{sums(matrix)}."]
    if matrix.faults:
        parts.append("\n".join(f"- **{_cell(fault)}**" for fault in matrix.faults))
    for family, rows in groupby(matrix.rows, lambda row: row.duty.family):
        parts += [f"## {heading(family)}", "\n".join([_COLUMNS, *map(_row, rows)])]
    return "\n\n".join(parts) + "\n"


def _row(row: Row) -> str:
    return f"| {' | '.join(map(_cell, _cells(row)))} |"


def _cells(row: Row) -> Iterator[str]:
    duty, rule = row.duty, row.rule
    yield from (duty.id, duty.title, duty.severity.value)
    leading, more = duty.provisions[0], len(duty.provisions) - 1
    read = "" if duty.verified == "primary" else f" ({duty.verified})"
    yield f"{leading.cite}{f' and {more} more' if more else ''}{read}"
    bad, good = row.examples
    yield from (f"`{rule.name}`", f"{bad} bad, {good} good") if rule is not None else ("", "")
    yield f"{row.status}: {row.why}" if row.why else row.status


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
