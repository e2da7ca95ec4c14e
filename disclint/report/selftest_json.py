"""The record of a self-test as JSON."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from disclint.model.qualification import Record
from disclint.report.places import dump

SCHEMA = "disclint.selftest/1"
ROLES = ("performed by", "reviewed by", "approved by")
"""Who signs."""


def render(record: Record) -> str:
    """Return the whole record; ``record_sha256`` is the digest of all of it but that."""
    return dump({**_told(record), "record_sha256": digest(record)})


def digest(record: Record) -> str:
    """Return the SHA-256 by which the readable form and the JSON form of a record know each other."""
    return sha256(dump(_told(record)).encode()).hexdigest()


def _told(record: Record) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "disclint", "version": record.version},
        "date": record.when,
        "verdict": record.verdict,
        "platform": dict(record.platform),
        "dependencies": dict(record.dependencies),
        "digests": {
            kind: [{"file": one.file, "version": one.version or None, "sha256": one.sha256} for one in files]
            for kind, files in record.digests
        },
        "steps": [
            {
                "id": step.id,
                "part": step.part,
                "what": step.what,
                "outcome": step.outcome,
                "detail": step.detail,
                "faults": list(step.faults),
                "ran": list(step.ran),
            }
            for step in record.steps
        ],
        "signatures": [{"role": role, "name": None, "date": None, "signature": None} for role in ROLES],
    }
