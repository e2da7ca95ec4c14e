"""The report for writers: each finding with its sentence, the words underlined, the reason, the law and the remedy."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.model.finding import Evidence, FileReport, Finding, Report, RuleRun
from disclint.model.rule import Severity
from disclint.report import words
from disclint.report.picture import Mark, draw
from disclint.report.style import BOLD, FAINT, LEAST_WIDTH, SEVERITY, VERDICT, Style, paint
from disclint.report.wrap import beside, shown, wrap

__all__ = ["Style", "render"]

_INDENT = "  "
_REMARKS = "36"
"""The colour of evidence: cyan."""


def render(report: Report, style: Style) -> str:
    """Render *report* as text. No line is wider than the style asks, but for single words that are; the last line is the verdict."""
    lines: list[str] = []
    for file in words.files(report):
        lines += _file(file, report, style)
    if style.statistics:
        lines += _statistics(report, style)
    hidden = [finding for file in report.files for finding in file.findings if not _seen(finding, style)]
    if hidden:
        lines += [*_prose(f"Not shown (below the least severity asked for): {words.tally(hidden)}.", style, ""), ""]
    lines.append(paint(words.verdict(report), VERDICT[report.verdict], style))
    return "\n".join(lines) + "\n"


def _seen(finding: Finding, style: Style) -> bool:
    return finding.severity.rank >= Severity(style.min_severity).rank


def _prose(text: str, style: Style, indent: str = _INDENT, label: str = "") -> list[str]:
    """Return *text* behind its *label*, wrapped."""
    told = f"{label} {text}" if label else text
    lines = wrap(shown(told, style.unicode), max(style.width, LEAST_WIDTH), indent, "  " if label else "")
    if label and lines:
        lines[0] = indent + paint(label, BOLD, style) + lines[0][len(indent) + len(label) :]
    return lines


def _file(file: FileReport, report: Report, style: Style) -> Iterator[str]:
    """Yield all that there is to say of one file; under *quiet* nothing where nothing was found."""
    seen = [finding for finding in file.findings if _seen(finding, style)]
    undone = [run for run in file.runs if run.state == "could_not_run"]
    if style.quiet and not seen and not undone and file.error is None:
        return
    yield from _heading(file, style)
    if file.error is not None:
        yield from [*_prose(file.error, style, label="Could not be read:"), ""]
        return
    if not style.quiet:
        yield from [*_prose(words.read_as(file), style, ""), ""]
    for finding in seen:
        yield from [*_finding(file, finding, style), ""]
    for run in undone:
        yield from _prose(f"{run.rule}: {run.why}" if run.why else run.rule, style, "", "Could not run:")
    if style.verbose:
        yield from _rules(file, style)
    if not style.quiet:
        yield from _prose(words.summary(file), style, "")
    if undone or not style.quiet:
        yield ""


def _heading(file: FileReport, style: Style) -> Iterator[str]:
    path = shown(file.path, style.unicode)
    yield paint(path, BOLD, style)
    yield paint(("─" if style.unicode else "-") * min(len(path), max(style.width, LEAST_WIDTH)), FAINT, style)


def _finding(file: FileReport, finding: Finding, style: Style) -> Iterator[str]:
    """Yield one finding as a block: title, place, picture, message, evidence, reason, authority, remedy."""
    word = words.SEVERITY_WORDS[finding.severity.value] + (" (preview)" if finding.preview else "")
    for line in _prose(f"{word}: {finding.title} [{finding.rule}]", style):
        yield _INDENT + paint(line[len(_INDENT) :], SEVERITY[finding.severity.value], style)
    yield from (paint(line, FAINT, style) for line in _prose(_place(file, finding), style))
    together = [evidence for evidence in finding.evidence if _same_picture(finding, evidence)]
    yield from _picture(finding, together, style)
    yield from _prose(finding.message, style)
    for evidence in finding.evidence:
        yield from _evidence(evidence, style, drawn=evidence in together)
    for label, told in (
        ("Applies because:", words.because(finding)),
        ("Authority:", words.authority(finding.authority)),
        ("To mend:", finding.remedy),
        ("Ready correction:", words.correction(finding)),
    ):
        if told:
            yield from _prose(told, style, label=label)


def _place(file: FileReport, finding: Finding) -> str:
    """Return where a finding stands: for editors by line and column, for readers by section (and, in Word, by paragraph)."""
    told = f"{words.spot(file, finding)}, {finding.section.replace('_', ' ')}"
    return told if finding.place.docx is None else f"{told}, {words.where(finding.place)}"


def _same_picture(finding: Finding, evidence: Evidence) -> bool:
    """Tell whether *evidence* stands in the sentence of the finding itself, so that one picture can show both."""
    if evidence.place is None or evidence.excerpt is None or evidence.excerpt.text != finding.excerpt.text:
        return False
    return abs(evidence.place.start.offset - finding.place.start.offset) <= 2 * len(finding.excerpt.text)


def _picture(finding: Finding, together: list[Evidence], style: Style) -> list[str]:
    excerpt = finding.excerpt
    if not excerpt.text.strip():
        return []
    marks = [Mark(excerpt.start, excerpt.end, finding.place.start.line, "^", SEVERITY[finding.severity.value])]
    for evidence in together:
        if evidence.excerpt and evidence.place:
            marks.append(Mark(evidence.excerpt.start, evidence.excerpt.end, evidence.place.start.line, "~", _REMARKS))
    return ["", *draw(excerpt, marks, style, _INDENT), ""]


def _evidence(evidence: Evidence, style: Style, drawn: bool) -> list[str]:
    """Return a piece of evidence: with its own picture, or as a remark where it is *drawn* already or stands in no text."""
    if drawn or evidence.excerpt is None or evidence.place is None or not evidence.excerpt.text.strip():
        return _prose(words.remark(evidence), style, label="See:")
    mark = Mark(evidence.excerpt.start, evidence.excerpt.end, evidence.place.start.line, "~", _REMARKS)
    head = f"{evidence.label} ({words.where(evidence.place)})" if evidence.label else words.where(evidence.place)
    return [*_prose(head, style, label="See:"), *draw(evidence.excerpt, [mark], style, _INDENT)]


def _rules(file: FileReport, style: Style) -> Iterator[str]:
    """Yield which rules ran and why the others did not, and how the profile came about."""
    if file.profile is not None:
        for trait in (file.profile.genre, *file.profile.types, *file.profile.regimes):
            told = f"{trait.name}: {trait.why}" + (f" ({words.where(trait.place)})" if trait.place else "")
            yield from _prose(told, style, "", "Profile:")
    ran = sorted(run.rule for run in file.runs if run.state == "ran")
    if ran:
        yield from _prose(", ".join(ran), style, "", "Ran:")
    for why, rules in sorted(_by_reason(file.runs).items()):
        yield from _prose(f"{', '.join(sorted(rules))}{f' ({why})' if why else ''}", style, "", "Did not apply:")


def _by_reason(runs: tuple[RuleRun, ...]) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for run in runs:
        if run.state == "not_applicable":
            reasons.setdefault(run.why, []).append(run.rule)
    return reasons


def _statistics(report: Report, style: Style) -> Iterator[str]:
    """Yield how often each rule was broken, the most frequent first."""
    found: dict[str, list[Finding]] = {}
    for file in report.files:
        for finding in file.findings:
            found.setdefault(finding.rule, []).append(finding)
    if not found:
        return
    yield paint("Findings by rule", BOLD, style)
    digits, longest = max(len(str(len(group))) for group in found.values()), max(map(len, found))
    for rule, group in sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        head = f"{_INDENT}{len(group):>{digits}}  {rule:<{longest}}  "
        yield from beside(head, shown(group[0].title, style.unicode), max(style.width, LEAST_WIDTH))
    yield ""
