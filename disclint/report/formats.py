"""The formats of a report, by name. A format's module is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from disclint.model.finding import Report
from disclint.report.style import Style

RENDERERS = {
    "text": "disclint.report.text",
    "json": "disclint.report.json",
    "sarif": "disclint.report.sarif",
    "github": "disclint.report.github",
    "junit": "disclint.report.junit",
    "gitlab": "disclint.report.gitlab",
    "html": "disclint.report.html",
}
PARSE_RENDERERS = {
    "tree": "disclint.report.parse_tree",
    "json": "disclint.report.parse_json",
}
COVERAGE_RENDERERS = {
    "text": "disclint.report.coverage_text",
    "json": "disclint.report.coverage_json",
    "markdown": "disclint.report.coverage_markdown",
    "csv": "disclint.report.coverage_csv",
}
SELFTEST_RENDERERS = {
    "text": "disclint.report.selftest_text",
    "json": "disclint.report.selftest_json",
}


def render(report: Report, name: str, style: Style) -> str:
    """Render *report* in the format called *name*. Only ``text`` heeds *style*."""
    if name == "text":
        from disclint.report import text

        return text.render(report, style)
    rendered: str = import_module(RENDERERS[name]).render(report)
    return rendered
