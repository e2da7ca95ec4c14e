"""SARIF 2.1.0 for code scanning: rules with their help, results with fingerprints and the places they rest on.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0 plus Errata 01; GitHub Docs, "SARIF support for code scanning".
"""

from __future__ import annotations

from disclint.model.finding import Evidence, FileReport, Finding, Fix, Report, RuleRun, RuleText
from disclint.model.span import Place
from disclint.report import words
from disclint.report.places import Json, dump, span, uri
from disclint.report.sarif_rules import LEVELS, NOTIFICATIONS, descriptor, rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_TYPES = {
    "md": "text/markdown",
    "markdown": "text/markdown",
    "txt": "text/plain",
    "html": "text/html",
    "htm": "text/html",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def render(report: Report) -> str:
    """Render *report* as a SARIF log of one run. Order: rules by id, artifacts and results by path, results as they stand in the file."""
    files = words.files(report)
    described = rules(report)
    index = {rule.id: number for number, rule in enumerate(described)}
    artifacts = _artifacts(files)
    numbers = {path: number for number, path in enumerate(artifacts)}
    run = {
        "tool": {"driver": _driver(report, described), "extensions": _extensions(report)},
        "automationDetails": {"id": "disclint/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, files, index, numbers)],
        "artifacts": list(artifacts.values()),
        "results": [result for file in files for result in _results(file, index, numbers)],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(report: Report, described: list[RuleText]) -> Json:
    return {
        "name": "disclint",
        "version": report.version,
        "semanticVersion": report.version,
        "rules": [descriptor(rule) for rule in described],
        "notifications": [{"id": name, "shortDescription": {"text": told}} for name, told in NOTIFICATIONS.items()],
    }


def _extensions(report: Report) -> list[Json]:
    return [
        {"name": one.id, "version": one.version, "properties": {"sha256": one.sha256}}
        for one in sorted(report.rulesets, key=lambda one: one.id)
    ]


def _artifacts(files: list[FileReport]) -> dict[str, Json]:
    """Return the files of the report and the side-car files that places lead to, by path."""
    found: dict[str, Json] = {}
    for file in files:
        found[file.path] = {"location": {"uri": uri(file.path)}, "roles": ["analysisTarget"], **_type(file.path)}
        if file.sha256 is not None:
            found[file.path]["hashes"] = {"sha-256": file.sha256}
    for file in files:
        for place in _places(file):
            if place.file is not None and place.file not in found:
                found[place.file] = {"location": {"uri": uri(place.file)}, **_type(place.file)}
    return found


def _places(file: FileReport) -> list[Place]:
    edits = [edit.place for finding in file.findings if finding.fix for edit in finding.fix.edits]
    rests = [evidence.place for finding in file.findings for evidence in (*finding.evidence, *finding.because)]
    return [*(finding.place for finding in file.findings), *(place for place in rests if place is not None), *edits]


def _type(path: str) -> Json:
    ending = path.rpartition(".")[2].lower()
    return {"mimeType": _TYPES[ending]} if ending in _TYPES else {}


def _invocation(report: Report, files: list[FileReport], index: dict[str, int], numbers: dict[str, int]) -> Json:
    told: list[Json] = []
    for file in files:
        where = [{"physicalLocation": {"artifactLocation": _artifact(file.path, numbers)}}]
        if file.error is not None:
            told.append(_notification("unreadable-file", file.error, where))
        told += [
            _undone(run, where, index)
            for run in sorted(file.runs, key=lambda run: run.rule)
            if run.state == "could_not_run"
        ]  # fmt: skip
    return {"executionSuccessful": report.verdict != "incomplete", "toolExecutionNotifications": told}


def _notification(name: str, message: str, where: list[Json]) -> Json:
    number = list(NOTIFICATIONS).index(name)
    return {"descriptor": {"id": name, "index": number}, "level": "error", "message": _message(message), "locations": where}


def _undone(run: RuleRun, where: list[Json], index: dict[str, int]) -> Json:
    rule: Json = {"id": run.rule}
    if run.rule in index:
        rule["index"] = index[run.rule]
    return {**_notification("rule-could-not-run", f"{run.rule} could not run: {run.why}", where), "associatedRule": rule}


def _results(file: FileReport, index: dict[str, int], numbers: dict[str, int]) -> list[Json]:
    """Return the results of *file*. A fingerprint that comes twice is told apart by its number, as GitHub's own are."""
    seen: dict[str, int] = {}
    results: list[Json] = []
    for finding in file.findings:
        seen[finding.fingerprint] = number = seen.get(finding.fingerprint, 0) + 1
        results.append(_result(file, finding, index[finding.rule], number, numbers))
    return results


def _result(file: FileReport, finding: Finding, rule: int, number: int, numbers: dict[str, int]) -> Json:
    related = [evidence for evidence in (*finding.evidence, *finding.because) if evidence.place is not None]
    location = _location(file, finding.place, numbers)
    location["logicalLocations"] = [{"name": finding.section, "kind": "section"}]
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity.value],
        "message": _message(_told(finding, related)),
        "locations": [location],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:{number}",
            "disclintFingerprint/v1": finding.fingerprint,
        },
    }
    if related:
        result["relatedLocations"] = [_related(file, one, at, numbers) for at, one in enumerate(related, 1)]
    if finding.fix is not None and finding.place.docx is None:
        result["fixes"] = [_fix(file, finding, finding.fix, numbers)]
    return result


def _told(finding: Finding, related: list[Evidence]) -> str:
    """Return title, message and the reasons with links to their places; the first sentence is the title."""
    lines = [f"{finding.title.rstrip('.')}. {finding.message}"]
    for label, group in (("See", finding.evidence), ("Applies because", finding.because)):
        if group:
            lines.append(f"{label}: {'; '.join(dict.fromkeys(_link(evidence, related) for evidence in group))}.")
    return "\n".join([*lines, f"To mend: {finding.remedy}"])


def _link(evidence: Evidence, related: list[Evidence]) -> str:
    told = words.remark(evidence)
    if evidence.place is None:
        return told
    escaped = told.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"[{escaped}]({related.index(evidence) + 1})"


def _message(text: str) -> Json:
    """Return a message object; braces are doubled, since single ones stand for arguments (section 3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _related(file: FileReport, evidence: Evidence, number: int, numbers: dict[str, int]) -> Json:
    where = _location(file, evidence.place, numbers) if evidence.place else {}
    return {"id": number, **where, "message": _message(evidence.label or evidence.text)}


def _location(file: FileReport, place: Place, numbers: dict[str, int]) -> Json:
    physical = {"artifactLocation": _artifact(place.file or file.path, numbers), "region": _region(place)}
    written: Json = {"physicalLocation": physical}
    if place.docx is not None:
        whole = span(place) or {}
        written["properties"] = {"docx": whole["docx"]}
    return written


def _artifact(path: str, numbers: dict[str, int]) -> Json:
    return {"uri": uri(path), "index": numbers[path]}


def _region(place: Place) -> Json:
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


def _fix(file: FileReport, finding: Finding, fix: Fix, numbers: dict[str, int]) -> Json:
    changes: dict[str, list[Json]] = {}
    for edit in fix.edits:
        replacement = {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
        changes.setdefault(edit.place.file or file.path, []).append(replacement)
    return {
        "description": _message(finding.remedy),
        "artifactChanges": [{"artifactLocation": _artifact(path, numbers), "replacements": edits} for path, edits in changes.items()],
    }
