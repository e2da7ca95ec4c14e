"""Bytes to a document: what is read, how it is decoded, and the one clear line for what is not."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.model.document import Document
from disclint.model.errors import InputError
from disclint.text.limits import LARGEST
from disclint.text.source import read_document

TEXT = "# Talwerk’s plan\n\nProfit rose 5% in Zürich.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_give_the_same_document(encoding: str, check_map: Callable[[Document], None]) -> None:
    document = read_document(TEXT.encode(encoding), "a.md")
    assert document.source == TEXT
    assert document.text == "Talwerk’s plan\n\nProfit rose 5% in Zürich."
    assert document.view == "Talwerk's plan\n\nProfit rose 5% in Zürich."
    check_map(document)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_a_mark(encoding: str) -> None:
    assert read_document(("\ufeff" + TEXT).encode(encoding), "a.md").source == TEXT


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.md", b"text", "markdown"),
        ("A.MARKDOWN", b"text", "markdown"),
        ("a.txt", b"text", "text"),
        ("a.htm", b"<p>text", "html"),
        ("-", b"text", "markdown"),
        ("-", b" <!DOCTYPE html><p>text", "html"),
        ("release", b"<?xml version='1.0'?>\n<html><body>text", "html"),
        ("release.v2", b"# text", "markdown"),
        ("a.txt", b"<SEC-DOCUMENT>1\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<p>text", "html"),
        ("folder.html/release", b"# text", "markdown"),
    ],
)
def test_the_ending_or_the_beginning_decides(name: str, data: bytes, expected: str) -> None:
    assert read_document(data, name).format == expected


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.md", b"", "is empty"),
        ("a.md", b" \n\t\r\n ", "is empty"),
        ("a.md", "\ufeff\u200b\n".encode(), "is empty"),
        ("a.md", b"x" * (LARGEST + 1), "is too large (4.0 MB, the limit is 4 MB)"),
        ("a.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x01", "is a binary file, not text"),
        ("a.md", bytes(range(1, 9)) * 20, "is a binary file, not text"),
        ("a.md", "Größe ÄÖÜ äöü ß".encode() + b"\xff\xfe\x81", "is neither UTF-8 nor Windows-1252 (line 1, byte 25)"),
        ("a.md", "新聞稿發佈公司公告".encode("big5"), "is neither UTF-8 nor Windows-1252 (line 1, byte 1)"),
        ("a.md", b"\xff\xfea\x00b", "is not valid UTF-16 (byte 5)"),
        ("a.pdf", b"%PDF-1.7", "is PDF, which is not read"),
        ("-", b"%PDF-1.7 text", "is PDF, which is not read"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "is the old Word format, which is not read"),
        ("a.rtf", b"{\\rtf1 text}", "is RTF, which is not read"),
        ("a.odt", b"PK\x03\x04", "is OpenDocument, which is not read"),
        ("a.html", b"<html><script>x</script>", "holds no text that a reader would see"),
    ],
)
def test_what_cannot_be_read_is_one_line(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(data, name)
    assert caught.value.reason == reason
    assert str(caught.value).startswith(f"{name}: {reason}; ")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.txt", "a.html", "a.docx", "-"]))
@settings(deadline=None, max_examples=300)
def test_any_bytes_give_a_document_or_one_error(check_map: Callable[[Document], None], data: bytes, name: str) -> None:
    try:
        document = read_document(data, name)
    except InputError:
        return
    check_map(document)


def test_lines_and_columns_of_windows_files() -> None:
    document = read_document(b"One\r\n\r\nTwo three\r\n", "a.md")
    place = document.place(document.blocks[1].span)
    assert (place.start.offset, place.start.line, place.start.column) == (7, 3, 1)
    assert (place.end.offset, place.end.line, place.end.column) == (16, 3, 10)


def test_a_declared_charset_of_html_counts() -> None:
    page = "<html><meta charset='big5'><p>新聞稿發佈公司公告</p>".encode("big5")
    assert read_document(page, "a.html").text == "新聞稿發佈公司公告"


def test_side_car_metadata_stands_before_front_matter() -> None:
    document = read_document(b"---\ntitle: a\n---\n\nText", "a.md", ("a.json", b'{"title": "b"}'))
    assert document.metadata is not None and document.metadata.data == {"title": "b"}
    assert document.metadata.places["title",].file == "a.json"
