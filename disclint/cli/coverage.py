"""``disclint rules coverage``: the matrix from duty to rule to examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclint.cli import options
from disclint.cli.explain import laws, style
from disclint.cli.terminal import emit
from disclint.model.errors import UsageError
from disclint.model.value import replace

if TYPE_CHECKING:
    from disclint.report.style import Style
    from disclint.rules.coverage import Coverage

FORMATS = ("text", "json", "markdown", "csv")
STATUSES = ("stable", "preview", "deprecated", "not-decidable", "not-yet")


@click.command("coverage")
@click.argument("ids", nargs=-1, metavar="[IDS]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=f"{', '.join(FORMATS)}. (default: text)")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only duties of this status. Repeatable.")
@options.NO_CACHE
@options.COLOR
def coverage(ids: tuple[str, ...], form: str, statuses: tuple[str, ...], no_cache: bool, color: str) -> int:
    """Show which rule stands for which duty: all, or those whose ids begin with one of IDS.

    Exit status: 0 every duty is checked or listed as not decidable, 1 one is not.
    """
    from disclint.files.coverage import shipped_coverage

    matrix = shipped_coverage(laws(no_cache))
    wanted = [status.replace("-", " ") for status in statuses]
    rows = tuple(row for row in matrix.rows if row.duty.id.startswith(ids or ("",)) and row.status in (wanted or [row.status]))
    if not rows and ids:
        raise UsageError(f"no duty begins with {' or '.join(ids)}", "`disclint rules coverage` shows all")
    faults = tuple(fault for fault in matrix.faults if not ids or any(f": {prefix}" in fault for prefix in ids))
    shown = replace(matrix, rows=rows, faults=faults)
    emit(_rendered(shown, form, style(color)))
    return 0 if shown.whole else 1


def _rendered(matrix: Coverage, form: str, look: Style) -> str:
    if form == "text":
        from disclint.report import coverage_text

        return coverage_text.render(matrix, look)
    from importlib import import_module

    from disclint.report.formats import COVERAGE_RENDERERS

    rendered: str = import_module(COVERAGE_RENDERERS[form]).render(matrix)
    return rendered
