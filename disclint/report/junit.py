"""JUnit XML: a suite per file, a case per rule, so that what did not apply shows as skipped. No clock, no host name."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from disclint.model.finding import FileReport, Finding, Report, RuleRun
from disclint.model.rule import Severity
from disclint.report import words

_NEVER = 99
"""A rank that no severity reaches."""


def render(report: Report) -> str:
    """Render *report* as JUnit XML. Findings at or above the file's ``fail_on`` are failures; lesser ones stand in ``system-out``."""
    root = Element("testsuites", {"name": "disclint"})
    titles = {rule.id: rule.title for rule in report.rules}
    for file in words.files(report):
        suite = SubElement(root, "testsuite", {"name": _safe(file.path)})
        if file.error is not None:
            _mark(_case(suite, file, "file can be read"), "error", file.error, "unreadable", "")
        for run in _runs(file):
            _rule(_case(suite, file, f"{run.rule}: {titles[run.rule]}" if run.rule in titles else run.rule), run, file)
        _count(suite, suite)
    _count(root, root)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _runs(file: FileReport) -> list[RuleRun]:
    """Return the runs of *file* by rule; a rule that has findings ran, whether or not its run was noted."""
    noted = {run.rule for run in file.runs}
    missing = {finding.rule for finding in file.findings} - noted
    return sorted([*file.runs, *(RuleRun(rule, "ran") for rule in missing)], key=lambda run: run.rule)


def _case(suite: Element, file: FileReport, name: str) -> Element:
    return SubElement(suite, "testcase", {"classname": _safe(file.path), "name": _safe(name)})


def _rule(case: Element, run: RuleRun, file: FileReport) -> None:
    if run.state == "not_applicable":
        SubElement(case, "skipped", {"message": _safe(run.why)})
    elif run.state == "could_not_run":
        _mark(case, "error", run.why, "could_not_run", "")
    least = _NEVER if file.fail_on == "never" else Severity(file.fail_on).rank
    found = [finding for finding in file.findings if finding.rule == run.rule]
    grave = [finding for finding in found if finding.severity.rank >= least]
    slight = [finding for finding in found if finding.severity.rank < least]
    if grave:
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        _mark(case, "failure", grave[0].message + more, grave[0].severity.value, _told(file, grave))
    if slight:
        SubElement(case, "system-out").text = _safe(_told(file, slight))


def _mark(case: Element, tag: str, message: str, kind: str, body: str) -> None:
    SubElement(case, tag, {"message": _safe(message), "type": kind}).text = _safe(body) or None


def _told(file: FileReport, findings: list[Finding]) -> str:
    return "\n\n".join("\n".join(_lines(file, finding)) for finding in findings)


def _lines(file: FileReport, finding: Finding) -> list[str]:
    word = words.SEVERITY_WORDS[finding.severity.value]
    lines = [f"{words.spot(file, finding)}: {word}: {finding.message}", words.quoted(finding.excerpt.text)]
    lines += [f"See: {words.remark(evidence)}" for evidence in finding.evidence]
    lines += [f"Applies because: {words.because(finding)}"] if finding.because else []
    lines += [f"Authority: {words.authority(finding.authority)}"] if finding.authority else []
    return [line for line in [*lines, f"To mend: {finding.remedy}"] if line]


def _count(owner: Element, within: Element) -> None:
    """Write the totals of the cases *within* to *owner*."""
    owner.set("tests", str(len(list(within.iter("testcase")))))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        owner.set(name, str(len(list(within.iter(tag)))))


def _safe(text: str) -> str:
    """Return *text* without what XML cannot hold.

    Source: XML 1.0 (fifth edition), production 2, Char.
    """
    return text if text.isprintable() else "".join(char if _allowed(char) else "\ufffd" for char in text)


def _allowed(char: str) -> bool:
    return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"
