"""Who speaks, of which day, and what the news is."""

from __future__ import annotations

from datetime import date

from disclint.facts.read import read
from disclint.model.reading import Reading
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.text.source import read_document
from tests.facts.test_regimes import lexicon

GRAMMARS = Grammars()
LETTER = "RNS Number : 7741Q\nCorvane plc\n17 September 2026\n\nSale of the works in Grenoble\n\n"


def reading(text: str) -> Reading:
    return read(parse_release(read_document(text.encode(), "release.txt"), GRAMMARS), GRAMMARS, lexicon(), Settings(), None)


def test_a_plc_before_its_listing_is_the_issuer() -> None:
    assert reading(f"{LETTER}Corvane plc (AIM: CRVN), the maker of flow meters, has sold its works.").profile.issuer == "Corvane plc"


def test_the_day_of_the_letterhead_is_the_day_of_a_release_without_dateline() -> None:
    assert reading(f"{LETTER}Corvane plc (AIM: CRVN), the maker of flow meters, has sold its works in Grenoble.").as_of == date(2026, 9, 17)
    assert reading("Sale of the works\n\nCorvane plc (AIM: CRVN) has sold its works on 17 September 2026.").as_of is None


def test_what_was_bought_long_ago_makes_no_merger() -> None:
    lead = "Corvane plc (AIM: CRVN) reports a profit of 7 million pounds before amortisation of acquired intangible assets."
    assert [trait.name for trait in reading(LETTER + lead).profile.types] == []
    lead = "Corvane plc (AIM: CRVN) has acquired Tessaly Pumps Limited and wrote off 7 million pounds of acquired intangibles."
    assert [trait.name for trait in reading(LETTER + lead).profile.types] == ["merger"]
