"""Checks of forward-looking statements against the cautions of the same release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import regex

from disclint.model.fact import Caution, CautionPart, Fact, ForwardLooking, Phrase, RiskFactor
from disclint.model.reading import Reading
from disclint.model.release import SectionKind
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Span
from disclint.rules.message import trimmed

FEW = 3
"""Fewer named factors than this are too few to be called important factors."""
HEADING = 60
"""A sentence of a caution up to this long is its heading. Units: characters."""
SHOWN = 4
"""How many places are shown as evidence."""
NAMES = {
    "trial-timing": "clinical timing or results",
    "approval": "regulatory approval",
    "guidance": "future financial figures",
    "financing": "financing or the use of money",
    "deal": "a transaction",
    "supply": "production or supply",
    "launch": "a product launch",
    "market-size": "the size of a market",
    "litigation": "legal matters",
    "mining": "a mineral project",
    "hiring": "staff",
    "other": "other matters",
}
"""The topics in plain words."""
_LEAD = (SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS)


# ---- What is looked at


def statements(reading: Reading) -> list[ForwardLooking]:
    """Return the statements that somebody could rely on: with a strong cue, made for the issuer."""
    found = [fact for fact in reading.index.of("forward_looking") if isinstance(fact, ForwardLooking)]
    return [fact for fact in found if fact.strength == "strong" and fact.subject == "issuer"]


def cautions(reading: Reading) -> list[Caution]:
    """Return the cautions of the release."""
    return [fact for fact in reading.index.of("caution") if isinstance(fact, Caution)]


def parts(reading: Reading, *names: str) -> list[CautionPart]:
    """Return the parts of its cautions that have one of *names*."""
    return [fact for fact in reading.index.of("caution_part") if isinstance(fact, CautionPart) and fact.part in names]


def factors(reading: Reading) -> list[RiskFactor]:
    """Return the risk factors that its cautions name."""
    return [fact for fact in reading.index.of("risk_factor") if isinstance(fact, RiskFactor)]


def _words(fact: Fact, reading: Reading) -> str:
    return fact.span.of(reading.release.text)


def _sentence(fact: Fact, reading: Reading) -> str:
    return trimmed(fact.sentence.of(reading.release.text), 180)


def _told(found: Iterable[ForwardLooking], reading: Reading) -> tuple[Proof, ...]:
    return tuple(Proof(f"looks ahead ({_topics(fact.topics)})", fact.span, _sentence(fact, reading)) for fact in list(found)[:SHOWN])


def _covered(reading: Reading) -> tuple[Proof, ...]:
    """Return what the cautions cover: their factors, or the cautions themselves where they name none."""
    named = factors(reading)
    if not named:
        return tuple(Proof("caution without a named factor", _mark(caution, reading), "") for caution in cautions(reading)[:SHOWN])
    return tuple(
        Proof(f"factor named ({_topics(factor.topics)})", factor.span, trimmed(_words(factor, reading), 120)) for factor in named[:SHOWN]
    )


def _topics(topics: Iterable[str]) -> str:
    return ", ".join(NAMES[topic] for topic in topics)


def _cover(reading: Reading) -> str:
    """Return in words which topics the factors cover."""
    covered = {topic for factor in factors(reading) for topic in factor.topics}
    return _topics(topic for topic in NAMES if topic in covered) or "no topic at all"


# ---- FLS001


def unidentified(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first statement where nothing in the release identifies it as forward-looking; lighter where there is only one."""
    found = statements(reading)
    if not found or reading.index.phrases("caution-identification"):
        return
    weighty = [fact for fact in found if fact.topics != ("other",)]
    first = (weighty or found)[0]
    severity = None if len(found) > 1 else Severity.WARNING
    yield Breach(
        first.span,
        {
            "found": _words(first, reading),
            "statement": _sentence(first, reading),
            "topic": _topics(first.topics),
            "count": str(len(found)),
        },
        _told((fact for fact in found if fact is not first), reading),
        severity=severity,
    )


# ---- FLS002


@cache
def _residual_words() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:similar|comparable|variations?|negatives?|other|like|such)\b", regex.IGNORECASE)


def cue_words(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each list of identifying words that leaves out words which the release uses, or has none of the words that it uses."""
    lists = parts(reading, "cue-list")
    found = statements(reading)
    if not lists or not found:
        return
    listed = {_stem(word) for one in lists for term in one.terms for word in term.split()}
    used = {_stem(fact.cue): fact for fact in reversed(found)}
    spoken = _spoken_stems(reading)
    open_ended = bool(parts(reading, "residual")) or any(_residual_words().search(_words(one, reading)) for one in lists)
    missing = sorted(stem for stem in used if stem and stem not in listed)
    nothing = listed.isdisjoint(spoken)
    if nothing or (missing and not open_ended):
        first = lists[0]
        words = ", ".join(f"“{trimmed(used[stem].cue, 40)}”" for stem in missing) or "none of its words"
        problem = "none of its words stands in the release" if nothing else f"it leaves out {words}"
        shown = [used[stem] for stem in missing] or found
        yield Breach(first.span, {"found": _words(first, reading), "missing": words, "problem": problem}, _told(shown, reading))


_KEYS = (
    "expect anticipat intend plan aim hop target project forecast estimat foresee envis believ will outlook guidance track schedul slat may could "
    "would should might seek continu potential predict goal look"
).split()


def _stem(words: str) -> str:
    """Return the verb or noun that makes *words* a cue, cut to its stem."""
    lowered = words.lower().split()
    return next((key for key in _KEYS if any(word.startswith(key) for word in lowered)), lowered[-1][:5] if lowered else "")


def _spoken_stems(reading: Reading) -> set[str]:
    caution = [one.span for one in cautions(reading)]
    sentences = (fact.span for fact in reading.index.of("sentence") if not any(one.meets(fact.span) for one in caution))
    return {_stem(word) for span in sentences for word in regex.findall(r"[a-z]+", span.of(reading.release.view).lower())}


# ---- FLS003, FLS004


def unnamed_factors(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the caution of a release whose cautions name fewer than `FEW` factors; lighter for one or two, or where it points to a filing."""
    found, all_cautions = statements(reading), cautions(reading)
    count = len(factors(reading))
    if not found or not all_cautions or count >= FEW:
        return
    filing = next((part for part in parts(reading, "filing")), None)
    severity = Severity.WARNING if count or filing is not None else None
    named = f"names only {count} factor{'s' if count > 1 else ''}" if count else "names no factor"
    if not count and filing is not None:
        named = f"names no factor itself and points to “{trimmed(_words(filing, reading), 60)}”"
    where = _mark(all_cautions[0], reading)
    yield Breach(
        where,
        {"found": where.of(reading.release.text), "problem": named, "count": str(count), "topic": _topics(_all_topics(found))},
        (*(_covered(reading) if count else ()), *_told(found, reading)),
        severity=severity,
    )


def _all_topics(found: Iterable[ForwardLooking]) -> list[str]:
    spoken = {topic for fact in found for topic in fact.topics}
    return [topic for topic in NAMES if topic in spoken]


def _mark(found: Caution, reading: Reading) -> Span:
    """Return the words to mark for cautions: where one speaks of risks, else where it says that results may differ, else where it names the
    statements; of *found* its first sentence where there is none of that.
    """
    for name in ("generic-risks", "differ", "identification"):
        places = [part.span for part in parts(reading, name) if part.sentence.end - part.sentence.start > HEADING]
        if places:
            return places[0]
    return Span(found.span.start, min(found.sentence.end, found.span.end))


def universal_factors(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the first factor where all that the cautions name are universal and none speaks of the news."""
    named = factors(reading)
    if not named or any(factor.specific for factor in named):
        return
    news = _news_stems(reading)
    if any(news & _content_stems(_words(factor, reading)) for factor in named):
        return
    found = statements(reading)
    words = "; ".join(trimmed(_words(factor, reading), 60) for factor in named[:SHOWN])
    yield Breach(
        named[0].span,
        {"found": _words(named[0], reading), "factors": words, "count": str(len(named)), "topic": _topics(_all_topics(found)) or NAMES["other"]},
        (*(Proof("factor named", factor.span, trimmed(_words(factor, reading), 120)) for factor in named[1:SHOWN]), *_told(found, reading)),
    )


_EMPTY = frozenset(
    "general generally company companies business markets market economic economy conditions condition changes change industry risks factors other "
    "including which their these those such would could announces announced today share shares stock press release inc corp".split()
)


def _content_stems(words: str) -> set[str]:
    return {word[:6] for word in regex.findall(r"[a-z]{5,}", words.lower()) if word not in _EMPTY}


def _news_stems(reading: Reading) -> set[str]:
    return set().union(*(_content_stems(span.of(reading.release.view)) for span in _front(reading)))


# ---- FLS005 to FLS010


@cache
def _figure() -> regex.Pattern[str]:
    """A figure that guidance can be given in, or a turn to profit."""
    return regex.compile(
        r"[$€£]\s?\d|\b\d[\d,.]*\s?(?:%|percent|million|billion|units|ounces|basis points|cents|per share)|\bUSD? ?\$?\d|"
        r"\b(?:cash.flow.positive|break.?even|profitab\w+|double|triple)\b",
        regex.IGNORECASE,
    )


@cache
def _period() -> regex.Pattern[str]:
    """A coming period."""
    return regex.compile(
        r"\b(?:20[2-4]\d|fy ?\d\d|[1-4]q\d\d|[1-4]h\d\d|q[1-4]|h[12]|(?:first|second|third|fourth|next|current|coming|this|full|fiscal|calendar) ?-?(?:half|quarter|year|fiscal|month|12|twelve)|"
        r"(?:next|coming|following) (?:\w+ )?(?:years?|months?|quarters?)|year.end|(?:by|in|during) (?:january|february|march|april|may|june|july|august|september|october|november|december)|annual\w*)",
        regex.IGNORECASE,
    )


def uncovered_topic(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the plainest statement about a topic that no risk factor of the cautions is about.

    Args: *topic*; *covered_by*, further topics whose factors cover it; *figures* true for statements with a figure and a period only;
    *unless*, a term list whose phrases in the sentence make it another matter; *announced*, a term list whose phrases in the head or the
    first paragraph, beside one of *objects*, make a statement of their own.
    """
    if not cautions(reading):
        return
    topic = str(args["topic"])
    covering = {topic, *args.get("covered_by", ())}
    if any(covering & set(factor.topics) for factor in factors(reading)):
        return
    other = {phrase.sentence for phrase in reading.index.phrases(str(args.get("unless")))}
    found = [
        fact
        for fact in statements(reading)
        if topic in fact.topics
        and fact.sentence not in other
        and not _is_denial(fact, reading)
        and ("objects" not in args or _is_of(fact, reading, str(args["objects"])))
        and (not args.get("figures") or _is_guidance(fact, reading))
    ]
    announced = _announced(reading, args)
    if not found and not announced:
        return
    first: Fact = announced[0] if announced else min(found, key=lambda fact: (len(fact.topics), fact.span))
    others = [fact for fact in found if fact is not first]
    yield Breach(
        first.span,
        {
            "found": _words(first, reading),
            "statement": _sentence(first, reading),
            "topic": NAMES[topic],
            "cover": _cover(reading),
            "count": str(len(found)),
        },
        (*_told(others, reading), *_covered(reading)),
    )


@cache
def _denial() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:not|no longer|never)(?: \w+)?\s*$", regex.IGNORECASE)


def _is_denial(fact: ForwardLooking, reading: Reading) -> bool:
    """Tell whether the statement is that something is not expected."""
    return _denial().search(reading.release.view[fact.sentence.start : fact.span.start]) is not None


def _is_guidance(fact: ForwardLooking, reading: Reading) -> bool:
    words = fact.sentence.of(reading.release.view)
    return bool(_figure().search(words) and _period().search(words))


def _announced(reading: Reading, args: Mapping[str, Any]) -> list[Fact]:
    """Return the announcements in the head and the lead, beside one of the objects in their sentence."""
    if "announced" not in args:
        return []
    objects = reading.index.phrases(str(args["objects"]))
    return [
        phrase
        for phrase in reading.index.phrases(str(args["announced"]))
        if any(place.covers(phrase.span) for place in _front(reading)) and any(phrase.sentence.covers(one.span) for one in objects)
    ]


def _is_of(fact: Fact, reading: Reading, objects: str) -> bool:
    """Tell whether one of *objects* stands in the sentence of *fact*, or in the head or the lead."""
    places = [fact.sentence, *_front(reading)]
    return any(place.covers(one.span) for one in reading.index.phrases(objects) for place in places)


def _front(reading: Reading) -> list[Span]:
    """Return the head and the lead."""
    lead = reading.index.lead
    return [*(section.span for section in reading.release.sections if section.kind in _LEAD), *([lead] if lead else [])]


# ---- FLS011


@cache
def _size() -> regex.Pattern[str]:
    """A size or a rate."""
    return regex.compile(r"[$€£]\s?\d|\b\d[\d,.]*\+?[\s-]?(?:%|(?:percent|million|billion|trillion|bn)\b)", regex.IGNORECASE)


@cache
def _note() -> regex.Pattern[str]:
    """A reference mark, a source in parentheses with its year, or an address."""
    return regex.compile(r"\([^()]{3,120}\b(?:19|20)\d\d\)|\[\d{1,2}\]|[a-z)][.,]?\s?\(\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079]|[a-z][.,]\d{1,2}(?:\s|$)|https?://|www\.|\*{1,2}(?:\s|$)")


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:19|20)\d\d\b")


def unsourced_market(reading: Reading, args: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield each sentence of the release that gives a market a size or growth and has no source in it or beside it."""
    index = reading.index
    sources = index.phrases(str(args["sources"]))
    own = {phrase.sentence for phrase in index.phrases(str(args["own"]))}
    links = [fact.span for fact in index.of("link")]
    seen: set[Span] = set()
    for phrase in index.phrases(str(args["claims"])):
        if phrase.sentence in seen or phrase.sentence in own or not _is_market_claim(phrase, reading):
            continue
        seen.add(phrase.sentence)
        near = index.neighbours(phrase.sentence) or phrase.sentence
        beside = Span(max(near.start, phrase.sentence.start - 400), near.end)
        if any(beside.meets(one.span) for one in sources) or any(beside.meets(link) for link in links):
            continue
        if _note().search(reading.release.view, phrase.sentence.start, min(phrase.sentence.end + 6, len(reading.release.view))):
            continue
        dated = "" if _year().search(phrase.sentence.of(reading.release.view)) else " or year"
        yield Breach(
            phrase.span,
            {"found": _words(phrase, reading), "statement": _sentence(phrase, reading), "missing": f"no source{dated}"},
            _market_cover(reading),
        )


def _is_market_claim(phrase: Fact, reading: Reading) -> bool:
    kind = reading.section(phrase).kind
    spoken = (*_LEAD, SectionKind.BODY, SectionKind.SUBHEADING, SectionKind.ABOUT)
    return isinstance(phrase, Phrase) and kind in spoken and bool(_size().search(phrase.sentence.of(reading.release.view)))


def _market_cover(reading: Reading) -> tuple[Proof, ...]:
    named = [factor for factor in factors(reading) if {"market-size", "launch"} & set(factor.topics)]
    return tuple(Proof("factor named (markets)", factor.span, trimmed(_words(factor, reading), 120)) for factor in named[:SHOWN])
