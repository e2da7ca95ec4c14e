"""Break one figure at a time in real abstracts of trials, and see whether the linter finds it.

    DISCLINT_CORPUS=/path/to/corpus python benchmarks/mutation.py [--limit N] [--missed OPERATOR]

The folder holds `rct-abstracts/*.txt`, each with its title, `ABSTRACT` and maybe `BODY`. A figure is broken only where the fact was read
and no finding touched its sentence; the mutant counts as found if a new finding touches that sentence. Every mutation is a real error: no
rounding explains it. Printed: per operator the number of mutants and the share found.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from disclint.facts.measures import CHANGES
from disclint.facts.read import read
from disclint.model.clinical import Proportion, PValue, Significance, Statistic
from disclint.model.fact import Fact
from disclint.model.finding import Finding
from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.settings import Settings
from disclint.model.span import Span
from disclint.parsing.grammars import Grammars
from disclint.parsing.numerals import decimals
from disclint.parsing.release import parse_release
from disclint.rules.compile import compile_law
from disclint.rules.engine import run
from disclint.text.source import read_document

TARGET = Decimal("0.97")
ALPHA = Decimal("0.05")


class Mutant(NamedTuple):
    """One broken text: *where* the broken statement stands in it."""

    text: str
    where: Span


class Edit(NamedTuple):
    """What to put where."""

    span: Span
    words: str


Operator = Callable[[Reading], Iterator[tuple[Fact, Edit]]]


def abstract(path: Path) -> str:
    """Return title and abstract of a file, as paragraphs."""
    text = path.read_text(encoding="utf-8").partition("\nBODY")[0]
    return re.sub(r"^ABSTRACT[.:]?(.*)$", r"\1\n", text, flags=re.M).replace("TITLE", "", 1).lstrip(".: \n")


# ---- Operators


def _proportions(reading: Reading) -> Iterator[Proportion]:
    for fact in reading.by_kind.get("proportion", ()):
        if (
            isinstance(fact, Proportion)
            and not fact.vague
            and fact.count is not None
            and fact.total
            and fact.percent is not None
            and fact.count <= fact.total
        ):
            yield fact


def _is_wrong(count: int, total: int, percent: Decimal) -> bool:
    """Tell whether no rounding makes it right, with a unit to spare."""
    return abs(Decimal(100 * count) / total - percent) > 2 * Decimal(1).scaleb(-decimals(percent))


def count_changed(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """11 of 15 (73%): 12 of 15 (73%), or as many more as it takes."""
    for fact in _proportions(reading):
        assert fact.count is not None and fact.total and fact.percent is not None and fact.count_span
        for step in range(1, fact.total + 1):
            new = next(
                (n for n in (fact.count + step, fact.count - step) if 0 < n <= fact.total and _is_wrong(n, fact.total, fact.percent)), None
            )
            if new is not None:
                yield fact, Edit(fact.count_span, str(new))
                break


def total_changed(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """11 of 15 (73%): 11 of 17 (73%), or as many more as it takes."""
    for fact in _proportions(reading):
        assert fact.count is not None and fact.total and fact.percent is not None and fact.total_span
        new = next((n for n in range(fact.total + 1, 2 * fact.total + 20) if fact.count and _is_wrong(fact.count, n, fact.percent)), None)
        if new is not None:
            yield fact, Edit(fact.total_span, str(new))


def count_above_total(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """11 of 15 (73%): 18 of 15 (73%)."""
    for fact in _proportions(reading):
        assert fact.total and fact.count_span
        yield fact, Edit(fact.count_span, str(fact.total + max(2, fact.total // 5)))


def percentage_changed(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """11 of 15 (73%): 11 of 15 (78%)."""
    for fact in _proportions(reading):
        assert fact.percent is not None and fact.percent_span
        unit = Decimal(1).scaleb(-decimals(fact.percent))
        new = fact.percent + 5 * unit if fact.percent + 5 * unit <= 100 else fact.percent - 5 * unit
        yield fact, Edit(fact.percent_span, f"{new:f}%")


def digits_transposed(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """11 of 15 (73%): 11 of 15 (37%)."""
    for fact in _proportions(reading):
        assert fact.count is not None and fact.total and fact.percent is not None and fact.percent_span
        digits = f"{fact.percent:f}"
        if len(digits) > 1 and digits[:2].isdigit() and digits[0] != digits[1] and digits[1] != "0":
            new = Decimal(digits[1] + digits[0] + digits[2:])
            if _is_wrong(fact.count, fact.total, new):
                yield fact, Edit(fact.percent_span, f"{new:f}%")


def _estimates(reading: Reading) -> Iterator[Statistic]:
    for fact in reading.by_kind.get("statistic", ()):
        if isinstance(fact, Statistic) and fact.estimate is not None and fact.estimate_span and fact.low < fact.estimate < fact.high:
            yield fact


def _like(value: Decimal, model: Decimal) -> str:
    """Print *value* with as many decimals as *model*."""
    return f"{value.quantize(Decimal(1).scaleb(-decimals(model))):f}"


def _beyond(fact: Statistic) -> Decimal:
    """Return a distance that no rounding bridges."""
    assert fact.estimate is not None
    units = [Decimal(1).scaleb(-decimals(value)) for value in (fact.estimate, fact.low, fact.high)]
    return (fact.high - fact.low) / 4 + 2 * max(units)


def estimate_outside(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """0.72 (0.62 to 0.91): an estimate above the upper limit."""
    for fact in _estimates(reading):
        assert fact.estimate is not None and fact.estimate_span
        percent = "%" if reading.release.view[fact.estimate_span.end - 1] == "%" else ""
        yield fact, Edit(fact.estimate_span, _like(fact.high + _beyond(fact), fact.estimate) + percent)


def _limit_spans(reading: Reading, fact: Statistic) -> tuple[Span, Span] | None:
    words = fact.limits.of(reading.release.view)
    found = list(re.finditer(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:[.\u00b7]\d+|(?<=\d))", words))
    spans = [Span(fact.limits.start + match.start(), fact.limits.start + match.end()) for match in found if match[0]]
    return (spans[0], spans[-1]) if len(spans) == 2 else None


def lower_limit_above(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """0.72 (0.62 to 0.91): a lower limit between estimate and upper limit, or above."""
    for fact in _estimates(reading):
        spans = _limit_spans(reading, fact)
        if spans and fact.estimate is not None and fact.low >= 0:
            yield fact, Edit(spans[0], _like(fact.estimate + _beyond(fact), fact.low))


def upper_limit_below(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """0.72 (0.62 to 0.91): an upper limit between lower limit and estimate, or below."""
    for fact in _estimates(reading):
        spans = _limit_spans(reading, fact)
        if spans and fact.estimate is not None and fact.high > 0:
            new = fact.estimate - _beyond(fact)
            if new > 0:
                yield fact, Edit(spans[1], _like(new, fact.high))


def limits_reversed(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """0.72 (0.62 to 0.91): 0.72 (0.91 to 0.62)."""
    for fact in _estimates(reading):
        spans = _limit_spans(reading, fact)
        if spans and fact.low >= 0:
            view = reading.release.view
            yield fact, Edit(fact.limits, spans[1].of(view) + view[spans[0].end : spans[1].start] + spans[0].of(view))


def _flipped(relation: str, value: Decimal) -> str:
    return "=0.37" if value < ALPHA or (relation == "<" and value <= ALPHA) else "=0.003"


def _clear(fact: PValue | Statistic) -> bool:
    """Tell whether a p-value is on one side of the usual level, whatever its rounding."""
    value = fact.p if isinstance(fact, Statistic) else fact.value
    if value is None or fact.relation is None:
        return False
    if fact.relation in ("<", "<="):
        return value <= ALPHA
    if fact.relation in (">", ">="):
        return value >= ALPHA
    return abs(value - ALPHA) > Decimal("0.005")


def _p_edit(reading: Reading, span: Span, value: Decimal, relation: str) -> Edit | None:
    """Return the edit that moves a p-value across the level."""
    found = re.search(
        r"(?:[=<>\u2264\u2265]|of|was|:)? ?[01]?[.\u00b7]\d+(?:e-\d+)?(?: ?[x\u00d7*] ?10\^?-?\d+)?$", span.of(reading.release.view)
    )
    return Edit(Span(span.start + found.start(), span.end), _flipped(relation, value)) if found else None


def _decided(fact: Statistic) -> bool:
    """Tell whether the interval clearly holds no effect, or clearly leaves it out."""
    if fact.scale == "value" or fact.level != 95:
        return False
    null, unit = Decimal(1 if fact.scale == "ratio" else 0), Decimal(1).scaleb(-min(decimals(fact.low), decimals(fact.high)))
    return all(abs(limit - null) > unit for limit in (fact.low, fact.high))


def p_against_interval(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """0.72 (95% CI 0.62 to 0.91; p=0.003): p=0.37, and the reverse."""
    for fact in _estimates(reading):
        if fact.p is not None and fact.p_span and fact.relation and _clear(fact) and _decided(fact):
            null = 1 if fact.scale == "ratio" else 0
            agrees = (fact.low < null < fact.high) == (fact.p > ALPHA or fact.relation in (">", ">="))
            if agrees and (edit := _p_edit(reading, fact.p_span, fact.p, fact.relation)):
                yield fact, edit


def p_off(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """0.72 (95% CI 0.62 to 0.91; p=0.003): a p-value ten times as large or small at least, on the same side of the level.

    Changes of one group are left out: the p-value beside them may be that of a comparison.
    """
    for fact in _estimates(reading):
        if (
            fact.p is not None
            and fact.p_span
            and fact.relation == "="
            and fact.measure not in CHANGES
            and _decided(fact)
            and (new := _off(fact.p)) is not None
        ):
            edit = _p_edit(reading, fact.p_span, fact.p, "=")
            if edit:
                yield fact, Edit(edit.span, f"={_plain(new)}")


def _off(value: Decimal) -> Decimal | None:
    if Decimal("0.001") <= value < Decimal("0.0025"):
        return value * 20
    if Decimal("0.005") <= value < ALPHA:
        return value / 20
    return Decimal("0.055") if value >= Decimal("0.6") else None


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _with_words(reading: Reading) -> Iterator[tuple[Significance, PValue]]:
    known = {fact.span: fact for fact in reading.by_kind.get("p_value", ()) if isinstance(fact, PValue)}
    for fact in reading.by_kind.get("significance", ()):
        if isinstance(fact, Significance) and fact.form == "statistical" and len(fact.chances) == 1:
            chance = known.get(fact.chances[0])
            if chance is not None and chance.value is not None and chance.about is None and _clear(chance):
                yield fact, chance


def p_against_word(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """Significantly less pain (p=0.003): (p=0.37), and the reverse."""
    for fact, chance in _with_words(reading):
        assert chance.value is not None
        if (edit := _p_edit(reading, chance.span, chance.value, chance.relation)) is not None:
            yield fact, edit


def word_against_p(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """Significantly less pain (p=0.003): not significantly less; no significant difference (p=0.37): a significant one."""
    for fact, _ in _with_words(reading):
        if (words := _opposite(fact, reading)) is not None:
            yield fact, Edit(fact.span, words)


def _opposite(fact: Significance, reading: Reading) -> str | None:
    words = fact.span.of(reading.release.view)
    if fact.holds:
        return f"not {words}" if words[0].islower() else None
    for old, new in (
        ("no ", "a "),
        ("No ", "A "),
        ("not ", ""),
        ("nonsignificant", "significant"),
        ("non-significant", "significant"),
        ("insignificant", "significant"),
    ):
        if old in words:
            return words.replace(old, new, 1)
    return None


def word_against_interval(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """Significantly fewer strokes (0.72; 95% CI 0.62 to 0.91): not significantly fewer, and the reverse."""
    words = [fact for fact in reading.by_kind.get("significance", ()) if isinstance(fact, Significance) and fact.form == "statistical"]
    for one in _estimates(reading):
        before = [fact for fact in words if fact.sentence == one.sentence and fact.span.end <= one.span.start]
        same = [other for other in _estimates(reading) if other.sentence == one.sentence]
        if len(before) == 1 and len(same) == 1 and _decided(one):
            null = 1 if one.scale == "ratio" else 0
            if (one.low < null < one.high) != before[0].holds and (new := _opposite(before[0], reading)) is not None:
                yield before[0], Edit(before[0].span, new)


def impossible_p(reading: Reading) -> Iterator[tuple[Fact, Edit]]:
    """p=0.03: p=1.03."""
    for fact in reading.by_kind.get("p_value", ()):
        if (
            isinstance(fact, PValue)
            and fact.value is not None
            and fact.relation == "="
            and (edit := _p_edit(reading, fact.span, fact.value, "="))
        ):
            yield fact, Edit(edit.span, f"={1 + fact.value:f}")


OPERATORS: dict[str, Operator] = {
    "count": count_changed,
    "total": total_changed,
    "count above total": count_above_total,
    "percentage": percentage_changed,
    "digits of percentage": digits_transposed,
    "estimate": estimate_outside,
    "lower limit": lower_limit_above,
    "upper limit": upper_limit_below,
    "limits reversed": limits_reversed,
    "p against interval": p_against_interval,
    "p off by twenty": p_off,
    "p against word": p_against_word,
    "word against p": word_against_p,
    "word against interval": word_against_interval,
    "impossible p": impossible_p,
}


# ---- The harness


class Harness:
    """The rules of one ruleset, ready to judge texts."""

    def __init__(self) -> None:
        schemas = {
            name: json.loads(files("disclint.schemas").joinpath(f"{name}.schema.json").read_text("utf-8"))
            for name in ("ruleset", "vocabulary")
        }
        self.law: Law = compile_law([], [("numbers.yaml", files("disclint.rulesets").joinpath("numbers.yaml").read_bytes())], schemas)
        self.grammars = Grammars()
        self.settings = Settings()

    def judge(self, text: str) -> tuple[Reading, tuple[Finding, ...]]:
        """Return the reading of *text* and what is found in it."""
        release = parse_release(read_document(text.encode(), "abstract.txt"), self.grammars)
        reading = read(release, self.grammars, self.law.lexicon, self.settings, None)
        return reading, run(self.law.rulesets, reading, self.settings)[0]

    def mutants(self, operator: Operator, reading: Reading, found: tuple[Finding, ...]) -> Iterator[Mutant]:
        """Yield each mutant of a text, where no finding touches the sentence of the fact."""
        text = reading.release.text
        for fact, edit in operator(reading):
            if any(_touches(finding, fact.sentence, text) for finding in found):
                continue
            grown = len(edit.words) - len(edit.span.of(text))
            where = Span(min(fact.sentence.start, fact.span.start), max(fact.sentence.end, fact.span.end, edit.span.end) + grown)
            yield Mutant(text[: edit.span.start] + edit.words + text[edit.span.end :], where)


def _touches(finding: Finding, where: Span, text: str) -> bool:
    """Tell whether *finding* stands in *where*; in plain text an offset of the file is one of the text."""
    start, end = finding.place.start.offset, finding.place.end.offset
    return Span(start, end).meets(where)


def main(arguments: list[str]) -> int:
    """Run all operators over the corpus and print the table."""
    corpus = os.environ.get("DISCLINT_CORPUS")
    paths = sorted(Path(corpus, "rct-abstracts").glob("*.txt")) if corpus else []
    if not paths:
        print("skipped: DISCLINT_CORPUS names no folder with rct-abstracts/*.txt in it")
        return 0
    limit = int(arguments[arguments.index("--limit") + 1]) if "--limit" in arguments else len(paths)
    missed = arguments[arguments.index("--missed") + 1] if "--missed" in arguments else None
    harness = Harness()
    made, caught = dict.fromkeys(OPERATORS, 0), dict.fromkeys(OPERATORS, 0)
    for path in paths[:limit]:
        reading, found = harness.judge(abstract(path))
        for name, operator in OPERATORS.items():
            for mutant in harness.mutants(operator, reading, found):
                made[name] += 1
                hit = any(_touches(finding, mutant.where, mutant.text) for finding in harness.judge(mutant.text)[1])
                caught[name] += hit
                if missed == name and not hit:
                    print(f"{path.name}: {mutant.where.of(mutant.text)}")
    print(f"{'operator':<24}{'mutants':>8}{'found':>8}{'share':>9}")
    for name in OPERATORS:
        share = 100 * caught[name] / made[name] if made[name] else 0.0
        print(f"{name:<24}{made[name]:>8}{caught[name]:>8}{share:>8.1f}%")
    return 0 if all(Decimal(caught[name]) >= TARGET * made[name] for name in OPERATORS) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
