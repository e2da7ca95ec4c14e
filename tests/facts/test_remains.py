"""What is left in a release that should not be: placeholders, dummies, traces of editing, debris; and release instructions."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as conditions
from hypothesis import strategies as st

from disclint.facts import debris, edit_marks, embargoes, placeholders
from disclint.facts.frame import Frame, frame_of
from disclint.model.fact import Embargo
from disclint.model.lexicon import Lexicon
from disclint.model.settings import Settings
from disclint.parsing.grammars import Grammars
from disclint.parsing.release import parse_release
from disclint.rules.compile import compile_law
from disclint.text.source import read_document

ROOT = Path(__file__).resolve().parents[2]
GRAMMARS = Grammars()
UNTIMED = conditions(deadline=None)
"""The first text of a process makes the grammars ready."""
HEAD = "# Kestrel opens depot in Lund\n\nLUND, Sweden, May 4, 2026 -- Kestrel Rescue AB today opened a depot in Lund.\n\n"
Found = list[tuple[str, str]]


@cache
def lexicon() -> Lexicon:
    path = ROOT / "rulesets" / "vocabulary" / "release-form.yaml"
    schema = json.loads((ROOT / "disclint" / "schemas" / "vocabulary.schema.json").read_text(encoding="utf-8"))
    return compile_law([(path.name, path.read_bytes())], [], {"vocabulary": schema, "ruleset": {}}).lexicon


def framed(text: str, name: str = "release.md") -> Frame:
    return frame_of(parse_release(read_document(text.encode(), name), GRAMMARS), GRAMMARS, lexicon(), Settings())


def left(text: str, name: str = "release.md") -> Found:
    frame = framed(HEAD + text, name)
    return [(fact.form, fact.span.of(frame.text)) for fact in sorted(placeholders.facts(frame), key=lambda fact: fact.span)]


def marks(text: str, name: str = "release.md") -> Found:
    frame = framed(text, name)
    return [(fact.form, fact.span.of(frame.text)) for fact in edit_marks.facts(frame)]


def remains(text: str, name: str = "release.md") -> Found:
    frame = framed(HEAD + text, name)
    return [(fact.form, fact.span.of(frame.text)) for fact in debris.facts(frame)]


def instructions(text: str) -> list[Embargo]:
    return list(embargoes.facts(framed(text)))


# ---- Placeholders


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("said [Spokesperson Name], [Title] at Kestrel.", [("field", "[Spokesperson Name]"), ("field", "[Title]")]),
        ("said Ana Weiss, [CEO] at Kestrel.", [("field", "[CEO]")]),
        ("Visit [Your Website URL] or <insert link>.", [("field", "[Your Website URL]"), ("field", "<insert link>")]),
        ("From [●] to [??] for {{name}}.", [("blank", "[●]"), ("blank", "[??]"), ("merge", "{{name}}")]),
        ("It costs $X.XX, up X%, on June XX, 20XX.", [("figure", "$X.XX"), ("figure", "X%"), ("figure", "June XX"), ("figure", "20XX")]),
        ("The sum of ____ kronor.", [("blank", "____")]),
        ("Venue: TBC", [("undecided", "TBC")]),
        ("[insert quote here]", [("field", "[insert quote here]")]),
        ("Lorem ipsum for all.", [("dummy-text", "Lorem ipsum")]),
        ("Contact: None", [("null", "None")]),
    ],
)
def test_what_is_left_to_fill_in_is_told(text: str, found: Found) -> None:
    assert left(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "“We saw it in [our] patients, in [city] and in [the City's] halls,” she said.",
        "[1] [Figure 1] [Day 28] [TSXV: KST] [sic] [...] [Lp(a)] [year to date]",
        "[X](https://x.com/kestrel) and [link](https://kestrel.example)",
        "[Contact]",
        "Super Bowl XX, size XXL, $XRP, Malcolm X, 10X growth, 5XX errors",
        "TBC Bank paid. The TBC loan is old; TBD Media said so.",
        "```\n[insert name] {{name}} $XX\n```",
        "A line.\n\n______________________\n\nAnother.",
        "None of them came by none other than the null device.",
    ],
)
def test_what_only_looks_so_is_not(text: str) -> None:
    assert left(text) == []


def test_a_list_of_the_front_matter_is_no_placeholder() -> None:
    frame = framed('---\ntitle: "[Company] opens"\ntags: [company, date]\n---\n\n# Kestrel opens\n\nText.')
    assert [fact.span.of(frame.text) for fact in placeholders.facts(frame)] == ["[Company]"]


# ---- Dummies


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Test User", "dummy-name"),
        ("Contact: John Doe", "dummy-name"),
        ("(212) 555-0142", "dummy-phone"),
        ("123-456-7890", "dummy-phone"),
        ("000-000-0000", "dummy-phone"),
        ("press@example.com", "dummy-mail"),
        ("www.example.org", "dummy-host"),
        ("http://localhost:8080/x", "dummy-host"),
        ("https://press.kestrel.internal", "dummy-host"),
        ("https://staging.kestrel.se", "trial-host"),
        ("[home](https://www.google.com/)", "bare-host"),
        ("[call](tel:+0000000)", "dummy-phone"),
        ("[mail](mailto:test@test.com)", "dummy-mail"),
    ],
)
def test_dummies_are_told_by_their_form(text: str, form: str) -> None:
    assert [found for found, _ in left(text)] == [form]


@pytest.mark.parametrize(
    "text",
    [
        "press@kestrel.example",
        "https://www.google.com/search?q=a",
        "+49 89 5550 110",
        "https://dev.mysql.com",
        "staging.Local",
        "5550142",
        "John Doerr",
    ],
)
def test_real_contacts_are_left_alone(text: str) -> None:
    assert left(text) == []


@UNTIMED
@given(st.integers(min_value=0, max_value=9999))
def test_only_the_reserved_hundred_of_555_is_a_dummy(line: int) -> None:
    found = left(f"Call 212-555-{line:04d}.")
    assert bool(found) == (100 <= line < 200)


# ---- Traces of editing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + "It holds {--twelve--}{++fourteen++}.", [("deletion", "{--twelve--}"), ("insertion", "{++fourteen++}")]),
        (HEAD + "[Note to Jo: check]", [("note", "[Note to Jo: check]")]),
        ("# DRAFT: Kestrel opens\n\nText follows here.", [("draft", "DRAFT")]),
        ("# Kestrel opens depot (DRAFT)\n\nText follows here.", [("draft", "DRAFT")]),
        (HEAD + "DRAFT 3 - May 2", [("draft", "DRAFT")]),
        (HEAD + "CONFIDENTIAL DRAFT", [("confidential", "CONFIDENTIAL DRAFT")]),
        (HEAD + "The boats<!-- please check with legal --> are new.", [("comment", "boats")]),
    ],
)
def test_traces_of_editing_are_told(text: str, found: Found) -> None:
    assert marks(text) == found


def test_comments_of_a_page_must_be_between_people() -> None:
    page = "<h1>Kestrel opens</h1><p>It holds <!-- Jo: can we say this? -->boats<!-- Please keep this section -->.</p>"
    assert [form for form, _ in marks(page, "r.html")] == ["comment"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "The draft guidance, the NBA DRAFT and [comments] are out. [Note to editors: pictures.]",
        "# DRAFT BEER FESTIVAL COMES TO LUND\n\nText follows here.",
        HEAD + 'Kits cost ~~$120~~ $99. <!--more--> <!-- wp:paragraph --> <!-- expect REL001: "x" -->',
        HEAD + "Version 2 final release, version 2.0 clean energy.",
    ],
)
def test_ordinary_words_are_no_traces(text: str) -> None:
    assert marks(text) == []


# ---- Debris


@UNTIMED
@given(st.sampled_from("éüöäñ®©™’“”–—…°½"))
def test_any_sign_that_was_decoded_twice_is_told_with_what_it_should_be(sign: str) -> None:
    for codec in ("cp1252", "latin-1"):
        try:
            twice = sign.encode().decode(codec)
        except UnicodeDecodeError:
            continue
        found = list(debris.facts(framed(HEAD + f"The word a{twice}b stands.")))
        assert [fact.form for fact in found] == ["encoding"]
        assert found[0].what.endswith(f"should be {sign}")


@UNTIMED
@given(st.text(alphabet="ÂÃâÄÅaéüöñ ,.SOPL", max_size=40))
def test_words_with_such_letters_alone_are_left_alone(words: str) -> None:
    text = "Ort: " + words.replace("Â ", "").replace("Â", "A")
    assert [form for form, _ in remains(text) if form == "encoding"] == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("if (!window.AdButler){(function(){", "script"),
        (".btn { color: #fff; margin: 0; }", "style"),
        ('&lt;div class="x"&gt;Hello', "markup"),
        ("A&amp;amp;B", "entity"),
        ("[email\u00a0protected]", "redaction"),
        ("the Commission () said", "parentheses"),
        ("Sure! Here's a press release for you.", "generator"),
        ("light\u200b kits", "invisible"),
        ("https://kestrel.example/?utm_source=chatgpt.com", "tracking"),
    ],
)
def test_debris_is_told_by_its_form(text: str, form: str) -> None:
    assert {found for found, _ in remains(text)} == {form}


def test_a_long_paragraph_that_stands_twice_is_told_once() -> None:
    words = "The depot in Lund holds fourteen boats, forty kits and a workshop for the whole of the south."
    assert remains(f"Kestrel is new.\n\n{words}\n\n{words}") == [("repeated", words)]


def test_a_code_in_a_markdown_headline_is_told_and_one_in_html_is_not() -> None:
    frame = framed("# Kestrel &amp; Sons open\n\nLUND, May 4, 2026 -- Kestrel &amp; Sons opened.")
    assert [(fact.form, fact.span.of(frame.text)) for fact in debris.facts(frame)] == [("entity", "&")]
    page = framed("<h1>Kestrel &amp; Sons open</h1><p>LUND, May 4, 2026 -- Kestrel &amp; Sons opened.</p>", "r.html")
    assert list(debris.facts(page)) == []


# ---- Release instructions


def test_an_embargo_is_read_with_its_moment() -> None:
    (found,) = instructions("EMBARGOED UNTIL 4 a.m. CT / 5 a.m. ET, Thursday, April 17, 2025\n\n" + HEAD)
    assert found.until == datetime(2025, 4, 17, 4)
    assert (found.has_time, found.has_zone, found.has_date) == (True, True, True)


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("Embargoed until Thursday", (False, False, False)),
        ("UNDER EMBARGO until 8:00 a.m., May 14, 2026", (True, False, True)),
        ("Embargo: 14 May 2026, 07:00 (London time)", (True, True, True)),
    ],
)
def test_what_an_embargo_does_not_say_is_known(line: str, there: tuple[bool, bool, bool]) -> None:
    (found,) = instructions(f"{line}\n\n{HEAD}")
    assert (found.has_time, found.has_zone, found.has_date) == there


def test_an_embargo_on_trade_is_no_instruction() -> None:
    assert instructions(HEAD + "The arms embargo lasts until the council lifts it, and the embargo on parts until May 2028.") == []
