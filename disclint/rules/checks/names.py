"""Names and terms: one form for each, one meaning for each, and the official name where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclint.model.fact import DefinedTerm, Fact, NameVariant, Quotation
from disclint.model.index import Index
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span

Args = Mapping[str, Any]


# ---- Names in two forms

SORTS = {
    "letters": "is spelt “{usual}” elsewhere",
    "case": "is written “{usual}” elsewhere",
    "spacing": "is written “{usual}” elsewhere",
    "abbreviation": "is what {name} stands for here; elsewhere it stands for “{usual}”",
}


def forms(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each name that is written otherwise elsewhere, and each speaker who holds another office elsewhere."""
    declared = _declared(reading)
    for fact in _variants(reading):
        if fact.sort in SORTS and not (fact.name in declared and fact.usual in declared):
            yield _variant(fact, SORTS[fact.sort].format(usual=fact.usual, name=fact.name), reading)
    yield from _offices(reading)


def _declared(reading: Reading) -> frozenset[str]:
    """Return the words of all names that the configuration gives: two of them may lie a letter apart."""
    company, products = reading.company, reading.products
    names = (company.name, *company.short_names, *(name for one in products for name in (one.name, one.generic_name, *one.marks)))
    return frozenset(word for name in names if name for word in (name, *name.replace(",", " ").split()))


def _variants(reading: Reading) -> Iterator[NameVariant]:
    return (fact for fact in reading.by_kind.get("name_variant", ()) if isinstance(fact, NameVariant))


def _variant(fact: NameVariant, problem: str, reading: Reading, severity: Severity | None = None) -> Breach:
    proof = Proof("elsewhere", fact.elsewhere, fact.usual)
    return Breach(fact.span, {"problem": problem, "usual": fact.usual}, (proof,), severity=severity)


OFFICES = {
    **dict.fromkeys(("chief executive", "ceo"), "chief executive"),
    **dict.fromkeys(("chief financial", "cfo"), "chief financial officer"),
    **dict.fromkeys(("chief operating", "coo"), "chief operating officer"),
    **dict.fromkeys(("chief medical", "cmo"), "chief medical officer"),
    **dict.fromkeys(("chief scientific", "cso"), "chief scientific officer"),
    **dict.fromkeys(("chief technology", "cto"), "chief technology officer"),
    **dict.fromkeys(("chief marketing",), "chief marketing officer"),
}


def _offices(reading: Reading) -> Iterator[Breach]:
    """Yield the second quotation of a speaker whose one office differs from that of the first."""
    known: dict[str, tuple[str, Quotation]] = {}
    for fact in reading.by_kind.get("quote", ()):
        if not isinstance(fact, Quotation) or not fact.speaker or not fact.title:
            continue
        words = f" {fact.title.lower()} ".replace(",", " ").replace("&", " ")
        held = {office for word, office in OFFICES.items() if f" {word} " in words}
        if len(held) != 1:
            continue
        office, first = held.pop(), known.get(fact.speaker.casefold())
        if first is None:
            known[fact.speaker.casefold()] = (office, fact)
        elif first[0] != office:
            proof = Proof("elsewhere", first[1].span)
            yield Breach(fact.span, {"problem": f"gives {fact.speaker} as {office}; elsewhere: {first[0]}", "usual": first[0]}, (proof,))


# ---- Defined terms

LEGAL = {
    "legal_word": None,
    "legal_comma": Severity.INFO,
    "legal_stop": Severity.INFO,
}
USED = 3
"""So often for each use without its capital a term must stand with it for the former to be a slip."""
DIGEST = 3
"""So many other meanings of one term are those of a digest."""


def terms(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each term that is defined anew with another meaning, each use of ``the Company`` without its capital, each second legal form.

    Values: ``problem``, a clause that goes on after the marked words; ``usual``.
    """
    facts = [fact for fact in reading.by_kind.get("defined_term", ()) if isinstance(fact, DefinedTerm)]
    found = [*_redefined(facts), *_small(facts, reading)]
    for fact in _variants(reading):
        if fact.sort in LEGAL:
            found.append(_variant(fact, f"is written “{fact.usual}” elsewhere", reading, LEGAL[fact.sort]))
    yield from sorted(found, key=lambda breach: breach.where if isinstance(breach.where, Span) else Span(0, 0))


def _redefined(facts: list[DefinedTerm]) -> Iterator[Breach]:
    """Yield the first definition of each other meaning of a term; a term of many meanings is that of a digest of several issuers' news."""
    by_term: dict[str, list[DefinedTerm]] = {}
    for fact in facts:
        others = by_term.setdefault(fact.term, [])
        if all(_are_two(other.meaning, fact.meaning) for other in others):
            others.append(fact)
    for first, *others in by_term.values():
        for fact in others if len(others) < DIGEST else ():
            problem = f"stands for {fact.meaning} here and for {first.meaning} elsewhere"
            yield Breach(fact.span, {"problem": problem, "usual": first.meaning}, (Proof("elsewhere", first.span, first.meaning),))


def _are_two(one: str, two: str) -> bool:
    """Tell whether two meanings are names of two, so far as words show: no word that counts is in both."""
    from disclint.rules.verbs.normal import LEGAL_FORMS

    sets = [
        {word for word in meaning.lower().replace(".", "").replace(",", " ").split() if word not in LEGAL_FORMS and len(word) > 2}
        for meaning in (one, two)
    ]
    return all(sets) and not sets[0] & sets[1]


def _small(facts: list[DefinedTerm], reading: Reading) -> Iterator[Breach]:
    """Yield the one use of ``the company`` in the body, where it is defined with a capital and otherwise written so."""
    definition = next((fact for fact in facts if fact.term == "Company"), None)
    if definition is None:
        return
    index, view = reading.index, reading.release.view
    large = [at for at in _places(view, "the Company", definition.span.end) if _in_body(index, at)]
    small = [at for at in _places(view, "the company", definition.span.end) if _in_body(index, at)]
    if len(large) >= USED and len(small) == 1:
        problem = "is the defined term without its capital"
        span = Span(small[0], small[0] + len("the company"))
        yield Breach(
            span, {"problem": problem, "usual": "the Company"}, (Proof("the definition", definition.span),), severity=Severity.INFO
        )


def _places(view: str, words: str, start: int) -> Iterator[int]:
    at = view.find(words, start)
    while at >= 0:
        if not view[at + len(words) : at + len(words) + 1].isalnum():
            yield at
        at = view.find(words, at + 1)


def _in_body(index: Index, offset: int) -> bool:
    return index.section_kinds[index.section_at(offset)] == SectionKind.BODY.value


# ---- Official names

TITLED = ("titled", "entitled", "called", "headed", "headlined", "named", "paper", "report", "article", "book")
"""Words before a quotation that is the title of something."""


def official(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each wrong form of an official name, with the right one as its correction.

    Args: *names* are the right names by the term list of their wrong forms.
    """
    for name, right in args["names"].items():
        for fact in reading.index.phrases(name):
            words = " ".join(fact.span.of(reading.release.view).replace("&", " and ").split())
            stands_in_text = reading.index.section_kinds[fact.section] != SectionKind.FRONT_MATTER.value
            if stands_in_text and words.casefold() != right.replace("&", "and").casefold() and not _in_title(fact, reading):
                yield Breach(fact.span, {"right": right}, replacement=right)


def _in_title(fact: Fact, reading: Reading) -> bool:
    """Tell whether *fact* stands in a title in quotes, which keeps the words of its author."""
    before, mark, inner = reading.release.view[fact.sentence.start : fact.span.start].rpartition('"')
    if not mark or before.count('"') % 2 or inner.endswith((",", ".")):
        return False
    words = before.lower().replace(",", " ").replace(":", " ").split()
    return bool(words) and words[-1] in TITLED
