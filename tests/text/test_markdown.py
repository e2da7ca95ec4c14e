"""Markdown as newswires write it. ``read`` gives role and words of each block."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.model.document import Document
from disclint.model.errors import InputError
from disclint.text.source import read_document

Check = Callable[[Document], None]
Outline = Callable[[Document], list[tuple[str, str]]]

PIECES = st.sampled_from(
    [
        "# ",
        "## ",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "~~~\n",
        "~~",
        "> ",
        "- ",
        "1. ",
        "2024. ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        " | ",
        "--|--\n",
        "---\n",
        "===",
        "[",
        "](http://a.b)",
        "![",
        "<b>",
        "</b>",
        "<br>",
        "<!-- ",
        " -->",
        "<div>",
        "</div>",
        "<del>",
        "</ins>",
        "&amp;",
        "&nbsp;",
        "&shy;",
        "\xad",
        "\u200b",
        "Talwerk",
        "profit rose",
        " 5%",
        ".",
        "é",
        "™",
        "😀",
        "\xa0",
        "•",
        "{++",
        "++}",
        "{~~",
        "~>",
        "~~}",
        "<Name>",
        "www.a.com/x",
        "\\",
        "+++\n",
        "{",
    ]
)
SOURCES = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


def read(source: str) -> Document:
    return read_document(source.encode(), "release.md")


@given(SOURCES)
@settings(max_examples=300, deadline=None)
def test_the_map_holds_on_anything(check_map: Check, source: str) -> None:
    try:
        document = read(source)
    except (InputError, UnicodeEncodeError):
        return
    check_map(document)


@given(st.lists(st.text(st.characters(categories=["L", "N"], include_characters=" ,"), min_size=1).map(str.strip).filter(bool), min_size=1))
@settings(deadline=None)
def test_every_character_of_plain_paragraphs_is_one_of_the_source(paragraphs: list[str]) -> None:
    document = read("\n\n".join(f"x{words}" for words in paragraphs))
    for block in document.blocks:
        place = document.place(block.span)
        assert document.source[place.start.offset : place.end.offset] == block.span.of(document.text)


CASES = {
    "headings": (
        "# Talwerk wins\n\nOur plan\n========\n\n### Part\n",
        [("heading1", "Talwerk wins"), ("heading1", "Our plan"), ("heading3", "Part")],
    ),
    "underlined heading of a newswire": (
        "Talwerk AG Opens a Plant for Pumps in Lund, Its Third\n-----------------------------------------------------\n\nText.",
        [("heading2", "Talwerk AG Opens a Plant for Pumps in Lund, Its Third"), ("paragraph", "Text.")],
    ),
    "a ruler below a paragraph is no heading": (
        "Profit rose.\nCosts fell.\n---\nMore",
        [("paragraph", "Profit rose.\nCosts fell."), ("rule", "---"), ("paragraph", "More")],
    ),
    "a ruler below a sentence is no heading": (
        "Talwerk makes pumps for water.\n---\n",
        [("paragraph", "Talwerk makes pumps for water."), ("rule", "---")],
    ),
    "rulers": (
        "A\n\n---\n\n* * *\n\n~~~\n\nB\n\n~~~~~\n\nC",
        [
            ("paragraph", "A"),
            ("rule", "---"),
            ("rule", "* * *"),
            ("rule", "~~~"),
            ("paragraph", "B"),
            ("rule", "~~~~~"),
            ("paragraph", "C"),
        ],
    ),
    "bold paragraph with a sign outside": (
        "**About Talwerk Plus**™\n\n**Note** this",
        [("paragraph*", "About Talwerk Plus™"), ("paragraph", "Note this")],
    ),
    "bold first line": (
        "**Media Contact**\nLea Brandt\nlea@talwerk.example",
        [("paragraph*", "Media Contact"), ("paragraph", "Lea Brandt\nlea@talwerk.example")],
    ),
    "leading blanks": (
        " One.\n\n  Two.\n\n    Three *is*\n    four.\n\n\tFive.",
        [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three is\nfour."), ("paragraph", "Five.")],
    ),
    "code": ("```\nx = 1\n```\n\n`y`", [("code", "x = 1"), ("paragraph", "y")]),
    "a fence that never closes": ("```\nProfit rose.\n\nCosts fell.", [("paragraph", "```\nProfit rose."), ("paragraph", "Costs fell.")]),
    "lists": (
        "- one\n- two\n  - three\n\n    four\n\n1. five\n\n   six\n",
        [("list_item", words) for words in ("one", "two", "three", "four", "five", "six")],
    ),
    "bullet signs": (
        "Highlights:\n• one\n• two\n\n● three",
        [("paragraph", "Highlights:"), ("list_item", "one"), ("list_item", "two"), ("list_item", "three")],
    ),
    "a year is no list number": ("2024. A good year\n\n1. One", [("paragraph", "2024. A good year"), ("list_item", "One")]),
    "end marks": (
        "###\n\n# # #\n\n- 30 -\n\n-30-\n\n* * *",
        [("paragraph", "###"), ("paragraph", "# # #"), ("paragraph", "- 30 -"), ("paragraph", "-30-"), ("rule", "* * *")],
    ),
    "quotes": ("> We **grew**\n> well\n>\n> - much", [("quote", "We grew\nwell"), ("list_item", "much")]),
    "image alone": ("[![Chart](a.png)](http://b.example)\n\n![](c.png)\n\n[](http://d.example)", [("image", "\ufffc")] * 3),
    "image among words": ("See ![Chart](a.png) here", [("paragraph", "See \ufffc here")]),
    "entities and escapes": ("A &amp; B &eacute; \\*c\\* &#8212; d", [("paragraph", "A & B é *c* — d")]),
    "blank paragraphs": ("A\n\n&nbsp;\n\n\xa0\n\nB", [("paragraph", "A"), ("paragraph", "B")]),
    "unseen characters": ("so\xadft ze\u200bro \ufeffmark &shy;x", [("paragraph", "soft zero mark x")]),
    "joiners in emoji and scripts stay": ("👩‍💻 می‌روم a\u200cb", [("paragraph", "👩‍💻 می‌روم ab")]),
    "html blocks": (
        "<div>One <b>two</b><br>three &amp; four</div>\n<p>five\nsix</p>",
        [("paragraph", "One two\nthree & four"), ("paragraph", "five six")],
    ),
    "html tables": ("<table><tr><td>a</td><td>b</td></tr></table>", [("table_row", "a | b")]),
    "scripts are not seen": ("A\n\n<script>\nif (x) {}\n</script>\n\nB", [("paragraph", "A"), ("paragraph", "B")]),
    "a script that never closes": ("<script>\nif (x) {}\n\nB", [("paragraph", "<script>\nif (x) {}"), ("paragraph", "B")]),
    "names in angle brackets are words": (
        "<Company> grew, says <insert name>.\n\n<Company>",
        [("paragraph", "<Company> grew, says <insert name>."), ("paragraph", "<Company>")],
    ),
    "comments": ("A <!-- ask Jo --> b\n\n<!-- check -->\n\nC", [("paragraph", "A  b"), ("comment", "\ufffc"), ("paragraph", "C")]),
    "a comment that never closes": ("A\n\n<!-- B\n\nC", [("paragraph", "A"), ("paragraph", "<!-- B"), ("paragraph", "C")]),
    "windows line ends": ("A\r\nB  \r\nC\r\n\r\nD", [("paragraph", "A\nB\nC"), ("paragraph", "D")]),
    "only markup": ("-", [("paragraph", "-")]),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str, check_map: Check, outline: Outline) -> None:
    source, expected = CASES[name]
    document = read(source)
    assert outline(document) == expected
    check_map(document)


def test_rows_of_a_table_have_cells(check_map: Check, outline: Outline) -> None:
    document = read("Item | 2025 | 2024\n--|--|--\nSales | $4.1 | **3.9**\n | x\\|y | \n\nEnd")
    assert outline(document)[:3] == [("table_row", "Item | 2025 | 2024"), ("table_row", "Sales | $4.1 | 3.9"), ("table_row", "x|y |  |")]
    assert [cell.of(document.text) for cell in document.blocks[1].cells] == ["Sales", "$4.1", "3.9"]
    assert [cell.of(document.text) for cell in document.blocks[2].cells] == ["x|y", "", ""]
    assert document.blocks[0].source.of(document.source) == "Item | 2025 | 2024\n--|--|--"
    check_map(document)


@pytest.mark.parametrize(
    ("source", "words", "written"),
    [
        ("The **THANK Plus**™ platform", "THANK Plus™", "THANK Plus**™"),
        ("Adjusted **EBITDA** rose", "Adjusted EBITDA rose", "Adjusted **EBITDA** rose"),
        ("A &amp; B", "&", "&amp;"),
        ("so\xadft", "soft", "so\xadft"),
        ("[Talwerk](http://a.b) grew", "Talwerk", "Talwerk"),
        ("one\r\ntwo", "one\ntwo", "one\r\ntwo"),
    ],
)
def test_words_cut_by_markup_have_one_place(source: str, words: str, written: str) -> None:
    document = read("Über uns\r\n\r\n" + source)
    start = document.text.index(words)
    place = document.place(type(document.blocks[0].span)(start, start + len(words)))
    assert document.source[place.start.offset : place.end.offset] == written
    assert (place.start.line, place.start.column) == (3, source.index(written) + 1)


def test_links() -> None:
    document = read("[one](http://a.b) <https://c.d> www.e.com/f_g_h, (https://i.j/k(l)). <m@n.op> https://q.r/)Glued [](http://s.t)")
    found = [(link.span.of(document.text), link.target) for link in document.links]
    assert found == [
        ("one", "http://a.b"),
        ("https://c.d", "https://c.d"),
        ("www.e.com/f_g_h", "www.e.com/f_g_h"),
        ("https://i.j/k(l)", "https://i.j/k(l)"),
        ("m@n.op", "mailto:m@n.op"),
        ("https://q.r/", "https://q.r/"),
        ("", "http://s.t"),
    ]


def test_images() -> None:
    document = read("![Our *new* plant](a.png) ![](b.png)")
    assert [(image.alt, image.target) for image in document.images] == [("Our new plant", "a.png"), ("", "b.png")]


def test_traces_of_editing() -> None:
    document = read(
        "We ~~sold~~ sell <ins>all</ins> <del>no *pumps*</del> {++now++} {--then--} {~~a~>b~~} {>>Jo?<<}<!-- why -->.\n\n<!-- a: b -->"
    )
    assert "sold" not in document.text and "pumps" not in document.text
    assert [(revision.kind, revision.words) for revision in document.revisions] == [
        ("deletion", "sold"),
        ("insertion", "all"),
        ("deletion", "no pumps"),
        ("comment", "why"),
        ("comment", "a: b"),
        ("insertion", "now"),
        ("deletion", "then"),
        ("replacement", "a~>b"),
        ("comment", "Jo?"),
    ]


def test_tildes_in_an_address_delete_nothing() -> None:
    document = read("See https://a.example/~~x~~y for more ~~~ and more ~~~ of it.")
    assert document.revisions == ()


def test_remnants_point_to_the_word_around() -> None:
    document = read("A so\xadft ze\u200bro x&#65279;y.")
    assert [(remnant.span.of(document.text), remnant.kind) for remnant in document.remnants] == [
        ("soft", "soft_hyphen"),
        ("zero", "zero_width"),
        ("xy.", "byte_order_mark"),
    ]


HOSTILE = {
    "one line": "word " * 200_000,
    "brackets": "[" * 200_000,
    "quotes": "> " * 20_000 + "x",
    "lists": "- " * 20_000 + "x",
    "stars": "*a **b " * 50_000,
    "images": "![a](" * 50_000,
    "tags": "<b><ins>" * 50_000,
    "insertions": "<ins>a</ins>" * 30_000,
    "comments in a block": "<div>" + "<!-- " * 100_000,
    "bullets": "• **a**\n" * 30_000,
    "soft hyphens": "a\xad" * 50_000,
    "code": "    a\n\n- b\n\n" * 20_000,
    "stops": "a.B c. D " * 50_000,
    "tildes": "~~~ a\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_time_in_proportion(name: str) -> None:
    started = time.process_time()
    document = read(HOSTILE[name])
    assert document.blocks
    assert time.process_time() - started < 20
