"""What one ruleset changes in the rules of others, from its YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from disclint.model.rule import Override, Rule, Ruleset, Severity
from disclint.model.value import replace
from disclint.rules.draft import Draft, Table, strings, tables
from disclint.rules.loading import Path, nearest
from disclint.rules.overrides import ALL


def add_overrides(rulesets: Sequence[Ruleset], drafts: Sequence[Draft]) -> tuple[Ruleset, ...]:
    """Return *rulesets* with what each extends and overrides, as its draft says. Faults go to the pages."""
    rules = {rule.id: rule for ruleset in rulesets for rule in ruleset.rules}
    ids = tuple(ruleset.id for ruleset in rulesets)
    return tuple(_with(ruleset, draft, rules, ids) for ruleset, draft in zip(rulesets, drafts, strict=True))


def _with(ruleset: Ruleset, draft: Draft, rules: Mapping[str, Rule], ids: tuple[str, ...]) -> Ruleset:
    data = draft.page.data if isinstance(draft.page.data, dict) else {}
    if "extends" not in data and "overrides" not in data:
        return ruleset
    extends = strings(data.get("extends"))
    for at, one in enumerate(extends):
        if one not in (ALL, *ids):
            path: Path = ("extends", at) if isinstance(data["extends"], list) else ("extends",)
            draft.fault(path, f"there is no ruleset ‘{one}’", nearest(one, (ALL, *ids)))
    malformed = {fault.path[1] for fault in draft.page.faults if fault.path[:1] == ("overrides",) and len(fault.path) > 1}
    written = [(path, table) for path, table in tables(data.get("overrides"), ("overrides",)) if path[1] not in malformed]
    overrides = tuple(one for path, table in written for one in _override(draft, path, table, rules))
    return replace(ruleset, extends=extends, overrides=overrides)


def _override(draft: Draft, path: Path, table: Table, rules: Mapping[str, Rule]) -> Iterator[Override]:
    word = str(table["rule"])
    rule = next((rule for rule in rules.values() if word in (rule.id, rule.name)), None)
    if rule is None:
        draft.fault((*path, "rule"), f"there is no rule ‘{word}’", _near(word, rules))
        return
    severity = Severity(table["severity"]) if "severity" in table else None
    one = Override(rule.id, severity, table.get("off") is True, _words(table, "remedy"), _words(table, "because") or "")
    _judge(draft, path, one, rule)
    yield one


def _words(table: Table, key: str) -> str | None:
    return " ".join(str(table[key]).split()) if key in table else None


def _near(word: str, rules: Mapping[str, Rule]) -> str:
    hint = nearest(word, [*rules, *(rule.name for rule in rules.values())])
    return hint if hint.startswith("did you mean") else "`disclint rules list` shows all"


def _judge(draft: Draft, path: Path, one: Override, rule: Rule) -> None:
    """Note what may not be changed so."""
    if one.severity is None and not one.off and one.remedy is None:
        draft.fault(path, f"nothing of {rule.id} is changed here", "add severity, off or remedy, or leave the entry out")
    if one.severity is not None and one.off:
        draft.fault((*path, "off"), "a rule that is off has no severity", "keep one of the two", at_key=True)
    lowered = one.severity is not None and one.severity.rank < rule.severity.rank
    if not rule.waivable and (one.off or lowered):
        key = "off" if one.off else "severity"
        draft.fault((*path, key), f"{rule.id} may not be waived, so neither switched off nor lowered", "leave it as it is", at_key=True)
    unread = rule.authority and all(authority.verified == "recall" for authority in rule.authority)
    if one.severity is Severity.ERROR and unread:
        draft.fault((*path, "severity"), "an error rests on a text that somebody has read", "write warning, or a rule of your own")
