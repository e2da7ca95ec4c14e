import json
from pathlib import Path

import jsonschema
import pytest

from disclint.files.cache import NO_CACHE, Cache
from disclint.files.config import Configuration, schema_text
from disclint.model.errors import ConfigError, DisclintError, SeveralErrors, UsageError
from disclint.model.settings import Company, Product, Settings

WHOLE = """\
rulesets = ["release-form", "house.yaml"]
select = ["REL"]
ignore = ["STY001"]
preview = true
profiles = ["ap"]
channels = ["newswire-us"]
fail-on = "warning"
exclude = ["archive/**"]
regimes = {force = ["us"], bar = ["hk"]}

[company]
name = "Norvane Shipping ASA"
short-names = ["Norvane"]
kind = "foreign-private"
lei = "5493001KJTIIGC8Y1R12"
listings = ["Nasdaq: NORV", "Oslo Bors:NORV"]
penny-stock = false

[[products]]
name = "Alphavir"
marks = ["ALPHAVIR"]
generic-name = "alphavirine"
status = "investigational"
indication = "influenza"

[[files]]
pattern = "drafts/**"
fail-on = "never"
select = []

[[files]]
pattern = ["*.txt", "drafts/last.md"]
fail-on = "error"
regimes.bar = []
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configuration(named: str | None = None, isolated: bool = False, kept: Cache = NO_CACHE) -> Configuration:
    return Configuration(kept, named, {}, isolated=isolated)


def settings(name: str, **options: bool) -> Settings:
    return configuration(**options).settings(str(Path(name).absolute()))


def test_every_setting_arrives() -> None:
    Path("disclint.toml").write_text(WHOLE)
    jsonschema.validate(__import__("tomllib").loads(WHOLE), json.loads(schema_text()))
    assert settings("a.md") == Settings(
        rulesets=("release-form", "house.yaml"),
        select=("REL",),
        ignore=("STY001",),
        force_regimes=("us",),
        bar_regimes=("hk",),
        preview=True,
        profiles=("ap",),
        channels=("newswire-us",),
        fail_on="warning",
        company=Company(
            "Norvane Shipping ASA",
            ("Norvane",),
            "foreign-private",
            "5493001KJTIIGC8Y1R12",
            (("Nasdaq", "NORV"), ("Oslo Bors", "NORV")),
            False,
        ),
        products=(Product("Alphavir", ("ALPHAVIR",), "alphavirine", "investigational", "influenza"),),
        origin="disclint.toml",
    )


def test_tables_for_files_replace_what_they_give_and_the_later_one_wins() -> None:
    Path("disclint.toml").write_text(WHOLE)
    draft, last, text = settings("drafts/a.md"), settings("drafts/last.md"), settings("x/a.txt")
    assert (draft.fail_on, draft.select, draft.bar_regimes) == ("never", (), ("hk",))
    assert (last.fail_on, last.select, last.bar_regimes) == ("error", (), ())
    assert (text.fail_on, text.select, text.force_regimes) == ("error", ("REL",), ("us",))


def test_the_nearest_file_alone_is_in_force() -> None:
    Path("sub/deep").mkdir(parents=True)
    Path("disclint.toml").write_text('fail-on = "info"\npreview = true\n')
    Path("sub/pyproject.toml").write_text('[tool.disclint]\nfail-on = "warning"\n')
    Path("sub/deep/pyproject.toml").write_text('[project]\nname = "disclint-releases"\n')
    assert settings("a.md").fail_on == "info"
    assert settings("sub/deep/a.md") == Settings(fail_on="warning", origin="sub/pyproject.toml")
    Path("sub/disclint.toml").write_text("")
    assert settings("sub/deep/a.md") == Settings(origin="sub/disclint.toml")
    assert settings("sub/deep/a.md", isolated=True) == Settings()


def test_a_named_file_is_in_force_everywhere_and_paths_start_from_it() -> None:
    Path("sub").mkdir()
    Path("sub/house.toml").write_text('rulesets = ["all", "own/rules.yaml"]\nexclude = ["a.md"]')
    Path("disclint.toml").write_text('fail-on = "info"')
    named = configuration("sub/house.toml")
    assert named.settings(str(Path("a.md").absolute())).rulesets == ("all", "sub/own/rules.yaml")
    assert not named.excludes(str(Path("x.md").absolute()))
    assert named.excludes(str(Path("sub/a.md").absolute()))


@pytest.mark.parametrize(
    ("name", "mend"), [("none.toml", "no configuration file none.toml"), ("pyproject.toml", "no table [tool.disclint]")]
)
def test_a_named_file_must_be_there_and_say_something(name: str, mend: str) -> None:
    Path("pyproject.toml").write_text("[project]\n")
    with pytest.raises(UsageError, match=mend.replace("[", r"\[")):
        configuration(name)


FAULTS = [
    ('fail_on = "error"', "1:1: unknown key “fail_on”; did you mean “fail-on”?"),
    ("\n[company]\nnme = 1", "3:1: unknown key “nme”; did you mean “name”?"),
    ('name = "X"', "1:1: unknown key “name”; it belongs in [company]"),
    ("[company]\npreview = true", "2:1: unknown key “preview”; it belongs at the top of the file, before all tables"),
    ('indication = ""', "1:1: unknown key “indication”; it belongs in [[products]]"),
    ("[regimes]\nzzz = []", "2:1: unknown key “zzz”; known here are bar, force"),
    ('[[files]]\npattern = "x"\n[[files]]\nfail-on = "info"', "3:1: “files[2]” has no “pattern”; add it"),
    ('fail-on = "eror"', "1:1: “fail-on” is “eror”; it may be error, warning, info, never; did you mean error?"),
    ('preview = "yes"', "1:1: “preview” is not true or false; whether rules on trial run too"),
    (
        'select = "FLS"',
        '1:1: “select” is not a list; only these rules: ids such as "FLS001", prefixes such as "FLS", or names. '
        "A rule on trial runs if its id or name stands here",
    ),
    (
        'ignore = ["FLS001",\n  "fls 1"]',
        "2:3: “ignore[2]” is “fls 1”, which is not of the right form; the id of a rule or its beginning, the name of a rule, or ALL",
    ),
    (
        '[company]\nlei = "x"',
        "2:1: “company.lei” is “x”, which is not of the right form; the legal entity identifier: 20 letters and digits",
    ),
    ("[[products]]\nname = ''", "2:1: “products[1].name” is “”, which is not of the right form; words: not empty, not blanks alone"),
    ("preview = 2026-01-01", "1:1: “preview” is not true or false; whether rules on trial run too"),
    ("a = ", "1:5: this is not TOML: invalid value; mend the line"),
    ("a = 1\na = 2", "2:6: this is not TOML: cannot overwrite a value; mend the line"),
    ('a = "', "1:6: this is not TOML: unterminated string; mend the line"),
]


@pytest.mark.parametrize(("text", "line"), FAULTS)
def test_a_fault_has_its_place_and_its_mend(text: str, line: str) -> None:
    Path("disclint.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        settings("a.md")
    assert str(caught.value) == f"disclint.toml:{line}"


def test_a_fault_in_a_project_file_has_its_place_too() -> None:
    Path("pyproject.toml").write_text("[tool.other]\nx = 1\n[tool.disclint.company]\nshort_names = []\n")
    with pytest.raises(ConfigError, match=r"^pyproject.toml:4:1: unknown key “short_names”; did you mean “short-names”"):
        settings("a.md")


def test_what_is_not_utf_8_is_told() -> None:
    Path("disclint.toml").write_bytes(b'[company]\nname = "Caf\xe9"')
    with pytest.raises(ConfigError, match=r"^disclint.toml:2:12: this is not UTF-8"):
        settings("a.md")


def test_all_faults_are_told_at_once_in_order() -> None:
    Path("disclint.toml").write_text('preview = 1\nfoo = 2\n[company]\nkind = "public"\n')
    with pytest.raises(SeveralErrors) as caught:
        settings("a.md")
    assert [line.split(":")[1] for line in str(caught.value).splitlines()] == ["1", "2", "4"]


def test_a_configuration_is_kept_and_a_changed_one_read_anew(tmp_path: Path) -> None:
    kept = Cache(str(tmp_path))
    for severity in ("info", "warning"):
        Path("disclint.toml").write_text(f'fail-on = "{severity}"')
        assert configuration(kept=kept).settings(str(Path("a.md").absolute())).fail_on == severity
        assert configuration(kept=kept).settings(str(Path("a.md").absolute())).fail_on == severity
    assert len(list(tmp_path.glob("config-*.pickle"))) == 2


@pytest.mark.parametrize("text", [text for text, _ in FAULTS])
def test_the_faults_travel_between_processes(text: str) -> None:
    import pickle

    Path("disclint.toml").write_text(text)
    with pytest.raises(DisclintError) as caught:
        settings("a.md")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
