"""Words against accepted wordings: a plain matcher that writes out every way through them, and what an alignment has to be."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.model.legends import GAP, GAP_WORDS, SLOT, START, STEM, Wording
from disclint.rules.wordings import wording
from disclint.text.word_diff import differences, line
from disclint.text.wordings import closest, fits, may_cover, whole

WORDINGS = tuple(
    map(
        wording,
        (
            "this (press|news|) release does not constitute (an|any) offer",
            "neither {exchange} nor its provider (as (that|the) term is defined (by {company}|)|) accept* responsibility",
            "we ... cannot assure (you|holders of (shares|notes)|) that it will",
            "not (a b|a b c|) c (a|) d a",
        ),
    )
)
WORDS = ("this", "release", "not", "offer", "nor", "its", "accepts", "term", "we", "that", "it", "a", "b", "c", "d", "d's", "x")


def ways(one: Wording) -> list[tuple[int, ...]]:
    """All ways through a wording, as their pieces."""
    reached: dict[int, list[tuple[int, ...]]] = {START: [()]}
    for at, piece in enumerate(one.pieces):
        reached[at] = [(*way, at) for before in piece.before for way in reached[before]]
    return [way for end in one.ends for way in reached[end]]


@st.composite
def said(draw: st.DrawFn) -> tuple[Wording, list[str]]:
    """A wording, and words that are one of its ways."""
    one = draw(st.sampled_from(WORDINGS))
    words: list[str] = []
    for at in draw(st.sampled_from(ways(one))):
        piece = one.pieces[at]
        if piece.kind == SLOT:
            words += draw(st.lists(st.sampled_from("xyz"), min_size=1, max_size=3))
        elif piece.kind == GAP:
            words += draw(st.lists(st.sampled_from("xyz"), max_size=GAP_WORDS))
        else:
            words.append(piece.word.lower() + (draw(st.sampled_from(["", "s"])) if piece.kind == STEM else ""))
    return one, words


@given(said(), st.lists(st.sampled_from("xyz"), max_size=4), st.booleans())
def test_every_way_through_a_wording_is_found_whole(one: tuple[Wording, list[str]], around: list[str], strict: bool) -> None:
    accepted, words = one
    found = whole(accepted, [*around, *words, *around], strict)
    assert found is not None
    steps = closest(accepted, [*around, *words, *around], strict)
    assert all(piece is not None and word is not None for piece, word in steps)


def plain(one: Wording, words: list[str]) -> bool:
    """Tell whether all of *words* are one of the ways, place by place."""
    for way in ways(one):
        rooms = [
            range(1, 13) if one.pieces[at].kind == SLOT else range(GAP_WORDS + 1) if one.pieces[at].kind == GAP else (1,) for at in way
        ]
        for sizes in product(*rooms):
            if sum(sizes) == len(words):
                each = [at for at, size in zip(way, sizes, strict=True) for _ in range(size)]
                if all(fits(one.pieces[at].word.lower(), one.pieces[at].kind, word) for at, word in zip(each, words, strict=True)):
                    return True
    return False


@given(st.sampled_from([WORDINGS[0], WORDINGS[3]]), st.lists(st.sampled_from(WORDS), max_size=9))
def test_a_strict_wording_is_found_where_a_plain_matcher_finds_it(one: Wording, words: list[str]) -> None:
    there = {(a, b) for a in range(len(words)) for b in range(a, len(words)) if plain(one, words[a : b + 1])}
    found = whole(one, words, strict=True)
    assert (found is not None) == bool(there)
    assert found is None or found in there


@given(st.sampled_from(WORDINGS), st.lists(st.sampled_from(WORDS), max_size=25), st.booleans())
def test_an_alignment_leads_through_the_wording_and_through_the_words_in_order(one: Wording, words: list[str], strict: bool) -> None:
    steps = closest(one, words, strict)
    taken = [word for _, word in steps if word is not None]
    assert taken == list(range(taken[0], taken[-1] + 1)) if taken else True
    way = tuple(dict.fromkeys(piece for piece, _ in steps if piece is not None))
    assert way in {tuple(at for at in known if one.pieces[at].kind != GAP or at in way) for known in ways(one)}


@given(st.sampled_from(WORDINGS), st.lists(st.sampled_from(WORDS), max_size=25), st.integers(1, 100))
def test_what_the_words_alone_rule_out_no_alignment_covers(one: Wording, words: list[str], percent: int) -> None:
    forms = {form for word in words for form in (word, word.removesuffix("'s"))}
    steps = [(piece, word) for piece, word in closest(one, words, strict=True) if piece is not None and one.pieces[piece].kind != GAP]
    asked = {piece for piece, _ in steps}
    kept = {
        piece for piece, word in steps if word is not None and fits(one.pieces[piece].word.lower(), one.pieces[piece].kind, words[word])
    }
    assert 100 * len(kept) < percent * len(asked) or may_cover(one, forms, percent)
    assert whole(one, words, strict=False) is None or may_cover(one, forms, 100)


def shown(one: str, text: str, strict: bool = True) -> str:
    accepted, words = wording(one), text.split()
    steps = closest(accepted, [word.lower() for word in words], strict)
    fitting = [
        p is not None and w is not None and fits(accepted.pieces[p].word.lower(), accepted.pieces[p].kind, words[w].lower())
        for p, w in steps
    ]
    return line(differences(steps, accepted, fitting, words, strict), steps, words)


@pytest.mark.parametrize(
    ("one", "text", "line"),
    [
        (
            "shall not constitute an offer to sell or the solicitation of an offer to buy",
            "This announcement shall not constitute an offer to sell or an offer to buy",
            "… offer to sell or [the solicitation of] an offer to buy",
        ),
        (
            "responsibility for the adequacy or accuracy of this release",
            "takes responsibility for the adequacy of accuracy of this release",
            "responsibility for the adequacy [or, not “of”] accuracy of this release",
        ),
        ("we do not guarantee the outcome", "We do not ever guarantee the outcome", "We do not [without “ever”] guarantee the outcome"),
        ("nobody else is liable for this", "is liable for this", "[nobody else] is liable for this"),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "one three four five six seven eight nine ten eleven thirteen",
            "one [two] three four five six … eight nine ten eleven [twelve] thirteen",
        ),
    ],
)
def test_a_difference_is_shown_with_the_words_around_it(one: str, text: str, line: str) -> None:
    assert shown(one, text) == line


def test_further_words_count_only_in_a_strict_wording_or_beside_a_missing_one() -> None:
    assert shown("we do not guarantee the outcome", "We do not ever guarantee the outcome", strict=False) == ""
    assert shown("we do not guarantee the outcome", "We do not promise the outcome", strict=False) == (
        "We do not [guarantee, not “promise”] the outcome"
    )
