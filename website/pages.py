"""Pages of the documentation site that are made of the rulesets themselves: a page for each rule, regime and kind of check.

A hook of MkDocs: the rulesets that ship are read once, and each page is handed over as if it stood in ``docs/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from disclint.files.cache import NO_CACHE
from disclint.files.coverage import shipped_coverage
from disclint.files.law import Laws
from disclint.files.procedures import Procedures
from disclint.model.rule import Authority, Example, Rule, Ruleset
from disclint.report.coverage_text import heading
from disclint.rules.checks.registry import CHECKS
from disclint.rules.coverage import FAMILIES, NOT_DECIDABLE, Row
from disclint.rules.plain_words import Line
from disclint.rules.procedure import told
from disclint.rules.verbs.recompute import Recompute

Listed = tuple[Rule, Ruleset]
WEIGHTS = {"error": "Error", "warning": "Warning", "info": "Note"}
VERIFIED = {
    "primary": "read in the source itself",
    "secondary": "read as others report it",
    "recall": "from memory, not yet read in the source",
}
VERBS = {
    "forbid": "Something must not be there, or not so often.",
    "require": "Something must be there, once or beside each of something else.",
    "conflict": "Two things must not stand together.",
    "agree": "What is said twice must be the same.",
    "recompute": "A named check in Python, for arithmetic, calendars and what words cannot say.",
    "schema": "The metadata against a JSON Schema.",
}
GUIDE = Path(__file__).resolve().parent.parent / "docs" / "rulesets.md"


# ---- What the pages are made of


@cache
def laws() -> Laws:
    return Laws(NO_CACHE)


@cache
def rulesets() -> tuple[Ruleset, ...]:
    return tuple(sorted(laws().known(()), key=lambda one: one.id))


@cache
def rules() -> tuple[Listed, ...]:
    listed = [(rule, ruleset) for ruleset in rulesets() for rule in ruleset.rules if rule.status != "removed"]
    return tuple(sorted(listed, key=lambda one: one[0].id))


@cache
def procedures() -> Procedures:
    return Procedures(laws(), ())


@cache
def rows() -> tuple[Row, ...]:
    return shipped_coverage(laws()).rows


def families() -> dict[str, list[Listed]]:
    """Return the rules by prefix, in the order of the register."""
    found = {family: [one for one in rules() if one[0].id[:-3] == family] for family in FAMILIES}
    return {family: listed for family, listed in found.items() if listed}


# ---- The hook


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    made = {
        "RULES": ["rules/index.md", *({family: [f"rules/{rule.id}.md" for rule, _ in listed]} for family, listed in families().items())],
        "REGIMES": ["regimes/index.md", *(f"regimes/{one.id}.md" for one in rulesets())],
        "VERBS": ["checks/index.md", *(f"checks/{verb}.md" for verb in VERBS)],
    }
    config.nav = [
        {title: made.get(value, value) if isinstance(value, str) else value} for entry in config.nav or [] for title, value in entry.items()
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path, text in pages():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let the ids of rules in the matrix lead to their pages."""
    if page.file.src_uri == "index.md":
        page.meta["hide"] = ["navigation", "toc"]
    if page.file.src_uri != "coverage.md":
        return markdown
    page.meta["hide"] = ["navigation"]
    known = {rule.id for rule, _ in rules()}
    return re.sub(
        r"^\| ([A-Z]+\d{3}) \|", lambda m: f"| [{m[1]}](rules/{m[1]}.md) |" if m[1] in known else m[0], markdown, flags=re.MULTILINE
    )


def pages() -> Iterator[tuple[str, str]]:
    """Yield path and text of every page that is made."""
    yield "rules/index.md", rules_index()
    yield from ((f"rules/{rule.id}.md", rule_page(rule, ruleset)) for rule, ruleset in rules())
    yield "regimes/index.md", regimes_index()
    yield from ((f"regimes/{ruleset.id}.md", regime_page(ruleset)) for ruleset in rulesets())
    yield "checks/index.md", verbs_index()
    yield from ((f"checks/{verb}.md", verb_page(verb)) for verb in VERBS)


# ---- Rules


def rules_index() -> str:
    count = f"{len(rules())} rules in {len(rulesets())} rulesets."
    parts = ["# All rules", f"{count} Which duty each stands for, and what no rule decides, stands in [the register](../coverage.md)."]
    for family, listed in families().items():
        parts += [f"## {heading(family)}", table(listed, "")]
    return "\n\n".join(parts) + "\n"


def table(listed: Iterable[Listed], up: str) -> str:
    head = "| Rule | What it asks | Severity | Status | Decides | Waivable |\n|---|---|---|---|---|---|"
    cells = [
        (f"[{rule.id}]({up}{rule.id}.md)", plain(rule.title), weight(rule), rule.status, rule.decides, "yes" if rule.waivable else "no")
        for rule, _ in listed
    ]
    return "\n".join([head, *(f"| {' | '.join(row)} |" for row in cells)])


def weight(rule: Rule) -> str:
    return f'<span class="severity-{rule.severity.value}">{WEIGHTS[rule.severity.value]}</span>'


def rule_page(rule: Rule, ruleset: Ruleset) -> str:
    how = procedures().of(rule, ruleset)
    facts = (
        f'<p class="facts">{weight(rule)} · <b>{rule.name}</b> · {rule.status} since {escape(rule.since)} · {rule.decides} decides · '
        f"{'may be waived' if rule.waivable else 'cannot be waived'}</p>"
    )
    parts = [f"---\ntitle: {rule.id} {rule.name}\n---\n\n# {rule.id}: {plain(rule.title)}", facts]
    parts.append(f"Ruleset [{ruleset.id} {ruleset.version}](../regimes/{ruleset.id}.md), check [{rule.verb}](../checks/{rule.verb}.md).")
    if rule.status == "preview":
        parts.append('!!! note "On trial"\n\n    ' + plain(trial(rule)))
    parts += ["## What a report says", plain(rule.message), "## Why", plain(rule.rationale)]
    parts += ["## Authority", "\n".join(f"- {authority(one)}" for one in rule.authority), "## How to comply", plain(rule.remedy)]
    for title, lines in (("When it applies", how.applies), ("How it decides", how.decides), ("Where it weighs less", how.softer)):
        parts += [f"## {title}", nested(lines)] if lines else []
    parts += ["## How sure it is", plain(rule.sensitivity)]
    parts += ["## Objected to", *(example(one, "bad") for one in rule.bad)] if rule.bad else []
    parts += ["## Accepted, the traps among them", *(example(one, "good") for one in rule.good)] if rule.good else []
    return "\n\n".join(parts) + "\n"


def trial(rule: Rule) -> str:
    why = next((row.why for row in rows() if row.duty.id == rule.id), "")
    return f"It runs with --preview only: {why or rule.sensitivity}"


def authority(one: Authority) -> str:
    force = f", in force from {one.effective}" if one.effective else ""
    force += f", until {one.sunset}" if one.sunset else ""
    return f"{plain(one.body)}, {linked(one.cite, one.url)}: {plain(one.gist)} *({VERIFIED[one.verified]}, {one.checked}{force})*"


def linked(cite: str, url: str | None) -> str:
    return f"[{plain(cite)}](<{url}>)" if url else plain(cite)


def nested(lines: Iterable[Line]) -> str:
    """Return the lines of a procedure as a list, what belongs to a line below it."""
    return "\n".join(f"{'    ' * line.depth}- {plain(line.text)}" for line in lines)


def example(one: Example, kind: str) -> str:
    text = escape(one.text.strip(), quote=False)
    at = 0
    for mark in one.marks:
        words = escape(mark, quote=False)
        found = text.find(words, at)
        if found >= 0:
            marked = f"<mark>{words}</mark>"
            text = text[:found] + marked + text[found + len(words) :]
            at = found + len(marked)
    said = f"\n\nMarked: {', '.join(f'“{plain(mark)}”' for mark in one.marks)}" if one.marks and at == 0 else ""
    # A line break of its own could end the block of HTML, or begin something that Markdown knows.
    return f'<pre class="release {kind}">{text.replace(chr(10), "&#10;")}</pre>{said}'


def plain(words: str) -> str:
    """Return *words* so that Markdown leaves them as they are."""
    return re.sub(r"([\\`*_\[\]<>#|{}~])", r"\\\1", words).replace("\\<", "&lt;").replace("\\>", "&gt;")


# ---- Regimes


def regimes_index() -> str:
    cells = [
        (f"[{plain(one.title)}]({one.id}.md)", f"{one.id} {one.version}", ", ".join(prefixes(one)), len(one.rules)) for one in rulesets()
    ]
    lines = [f"| {title} | {id_} | {', '.join(known)} | {count} |" for title, id_, known, count in cells]
    head = "# Regimes\n\nA ruleset is one file: the rules of one regime, or of one side of a release.\n\n"
    return head + "\n".join(["| Ruleset | Id | Prefix | Rules |", "|---|---|---|---|", *lines]) + "\n"


def prefixes(ruleset: Ruleset) -> list[str]:
    return sorted({rule.id[:-3] for rule in ruleset.rules})


def regime_page(ruleset: Ruleset) -> str:
    listed = [(rule, ruleset) for rule in ruleset.rules if rule.status != "removed"]
    parts = [f"---\ntitle: {ruleset.id}\n---\n\n# {plain(ruleset.title)}", f"`{ruleset.id}` {ruleset.version}, {len(listed)} rules."]
    parts += ["## Rules", table(sorted(listed, key=lambda one: one[0].id), "../rules/")]
    left = [row for row in rows() if row.duty.family in prefixes(ruleset) and row.status == NOT_DECIDABLE]
    unseen = [f"- **{row.duty.id}** {plain(row.duty.title)}: {plain(row.why)}" for row in left]
    parts += ["## Duties that no text shows", "\n".join(unseen)] if left else []
    provisions = {(one.body, one.cite): one.url for rule, _ in listed for one in rule.authority}
    cited = [f"- {plain(body)}, {linked(cite, url)}" for (body, cite), url in sorted(provisions.items())]
    return "\n\n".join([*parts, "## What they rest on", "\n".join(cited)]) + "\n"


# ---- Kinds of check


def verbs_index() -> str:
    count = {verb: sum(rule.verb == verb for rule, _ in rules()) for verb in VERBS}
    lines = [f"| [`{verb}`]({verb}.md) | {what} | {count[verb]} |" for verb, what in VERBS.items()]
    head = "# Checks\n\nEvery rule has exactly one check. There are six kinds of them.\n\n"
    return head + "\n".join(["| Check | What it says | Rules |", "|---|---|---|", *lines]) + "\n"


def verb_page(verb: str) -> str:
    parts = [f"---\ntitle: {verb}\n---\n\n# `{verb}`", VERBS[verb], "## How it is written", guide(verb)]
    if verb == "recompute":
        parts += [
            "## Named checks",
            "\n".join(f"- **{name}**: {plain(' '.join(told(named)))}{used(name)}" for name, named in CHECKS.items()),
        ]
    listed = [one for one in rules() if one[0].verb == verb]
    parts += ["## Rules that use it", table(listed, "../rules/") if listed else "None of those that ship."]
    return "\n\n".join(parts) + "\n"


@cache
def named_checks() -> dict[str, list[str]]:
    """Return the rules that use each named check, by the place of its function."""
    found: dict[str, list[str]] = {}
    for rule, _ in rules():
        if isinstance(rule.check, Recompute):
            found.setdefault(rule.check.function, []).append(rule.id)
    return found


def used(name: str) -> str:
    ids = named_checks().get(CHECKS[name].place(), [])
    return f" ({', '.join(f'[{one}](../rules/{one}.md)' for one in ids)})" if ids else ""


def guide(verb: str) -> str:
    """Return what the page on the language says of a check."""
    text = GUIDE.read_text(encoding="utf-8")
    start = text.index(f"**`{verb}`**")
    ends = [text.find(mark, start + 5) for mark in ("\n**`", "\n## ")]
    return text[start : min(end for end in ends if end > 0)].strip() + "\n\nThe whole language: [Writing rules](../rulesets.md)."
