"""What the formats for people say in the same words: counts, places, reasons, authority, verdict."""

from __future__ import annotations

from collections.abc import Iterable

from disclint.model.finding import Evidence, FileReport, Finding, Report
from disclint.model.rule import Authority
from disclint.model.span import Place

SEVERITY_WORDS = {"error": "Error", "warning": "Warning", "info": "Note"}
_NOUNS = {"error": "error", "warning": "warning", "info": "note"}
QUOTED = 80
"""Code points of the text that a remark quotes at most."""


def files(report: Report) -> list[FileReport]:
    """Return the files of *report* by path: in whatever order they were read, a report is the same."""
    return sorted(report.files, key=lambda file: file.path)


def counted(number: int, noun: str) -> str:
    """Return "1 rule", "2 rules"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally(findings: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are, the gravest first."""
    numbers = dict.fromkeys(_NOUNS, 0)
    for finding in findings:
        numbers[finding.severity.value] += 1
    return ", ".join(counted(number, _NOUNS[name]) for name, number in numbers.items() if number) or "no findings"


def verdict(report: Report) -> str:
    """Return the verdict in one line, with what it rests on."""
    read = [file for file in report.files if file.error is None]
    found = f"{tally(finding for file in read for finding in file.findings)} in {counted(len(read), 'file')}"
    unread = len(report.files) - len(read)
    undone = sum(run.state == "could_not_run" for file in read for run in file.runs)
    reasons = [f"{counted(unread, 'file')} could not be read"] if unread else []
    reasons += [f"{counted(undone, 'rule')} could not run"] if undone else []
    return f"{report.verdict.upper()}: {'; '.join([*reasons, found])}"


def where(place: Place) -> str:
    """Return *place* as one would tell it: the line, in a Word file the paragraph or the table cell."""
    told = f"line {place.start.line}"
    if place.docx is not None:
        told = f"paragraph {place.docx.paragraph + 1}"
        if place.docx.table is not None:
            table, row, column = place.docx.table
            told = f"table {table + 1}, row {row + 1}, column {column + 1}"
    return f"{place.file}, {told}" if place.file else told


def quoted(text: str) -> str:
    """Return *text* in quotation marks, on one line, shortened where it is long."""
    line = " ".join(text.split())
    if len(line) > QUOTED:
        line = line[: QUOTED - 1].rstrip() + "…"
    return f"“{line}”" if line else ""


def remark(evidence: Evidence) -> str:
    """Return a piece of evidence in one line: ``issue date (line 3: “20 November 2026”)``."""
    spot = where(evidence.place) if evidence.place else ""
    words = quoted(evidence.text) if evidence.text != evidence.label else ""
    inside = ": ".join(part for part in (spot, words) if part)
    return f"{evidence.label} ({inside})" if inside and evidence.label else evidence.label or inside


def because(finding: Finding) -> str:
    """Return why the rule applies, in one line; empty where it applies to every release. The language is told only where it is all."""
    told = dict.fromkeys(remark(evidence) for evidence in finding.because)
    return "; ".join([one for one in told if not one.startswith("the language is ")] or told)


def authority(authorities: Iterable[Authority]) -> str:
    """Return the provisions in one line; who has not read the text itself says so."""
    return "; ".join(one.cite + (" (not verified against the primary text)" if one.verified == "recall" else "") for one in authorities)


def spot(file: FileReport, finding: Finding) -> str:
    """Return ``path:line:column`` of *finding*, which editors and terminals can follow."""
    start = finding.place.start
    return f"{finding.place.file or file.path}:{start.line}:{start.column}"


def read_as(file: FileReport) -> str:
    """Return in one sentence how the release was read: what it is taken for decides which rules apply."""
    profile = file.profile
    if profile is None:
        return "Read without a profile."
    told = f"Read as {profile.genre.name.replace('-', ' ')}" + (f" of {profile.issuer}" if profile.issuer else "")
    listed = list(dict.fromkeys(f"{one.exchange}: {one.ticker}" for one in profile.listings))
    parts = [told, f"listed {', '.join(listed)}" if listed else "no listing found"]
    if profile.types:
        parts.append(f"types: {', '.join(one.name for one in profile.types)}")
    if profile.regimes:
        parts.append(f"regimes: {', '.join(one.name for one in profile.regimes)}")
    if profile.as_of:
        parts.append(f"law of {profile.as_of.isoformat()}")
    return "; ".join(parts) + "."


def correction(finding: Finding) -> str:
    """Return what a ready correction would write, and whether it needs a second look."""
    if finding.fix is None:
        return ""
    told = "; ".join(f"{where(edit.place)}: {quoted(edit.text) or 'nothing (delete)'}" for edit in finding.fix.edits)
    return told if finding.fix.safe else f"{told} (check the sense before taking it over)"


def summary(file: FileReport) -> str:
    """Return in one sentence what was found, and how many rules ran."""
    states = [run.state for run in file.runs]
    ran = f"{counted(states.count('ran'), 'rule')} ran, {states.count('not_applicable')} did not apply"
    undone = states.count("could_not_run")
    found = tally(file.findings)
    return f"{found[0].upper()}{found[1:]}; {ran}{f', {undone} could not run' if undone else ''}."
