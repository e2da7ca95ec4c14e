"""The letterhead of a numbered announcement in plain text, and the headline below it."""

import pytest

from disclint.parsing.grammars import Grammars
from disclint.parsing.mastheads import headline_below
from disclint.parsing.release import parse_release
from disclint.text.source import read_document

HEAD = ("RNS Number : 7741Q", "Hexworth Instruments plc", "17 September 2026", "LEI: 213800HEXWRTHINST055")
NOTICE = "This announcement contains inside information for the purposes of Article 7 of UK MAR."
LEAD = "Hexworth Instruments plc (LSE: HXWI), the maker of flow meters, has sold its works in Grenoble to a maker of valves."


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ((*HEAD, "Sale of the works in Grenoble", LEAD), 4),
        ((*HEAD, NOTICE, 'Hexworth Instruments plc ("Hexworth" or the "Group")', "Sale of the works in Grenoble", LEAD), 6),
        (("RNS Number: 7741Q", "NOT FOR RELEASE IN THE UNITED STATES", "Thursday, 17 September 2026", "7.00 am", "Placing of shares"), 4),
        (("RNS Reach No: 7741Q", "Placing of shares"), 1),
        # No letterhead opens the release, or nothing below it is a headline.
        ((LEAD, *HEAD, "Sale of the works in Grenoble"), None),
        ((*HEAD, LEAD), None),
        (HEAD, None),
        ((), None),
    ],
)
def test_the_headline_stands_below_the_letterhead(lines: tuple[str, ...], at: int | None) -> None:
    assert headline_below(lines) == at


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_plain_text_gives_letterhead_headline_and_body(gap: str) -> None:
    text = gap.join(HEAD) + f"\n\n{NOTICE}\n\nSale of the works in Grenoble\n\n{LEAD}\n"
    found = parse_release(read_document(text.encode(), "release.txt"), Grammars())
    sections = [(section.kind.value, section.span.of(found.text).strip()) for section in found.sections if section.within is None]
    assert [kind for kind, _ in sections] == ["wire_header", "headline", "body"]
    assert sections[0][1].endswith(NOTICE)
    assert sections[1][1] == "Sale of the works in Grenoble"
