"""The documentation site is built without a warning, and no link of it leads nowhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("material", reason="the docs group brings what builds the site")

from disclint.files.cache import NO_CACHE
from disclint.files.law import Laws
from disclint.rules.build_verbs import VERBS

ROOT = Path(__file__).resolve().parent.parent


class Links(HTMLParser):
    """The anchors of a page, and what it links to or loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif value is not None and (name == "href" or (name == "src" and tag in ("img", "script"))):
                self.links.add(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Links]:
    return {path: Links(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def test_every_link_inside_the_site_leads_somewhere(site: Path, pages: dict[Path, Links]) -> None:
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            top = site if parts.path.startswith("/") else path.parent
            target = (top / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors):
                broken.append((path.relative_to(site).as_posix(), link))
    assert broken == []


def test_links_elsewhere_are_whole_and_nothing_is_loaded_from_there(site: Path, pages: dict[Path, Links]) -> None:
    elsewhere = {link for page in pages.values() for link in page.links if urlsplit(link).scheme}
    assert [link for link in sorted(elsewhere) if not re.fullmatch(r"https?://[^\s<>\"]+\.[^\s<>\"]+", link)] == []
    loaded = [
        (path.name, found)
        for path in pages
        for found in re.findall(
            r'<(?:script|img|iframe)[^>]+src="(https?:[^"]+)|<link[^>]+rel="stylesheet"[^>]+href="(https?:[^"]+)', path.read_text("utf-8")
        )
    ]
    assert loaded == []


def test_every_rule_ruleset_and_check_has_its_page(site: Path) -> None:
    rulesets = Laws(NO_CACHE).known(())
    wanted = [f"rules/{rule.id}" for ruleset in rulesets for rule in ruleset.rules if rule.status != "removed"]
    wanted += [f"regimes/{ruleset.id}" for ruleset in rulesets] + [f"checks/{verb}" for verb in VERBS]
    assert [path for path in wanted if not (site / path / "index.html").is_file()] == []


def test_a_page_of_a_rule_tells_all_of_it(site: Path) -> None:
    text = (site / "rules" / "REL007" / "index.html").read_text(encoding="utf-8")
    for words in (
        "What a report says",
        "Why",
        "Authority",
        "How to comply",
        "When it applies",
        "How it decides",
        "How sure it is",
        "Objected to",
    ):
        assert f'">{words}<a' in text
    assert "stable since" in text
    assert 'class="release bad"' in text
    assert "<mark>" in text
    assert 'class="release good"' in text
