"""Rules as they are where rulesets that change them are in force."""

from __future__ import annotations

from collections.abc import Sequence

from disclint.model.rule import Override, Rule, Ruleset
from disclint.model.value import replace

ALL = "all"
"""Among rulesets, and among what one extends: every shipped ruleset."""


def overridden(rulesets: tuple[Ruleset, ...]) -> tuple[Ruleset, ...]:
    """Return *rulesets*, all of which are in force, with their rules as they are then. Where two change one thing, the later wins."""
    changes: dict[str, list[tuple[Ruleset, Override]]] = {}
    for ruleset in rulesets:
        for one in ruleset.overrides:
            changes.setdefault(one.rule, []).append((ruleset, one))
    if not changes:
        return rulesets
    return tuple(replace(one, rules=tuple(_changed(rule, changes.get(rule.id, ())) for rule in one.rules)) for one in rulesets)


def _changed(rule: Rule, changes: Sequence[tuple[Ruleset, Override]]) -> Rule:
    for ruleset, one in changes:
        told = f"{_told(one)} by {ruleset.id}: {one.because}"
        rule = replace(
            rule,
            severity=one.severity or rule.severity,
            remedy=one.remedy or rule.remedy,
            off=told if one.off else "" if one.severity is not None else rule.off,
            changes=(*rule.changes, told),
        )
    return rule


def _told(one: Override) -> str:
    if one.off:
        return "switched off"
    changed = [f"severity set to {one.severity.value}"] if one.severity is not None else []
    return " and ".join([*changed, *(["remedy changed"] if one.remedy is not None else [])])
