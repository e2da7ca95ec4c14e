"""Places as JSON calls them: spans; and JSON as this project writes it."""

from __future__ import annotations

import json
from typing import Any

from disclint.model.span import Place, Point

Json = dict[str, Any]


def span(place: Place | None) -> Json | None:
    """Return *place* as the contract writes it; ``docx`` and ``file`` only where they say something."""
    if place is None:
        return None
    written: Json = {"start": _point(place.start), "end": _point(place.end)}
    if place.docx is not None:
        written["docx"] = {"paragraph": place.docx.paragraph, "start": place.docx.start, "end": place.docx.end}
        if place.docx.table is not None:
            written["docx"]["table"] = list(place.docx.table)
    if place.file is not None:
        written["file"] = place.file
    return written


def _point(point: Point) -> Json:
    return {"offset": point.offset, "line": point.line, "column": point.column}


def dump(value: object) -> str:
    """Return *value* as JSON text that can be written as UTF-8: half characters (from odd file names) are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def uri(path: str) -> str:
    """Return *path* as a relative URI reference.

    Source: RFC 3986, sections 2.3 and 4.2 (a colon in the first segment would make it a scheme).
    """
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in path.encode("utf-8", "surrogateescape"))
