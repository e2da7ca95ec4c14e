"""What holds for every real release: it is read without an exception, nothing of it is lost, and its report is the same twice."""

from pathlib import Path

import disclint
from disclint.model.release import Release
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document


def _uncovered(release: Release) -> str:
    """Return the characters of the file that no section, or more than one, holds."""
    source = release.document.source
    owners = [0] * len(source)
    for section in release.sections:
        if section.within is None:
            for at in range(section.extent.start, section.extent.end):
                owners[at] += 1
    return "".join(char for char, count in zip(source, owners, strict=True) if count != 1 and not char.isspace())


def test_every_release_is_parsed_whole(corpus: Path) -> None:
    grammars = Grammars()
    files = sorted(corpus.rglob("*.md"))
    assert len(files) > 1000
    for file in files:
        release = parse_release(read_document(file.read_bytes(), file.name), grammars)
        assert not _uncovered(release), file
        assert release.unexpected == (), file
        for section in release.sections:
            assert section.span.of(release.text).strip() or section.span.start == section.span.end, file


def test_the_same_release_gives_the_same_report(corpus: Path) -> None:
    for file in sorted(corpus.rglob("*.md"))[::200]:
        assert disclint.check(file) == disclint.check(file)
