"""GitHub annotations: one workflow command per finding, the gravest first, since ten of a kind are shown.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of the runner.
"""

from __future__ import annotations

from disclint.model.finding import FileReport, Finding, Report
from disclint.report import words

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """Render *report* as workflow commands: the verdict, what could not be done, the findings by severity, then by file and place."""
    lines = [_command("notice", {"title": "disclint"}, words.verdict(report))]
    found: list[tuple[FileReport, Finding]] = []
    for file in words.files(report):
        if file.error is not None:
            lines.append(_command("error", {"file": file.path, "title": "Could not be read"}, file.error))
        for run in file.runs:
            if run.state == "could_not_run":
                lines.append(_command("error", {"file": file.path, "title": f"{run.rule} could not run"}, run.why or "no reason given"))
        found += [(file, finding) for finding in file.findings]
    found.sort(key=lambda pair: -pair[1].severity.rank)
    return "\n".join([*lines, *(_annotation(file, finding) for file, finding in found)]) + "\n"


def _annotation(file: FileReport, finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.file or file.path, "line": str(place.start.line), "endLine": str(place.end.line)}
    if place.start.line == place.end.line:  # columns are refused where the lines differ
        properties |= {"col": str(place.start.column), "endColumn": str(place.end.column)}
    properties["title"] = f"{finding.rule}: {finding.title}"
    return _command(_COMMANDS[finding.severity.value], properties, _message(finding))


def _message(finding: Finding) -> str:
    reasons = [f"See: {words.remark(evidence)}" for evidence in finding.evidence]
    if finding.because:
        reasons.append(f"Applies because: {words.because(finding)}")
    if finding.authority:
        reasons.append(f"Authority: {words.authority(finding.authority)}")
    return "\n".join([finding.message, *reasons, f"To mend: {finding.remedy}"])


def _command(name: str, properties: dict[str, str], message: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}"


def _data(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
