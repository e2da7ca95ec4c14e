"""Selectors and conditions from the YAML of a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from disclint.model.rule import Condition
from disclint.rules.catalogue import FACT_KINDS, PLACES, SECTION_GROUPS, SECTION_KINDS, TRAITS, UNITS, config_paths, expanded, fields
from disclint.rules.conditions import AllOf, Always, AnyOf, NoneOf, Picked
from disclint.rules.draft import Draft, Table, strings, tables
from disclint.rules.loading import Data, Path, plain
from disclint.rules.near import Near, Reach, Scope
from disclint.rules.picks import Selector
from disclint.rules.selectors import Either, Facts, Words
from disclint.rules.traits import Config, Meta, ProfileTrait
from disclint.rules.values import LENGTH, All, Between, FieldTest, Has, Not, OneOf, Scalar, Test

HEADS = ("fact", "words", "section", "sentence", "paragraph", "meta", "config", "profile", "any")
MODIFIERS = ("in", "not_in", "with", "without", "first", "at_least", "label", LENGTH)
RANGES = ("sentence", "neighbours", "paragraph", "paragraphs", "section", "release", "inside", "start", "end", "whole")
_SIZED = ("before", "after")
NOTHING = Words((), (), Scope())
LEGEND = "legend"
"""A kind of fact, and its field that holds the name of one in the vocabulary."""


def selector(draft: Draft, path: Path, data: Data, also: tuple[str, ...] = ()) -> Selector:
    """Return the selector at *path*; the keys *also* beside it belong to somebody else. Faults go to the page."""
    if not isinstance(data, dict):
        draft.fault(path, "a selector is wanted here", "write a table such as {words: LIST} or {fact: KIND}")
        return NOTHING
    heads = ["fact"] if "fact" in data else [head for head in HEADS if head in data]
    if len(heads) != 1:
        what = f"{' and '.join(heads)} stand side by side" if heads else "nothing here says what to pick"
        draft.fault(path, what, f"write one of {', '.join(HEADS)}")
        return NOTHING
    return _BUILDERS[heads[0]](draft, path, {key: value for key, value in data.items() if key not in also})


def _fact(draft: Draft, path: Path, data: Table) -> Selector:
    kind = data["fact"]
    if not isinstance(kind, str) or kind not in FACT_KINDS:
        draft.unknown((*path, "fact"), "kind of fact", str(kind), FACT_KINDS)
        return NOTHING
    return _of_kind(draft, path, data, kind)


def _unit(draft: Draft, path: Path, data: Table) -> Selector:
    kind = next(head for head in UNITS if head in data)
    if kind != "section" and data[kind] is not True:
        draft.fault((*path, kind), f"‘{data[kind]}’ says nothing here", f"write {kind}: true")
    return _of_kind(draft, path, data, kind)


def _of_kind(draft: Draft, path: Path, data: Table, kind: str) -> Selector:
    known = fields(kind)
    head, reach = (kind, "inside") if kind in UNITS else ("fact", "sentence")
    draft.keys(path, data, (head, *(field for field in known if (kind, field) != ("section", "name")), *MODIFIERS))
    if kind == LEGEND and LEGEND in data:
        draft.legends((*path, LEGEND), data[LEGEND])
    tests = [
        FieldTest(field, _test(draft, (*path, field), data[field], known[field], kind == "section" and field == "title"))
        for field in known
        if field in data and field not in MODIFIERS and field != head
    ]
    if kind == "section":
        tests.insert(0, FieldTest("name", OneOf(_places(draft, (*path, "section"), data["section"], (*SECTION_KINDS, *SECTION_GROUPS)))))
    return Facts(kind, (*tests, *_length(draft, path, data)), scope(draft, path, data, reach))


def _words(draft: Draft, path: Path, data: Table) -> Selector:
    draft.keys(path, data, ("words", *MODIFIERS))
    lists = draft.term_lists((*path, "words"), data["words"])
    if not lists:
        draft.fault((*path, "words"), "no term list or pattern is named here", "write words: LIST")
    return Words(lists, _length(draft, path, data), scope(draft, path, data, "sentence"))


def _any(draft: Draft, path: Path, data: Table) -> Selector:
    draft.keys(path, data, ("any", *(m for m in MODIFIERS if m != LENGTH)))
    chosen = tuple(selector(draft, where, table) for where, table in tables(data["any"], (*path, "any")))
    return Either(chosen, scope(draft, path, data, "sentence"))


def _meta(draft: Draft, path: Path, data: Table) -> Selector:
    draft.keys(path, data, ("meta", "is", "label"))
    return Meta(tuple(str(data["meta"]).split(".")), _is(draft, path, data), _label(data))


def _config(draft: Draft, path: Path, data: Table) -> Selector:
    draft.keys(path, data, ("config", "is", "label"))
    dotted = str(data["config"]).replace("-", "_")
    if dotted not in config_paths():
        draft.unknown((*path, "config"), "setting", str(data["config"]), config_paths())
    return Config(tuple(dotted.split(".")), _is(draft, path, data), _label(data))


def _profile(draft: Draft, path: Path, data: Table) -> Selector:
    draft.keys(path, data, ("profile", "is", "label"))
    if data["profile"] not in TRAITS:
        draft.unknown((*path, "profile"), "trait", str(data["profile"]), TRAITS)
    return ProfileTrait(str(data["profile"]), _is(draft, path, data), _label(data))


_BUILDERS: Mapping[str, Callable[[Draft, Path, Table], Selector]] = {
    "fact": _fact,
    "words": _words,
    "section": _unit,
    "sentence": _unit,
    "paragraph": _unit,
    "meta": _meta,
    "config": _config,
    "profile": _profile,
    "any": _any,
}


# ---- What narrows a selector


def scope(draft: Draft, path: Path, data: Table, reach: str) -> Scope:
    """Return the modifiers of *data*; *reach* is how far ``with`` and ``without`` look where they do not say."""
    at_least = data.get("at_least", 1)
    return Scope(
        within=frozenset(_places(draft, (*path, "in"), data["in"], PLACES)) if "in" in data else None,
        outside=frozenset(_places(draft, (*path, "not_in"), data["not_in"], PLACES)) if "not_in" in data else frozenset(),
        beside=nears(draft, (*path, "with"), data.get("with"), reach),
        without=nears(draft, (*path, "without"), data.get("without"), reach),
        first=data.get("first") is True,
        at_least=at_least if isinstance(at_least, int) else 1,
        label=_label(data),
    )


def nears(draft: Draft, path: Path, data: Data, default: str) -> tuple[Near, ...]:
    """Return the selectors of a ``with`` or ``without``, each with how far it looks."""
    return tuple(
        Near(selector(draft, where, table, ("range",)), reach(draft, (*where, "range"), table.get("range", default)))
        for where, table in tables(data, path)
    )


def reach(draft: Draft, path: Path, data: Data) -> Reach:
    """Return how far *data* says to look."""
    kind, _, size = str(data).partition(" ")
    if kind in _SIZED and size.isdigit():
        return Reach(kind, int(size))
    if str(data) not in RANGES:
        draft.unknown(path, "range", str(data), (*RANGES, "before 40", "after 40"))
    return Reach(kind)


def _places(draft: Draft, path: Path, data: Data, known: tuple[str, ...] | frozenset[str]) -> tuple[str, ...]:
    names = strings(data)
    for at, place in enumerate(names):
        if place not in known:
            draft.unknown((*path, at) if isinstance(data, list) else path, "kind of section", place, known)
    return expanded(names)


def _label(data: Table) -> str | None:
    label = data.get("label")
    return None if label is None else str(label)


# ---- Tests of values


def _length(draft: Draft, path: Path, data: Table) -> tuple[FieldTest, ...]:
    return (FieldTest(LENGTH, _test(draft, (*path, LENGTH), data[LENGTH], "int")),) if LENGTH in data else ()


def _is(draft: Draft, path: Path, data: Table) -> Test | None:
    return _test(draft, (*path, "is"), data["is"], "") if "is" in data else None


def _test(draft: Draft, path: Path, data: Data, kind: str, named: bool = False) -> Test:
    """Return the test that *data* writes for a field of the Python type *kind* ("" for any). *named*: words are a term list."""
    if isinstance(data, dict):
        return _table_test(draft, path, data, kind)
    if named and data is not None:
        return Has(", ".join(strings(data)), draft.words_of(path, data))
    members = data if isinstance(data, list) else [data]
    if not kind:
        return OneOf(tuple(form for one in members for form in _forms(one)))
    return OneOf(tuple(_scalar(draft, (*path, at) if isinstance(data, list) else path, one, kind) for at, one in enumerate(members)))


def _forms(data: Data) -> tuple[Scalar, ...]:
    """Return *data* as metadata may hold it: a whole number also as words, and the other way round."""
    if isinstance(data, list | dict):
        return ()
    if data is None or isinstance(data, bool):
        return (data,)
    other = str(data) if isinstance(data, int) else plain(data)
    return (data, other) if isinstance(other, int | str) and not isinstance(other, bool) else (data,)


def _table_test(draft: Draft, path: Path, data: Table, kind: str) -> Test:
    draft.keys(path, data, ("min", "max", "not", "has"))
    tests: list[Test] = []
    if "min" in data or "max" in data:
        tests.append(Between(_limit(draft, path, data, "min", kind), _limit(draft, path, data, "max", kind)))
    if "not" in data:
        tests.append(Not(_test(draft, (*path, "not"), data["not"], kind)))
    if "has" in data:
        tests.append(Has(", ".join(strings(data["has"])), draft.words_of((*path, "has"), data["has"])))
    return tests[0] if len(tests) == 1 else All(tuple(tests))


def _limit(draft: Draft, path: Path, data: Table, key: str, kind: str) -> int | Decimal | date | None:
    if key not in data:
        return None
    written = data[key]
    words = str(written)
    if "Date" not in kind and "datetime" not in kind:
        try:
            return Decimal(words)
        except InvalidOperation:
            if kind:
                draft.fault((*path, key), f"‘{words}’ is no number", "write a number")
                return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        draft.fault((*path, key), f"‘{words}’ is neither a number nor a day", "write a day as 2026-11-23")
        return None


def _scalar(draft: Draft, path: Path, data: Data, kind: str) -> Scalar:
    """Return *data* as a field of the Python type *kind* holds it."""
    if data is None:
        return None
    if "bool" in kind:
        if not isinstance(data, bool):
            draft.fault(path, f"‘{data}’ is neither true nor false", "write true or false")
        return data is True
    if isinstance(data, bool):
        draft.fault(path, f"‘{'true' if data else 'false'}’ is no value of this field", "put it in quotes if the word is meant")
    try:
        return _typed(str(data), kind)
    except (ValueError, InvalidOperation):
        draft.fault(path, f"‘{data}’ is no value of this field ({kind})", "write a number, or a day as 2026-11-23")
        return None


def _typed(words: str, kind: str) -> Scalar:
    if "Decimal" in kind:
        return Decimal(words)
    if "Date" in kind:
        return date.fromisoformat(words)
    return int(words) if "int" in kind else words


# ---- Conditions


_COMBINED: Mapping[str, type[AllOf] | type[AnyOf] | type[NoneOf]] = {"all": AllOf, "any": AnyOf, "none": NoneOf}


def condition(draft: Draft, path: Path, data: Data) -> Condition:
    """Return the condition at *path*: always, a selector, or all, any or none of several."""
    if data == "always":
        return Always()
    if isinstance(data, dict) and len(data) == 1 and (key := next(iter(data))) in _COMBINED:
        members = tables(data[key], (*path, key))
        if not members:
            draft.fault((*path, key), f"‘{key}’ holds no condition", "write a list of selectors or conditions")
        return _COMBINED[key](tuple(condition(draft, where, table) for where, table in members))
    if isinstance(data, str):
        draft.fault(path, f"‘{data}’ is no condition", "write always, or a selector such as {profile: regime, is: us}")
        return Always()
    mixed = [key for key in ("all", "none") if isinstance(data, dict) and key in data]
    if mixed:
        draft.fault(path, f"something stands beside ‘{mixed[0]}’", "put each condition into a list under all")
        return Always()
    return Picked(selector(draft, path, data))
