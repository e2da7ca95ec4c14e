"""Plain text: paragraphs between blank lines, bulleted lines, ruled lines, rows of columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.model.document import Document, Metadata, Role
from disclint.text.assembly import Assembly, Source
from disclint.text.patterns import Pattern, compiled


@cache
def _ruled() -> Pattern:
    return compiled(r"(?:([-=_*~])[ \t]*)(?:\1[ \t]*){2,}$")


@cache
def _item() -> Pattern:
    return compiled(r"(?:[*\-–+]|\(?\d{1,2}[.)])[ \t]+(?=\S)")


@cache
def _gap() -> Pattern:
    return compiled(r"[ \t\xa0]*\t[ \t\xa0]*|[ \xa0]{3,}")


def read_plain(source: Source, start: int = 0, metadata: Metadata | None = None, fault: str | None = None) -> Document:
    """Read plain text."""
    assembly = Assembly(source)
    if start:
        assembly.verbatim(Role.FRONT_MATTER, 0, start)
    for paragraph in _paragraphs(source.text, start):
        if _is_table(source.text, paragraph):
            for line in paragraph:
                _row(assembly, *line)
        else:
            _prose(assembly, paragraph)
    return assembly.finish(metadata, fault)


def _paragraphs(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each paragraph as ranges without the blanks around them."""
    lines: list[tuple[int, int]] = []
    for line in text[start:].splitlines(keepends=True) if start else text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            begin = start + len(line) - len(line.lstrip())
            lines.append((begin, begin + len(bare)))
        elif lines:
            yield lines
            lines = []
        start += len(line)
    if lines:
        yield lines


def _is_table(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether two lines or more have columns with figures."""
    rows = [text[a:b] for a, b in lines if _gap().search(text, a, b)]
    return len(rows) > 1 and len(rows) * 2 > len(lines) and any(char.isdigit() for row in rows for char in row)


def _row(assembly: Assembly, start: int, end: int) -> None:
    text = assembly.source.text
    if _ruled().match(text, start, end):
        assembly.verbatim(Role.RULE, start, end)
        return
    assembly.open(Role.TABLE_ROW, start)
    for gap in [*_gap().finditer(text, start, end), None]:
        until = gap.start() if gap else end
        assembly.cell(start)
        assembly.words(text[start:until], start, until)
        assembly.end_cell()
        start = gap.end() if gap else end
    assembly.close()


def _prose(assembly: Assembly, lines: list[tuple[int, int]]) -> None:
    text = assembly.source.text
    for begin, end in lines:
        start = begin
        if _ruled().match(text, start, end):
            assembly.verbatim(Role.RULE, start, end)
            continue
        marker = _item().match(text, start, end) if _begins(assembly, lines, start) else None
        if marker:
            assembly.open(Role.LIST_ITEM, start)
            start = marker.end()
        elif assembly.is_open:
            assembly.line_break(assembly.last_end, start)
        else:
            assembly.open(Role.PARAGRAPH, start)
        assembly.words(text[start:end], start, end)
    assembly.close()


def _begins(assembly: Assembly, lines: list[tuple[int, int]], start: int) -> bool:
    """Tell whether an item may begin: not a dash that the wrapping of a paragraph put first."""
    text = assembly.source.text
    if len(lines) == 1:
        return text[start] not in "–-" or text[start + 1 : start + 2] in " \t"
    return sum(_item().match(text, a, b) is not None for a, b in lines) > 1 or start == lines[0][0]
