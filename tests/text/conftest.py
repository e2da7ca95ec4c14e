"""What the tests of the text floor say about any document."""

from collections.abc import Callable

import pytest

from disclint.model.document import OBJECT, Document


def _check_map(document: Document) -> None:
    """Blocks and their extents are in order and cover the file; the map never runs backwards; places stay inside their block."""
    source, text, done = document.source, document.text, 0
    assert len(document.view) == len(text)
    for block in document.blocks:
        words = block.span.of(text)
        assert words and words == words.strip()
        assert block.source.start >= done
        assert not source[done : block.source.start].strip()
        done = block.source.end
        place = document.place(block.span)
        assert block.source.start <= place.start.offset <= place.end.offset <= block.source.end
        assert all(block.span.covers(cell) for cell in block.cells)
    assert not source[done:].strip()
    origins = [document.origin(at) for at in range(len(text))]
    assert origins == sorted(origins)
    for at, origin in enumerate(origins):
        if document.finish(at) - origin == 1 and not text[at].isspace() and text[at] != OBJECT:
            assert source[origin] == text[at]


def _outline(document: Document) -> list[tuple[str, str]]:
    """Return role and words of each block; ``*`` marks what is bold, a number the level of a heading."""
    return [
        (block.role.value + ("*" if block.bold else "") + (str(block.level) if block.level else ""), block.span.of(document.text))
        for block in document.blocks
    ]


@pytest.fixture(scope="session")
def check_map() -> Callable[[Document], None]:
    return _check_map


@pytest.fixture(scope="session")
def outline() -> Callable[[Document], list[tuple[str, str]]]:
    return _outline
