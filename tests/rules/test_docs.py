"""The pages for authors of rules say what is so."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from disclint import model
from disclint.model.fact import Fact
from disclint.model.kinds import FACTS
from disclint.model.law import Law
from disclint.rules.build_selectors import HEADS, MODIFIERS, RANGES, condition
from disclint.rules.build_verbs import VERBS
from disclint.rules.catalogue import CONFIG, PLACES, TRAITS
from disclint.rules.draft import Draft
from disclint.rules.facts_page import page
from disclint.rules.json_schema import FORMATS
from disclint.rules.lexicon import Vocabulary
from disclint.rules.loading import load
from disclint.rules.verbs.normal import NORMALISERS

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = (DOCS / "rulesets.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
WRITTEN = [block for block in BLOCKS[1:] if re.match("(vocabulary|lists|patterns|legends):", block)]
SAID = [block for block in BLOCKS[1:] if block not in WRITTEN]
LIST = "  - {{id: {name}, about: Invented., source: invented, date: 2026-11-23, terms: [{terms}]}}\n"
LISTS = {"certainty": "guarantee*, certain to", "approval": "approv*", "negations": "cannot"}
WORDS = 'vocabulary: v\nversion: "1.0"\nlists:\n' + "".join(LIST.format(name=name, terms=terms) for name, terms in LISTS.items())


class Anything(dict[str, Any]):
    """Every term list there could be."""

    def __contains__(self, name: object) -> bool:
        return True


def test_the_ruleset_of_the_guide_compiles(law_of: Callable[..., Law]) -> None:
    law = law_of(BLOCKS[0], WORDS)
    assert [rule.id for rule in law.rulesets[0].rules] == ["HSE001"]
    law_of(BLOCKS[0], WORDS, *(block if "vocabulary:" in block else f'vocabulary: w\nversion: "1"\n{block}' for block in WRITTEN))


@pytest.mark.parametrize("block", SAID, ids=range(len(SAID)))
def test_every_check_and_condition_of_the_guide_can_be_read(block: str) -> None:
    pieces = re.split(r"^(?=\w)", block, flags=re.MULTILINE)
    for piece in filter(str.strip, pieces):
        draft = Draft(load(piece, "guide"), Vocabulary([], {}, Anything(), Anything()), {})
        data: Any = draft.page.data
        ((key, value),) = data.items()
        if key in VERBS:
            VERBS[key](draft, (key,), value)
        elif key == "when":
            condition(draft, (key,), value)
        unknown = [fault for fault in draft.page.faults if "kind of fact" not in fault.reason and "there is no field" not in fault.reason]
        assert unknown == []


@pytest.mark.parametrize("word", [*HEADS, *MODIFIERS, *RANGES, *VERBS, *NORMALISERS, *PLACES, *TRAITS, *CONFIG, *FORMATS])
def test_every_word_of_the_language_stands_in_the_guide(word: str) -> None:
    assert re.search(rf"\b{re.escape(word)}\b", GUIDE)


def test_the_page_of_facts_is_that_of_the_classes(request: pytest.FixtureRequest) -> None:
    path = DOCS / "facts.md"
    if request.config.getoption("--renew-golden"):
        path.write_text(page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page(), "facts changed: run pytest --renew-golden tests/rules/test_docs.py"


def test_every_kind_of_fact_is_entered() -> None:
    names = [module.name for module in pkgutil.iter_modules(model.__path__) if module.name != "index"]
    modules = [import_module(f"disclint.model.{name}") for name in names]
    written = {
        one for module in modules for one in vars(module).values() if isinstance(one, type) and issubclass(one, Fact) and one is not Fact
    }
    assert written == set(FACTS)
    assert len({one.kind for one in FACTS}) == len(FACTS)
