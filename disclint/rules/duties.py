"""The register of duties, read and checked: everything wrong in all its files is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disclint.model.duty import Duty, Provision
from disclint.model.rule import Severity
from disclint.rules.draft import Table, tables
from disclint.rules.loading import Data, Page, Path, load, raise_faults
from disclint.rules.schema_faults import add_faults

Source = tuple[str, bytes]
"""A file: its name in messages and what it holds."""


def read_duties(sources: Iterable[Source], schema: Mapping[str, Any]) -> tuple[Duty, ...]:
    """Return all duties in the order of the files.

    Errors: SeveralErrors with a RulesetError for every fault of every file.
    """
    pages = [load(data.decode("utf-8"), name) for name, data in sources]
    for page in pages:
        if page.data is not None or not page.faults:
            add_faults(page, schema)
    _unique(pages)
    raise_faults(pages)
    return tuple(_duty(page, path, table) for page, path, table in _entries(pages))


def _entries(pages: Iterable[Page]) -> Iterator[tuple[Page, Path, Table]]:
    for page in pages:
        data = page.data if isinstance(page.data, dict) else {}
        yield from ((page, path, table) for path, table in tables(data.get("entries"), ("entries",)))


def _unique(pages: Iterable[Page]) -> None:
    homes: dict[str, str] = {}
    for page, path, table in _entries(pages):
        id_ = str(table.get("id"))
        if id_ in homes:
            page.fault((*path, "id"), f"there is already a duty ‘{id_}’, at {homes[id_]}", "keep one of them")
        homes.setdefault(id_, f"{page.name}:{page.line((*path, 'id'))}")


def _duty(page: Page, path: Path, table: Table) -> Duty:
    return Duty(
        id=str(table["id"]),
        title=str(table["title"]),
        severity=Severity(table["severity"]),
        verified=str(table["verified"]),
        provisions=tuple(_provision(one) for _, one in tables(table["authority"], (*path, "authority"))),
        undecidable=_flowing(table.get("not-decidable")),
        on_trial=_flowing(table.get("on-trial")),
        file=page.name,
        line=page.line(path),
    )


def _provision(table: Table) -> Provision:
    url = table.get("url")
    return Provision(str(table["cite"]), None if url is None else str(url))


def _flowing(data: Data) -> str | None:
    return None if data is None else " ".join(str(data).split())
