"""Links: what is wrong with them, and what is not."""

from __future__ import annotations

import pytest

from disclint.facts.links import fault, site


@pytest.mark.parametrize(
    ("words", "target", "expected"),
    [
        ("press@norvane.example", "", "empty"),
        ("our plan", "#", "empty"),
        ("our plan", "file:///C:/plan.pdf", "local"),
        ("our plan", "http://localhost:4000/plan", "local"),
        ("www.norvane.example", "https://urldefense.com/v3/__https://www.norvane.example__", "rewritten"),
        ("www.norvane.example", "https://orrin.example/", "mismatch"),
        ("press@norvane.example", "mailto:sales@orrin.example", "mismatch"),
        ("the report", "https://bit.ly/3abc", "shortener"),
        ("Click here", "https://norvane.example/report", "vague"),
        ("the report", "http://norvane.example/report", "plain"),
    ],
)
def test_names_the_fault(words: str, target: str, expected: str) -> None:
    assert fault(words, target) == expected


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("www.norvane.example", "https://ir.norvane.example/news"),
        ("norvane.example/news", "https://www.norvane.example/en/news"),
        ("twitter.com/norvane", "https://x.com/norvane"),
        ("www.norvane.example", "https://www.globenewswire.com/Tracker?data=abc"),
        ("www.norvane.example", "https://track.example.net/?to=norvane.example"),
        ("press@norvane.example", "mailto:press@norvane.example?subject=Depot"),
        ("the report of 2025", "https://norvane.example/report"),
        ("norvane.co.uk", "https://shop.norvane.co.uk"),
    ],
)
def test_leaves_honest_links_alone(words: str, target: str) -> None:
    assert fault(words, target) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [("ir.norvane.co.uk", "norvane.co.uk"), ("www.norvane.example", "norvane.example"), ("norvane", "norvane"), ("twitter.com", "x.com")],
)
def test_finds_the_site_of_a_host(host: str, expected: str) -> None:
    assert site(host) == expected
