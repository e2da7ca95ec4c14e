"""What tests of facts share: a text made into a frame."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disclint.facts.frame import Frame
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document

GRAMMARS = Grammars()


def frame_of_text(text: str, settings: Settings | None = None) -> Frame:
    document = read_document(text.encode(), "release.md")
    return Frame(parse_release(document, GRAMMARS), GRAMMARS, settings or Settings())


@pytest.fixture
def framed() -> Callable[..., Frame]:
    """Return ``framed(text, settings)``, which parses Markdown as a release."""
    return frame_of_text
