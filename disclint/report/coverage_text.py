"""The matrix of duties and rules for a terminal. The last line is the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from disclint.report.style import BOLD, FAINT, SEVERITY, VERDICT, Style, paint
from disclint.report.words import SEVERITY_WORDS, counted
from disclint.report.wrap import shown, wrap
from disclint.rules.coverage import FAMILIES, STATUSES, Coverage, Row

_STATUS_WIDTH = max(map(len, STATUSES))
_INDENT = " " * 20


def render(matrix: Coverage, style: Style) -> str:
    """Return one entry for each duty, family by family, and the sums."""
    lines: list[str] = []
    for family, rows in groupby(matrix.rows, lambda row: row.duty.family):
        lines += [*_family(family, list(rows), style), ""]
    lines += [*matrix.faults, ""] if matrix.faults else []
    lines.append(paint(verdict(matrix), VERDICT["pass" if matrix.whole else "fail"], style))
    return "\n".join(lines) + "\n"


def heading(family: str) -> str:
    """Return a prefix with what its duties are about."""
    return f"{family}, {FAMILIES[family]}" if family in FAMILIES else family


def sums(matrix: Coverage) -> str:
    """Return how many duties there are, and how many of each status."""
    parts = ", ".join(f"{matrix.count(status)} {status}" for status in STATUSES if matrix.count(status))
    number = len(matrix.rows)
    return f"{number} {'duty' if number == 1 else 'duties'}: {parts}"


def verdict(matrix: Coverage) -> str:
    """Return whether every duty is accounted for, in one line."""
    if matrix.whole:
        return f"PASS: {sums(matrix)}; every duty is accounted for"
    undone = [f"{counted(len(matrix.faults), 'fault')}"] if matrix.faults else []
    return f"FAIL: {'; '.join([*undone, sums(matrix)])}"


def _family(family: str, rows: list[Row], style: Style) -> Iterator[str]:
    checked = sum(row.rule is not None for row in rows)
    yield paint(f"{heading(family)}: {checked} of {len(rows)} checked by rules", BOLD, style)
    for row in rows:
        word = SEVERITY_WORDS[row.duty.severity.value]
        bad, good = row.examples
        told = f"{row.rule.name}, {bad} bad and {good} good examples" if row.rule is not None else ""
        title = wrap(shown(row.duty.title, style.unicode), style.width, _INDENT)
        yield f"  {row.duty.id:<8}{paint(word, SEVERITY[row.duty.severity.value], style)}{'':{10 - len(word)}}{title[0].lstrip()}"
        yield from title[1:]
        status = paint(f"{row.status:<{_STATUS_WIDTH}}", FAINT if row.accounted else BOLD, style)
        yield f"{_INDENT}{status}{'  ' + told if told else ''}".rstrip()
        if row.why:
            yield from (paint(line, FAINT, style) for line in wrap(shown(row.why, style.unicode), style.width, _INDENT))
