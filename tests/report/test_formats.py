"""The formats for machines: valid against their schemas, escaped, the same bytes each time."""

import json as stdlib_json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator

from disclint.model.finding import Finding, Report, RuleRun
from disclint.report import formats, github, gitlab, json, junit, parse_json, parse_tree, sarif
from disclint.report.places import uri
from disclint.report.style import Style

DATA = Path(__file__).parent / "data"
SARIF = Draft4Validator(stdlib_json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
ENDINGS = {"json": "json", "sarif": "sarif", "github": "github.txt", "junit": "junit.xml", "gitlab": "gitlab.json", "html": "html"}
PLAIN = Style(width=100, colour=False, unicode=True)


def schema(name: str) -> Draft202012Validator:
    found = stdlib_json.loads((files("disclint.schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


@pytest.fixture(params=["fail", "incomplete", "passing"])
def report(request: pytest.FixtureRequest) -> Report:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("which", ["fail", "incomplete"])
def test_the_report_is_as_agreed(name: str, which: str, request: pytest.FixtureRequest, golden: Callable[[str, str], None]) -> None:
    golden(f"{which}.{ENDINGS[name]}", formats.render(request.getfixturevalue(which), name, PLAIN))


@pytest.mark.parametrize("name", formats.RENDERERS)
def test_the_order_of_files_does_not_matter(name: str, report: Report) -> None:
    turned = replace(report, files=report.files[::-1], rulesets=report.rulesets[::-1], rules=report.rules[::-1])
    assert formats.render(turned, name, PLAIN) == formats.render(report, name, PLAIN)


def test_json_keeps_the_contract(report: Report) -> None:
    written = stdlib_json.loads(json.render(report))
    schema("report").validate(written)
    assert list(written) == ["schema", "tool", "rulesets", "verdict", "files", "summary"]
    assert json.render(report).endswith("}\n")


def test_json_writes_characters_as_they_are(fail: Report) -> None:
    assert "預期第四季度" in json.render(fail)


def test_odd_file_names_can_be_written(fail: Report) -> None:
    odd = replace(fail, files=(replace(fail.files[0], path="caf\udce9 100%: a.md"),))
    for name in formats.RENDERERS:
        formats.render(odd, name, PLAIN).encode()
    assert stdlib_json.loads(json.render(odd))["files"][0]["path"] == "caf\udce9 100%: a.md"
    assert uri("caf\udce9 100%: a.md") == "caf%E9%20100%25%3A%20a.md"


def test_sarif_is_valid(report: Report) -> None:
    SARIF.validate(stdlib_json.loads(sarif.render(report)))


def test_sarif_has_all_that_code_scanning_needs(report: Report) -> None:
    run = stdlib_json.loads(sarif.render(report))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert len(rule["properties"]["tags"]) <= 20
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        physical = result["locations"][0]["physicalLocation"]
        assert set(physical["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert run["artifacts"][physical["artifactLocation"]["index"]]["location"]["uri"] == physical["artifactLocation"]["uri"]
    prints = [
        (one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], one["partialFingerprints"]["primaryLocationLineHash"])
        for one in run["results"]
    ]
    assert len(set(prints)) == len(prints)
    assert run["automationDetails"]["id"] == "disclint/"


def test_each_link_of_a_sarif_message_leads_to_a_related_location(fail: Report) -> None:
    for result in stdlib_json.loads(sarif.render(fail))["runs"][0]["results"]:
        links = {int(number) for number in re.findall(r"\]\((\d+)\)", result["message"]["text"])}
        assert links == {location["id"] for location in result.get("relatedLocations", ())}


def test_sarif_tells_what_could_not_be_done(incomplete: Report, fail: Report) -> None:
    invocation = stdlib_json.loads(sarif.render(incomplete))["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]] == ["unreadable-file", "rule-could-not-run"]
    assert stdlib_json.loads(sarif.render(fail))["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_braces_are_doubled_and_brackets_in_links_escaped_in_sarif(fail: Report) -> None:
    results = stdlib_json.loads(sarif.render(fail))["runs"][0]["results"]
    message = next(one["message"]["text"] for one in results if one["ruleId"] == "FLS021")
    assert "“{{{{預期}}}}” [sic]" in message
    assert "[the release \\[looks\\] ahead (line" in message


def test_equal_fingerprints_are_told_apart(fail: Report, sentence: Finding) -> None:
    twice = replace(fail, files=(replace(fail.files[0], findings=(sentence, sentence)),))
    results = stdlib_json.loads(sarif.render(twice))["runs"][0]["results"]
    assert [one["partialFingerprints"]["primaryLocationLineHash"][-2:] for one in results] == [":1", ":2"]
    issues = stdlib_json.loads(gitlab.render(twice))
    assert len({one["fingerprint"] for one in issues}) == 2


def test_github_tells_the_verdict_and_then_the_gravest(fail: Report) -> None:
    lines = github.render(fail).splitlines()
    assert lines[0] == "::notice title=disclint::FAIL: 3 errors, 2 warnings, 1 note in 3 files"
    assert [line.split(" ")[0] for line in lines[1:]] == ["::error"] * 3 + ["::warning"] * 2 + ["::notice"]


@given(words=st.text(st.sampled_from("a:,%\r\n= é\u2028\x00"), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_github_command_stays_one_line_and_can_be_read_back(words: str, fail: Report, sentence: Finding) -> None:
    finding = replace(sentence, title=words, message=words)
    written = github.render(replace(fail, files=(replace(fail.files[0], path=words, findings=(finding,)),)))
    head, properties, message = re.fullmatch(r"(::\w+) ([^:]*)::([^\r\n]*)", written.split("\n")[1]).groups()
    told = dict(one.split("=", 1) for one in properties.split(","))
    assert head == "::error"
    assert unescaped(told["file"]) == words
    assert unescaped(told["title"]) == f"GAAP002: {words}"
    assert unescaped(message).startswith(words)


def unescaped(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def cases(written: str) -> dict[tuple[str, str], list[str]]:
    root = ElementTree.fromstring(written.encode())
    return {(case.get("classname", ""), case.get("name", "")[:7]): [child.tag for child in case] for case in root.iter("testcase")}


def test_junit_has_a_case_per_rule_and_file(incomplete: Report) -> None:
    found = cases(junit.render(incomplete))
    assert found["news/2026/results.md", "GAAP002"] == ["failure"]
    assert found["news/2026/results.md", "MET012:"] == ["system-out"]
    assert found["news/2026/results.md", "HKX001"] == ["skipped"]
    assert found["news/slow.md", "REL001"] == ["error"]
    assert found["news/slow.md", "GAAP002"] == []
    assert found["news/broken.html", "file ca"] == ["error"]


@pytest.mark.parametrize(("fail_on", "failures"), [("never", 0), ("error", 2), ("warning", 4), ("info", 5)])
def test_junit_fails_what_the_user_wants_to_fail(fail_on: str, failures: int, fail: Report) -> None:
    report = replace(fail, files=(replace(fail.files[1], fail_on=fail_on),))
    root = ElementTree.fromstring(junit.render(report).encode())
    assert root.get("failures") == str(failures) == str(len(list(root.iter("failure"))))


def test_a_rule_with_findings_but_without_a_run_has_its_case(fail: Report) -> None:
    found = cases(junit.render(replace(fail, files=(replace(fail.files[1], runs=()),))))
    assert len(found) == 5


@given(words=st.text(st.characters(codec=None), max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_junit_is_well_formed_whatever_the_words(words: str, fail: Report, sentence: Finding) -> None:
    file = replace(
        fail.files[1], path=words, findings=(replace(sentence, message=words, title=words),), runs=(RuleRun("X", "not_applicable", words),)
    )
    ElementTree.fromstring(junit.render(replace(fail, files=(file,))).encode())


def test_gitlab_issues_have_what_merge_requests_show(report: Report) -> None:
    issues: list[dict[str, Any]] = stdlib_json.loads(gitlab.render(report))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_blocks_on_what_could_not_be_done(incomplete: Report) -> None:
    assert sum(issue["severity"] == "blocker" for issue in stdlib_json.loads(gitlab.render(incomplete))) == 2


def test_the_tree_and_json_of_a_reading(reading, golden: Callable[[str, str], None]) -> None:
    golden("parse.tree.txt", parse_tree.render(reading))
    golden("parse.json", parse_json.render(reading))


def test_the_json_of_a_reading_keeps_the_contract(reading) -> None:
    written = stdlib_json.loads(parse_json.render(reading))
    schema("release").validate(written)
    source = reading.release.document.source
    for section in written["sections"]:
        assert source[section["span"]["start"]["offset"] : section["span"]["end"]["offset"]].strip()
    covered = "".join(
        source[one["span"]["start"]["offset"] : one["span"]["end"]["offset"]] for one in written["sections"] if one["within"] is None
    )
    assert "".join(covered.split()) == "".join(source.split())
    figure = next(fact for fact in written["facts"] if fact["kind"] == "figure")
    assert (figure["value"], figure["half"]) == ("4100000", "50000")


def test_every_format_is_listed_and_can_be_rendered(passing: Report) -> None:
    for name in formats.RENDERERS:
        assert formats.render(passing, name, PLAIN).endswith("\n")


def test_the_page_is_well_formed_and_holds_nothing_foreign(report: Report) -> None:
    page = formats.render(report, "html", PLAIN)
    body = page[page.index("<body>") : page.index("</html>")]
    ElementTree.fromstring(body)
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!https?://)', page)
    for file in report.files:
        assert all(finding.rule in body for finding in file.findings)


def test_the_page_escapes_what_a_release_says(fail: Report) -> None:
    (file, *rest) = fail.files
    sly = replace(file, findings=tuple(replace(one, message="<script>alert(1)</script> & more") for one in file.findings))
    page = formats.render(replace(fail, files=(sly, *rest)), "html", PLAIN)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
