"""House style: trademark signs, terms, official names, tone, and the AP form."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

import disclint.schemas
from disclint.api.check import read
from disclint.model.law import Law
from disclint.model.settings import Product, Settings
from disclint.parsing.grammars import Grammars
from disclint.rules.compile import compile_law
from disclint.rules.engine import run
from disclint.rules.verbs.recompute import Recompute

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(disclint.schemas.__file__).parent
GRAMMARS = Grammars()
HEAD = "Talwerk Opens Depot\n\nLUND, Sweden, May 4, 2026 -- "


@cache
def law() -> Law:
    words = ROOT / "rulesets" / "vocabulary" / "house-style.yaml"
    rules = ROOT / "rulesets" / "house-style.yaml"
    schemas = {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")) for name in ("ruleset", "vocabulary")}
    return compile_law([(words.name, words.read_bytes())], [(rules.name, rules.read_bytes())], schemas)


def told(rule: str, text: str, settings: Settings | None = None) -> list[str]:
    used = settings or Settings(select=(rule,))
    reading = read(text.encode(), name="r.md", sidecar=None, settings=used, law=law(), grammars=GRAMMARS, as_of=None)
    found, _ = run(law().rulesets, reading, used)
    return [one.message for one in found if one.rule == rule]


AP = Settings(select=("STY002",), profiles=("ap",))
DATELINES = [
    ("NEW YORK, March 13, 2026 -- ", []),
    ("New York, NY, March 13, 2026 -- ", ["NEW YORK", "NEW YORK"]),
    ("TULSA, Okla., March 13, 2026 -- ", []),
    ("TULSA, OK, March 13, 2026 -- ", ["Okla."]),
    ("AUSTIN, Texas, March 13, 2026 -- ", []),
    ("AUSTIN, TX, Mar. 13, 2026 -- ", ["Texas", "March 13"]),
    ("TULSA, Oklahoma, Jan. 5th, 2026 -- ", ["Okla.", "Jan. 5"]),
    ("BOSTON, September 05, 2026 -- ", ["Sept. 5"]),
    ("NEW YORK, NY, March 13, 2026 /24-7PressRelease/ -- ", []),
]


@pytest.mark.parametrize(("dateline", "right"), DATELINES, ids=[dateline for dateline, _ in DATELINES])
def test_a_dateline_in_ap_form(dateline: str, right: list[str]) -> None:
    messages = told("STY002", f"Talwerk Opens Depot\n\n{dateline}Talwerk Inc. opened a depot today.", AP)
    assert [re.findall("“(.*?)”", message)[-1] for message in messages] == right


TIMES = [("8:30 a.m.", []), ("8:30 AM", ["8:30 a.m."]), ("8:00 a.m.", ["8 a.m."]), ("12:00 p.m.", ["noon"]), ("9 pm", ["9 p.m."])]


@pytest.mark.parametrize(("time", "right"), TIMES)
def test_a_time_of_day_in_ap_form(time: str, right: list[str]) -> None:
    messages = told("STY002", f"Talwerk Opens Depot\n\nBOSTON, March 13, 2026 -- Talwerk Inc. opens its gates at {time} today.", AP)
    assert [re.findall("“(.*?)”", message)[-1] for message in messages] == right


def test_the_ap_form_is_asked_for_only_where_it_is_switched_on() -> None:
    assert told("STY002", "Talwerk Opens Depot\n\nNew York, NY, March 13th, 2026 -- Talwerk opened.") == []


def test_a_digest_defines_the_company_many_times() -> None:
    names = ("Norvane Marine ASA", "Orrin Holdings Inc.", "Covell Gold Corp.", "Talwerk Rail AB", "Lyra Foods Ltd.")
    text = HEAD + "\n\n".join(f"{name} (the “Company”) grew." for name in names)
    assert told("STY003", text) == []
    assert told("STY003", HEAD + "Norvane Marine ASA (the “Company”) bought Covell Gold Corp. (the “Company”).") == [
        "“Company” stands for Covell Gold Corp. here and for Norvane Marine ASA elsewhere."
    ]


def test_an_ampersand_is_no_wrong_name() -> None:
    assert told("STY007", HEAD + "Talwerk filed with the Securities & Exchange Commission.") == []
    assert told("STY007", HEAD + "Talwerk filed with the Securities Exchange Commission.") == [
        "“Securities Exchange Commission” is not the official name; it is “Securities and Exchange Commission”."
    ]


def test_every_list_of_wrong_names_has_its_right_name() -> None:
    rule = next(rule for rule in law().rulesets[0].rules if rule.id == "STY007")
    assert isinstance(rule.check, Recompute)
    names = rule.check.args["names"]
    assert isinstance(names, dict)
    assert set(names) == {one for one in law().lexicon.lists if one.startswith("not-")}
    for right in names.values():
        assert told("STY007", f"{HEAD}Talwerk knows the {right} well.") == [], right


def test_brands_may_shout() -> None:
    assert told("STY005", HEAD + "Talwerk sells on Yahoo! and BevMo! alike. It grew.") == []
    assert told("STY005", HEAD + "Talwerk grew. Come and see!") == ["“see!” shouts."]


def test_a_title_in_quotes_keeps_its_words() -> None:
    assert told("STY007", HEAD + "Talwerk read the report “Rules of the Federal Aviation Agency” again.") == []
    assert len(told("STY007", HEAD + "“We love the Federal Aviation Agency,” said Ida Berg, head of depots.")) == 1


def test_names_that_the_configuration_gives_may_lie_a_letter_apart() -> None:
    text = HEAD + "Norvalis grew. The Norvalis ships sail. All of Norvalis sails. Norvails sails too."
    assert told("STY006", text) == ["“Norvails” is spelt “Norvalis” elsewhere."]
    products = (Product(name="Norvalis"), Product(name="Norvails"))
    assert told("STY006", text, Settings(select=("STY006",), products=products)) == []


def test_a_speaker_has_one_office() -> None:
    quotes = "“We grow faster than anybody in the whole region thought we would,” said Ida Berg, {one} of Talwerk.\n\n“We hire a hundred people for the new depot in the autumn,” said Ida Berg, {two} of Talwerk."
    texts = [
        HEAD + "Talwerk grew.\n\n" + quotes.format(one=one, two=two)
        for one, two in (("CEO", "Chief Financial Officer"), ("CEO", "Chief Executive Officer"))
    ]
    assert [len(told("STY006", text)) for text in texts] == [1, 0]
