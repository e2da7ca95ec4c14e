"""Word files, built here: text, roles, traces of editing, addresses, and what a hostile archive comes to."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.model.document import Document
from disclint.model.errors import InputError
from disclint.model.span import Span
from disclint.text.source import read_document

Check = Callable[[Document], None]
Outline = Callable[[Document], list[tuple[str, str]]]
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="urn:wp" xmlns:pic="urn:pic" xmlns:wps="urn:wps" xmlns:v="urn:v"'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="N"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Bold One"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
)
RELS = (
    '<Relationship Id="rId1" Type="urn:x/hyperlink" Target="http://a.b" TargetMode="External"/>'
    '<Relationship Id="rId2" Type="urn:x/image" Target="media/a.png"/>'
)
MAIN = '<Relationship Id="a" Type="urn:x/officeDocument" Target="word/document.xml"/>'


def docx(body: str, **parts: str) -> bytes:
    """Build a Word file of *body*; *parts* are the contents of further parts by name."""
    members = {
        "_rels/.rels": f'<Relationships xmlns="urn:rels">{MAIN}</Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/styles.xml": f"<w:styles {NAMES}>{STYLES}</w:styles>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="urn:rels">{RELS}</Relationships>',
        **{f"word/{name}.xml": f"<w:{name} {NAMES}>{content}</w:{name}>" for name, content in parts.items()},
    }
    return packed(members)


def packed(members: dict[str, str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: list[str]) -> str:
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def read(body: str, **parts: str) -> Document:
    return read_document(docx(body, **parts), "release.docx")


BOX = "<w:txbxContent>" + paragraph("In the box") + "</w:txbxContent>"
CASES = {
    "styles": (
        paragraph("Talwerk wins", '<w:pStyle w:val="T"/>')
        + paragraph("Part", '<w:pStyle w:val="Own"/>')
        + paragraph("Level", '<w:outlineLvl w:val="2"/>')
        + paragraph("Bold", '<w:pStyle w:val="B"/>')
        + paragraph("Loop", '<w:pStyle w:val="Loop"/>')
        + paragraph("Text"),
        [
            ("heading1", "Talwerk wins"),
            ("heading2", "Part"),
            ("heading3", "Level"),
            ("paragraph*", "Bold"),
            ("paragraph", "Loop"),
            ("paragraph", "Text"),
        ],
    ),
    "bold and centred": (
        paragraph(run("About Talwerk", "<w:b/>") + run("™"))
        + paragraph(run("No", '<w:b w:val="0"/>'), '<w:pStyle w:val="B"/>')
        + paragraph(run("S", '<w:rStyle w:val="S"/>'))
        + paragraph("PRESS RELEASE", '<w:jc w:val="center"/>')
        + paragraph(run("Contact", "<w:u w:val='single'/>") + "<w:r><w:br/></w:r>" + run("Lea")),
        [
            ("paragraph*", "About Talwerk™"),
            ("paragraph", "No"),
            ("paragraph*", "S"),
            ("paragraph*", "PRESS RELEASE"),
            ("paragraph*", "Contact"),
            ("paragraph", "Lea"),
        ],
    ),
    "lists": (
        paragraph("one", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
        + paragraph("two", '<w:pStyle w:val="L"/>')
        + paragraph("three", '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        [("list_item", "one"), ("list_item", "two"), ("list_item", "three")],
    ),
    "characters": (
        paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:cr/>"
            "<w:t>e</w:t><w:sym w:font='Symbol' w:char='F0D4'/></w:r>"
        ),
        [("paragraph", "a\tb\u2011cd\ne™")],
    ),
    "hidden words and fields": (
        paragraph(
            run("a") + run("b", "<w:vanish/>") + "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" + run("7") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" + run("c")
        ),
        [("paragraph", "a7c")],
    ),
    "content controls and text boxes": (
        "<w:sdt><w:sdtContent>"
        + paragraph("A")
        + "</w:sdtContent></w:sdt>"
        + paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            + run("B")
        ),
        [("paragraph", "A"), ("paragraph", "B"), ("paragraph", "In the box")],
    ),
    "tables": (
        table(["Item", "2025", "2024"], ["Sales", "4.1", "3.9"])
        + table([paragraph("Lea") + paragraph("555"), paragraph("Jo") + paragraph("556")], ["a", ""])
        + table(["•", "one item"])
        + table([table(["1", "2"], ["3", "4"])]),
        [
            ("table_row", "Item | 2025 | 2024"),
            ("table_row", "Sales | 4.1 | 3.9"),
            ("paragraph", "Lea"),
            ("paragraph", "555"),
            ("paragraph", "Jo"),
            ("paragraph", "556"),
            ("paragraph", "a"),
            ("list_item", "one item"),
            ("table_row", "1 | 2"),
            ("table_row", "3 | 4"),
        ],
    ),
    "image": (
        paragraph('<w:r><w:drawing><wp:docPr descr="Chart"/><pic:pic r:embed="rId2"/></w:drawing></w:r>') + paragraph("A"),
        [("image", "\ufffc"), ("paragraph", "A")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str, check_map: Check, outline: Outline) -> None:
    body, expected = CASES[name]
    document = read(body)
    assert outline(document) == expected
    check_map(document)


def test_tracked_changes() -> None:
    document = read(
        paragraph(
            run("We ")
            + f"<w:ins w:id='1'>{run('now ')}</w:ins>"
            + "<w:del w:id='2'><w:r><w:delText>never </w:delText></w:r></w:del>"
            + run("sell")
            + f"<w:moveFrom>{run('x')}</w:moveFrom>"
            + run(" old", "<w:strike/>")
            + run(".")
        )
    )
    assert document.text == "We now sell."
    assert [(trace.span.of(document.text), trace.kind, trace.words) for trace in document.revisions] == [
        ("now ", "insertion", "now "),
        ("sell.", "deletion", "never "),
        ("sell.", "deletion", "x"),
        ("sell.", "deletion", " old"),
    ]


def test_comments_and_footnotes() -> None:
    document = read(
        paragraph(
            run("We ")
            + "<w:commentRangeStart w:id='5'/>"
            + run("grow")
            + "<w:commentRangeEnd w:id='5'/><w:r><w:commentReference w:id='5'/></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        ),
        comments=f"<w:comment w:id='5'>{paragraph('Is this so?')}</w:comment>",
        footnotes=f"<w:footnote w:type='separator' w:id='0'>{paragraph('-')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('By our count.')}</w:footnote>",
    )
    assert document.text == "We grow\n\nBy our count."
    assert [(trace.span.of(document.text), trace.kind, trace.words) for trace in document.revisions] == [("grow", "comment", "Is this so?")]


def test_links_and_images() -> None:
    document = read(
        paragraph(
            f"<w:hyperlink r:id='rId1'>{run('our site')}</w:hyperlink>"
            + run(" or ")
            + "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>HYPERLINK \"http://c.d\"</w:instrText>"
            + "<w:fldChar w:fldCharType='separate'/></w:r>"
            + run("this")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
            + run(" https://e.f.")
        )
        + paragraph('<w:r><w:drawing><wp:docPr descr="Chart"/><pic:pic r:embed="rId2"/></w:drawing></w:r>')
    )
    assert [(link.span.of(document.text), link.target) for link in document.links] == [
        ("our site", "http://a.b"),
        ("this", "http://c.d"),
        ("https://e.f", "https://e.f"),
    ]
    assert [(image.alt, image.target) for image in document.images] == [("Chart", "media/a.png")]


def test_places_lead_to_the_paragraph_of_the_word_file() -> None:
    document = read(paragraph("") + paragraph("One two") + table(["a", "4.1"], ["b", "3.9"]) + paragraph("Three"))
    found = {}
    for words in ("two", "3.9", "Three"):
        start = document.text.index(words)
        docx_place = document.place(Span(start, start + len(words))).docx
        assert docx_place is not None
        found[words] = (docx_place.paragraph, docx_place.start, docx_place.end, docx_place.table)
    assert found == {"two": (1, 4, 7, None), "3.9": (5, 0, 3, (0, 1, 1)), "Three": (6, 0, 5, None)}


def test_soft_hyphens_are_noted() -> None:
    document = read(paragraph("so\xadft"))
    assert document.text == "soft"
    assert [remnant.kind for remnant in document.remnants] == ["soft_hyphen"]
    place = document.place(Span(0, 4))
    assert place.docx is not None and (place.docx.start, place.docx.end) == (0, 5)


BOMB = "<w:document " + NAMES + "><w:body>" + paragraph("a" * 40_000_000) + "</w:body></w:document>"
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
GOOD = docx(paragraph("Text"))


def lying(data: bytes) -> bytes:
    """Make an archive say that it unpacks to almost nothing."""
    file = BytesIO(data)
    with zipfile.ZipFile(file) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def encrypted(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1) + 8
    return data[:at] + b"\x01" + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed({"word/document.xml": BOMB}), "unpacks to far more than a release"),
        (lying(packed({"word/document.xml": BOMB})), "is a broken Word file"),
        (packed({f"{number}.xml": "x" for number in range(5000)}), "unpacks to far more than a release"),
        (packed({"word/document.xml": ENTITIES}), "declares XML entities, which no Word file does"),
        (packed({"word/document.xml": "<a>" * 100_000}), "is a broken Word file"),
        (packed({"word/document.xml": "<w:p"}), "is a broken Word file"),
        (packed({"xl/workbook.xml": "<a/>"}), "is no Word file: it has no document in it"),
        (docx(""), "holds no text"),
        (GOOD[: len(GOOD) // 2], "is a broken Word file"),
        (b"PK\x03\x04 nothing", "is a broken Word file"),
        (b"Talwerk grows.", "is no Word file"),
        (b"\xd0\xcf\x11\xe0 secret", "is protected by a password, or in the old Word format"),
        (encrypted(GOOD), "is protected by a password"),
    ],
    ids=range(13),
)
def test_what_is_no_word_file_is_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(data, "release.docx")
    assert caught.value.reason == reason


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
@settings(deadline=None, max_examples=300)
def test_a_damaged_file_never_raises_anything_else(check_map: Check, at: int, damage: bytes) -> None:
    try:
        document = read_document(GOOD[:at] + damage + GOOD[at + len(damage) :], "release.docx")
    except InputError:
        return
    check_map(document)


PARTS = st.sampled_from(
    [
        paragraph("Talwerk"),
        paragraph(""),
        paragraph(" x "),
        paragraph("so\xadft"),
        paragraph("• a"),
        table(["a", "1"], ["b", "2"]),
        table(["x"]),
        table([]),
        table(["", ""]),
        paragraph(f"<w:ins>{run('i')}</w:ins>"),
        paragraph("<w:del><w:r><w:delText>d</w:delText></w:r></w:del>"),
        paragraph("<w:r><w:br/><w:br/></w:r>" + run("b", "<w:b/>")),
    ]
)


@given(st.lists(PARTS, max_size=8).map("".join))
@settings(deadline=None)
def test_the_map_holds_on_any_body(check_map: Check, body: str) -> None:
    try:
        document = read(body)
    except InputError:
        return
    check_map(document)
