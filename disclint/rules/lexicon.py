"""Vocabulary files to a lexicon: term lists written in words, and the few patterns that words cannot say."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, product

from disclint.model.lexicon import GAP, STEM, Lexicon, Pattern, Term, packed
from disclint.model.value import dataclass, field
from disclint.rules.loading import Data, Page, Path

EXPANSIONS = 200
"""How many phrases one term may stand for."""
_LETTERS_ONLY = "'"
_PASSED_OVER = set(" \t\n-‐‑‒–—.,/&’'")


@dataclass(slots=True)
class Vocabulary:
    """What has been read of term lists, patterns and legends so far: *homes* tells which file a name comes from."""

    terms: list[Term]
    patterns: dict[str, Pattern]
    homes: dict[str, str]
    legends: dict[str, bytes] = field(default_factory=dict)

    def lexicon(self) -> Lexicon:
        """Return all of it ready for use."""
        first: dict[str, list[Term]] = {}
        stems: dict[str, list[Term]] = {}
        for term in self.terms:
            word = term.words[0].lower()
            if word.endswith("*"):
                stems.setdefault(word[:STEM], []).append(term)
            else:
                first.setdefault(word, []).append(term)
        lists = tuple(name for name in self.homes if name not in self.patterns)
        return Lexicon(_packed(first), _packed(stems), dict(self.patterns), lists, dict(self.legends))

    def of(self, names: tuple[str, ...]) -> Lexicon:
        """Return the term lists *names* alone, to be held against words that stand outside the text."""
        return Vocabulary([term for term in self.terms if term.list in names], {}, dict.fromkeys(names, "")).lexicon()


def _packed(terms: dict[str, list[Term]]) -> dict[str, bytes]:
    return {word: packed(of_word) for word, of_word in terms.items()}


def add_vocabulary(page: Page, vocabulary: Vocabulary) -> None:
    """Read the lists and patterns of *page*, a vocabulary or a ruleset that is valid against its schema, into *vocabulary*."""
    data = page.data if isinstance(page.data, dict) else {}
    for at, entry in _entries(data.get("lists")):
        name = _name(page, ("lists", at), entry, vocabulary)
        if name is not None:
            _add_list(page, ("lists", at), entry, name, vocabulary)
    for at, entry in _entries(data.get("patterns")):
        name = _name(page, ("patterns", at), entry, vocabulary)
        if name is not None:
            _add_pattern(page, ("patterns", at), entry, name, vocabulary)


def _entries(data: Data) -> Iterable[tuple[int, dict[str, Data]]]:
    return [(at, entry) for at, entry in enumerate(data) if isinstance(entry, dict)] if isinstance(data, list) else []


def _name(page: Page, path: Path, entry: dict[str, Data], vocabulary: Vocabulary) -> str | None:
    name = entry.get("id")
    if not isinstance(name, str):
        return None
    if name in vocabulary.homes:
        page.fault((*path, "id"), f"there is already a list or pattern ‘{name}’, in {vocabulary.homes[name]}", "give it another id")
        return None
    vocabulary.homes[name] = page.name
    return name


def _add_list(page: Page, path: Path, entry: dict[str, Data], name: str, vocabulary: Vocabulary) -> None:
    exact = entry.get("case") == "exact"
    terms = entry.get("terms")
    seen: dict[tuple[str, ...], int] = {}
    for at, written in enumerate(terms if isinstance(terms, list) else []):
        where = (*path, "terms", at)
        try:
            phrases = expand(str(written), exact)
        except TermError as error:
            page.fault(where, f"‘{written}’ {error.reason}", error.mend)
            continue
        new = [words for words in phrases if words not in seen]
        if not new:
            line_of = page.line((*path, "terms", seen[phrases[0]]))
            page.fault(where, f"‘{written}’ is already in this list (line {line_of})", "drop one")
        seen.update(dict.fromkeys(new, at))
        vocabulary.terms += [Term(words, name, exact) for words in new]


def _add_pattern(page: Page, path: Path, entry: dict[str, Data], name: str, vocabulary: Vocabulary) -> None:
    import regex

    written, anchors = entry.get("pattern"), entry.get("anchors")
    if not isinstance(written, str) or not isinstance(anchors, list):
        return
    try:
        compiled = regex.compile(written, regex.MULTILINE)
    except regex.error as error:
        page.fault((*path, "pattern"), f"the pattern does not compile: {error}", "mend it, and put it in single quotes")
        return
    if compiled.fullmatch(""):
        page.fault((*path, "pattern"), "the pattern matches nothing at all, so it is everywhere", "make some part of it required")
    for at, anchor in enumerate(anchors):
        if isinstance(anchor, str) and anchor != anchor.lower():
            page.fault(
                (*path, "anchors", at),
                f"the anchor ‘{anchor}’ has capitals",
                "write it in lower case; it is looked for in the lower-cased text",
            )
    vocabulary.patterns[name] = Pattern(
        name, written, tuple(str(anchor) for anchor in anchors), entry.get("case") != "exact", entry.get("reads") == "text"
    )


# ---- Terms


class TermError(Exception):
    """A term that cannot be read: *reason* goes on after the term itself."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason, mend)
        self.reason, self.mend = reason, mend


def expand(written: str, exact: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the phrases that the term *written* stands for, each as its words.

    ``(a|b)`` gives each alternative, an empty one leaves the place out; ``...`` is a gap; ``*`` ends a word that may go on.
    Errors: TermError.
    """
    choices = [_alternatives(piece) for piece in _pieces(written)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > EXPANSIONS:
        raise TermError(f"stands for {count:,} phrases", f"split it; {EXPANSIONS} are the most")
    phrases = []
    for chosen in product(*choices):
        words = tuple(word if exact else word.lower() for part in chosen for word in part)
        _check(words)
        phrases.append(words)
    return tuple(dict.fromkeys(phrases))


def _pieces(written: str) -> list[str]:
    """Return the runs of plain words and the groups of *written*, groups with their parentheses.

    A parenthesis that touches the word before it and holds no bar belongs to that word, as in 510(k).
    """
    pieces, start, at = [], 0, 0
    while at < len(written):
        if written[at] == ")":
            raise TermError("closes a parenthesis that is not open", "write alternatives as (one|two)")
        if written[at] != "(":
            at += 1
            continue
        end = written.find(")", at)
        inner = written[at + 1 : end]
        if end < 0 or "(" in inner:
            raise TermError(
                "has a parenthesis that is not closed, or one inside another", "write alternatives as (one|two), one level deep"
            )
        touches = at > 0 and written[at - 1].isalnum()
        if touches and "|" not in inner:
            at = end + 1
            continue
        if touches or (end + 1 < len(written) and written[end + 1].isalnum()):
            raise TermError("has a parenthesis inside a word", "write the whole words as alternatives, as in (plan|plans)")
        pieces += [written[start:at], written[at : end + 1]]
        start = at = end + 1
    pieces.append(written[start:])
    return [piece for piece in pieces if piece.strip()]


def _alternatives(piece: str) -> list[tuple[str, ...]]:
    if piece.startswith("("):
        return [_words(part) for part in piece[1:-1].split("|")]
    if "|" in piece:
        raise TermError("has a bar outside parentheses", "write alternatives as (one|two)")
    return [_words(piece)]


def _words(piece: str) -> tuple[str, ...]:
    words: list[str] = []
    for chunk in piece.replace("…", "...").replace("’", "'").replace("...", f" {GAP} ").split():
        words += [GAP] if chunk == GAP else _split(chunk)
    return tuple(words)


def _split(chunk: str) -> list[str]:
    """Return the words of *chunk*, cut where the text is cut too: at everything that is no letter, digit or inner apostrophe."""
    words, word = [], ""
    for at, char in enumerate(chunk):
        inner = char == "'" and 0 < at < len(chunk) - 1 and chunk[at - 1].isalnum() and chunk[at + 1].isalnum()
        if char.isalnum() or inner:
            if word.endswith("*"):
                raise TermError("has a star inside a word", "let the star end the word, as in expect*")
            word += char
        elif char == "*" and word and not word.endswith("*"):
            word += char
        elif char in _PASSED_OVER or char in "()":
            words.append(word)
            word = ""
        else:
            raise TermError(f"has ‘{char}’, and only words are compared", "leave the sign out, or write a pattern")
    words.append(word)
    return [word for word in words if word]


def _check(words: tuple[str, ...]) -> None:
    if not words:
        raise TermError("can be empty", "leave at least one word that must be there")
    if words[0] == GAP or words[-1] == GAP:
        raise TermError("begins or ends with a gap", "let ... stand between two words")
    if any(one == GAP == two for one, two in pairwise(words)):
        raise TermError("has two gaps side by side", "write one")
    short = next((word for word in words if word.endswith("*") and len(word) <= STEM), None)
    if short is not None:
        raise TermError(f"has ‘{short}’, which would match too much", f"write at least {STEM} letters before a star")
