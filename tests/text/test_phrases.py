"""Phrases against a plain matcher that tries every term at every word."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.model.errors import OutOfTimeError
from disclint.model.lexicon import GAP, GAP_WORDS, Lexicon, Pattern, Term
from disclint.model.span import Span
from disclint.rules.lexicon import Vocabulary
from disclint.text import phrases as module
from disclint.text.phrases import Matches, phrases

WORDS = ("we", "expect", "expects", "expected", "to", "launch", "launch's", "it", "the", "The", "510", "IND", "ind's", "no")
PARTS = (*WORDS, "expect*", "lau*", "the*", "IND*")
VIEWS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", ", ", "-", ". ", "! ", '." ', "\n", "_"])), max_size=40
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@st.composite
def term(draw: st.DrawFn) -> Term:
    exact = draw(st.booleans())
    words = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4))
    gapped = [part for word in words for part in ((GAP, word) if draw(st.integers(0, 5)) == 0 else (word,))]
    kept = gapped[1:] if gapped[0] == GAP else gapped
    return Term(tuple(w if exact else w.lower() for w in kept), draw(st.sampled_from(["one", "two"])), exact)


def lexicon_of(terms: list[Term]) -> Lexicon:
    return Vocabulary(terms, {}, dict.fromkeys(("one", "two"), "")).lexicon()


def fits(written: str, word: str, exact: bool) -> bool:
    here = written if exact else written.lower()
    if word.endswith("*"):
        return here.startswith(word[:-1])
    return here == word or here == word + "'s"


def naive(terms: list[Term], view: str) -> list[tuple[str, Span]]:
    tokens = list(re.finditer(r"[^\W_]+(?:'[^\W_]+)*", view))
    found: dict[str, set[tuple[int, int]]] = {}
    for one in terms:
        for at in range(len(tokens)):
            for end in ends(one.words, at, tokens, view, one.exact):
                if "\n" not in view[tokens[at].start() : tokens[end].end()]:
                    found.setdefault(one.list, set()).add((tokens[at].start(), tokens[end].end()))
    chosen = [(start, end, name) for name, places in found.items() for start, end in longest(places)]
    return [(name, Span(start, end)) for start, end, name in sorted(chosen)]


def ends(words: tuple[str, ...], at: int, tokens: list[re.Match[str]], view: str, exact: bool) -> set[int]:
    if at >= len(tokens) or not fits(tokens[at].group(), words[0], exact):
        return set()
    if len(words) == 1:
        return {at}
    if words[1] != GAP:
        return ends(words[1:], at + 1, tokens, view, exact)
    found: set[int] = set()
    for there in range(at + 1, min(at + 2 + GAP_WORDS, len(tokens))):
        if re.search(r"[.;!?][\"')\]]*\s|\n", view[tokens[at].end() : tokens[there].start()]):
            break
        found |= ends(words[2:], there, tokens, view, exact)
    return found


def longest(places: set[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place)):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end))
    return kept


@given(st.lists(term(), max_size=12), VIEWS)
def test_phrases_are_those_that_a_plain_matcher_finds(terms: list[Term], view: str) -> None:
    assert list(phrases(lexicon_of(terms), view)) == naive(terms, view)


@given(st.lists(term(), max_size=12))
def test_a_lexicon_comes_back_from_its_pickle(terms: list[Term]) -> None:
    lexicon = lexicon_of(terms)
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


def test_a_pattern_is_searched_only_where_an_anchor_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = Lexicon({}, {}, {"field": Pattern("field", r"\{\{(?P<mark>\w+)\}\}", ("{{",))}, ())
    assert Matches(lexicon, "a {{Name}} b", "").of("field") == (Span(4, 8),)
    assert Matches(lexicon, "a {{Name}} b", "").of("no-pattern") == ()
    nothing = Matches(lexicon, "nothing here", "")
    monkeypatch.setattr(module, "compiled", None)
    assert nothing.of("field") == ()


def test_a_pattern_that_runs_out_of_time_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    slow = Pattern("slow", r"(?:a|a)+(?=[cd])", ("a",))
    quick = Pattern("quick", "b", ("b",))
    matches = Matches(Lexicon({}, {}, {"slow": slow, "quick": quick}, ()), "a" * 40 + "b", "")
    for _ in range(2):
        with pytest.raises(OutOfTimeError, match="slow"):
            matches.of("slow")
    assert len(matches.of("quick")) == 1


def test_a_pattern_may_read_the_text_as_printed() -> None:
    lexicon = Lexicon(
        {}, {}, {"curly": Pattern("curly", "“", ("“",), raw=True), "plain": Pattern("plain", "^B", ("b",), ignore_case=False)}, ()
    )
    matches = Matches(lexicon, '"A"\nB b', "“A”\nB b")
    assert matches.of("curly") == (Span(0, 1),)
    assert matches.of("plain") == (Span(4, 5),)


@given(st.lists(term(), max_size=12), VIEWS)
def test_matches_hold_what_phrases_tell(terms: list[Term], text: str) -> None:
    lexicon = lexicon_of(terms)
    matches = Matches(lexicon, text, text)
    told = list(phrases(lexicon, text))
    assert set(matches.lists) == {name for name, _ in told}
    assert all(matches.of(name) == tuple(span for other, span in told if other == name) for name in matches.lists)
