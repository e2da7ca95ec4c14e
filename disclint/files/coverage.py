"""The register of duties as it ships, held against the rules that ship with it."""

from __future__ import annotations

import json

from disclint.files.law import Laws
from disclint.files.sources import shipped
from disclint.model.duty import Duty
from disclint.rules.coverage import Coverage, coverage
from disclint.rules.duties import read_duties

_SCHEMA = "duties.schema.json"


def shipped_duties() -> tuple[Duty, ...]:
    """Return every duty of the register. Order: by file, then as written."""
    schema = json.loads(dict(shipped("schemas", _SCHEMA))[_SCHEMA])
    return read_duties(shipped("rulesets/duties", ".yaml"), schema)


def shipped_coverage(laws: Laws) -> Coverage:
    """Return which shipped rule stands for which duty."""
    return coverage(shipped_duties(), laws.known(()))
