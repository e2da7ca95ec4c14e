"""The master form of a report: JSON ``disclint.report/1``, the same bytes for the same input on every machine."""

from __future__ import annotations

from disclint.model.finding import Evidence, FileReport, Finding, Fix, ProfileReport, Report
from disclint.report import words
from disclint.report.places import Json, dump, span

SCHEMA = "disclint.report/1"


def render(report: Report) -> str:
    """Render *report* as JSON. Order: files by path, rulesets and rules by id, findings as they stand in the file."""
    return dump(
        {
            "schema": SCHEMA,
            "tool": {"name": "disclint", "version": report.version},
            "rulesets": [
                {"id": one.id, "version": one.version, "sha256": one.sha256} for one in sorted(report.rulesets, key=lambda one: one.id)
            ],
            "verdict": report.verdict,
            "files": [_file(file) for file in words.files(report)],
            "summary": _summary(report),
        }
    )


def _summary(report: Report) -> Json:
    failed = sum(file.error is not None for file in report.files)
    return {
        "files": len(report.files),
        "checked": len(report.files) - failed,
        "failed": failed,
        **{severity: report.count(severity) for severity in ("error", "warning", "info")},
        "waived": 0,
    }


def _file(file: FileReport) -> Json:
    states = [run.state for run in file.runs]
    return {
        "path": file.path,
        "sha256": file.sha256,
        "status": "checked" if file.error is None else "failed",
        "error": None if file.error is None else {"message": file.error},
        "profile": None if file.profile is None else _profile(file.profile),
        "rules": {
            "ran": states.count("ran"),
            "not_applicable": states.count("not_applicable"),
            "could_not_run": [
                {"rule": run.rule, "why": run.why} for run in sorted(file.runs, key=lambda run: run.rule) if run.state == "could_not_run"
            ],
        },
        "findings": [_finding(finding) for finding in file.findings],
        "fail_on": file.fail_on,
    }


def _profile(profile: ProfileReport) -> Json:
    traits = [("genre", profile.genre), *(("regime", one) for one in profile.regimes), *(("type", one) for one in profile.types)]
    return {
        "listings": [{"exchange": one.exchange, "ticker": one.ticker, "span": span(one.place)} for one in profile.listings],
        "types": [one.name for one in profile.types],
        "issuer": profile.issuer,
        "genre": profile.genre.name,
        "language": profile.language,
        "regimes": [one.name for one in profile.regimes],
        "as_of": None if profile.as_of is None else profile.as_of.isoformat(),
        "why": [{"trait": trait, "name": one.name, "why": one.why, "span": span(one.place)} for trait, one in traits],
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity.value,
        "message": finding.message,
        "span": span(finding.place),
        "section": finding.section,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "applies_because": [_evidence(evidence) for evidence in finding.because],
        "authority": [{"cite": one.cite, "url": one.url, "body": one.body, "verified": one.verified} for one in finding.authority],
        "remedy": finding.remedy,
        "fix": None if finding.fix is None else _fix(finding.fix),
        "fingerprint": finding.fingerprint,
        "waiver": None,
        "name": finding.name,
        "preview": finding.preview,
        "excerpt": {"text": finding.excerpt.text, "start": finding.excerpt.start, "end": finding.excerpt.end},
    }


def _evidence(evidence: Evidence) -> Json:
    return {"label": evidence.label, "span": span(evidence.place), "text": evidence.text}


def _fix(fix: Fix) -> Json:
    return {"edits": [{"span": span(edit.place), "text": edit.text} for edit in fix.edits], "safe": fix.safe}
