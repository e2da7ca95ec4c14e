"""Tables that a wire has flattened."""

from tests.parsing.conftest import Outline

LEAD = "Talwerk AG opened a plant in Lund this week, and it said that the plant will make pumps for forty countries."
CELLS = (
    "TALWERK AG",
    "CONSOLIDATED BALANCE SHEETS",
    "(in thousands)",
    "2026",
    "2025",
    "Cash",
    "$",
    "1,204",
    "$",
    "988",
    "Pumps",
    "312",
    "290",
)
NAMES = ("Cash", "Debt", "Sales", "Costs", "Wages", "Taxes", "Rents", "Loans", "Stock", "Plant")
CAUTION = "This release contains forward-looking statements about pumps, and about the wells in which they stand."


def _kinds(outline: Outline, *blocks: str) -> list[str]:
    return [kind for kind, _ in outline("\n\n".join(("# Talwerk Reports", LEAD, *blocks)))][2:]


def test_cells_one_a_line_are_a_table_and_end_a_caution(outline: Outline) -> None:
    assert _kinds(outline, "Forward-Looking Statements", CAUTION, *CELLS) == ["forward_looking", "table"]


def test_a_long_cell_stands_inside_its_table(outline: Outline) -> None:
    long_cell = "Common stock, $.001 par value; 400 shares authorized at June 30, 2026 and 2025; 104 and 103 shares issued and outstanding, respectively"
    assert _kinds(outline, *CELLS, long_cell, *CELLS[5:], *CELLS[5:]) == ["table"]


def test_a_table_glued_to_one_line_is_a_table(outline: Outline) -> None:
    glued = (
        "Three Months Ended June 30, 2026 2025 Revenue from pumps $ 3,852 $ 3,301 Operating expenses: Research 2,489 2,301 General 1,200"
        " 1,100 Loss from operations $ (1,437) $ (1,099) Per share $ (2.62) $ (1.20) 2,008,134 1,478,192"
    )
    assert _kinds(outline, "TALWERK AG Condensed Consolidated Statements of Operations (in thousands)", glued) == ["table"]


def test_what_stands_behind_the_last_figure_is_no_cell(outline: Outline) -> None:
    assert _kinds(outline, *CELLS, "Contact DetailsTalwerk AG", "Lea Brandt, Treasurer", "press@talwerk.example") == ["table", "contacts"]


def test_labels_with_their_sums_are_a_list(outline: Outline) -> None:
    sums = [f"{name}: ${sum_} million" for name, sum_ in zip(NAMES, range(1, 11), strict=True)]
    assert _kinds(outline, *sums) == []
