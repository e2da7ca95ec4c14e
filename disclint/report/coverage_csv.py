"""The matrix of duties and rules as CSV, for a spreadsheet: one row for each duty."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from disclint.rules.coverage import Coverage, Row

HEAD = ("duty", "title", "severity", "verified", "authority", "status", "why", "rule", "rule severity", "ruleset", "bad", "good")
_FORMULA = ("=", "+", "-", "@")


def render(matrix: Coverage) -> str:
    """Return the table of RFC 4180, its lines ended as there."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([*map(_plain, _cells(row))] for row in matrix.rows)
    return table.getvalue()


def _cells(row: Row) -> Iterator[str]:
    duty, rule = row.duty, row.rule
    yield from (duty.id, duty.title, duty.severity.value, duty.verified, "; ".join(one.cite for one in duty.provisions))
    yield from (row.status, row.why)
    yield from (rule.name, rule.severity.value) if rule is not None else ("", "")
    yield row.ruleset.id if row.ruleset is not None else ""
    yield from map(str, row.examples)


def _plain(cell: str) -> str:
    """Return *cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
