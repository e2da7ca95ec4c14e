"""The whole program on one page, from bytes to a report."""

from functools import cache

from disclint.api.check import check, read
from disclint.files.cache import NO_CACHE
from disclint.files.law import Laws
from disclint.model.finding import FileReport
from disclint.model.law import Law
from disclint.model.reading import Reading
from disclint.model.settings import Company, Settings
from disclint.parsing.grammars import Grammars


@cache
def law() -> Law:
    return Laws(NO_CACHE).law(())


GRAMMARS = Grammars()

RELEASE = b"""---
title: Talwerk Opens Plant in Lund
date: "2026-05-15 08:00:00"
---

# Talwerk Opens Plant in Lund

MUNICH, May 14, 2026 /PRNewswire/ -- Talwerk AG (Nasdaq: TLWK) today opened its plant in Lund.

**Media contact**

Lea Brandt, press@talwerk.de, +49 89 5550 110
"""


def checked(data: bytes, settings: Settings | None = None) -> FileReport:
    return check(data, name="release.md", sidecar=None, settings=settings or Settings(), law=law(), grammars=GRAMMARS, as_of=None)


def reading(data: bytes, settings: Settings | None = None) -> Reading:
    return read(data, name="release.md", sidecar=None, settings=settings or Settings(), law=law(), grammars=GRAMMARS, as_of=None)


def test_one_day_between_metadata_and_dateline_is_a_time_zone() -> None:
    assert not [finding for finding in checked(RELEASE).findings if finding.rule == "REL008"]
    late = RELEASE.replace(b"2026-05-15", b"2026-05-19")
    assert [finding.rule for finding in checked(late).findings if finding.rule == "REL008"] == ["REL008"]


def test_metadata_that_cannot_be_read_are_an_error_of_the_file() -> None:
    report = checked(RELEASE.replace(b"title: Talwerk", b'title: "Talwerk'))
    assert report.error is not None
    assert report.error.startswith("release.md: front matter, line ")
    assert report.findings == ()


def test_the_profile_says_what_the_release_is_and_why() -> None:
    profile = reading(RELEASE).profile
    assert profile.genre.name == "release"
    assert profile.issuer == "Talwerk AG"
    assert [(regime.name, regime.why) for regime in profile.regimes] == [("us", "listed on Nasdaq as TLWK")]
    assert reading(RELEASE).as_of is not None


def test_the_configuration_forces_and_bars_regimes_and_names_the_issuer() -> None:
    settings = Settings(force_regimes=("hk",), bar_regimes=("us",), company=Company(name="Talwerk Holding AG"))
    profile = reading(RELEASE, settings).profile
    assert [regime.name for regime in profile.regimes] == ["hk"]
    assert profile.issuer == "Talwerk Holding AG"


def test_the_same_bytes_give_the_same_report() -> None:
    assert checked(RELEASE) == checked(RELEASE)


def test_a_finding_keeps_its_fingerprint_when_something_else_changes() -> None:
    late = RELEASE.replace(b"2026-05-15", b"2026-05-19")
    longer = late.replace(b"**Media contact**", b"The plant makes pumps for ships.\n\n**Media contact**")
    one = {finding.rule: finding.fingerprint for finding in checked(late).findings}
    two = {finding.rule: finding.fingerprint for finding in checked(longer).findings}
    assert one["REL008"] == two["REL008"]
