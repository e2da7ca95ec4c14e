"""What the pages of the documentation show is valid and can be run."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click
import pytest

import disclint.schemas
from disclint.cli.main import cli
from disclint.files.cache import NO_CACHE
from disclint.files.config import schema_text
from disclint.files.config_faults import table_faults
from disclint.files.law import Laws
from disclint.rules.schema_faults import problems

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in PAGES}
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[tuple[str, str]]:
    return [(name, found["body"]) for name, text in TEXTS.items() for found in FENCE.finditer(text) if found["kind"] == kind]


def shown_commands() -> list[str]:
    fenced = [line.partition("  #")[0].strip() for _, body in blocks("sh") for line in body.splitlines()]
    inline = [words for text in TEXTS.values() for words in re.findall(r"`(disclint [a-z][^`]*)`", text)]
    return sorted({line for line in (*fenced, *inline) if line.startswith("disclint ")})


@pytest.mark.parametrize("line", shown_commands())
def test_every_command_shown_has_the_options_shown(line: str) -> None:
    command: click.Command = cli
    words = line.split()[1:]
    with click.Context(cli) as context:
        while isinstance(command, click.Group) and words:
            found = command.get_command(context, words[0])
            assert found is not None, words[0]
            command, words = found, words[1:]
    options = {name for parameter in command.params for name in parameter.opts}
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize(("page", "body"), [pytest.param(*one, id=f"{one[0]}-{at}") for at, one in enumerate(blocks("toml"))])
def test_every_configuration_shown_is_valid(page: str, body: str) -> None:
    table = tomllib.loads(body)
    if "project" not in table:  # a build file
        assert list(table_faults(page, table, json.loads(schema_text()), {}, ())) == []


def test_the_house_style_shown_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (body,) = [body for name, body in blocks("yaml") if name == "adopt.md"]
    monkeypatch.chdir(tmp_path)
    Path("style.yaml").write_text(body, encoding="utf-8")
    rules = {rule.id: rule for ruleset in Laws(NO_CACHE).law(("style.yaml",)).rulesets for rule in ruleset.rules}
    assert rules["STY005"].severity.value == "warning"
    assert rules["REL020"].off


def test_the_overrides_of_the_guide_are_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (body,) = [body for name, body in blocks("yaml") if name == "rulesets.md" and "overrides:" in body]
    monkeypatch.chdir(tmp_path)
    Path("style.yaml").write_text(f'ruleset: shown\nversion: "1.0"\ntitle: Shown in the guide\n{body}', encoding="utf-8")
    law = Laws(NO_CACHE).law(("style.yaml",))
    assert sum(bool(rule.changes) for ruleset in law.rulesets for rule in ruleset.rules) == body.count("because:")


@pytest.mark.parametrize(("name", "command"), [("coverage", "rules coverage --format json"), ("selftest", "selftest --format json")])
def test_what_the_commands_print_as_json_is_valid_against_its_schema(
    name: str, command: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from disclint.cli.main import main

    main(command.split())
    told = json.loads(capfdbinary.readouterr().out)
    schema = json.loads((Path(disclint.schemas.__path__[0]) / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert list(problems(told, schema)) == []
    assert told["schema"] == schema["properties"]["schema"]["const"]
