"""Who is paid for a text: the form of the disclosure, the payer, and whether there is an amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.facts.frame import frame_of
from disclint.facts.promotions import facts
from disclint.files.library import _checker
from disclint.model.market import Promotion
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document

LEXICON = _checker().laws.law(()).lexicon
GRAMMARS = Grammars()


def promotions(text: str) -> list[Promotion]:
    release = parse_release(
        read_document(f"# Corvane Readies Its Hall\n\nCorvane makes robots.\n\n{text}".encode(), "release.md"), GRAMMARS
    )
    return [fact for fact in facts(frame_of(release, GRAMMARS, LEXICON, Settings())) if isinstance(fact, Promotion)]


@pytest.mark.parametrize(
    ("text", "form", "payer", "amount"),
    [
        ("This post contains sponsored content.", "label", None, False),
        (
            "Redbarn Media has been retained and compensated by Kestane Consulting to distribute this content.",
            "statement",
            "Kestane",
            False,
        ),
        ("Redbarn Media has been compensated by Kestane with 40,000 restricted shares for this article.", "statement", "Kestane", True),
        ("Kestane Silver Corp. paid Redbarn Media $25,000 for this article.", "statement", "Kestane Silver Corp.", True),
        ("Redbarn has been paid for the production of this piece by the company mentioned above.", "statement", "the company", False),
        ("Redbarn has been retained by a third party to assist in the distribution of this content.", "statement", None, False),
        ("Redbarn Media has not been retained and compensated to distribute this content.", "denial", None, False),
        ("This article has been disseminated on behalf of Kestane and may include paid advertising.", "conditional", "Kestane", False),
        ("Please see full terms of use and disclaimers on our website.", "link", None, False),
        ("Kestane was paid one thousand five hundred USD for this article.", "statement", None, True),
    ],
)
def test_a_disclosure_is_read(text: str, form: str, payer: str | None, amount: bool) -> None:
    (fact,) = promotions(text)
    assert (fact.form, fact.amount) == (form, amount)
    assert fact.payer == payer or (payer is not None and fact.payer is not None and fact.payer.startswith(payer))


@pytest.mark.parametrize(
    "text",
    [
        "The dividend was paid in May.",
        "Directors may be compensated for travel.",
        "It has been retained by Kestane for its drilling works.",
    ],
)
def test_other_payments_are_no_promotion(text: str) -> None:
    assert not promotions(text)


@given(
    st.lists(
        st.sampled_from(["paid by", "Kestane", "this article", "compensated", "of", "$4", ".", "and", "sponsored content"]), max_size=40
    )
)
def test_any_words_can_be_read(words: list[str]) -> None:
    assert all(fact.span.start >= fact.sentence.start for fact in promotions(" ".join(words)))
