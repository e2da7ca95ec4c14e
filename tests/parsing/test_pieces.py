"""Paragraphs that a wire has glued together."""

import pytest

from tests.parsing.conftest import Outline

TEXT = "Talwerk AG opened a plant in Lund this week, and it said that the plant will make pumps for the people of forty countries."


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        (f"{TEXT}About Talwerk\n\nTalwerk AG makes pumps.", [("about", "About Talwerk")]),
        (f"{TEXT} See www.talwerk.exampleAbout Talwerk and Lund\n\nTalwerk AG makes pumps.", [("about", "About Talwerk and Lund")]),
        (f'{TEXT}\n\n"We did it {"in time " * 12}."Plant Highlights\n\n* It is in Lund', [("subheading", "Plant Highlights"), ("body", "It is")]),
        (f"{TEXT}\n\n{TEXT} More of this is told at its plant in LundDisclaimer: This is no advice of any kind.",
         [("legend", "Disclaimer:")]),
        (f"{TEXT}\n\nABOUT TALWERK PUMPS, INC.Talwerk Pumps makes pumps in three countries and sells them in forty, and has done so for"
         " a hundred years.", [("about", "ABOUT TALWERK PUMPS, INC.")]),
        (f"{TEXT}\n\nAbout Talwerk Founded on the thought that a pump should last, the firm has built them in three countries for a"
         " hundred years, and in Lund for ten of them, as it says at its gate.", [("about", "About Talwerk")]),
        (f"{TEXT}\n\nCONTACT TALWERK AND SONS, LLP:If you bought Talwerk pumps, you may write to the firm that sold them to you, or to us.",
         [("contacts", "CONTACT TALWERK AND SONS, LLP:")]),
        (f"{TEXT}\n\nMedia Contact:\n\npress@talwerk.example\n\nCity: LundDisclaimer: This is no advice of any kind.",
         [("contacts", "Media Contact:"), ("legend", "Disclaimer:")]),
        (f"{TEXT}\n\nAdjusted EBITDA Definition and Reconciliation to GAAP Financial Measures\n\nIt is what is left of sales of pumps.",
         [("non_gaap", "Adjusted EBITDA Definition")]),
        (f"{TEXT}\n\nThe film \"About Talwerk\" tells of the plant and of its people, and it is shown in Lund on every day of the week.", []),
    ],
)  # fmt: skip
def test_what_a_wire_has_glued_to_the_text_before_it_is_cut_off(outline: Outline, text: str, sections: list[tuple[str, str]]) -> None:
    found = [(kind, words) for kind, words in outline(f"# Talwerk Opens Plant\n\n{text}") if kind not in ("headline",)]
    assert found[0][0] == "body"
    assert [kind for kind, _ in found[1 : 1 + len(sections)]] == [kind for kind, _ in sections]
    assert all(words.startswith(first) for (_, words), (_, first) in zip(found[1:], sections, strict=False))


def test_the_paragraphs_of_a_release_glued_into_one_are_found(outline: Outline) -> None:
    parts = (
        TEXT,
        '"We build pumps for the people of Lund, and we have done so for a hundred years," said Ole Brandt.',
        "Strong orders shape the development of the business",
        "In the first half of the year orders for pumps rose by a tenth, and those for wells by a fifth.",
        *(f"The plant in town number {n} grew by {n} percent, and its people have built pumps all year long." for n in ("one", "two")),
        "In the second half of the year the firm expects orders to stay where they are now, and wells to be dug as they were before, in all"
        " of the counties in which it has a plant, a yard or a shop, and in those in which it has none, for the people there need water too.",
        "For more of this see https://talwerk.example/news/",
        "About the Talwerk Group:The Talwerk Group makes pumps in three countries and sells them in forty.",
        "Company contact:Talwerk AGPhone: +49 341 555 0100",
    )
    found = outline("# Talwerk Reports\n\n" + "".join(parts))
    assert [kind for kind, _ in found] == ["headline", "body", "subheading", "body", "about", "contacts"]
    assert found[2][1] == parts[2]
