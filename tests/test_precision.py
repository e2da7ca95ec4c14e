"""The page of precision knows every rule as it is."""

import re
from pathlib import Path

from disclint.files.cache import NO_CACHE
from disclint.files.law import Laws

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "precision.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([A-Z]{2,4}\d{3}) \| (\w+) \| (\w+) \| ([^|]+) \| (\d+|–) \| (\d+|–) \| (?:(\d+) %|–) \|$", re.M)
ENOUGH = {"error": 95, "warning": 90, "info": 80}


def test_every_rule_stands_there_as_it_is() -> None:
    shipped = {rule.id: (rule.severity.value, rule.status) for ruleset in Laws(NO_CACHE).law(()).rulesets for rule in ruleset.rules}
    assert {row[1]: (row[2], row[3]) for row in ROW.finditer(PAGE)} == shipped


def test_a_stable_rule_is_right_often_enough_where_it_was_counted() -> None:
    for row in ROW.finditer(PAGE):
        if row[7] is not None:
            assert int(row[6]) <= int(row[5])
            assert int(row[7]) == 100 * int(row[6]) // int(row[5])
            if row[3] == "stable" and not (row[2] == "error" and "warning" in row[4]):
                assert int(row[7]) >= ENOUGH[row[2]], row[1]
