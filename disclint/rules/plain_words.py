"""Selectors, tests of values and ranges of a rule in plain words, from its YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from disclint.model.lexicon import GAP
from disclint.rules.build_selectors import HEADS, MODIFIERS
from disclint.rules.catalogue import SECTION_GROUPS, UNITS
from disclint.rules.draft import Table, strings, tables
from disclint.rules.lexicon import TermError, expand
from disclint.rules.loading import Data
from disclint.rules.message import series

SHOWN = 3
"""How many terms of a list are shown."""
MOST = 8
"""How many alternatives are named one by one."""


class WordList(NamedTuple):
    """A term list, pattern or legend: what it is about, and the first of its terms (none of a pattern and a legend)."""

    about: str
    terms: tuple[str, ...]
    legend: bool = False


class Line(NamedTuple):
    """A line of an explanation; *depth* tells how far it stands in."""

    depth: int
    text: str


Words = Mapping[str, WordList]
"""Term lists and patterns by name."""
_RANGES = {
    "sentence": "in the same sentence",
    "neighbours": "in the same sentence or one beside it",
    "paragraph": "in the same paragraph",
    "paragraphs": "in the same paragraph or the next",
    "section": "in the same section",
    "release": "anywhere in the release",
    "inside": "inside it",
    "start": "at its beginning",
    "end": "at its end",
    "whole": "as the whole of it",
}
_PLACES = {
    "head": "the head (headlines, key points)",
    "text": "the text (head, body, quotations, call details)",
    "closing": "the closing (all after the text)",
    "caution": "the cautions (forward-looking and other legends)",
    "wire": "the wire's own lines",
    "lead": "the first paragraph of the body",
    "quote": "quotations",
}
_NOUNS = {
    "embargo": "release instruction",
    "forward_looking": "forward-looking statement",
    "image": "picture",
    "p_value": "p-value",
    "phrase": "phrase of a term list",
    "quote": "quotation",
    "significance": "word of significance",
    "statistic": "figure with its interval",
    "trademark": "trademark sign",
}
"""Kinds of fact whose names alone say too little."""
_TRAITS = {
    "regime": "the release comes under the rules of {}",
    "filer": "the issuer is {}",
    "type": "the release is about {}",
    "genre": "the text reads as {}",
    "exchange": "the issuer is listed on {}",
    "market": "the issuer is listed in {}",
    "language": "the language is {}",
    "status": "the status of the release is {}",
    "issuer": "the issuer is {}",
}
_NAMES = {
    "release": "a company's own release",
    "announcement": "an announcement under exchange rules",
    "advisory": "a media advisory",
    "editorial": "an editorial",
    "interview": "an interview",
    "law-firm": "a law firm's notice to investors",
    "teaser": "a teaser of a report",
    "us-registrant": "a registrant of the SEC",
    "us-quoted": "an issuer quoted in the United States",
    "us-reporting": "a reporting issuer in the United States",
    "foreign-private": "a foreign private issuer",
    "alternative-reporting": "an issuer with alternative reporting",
    "private": "a private company",
    "us-otc": "the over-the-counter market of the United States",
    "us": "the United States",
    "ca": "Canada",
    "hk": "Hong Kong",
    "hkex-18a": "Chapter 18A in Hong Kong",
    "uk": "the United Kingdom",
    "eu": "the European Union",
    "au": "Australia",
    "ch": "Switzerland",
    "sg": "Singapore",
    "jp": "Japan",
    "en": "English",
}


def either(values: tuple[str, ...]) -> str:
    """Return *values* as alternatives: ``a``, ``a or b``, ``a, b or c``."""
    shown = [*values[:MOST], f"{len(values) - MOST} more"] if len(values) > MOST + 1 else list(values)
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else "".join(shown)


def place(kinds: Data) -> str:
    """Return kinds of section in plain words."""
    return either(tuple(_PLACES.get(kind, kind.replace("_", " ")) for kind in strings(kinds)))


def reach(data: Data) -> str:
    """Return a range in plain words."""
    kind, _, size = str(data).partition(" ")
    if size:
        return f"in the {size} characters {kind} it"
    return _RANGES.get(kind, kind)


def value(data: Data) -> str:
    """Return the test of a value in plain words, as what a field is."""
    if isinstance(data, dict):
        return " and ".join(_tests(data))
    return either(tuple(map(_one, data if isinstance(data, list) else [data])))


def _one(data: Data) -> str:
    if isinstance(data, bool):
        return "yes" if data else "no"
    return "none" if data is None else str(data)


def _tests(data: Table) -> Iterator[str]:
    if "min" in data:
        yield f"at least {data['min']}"
    if "max" in data:
        yield f"at most {data['max']}"
    if "not" in data:
        yield f"not {value(data['not'])}"
    if "has" in data:
        yield f"one with words of “{either(strings(data['has']))}”"


def selector(data: Table, words: Words, depth: int = 0, before: str = "", brief: bool = False) -> Iterator[Line]:
    """Yield what the selector *data* picks, first in one line that begins with *before*, then (unless *brief*) what must stand near it."""
    label = data.get("label")
    heading = before or (f"{label}: " if label is not None else "")
    yield Line(depth, f"{heading}{picked(data, words)}{_narrowed(data)}")
    for one in _several(data.get("any")):
        yield from selector(one, words, depth + 1, brief=brief)
    if brief:
        return
    lookout = "inside" if any(unit in data for unit in UNITS) else "sentence"
    for key, opening in (("with", "only where this stands {}: "), ("without", "not where this stands {}: ")):
        for one in _several(data.get(key)):
            yield from selector(one, words, depth + 1, opening.format(reach(one.get("range", lookout))))


def _several(data: Data) -> list[Table]:
    return [table for _, table in tables(data, ())]


def picked(data: Table, words: Words) -> str:
    """Return what a selector picks, without what narrows it."""
    head = "fact" if "fact" in data else next(one for one in HEADS if one in data)
    return phrases(data["words"], words) if head == "words" else _PICKED[head](data)


def _fact(data: Table) -> str:
    noun = _NOUNS.get(str(data["fact"]), str(data["fact"]).replace("_", " "))
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}{_fields(data, 'fact')}"


def _section(data: Table) -> str:
    return f"the section {either(tuple(kind.replace('_', ' ') for kind in _kinds(data['section'])))}{_fields(data, 'section')}"


def _kinds(data: Data) -> tuple[str, ...]:
    return tuple(kind for one in strings(data) for kind in SECTION_GROUPS.get(one, (one,)))


def phrases(names: Data, words: Words) -> str:
    """Return term lists, patterns and legends with what they are about and their first terms."""
    known = strings(names)
    legends = all(name in words and words[name].legend for name in known)
    return ("the legend " if legends else "words of ") + either(tuple(_named(name, words) for name in known))


def _named(name: str, words: Words) -> str:
    if name not in words:
        return f"“{name}”"
    about, terms, _ = words[name]
    plain = about[:1].lower() + about[1:].rstrip(".") if about[1:2].islower() or about[1:2] == " " else about.rstrip(".")
    such = f", such as {', '.join(f'“{one}”' for one in samples(terms))}" if terms else ""
    return f"“{name}” ({plain}{such})"


def samples(terms: Iterable[str]) -> list[str]:
    """Return the first phrases that *terms* stand for, one of each as far as there are enough."""
    expanded = [[_phrase(words) for words in _expanded(term)] for term in terms]
    found = [phrases[0] for phrases in expanded if phrases] + [one for phrases in expanded for one in phrases[1:]]
    return list(dict.fromkeys(found))[:SHOWN]


def _expanded(term: str) -> list[tuple[str, ...]]:
    try:
        return list(expand(term, exact=True))
    except TermError:  # told where rulesets are read
        return []


def _phrase(words: tuple[str, ...]) -> str:
    return " ".join("…" if word == GAP else word.replace("*", "…") for word in words)


def _fields(data: Table, head: str) -> str:
    told = [_field(key.replace("_", " "), one) for key, one in data.items() if key not in (head, *MODIFIERS, "range")]
    return f" whose {series(told)}" if told else ""


def _field(name: str, test: Data) -> str:
    if test is None:
        return f"{name} is not given"
    if isinstance(test, dict) and test.keys() == {"not"} and test["not"] is None:
        return f"{name} is given"
    return f"{name} is {value(test)}"


def _as(data: Table) -> str:
    return f" as {value(data['is'])}" if "is" in data else ""


def _trait(trait: str, data: Table) -> str:
    if "is" not in data:
        return f"the {trait} of the release is known"
    test = data["is"]
    if isinstance(test, dict):
        return f"the {trait} of the release is {value(test)}"
    return _TRAITS[trait].format(either(tuple(_NAMES.get(one, one.replace("-", " ")) for one in strings(test))))


_PICKED: Mapping[str, Callable[[Table], str]] = {
    "fact": _fact,
    "section": _section,
    "sentence": lambda data: f"a sentence{_fields(data, 'sentence')}",
    "paragraph": lambda data: f"a paragraph{_fields(data, 'paragraph')}",
    "meta": lambda data: f"the metadata give {data['meta']}{_as(data)}",
    "config": lambda data: f"the configuration gives {data['config']}{_as(data)}",
    "profile": lambda data: _trait(str(data["profile"]), data),
    "any": lambda data: "one of these",
}


def _narrowed(data: Table) -> str:
    told = [f"in {place(data['in'])}"] if "in" in data else []
    told += [f"outside of {place(data['not_in'])}"] if "not_in" in data else []
    told += [f"{value(data['length'])} characters long"] if "length" in data else []
    told += [f"if there are {data['at_least']} or more"] if data.get("at_least", 1) != 1 and "at_least" in data else []
    told += ["the first one only"] if data.get("first") is True else []
    return f", {', '.join(told)}" if told else ""
