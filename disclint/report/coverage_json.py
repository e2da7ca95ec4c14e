"""The matrix of duties and rules as JSON."""

from __future__ import annotations

import json
from typing import Any

from disclint.rules.coverage import STATUSES, Coverage, Row

SCHEMA = "disclint.coverage/1"


def render(matrix: Coverage) -> str:
    """Return everything there is to say of each duty."""
    told = {
        "schema": SCHEMA,
        "duties": [_duty(row) for row in matrix.rows],
        "faults": list(matrix.faults),
        "summary": {"duties": len(matrix.rows), **{status.replace(" ", "_"): matrix.count(status) for status in STATUSES}},
        "accounted": matrix.whole,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _duty(row: Row) -> dict[str, Any]:
    return {
        "id": row.duty.id,
        "title": row.duty.title,
        "severity": row.duty.severity.value,
        "verified": row.duty.verified,
        "authority": [{"cite": one.cite, "url": one.url} for one in row.duty.provisions],
        "status": row.status,
        "why": row.why or None,
        "rule": _rule(row),
    }


def _rule(row: Row) -> dict[str, Any] | None:
    if row.rule is None or row.ruleset is None:
        return None
    bad, good = row.examples
    return {
        "id": row.rule.id,
        "name": row.rule.name,
        "severity": row.rule.severity.value,
        "ruleset": row.ruleset.id,
        "version": row.ruleset.version,
        "examples": {"bad": bad, "good": good},
    }
