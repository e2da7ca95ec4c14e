"""A mandated legend: there, and whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from disclint.model.fact import Fact, Legend
from disclint.model.reading import Reading
from disclint.model.rule import Breach

Args = Mapping[str, Any]
MISSING = "is missing"


def legend(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the legend where it stands altered, at the first word that differs; where nothing like it stands, that it is missing.

    Args: *legend* names it, or several any of which will do; *within* are the kinds of section in which it counts (default: all). Values:
    ``problem``, a clause that goes on after the name of the legend: "is missing" or "is not whole: ..." with the difference in words.
    """
    problem, nearest = _problem(reading, args["legend"], args.get("within"))
    if problem:
        yield Breach(reading.index.pointer(nearest) if nearest is not None else None, {"problem": problem})


def legends(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield the want of several parts at once: legends that stand whole, and words that stand anywhere.

    Args: *legends* and *words* name legends and term lists by what the message calls them, several where any will do; *within* as for
    `legend`; *at* are term lists whose first words are marked where no altered legend is. Values: ``problem``, a clause for each part.
    """
    problems: list[str] = []
    altered: list[Fact] = []
    for name, asked in args["legends"].items():
        problem, nearest = _problem(reading, asked, args.get("within"))
        problems += [f"{name} {problem}"] if problem else []
        altered += [nearest] if nearest is not None else []
    for name, asked in args.get("words", {}).items():
        if not any(reading.index.phrases(one) for one in _several(asked)):
            problems.append(f"{name} {MISSING}")
    if problems:
        marked = altered or _first(reading, args.get("at", ()))
        yield Breach(reading.index.pointer(marked[0]) if marked else None, {"problem": "; ".join(problems)})


def _first(reading: Reading, names: str | Sequence[str]) -> list[Fact]:
    """Return the first phrase of the term lists *names*, if there is one."""
    found = [fact for name in _several(names) for fact in reading.index.phrases(name)[:1]]
    return sorted(found, key=lambda fact: fact.span)[:1]


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else names


def _problem(reading: Reading, asked: str | Sequence[str], within: Sequence[str] | None) -> tuple[str, Legend | None]:
    """Return what is wrong with a legend, nothing if it stands whole, and the altered one that is nearest to it."""
    names = _several(asked)
    kinds = reading.index.section_kinds
    found = [fact for fact in cast("tuple[Legend, ...]", reading.index.of(Legend.kind)) if fact.legend in names]
    found = [fact for fact in found if within is None or kinds[fact.section] in within]
    if any(fact.state == "complete" for fact in found):
        return "", None
    if not found:
        return MISSING, None
    nearest = min(found, key=lambda fact: sum(len(words.split()) for words in (*fact.missing, *fact.changed)))
    return f"is not whole: {nearest.difference}", nearest
