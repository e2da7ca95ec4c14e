"""Images: what is wrong with their alternative texts."""

from __future__ import annotations

import pytest

from disclint.facts.pictures import fault_of


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        (None, "missing"),
        ("  ", "missing"),
        ("DSC_0042", "file-name"),
        ("depot-final (2).jpg", "file-name"),
        ("Photo", "generic"),
        ("Image 3", "file-name"),
        ("ab", "generic"),
        ("a" * 400, "long"),
        ("Bar chart: rescues rose from 40 to 52", None),
        ("Logo of Norvane", None),
    ],
)
def test_names_the_fault(alt: str | None, expected: str | None) -> None:
    assert fault_of(alt, "https://norvane.example/x.jpg") == expected


def test_passes_over_what_nobody_is_meant_to_see() -> None:
    assert fault_of("", "https://wire.example/pixel.gif?id=1") is None
