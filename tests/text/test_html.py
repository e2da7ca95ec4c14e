"""HTML: newsroom pages and EDGAR exhibits. A case is what stands in the body and the blocks that come of it."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.model.document import Document
from disclint.model.errors import InputError
from disclint.model.span import Span
from disclint.text.source import read_document

Check = Callable[[Document], None]
Outline = Callable[[Document], list[tuple[str, str]]]
TAGS = [
    "p",
    "div",
    "b",
    "i",
    "u",
    "a",
    "h1",
    "h2",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "pre",
    "br",
    "hr",
    "img",
    "font",
    "span",
    "ins",
    "del",
    "s",
    "blockquote",
    "header",
    "footer",
    "nav",
    "main",
    "article",
    "form",
    "script",
    "style",
]
PIECES = (
    st.sampled_from([f"<{name}>" for name in TAGS] + [f"</{name}>" for name in TAGS])
    | st.sampled_from(
        [
            "Talwerk",
            " ",
            "\n",
            "\r\n",
            "5%",
            "$",
            "&amp;",
            "&nbsp;",
            "&copy",
            "&#8217;",
            "&shy;",
            "<",
            ">",
            "<!-- a b c -->",
            "<!--",
            "é",
            "•",
        ]
    )
    | st.sampled_from(
        [
            '<td colspan="3">',
            '<p align="center">',
            '<a href="http://a.b">',
            '<span style="display:none">',
            '<p style="font-weight:bold">',
            "<html lang=en>",
        ]
    )
)


def read(source: str) -> Document:
    return read_document(source.encode(), "release.html")


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_the_map_holds_on_any_markup(check_map: Check, source: str) -> None:
    try:
        document = read(source)
    except InputError:
        return
    check_map(document)


CASES = {
    "headings": ("<h1>Talwerk wins</h1><h3>Part</h3>", [("heading1", "Talwerk wins"), ("heading3", "Part")]),
    "styled headings": (
        '<p><b>About Talwerk</b></p><p style="font: bold 10pt Times">Plan</p><div style="text-align:center">PRESS RELEASE</div>'
        "<p align=center>This centred sentence is no heading.</p>"
        '<p style="font-weight:700">Bold</p><p><u>Notes</u></p><p><b>Run-in.</b> Text</p>',
        [
            ("paragraph*", "About Talwerk"),
            ("paragraph*", "Plan"),
            ("paragraph*", "PRESS RELEASE"),
            ("paragraph", "This centred sentence is no heading."),
            ("paragraph*", "Bold"),
            ("paragraph*", "Notes"),
            ("paragraph", "Run-in. Text"),
        ],
    ),
    "bold taken back": ('<b>Yes <span style="font-weight:normal">no</span></b>', [("paragraph", "Yes no")]),
    "blanks and breaks": (
        "<p> One\r\n   two&nbsp;three<br>four<br> <br>five</p>\n<p>&nbsp;</p>six",
        [("paragraph", "One two\xa0three\nfour"), ("paragraph", "five"), ("paragraph", "six")],
    ),
    "bold first line": ("<p><b>Contact</b><br>Lea Brandt<br>5</p>", [("paragraph*", "Contact"), ("paragraph", "Lea Brandt\n5")]),
    "lists": ("<ul><li>one<li><p>two</p></ul>", [("list_item", "one"), ("list_item", "two")]),
    "lists set as tables": (
        "<table><tr><td></td><td>&#8226;</td><td>one <b>x</b></td></tr></table><table><tr><td>(2)</td><td>two</td></tr></table>",
        [("list_item", "one x"), ("list_item", "two")],
    ),
    "layout tables": (
        "<table><tr><td><table><tr><td><p>One.</p><p>Two.</p></td></tr></table></td></tr></table>"
        "<table><tr><td>Investors:<br>Lea<br>555 1</td><td>Media:<br>Jo<br>555 2</td></tr></table>",
        [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Investors:\nLea\n555 1"), ("paragraph", "Media:\nJo\n555 2")],
    ),
    "figures": (
        "<table><tr><td></td><td></td><td colspan=3>2025</td><td></td><td colspan=3>2024</td></tr>"
        "<tr><td><p>Sales</p></td><td> </td><td>$</td><td><p>4.1</p></td><td></td><td></td><td>$</td><td>(3.9</td><td>)</td></tr>"
        "<tr><td>Other<br>income</td><td></td><td></td><td>1.0</td><td></td><td></td><td></td><td>-</td><td></td></tr></table>",
        [("table_row", "| 2025 | 2024"), ("table_row", "Sales | $4.1 | $(3.9)"), ("table_row", "Other\nincome | 1.0 | -")],
    ),
    "the site around the release": (
        '<header>Talwerk home</header><nav>Products</nav><div class="breadcrumb">News</div><form><input><p>Search</p></form>'
        "<main><h1>We grow</h1>" + "<p>" + "Text. " * 60 + "</p><footer>Notes</footer></main><footer>Imprint</footer><aside>More</aside>",
        [("heading1", "We grow"), ("paragraph", ("Text. " * 60).strip()), ("paragraph", "Notes")],
    ),
    "a form around the page": (
        "<form><p>One</p><p>Two</p><p>Three</p></form>",
        [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "Three")],
    ),
    "what is hidden": (
        '<p>A<span style="display: none">b</span>c</p><script>d</script><style>e</style><ix:header>f</ix:header><p hidden>g</p>',
        [("paragraph", "Ac")],
    ),
    "preformatted": ("<pre>\nA  b\nc\n\nd &amp; e</pre>", [("paragraph", "A  b\nc"), ("paragraph", "d & e")]),
    "quotes": (
        '<blockquote>"We grew," he said.</blockquote><blockquote>Set in.</blockquote>',
        [("quote", '"We grew," he said.'), ("paragraph", "Set in.")],
    ),
    "rulers and images": (
        'A<hr><img src="a.png" alt="Chart"><img src="b.gif" width="1" height="1">',
        [("paragraph", "A"), ("rule", "---"), ("image", "\ufffc")],
    ),
    "broken markup": (
        "<p>a < b &amp c &copy 2025 <b>d</p><p>e</i></b> f</div>",
        [("paragraph", "a < b & c © 2025 d"), ("paragraph", "e f")],
    ),
    "text before a table it stands in": ("<table>x<tr><td>y</td></tr></table>", [("paragraph", "x"), ("paragraph", "y")]),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str, check_map: Check, outline: Outline) -> None:
    body, expected = CASES[name]
    document = read(f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>")
    assert outline(document) == expected
    check_map(document)


@pytest.mark.parametrize(
    ("source", "words", "written"),
    [
        ("<p>The <b>THANK Plus</b><sup>&trade;</sup> platform", "THANK Plus™", "THANK Plus</b><sup>&trade;"),
        ("<p>A &amp; B", "& B", "&amp; B"),
        ("<p>one\r\n   two", "one two", "one\r\n   two"),
        ("<table><tr><td>Sales</td><td>$</td><td>4.1</td></tr></table>", "$4.1", "$</td><td>4.1"),
    ],
)
def test_words_cut_by_markup_have_one_place(source: str, words: str, written: str) -> None:
    document = read("<html>\r\n" + source)
    start = document.text.index(words)
    place = document.place(Span(start, start + len(words)))
    assert document.source[place.start.offset : place.end.offset] == written
    assert place.start.line == 2


def test_language_links_images_and_traces() -> None:
    document = read(
        '<html lang="en-GB"><body><p>See <a href="http://a.b">our <b>site</b></a>, <a href="#top">top</a>, www.c.d. '
        '<a href="http://e.f"><img src="g.png"></a>'
        "<p>We <ins>now</ins> sell <del>no</del> <s>old</s> so&shy;ft.<!-- Jo, check this please --><!-- end header --><!-- x = 1; -->"
    )
    assert document.language == "en-GB"
    assert [(link.span.of(document.text), link.target) for link in document.links] == [
        ("our site", "http://a.b"),
        ("www.c.d", "www.c.d"),
        ("\ufffc", "http://e.f"),
    ]
    assert [(image.alt, image.target) for image in document.images] == [(None, "g.png")]
    assert [(trace.kind, trace.words) for trace in document.revisions] == [
        ("insertion", "now"),
        ("deletion", "no"),
        ("deletion", "old"),
        ("comment", "Jo, check this please"),
    ]
    assert [(remnant.span.of(document.text), remnant.kind) for remnant in document.remnants] == [("soft.", "soft_hyphen")]


def test_of_a_submission_only_the_exhibit_is_read(check_map: Check) -> None:
    document = read(
        "<SEC-DOCUMENT>0001\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n<html><body><p>Form</p></body></html>\n</TEXT>\n</DOCUMENT>\n"
        "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>ex99.htm\n<TEXT>\n"
        "<html><body><p>Talwerk grows</p></body></html>\n</TEXT>\n</DOCUMENT>\n"
    )
    assert document.text == "Talwerk grows"
    check_map(document)


def test_an_old_exhibit_without_markup_keeps_its_lines(outline: Outline) -> None:
    document = read("<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<PAGE>\n  Talwerk grows\n\nLUND - Sales\nrose.\n</TEXT>\n</DOCUMENT>\n")
    assert outline(document) == [("paragraph", "Talwerk grows"), ("paragraph", "LUND - Sales\nrose.")]


HOSTILE = {
    "nested": "<div>" * 50_000 + "x",
    "headers": "<header>" * 5_000 + "<h1>x",
    "quotes": "<blockquote>" * 3_000 + "x",
    "tables": "<table><tr><td>" * 5_000 + "x",
    "bold": "<b>" * 5_000 + "<p>x" * 100,
    "less": "a < " * 50_000,
    "comments": "x<!-- " * 50_000,
    "links": "<a href=b>x" * 10_000,
    "cells": "<table>" + "<tr><td>1<td>$<td>2" * 5_000,
    "one line": "word " * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_time_in_proportion(name: str) -> None:
    started = time.process_time()
    assert read(HOSTILE[name]).blocks
    assert time.process_time() - started < 20
