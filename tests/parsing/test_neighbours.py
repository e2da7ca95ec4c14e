"""What only its neighbours tell of a block."""

from tests.parsing.conftest import Outline

LEAD = "Talwerk AG opened a plant in Lund this week, and it said that the plant will make pumps for forty countries."
ABOUT = "About Talwerk\n\nTalwerk AG makes pumps in three countries and sells them in forty."


def _kinds(outline: Outline, text: str) -> list[str]:
    return [kind for kind, _ in outline(f"# Talwerk Opens Plant\n\n{LEAD}\n\n{text}")][2:]


def test_a_picture_ends_a_section_of_the_foot(outline: Outline) -> None:
    assert _kinds(outline, f"{ABOUT}\n\nFeatured photo by Ann Lee on Talwerk.") == ["about", "image"]


def test_a_section_of_the_foot_goes_on_behind_a_picture(outline: Outline) -> None:
    assert _kinds(outline, f"{ABOUT}\n\n![](plant.png)\n\nIts founder sold the first of them himself.") == ["about"]


def test_the_points_of_a_list_of_disclaimers_are_legend_behind_the_caution_among_them(outline: Outline) -> None:
    points = (
        "* Not Financial Advice: What is said here is for informational purposes only and is no advice.",
        "* Forward-Looking Statements: This release contains forward-looking statements about pumps.",
        "* Estimates: Any sum is an example.",
    )
    assert _kinds(outline, "Important Disclaimers:\n\n" + "\n\n".join(points)) == ["legend", "forward_looking", "legend"]


def test_a_picture_with_a_caption_belongs_to_the_body(outline: Outline) -> None:
    assert _kinds(outline, f"{ABOUT}\n\nFigure 2: The plant in Lund on the day it opened\n\n{LEAD}") == ["about", "image", "body"]


NEWSROOM = "The latest news and updates relating to $TLW are available in the company's newsroom at: https://talwerk.example"
POST = "$TLW Talwerk opens its plant in Lund https://t.example/1\n\n— Talwerk Wire (@talwerk) May 14, 2026"


def test_a_post_and_the_pointer_to_a_newsroom_close_a_release(outline: Outline) -> None:
    assert _kinds(outline, f"{ABOUT}\n\n{NEWSROOM}\n\n{POST}") == ["about", "wire_footer"]


def test_in_a_roundup_they_close_only_one_story(outline: Outline) -> None:
    assert _kinds(outline, f"{NEWSROOM}\n\n{POST}\n\n{LEAD}\n\n{ABOUT}") == ["about"]


def test_a_disclosure_of_a_payment_is_paid_promotion_from_its_heading(outline: Outline) -> None:
    points = "* The author of the article owns no shares of Talwerk.\n* The article was sponsored by Talwerk AG, which makes pumps."
    assert _kinds(outline, f"Disclosure:\n\n{points}") == ["paid_promotion"]


def test_a_source_in_the_middle_of_the_text_is_that_of_a_chart(outline: Outline) -> None:
    assert _kinds(outline, f"![](chart.png)\n\nSource: Talwerk Pump Test\n\n{LEAD}") == ["image", "body"]


def test_the_name_of_the_company_above_a_statement_is_part_of_the_table(outline: Outline) -> None:
    assert _kinds(outline, "TALWERK AG\n\nCONSOLIDATED STATEMENTS OF CASH FLOWS") == ["table"]


def test_a_byline_below_the_dateline_belongs_to_the_wire(outline: Outline) -> None:
    kinds = [kind for kind, _ in outline(f"# Talwerk Opens Plant\n\n--News Direct--\n\nBy Lea Brandt, Pumpwise\n\n{LEAD}")]
    assert kinds == ["headline", "dateline", "wire_header", "body"]


def test_what_a_heading_of_contacts_names_is_one_of_them(outline: Outline) -> None:
    address = (
        "Talwerk AG, doing business as Talwerk Pumps, 12 Well Street, 220 04 Lund, and in every town in which its pumps are built and sold"
    )
    assert _kinds(outline, f"Investor Relations Contact:\n\n{address}") == ["contacts"]


def test_a_line_between_two_parts_of_a_statement_is_part_of_it(outline: Outline) -> None:
    parts = ("CONSOLIDATED BALANCE SHEETS", "June 30, 2026", "CONSOLIDATED STATEMENTS OF CASH FLOWS")
    assert _kinds(outline, "\n\n".join(parts)) == ["table"]


def test_who_signs_for_the_board_belongs_to_its_line(outline: Outline) -> None:
    after = "The pumps of Talwerk stand in forty countries, and those who have one seldom need another in all their lives."
    assert _kinds(
        outline, f"{after}\n\nOn behalf of the Board of Talwerk AG\n\nLea Brandt President and CEO\n\nContact: a@talwerk.example"
    ) == [
        "responsible_person",
        "contacts",
    ]


def test_what_a_company_is_stands_among_the_disclaimers_where_they_go_on(outline: Outline) -> None:
    what = "Talwerk Ltd. is a fully reporting company with the authority of its country, and files all of its reports in time."
    offer = "This press release is not an offer to sell or a solicitation of an offer to buy securities of Talwerk in any country."
    caution = "This press release contains forward-looking statements about pumps and wells, and about those who buy them from Talwerk."
    assert _kinds(outline, f"{ABOUT}\n\nForward-Looking Statements\n\n{caution}\n\n{what}\n\n{offer}") == [
        "about",
        "forward_looking",
        "legend",
    ]
