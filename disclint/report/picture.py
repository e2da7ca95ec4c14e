"""Draw a piece of the release with the words that matter underlined, each row of marks right below its row of words."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from disclint.model.finding import Excerpt
from disclint.report.style import FAINT, LEAST_WIDTH, Style, paint
from disclint.report.wrap import Piece, chopped, pieces, rows, shown, span

GUTTER = 6
"""Cells that a line number has: releases have fewer than a million lines."""
_ALL_ROWS = 6
"""A picture of so many rows is drawn whole; of a longer one, the rows with marks and their neighbours."""
_MARKED_ROWS = 4
"""Of more rows with marks than these, the first and the last ones stand for all."""


class Mark(NamedTuple):
    """Words to underline with *sign*, in *colour*. Units: *start* and *end* in code points of the excerpt; *line* of the file."""

    start: int
    end: int
    line: int
    sign: str
    colour: str


def draw(excerpt: Excerpt, marks: list[Mark], style: Style, indent: str) -> list[str]:
    """Draw *excerpt*: its rows, each with the line number of the mark that begins there, and below them the underlining.

    Order: a mark earlier in *marks* wins where two overlap.
    """
    text, marks = _prepared(excerpt.text, marks, style)
    room = max(style.width, LEAST_WIDTH) - len(indent) - GUTTER - len(" │ ") - 1  # a mark may stand behind the last word
    text = _refilled(text, room)
    parts = _rows(text, room)
    bar = "│" if style.unicode else "|"
    lines: list[str] = []
    last, told = -1, ""
    for number in _kept(parts, marks):
        if number != last + 1:
            lines.append(f"{indent}{'':{GUTTER}} {paint(bar, FAINT, style)} {'…' if style.unicode else '...'}")
        last = number
        start, end = parts[number]
        here = next((str(mark.line) for mark in marks if _begins(mark, parts, number)), "")
        head = f"{'' if here == told else here:>{GUTTER}} {bar}"
        told = here or told
        lines.append(f"{indent}{paint(head, FAINT, style)} {_painted(text, start, end, marks, style)}")
        below = _below(text, start, end, [mark for mark in marks if _touches(mark, parts, number)], style)
        if below:
            lines.append(f"{indent}{paint(f'{str():{GUTTER}} {bar}', FAINT, style)} {below}")
    if last + 1 < len(parts):
        lines.append(f"{indent}{'':{GUTTER}} {paint(bar, FAINT, style)} {'…' if style.unicode else '...'}")
    return lines


def _prepared(text: str, marks: list[Mark], style: Style) -> tuple[str, list[Mark]]:
    """Return what is shown of *text*, with the marks moved along; line breaks are kept."""

    def told(piece: str) -> str:
        return "\n".join(shown(line, style.unicode) for line in piece.split("\n"))

    moved = [Mark(len(told(text[: m.start])), len(told(text[: m.end])), m.line, m.sign, m.colour) for m in marks]
    return told(text), moved


def _refilled(text: str, room: int) -> str:
    """Return *text* with its own line breaks where all its lines fit, else with blanks in their stead."""
    return text if all(span(line) <= room for line in text.split("\n")) else text.replace("\n", " ")


def _rows(text: str, room: int) -> list[Piece]:
    """Return the rows of *text*: each of its lines, filled."""
    parts: list[Piece] = []
    at = 0
    for line in text.split("\n"):
        parts += [(at + start, at + end) for start, end in rows(line, chopped(line, pieces(line), room), room)]
        at += len(line) + 1
    return parts


def _touches(mark: Mark, parts: list[Piece], number: int) -> bool:
    """Tell whether *mark* has words in a row; a mark without words belongs to the row it stands in or behind."""
    start, end = parts[number]
    if mark.start < mark.end:
        return mark.start < end and start < mark.end
    following = parts[number + 1][0] if number + 1 < len(parts) else mark.start + 1
    return (number == 0 or start <= mark.start) and mark.start < following


def _begins(mark: Mark, parts: list[Piece], number: int) -> bool:
    return _touches(mark, parts, number) and not any(_touches(mark, parts, earlier) for earlier in range(number))


def _kept(parts: list[Piece], marks: list[Mark]) -> list[int]:
    """Return which rows are drawn."""
    if len(parts) <= _ALL_ROWS:
        return list(range(len(parts)))
    marked = [number for number in range(len(parts)) if any(_touches(mark, parts, number) for mark in marks)]
    if len(marked) > _MARKED_ROWS:
        firsts = [number for number in marked if any(_begins(mark, parts, number) for mark in marks)]
        marked = sorted({marked[0], marked[1], marked[-1], *firsts[:_MARKED_ROWS]})
    near = {near for number in marked for near in (number - 1, number, number + 1) if 0 <= near < len(parts)}
    return sorted(near or set(range(_ALL_ROWS)))


def _painted(text: str, start: int, end: int, marks: list[Mark], style: Style) -> str:
    """Return a row of *text* with the marked words in the colours of their marks."""
    if not style.colour:
        return text[start:end]
    cuts = sorted({start, end, *(at for mark in marks for at in (mark.start, mark.end) if start < at < end)})
    painted = ""
    for left, right in pairwise(cuts):
        colour = next((mark.colour for mark in marks if mark.start <= left and right <= mark.end), "")
        painted += paint(text[left:right], colour, style) if colour else text[left:right]
    return painted


def _below(text: str, start: int, end: int, marks: list[Mark], style: Style) -> str:
    """Return the row of signs that belongs below a row of *text*, without blanks at its end."""
    signs: list[tuple[str, str]] = [(" ", "")] * (span(text[start:end]) + 1)
    for mark in reversed(marks):
        left = span(text[start : min(max(mark.start, start), end)])
        right = span(text[start : min(mark.end, end)])
        for cell in range(left, max(right, left + 1)):
            signs[cell] = mark.sign, mark.colour
    while signs and signs[-1][0] == " ":
        signs.pop()
    return _runs(signs, style)


def _runs(signs: list[tuple[str, str]], style: Style) -> str:
    """Return the signs as text, neighbours of one colour painted together."""
    out, at = "", 0
    while at < len(signs):
        end = at + 1
        while end < len(signs) and signs[end] == signs[at]:
            end += 1
        out += paint(signs[at][0] * (end - at), signs[at][1], style) if signs[at][1] else signs[at][0] * (end - at)
        at = end
    return out
