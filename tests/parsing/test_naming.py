"""What a block is by its words, its shape and its place; each case is a form that wires print."""

import pytest

from tests.parsing.conftest import Outline

LEAD = "Talwerk AG opened a plant in Lund this week, and it said that the plant will make pumps for forty countries."
MORE = "The plant makes two thousand pumps a month, and the people who work in it come from the whole of the county."


def _kinds(outline: Outline, *blocks: str) -> list[str]:
    found = [kind for kind, _ in outline("\n\n".join(("# Talwerk Opens Plant", LEAD, *blocks)))]
    assert found[:2] == ["headline", "body"]
    return found[2:]


@pytest.mark.parametrize(
    ("blocks", "kinds"),
    [
        # A caution deep in another paragraph is a mention; where a sentence begins it, it is cut off.
        (("About Talwerk", "Talwerk AG makes pumps in three countries and sells them in forty, to towns and to farms, as it has for ninety"
          " years, and what its people build lasts: pumps that its founder sold are still at work in Lund, and no two of them are alike, for each"
          " was made for its well, and signed by who made it. Risks, uncertainties and the weather never kept it from that."), ["about"]),
        (("About Talwerk", "Talwerk AG makes pumps in three countries and sells them in forty, to towns and to farms. This report contains"
          " forward-looking information. Please see the annual report."), ["about", "forward_looking"]),
        (("About Talwerk AG Inc.: Founded in 1931, Talwerk makes pumps in three countries and sells them in forty.",), ["about"]),
        (("About:", "Talwerk AG makes pumps in three countries and sells them in forty."), ["about"]),
        # Protective wording without a heading
        (("This press release does not constitute an offering of interests in the Fund, which is open to few.",), ["legend"]),
        (("(1) The above endorsement was given by a person who is no client of Talwerk.",), ["legend"]),
        (("TalwerkReport is not operated by a licensed broker, a dealer, or an adviser, and it takes no orders.",), ["legend"]),
        (("By reading this communication, you agree that Talwerk owes you nothing for what you do with it.",), ["legend"]),
        (("Nothing in this summary shall be construed as a recommendation to buy pumps or shares of who makes them.",), ["legend"]),
        (("The information on the website of Talwerk is not incorporated by reference into this release.",), ["legend"]),
        (("Disclaimer Regarding Third Parties", "What others say about pumps is theirs to answer for, not ours."), ["legend"]),
        (("Safe Harbor: Talwerk asks its holders to rely on its filings, and on nothing else that is said of it.",), ["forward_looking"]),
        (("This post was authored by an external contributor and says nothing about what the publisher thinks of it.",), ["paid_promotion"]),
        # Lines that say where to find somebody
        (("Twitter: @talwerk",), ["contacts"]),
        (("Website | Twitter | Telegram | Discord",), ["contacts"]),
        (("Media Contact:", "* X (formerly Twitter)", "* LinkedIn"), ["contacts"]),
        (("Watch the whole visit here: https://www.youtube.com/watch?v=x",), []),
        # Notes
        (("About Talwerk", "Talwerk AG makes pumps in three countries.", "[1] https://talwerk.example/a/very/long/address/of/a/report/that"
          "/goes/on/and/on/2019300400/until/it/is/longer/than/a/line/of/contacts/ever/is/on/any/page.html"), ["about", "references"]),
        # Captions
        (("Figure 1: The hall seen from the east. The pumps stand where they are tested, in rows of ten, each with the name of its well, and"
          " those at the window are the oldest, which were sold before the war and have come back.",), ["image"]),
        (("Figure 1 shows the hall as it was on the day of the opening, when the whole town came to see the pumps.",), []),
        # Headings
        (("How We Build (and Why)", "* By hand", "* In time"), ["subheading", "body"]),
        (("What We Found", "Pumps in the North", MORE, "Pumps in the South", MORE), ["subheading"] * 2 + ["body", "subheading", "body"]),
        (("One Day, One Pump", "With one day of work the people of Lund can:", "* build", "* test"), ["subheading", "body"]),
        (("1. Know Your Well", MORE, "2. Know Your Pump", MORE), ["subheading", "body", "subheading", "body"]),
        (('"We build pumps that last, and the people who build them know every one by its name," he said at the well. "Each."',
          "Ole Brandt, Chief Executive Officer of Talwerk", MORE), []),
        (("Ann Lee, Head of Pumps", "Bo Ek, Head of Wells", "Cy Orr, Head of Pipes", "Di Fox, Head of Taps", MORE), []),
        (("What Is a Pump?", "Q1: Why do pumps last, and who are the people in Lund that see to it?", MORE), []),
        (("Learn more about our pumps and our wells here", MORE), []),
        (("Pumps of the Year", "* SENA (Peru) - Pumps for the Port of the South", "* TAL (Chad) - Wells"), ["subheading", "body"]),
        (("* Safe by design", "* Disclaimer: measured at the plant", "* Source: Talwerk Pump Test, 2026", "How We Measure", MORE),
         ["subheading", "body"]),
        (("Participant Dial-in Information", "Toll Free: 1-800-555-0199", "Replay Access ID: 1115"), ["call_details"]),
        (("Date: Wednesday, March 11", "Location: Online", "Registration: https://talwerk.example/register"), ["call_details"]),
        ((MORE, MORE, MORE, "Talwerk Pumps", "Talwerk Pumps is a maker of pumps in three countries, and it sells them in forty.", "SOURCE Talwerk AG"),
         ["about", "source_line"]),
        ((MORE, MORE, "Talwerk Pumps", "Talwerk Pumps is a maker of pumps in three countries, and it sells them in forty.", MORE, MORE, MORE),
         ["subheading", "body"]),
        (("About the Proposed Transaction", MORE), ["subheading", "body"]),
        (("About The Talwerk Grant for Students of Wells is a token of what Talwerk owes to the schools of the county.",), ["about"]),
        (("About Half of all pumps are sold in the north, where wells are deep and winters are long, and no pump rests.",), []),
        (("About Talwerk", "It makes pumps.", "Note:", "This release contains forward-looking statements about pumps and about their wells."),
         ["about", "forward_looking"]),
        (("E-Mail Alerts", "To be told of new pumps by e-mail, say so at https://talwerk.example, where the news of each pump is kept."),
         ["subheading", "body"]),
        (("About Talwerk", "It makes pumps and sells them.", "For Further Information:", "Lea Brandt, CFO"), ["about", "contacts"]),
        (("Talwerk is subject to the information and reporting requirements of the Exchange Act, and files its reports.",), ["legend"]),
        (("TES Score: 1.9636 out of 2.0 (98.2%) [7]",), []),
    ],
)  # fmt: skip
def test_a_block_is_what_its_words_and_its_shape_say(outline: Outline, blocks: tuple[str, ...], kinds: list[str]) -> None:
    assert _kinds(outline, *blocks) == kinds


def test_a_line_on_whose_behalf_a_release_is_sent_is_paid_promotion_at_its_top(outline: Outline) -> None:
    assert [kind for kind, _ in outline(f"# Pumps Are Back\n\nOn behalf of Talwerk AG\n\n{LEAD}\n\n{MORE}")] == [
        "headline",
        "paid_promotion",
        "body",
    ]


def test_a_long_line_without_a_full_stop_under_the_headline_belongs_to_it(outline: Outline) -> None:
    line = (
        "A recap of the releases of this week, with updates of all the companies that make pumps and with the news of all who buy them, as"
        " they were sent out by the wire of the county"
    )
    assert [kind for kind, _ in outline(f"# Pumps Are Back\n\n{line}\n\n{LEAD}")] == ["headline", "subheadline", "body"]
