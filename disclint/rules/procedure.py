"""How a rule decides, in plain words, from its YAML: when it applies, what it then does, where a finding weighs less."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from disclint.rules.checks.named import TERM_LIST, Named
from disclint.rules.checks.registry import CHECKS
from disclint.rules.draft import Table, strings, tables
from disclint.rules.loading import Data
from disclint.rules.plain_words import Line, Words, either, phrases, place, reach, selector, value
from disclint.rules.verbs.recompute import CHECKS as PACKAGE
from disclint.text.patterns import compiled

_ASIDE = ("Args:", "Values:", "Order:", "Errors:", "Units:")
"""Parts of a docstring that are for its callers."""
_FORMS = {
    "text": "as text, whatever the case, quotes and dashes",
    "letters": "letter by letter, whatever stands between",
    "company": "as names without legal form",
    "date": "as days",
    "figure": "as numbers",
    "ticker": "as tickers",
    "code": "as codes",
}


class Procedure(NamedTuple):
    """The parts of an explanation. *softer* is empty where a finding weighs the same everywhere."""

    applies: tuple[Line, ...]
    decides: tuple[Line, ...]
    softer: tuple[Line, ...]


def procedure(rule: Table, words: Words) -> Procedure:
    """Return how *rule*, which is valid, decides. *words* are the term lists and patterns that it may name."""
    verb = next(one for one in _VERBS if one in rule)
    table = rule[verb]
    assert isinstance(table, dict), verb
    return Procedure(
        tuple(_condition(rule["when"], words, 0)),
        tuple(_VERBS[verb](table, words)),
        tuple(line for one in _several(rule.get("soften")) for line in _softer(one, words)),
    )


def _several(data: Data) -> list[Table]:
    return [table for _, table in tables(data, ())]


# ---- When it applies


_COMBINED = {"all": "All of this holds:", "any": "One of these holds:", "none": "None of these holds:"}


def _condition(data: Data, words: Words, depth: int) -> Iterator[Line]:
    if not isinstance(data, dict):
        yield Line(depth, "Every release.")
        return
    key = next(iter(data))
    if len(data) == 1 and key in _COMBINED:
        yield Line(depth, _COMBINED[key])
        for one in _several(data[key]):
            yield from _condition(one, words, depth + 1)
        return
    lines = list(selector(data, words, depth))
    if any(head in data for head in ("meta", "config", "profile")):
        yield from lines
    else:
        label = data.get("label")
        opening = f"{label}: the release has " if label is not None else "the release has "
        yield Line(depth, opening + lines[0].text.removeprefix(f"{label}: "))
        yield from lines[1:]


# ---- What it does


def _forbid(data: Table, words: Words) -> Iterator[Line]:
    chosen = {key: one for key, one in data.items() if key != "at_most"}
    most = data.get("at_most", 0)
    yield Line(0, f"The first {most} of these may stand; each further one is a finding:" if most else "Each of these is a finding:")
    yield from selector(chosen, words, 1)


def _require(data: Table, words: Words) -> Iterator[Line]:
    each, least = data.get("for_each"), data.get("at_least", 1)
    several = f"at least {least} of " if least != 1 else ""
    if isinstance(each, dict):
        yield Line(0, "For each of these:")
        yield from selector(each, words, 1)
        where = reach(data.get("range", "release"))
        yield Line(0, f"{several or 'one of '}the following must stand {where}; each that lacks it is a finding:".capitalize())
    else:
        yield Line(0, f"{several}the following must be in the release; that it is missing is the finding:".capitalize())
    yield from _wanted(data, words)
    at = data.get("at")
    if isinstance(at, dict):
        yield from selector(at, words, 0, "What is marked where it is missing: ", brief=True)


def _wanted(data: Table, words: Words) -> Iterator[Line]:
    parts = data.get("parts")
    if isinstance(parts, dict):
        yield Line(1, "all of these parts; those that are missing are named:")
        for label, part in parts.items():
            chosen = _several(part)
            for number, one in enumerate(chosen):
                yield from selector(one, words, 2, f"{label}: " if number == 0 else f"{label}, or: ")
    elif "any_of" in data:
        for one in _several(data["any_of"]):
            yield from selector(one, words, 1)
    elif isinstance(data.get("fact"), dict):
        yield from selector(_several(data["fact"])[0], words, 1)
    else:
        yield from selector({key: one for key, one in data.items() if key not in ("for_each", "range", "at_least", "at")}, words, 1)


def _conflict(data: Table, words: Words) -> Iterator[Line]:
    yield Line(0, f"These two must not both stand {reach(data.get('range', 'release'))}:")
    for key in ("this", "that"):
        yield from selector(_several(data[key])[0], words, 1)
    if "same" in data:
        yield Line(0, f"They clash where they are the same in {either(strings(data['same']))}.")
    if "differ" in data:
        yield Line(0, f"They clash where they differ in {either(strings(data['differ']))}.")


def _agree(data: Table, words: Words) -> Iterator[Line]:
    on = [one for one in dict.fromkeys(strings(data.get("on", "words"))) if one != "words"]
    field = f" in {' and '.join(on)}" if on else ""
    form = _FORMS[str(data["by"])]
    if "with" in data:
        yield Line(0, f"Each of these must say{field} what one of the others says, compared {form}:")
        yield from selector(_several(data["these"])[0], words, 1)
        yield from selector(_several(data["with"])[0], words, 1, "the others: ")
    else:
        yield Line(0, f"All of these must say the same{field}, compared {form}:")
        yield from selector(_several(data["these"])[0], words, 1)
    if "per" in data:
        yield Line(0, f"Only those with the same {either(strings(data['per']))} are held against each other.")
    if "tolerance" in data:
        yield Line(0, f"Let pass: {data['tolerance']}.")


def _recompute(data: Table, words: Words) -> Iterator[Line]:
    named = CHECKS[str(data["check"])]
    yield Line(0, f"The named check “{data['check']}” decides:")
    yield from (Line(1, sentence) for sentence in told(named))
    for key, one in data.items():
        if key != "check":
            yield Line(1, f"{key.replace('_', ' ')}: {_argument(one, named.args[key], words)}")
    if named.lists:
        yield Line(1, f"it also looks at {phrases(list(named.lists), words)}")


def told(named: Named) -> tuple[str, ...]:
    """Return what a named check does, from the docstring of its function: the sentences that are for people."""
    path, _, name = named.place().rpartition(".")
    module = import_module(f"{PACKAGE}.{path}")
    text = " ".join((getattr(module, name).__doc__ or "").split())
    for part in _ASIDE:
        before, found, after = text.partition(part)
        if found:  # the next part of the docstring, if there is one, begins with a word of its own and a colon
            later = [after[after.index(other) :] for other in (*_ASIDE, "Source:") if other in after]
            text = before + (max(later, key=len) if later else "")
    plain = compiled(r"`([A-Z][A-Z_]+)`").sub(lambda found: str(getattr(module, found[1], found[1])), text)
    plain = plain.replace("*", "").replace("`", "").strip()
    plain = f"It marks {plain.removeprefix('Yield ')}" if plain.startswith("Yield ") else plain
    return tuple(sentence if sentence.endswith(".") else f"{sentence}." for sentence in plain.split(". ") if sentence)


def _argument(data: Data, schema: Mapping[str, object], words: Words) -> str:
    if schema.get("format") == TERM_LIST:
        if isinstance(data, dict):
            return "; ".join(f"{key}, {phrases(one, words)}" for key, one in data.items())
        return phrases(data, words)
    if isinstance(data, dict):
        return "; ".join(f"{key}: {one}" for key, one in data.items())
    return value(data)


def _schema(data: Table, words: Words) -> Iterator[Line]:
    yield Line(0, f"The metadata are held against the JSON Schema “{data['name']}”; each error is a finding at its key.")


_VERBS: Mapping[str, Callable[[Table, Words], Iterator[Line]]] = {
    "require": _require,
    "forbid": _forbid,
    "conflict": _conflict,
    "agree": _agree,
    "recompute": _recompute,
    "schema": _schema,
}


# ---- Where it weighs less


_WEIGHTS = {"info": "a note (info)", "warning": "a warning"}


def _softer(data: Table, words: Words) -> Iterator[Line]:
    where = f" in {place(data['in'])}" if "in" in data else ""
    near, when = _several(data.get("with")), data.get("when")
    yield Line(0, f"A finding is only {_WEIGHTS[str(data['to'])]}{where}{' where:' if near or when else '.'}")
    for one in near:
        yield from selector(one, words, 1, f"this stands {reach(one.get('range', 'sentence'))}: ")
    if when is not None:
        yield from _condition(when, words, 1)
