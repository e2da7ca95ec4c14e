import pytest

from disclint.files.globs import fits


@pytest.mark.parametrize(
    ("pattern", "inside", "outside"),
    [
        ("drafts/**", ["drafts/a.md", "drafts/2026/q3/a.md"], ["a.md", "old/drafts/a.md", "drafts"]),
        ("**/drafts/*.md", ["drafts/a.md", "x/y/drafts/a.md"], ["drafts/x/a.md", "mydrafts/a.md"]),
        ("*.txt", ["a.txt", "x/y/a.txt"], ["a.md", "a.txt.md"]),
        ("archive", ["archive/a.md", "x/archive/y/a.md"], ["archives/a.md", "my-archive.md"]),
        ("archive/", ["archive/a.md"], ["archive.md"]),
        ("2026/*/q?.md", ["2026/05/q3.md"], ["2026/q3.md", "2026/05/q10.md", "2026/05/06/q3.md"]),
        ("./a.md", ["a.md", "x/a.md"], ["b.md"]),
        ("a+(b).md", ["a+(b).md"], ["aab.md"]),
        ("../**", ["../a.md"], ["a.md"]),
        ("**", ["a.md", "x/a.md"], []),
    ],
)
def test_a_pattern_means_these_files_and_no_others(pattern: str, inside: list[str], outside: list[str]) -> None:
    assert [path for path in inside if not fits(pattern, path)] == []
    assert [path for path in outside if fits(pattern, path)] == []
