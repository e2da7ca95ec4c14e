"""Rules as SARIF describes them: what code scanning shows beside each result."""

from __future__ import annotations

from disclint.model.finding import Finding, Report, RuleText
from disclint.model.rule import Authority
from disclint.report.places import Json

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
NOTIFICATIONS = {
    "unreadable-file": "A file could not be read, so it was not checked.",
    "rule-could-not-run": "A rule that applies could not run, so the check is incomplete.",
}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_PRECISIONS = {"exact": "very-high", "may under-report": "high", "may over-report": "medium"}
_LONGEST = 1024
"""Characters that GitHub takes of a description."""
_MOST_TAGS = 20


def rules(report: Report) -> list[RuleText]:
    """Return the rules of *report* by id; what is known of a rule that only its findings name stands in for its description."""
    found = {finding.rule: _from(finding) for file in report.files for finding in file.findings}
    found |= {rule.id: rule for rule in report.rules}
    return [rule for _, rule in sorted(found.items())]


def _from(finding: Finding) -> RuleText:
    status = "preview" if finding.preview else "stable"
    return RuleText(
        finding.rule, finding.name, finding.title, finding.severity, "", finding.remedy, finding.authority, status, "exact", "disclint"
    )


def descriptor(rule: RuleText) -> Json:
    """Return *rule* as a reporting descriptor."""
    written: Json = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": _short(rule.title)},
        "fullDescription": {"text": _short(rule.rationale or rule.title)},
        "defaultConfiguration": {"level": LEVELS[rule.severity.value]},
        "help": {"text": _braces(_help(rule)), "markdown": _braces(_markdown(rule))},
        "properties": _properties(rule),
    }
    page = next((one.url for one in rule.authority if one.url), None)
    if page is not None:
        written["helpUri"] = page
    return written


def _properties(rule: RuleText) -> Json:
    family = rule.id.rstrip("0123456789")
    tags = dict.fromkeys(["press-release", family, rule.ruleset, *([] if rule.status == "stable" else [rule.status])])
    tags |= dict.fromkeys(one.body for one in rule.authority)
    kind = next((precision for words, precision in _PRECISIONS.items() if rule.sensitivity.startswith(words)), "medium")
    return {
        "tags": [tag for tag in tags if tag][:_MOST_TAGS],
        "precision": "low" if rule.status == "preview" else kind,
        "problem.severity": _PROBLEMS[rule.severity.value],
        "status": rule.status,
        "ruleset": rule.ruleset,
    }


def _short(text: str) -> str:
    room = _LONGEST - text.count("{") - text.count("}")
    return _braces(text if len(text) <= room else text[: room - 1].rstrip() + "…")


def _help(rule: RuleText) -> str:
    parts = [
        f"{rule.title.rstrip('.')}.",
        rule.rationale,
        f"To mend: {rule.remedy}",
        *(f"Authority: {_cited(one)}" for one in rule.authority),
        f"Sensitivity: {rule.sensitivity}" if rule.sensitivity else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _cited(one: Authority) -> str:
    told = f"{one.body}, {one.cite}. {one.gist}" if one.body else f"{one.cite}. {one.gist}"
    checked = "not verified against the primary text" if one.verified == "recall" else f"{one.verified} source read {one.checked}"
    return f"{told} ({checked}; {one.url})" if one.url else f"{told} ({checked})"


def _markdown(rule: RuleText) -> str:
    parts = [
        f"**{_marked(rule.title)}**",
        _marked(rule.rationale),
        f"**To mend:** {_marked(rule.remedy)}",
        *(f"**Authority:** {_linked(one)}" for one in rule.authority),
        f"**Sensitivity:** {_marked(rule.sensitivity)}" if rule.sensitivity else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _linked(one: Authority) -> str:
    cite = f"[{_marked(one.cite)}]({one.url})" if one.url else _marked(one.cite)
    checked = "not verified against the primary text" if one.verified == "recall" else f"{one.verified} source read {one.checked}"
    return f"{_marked(one.body)}{', ' if one.body else ''}{cite}. {_marked(one.gist)} ({checked})"


def _marked(text: str) -> str:
    """Return *text* so that Markdown shows it as it stands; no HTML may come through (section 3.11.4.2)."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#" else char for char in text)


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
