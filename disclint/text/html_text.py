"""The text of HTML nodes: where each piece stands in the file, and the style it is set in."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from disclint.text.patterns import Pattern, compiled

Attributes = dict[str, str | None]


@cache
def _stop() -> Pattern:
    return compiled(r"[&<\r]")


@cache
def _entity() -> Pattern:
    return compiled(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


@cache
def _weight() -> Pattern:
    return compiled(r"font-weight\s*:\s*(bold(?:er)?|normal|lighter|[1-9]00)|font\s*:[^;]*\b(bold(?:er)?|[6-9]00)\b", re.I)


@cache
def _alignment() -> Pattern:
    return compiled(r"text-align\s*:\s*(\w+)", re.I)


def is_bold(name: str, attributes: Attributes, inherited: bool) -> bool:
    """Tell whether words are bold, or underlined, which serves as bold."""
    style = attributes.get("style") or ""
    if "font" in style.lower() and (match := _weight().search(style)):
        return (match[1] or match[2]).lower() not in ("normal", "lighter", "100", "200", "300", "400", "500")
    if name == "u" or "underline" in style:
        return True
    return inherited or name in ("b", "strong", "th")


def is_centred(name: str, attributes: Attributes, inherited: bool) -> bool:
    """Tell whether a block is centred."""
    match = _alignment().search(attributes.get("style") or "")
    where = match[1] if match else attributes.get("align")
    if name == "center" or where is not None:
        return name == "center" or (where or "").lower() in ("center", "middle")
    return inherited and name != "table"


def aligned(data: str, text: str, at: int) -> list[tuple[str, int, int]]:
    """Return *data*, the decoded content of a text node, in pieces with where each stands in *text*, from *at* on."""
    if data and text.startswith(data, at) and "&" not in data and "\r" not in data:
        return [(data, at, at + len(data))]
    pieces: list[tuple[str, int, int]] = []
    done = 0
    if text.startswith("\n", at) and not data.startswith("\n"):
        at += 1
    while done < len(data):
        match = _stop().search(text, at)
        end = match.start() if match else len(text)
        if end > at:
            if not data.startswith(text[at:end], done):
                break
            pieces.append((text[at:end], at, end))
            done, at = done + end - at, end
            continue
        if match is None:
            break
        words, end = _decoded(match[0], data, done, text, at)
        if words:
            pieces.append((words, at, end))
        done, at = done + len(words), end
    if done < len(data):
        pieces.append((data[done:], at, at))
    return pieces


def _decoded(char: str, data: str, done: int, text: str, at: int) -> tuple[str, int]:
    """Return what stands at *at* in the text for the next of *data*, and where it ends. A tag stands for nothing."""
    if char == "&":
        match = _entity().match(text, at)
        words = unescape(match[0]) if match else "&"
        end = match.end() if match else at + 1
        return (words, end) if data.startswith(words, done) else ("&", at + 1)
    if char == "\r":
        return "\n", at + (2 if text.startswith("\r\n", at) else 1)
    if data.startswith("<", done) and not re.match(r"<[A-Za-z/!?]", text[at : at + 2]):
        return "<", at + 1
    closing = "-->" if text.startswith("<!--", at) else ">"
    end = text.find(closing, at)
    return "", end + len(closing) if end >= 0 else len(text)
