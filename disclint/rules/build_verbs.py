"""Checks from the YAML of a rule, each with the values that its message may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from disclint.model.rule import Check
from disclint.rules.build_selectors import reach, selector
from disclint.rules.catalogue import fields
from disclint.rules.checks.registry import CHECKS
from disclint.rules.draft import Draft, Table, strings, tables
from disclint.rules.loading import Data, Path
from disclint.rules.picks import Selector
from disclint.rules.schema_faults import problems
from disclint.rules.selectors import Either, Facts, Words
from disclint.rules.verbs.agree import WORDS, Agree
from disclint.rules.verbs.conflict import Conflict
from disclint.rules.verbs.forbid import Forbid
from disclint.rules.verbs.normal import Tolerance
from disclint.rules.verbs.recompute import Recompute
from disclint.rules.verbs.require import Require
from disclint.rules.verbs.schema import VALUES as SCHEMA_VALUES
from disclint.rules.verbs.schema import Schema, bundle

Built = tuple[Check, frozenset[str]]
_REQUIRE = ("for_each", "range", "at_least", "at")
_FORBID = ("at_most",)


def names(chosen: Selector) -> frozenset[str]:
    """Return the values that each pick of a selector gives to a message."""
    if isinstance(chosen, Facts):
        return frozenset(fields(chosen.kind))
    if isinstance(chosen, Words):
        return frozenset(fields("phrase"))
    if isinstance(chosen, Either):
        return frozenset.intersection(*map(names, chosen.selectors)) if chosen.selectors else frozenset()
    return frozenset(("value",))


def _require(draft: Draft, path: Path, data: Table) -> Built:
    each = selector(draft, (*path, "for_each"), data["for_each"]) if "for_each" in data else None
    check = Require(
        wanted=_wanted(draft, path, data),
        at_least=_count(data, "at_least", 1),
        for_each=each,
        reach=reach(draft, (*path, "range"), data.get("range", "release")),
        at=selector(draft, (*path, "at"), data["at"]) if "at" in data else None,
    )
    if each is None and "range" in data:
        draft.fault((*path, "range"), "‘range’ is measured from what for_each picks", "add for_each, or leave range out", at_key=True)
    if each is not None and "at" in data:
        draft.fault((*path, "at"), "with for_each, each thing that lacks its companion is marked", "leave at out", at_key=True)
    return check, (names(each) if each is not None else frozenset()) | {"found", "missing"}


def _wanted(draft: Draft, path: Path, data: Table) -> tuple[tuple[str, tuple[Selector, ...]], ...]:
    if "parts" in data:
        draft.keys(path, data, ("parts", *_REQUIRE))
        parts = data["parts"] if isinstance(data["parts"], dict) else {}
        return tuple(
            (label, tuple(selector(draft, where, table) for where, table in tables(part, (*path, "parts", label))))
            for label, part in parts.items()
        )
    if "any_of" in data:
        draft.keys(path, data, ("any_of", *_REQUIRE))
        return (("it", tuple(selector(draft, where, table) for where, table in tables(data["any_of"], (*path, "any_of")))),)
    if isinstance(data.get("fact"), dict):
        draft.keys(path, data, ("fact", *_REQUIRE))
        return (("it", (selector(draft, (*path, "fact"), data["fact"]),)),)
    return (("it", (selector(draft, path, data, _REQUIRE),)),)


def _count(data: Table, key: str, default: int) -> int:
    value = data.get(key, default)
    return value if isinstance(value, int) else default


def _forbid(draft: Draft, path: Path, data: Table) -> Built:
    chosen = selector(draft, path, data, _FORBID)
    return Forbid(chosen, _count(data, "at_most", 0)), names(chosen) | {"found", "count"}


def _conflict(draft: Draft, path: Path, data: Table) -> Built:
    this, that = selector(draft, (*path, "this"), data["this"]), selector(draft, (*path, "that"), data["that"])
    same, differ = (_fields(draft, (*path, key), data.get(key), (this, that)) for key in ("same", "differ"))
    check = Conflict(this, that, same, differ, reach(draft, (*path, "range"), data.get("range", "release")))
    return check, names(this) | {f"other_{name}" for name in names(that)} | {"found", "other"}


def _fields(draft: Draft, path: Path, data: Data, chosen: tuple[Selector, ...]) -> tuple[str, ...]:
    known = frozenset.intersection(*map(names, chosen))
    for name in strings(data):
        if name not in known:
            draft.unknown(path, "field that both have" if len(chosen) > 1 else "field", name, known)
    return strings(data)


def _agree(draft: Draft, path: Path, data: Table) -> Built:
    these = selector(draft, (*path, "these"), data["these"])
    others = selector(draft, (*path, "with"), data["with"]) if "with" in data else None
    on = strings(data.get("on", WORDS))
    for name, chosen in ((on[0], these), (on[-1], others or these)):
        if name != WORDS and name not in (known := names(chosen)) and "value" not in known:
            draft.unknown((*path, "on"), "field", name, {WORDS, *known})
    check = Agree(
        these=these,
        others=others,
        on=on[0],
        other_on=on[-1],
        by=str(data["by"]),
        tolerance=_tolerance(draft, (*path, "tolerance"), data.get("tolerance"), str(data["by"])),
        per=_fields(draft, (*path, "per"), data.get("per"), (these,) if others is None else (these, others)),
    )
    return check, names(these) | {"found", "value", "other"}


def _tolerance(draft: Draft, path: Path, data: Data, by: str) -> Tolerance:
    if data is None:
        return Tolerance()
    words = str(data)
    if by == "date" and isinstance(data, int):
        return Tolerance(days=data)
    if by in ("text", "letters", "company") and words == "prefix":
        return Tolerance(prefix=True)
    if by == "figure":
        if words == "rounding":
            return Tolerance(rounding=True)
        try:
            amount = Decimal(words.removesuffix("%").strip())
        except InvalidOperation:
            amount = None
        if amount is not None:
            return Tolerance(share=amount / 100) if words.endswith("%") else Tolerance(amount=amount)
    draft.fault(
        path,
        f"‘{words}’ is no tolerance of ‘{by}’",
        "write days for date; an amount, a share as 1% or rounding for figure; prefix for text",
    )
    return Tolerance()


def _recompute(draft: Draft, path: Path, data: Table) -> Built:
    name = str(data["check"])
    if name not in CHECKS:
        draft.unknown((*path, "check"), "check", name, CHECKS)
        return Recompute(name, {}), frozenset()
    named = CHECKS[name]
    args = {key: value for key, value in data.items() if key != "check"}
    for where, reason, mend, at_key in problems(args, named.schema()):
        draft.fault((*path, *where), reason, mend, at_key)
    for one in named.uses(args):
        if one not in draft.vocabulary.homes:
            draft.unknown(path, "term list or pattern", one, draft.vocabulary.homes)
    return Recompute(named.place(), args, named.uses(args)), frozenset((*named.values, "found"))


def _schema(draft: Draft, path: Path, data: Table) -> Built:
    name = str(data["name"])
    if name not in draft.schemas:
        draft.unknown((*path, "name"), "metadata schema", name, draft.schemas)
        return Schema(name, {}), frozenset(SCHEMA_VALUES)
    known, unread = bundle(name, draft.schemas)
    for problem in unread:
        draft.fault((*path, "name"), f"the schema ‘{name}’ {problem}", "write it with the keywords that docs/rulesets.md names")
    return Schema(name, known), frozenset(SCHEMA_VALUES)


VERBS: Mapping[str, Callable[[Draft, Path, Table], Built]] = {
    "require": _require,
    "forbid": _forbid,
    "conflict": _conflict,
    "agree": _agree,
    "recompute": _recompute,
    "schema": _schema,
}
"""All verbs, by the key that a rule writes."""
