"""Every key that tomllib reads has a place, and the key stands there."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclint.files.toml_places import places

WHOLE = (
    """\
# settings
rulesets = ["release-form", # ours
            "house.yaml"]
fail-on = "warning"
regimes.force = ["us"]   # dotted
"quo\\u0074ed" = 'it"""
    + "'"
    + '''

[company]
name = """Norvane "Shipping" ASA"""
listings = ['Nasdaq: NORV', "OSE: NORV"]

[[products]]
name = "Alphavir"
marks = []

  [[products]]
  name = "Betavir"
  notes = [{a = 1, b.c = [2, 3]}, {}]

[[files]]
pattern = "drafts/**"
[files.company]
name = "Other"
[[files]]
pattern = "x"
[files.regimes]
bar = ["us"]
'''
)


def paths(value: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path} - {()} | {deeper for key, inner in below for deeper in paths(inner, (*path, key))}


def test_places_and_data_have_the_same_paths() -> None:
    assert set(places(WHOLE)) == paths(tomllib.loads(WHOLE))


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("rulesets",), (2, 1)),
        (("rulesets", 1), (3, 13)),
        (("regimes", "force"), (5, 9)),
        (("quoted",), (6, 1)),
        (("company", "listings", 1), (10, 29)),
        (("products", 1), (16, 3)),
        (("products", 1, "name"), (17, 3)),
        (("products", 1, "notes", 0, "b", "c", 1), (18, 30)),
        (("files", 0, "company", "name"), (23, 1)),
        (("files", 1, "regimes", "bar", 0), (27, 8)),
    ],
)
def test_a_key_stands_where_it_is_said_to_stand(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert places(WHOLE)[path] == place


KEYS = st.text("ab-_", min_size=1, max_size=4)
SCALARS = st.one_of(
    st.booleans().map(lambda value: str(value).lower()),
    st.integers(0, 9999).map(str),
    st.text("xy #[]{}=,.'\\\"\n", max_size=8).map(
        lambda value: '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    ),
    st.text('xy #[]{}=,.\\"', max_size=8).map(lambda value: f"'{value}'"),
    st.text("xy #[]=\n", max_size=8).map(lambda value: f'"""{value}"""'),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: "[\n" + " # , ]\n,".join(values) + "\n]"),
        st.dictionaries(KEYS, inner, max_size=3).map(lambda table: "{" + ", ".join(f"{k} = {v}" for k, v in table.items()) + "}"),
    ),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=3), st.lists(st.tuples(KEYS, st.dictionaries(KEYS, VALUES, max_size=2)), max_size=3))
def test_any_file_that_tomllib_reads_is_walked_to_its_end(top: dict[str, str], tables: list[tuple[str, dict[str, str]]]) -> None:
    lines = [f"{key} = {value}" for key, value in top.items()]
    for name, table in tables:
        lines += [f"[[t{name}]]  # [not.this]", *(f"{key} = {value}" for key, value in table.items())]
    text = "\n".join(lines)
    assert set(places(text)) == paths(tomllib.loads(text))
