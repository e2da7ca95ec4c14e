"""Break one figure at a time in real abstracts of trials, and see whether the linter finds it.

    DISCLINT_CORPUS=/path/to/corpus python benchmarks/mutation.py [--limit N] [--missed OPERATOR]

The folder holds `rct-abstracts/*.txt`, each with its title, `ABSTRACT` and maybe `BODY`. The statements are found here by plain expressions
and their own arithmetic, never by the readings of the package: so a notation that the package cannot read counts as missed. A statement is
broken only where its figures agree with each other and no finding touches its sentence; a mutant counts as found if a finding touches that
sentence then. Every mutation is a real error: no rounding explains it. Printed: per operator the number of mutants and the share found.
"""

from __future__ import annotations

import json
import math
import os
import re
import sys
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from disclint.facts.read import read
from disclint.model.finding import Finding
from disclint.model.law import Law
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.compile import compile_law
from disclint.rules.engine import run
from disclint.text.source import read_document

TARGET = Decimal("0.97")
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | dict.fromkeys("\u00a0\u2009\u202f\u2002", " "))
COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
NUMBER = r"(?:\d+[.\u00b7]?\d*|[.\u00b7]\d+)"
PERCENT = rf"(?P<p>{NUMBER}) ?%(?! ?(?:CI|CL|conf|cred))"


class Edit(NamedTuple):
    """What to put where, and how far the statement reaches."""

    start: int
    end: int
    words: str


Operator = Callable[[str], Iterator[Edit]]


def abstract(path: Path) -> str:
    """Return title and abstract of a file, as paragraphs."""
    text = path.read_text(encoding="utf-8").partition("\nBODY")[0]
    return re.sub(r"^ABSTRACT[.:]?(.*)$", r"\1\n", text, flags=re.M).replace("TITLE", "", 1).lstrip(".: \n")


def number(words: str) -> Decimal:
    """Return the number that *words* print."""
    plain = words.replace("\u00b7", ".").replace(",", "").replace(" ", "").lstrip("+")
    return Decimal(plain)


def places(words: str) -> int:
    """Return how many digits *words* print behind the point."""
    return len(re.split(r"[.\u00b7]", words)[1]) if re.search(r"[.\u00b7]", words) else 0


def printed(value: Decimal, like: str) -> str:
    """Return *value* in the manner of *like*: its decimals, its mark, its missing zero."""
    text = f"{value.quantize(Decimal(1).scaleb(-places(like)), ROUND_HALF_UP):f}"
    if re.match(r"[-+]?[.\u00b7]", like) and re.match(r"-?0\.", text):
        text = text.replace("0.", ".", 1)
    return text.replace(".", "\u00b7") if "\u00b7" in like else text


# ---- Shares


SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.,/\u00b7-])(?P<k>{COUNT})(?: ?/ ?| (?:out )?of (?:the |a total of "
        rf"|all )?)(?P<n>{COUNT})(?: [a-z-]+){{0,3}} ?[(\[]{PERCENT}[)\],;]",
        rf"(?<![\w.,/\u00b7-])(?P<k>{COUNT}) ?/ ?(?P<n>{COUNT})[,;=:]? {{0,1}}{PERCENT}",
        rf"(?<![\w.,/\u00b7-]){PERCENT}(?: [a-z-]+){{0,3}} ?[(\[](?:n ?= ?)?(?P<k>{COUNT})(?: ?/ ?"
        rf"| (?:out )?of (?:the )?)(?P<n>{COUNT})(?: [a-z]+)?[)\],;]",
        rf"(?<![\w.,/\u00b7-]){PERCENT}[,;:] ?(?P<k>{COUNT}) ?/ ?(?P<n>{COUNT})[)\],;]",
        rf"(?<![\w.,/\u00b7-])(?P<k>{COUNT})(?: [a-z-]+){{0,2}} ?[(\[]{PERCENT}[)\]](?: [a-z-]+){{0,2}} (?:out )?of (?:the "
        rf"|all )?(?P<n>{COUNT}) [a-z]",
        rf"\b[Oo]f (?:the |these "
        rf"|all )?(?P<n>{COUNT}) [a-z-]+(?: [a-z-]+){{0,4}},? (?P<k>{COUNT}) ?(?: [a-z-]+){{0,2}} ?[(\[]{PERCENT}[)\]]",
    )
)


def _share_sites(text: str) -> Iterator[re.Match[str]]:
    """Yield each count with its total and the percentage that the two yield."""
    seen: set[int] = set()
    for pattern in SHARES:
        for found in pattern.finditer(text):
            k, n, p = number(found["k"]), number(found["n"]), number(found["p"])
            unit = Decimal(1).scaleb(-places(found["p"]))
            if n >= 5 and 0 < k <= n and abs(100 * k / n - p) <= unit / 2 and found.start("p") not in seen:
                seen.add(found.start("p"))
                yield found


def _is_wrong(k: Decimal, n: Decimal, p: Decimal, unit: Decimal) -> bool:
    return abs(100 * k / n - p) > 2 * unit


def _unit(found: re.Match[str]) -> Decimal:
    return Decimal(1).scaleb(-places(found["p"]))


def count_changed(text: str) -> Iterator[Edit]:
    """11 of 15 (73%): 12 of 15 (73%), or as many more as it takes."""
    for found in _share_sites(text):
        k, n, p = int(number(found["k"])), number(found["n"]), number(found["p"])
        new = next(
            (
                one
                for step in range(1, k + 1)
                for one in (k + step, k - step)
                if 0 < one <= n and _is_wrong(Decimal(one), n, p, _unit(found))
            ),
            None,
        )
        if new is not None:
            yield Edit(*found.span("k"), str(new))


def total_changed(text: str) -> Iterator[Edit]:
    """11 of 15 (73%): 11 of 17 (73%), or as many more as it takes."""
    for found in _share_sites(text):
        k, n, p = number(found["k"]), int(number(found["n"])), number(found["p"])
        new = next((one for one in range(n + 1, 3 * n + 20) if _is_wrong(k, Decimal(one), p, _unit(found))), None)
        if new is not None:
            yield Edit(*found.span("n"), str(new))


def percentage_changed(text: str) -> Iterator[Edit]:
    """11 of 15 (73%): 11 of 15 (78%)."""
    for found in _share_sites(text):
        p, step = number(found["p"]), 5 * _unit(found)
        yield Edit(*found.span("p"), printed(p + step if p + step <= 100 else p - step, found["p"]))


def digits_transposed(text: str) -> Iterator[Edit]:
    """11 of 15 (73%): 11 of 15 (37%)."""
    for found in _share_sites(text):
        digits = found["p"]
        if digits[:2].isdigit() and len(digits) > 1 and digits[0] != digits[1] and digits[1] != "0":
            new = digits[1] + digits[0] + digits[2:]
            if _is_wrong(number(found["k"]), number(found["n"]), number(new), _unit(found)):
                yield Edit(*found.span("p"), new)


# ---- Estimates with their intervals


SIGNED = rf"[-+]?{NUMBER}"
RATIO = (
    r"(?:hazards? ratios?|odds ratios?|risk ratios?|rate ratios?|relative risks?|incidence rate ratios?"
    r"|\b(?:a|adjusted )?(?:HR|OR|RR|IRR|aHR|aOR|aRR|SHR)s?\b)"
)
LEVEL = (
    r"(?:(?:95|90|99) ?%,? ?(?:CI|C\.I\.|confidence intervals?|confidence limits?|CL)|(?:CI"
    r"|confidence interval)[ ,:]{1,2}(?:95|90|99) ?%|CI ?\(?95%\)?)"
)
GAP = r"(?:\)?[ ,;:=(\[]*(?:\(?CI\)?)?(?:of|from|is|was)?[ ,;:=(\[]*)"
UNIT = r"(?: ?(?:%|percentage points?|points?|mm ?Hg|kg|cm|mm|mL|days?|months?|weeks?|years?|[munp]?mol/L|m?g/d?L|g|pp))?"
ESTIMATES = (
    re.compile(
        rf"(?P<name>{RATIO})?(?P<words>[^.;()]{{0,40}}?)(?<![\w.\u00b7/-])(?P<e>{SIGNED})"
        rf"{UNIT}[ ,;:]{{0,2}}[(\[]?{LEVEL}{GAP}(?P<l>{SIGNED}){UNIT}"
        rf"(?: ?- ?| to |, ?|; ?| and )(?P<u>{SIGNED}){UNIT}(?![\d.])"
    ),
    re.compile(
        rf"(?P<name>{RATIO})(?P<words>[^.;()]{{0,20}}?)[ ,=:]{{1,3}}(?P<e>{NUMBER}) ?[(\[](?P<l>{NUMBER})(?: ?- ?| to "
        rf"|, ?)(?P<u>{NUMBER})[)\],;]"
    ),
    re.compile(
        rf"(?P<name>{RATIO}) ?[(\[]{LEVEL}[)\]][ ,=:]{{1,3}}(?P<words>)(?P<e>{NUMBER}) ?[(\[](?P<l>{NUMBER})(?: ?- ?| to "
        rf"|, ?)(?P<u>{NUMBER})[)\],;]"
    ),
)


class Site(NamedTuple):
    """An estimate in the middle of its interval."""

    found: re.Match[str]
    ratio: bool
    e: Decimal
    low: Decimal
    high: Decimal

    def beyond(self) -> Decimal:
        """Return a distance that no rounding bridges."""
        unit = max(Decimal(1).scaleb(-places(self.found[part])) for part in "elu")
        return (self.high - self.low) / 4 + 2 * unit


def _estimate_sites(text: str) -> Iterator[Site]:
    seen: set[int] = set()
    for pattern in ESTIMATES:
        for found in pattern.finditer(text):
            e, low, high = (number(found[part]) for part in "elu")
            ratio = found["name"] is not None
            if found.start("l") in seen or not low < e < high or "ratio" in found["words"].lower():
                continue
            if _is_central(e, low, high, ratio):
                seen.add(found.start("l"))
                yield Site(found, ratio, e, low, high)


def _is_central(e: Decimal, low: Decimal, high: Decimal, ratio: bool) -> bool:
    if ratio:
        return low > 0 and abs(math.log(e) - math.log(low * high) / 2) <= 0.1 * math.log(high / low)
    return abs(e - (low + high) / 2) <= (high - low) / 10


def estimate_outside(text: str) -> Iterator[Edit]:
    """0.72 (0.62 to 0.91): an estimate above the upper limit."""
    for site in _estimate_sites(text):
        if site.high > 0 and not site.low < -(site.high + site.beyond()):  # a fall may be told without its sign
            new = site.high + site.beyond()
            yield Edit(*site.found.span("e"), printed(new, site.found["e"]))


def estimate_below(text: str) -> Iterator[Edit]:
    """0.72 (0.62 to 0.91): an estimate below the lower limit."""
    for site in _estimate_sites(text):
        new = site.low / 2 if site.ratio else site.low - site.beyond()
        if new > 0 and site.low - new > 2 * Decimal(1).scaleb(-places(site.found["e"])):
            yield Edit(*site.found.span("e"), printed(new, site.found["e"]))


def lower_limit_above(text: str) -> Iterator[Edit]:
    """0.72 (0.62 to 0.91): a lower limit above the estimate."""
    for site in _estimate_sites(text):
        if site.low >= 0:
            yield Edit(*site.found.span("l"), printed(site.e + site.beyond(), site.found["l"]))


def upper_limit_below(text: str) -> Iterator[Edit]:
    """0.72 (0.62 to 0.91): an upper limit below the estimate."""
    for site in _estimate_sites(text):
        new = site.e - site.beyond()
        if new > 0:
            yield Edit(*site.found.span("u"), printed(new, site.found["u"]))


def limits_reversed(text: str) -> Iterator[Edit]:
    """0.72 (0.62 to 0.91): 0.72 (0.91 to 0.62)."""
    for site in _estimate_sites(text):
        found = site.found
        if site.low >= 0:
            yield Edit(found.start("l"), found.end("u"), found["u"] + text[found.end("l") : found.start("u")] + found["l"])


# ---- p-values


P = re.compile(
    r"(?<![A-Za-z])[pP](?:[ -]?values?|[\u2019']?s)?(?P<tail> ?(?P<rel>=|<|>|\u2264|\u2265|of|was) ?(?P<v>0?[.\u00b7]\d+))(?!\d"
    r"|[.\u00b7]\d|e-| ?[x\u00d7]|,? and 0?[.\u00b7]\d)"
)
BEHIND = re.compile(r"[)\]]?[ ,;:]{0,3}[(\[]?$")


def _side(found: re.Match[str]) -> bool | None:
    """Tell whether a p-value is below the usual level; None where that is not clear."""
    value = number(found["v"])
    if found["rel"] in ("<", "\u2264"):
        return True if value <= Decimal("0.05") else None
    if found["rel"] in (">", "\u2265"):
        return False if value >= Decimal("0.05") else None
    return None if abs(value - Decimal("0.05")) <= Decimal("0.005") else value < Decimal("0.05")


def _with_p(text: str) -> Iterator[tuple[Site, re.Match[str]]]:
    """Yield each interval with the p-value right behind it that it yields."""
    for site in _estimate_sites(text):
        chance = P.search(text, site.found.end(), site.found.end() + 40)
        difference = re.search(r"difference", text[max(0, site.found.start() - 60) : site.found.end("e")], re.I)
        if chance is None or not BEHIND.fullmatch(text[site.found.end() : chance.start()]) or not (site.ratio or difference):
            continue
        if "95" not in site.found[0] or (side := _side(chance)) is None:
            continue
        null = Decimal(1) if site.ratio else Decimal(0)
        unit = Decimal(1).scaleb(-min(places(site.found["l"]), places(site.found["u"])))
        if min(abs(site.low - null), abs(site.high - null)) > unit and side != (site.low < null < site.high):
            yield site, chance


def p_against_interval(text: str) -> Iterator[Edit]:
    """0.72 (95% CI 0.62 to 0.91; p=0.003): p=0.37, and the reverse."""
    for _, chance in _with_p(text):
        yield Edit(*chance.span("tail"), " = 0.37" if _side(chance) else " = 0.003")


def p_off(text: str) -> Iterator[Edit]:
    """0.72 (95% CI 0.62 to 0.91; p=0.003): a p-value ten times as large or small at least, on the same side of the level."""
    for site, chance in _with_p(text):
        value, reckoned = number(chance["v"]), _reckoned(site)
        if chance["rel"] == "=" and 0.5 <= float(value) / max(reckoned, 1e-9) <= 2:
            if Decimal("0.001") <= value < Decimal("0.0025"):
                yield Edit(*chance.span("v"), f"{value * 20:f}")
            elif Decimal("0.005") <= value < Decimal("0.045"):
                yield Edit(*chance.span("v"), f"{value / 20:f}")


def _reckoned(site: Site) -> float:
    """Return the p-value that estimate and interval yield (Altman and Bland 2011)."""
    if site.ratio:
        z = abs(math.log(site.e)) * 2 * 1.959964 / math.log(site.high / site.low)
    else:
        z = float(abs(site.e) / (site.high - site.low)) * 2 * 1.959964
    return math.erfc(z / math.sqrt(2))


def impossible_p(text: str) -> Iterator[Edit]:
    """p=0.03: p=1.03."""
    for found in P.finditer(text):
        if found["rel"] == "=":
            yield Edit(*found.span("v"), f"{1 + number(found['v']):f}")


# ---- Words of significance


WORD = re.compile(r"\b(?P<no>no (?:statistically )?|not (?:statistically )?|non-?)?(?P<core>significan(?:tly|t|ce))\b")
OTHER = re.compile(
    r"\bnor\b|\bneither\b|\bbut\b|however|whereas|while|although|except|trend|interaction|inferior|equivalen|n't|fail|clinical|similar|level"
    r"|did not|without|only|adjust|one-sided|correct|baseline|no (?!(?:statistically )?significan)"
    r"|not (?!(?:statistically )?significan)|lack|;",
    re.I,
)


def _with_words(text: str) -> Iterator[tuple[re.Match[str], re.Match[str], int]]:
    """Yield each sentence's one word of significance with the one p-value behind it that agrees; with the end of the sentence."""
    for start, end in statements(text):
        words = list(WORD.finditer(text, start, end))
        chances = list(P.finditer(text, start, end))
        if len(words) == len(chances) == 1 and words[0].end() < chances[0].start() < words[0].end() + 200:
            word, chance = words[0], chances[0]
            if (
                _side(chance) is (word["no"] is None)
                and not OTHER.search(text[start:end])
                and not re.search(r"set at|defined|considered|SPSS|alpha|most significant", text[start:end])
                and text[start:end].lower().count("signific") == 1
            ):
                yield word, chance, end


def p_against_word(text: str) -> Iterator[Edit]:
    """Significantly less pain (p=0.003): (p=0.37), and the reverse."""
    for _, chance, _ in _with_words(text):
        yield Edit(*chance.span("tail"), " = 0.37" if _side(chance) else " = 0.003")


def word_against_p(text: str) -> Iterator[Edit]:
    """Significantly less pain (p=0.003): not significantly less; no significant difference (p=0.37): a significant one."""
    for word, _, _ in _with_words(text):
        yield Edit(word.start(), word.end(), _opposite(word))


def _opposite(word: re.Match[str]) -> str:
    if word["no"] is None:
        return f"not {word[0]}"
    return {"no": "a "}.get(word["no"].split()[0].rstrip("-"), "") + word["core"]


# ---- Numbers of people


PEOPLE = r"(?:patients|participants|subjects|women|men|children|adults|individuals|volunteers|people)"
TOTAL = re.compile(rf"(?<![\d.,])(?P<n>{COUNT}) (?:[a-z-]+ ){{0,2}}{PEOPLE}\b", re.I)
VERB = re.compile(r"\b(?:randomi[sz]ed|assigned|allocated|divided)\b(?! (?:\w+ )?(?:trial|study|controlled))")
ARM = (
    re.compile(rf"\bn ?= ?(?P<a>{COUNT})(?![\d.]*\d|/| ?%)", re.I),
    re.compile(
        rf"(?<=[:;,] )(?P<a>{COUNT})(?= (?:patients |participants |women )?(?:to|in|were assigned to|were allocated to"
        rf"|were randomi[sz]ed to) )"
        rf"|(?<= and )(?P<b>{COUNT})(?= (?:patients |participants |women )?(?:to|in|were assigned to|were allocated to) )"
    ),
)
UNLIKE = re.compile(r"\b(?:each|withdr|exclu|lost|complet|cross|cluster|analy[sz]ed|screen|eligib|per group)", re.I)


class Arms(NamedTuple):
    """People who were divided into two groups: where the three numbers stand."""

    total: tuple[int, int]
    arm: tuple[int, int]


def _arm_sites(text: str) -> Iterator[Arms]:
    for start, end in statements(text):
        verb = VERB.search(text, start, end)
        total = TOTAL.search(text, start, end)
        if verb is None or total is None or UNLIKE.search(text[start:end]) or total.start() > verb.end() + 12:
            continue
        for pattern in ARM:
            arms = [found.span(found.lastgroup or "a") for found in pattern.finditer(text, max(verb.end(), total.end()), end)]
            numbers = [number(text[low:high]) for low, high in arms]
            if len(arms) == 2 and min(numbers) >= 5 and sum(numbers) == number(total["n"]):
                yield Arms(total.span("n"), arms[1])


def _more(words: str) -> str:
    return str(int(number(words)) + max(5, int(number(words)) // 10))


def enrolled_changed(text: str) -> Iterator[Edit]:
    """96 were randomised, 48 to one and 48 to the other: 105 were randomised."""
    for site in _arm_sites(text):
        yield Edit(*site.total, _more(text[slice(*site.total)]))


def arm_changed(text: str) -> Iterator[Edit]:
    """96 were randomised, 48 to one and 48 to the other: 53 to the other."""
    for site in _arm_sites(text):
        yield Edit(*site.arm, _more(text[slice(*site.arm)]))


# ---- Changes


FROM_TO = rf"from (?P<a>{NUMBER})(?P<ua> ?%)?(?: [^\d.;()]{{0,40}}?)? to (?P<b>{NUMBER})(?P<ub> ?%)?"
CHANGES = (
    re.compile(rf"{FROM_TO}(?P<mid>[^\d.;]{{0,60}}?)(?P<p>{NUMBER}) ?%(?P<after>[^.;]{{0,30}})"),
    re.compile(
        rf"(?P<mid>(?:increas|decreas|reduc|fell|rose|declin)[a-z]*(?: by)?) (?P<p>{NUMBER}) ?%"
        rf"(?P<after>[^\d.;]{{0,40}}?){FROM_TO}"
    ),
)
CHANGED = re.compile(r"increas|decreas|reduc|fell|rose|declin|drop|improv|rise|lower|higher")
RISKS = (
    re.compile(
        rf"(?P<p>{NUMBER}) ?% (?:relative )?(?:reduction|lower|decrease|reduced)[^.;]{{0,60}}?"
        rf"{RATIO}[ ,:=]{{1,3}}(?P<h>0?[.\u00b7]\d+)"
    ),
    re.compile(
        rf"{RATIO}[ ,:=]{{1,3}}(?P<h>0?[.\u00b7]\d+)[^.;]{{0,60}}?"
        rf"(?P<p>{NUMBER}) ?% (?:relative )?(?:reduction|lower|decrease|risk reduction)"
    ),
)


def _other(p: str) -> str:
    """Return another percentage, far off."""
    return printed(number(p) * Decimal("1.6") if number(p) < 60 else number(p) / Decimal("1.6"), p)


def relative_change(text: str) -> Iterator[Edit]:
    """From 40 to 30, a 25% reduction: a 40% reduction."""
    for pattern in CHANGES:
        for found in pattern.finditer(text):
            old, new, p = (number(found[part]) for part in "abp")
            told = old and CHANGED.search(f"{found['mid']} {found['after']}".lower())
            if told and abs(abs(100 * (new - old) / old) - p) <= _unit(found):
                yield Edit(*found.span("p"), _other(found["p"]))


def risk_reduction(text: str) -> Iterator[Edit]:
    """A 28% lower risk (HR 0.72): a 45% lower risk."""
    for pattern in RISKS:
        for found in pattern.finditer(text):
            if abs(100 * (1 - number(found["h"])) - number(found["p"])) <= 1:
                yield Edit(*found.span("p"), _other(found["p"]))


OPERATORS: dict[str, Operator] = {
    "count": count_changed,
    "total": total_changed,
    "percentage": percentage_changed,
    "digits of percentage": digits_transposed,
    "estimate above": estimate_outside,
    "estimate below": estimate_below,
    "lower limit": lower_limit_above,
    "upper limit": upper_limit_below,
    "limits reversed": limits_reversed,
    "p against interval": p_against_interval,
    "p off by twenty": p_off,
    "impossible p": impossible_p,
    "p against word": p_against_word,
    "word against p": word_against_p,
    "number enrolled": enrolled_changed,
    "number of an arm": arm_changed,
    "relative change": relative_change,
    "risk reduction": risk_reduction,
}


# ---- The harness


def statements(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of *text*: a full stop before a capital ends one, and a line."""
    start = 0
    for end in re.finditer(r"(?<!vs)(?<!\b[A-Z])[.?!](?= +[A-Z\d(])|\n+", text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)


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

    def judge(self, text: str) -> tuple[Finding, ...]:
        """Return what is found in *text*."""
        release = parse_release(read_document(text.encode(), "abstract.txt"), self.grammars)
        return run(self.law.rulesets, read(release, self.grammars, self.law.lexicon, self.settings, None), self.settings)[0]


def _touches(found: tuple[Finding, ...], start: int, end: int) -> bool:
    """Tell whether a finding stands between *start* and *end*; in plain text an offset of the file is one of the text."""
    return any(one.place.start.offset < end and start < one.place.end.offset for one in found)


def mutants(operator: Operator, text: str, found: tuple[Finding, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield each broken text with the bounds of the broken sentence, where no finding touches the whole one."""
    bounds = list(statements(text))
    for edit in operator(text.translate(DASHES)):
        start, end = next((low, high) for low, high in bounds if low <= edit.start < high)
        end = max(end, edit.end)
        if not _touches(found, start, end):
            yield text[: edit.start] + edit.words + text[edit.end :], start, end + len(edit.words) - (edit.end - edit.start)


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
        text = abstract(path)
        found = harness.judge(text)
        for name, operator in OPERATORS.items():
            for mutant, start, end in mutants(operator, text, found):
                made[name] += 1
                hit = _touches(harness.judge(mutant), start, end)
                caught[name] += hit
                if missed in (name, "all") and not hit:
                    print(f"{name} | {path.name}: {mutant[start:end].strip()}")
    print(f"{'operator':<24}{'mutants':>8}{'found':>8}{'share':>9}")
    for name in OPERATORS:
        share = 100 * caught[name] / made[name] if made[name] else 0.0
        print(f"{name:<24}{made[name]:>8}{caught[name]:>8}{share:>8.1f}%")
    return 0 if all(Decimal(caught[name]) >= TARGET * made[name] for name in OPERATORS) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
