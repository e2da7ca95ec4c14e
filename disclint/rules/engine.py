"""Rules over a reading: which apply, what they object to, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from disclint.model.errors import OutOfTimeError
from disclint.model.finding import Edit, Evidence, Finding, Fix, RuleRun
from disclint.model.index import LEAD, Index
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Authority, Breach, Proof, Rule, Ruleset, Severity, Softening
from disclint.model.settings import Settings
from disclint.model.span import Place, Span
from disclint.model.value import dataclass, replace
from disclint.rules.conditions import grounds
from disclint.rules.excerpts import excerpt, sentence
from disclint.rules.fingerprint import fingerprints
from disclint.rules.message import filled, trimmed
from disclint.rules.selection import switched_off

RAN, NOT_APPLICABLE, COULD_NOT_RUN = "ran", "not_applicable", "could_not_run"
CONTEXT = 2000
"""How much of the sentence goes into the fingerprint of a finding. Units: characters."""
METADATA = SectionKind.FRONT_MATTER.value
"""The section of what stands in the metadata."""


def run(rulesets: tuple[Ruleset, ...], reading: Reading, settings: Settings) -> tuple[tuple[Finding, ...], tuple[RuleRun, ...]]:
    """Hold *reading* against all rules that are in force.

    Order: findings by place and rule; runs by rule id.
    """
    seen = reading if reading.settings == settings else replace(reading, settings=settings)
    placed: list[_Placed] = []
    rules = [rule for ruleset in rulesets for rule in ruleset.rules if rule.status != "removed"]
    runs = [_run(rule, seen, placed) for rule in rules]
    return _findings(placed, seen), tuple(sorted(runs, key=lambda one: one.rule))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A breach with its rule, its place and why the rule applies. *own* tells that the place is the breach's own."""

    rule: Rule
    breach: Breach
    where: Span | Place
    own: bool
    place: Place
    kind: str
    severity: Severity
    because: tuple[Proof, ...]
    authority: tuple[Authority, ...]


def _run(rule: Rule, reading: Reading, placed: list[_Placed]) -> RuleRun:
    """Apply *rule*, add its breaches to *placed*, and return how it fared."""
    authority = in_force(rule.authority, reading.as_of)
    off = switched_off(rule, reading.settings) or (_not_in_force(rule, reading.as_of) if not authority else None)
    if off is not None:
        return RuleRun(rule.id, NOT_APPLICABLE, off)
    try:
        because = grounds(rule.when, reading)
        if because is None:
            return _fared(rule.id, NOT_APPLICABLE, "nothing in this release makes it apply")
        placed += [_place(rule, breach, because, authority, reading) for breach in rule.check.breaches(reading)]
    except OutOfTimeError as error:
        return RuleRun(rule.id, COULD_NOT_RUN, str(error))
    except TimeoutError:
        return RuleRun(rule.id, COULD_NOT_RUN, "a pattern ran out of time on this release")
    return _fared(rule.id, RAN)


@cache
def _fared(rule: str, state: str, why: str = "") -> RuleRun:
    """Return how a rule fared: the same few values for every release."""
    return RuleRun(rule, state, why)


def _place(rule: Rule, breach: Breach, because: tuple[Proof, ...], authority: tuple[Authority, ...], reading: Reading) -> _Placed:
    where = breach.where if breach.where is not None else _somewhere(because, reading)
    place = where if isinstance(where, Place) else reading.release.document.place(where)
    kind = _section(where, reading)
    severity = _severity(rule, breach, where, kind, reading)
    return _Placed(rule, breach, where, breach.where is not None, place, kind, severity, because, authority)


def in_force(authority: Iterable[Authority], as_of: date | None) -> tuple[Authority, ...]:
    """Return the provisions that are in force on the day *as_of*: from ``effective`` on, and before ``sunset``.

    Where the day is unknown, all are but those that have ended.
    """
    return tuple([one for one in authority if one.effective is one.sunset is None or _holds(one, as_of)])


def _holds(one: Authority, as_of: date | None) -> bool:
    if as_of is None:
        return one.sunset is None
    return (one.effective is None or one.effective <= as_of) and (one.sunset is None or as_of < one.sunset)


def _not_in_force(rule: Rule, as_of: date | None) -> str:
    cites = "; ".join(dict.fromkeys(one.cite for one in rule.authority))
    return f"{cites} is not in force on {as_of.isoformat()}" if as_of is not None else f"{cites} is no longer in force"


def _somewhere(because: tuple[Proof, ...], reading: Reading) -> Span | Place:
    """Return where to tell of something that is missing: what makes the rule apply, else the headline, else the start."""
    shown = next((proof.where for proof in because if proof.where is not None), None)
    if shown is not None:
        return shown
    sections = reading.release.sections
    headline = next((section.span for section in sections if section.kind is SectionKind.HEADLINE), None)
    text = next((section.span for section in sections if section.kind is not SectionKind.FRONT_MATTER), None)
    return headline or (reading.index.sentences[0] if reading.index.sentences else None) or text or Span(0, 0)


# ---- Breaches to findings


def _findings(placed: list[_Placed], reading: Reading) -> tuple[Finding, ...]:
    merged: dict[tuple[str, Place], _Placed] = {}
    for one in placed:
        key = (one.rule.id, one.place)
        merged[key] = _joined(merged[key], one) if key in merged else one
    ordered = sorted(merged.values(), key=lambda one: (*_order(one.place), one.rule.id))
    prints = fingerprints(_content(one, reading) for one in ordered)
    return tuple(_finding(one, mark, reading) for one, mark in zip(ordered, prints, strict=True))


def _joined(one: _Placed, two: _Placed) -> _Placed:
    """Return *one* with the evidence of *two*, which the same rule found at the same place."""
    proofs = tuple(dict.fromkeys((*one.breach.proofs, *two.breach.proofs)))
    return replace(one, breach=replace(one.breach, proofs=proofs))


def _order(place: Place) -> tuple[str, int, int]:
    return place.file or "", place.start.offset, place.end.offset


def _section(where: Span | Place, reading: Reading) -> str:
    if isinstance(where, Place):
        return METADATA
    index: Index = reading.index
    if not index.section_kinds:
        return SectionKind.BODY.value
    quoted = any(quote.covers(where) for quote in index.quotes)
    return SectionKind.QUOTE.value if quoted else index.section_kinds[index.section_at(where.start)]


def _content(one: _Placed, reading: Reading) -> tuple[str, ...]:
    """Return what the fingerprint is made of. For what is missing that is what is missing, not where it was told."""
    values = one.breach.values
    if not one.own:
        return one.rule.id, values.get("missing", "")
    if isinstance(one.where, Place):
        return one.rule.id, values.get("key", ""), one.kind, values.get("problem", values.get("found", ""))
    text, around = reading.release.text, sentence(one.where, reading)
    told = text[around.start : min(around.end, around.start + CONTEXT)]
    return one.rule.id, one.where.of(text), one.kind, told, values.get("missing", "")


def _finding(one: _Placed, mark: str, reading: Reading) -> Finding:
    rule, breach = one.rule, one.breach
    shown = excerpt(one.where, breach.values.get("found", ""), reading)
    values = {"found": shown.text[shown.start : shown.end], **breach.values}
    return Finding(
        rule=rule.id,
        name=rule.name,
        title=rule.title,
        severity=one.severity,
        message=filled(rule.message, values),
        place=one.place,
        section=one.kind,
        excerpt=shown,
        evidence=tuple(_evidence(proof, reading) for proof in breach.proofs),
        because=tuple(_evidence(proof, reading) for proof in one.because),
        authority=one.authority,
        remedy=rule.remedy,
        fingerprint=mark,
        preview=rule.status == "preview",
        fix=Fix((Edit(one.place, breach.replacement),), safe=False) if breach.replacement is not None else None,
    )


def _evidence(proof: Proof, reading: Reading) -> Evidence:
    if proof.where is None:
        return Evidence(proof.label, None, trimmed(proof.words))
    place = proof.where if isinstance(proof.where, Place) else reading.release.document.place(proof.where)
    return Evidence(proof.label, place, trimmed(proof.words), excerpt(proof.where, proof.words, reading))


def _severity(rule: Rule, breach: Breach, where: Span | Place, kind: str, reading: Reading) -> Severity:
    """Return the lowest severity that the rule, its softenings and the check itself give to this place."""
    given = [rule.severity, *(softening.to for softening in rule.softened if _softens(softening, where, kind, reading))]
    if breach.severity is not None:
        given.append(breach.severity)
    return min(given, key=lambda severity: severity.rank)


def _softens(softening: Softening, where: Span | Place, kind: str, reading: Reading) -> bool:
    if softening.within and kind not in softening.within and not _stands(softening.within, where, reading):
        return False
    if softening.near and (isinstance(where, Place) or not all(near.holds(where, reading) for near in softening.near)):
        return False
    return softening.when is None or grounds(softening.when, reading) is not None


def _stands(within: tuple[str, ...], where: Span | Place, reading: Reading) -> bool:
    if isinstance(where, Place) or not reading.index.section_kinds:
        return False
    index = reading.index
    return index.section_kinds[index.section_at(where.start)] in within or (
        LEAD in within and index.lead is not None and index.lead.meets(where)
    )
