"""The report as one page to look at, to print and to hand on: no script, nothing fetched from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from disclint.model.finding import Evidence, Excerpt, FileReport, Finding, Report
from disclint.model.rule import Authority
from disclint.report import words

_VERDICTS = {"pass": "Pass", "fail": "Fail", "incomplete": "Incomplete"}
_VERIFIED = {
    "primary": "read in the source itself",
    "secondary": "read as others report it",
    "recall": "from memory, not yet read in the source",
}
_STYLE = """
:root { color-scheme: light dark; --ink: #1c1f23; --faint: #5a6270; --ground: #fff; --line: #d5d9e0; --box: #f6f7f9;
  --error: #b3261e; --warning: #8a5300; --info: #1f5fa8; --mark: #ffe2a8; --pass: #1b6e37; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --faint: #a2aab6; --ground: #16181b; --line: #3a3f47; --box: #1f2226;
  --error: #ff8a80; --warning: #ffc266; --info: #8ab8f5; --mark: #6b4e0f; --pass: #7fd69a; } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: var(--ink); background: var(--ground);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; margin-top: 2.5rem; }
h3 { font-size: 1rem; margin: 0; } .faint { color: var(--faint); font-size: .9rem; }
.pass { color: var(--pass); } .fail, .incomplete { color: var(--error); }
article { border: 1px solid var(--line); border-left: .35rem solid var(--level); border-radius: .3rem; padding: .8rem 1rem; margin: 1rem 0;
  background: var(--box); break-inside: avoid; }
article > * { margin: .5rem 0; } .level { color: var(--level); font-weight: 600; }
.error { --level: var(--error); } .warning { --level: var(--warning); } .info { --level: var(--info); }
blockquote { margin: .6rem 0; padding: .4rem .8rem; border-left: .2rem solid var(--line); background: var(--ground);
  font-family: Georgia, "Times New Roman", serif; }
mark { background: var(--mark); color: inherit; padding: 0 .1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .95rem; }
dt { color: var(--faint); } dd { margin: 0; } ul { margin: 0; padding-left: 1.1rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
"""


def render(report: Report) -> str:
    """Render *report* as an HTML page. Order: files by path, findings by place."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>disclint: {_VERDICTS[report.verdict]}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f'<h1>disclint <span class="{report.verdict}">{escape(words.verdict(report))}</span></h1>',
        f'<p class="faint">Version {escape(report.version)}; {words.counted(len(report.rulesets), "ruleset")}.</p>',
    ]
    for file in words.files(report):
        lines += _file(file)
    page = "\n".join([*lines, "</body>", "</html>", ""])
    return page.encode("utf-8", "replace").decode("utf-8")  # names of files need not be text


def _file(file: FileReport) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{escape(file.path)}</h2>"
    if file.error is not None:
        yield f'<p class="fail">Could not be read: {escape(file.error)}</p>'
    else:
        yield f'<p class="faint">{escape(words.read_as(file))}</p>'
        for finding in file.findings:
            yield from _finding(file, finding)
        for run in file.runs:
            if run.state == "could_not_run":
                yield f'<p class="fail">Could not run: {escape(run.rule)}: {escape(run.why)}</p>'
        yield f'<p class="faint">{escape(words.summary(file))}</p>'
    yield "</section>"


def _finding(file: FileReport, finding: Finding) -> Iterator[str]:
    level = words.SEVERITY_WORDS[finding.severity.value] + (" (preview)" if finding.preview else "")
    yield f'<article class="{finding.severity.value}">'
    yield f'<h3><span class="level">{level}:</span> {escape(finding.title)} <span class="faint">{escape(finding.rule)}</span></h3>'
    yield f'<p class="faint">{escape(words.spot(file, finding))}, {escape(finding.section.replace("_", " "))}</p>'
    if finding.excerpt.text.strip():
        yield f"<blockquote>{_marked(finding.excerpt)}</blockquote>"
    yield f"<p>{escape(finding.message)}</p>"
    yield "<dl>"
    for label, told in (
        ("See", _listed([_evidence(one) for one in finding.evidence])),
        ("Applies because", escape(words.because(finding))),
        ("Authority", _listed([_authority(one) for one in finding.authority])),
        ("To mend", escape(finding.remedy)),
        ("Ready correction", escape(words.correction(finding))),
    ):
        if told:
            yield f"<dt>{label}</dt><dd>{told}</dd>"
    yield "</dl>"
    yield "</article>"


def _marked(excerpt: Excerpt) -> str:
    before, inside, after = excerpt.text[: excerpt.start], excerpt.text[excerpt.start : excerpt.end], excerpt.text[excerpt.end :]
    return f"{escape(before)}<mark>{escape(inside)}</mark>{escape(after)}"


def _listed(entries: list[str]) -> str:
    if len(entries) < 2:
        return "".join(entries)
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>"


def _evidence(evidence: Evidence) -> str:
    if evidence.excerpt is None or evidence.place is None or not evidence.excerpt.text.strip():
        return escape(words.remark(evidence))
    return f"{escape(evidence.label)} ({escape(words.where(evidence.place))}): <q>{_marked(evidence.excerpt)}</q>"


def _authority(one: Authority) -> str:
    cite = escape(one.cite)
    if one.url and one.url.startswith(("https://", "http://")):
        cite = f'<a href="{escape(one.url)}">{cite}</a>'
    return f'{cite}: {escape(one.gist)} <span class="faint">({_VERIFIED[one.verified]})</span>'
