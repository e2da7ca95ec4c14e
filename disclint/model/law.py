"""Rulesets, term lists and metadata schemas, ready to be applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from disclint.model.lexicon import Lexicon
from disclint.model.rule import Ruleset
from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Law:
    """All that a run holds a release against. *schemas* are the metadata schemas by name."""

    rulesets: tuple[Ruleset, ...]
    lexicon: Lexicon
    schemas: Mapping[str, Mapping[str, Any]]
