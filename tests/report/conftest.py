"""Reports and readings made by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from disclint.model.document import Block, Document, Role, Run
from disclint.model.fact import CalendarDate, Dateline, Figure, Listing, Phrase, Quotation
from disclint.model.finding import (
    Edit,
    Evidence,
    Excerpt,
    FileReport,
    Finding,
    Fix,
    Listed,
    ProfileReport,
    Report,
    RuleRun,
    RulesetStamp,
    RuleText,
    Told,
)
from disclint.model.reading import Profile, Reading, Trait
from disclint.model.release import Release, Section, SectionKind
from disclint.model.rule import Authority, Severity
from disclint.model.settings import Company
from disclint.model.span import DocxPlace, Place, Point, Span

RELEASE = """\
---
title: Norvane Shipping reports third quarter
date: 2026-11-19
---

# Norvane Shipping Reports Record Third Quarter

OSLO, 20 November 2026 – Norvane Shipping ASA (NYSE: NRVN) today reported its third quarter.

Adjusted EBITDA was $4.1 million in the third quarter, up from $3.2 million a year earlier, an increase of 34 percent that
reflects higher rates.

“We will double our fleet by 2028,” said Ingrid Halvorsen, Chief Executive.

諾文航運有限公司今日宣佈，其調整後EBITDA為四百一十萬美元，較去年同期增長百分之三十四，主要由於運費上升，並預期第四季度將繼續保持增長勢頭。

## About Norvane Shipping

Norvane Shipping ASA owns eleven ships.
"""

SEC = Authority(
    "SEC", "17 CFR 244.100(a)(2)", "https://www.ecfr.gov/current/title-17/section-244.100", "Reconciliation.", "primary", "2026-11-22"
)
DESK = Authority("", "Newswire desk practice", None, "Dates agree.", "recall", "2026-11-22")


def place(words: str, after: int = 0, source: str = RELEASE) -> Place:
    start = source.index(words, after)
    return Place(point(start, source), point(start + len(words), source))


def point(offset: int, source: str = RELEASE) -> Point:
    line = source.count("\n", 0, offset) + 1
    return Point(offset, line, offset - (source.rfind("\n", 0, offset) + 1) + 1)


def excerpt(sentence: str, words: str) -> Excerpt:
    start = sentence.index(words)
    return Excerpt(sentence, start, start + len(words))


EBITDA = RELEASE[RELEASE.index("Adjusted EBITDA") : RELEASE.index("rates.") + 6]
DATELINE = RELEASE[RELEASE.index("OSLO") : RELEASE.index("quarter.") + 8]
CHINESE = RELEASE[RELEASE.index("諾文") : RELEASE.index("勢頭。") + 3]
LISTED = Evidence("listed in the United States", place("NYSE: NRVN"), "NYSE: NRVN", excerpt(DATELINE, "NYSE: NRVN"))

UNRECONCILED = Finding(
    rule="GAAP002",
    name="unreconciled-measure",
    title="Reconcile each historical non-GAAP measure",
    severity=Severity.ERROR,
    message="“Adjusted EBITDA” is not reconciled to a GAAP figure anywhere in the release.",
    place=place("Adjusted EBITDA"),
    section="body",
    excerpt=excerpt(EBITDA, "Adjusted EBITDA"),
    evidence=(),
    because=(LISTED,),
    authority=(SEC,),
    remedy="Add a table that starts from the GAAP figure and names every adjustment.",
    fingerprint="4f1d0000000000000000000000000001",
)
WRONG_PERCENT = Finding(
    rule="NUM004",
    name="wrong-percentage",
    title="State a change that follows from its figures",
    severity=Severity.ERROR,
    message="Growth stated as 34 %, but $4.1 million over $3.2 million is 28.1 % (24.6–31.7 % allowing for rounding).",
    place=place("34 percent"),
    section="body",
    excerpt=excerpt(EBITDA, "34 percent"),
    evidence=(
        Evidence("now", place("$4.1 million"), "$4.1 million", excerpt(EBITDA, "$4.1 million")),
        Evidence("then", place("$3.2 million"), "$3.2 million", excerpt(EBITDA, "$3.2 million")),
    ),
    because=(),
    authority=(DESK,),
    remedy="Correct the percentage or the figures.",
    fingerprint="4f1d0000000000000000000000000002",
)
DATES = Finding(
    rule="MET012",
    name="date-mismatch",
    title="Date the metadata as the dateline",
    severity=Severity.WARNING,
    message="The metadata say 2026-11-19, the dateline says 20 November 2026.",
    place=place("2026-11-19"),
    section="front_matter",
    excerpt=excerpt(RELEASE[4 : RELEASE.index("\n---\n\n")], "2026-11-19"),
    evidence=(
        Evidence("dateline", place("20 November 2026"), "20 November 2026", excerpt(DATELINE, "20 November 2026")),
        Evidence("time zone of the issuer", None, "Europe/Oslo"),
    ),
    because=(),
    authority=(DESK, replace(SEC, cite="17 CFR 243.101(e)")),
    remedy="Give both the same day.",
    fingerprint="4f1d0000000000000000000000000003",
    fix=Fix((Edit(place("2026-11-19"), "2026-11-20"),), safe=False),
)
CHINESE_GROWTH = Finding(
    rule="FLS021",
    name="unhedged-forecast",
    title="Hedge [each] {forecast}",
    severity=Severity.INFO,
    message="“{{預期}}” [sic] carries no caution; see C:\\x.",
    place=place("預期第四季度"),
    section="body",
    excerpt=excerpt(CHINESE, "預期第四季度"),
    evidence=(),
    because=(Evidence("the release [looks] ahead", place("We will double"), "We will double"),),
    authority=(),
    remedy="Add what the forecast depends on.",
    fingerprint="4f1d0000000000000000000000000004",
    preview=True,
)
NO_CAUTION = replace(
    UNRECONCILED,
    rule="FLS001",
    name="missing-caution",
    title="Caution forward-looking statements",
    severity=Severity.WARNING,
    message="There is a forward-looking statement, but no caution.",
    place=Place(point(RELEASE.index("# Norvane")), point(RELEASE.index("# Norvane"))),
    section="headline",
    excerpt=Excerpt("Norvane Shipping Reports Record Third Quarter", 0, 0),
    because=(Evidence("a forward-looking statement", place("We will double"), "We will double our fleet by 2028"),),
    fingerprint="4f1d0000000000000000000000000005",
)
CELL = replace(
    WRONG_PERCENT,
    place=Place(Point(40, 3, 9), Point(44, 3, 13), DocxPlace(4, 0, 4, (0, 2, 1))),
    excerpt=Excerpt("Revenue | 34 % | 12.4", 10, 14),
    evidence=(Evidence("now", Place(Point(47, 3, 16), Point(51, 3, 20), DocxPlace(5, 0, 4, (0, 2, 2))), "12.4"),),
    section="table",
)

PROFILE = ProfileReport(
    issuer="Norvane Shipping ASA",
    language="en",
    genre=Told("release", "it has a dateline", place("OSLO")),
    listings=(Listed("NYSE", "NRVN", place("NYSE: NRVN")),),
    regimes=(Told("us", "listed on NYSE", place("NYSE: NRVN")),),
    types=(Told("earnings", "it reports a quarter", place("third quarter")), Told("guidance", "the configuration says so", None)),
    as_of=date(2026, 11, 20),
)
RUNS = (
    RuleRun("FLS001", "ran"),
    RuleRun("FLS021", "ran"),
    RuleRun("GAAP002", "ran"),
    RuleRun("HKX001", "not_applicable", "no listing in Hong Kong"),
    RuleRun("HKX002", "not_applicable", "no listing in Hong Kong"),
    RuleRun("MET012", "ran"),
    RuleRun("NUM004", "ran"),
)
GOOD = FileReport("news/2026/good one.txt", "b" * 64, profile=replace(PROFILE, issuer=None, listings=(), types=(), as_of=None), runs=RUNS)
FAULTY = FileReport(
    "news/2026/results.md",
    "a" * 64,
    profile=PROFILE,
    runs=RUNS,
    findings=(DATES, NO_CAUTION, UNRECONCILED, WRONG_PERCENT, CHINESE_GROWTH),
)
WORD = FileReport("news/2026/résultats.docx", "c" * 64, profile=PROFILE, runs=RUNS, findings=(CELL,))
UNREAD = FileReport("news/broken.html", None, error="news/broken.html: the file is not text; save it as UTF-8")
UNDONE = replace(GOOD, path="news/slow.md", runs=(*RUNS, RuleRun("REL001", "could_not_run", "a pattern ran out of time")))


def told(finding: Finding) -> RuleText:
    rationale = "A reader must be able to get from the adjusted figure back to the *audited* one."
    return RuleText(
        finding.rule,
        finding.name,
        finding.title,
        finding.severity,
        rationale,
        finding.remedy,
        finding.authority,
        "preview" if finding.preview else "stable",
        "may over-report (a schedule in an attached file is not seen)",
        "release-form",
    )


FAIL = Report(
    version="1.2.3",
    rulesets=(RulesetStamp("release-form", "1.0", "d" * 64), RulesetStamp("forward-looking", "1.1", "e" * 64)),
    files=(WORD, FAULTY, GOOD),
    rules=tuple(told(finding) for finding in (WRONG_PERCENT, UNRECONCILED, DATES, CHINESE_GROWTH)),
)


@pytest.fixture
def fail() -> Report:
    """Findings of all severities in Markdown and Word, one clean file."""
    return FAIL


@pytest.fixture
def incomplete() -> Report:
    """A file that could not be read and one with a rule that could not run."""
    return replace(FAIL, files=(UNDONE, UNREAD, FAULTY))


@pytest.fixture
def passing() -> Report:
    return replace(FAIL, files=(GOOD,))


@pytest.fixture
def sentence() -> Finding:
    """A finding to be given other sentences."""
    return UNRECONCILED


@pytest.fixture
def reading() -> Reading:
    """The release above, read by hand."""
    text = RELEASE
    marks = ["---", "# Norvane", "OSLO", "Norvane Shipping ASA (", "## About"]
    starts = [text.index(mark) for mark in marks]
    kinds = [SectionKind.FRONT_MATTER, SectionKind.HEADLINE, SectionKind.DATELINE, SectionKind.BODY, SectionKind.ABOUT]
    extents = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    sections = [Section(kind, trimmed(text, extent), extent) for kind, extent in zip(kinds, extents, strict=True)]
    sections[1] = replace(sections[1], span=find("Norvane Shipping Reports Record Third Quarter"))
    sections[4] = replace(sections[4], title="About Norvane Shipping", subject="Norvane Shipping")
    quote = find("“We will double our fleet by 2028,” said Ingrid Halvorsen, Chief Executive.")
    sections.append(Section(SectionKind.QUOTE, quote, quote, within=3))
    document = Document(
        "news/2026/results.md", "markdown", "a" * 64, text, text, text, (Block(quote, quote, Role.PARAGRAPH),), (Run(0, 0, len(text)),)
    )
    sentence = find(DATELINE)
    listing = Listing(
        span=find("(NYSE: NRVN)"), sentence=sentence, section=3, exchange="NYSE", mic="XNYS", ticker="NRVN", market="us",
        written="NYSE", own=True, form="paren",
    )  # fmt: skip
    money = find("$4.1 million")
    facts = (
        Dateline(
            span=find("OSLO, 20 November 2026"), sentence=sentence, section=2, places=("OSLO",), city="Oslo", region=None,
            date=date(2026, 11, 20), wire=None, day_span=find("20 November 2026"),
        ),
        CalendarDate(
            span=find("20 November 2026"), sentence=sentence, section=2, date=date(2026, 11, 20), year=2026, month=11, day=20, weekday=None,
        ),
        listing,
        Phrase(span=find("today"), sentence=sentence, section=3, list="relative-dates"),
        Figure(
            span=money, sentence=find(EBITDA), section=3, value=Decimal("4.1E+6"), half=Decimal("5E+4"), unit="USD", written="$4.1 million",
        ),
        Quotation(
            span=quote, sentence=quote, section=3, speaker="Ingrid Halvorsen", title="Chief Executive", attributed=True, first_person=True,
            words=7,
        ),
    )  # fmt: skip
    profile = Profile(
        issuer="Norvane Shipping ASA",
        genre=Trait("release", "it has a dateline", find("OSLO")),
        language="en",
        listings=(listing,),
        regimes=(Trait("us", "listed on NYSE", listing.span),),
        types=(Trait("earnings", "the configuration says so"),),
    )
    return Reading(Release(document, tuple(sections), ()), facts, profile, Company(), (), date(2026, 11, 20))


def find(words: str) -> Span:
    start = RELEASE.index(words)
    return Span(start, start + len(words))


def trimmed(text: str, extent: Span) -> Span:
    words = extent.of(text)
    start = extent.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
