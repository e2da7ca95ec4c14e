"""Trademark signs: one mark, one sign, in one place and one form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import TrademarkSign
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof
from disclint.model.span import Span

Args = Mapping[str, Any]
VALUES = ("name", "problem")
SIGN = {"registered": "®", "trademark": "™", "service": "℠"}
ENOUGH = 3
"""So many signs at one mark, and one mention without, show that the one was forgotten."""


def signs(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each sign that differs from the others of its mark, stands apart from it, or was forgotten once. Order: that of the text."""
    facts = [fact for fact in reading.by_kind.get("trademark", ()) if isinstance(fact, TrademarkSign)]
    facts = [fact for fact in facts if reading.section(fact).kind is not SectionKind.FRONT_MATTER]
    groups = _groups(facts)
    found = [*_two_signs(groups), *_two_forms(facts, groups), *_misplaced(facts)]
    for group in groups:
        found += _forgotten(group, reading)
    yield from sorted(found, key=lambda breach: breach.where if isinstance(breach.where, Span) else Span(0, 0))


def _breach(fact: TrademarkSign, name: str, problem: str, other: TrademarkSign | None = None) -> Breach:
    return Breach(fact.span, {"name": name, "problem": problem}, (Proof("elsewhere", other.span, other.name),) if other else ())


def _two_signs(groups: list[list[TrademarkSign]]) -> Iterator[Breach]:
    """Yield the rarer sign of each mark that has two."""
    for group in groups:
        counts = Counter(fact.sign for fact in group)
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda sign: (counts[sign], sign == group[0].sign))
        first = next(fact for fact in group if fact.sign == usual)
        for fact in group:
            if fact.sign != usual:
                yield _breach(fact, _name(group), f"carries {SIGN[fact.sign]} here and {SIGN[usual]} elsewhere", first)


def _two_forms(facts: list[TrademarkSign], groups: list[list[TrademarkSign]]) -> Iterator[Breach]:
    """Yield the first of the rarer form, where some signs are letters in parentheses and others are not."""
    forms = Counter(fact.form for fact in facts)
    if len(forms) == 2:
        usual = "sign" if forms["sign"] >= forms["letters"] else "letters"
        rare = next(fact for fact in facts if fact.form != usual)
        shown = next(fact for fact in facts if fact.form == usual)
        written = {"sign": "as a sign", "letters": "as letters in parentheses"}
        name = next(_name(group) for group in groups if rare in group)
        yield _breach(rare, name, f"has its sign {written[rare.form]}, and others have theirs {written[usual]}", shown)


def _misplaced(facts: list[TrademarkSign]) -> Iterator[Breach]:
    """Yield the first sign that a blank parts from its mark, and each that stands outside the emphasis of its mark."""
    apart = [fact for fact in facts if fact.apart and fact.form == "sign"]
    for fact in apart[:1]:
        yield _breach(fact, fact.name, "has a blank before its sign" + (f", as {len(apart) - 1} more have" if len(apart) > 1 else ""))
    for fact in facts:
        if fact.outside and not fact.apart:
            yield _breach(fact, fact.name, f"is emphasised, and its {SIGN[fact.sign]} stands outside the emphasis")


def _forgotten(group: list[TrademarkSign], reading: Reading) -> Iterator[Breach]:
    """Yield the one mention in the body that lacks the sign that all others there have."""
    kinds = reading.index.section_kinds
    signed = [fact for fact in group if kinds[fact.section] == SectionKind.BODY.value]
    if len(signed) < ENOUGH:
        return
    name = _name(signed)
    text = reading.release.text
    bare = [
        span
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w'’-])(?! ?[®™℠(]| [A-Z])", text)
        if kinds[reading.index.section_at(match.start())] == SectionKind.BODY.value and (span := Span(*match.span()))
    ]
    if len(bare) == 1 and bare[0].start < signed[-1].span.start:
        proof = Proof("the same mark", signed[0].span)
        yield Breach(bare[0], {"name": name, "problem": f"lacks here the {SIGN[signed[0].sign]} that it has elsewhere"}, (proof,))


# ---- Which signs belong to one mark


def _groups(facts: list[TrademarkSign]) -> list[list[TrademarkSign]]:
    """Return the signs by mark. Order: that of the text."""
    groups: list[list[TrademarkSign]] = []
    for fact in facts:
        home = next((group for group in groups if _same(group[0].name.split(), fact.name.split())), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return groups


def _same(one: list[str], two: list[str]) -> bool:
    """Tell whether two names, each maybe with words of the sentence before it, are one mark: the whole of the shorter, or one odd word."""
    if one[-1] != two[-1]:
        return False
    shared = _common_length(one, two)
    return shared in (len(one), len(two)) or shared > 1 or _is_odd(one[-1])


def _common_length(one: list[str], two: list[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(reversed(one), reversed(two), strict=False)) if a != b), min(len(one), len(two)))


def _name(group: list[TrademarkSign]) -> str:
    return _common([fact.name.split() for fact in group])


def _common(names: list[list[str]]) -> str:
    length = min(_common_length(names[0], name) for name in names)
    return " ".join(names[0][-length:])


def _is_odd(word: str) -> bool:
    """Tell whether *word* is no word of the language: it has a capital or a figure inside."""
    return any(char.isupper() or char.isdigit() for char in word[1:])
