"""Which rules the user wants: select, ignore, preview. Which rulesets there are at all is decided where the law is made."""

from __future__ import annotations

from disclint.model.rule import Rule
from disclint.model.settings import Settings

ALL = "ALL"
"""In ``select`` and ``ignore``: every rule."""


def switched_off(rule: Rule, settings: Settings) -> str | None:
    """Return why *rule* does not run at all, or None where it does. What a ruleset in force switches off, stays off.

    Of what ``select`` and ``ignore`` say of a rule, the longer word counts, and ``ignore`` where both are alike.
    """
    if rule.off:
        return rule.off
    chosen = _reach(rule, settings.select) if settings.select else None
    left_out = _reach(rule, settings.ignore) if settings.ignore else None
    if settings.select and chosen is None:
        return "not selected"
    if left_out is not None and (chosen is None or len(left_out) >= len(chosen)):
        return f"switched off by ignore = {left_out}"
    explicit = chosen in (rule.id, rule.name)
    if rule.status == "preview" and not (settings.preview or explicit):
        return "a preview rule; switch preview rules on with --preview"
    return None


def _reach(rule: Rule, words: tuple[str, ...]) -> str | None:
    """Return the longest of *words* that names *rule*, by its id, the beginning of its id, or its name."""
    naming = [word for word in words if rule.id.startswith(word) or word in (rule.name, ALL)]
    return max(naming, key=lambda word: (0 if word == ALL else len(word), word), default=None)
