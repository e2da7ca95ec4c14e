"""The report for writers: how it looks, how wide it is, what a terminal may be given."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.model.finding import Excerpt, FileReport, Finding, Report
from disclint.model.span import Place, Point
from disclint.report import text
from disclint.report.picture import Mark, draw
from disclint.report.style import Style
from disclint.report.wrap import cells, pieces, rows, shown, span, wrap

ANSI = re.compile(r"\x1b\[[0-9;]*m")
PLAIN = Style(width=100, colour=False, unicode=True)
STYLES = {
    "text.txt": PLAIN,
    "text-narrow.txt": replace(PLAIN, width=60),
    "text-ascii.txt": replace(PLAIN, unicode=False, width=80),
    "text-colour.txt": replace(PLAIN, colour=True),
    "text-verbose.txt": replace(PLAIN, verbose=True, statistics=True),
    "text-quiet.txt": replace(PLAIN, quiet=True, min_severity="warning"),
}


@pytest.mark.parametrize("name", STYLES)
def test_the_report_looks_as_agreed(name: str, fail: Report, golden) -> None:
    golden(name, text.render(fail, STYLES[name]))


def test_what_could_not_be_done_is_told(incomplete: Report, golden) -> None:
    golden("text-incomplete.txt", text.render(incomplete, PLAIN))


def test_quiet_tells_of_unreadable_files_and_of_rules_that_could_not_run(incomplete: Report) -> None:
    told = text.render(incomplete, replace(PLAIN, quiet=True))
    assert "Could not be read: news/broken.html" in told
    assert "Could not run: REL001: a pattern ran out of time" in told


def test_quiet_on_clean_files_is_the_verdict_alone(passing: Report) -> None:
    assert text.render(passing, replace(PLAIN, quiet=True)) == "PASS: no findings in 1 file\n"


@pytest.mark.parametrize(
    ("which", "verdict"),
    [
        ("fail", "FAIL: 3 errors, 2 warnings, 1 note in 3 files"),
        ("incomplete", "INCOMPLETE: 1 file could not be read; 1 rule could not run; 2 errors, 2 warnings, 1 note in 2 files"),
        ("passing", "PASS: no findings in 1 file"),
    ],
)
def test_the_last_line_is_the_verdict(which: str, verdict: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(which)
    for style in STYLES.values():
        assert ANSI.sub("", text.render(report, style)).splitlines()[-1] == verdict


def test_an_empty_run_has_a_verdict_too() -> None:
    assert text.render(Report("1", (), ()), PLAIN) == "PASS: no findings in 0 files\n"


@pytest.mark.parametrize("width", [1, 40, 41, 60, 79, 80, 100, 250])
@pytest.mark.parametrize("unicode", [True, False])
def test_colour_changes_nothing_but_colour(width: int, unicode: bool, fail: Report) -> None:
    style = replace(PLAIN, width=width, unicode=unicode, verbose=True, statistics=True)
    plain, coloured = text.render(fail, style), text.render(fail, replace(style, colour=True))
    assert "\x1b" not in plain
    assert ANSI.sub("", coloured) == plain
    assert plain != coloured


@pytest.mark.parametrize("width", [40, 50, 72, 80, 100, 160])
def test_no_line_is_wider_than_asked_but_for_single_words(width: int, fail: Report) -> None:
    lines = text.render(fail, replace(PLAIN, width=width, verbose=True, statistics=True)).splitlines()
    assert [line for line in lines[:-1] if span(line) > width and len(line.split()) > 1] == []


def test_the_order_of_files_does_not_matter(incomplete: Report) -> None:
    turned = replace(incomplete, files=incomplete.files[::-1], rulesets=incomplete.rulesets[::-1])
    assert text.render(turned, PLAIN) == text.render(incomplete, PLAIN)


def test_the_least_severity_shown_does_not_change_the_verdict(fail: Report) -> None:
    told = text.render(fail, replace(PLAIN, min_severity="error"))
    assert "Warning:" not in told
    assert "Not shown (below the least severity asked for): 2 warnings, 1 note." in told
    assert told.splitlines()[-1] == text.render(fail, PLAIN).splitlines()[-1]


def test_without_unicode_all_is_latin(fail: Report, incomplete: Report) -> None:
    for report in (fail, incomplete):
        text.render(report, replace(PLAIN, unicode=False, verbose=True, statistics=True)).encode("latin-1")


WORDS = st.text(st.sampled_from("abc de fgh日本語。「」，é”“—\u0301\u200d\t\n🙂ｗ"), min_size=1, max_size=200)


@given(words=WORDS, width=st.integers(20, 60), data=st.data())
def test_the_marks_stand_below_the_marked_words(words: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    lines = draw(Excerpt(words, start, end), [Mark(start, end, 7, "^", "1")], Style(width + 40, False, True), "")
    marked = "".join(under(above[9:], below[9:]) for above, below in pairwise(lines) if "^" in below)
    wanted = "".join(char for char in shown(words[start:end], True) if cells(char) and char != " ")
    if wanted and not any("…" in line for line in lines):
        assert "".join(marked.split()) == wanted
    assert all(span(line) <= width + 40 and "\n" not in line for line in lines)


def under(above: str, below: str) -> str:
    """Return the characters of *above*, but for accents, that have a mark right below them."""
    found, cell = "", 0
    for char in above:
        taken = cells(char)
        if taken and below[cell : cell + taken] == "^" * taken:
            found += char
        cell += taken
    return found


def test_the_line_number_stands_where_the_marked_words_begin() -> None:
    words = "one two three four five six seven eight nine ten " * 3
    start = words.rindex("nine")
    lines = draw(Excerpt(words, start, start + 4), [Mark(start, start + 4, 12, "^", "1")], Style(60, False, True), "")
    numbered = [line for line in lines if line.split("│")[0].strip()]
    assert len(numbered) == 1 and numbered[0].startswith("    12 │") and "nine" in numbered[0]


def test_of_a_long_passage_only_the_marked_part_is_drawn() -> None:
    words = "lorem ipsum dolor sit amet " * 60
    at = words.index("dolor", 700)
    lines = draw(Excerpt(words, at, at + 5), [Mark(at, at + 5, 3, "^", "1")], Style(80, False, True), "")
    assert len(lines) == 6  # the row above, the row, its marks, the row below, and what stands for the rest
    assert sum(line.endswith("…") for line in lines) == 2
    whole = draw(Excerpt(words, 0, len(words)), [Mark(0, len(words), 3, "^", "1")], Style(80, False, True), "")
    assert len(whole) < 15


def test_a_missing_thing_is_marked_by_one_sign() -> None:
    lines = draw(Excerpt("Some words", 10, 10), [Mark(10, 10, 3, "^", "1")], PLAIN, "")
    assert lines == ["     3 │ Some words", "       │           ^"]


def test_a_release_cannot_play_with_the_terminal(sentence: Finding) -> None:
    evil = "Buy\x1b]0;owned\x07 now\u202e\x9b31m \ufffc\r\n\x00end\udc80"
    finding = replace(sentence, excerpt=Excerpt(evil, 0, 3), message=evil, title=evil, remedy=evil)
    place = Place(Point(0, 1, 1), Point(3, 1, 4), None, f"{evil}.json")
    file = FileReport(evil, "a" * 64, findings=(replace(finding, place=place),), runs=())
    told = text.render(Report("1", (), (file,)), replace(PLAIN, verbose=True, statistics=True))
    assert [char for char in told if not char.isprintable() and char != "\n"] == []
    told.encode()


@given(st.text(max_size=300), st.integers(1, 80))
def test_wrapping_keeps_every_word(words: str, room: int) -> None:
    words = shown(words, True)
    lines = wrap(words, room, "")
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(span(line) <= room or len(list(pieces(line))) == 1 for line in lines)


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_shown_of_a_beginning_is_the_beginning(first: str, second: str) -> None:
    for unicode in (True, False):
        assert shown(first + second, unicode) == shown(first, unicode) + shown(second, unicode)


def test_wide_text_breaks_between_characters_but_not_before_a_stop() -> None:
    assert wrap("諾文航運。今日", 8, "") == ["諾文航", "運。今日"]
    assert rows("ab", iter([]), 3) == []


def test_widths_are_those_of_a_terminal() -> None:
    pyte = pytest.importorskip("pyte")
    for words in ("諾文航運", "e\u0301clair", "ｗide", "plain", "“quoted” – dash", "한국어", "🙂"):
        screen = pyte.Screen(40, 1)
        pyte.Stream(screen).feed(words)
        assert screen.cursor.x == span(words), words
