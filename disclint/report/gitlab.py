"""GitLab Code Quality: one issue per finding, shown in merge requests.

Source: GitLab Docs, "Code Quality", report format.
"""

from __future__ import annotations

from hashlib import sha256

from disclint.model.finding import FileReport, Finding, Report
from disclint.report import words
from disclint.report.places import Json, dump

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


def render(report: Report) -> str:
    """Render *report* as Code Quality JSON. What could not be done is a ``blocker``: an incomplete check must not look like a clean one."""
    issues: list[Json] = []
    for file in words.files(report):
        if file.error is not None:
            issues.append(_undone(file, "disclint", f"Could not be read: {file.error}"))
        for run in file.runs:
            if run.state == "could_not_run":
                issues.append(_undone(file, run.rule, f"The rule could not run: {run.why}"))
        seen: dict[str, int] = {}
        for finding in file.findings:
            seen[finding.fingerprint] = number = seen.get(finding.fingerprint, 0) + 1
            issues.append(_finding(file, finding, number))
    return dump(issues)


def _finding(file: FileReport, finding: Finding, number: int) -> Json:
    place = finding.place
    return {
        "description": f"{finding.title.rstrip('.')}: {finding.message} To mend: {finding.remedy}",
        "check_name": finding.rule,
        "fingerprint": _fingerprint(file, f"{finding.fingerprint} {number}"),
        "severity": _SEVERITIES[finding.severity.value],
        "location": {"path": place.file or file.path, "lines": {"begin": place.start.line, "end": place.end.line}},
    }


def _undone(file: FileReport, check: str, told: str) -> Json:
    return {
        "description": told,
        "check_name": check,
        "fingerprint": _fingerprint(file, f"undone {check}"),
        "severity": "blocker",
        "location": {"path": file.path, "lines": {"begin": 1}},
    }


def _fingerprint(file: FileReport, key: str) -> str:
    """Return a fingerprint that no other issue of the report has; no line is in it, so that it survives edits."""
    return sha256(f"{file.path}\0{key}".encode("utf-8", "surrogateescape")).hexdigest()
