"""What the tests of the release grammar share."""

from collections.abc import Callable
from functools import cache

import pytest

from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document

Outline = Callable[[str], list[tuple[str, str]]]


@cache
def _grammars() -> Grammars:
    return Grammars()


@pytest.fixture
def outline() -> Outline:
    """Return the kinds of the top-level sections of a Markdown release, each with its first words."""

    def sections(text: str) -> list[tuple[str, str]]:
        found = parse_release(read_document(text.encode(), "r.md"), _grammars())
        return [(s.kind.value, s.span.of(found.text).strip()) for s in found.sections if s.within is None]

    return sections
