"""Bytes to a `Document`: size, encoding, format, front matter; then the reader of the format."""

from __future__ import annotations

import re

from disclint.model.document import Document, Metadata
from disclint.model.errors import InputError
from disclint.text.assembly import Source, invisible
from disclint.text.limits import LARGEST

_FORMATS = {
    **dict.fromkeys(("md", "markdown", "mdown", "mkd"), "markdown"),
    **dict.fromkeys(("txt", "text"), "text"),
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    "docx": "docx",
}
_SAVE_AS = "save it as DOCX, HTML, Markdown or plain text"
_UNSUPPORTED = {
    "pdf": "PDF",
    "doc": "the old Word format",
    "docm": "a Word file with macros",
    "dotx": "a Word template",
    "rtf": "RTF",
    "odt": "OpenDocument",
    "pages": "Apple Pages",
    "wpd": "WordPerfect",
    "xlsx": "a spreadsheet",
    "xls": "a spreadsheet",
    "csv": "a spreadsheet",
    "pptx": "a presentation",
    "ppt": "a presentation",
    "epub": "an e-book",
    "zip": "an archive",
    "png": "an image",
    "jpg": "an image",
    "jpeg": "an image",
}
_MAGIC = ((b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "doc"))
_MOST_CONTROLS = 0.01
"""The share of control characters above which a file is not taken for text."""
_MOST_HIGH = 0.3
"""The share of bytes above 0x7F up to which a file may be Windows-1252: Western text has far fewer."""


def read_document(data: bytes, name: str, sidecar: tuple[str, bytes] | None = None) -> Document:
    """Read a file.

    Args: *name* stands for it in messages, and its ending decides the format; *sidecar* is the name and content of its metadata file.
    Errors: InputError if it is too large, empty, no text, or of a format that is not read.
    """
    if len(data) > LARGEST:
        size = f"{len(data) / 1048576:.1f} MB"
        raise InputError(
            name, f"is too large ({size}, the limit is {LARGEST // 1048576} MB)", "check the release itself, without attachments"
        )
    if not data.strip():
        raise InputError(name, "is empty", "check that the right file was saved")
    form = _format(data, name)
    digest = _digest(data)
    metadata, fault = _sidecar(sidecar)
    if form == "docx":
        from disclint.text.docx import read_docx

        return read_docx(data, name, digest, metadata, fault)
    text = _decode(data, name, form)
    if not invisible().sub("", text).strip():
        raise InputError(name, "is empty", "check that the right file was saved")
    return _read(Source(name, form, digest, text), metadata, fault)


def _read(source: Source, metadata: Metadata | None, fault: str | None) -> Document:
    if source.format == "html":
        from disclint.text.html import read_html

        return read_html(source, metadata, fault)
    start = 0
    if source.text.startswith(("---", "+++", "{")):
        from disclint.text.metadata import read_front_matter

        start, own, own_fault = read_front_matter(source.text)
        if metadata is None and fault is None:
            metadata, fault = own, own_fault
    if source.format == "text":
        from disclint.text.plain import read_plain

        return read_plain(source, start, metadata, fault)
    from disclint.text.markdown import read_markdown

    return read_markdown(source, start, metadata, fault)


def _sidecar(sidecar: tuple[str, bytes] | None) -> tuple[Metadata | None, str | None]:
    if sidecar is None:
        return None, None
    from disclint.text.metadata import read_sidecar

    return read_sidecar(*sidecar)


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _format(data: bytes, name: str) -> str:
    ending = name.rpartition("/")[2].rpartition("\\")[2].rpartition(".")
    known = ending[2].lower() if ending[0] else ""
    if known in _UNSUPPORTED:
        raise InputError(name, f"is {_UNSUPPORTED[known]}, which is not read", _SAVE_AS)
    for magic, what in _MAGIC:
        if data.startswith(magic) and known != "docx":
            raise InputError(name, f"is {_UNSUPPORTED[what]}, which is not read", _SAVE_AS)
    form = _FORMATS.get(known)
    return _sniff(data) if form is None or (form == "text" and _is_submission(data)) else form


def _sniff(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    markup = re.match(rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*(?:<!doctype html|<html|<head|<body)", head, re.S)
    return "html" if markup or _is_submission(data) else "markdown"


def _is_submission(data: bytes) -> bool:
    """Tell whether this is a submission to EDGAR as its server gives it out: several files in one, most of them HTML."""
    head = data[:4096].lstrip().lower()
    return head.startswith((b"<document>", b"<sec-document>", b"-----begin privacy-enhanced")) and b"<type>" in head


def _decode(data: bytes, name: str, form: str) -> str:
    encoding = _marked_encoding(data)
    if encoding is None and b"\0" in data:
        raise InputError(name, "is a binary file, not text", _SAVE_AS)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise InputError(name, f"is not valid {encoding.upper()} (byte {error.start + 1})", "save it as UTF-8") from error
        text = _decode_western(data, name, form, error)
    if "\0" in text:
        raise InputError(name, "is a binary file, not text", _SAVE_AS)
    controls = len(re.findall("[\x01-\x08\x0e-\x1f\x7f]", text))
    if controls > len(text) * _MOST_CONTROLS:
        raise InputError(name, "is a binary file, not text", _SAVE_AS)
    return text


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def _marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark names, or that the zero bytes of UTF-16 give away."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:4096]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even <= half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd <= half * 0.02 else None


def _decode_western(data: bytes, name: str, form: str, error: UnicodeDecodeError) -> str:
    """Decode what is not UTF-8: by the charset that an HTML file declares, else as Windows-1252, if that makes sense."""
    if form == "html" and (declared := _declared_charset(data)):
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    line = data.count(b"\n", 0, error.start) + 1
    broken = InputError(name, f"is neither UTF-8 nor Windows-1252 (line {line}, byte {error.start + 1})", "save it as UTF-8")
    high = len(data.translate(None, bytes(range(128))))
    sequences = re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data)
    if high > len(data) * _MOST_HIGH or 2 * sum(map(len, sequences)) > high:
        raise broken from error
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise broken from error


def _declared_charset(data: bytes) -> str | None:
    match = re.search(rb"""(?:charset|encoding)\s*=\s*["']?\s*((?:iso-8859|windows|gb|big5|shift|euc|utf)[a-z0-9_-]*)""", data[:4096], re.I)
    return match[1].decode("ascii") if match else None
