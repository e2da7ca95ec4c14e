"""Legends: every accepted wording is complete, one without a word of it is altered and the word is named."""

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.facts.frame import frame_of
from disclint.facts.legends import facts
from disclint.files.library import _checker
from disclint.model.fact import Legend
from disclint.model.legends import GAP, SLOT, STEM, Wording, unpacked
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.phrases import phrases
from disclint.text.source import read_document

LEXICON = _checker().laws.law(()).lexicon
GRAMMARS = Grammars()
FORMS = {name: unpacked(form) for name, form in LEXICON.legends.items()}
NAMES = ("Norvane", "Corvane Biologics", "Tessaly Foods Holdings")
HEAD = "# Norvane opens a depot\n\nLUND, May 4, 2026 -- Norvane AB opened a depot.\n\n"


def legends(text: str, name: str | None = None) -> list[Legend]:
    frame = frame_of(parse_release(read_document((HEAD + text).encode(), "release.md"), GRAMMARS), GRAMMARS, LEXICON, Settings())
    return [fact for fact in facts(frame) if isinstance(fact, Legend) and name in (None, fact.legend)]


@st.composite
def accepted(draw: st.DrawFn) -> tuple[str, list[str], list[int]]:
    """A shipped legend, words that are accepted for it, and which of them no way through can do without a gap."""
    name = draw(st.sampled_from(sorted(FORMS)))
    words, fixed = _said(draw, draw(st.sampled_from(FORMS[name].wordings)))
    return name, words, fixed


def _said(draw: st.DrawFn, wording: Wording) -> tuple[list[str], list[int]]:
    way, at = [], draw(st.sampled_from(wording.ends))
    while at >= 0:
        way.append(at)
        at = draw(st.sampled_from(wording.pieces[at].before))
    words: list[str] = []
    fixed: list[int] = []
    for piece in (wording.pieces[at] for at in reversed(way)):
        if piece.kind == SLOT:
            words += draw(st.sampled_from(NAMES)).split()
        elif piece.kind != GAP:
            fixed.append(len(words))
            words.append(piece.word + ("s" if piece.kind == STEM else ""))
    return words, fixed


def ways(wording: Wording) -> Iterator[str]:
    """Yield a way through each piece of a wording: what may stand before it at last, and what may follow first."""
    for through in range(len(wording.pieces)):
        way: list[int] = []
        at = through
        while at >= 0:
            way.insert(0, at)
            at = wording.pieces[at].before[-1]
        while way[-1] not in wording.ends:
            way.append(next(at for at, piece in enumerate(wording.pieces) if way[-1] in piece.before))
        pieces = [wording.pieces[at] for at in way]
        yield " ".join("Norvane" if piece.kind == SLOT else piece.word for piece in pieces if piece.kind != GAP)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_cue_stands_in_every_way_through_a_wording(name: str) -> None:
    for wording in FORMS[name].wordings:
        for words in ways(wording):
            assert any(found == name for found, _ in phrases(LEXICON, words)), words


@settings(derandomize=True)
@given(accepted(), st.sampled_from([str, str.upper, str.capitalize]), st.sampled_from(["", "Note: ", "It is so. "]))
def test_an_accepted_wording_is_complete(one: tuple[str, list[str], list[int]], form: type[str], before: str) -> None:
    name, words, _ = one
    found = legends(f"{before}{form(' '.join(words))}. Go on.", name)
    assert [fact.state for fact in found] == ["complete"]
    assert not found[0].missing and not found[0].difference


@given(accepted(), st.data())
def test_a_word_that_is_missing_is_named(one: tuple[str, list[str], list[int]], data: st.DataObject) -> None:
    """Where what is left is accepted too, or stands without any cue, nothing is to be told."""
    name, words, fixed = one
    gone = data.draw(st.sampled_from(fixed))
    for fact in legends(" ".join(words[:gone] + words[gone + 1 :]) + ".", name):
        assert fact.state == "complete" or fact.missing or fact.changed
        if fact.missing and FORMS[name].strict:
            assert len(" ".join(fact.missing).split()) <= 2


DISCLAIMER = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no responsibility for the contents of this "
    "announcement, make no representation as to its accuracy or completeness and expressly disclaim any liability whatsoever for any loss "
    "howsoever arising from or in reliance upon the whole or any part of the contents of this announcement"
)


@pytest.mark.parametrize("gone", range(11, len(DISCLAIMER.split())))
def test_each_word_of_a_strict_legend_is_missed(gone: int) -> None:
    words = DISCLAIMER.split()
    (fact,) = legends(" ".join(words[:gone] + words[gone + 1 :]) + ".", "hk-exchange-disclaimer")
    assert fact.state == "altered"
    assert fact.missing == (words[gone].strip(",").lower(),) or fact.missing == (words[gone].strip(","),)
    assert f"[{fact.missing[0]}]" in fact.difference
    assert fact.at is not None


@pytest.mark.parametrize(
    ("text", "state", "difference"),
    [
        ("This announcement shall not constitute an offer to sell or the solicitation of an offer to buy any securities.", "complete", ""),
        ("This is neither an offer to sell nor a solicitation of an offer to buy.", "complete", ""),
        ("This notice does not constitute an offer of any securities for sale.", "complete", ""),
        (
            "This announcement shall not constitute an offer to sell or an offer to buy any securities.",
            "altered",
            "… offer to sell or [solicitation of] an offer to buy",
        ),
        (
            "This release does not constitute an offer to sell or a solicitation of an offer to sell any securities.",
            "altered",
            "… of an offer to [buy]",
        ),
    ],
)
def test_no_offer(text: str, state: str, difference: str) -> None:
    (fact,) = legends(text, "no-offer")
    assert (fact.state, fact.difference) == (state, difference)


@pytest.mark.parametrize(
    "text",
    [
        "Any such offer to sell or solicitation of an offer to buy will be made by subscription documents only.",
        "The firm may not sell, offer to sell or offer to buy any security.",
        "We do not offer to repair old lamps or to buy new ones.",
    ],
)
def test_other_sentences_are_no_legend(text: str) -> None:
    assert not legends(text)


def test_what_is_like_a_legend_beside_a_whole_one_is_not_told() -> None:
    whole = "This is not an offer to sell or a solicitation of an offer to buy securities."
    assert [fact.state for fact in legends(f"{whole} Nor is it an offer to do so or a solicitation of bids.", "no-offer")] == ["complete"]


@given(
    st.lists(st.sampled_from(["not an offer to sell", "or", "a solicitation", "of an offer to buy", "x y", "take no responsibility for"]))
)
def test_any_words_can_be_read_and_legends_do_not_overlap(pieces: list[str]) -> None:
    found = legends(" ".join(pieces), "no-offer")
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_the_time_grows_with_the_text_alone() -> None:
    def took(times: int) -> float:
        text = " ".join(["It shall not constitute an offer to sell the depot or a solicitation."] * times)
        frame = frame_of(parse_release(read_document((HEAD + text).encode(), "r.md"), GRAMMARS), GRAMMARS, LEXICON, Settings())
        start = time.process_time()
        assert list(facts(frame)) is not None
        return time.process_time() - start

    took(10)
    assert took(400) < 60 * max(took(40), 0.01)
