"""Which regimes apply, and on what evidence."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from disclint.facts.exchanges import by_mic
from disclint.facts.read import read
from disclint.facts.regimes import PARTS, REGIMES
from disclint.model.lexicon import Lexicon
from disclint.model.settings import Company, Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.compile import compile_law
from disclint.text.source import read_document

ROOT = Path(__file__).resolve().parents[2]
GRAMMARS = Grammars()
CASES = [
    ("LONDON, June 2, 2026 -- Corvane plc (AIM: CRVN) opened a depot.", "uk"),
    ("VANCOUVER, June 2, 2026 -- Corvid Ridge Metals Corp. (TSXV: CVRM) (OTCQB: CVRMF) staked claims.", "ca us"),
    ("HONG KONG, June 2, 2026 -- Tianque Holdings Limited (Nasdaq: TNQX; HKEX: 7998) opened a laboratory.", "us hk"),
    ("RNS Number: 1234A\n\nCorvane plc opened a depot.", "uk"),
    ("This announcement contains inside information for the purposes of Article 7 of the UK version of Regulation (EU) No 596/2014.", "uk"),
    ("This announcement contains inside information for the purposes of Article 7 of Regulation (EU) No 596/2014.", "eu"),
    ("Ad hoc announcement pursuant to Art. 53 LR\n\nSteinbach Sensors Holding AG reports its half-year.", "ch"),
    ("ASX ANNOUNCEMENT\n\nKarri Creek Minerals Limited reports assays.", "au"),
    ("The Stock Exchange of Hong Kong Limited takes no responsibility for the contents of this announcement.", "hk"),
    ("DENVER, June 2, 2026 -- Dunmore Inc. opened a depot, its first under article 53 of the town's code.", ""),
]


@cache
def lexicon() -> Lexicon:
    files = [(path.name, path.read_bytes()) for path in sorted((ROOT / "rulesets" / "vocabulary").glob("*.yaml"))]
    schemas = {path.name.split(".")[0]: json.loads(path.read_bytes()) for path in (ROOT / "disclint" / "schemas").glob("*.json")}
    return compile_law(files, [], schemas).lexicon


def regimes(text: str, settings: Settings | None = None) -> list[str]:
    release = parse_release(read_document(text.encode(), "release.md"), GRAMMARS)
    return [trait.name for trait in read(release, GRAMMARS, lexicon(), settings or Settings(), None).profile.regimes]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_listings_and_words_tell_the_regime(text: str, expected: str) -> None:
    assert regimes(f"# A release\n\n{text}") == expected.split()


def test_metadata_tell_regimes_by_name_and_by_market() -> None:
    text = "---\ntitle: A release\nregimes: [hkex-18a]\nsecurities:\n  - {ticker: ABC, mic: XASX}\n---\n\n# A release\n\nText."
    assert regimes(text) == ["hkex-18a", "hk", "au"]


def test_the_configuration_forces_and_bars() -> None:
    text = "# A release\n\nLONDON, June 2, 2026 -- Corvane plc (AIM: CRVN) (NYSE: CRVN) opened a depot."
    assert regimes(text, Settings(force_regimes=("de-adhoc",), bar_regimes=("us",))) == ["de-adhoc", "eu", "uk"]


def test_listings_of_the_configuration_count_where_the_text_has_none() -> None:
    assert regimes("# A release\n\nText.", Settings(company=Company(listings=(("ASX", "KCM"),)))) == ["au"]


def test_a_private_company_has_none_but_forced_ones() -> None:
    text = "# A release\n\nLONDON, June 2, 2026 -- Corvane plc (AIM: CRVN) opened a depot."
    assert regimes(text, Settings(company=Company(kind="private"))) == []
    assert regimes(text, Settings(company=Company(kind="private"), force_regimes=("uk",))) == ["uk"]


def test_parts_and_markets_lead_to_regimes() -> None:
    assert set(PARTS.values()) <= set(REGIMES.values())
    found = by_mic("xlon")
    assert found is not None
    assert found.name == "London Stock Exchange"
