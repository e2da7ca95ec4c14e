"""Datelines as wires, agencies and issuers write them, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.parsing.grammars import Grammars
from disclint.parsing.inline import DatelineMatch, read_dateline
from disclint.text.view import fold

GRAMMARS = Grammars()
LEAD = "Talwerk AG today opened its pump works in Lund."

# the dateline | places | date | wire
READ = """
MUNICH, May 14, 2026 /PRNewswire/ -- | MUNICH | 2026-05-14 | /PRNewswire/
ST. LOUIS, MO, May 4, 2026 /24-7PressRelease/ -- | ST. LOUIS, MO | 2026-05-04 | /24-7PressRelease/
WASHINGTON, D.C., May 4, 2026 (GLOBE NEWSWIRE) -- | WASHINGTON, D.C. | 2026-05-04 | (GLOBE NEWSWIRE)
LAKE SUCCESS, N.Y., Sept. 4, 2026 (GLOBE NEWSWIRE) … | LAKE SUCCESS, N.Y. | 2026-09-04 | (GLOBE NEWSWIRE)
COEUR D’ALENE, Idaho - May 4, 2026 (NEWMEDIAWIRE) - | COEUR D’ALENE, Idaho | 2026-05-04 | (NEWMEDIAWIRE)
TULSA, Okla. - (NewMediaWire) - May 04, 2026 - | TULSA, Okla. | 2026-05-04 | (NewMediaWire)
(NewMediaWire) - May 4, 2026 - CHARLOTTE, N.C. - | CHARLOTTE, N.C. | 2026-05-04 | (NewMediaWire)
(NewMediaWire) - May 4, 2026 - | | 2026-05-04 | (NewMediaWire)
Hartford, CT (Newsworthy.ai) Monday May 4, 2026 @ 7:00 AM Eastern — | Hartford, CT | 2026-05-04 | (Newsworthy.ai)
Pune, India (Newsworthy.ai) Monday May 4, 2026 @ 7:00 AM Asia/Kolkata — | Pune, India | 2026-05-04 | (Newsworthy.ai)
LISBON, PORTUGAL - Media OutReach Newswire - 4 May 2026 - | LISBON, PORTUGAL | 2026-05-04 | Media OutReach Newswire
MIAMI, FL — May 4, 2026 — (NOTICIAS NEWSWIRE) — | MIAMI, FL | 2026-05-04 | (NOTICIAS NEWSWIRE)
Reno, Nevada, May 4, 2026 – PRISM MediaWire (Press Release Service – Distribution) – | Reno, Nevada | 2026-05-04 | PRISM MediaWire (Press Release Service – Distribution)
MOUNT KISCO, N.Y., May 4, 2026 (GLOBE NEWSWIRE) – PRISM MediaWire (Press Release Service) – | MOUNT KISCO, N.Y. | 2026-05-04 | (GLOBE NEWSWIRE)
CAMBRIDGE, Mass. & BASEL, Switzerland--(BUSINESS WIRE)-- | CAMBRIDGE, Mass. + BASEL, Switzerland | | (BUSINESS WIRE)
AUSTIN, Texas–(BUSINESS WIRE)–$TLWK #pumps– | AUSTIN, Texas | | (BUSINESS WIRE)
Vancouver, British Columbia--(Newsfile Corp. - May 4, 2026) - | Vancouver, British Columbia | 2026-05-04 | (Newsfile Corp. - May 4, 2026)
TORONTO, ON / ACCESS Newswire / May 4, 2026 / | TORONTO, ON | 2026-05-04 | / ACCESS Newswire /
NEW YORK, NY, UNITED STATES, May 4, 2026 /EINPresswire.com/ -- | NEW YORK, NY, UNITED STATES | 2026-05-04 | /EINPresswire.com/
MONTRÉAL, May 4, 2026 /CNW Telbec/ - | MONTRÉAL | 2026-05-04 | /CNW Telbec/
REGENSBURG, Germany, May 4, 2026 -- EQS Newswire -- | REGENSBURG, Germany | 2026-05-04 | EQS Newswire
AUSTIN, Texas, May 4, 2026 - (SomeNewTag) -- | AUSTIN, Texas | 2026-05-04 | (SomeNewTag)
QINGDAO, SHANGHAI, FRANKFURT and HONG KONG - May 4, 2026 (NEWMEDIAWIRE) - | QINGDAO + SHANGHAI + FRANKFURT + HONG KONG | 2026-05-04 | (NEWMEDIAWIRE)
ZURICH/SCHLIEREN, Switzerland - May 4, 2026 (NEWMEDIAWIRE) - | ZURICH + SCHLIEREN, Switzerland | 2026-05-04 | (NEWMEDIAWIRE)
BASEL, Switzerland, and CAMBRIDGE, Mass., May 4, 2026 /PRNewswire/ -- | BASEL, Switzerland + CAMBRIDGE, Mass. | 2026-05-04 | /PRNewswire/
CONCORD NC - May 4, 2026 (NEWMEDIAWIRE) - | CONCORD NC | 2026-05-04 | (NEWMEDIAWIRE)
RIYADH. SAUDI ARABIA - May 4, 2026 (NEWMEDIAWIRE) - | RIYADH. SAUDI ARABIA | 2026-05-04 | (NEWMEDIAWIRE)
EL CENTRO,CA - May 4, 2026 (NEWMEDIAWIRE) | EL CENTRO,CA | 2026-05-04 | (NEWMEDIAWIRE)
DALLAS, TX -- May 4th, 2026-- | DALLAS, TX | 2026-05-04 |
LONDON, 4 May 2026, 7:00 am BST - | LONDON | 2026-05-04 |
Paris, France – May 4, 2026 – 5:45 pm CEST – | Paris, France | 2026-05-04 |
London, UK, 4 May 2026: | London, UK | 2026-05-04 |
Edmonton, Alberta, Canada May 4, 2026. | Edmonton, Alberta, Canada | 2026-05-04 |
DENVER (May 4, 2026) – | DENVER | 2026-05-04 |
Lyon (France), May 4, 2026 — | Lyon (France) | 2026-05-04 |
Munich, 04.05.2026 - | Munich | 2026-05-04 |
MUNICH - 2026-05-04 - | MUNICH | 2026-05-04 |
HONG KONG, 05/14/2026 - | HONG KONG | 2026-05-14 |
CHICAGO, IL—May 4, 2026— | CHICAGO, IL | 2026-05-04 |
Singapore / May 4, 2026 – | Singapore | 2026-05-04 |
Lagos, Nigeria | May 4, 2026 | | Lagos, Nigeria | 2026-05-04 |
NEW YORK, May 4 /PRNewswire/ -- | NEW YORK | | /PRNewswire/
NEW YORK (AP) — | NEW YORK | | (AP)
CHARLOTTE, N.C. -- | CHARLOTTE, N.C. | |
May 4, 2026 – | | 2026-05-04 |
Market News Alerts Reports -- | | | Market News Alerts Reports
(NewsUSA) - | | | (NewsUSA)
""".strip().splitlines()

ALONE = """
SHANGHAI, Feb. 9, 2026
--News Direct--
St. Louis, MO / PR Karma / May 4, 2026 10:30
Houston, United States - May 31, 2026 / Talwerk/Lund & Sons, Inc. /
May 4, 2026 -- Dallas, Texas
DALLAS, TX -- MAY 4, 2026
LOS ANGELES, CA - MAY 4, 2026 -
Talwerk Holdings LLC New York, NY May 4, 2026
Road Town, British Virgin Islands, May 4th, 2026, Chainwire
""".strip().splitlines()

NONE = """
LONDON is the place to be on May 4, 2026 - or so we think.
On May 4, 2026 the company announced - at last - its pump works.
In Boston, Mass., May 4, 2026 was a fine day - for pumps.
New York - based Talwerk opened a works.
New York-based Talwerk opened a works on May 4, 2026 - at last.
WHEN: Monday, May 4, 2026 - 10:00 a.m. ET
WHERE: New York, NY - May 4, 2026
Date: May 4, 2026 - May 5, 2026
Talwerk Reports First Quarter Results - Best Year Yet
TALWERK REPORTS FIRST QUARTER 2026 RESULTS - MAY 4, 2026
Talwerk AG (Nasdaq: TLWK) - the leader in pumps - announced today.
Annual Meeting, May 4, 2026 - The company will hold its meeting.
Conference Call on May 4, 2026
CAN-2409 is an investigational drug - for now.
MUNICH - OPEN DAY
Monday, May 4, 2026 - Boston, MA
Monday, May 4, 2026
May 4, 2026
Munich, Germany
PR Newswire
NetworkNewsWire Editorial Coverage: Gold went up.
(BUSINESS WIRE) is a wire.
(Photo: Business Wire)
- PRISM MediaWire (@prism) May 4, 2026
Revenue: $3.4 million - up 3%
""".strip().splitlines()


def read(text: str) -> DatelineMatch | None:
    return read_dateline(fold(text), 0, len(text), GRAMMARS)


@pytest.mark.parametrize("line", READ)
def test_a_dateline_is_read_to_its_last_mark_with_its_parts(line: str) -> None:
    words, places, day, wire = (part.strip() for part in line.rsplit("|", 3))
    text = f"{words} {LEAD}"
    found = read(text)
    assert found is not None
    assert text[: found.end] == words
    assert " + ".join(place.of(text) for place in found.places) == places
    assert (found.date.isoformat() if found.date else "") == day
    assert (found.wire.of(text) if found.wire else "") == wire
    assert not found.alone


@pytest.mark.parametrize("line", ALONE)
def test_a_dateline_may_stand_on_a_line_of_its_own(line: str) -> None:
    found = read(line)
    assert found is not None
    assert found.end == len(line)
    assert found.alone


@pytest.mark.parametrize("line", NONE)
def test_what_only_looks_like_a_dateline_is_none(line: str) -> None:
    assert read(line) is None


def test_city_state_and_country_are_told_apart() -> None:
    text = f"Banff, Alberta, Canada, May 4, 2026 - {LEAD}"
    found = read(text)
    assert found is not None
    assert [span and span.of(text) for span in (found.city, found.region, found.country)] == ["Banff", "Alberta", "Canada"]


def test_a_day_that_does_not_exist_has_a_place_but_no_date() -> None:
    text = f"MUNICH, November 31, 2026 /PRNewswire/ -- {LEAD}"
    found = read(text)
    assert found is not None
    assert found.date is None
    assert found.day is not None
    assert found.day.of(text) == "November 31, 2026"


def test_a_place_that_the_gazetteer_does_not_know_needs_a_wire_or_capitals() -> None:
    assert read(f"Hinterdupfing, May 4, 2026 - {LEAD}") is None
    assert read(f"HINTERDUPFING, May 4, 2026 - {LEAD}") is not None
    assert read(f"Hinterdupfing, May 4, 2026 /PRNewswire/ -- {LEAD}") is not None


def test_the_paragraph_need_not_begin_at_the_start_of_the_text() -> None:
    before = "Talwerk opens works\n\n"
    found = read_dateline(f"{before}MUNICH, May 14, 2026 - {LEAD}", len(before), len(before) + 60, GRAMMARS)
    assert found is not None
    assert found.date == date(2026, 5, 14)


PIECES = st.sampled_from(
    [
        "MUNICH",
        "St. Louis",
        ", ",
        "Mo.",
        " - ",
        " -- ",
        "--",
        "May 4, 2026",
        "4 May",
        "/PRNewswire/",
        "(GLOBE NEWSWIRE)",
        "(Newsfile Corp. - ",
        ")",
        "/",
        "and",
        "&",
        "10:30",
        "2026",
        ":",
        ".",
        "Talwerk",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_nothing_raises_and_no_dateline_is_longer_than_its_paragraph(text: str) -> None:
    found = read(text)
    if found is not None:
        assert 0 < found.end <= len(text)
        assert all(0 <= span.start <= span.end <= found.end for span in (*found.places, found.day, found.wire) if span)
