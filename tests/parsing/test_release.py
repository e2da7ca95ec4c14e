"""Blocks to sections: what holds for any text, and the forms that break naive parsers."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.model.errors import InputError
from disclint.model.release import Release
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document


@cache
def grammars() -> Grammars:
    return Grammars()


def release(text: str, name: str = "r.md") -> Release:
    return parse_release(read_document(text.encode(), name), grammars())


def outline(text: str, name: str = "r.md") -> list[tuple[str, str]]:
    found = release(text, name)
    return [(s.kind.value, s.span.of(found.text)[:24].split("\n")[0].strip()) for s in found.sections if s.within is None]


CLEAN = """# Talwerk Opens Plant in Lund

MUNICH, May 14, 2026 /PRNewswire/ -- Talwerk AG (XETRA: TLW) today opened its plant in Lund.

"We are proud of the plant and of the people who built it in time," said Lea Brandt, Chief Executive Officer.

**About Talwerk**

Talwerk AG makes pumps in three countries and sells them in forty.

**Forward-Looking Statements**

This press release contains forward-looking statements. Results may differ materially because of the price of steel.

**Media Contact**

Lea Brandt

press@talwerk.example

SOURCE Talwerk AG
"""

KINDS = ["headline", "dateline", "body", "about", "forward_looking", "contacts", "source_line"]

LINES = st.one_of(
    st.sampled_from(
        [
            "# A headline",
            "About Talwerk",
            "**Forward-Looking Statements**",
            "This release contains forward-looking statements.",
            "MUNICH, May 14, 2026 /PRNewswire/ -- Talwerk AG today opened a plant.",
            "Media Contact:",
            "press@talwerk.example",
            "###",
            "* a point",
            "| a | b |",
            "![](logo.png)",
            "Neither TSX Venture Exchange nor its Regulation Services Provider accepts responsibility for this release.",
            "<!-- note -->",
            "---",
            "SOURCE Talwerk AG",
            "FOR IMMEDIATE RELEASE",
            "This post contains sponsored content.",
        ]
    ),
    st.text(max_size=120),
)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n\n", "\n", "  "]), st.sampled_from(["r.md", "r.txt", "r.html"]))
def test_every_character_that_is_seen_is_in_exactly_one_section(lines: list[str], joint: str, name: str) -> None:
    text = joint.join(lines)
    try:
        document = read_document(text.encode("utf-8", "replace"), name)
    except InputError:
        return  # what the text floor refuses is tested there
    found = parse_release(document, grammars())
    owner = [0] * len(document.source)
    last = 0
    for section in found.sections:
        if section.within is not None:
            assert found.sections[section.within].span.covers(section.span)
            continue
        assert section.extent.start >= last
        last = section.extent.end
        for at in range(section.extent.start, section.extent.end):
            owner[at] += 1
    assert all(count == 1 for count, char in zip(owner, document.source, strict=True) if not char.isspace())
    assert found == parse_release(document, grammars())


def test_a_release_has_its_sections() -> None:
    assert [kind for kind, _ in outline(CLEAN)] == KINDS


def test_a_release_in_one_line_has_the_sections_of_its_twin() -> None:
    headline, _, rest = CLEAN.partition("\n\n")
    flat = headline + "\n\n" + "  ".join(part.strip("* ") for part in rest.strip().split("\n\n")) + "\n"
    assert [kind for kind, _ in outline(flat)] == KINDS


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Forward-Looking StatementsThis press release contains forward-looking statements.", ["forward_looking"]),
        ("# H\n\nText of the release that is long enough to be read as prose, for it is a whole sentence.\n\nForward-Looking StatementsThis press"
         " release contains forward-looking statements about pumps, plants and people.", ["headline", "body", "forward_looking"]),
        ("# H\n\nText of the release that is long enough to be read as prose, for it is a whole sentence.\n\nABOUT TALWERK\n\nIt makes pumps.",
         ["headline", "body", "about"]),
        ("# H\n\nText of the release that is long enough to be read as prose, for it is a whole sentence.\n\nAbout TalwerkTalwerk makes pumps in"
         " three countries and sells them in forty, and has done so for a hundred years.", ["headline", "body", "about"]),
        ("# H\n\nText of the release that is long enough to be read as prose, for it is a whole sentence.\n\nAbout 3 million people need pumps"
         " every day, and most of them do not know who makes the pumps that they need.", ["headline", "body"]),
        ("# H\n\nText of the release that is long enough to be read as prose, for it is a whole sentence.\n\n###\n\nMedia Contact: Lea Brandt,"
         " press@talwerk.example", ["headline", "body", "end_mark", "contacts"]),
    ],
)  # fmt: skip
def test_headings_are_known_in_all_their_forms(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in outline(text)] == kinds


def test_a_quotation_stands_inside_the_body_with_its_speaker() -> None:
    found = release(CLEAN)
    quotes = [s for s in found.sections if s.within is not None]
    assert len(quotes) == 1
    assert quotes[0].span.of(found.text).startswith('"We are proud')
    assert quotes[0].span.of(found.text).endswith("Chief Executive Officer.")
