"""Make the two Word examples: `python examples/make_docx.py`.

The same bytes come out each time and everywhere: members are stored, not compressed, in a fixed order and with a fixed time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

HERE = Path(__file__).resolve().parent

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BY = 'w:author="Jo Keller" w:date="2026-09-28T10:00:00Z"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

HEADLINE = "Larkmere Bio Doses First Patient in Phase 3 Trial of LB-7 in Chronic Cough"

LEAD = (
    "SAN DIEGO, Sept. 29, 2026 (GLOBE NEWSWIRE) -- Larkmere Bio, Inc. (Nasdaq: LRKM), a clinical-stage company that develops medicines for "
    "diseases of the airways, today announced that the first patient has been dosed in HUSH, a Phase 3 trial of LB-7 in adults with "
    "refractory chronic cough."
)

DESIGN = (
    "HUSH (NCT99000618) is a randomized, double-blind, placebo-controlled trial. It is planned to enroll about 620 adults at 110 sites in "
    "the United States, Canada and Poland. Patients are assigned at random, in equal numbers, to LB-7, 40 mg by mouth twice a day, or to "
    "placebo for 24 weeks. The primary endpoint is the change in the number of coughs in 24 hours from baseline to week 24. Taste "
    "disturbance, which was reported in 18 of 98 patients (18%) on LB-7 in the Phase 2 trial, will be recorded as an adverse event of "
    "special interest."
)

QUOTE = (
    "“Patients with chronic cough told us how they want it to be measured: over a whole day and night, at home,” said Samir Haddad, M.D., "
    "Chief Medical Officer of Larkmere Bio. “That is what HUSH does.”"
)

TIMING = (
    "Larkmere Bio expects to complete enrollment in the first half of 2028 and to report topline data in the second half of 2028. Both "
    "dates depend on the speed of enrollment, which in the Phase 2 trial was slower than planned."
)

PRODUCT = (
    "LB-7 is a small molecule that blocks the P2X3 receptor on nerves of the airways. LB-7 is an investigational medicine. It has not been "
    "approved by the U.S. Food and Drug Administration (FDA) or by any other authority for any use, and its safety and efficacy have not "
    "been established."
)

COMPANY = (
    "Larkmere Bio, Inc. is a clinical-stage biotechnology company based in San Diego. It develops small molecules for chronic cough and "
    "for bronchiectasis. More information is available at https://www.larkmere.example."
)

CAUTION = (
    "This press release contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995, "
    "including statements about the enrollment, the timing and the results of HUSH. Words such as “expects,” “planned,” “will” and similar "
    "expressions identify forward-looking statements. Important factors that could cause actual results to differ materially include: "
    "enrollment may be slower than planned; the trial may fail to show that LB-7 is safe or effective; results of the Phase 2 trial may "
    "not be predictive; adverse events, including taste disturbance, may lead patients to leave the trial; the FDA may place the trial on "
    "hold or ask for further trials; our contract manufacturer may not deliver trial material in time; and we will need additional capital "
    "to complete HUSH, which may not be available on acceptable terms. These and other risks are described under “Risk Factors” in our "
    "Annual Report on Form 10-K for the year ended December 31, 2025, and our Quarterly Report on Form 10-Q for the quarter ended June 30, "
    "2026, filed with the Securities and Exchange Commission and available at www.sec.gov. The statements speak only as of the date of "
    "this press release. Except as required by law, we undertake no obligation to update them."
)

INVESTORS = "Investors: Hannah Voss, Vice President, Investor Relations, +1 619 555 2170, ir@larkmere.example"
MEDIA = "Media: Peter Okonjo, Communications Manager, +1 619 555 2182, media@larkmere.example"
SOURCE = "SOURCE Larkmere Bio, Inc."


def _run(words: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _paragraph(*runs: str, style: str | None = None) -> str:
    look = "" if style is None else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def _inserted(words: str) -> str:
    return f'<w:ins w:id="11" {BY}>{_run(words)}</w:ins>'


def _deleted(words: str) -> str:
    return f'<w:del w:id="12" {BY}><w:r><w:delText xml:space="preserve">{escape(words)}</w:delText></w:r></w:del>'


def _commented(words: str) -> str:
    return f'<w:commentRangeStart w:id="0"/>{_run(words)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'


def _closing() -> list[str]:
    parts = [("About LB-7", PRODUCT), ("About Larkmere Bio, Inc.", COMPANY), ("Forward-Looking Statements", CAUTION)]
    told = [line for title, text in parts for line in (_paragraph(_run(title, bold=True)), _paragraph(_run(text)))]
    return [*told, _paragraph(_run("Contacts", bold=True)), _paragraph(_run(INVESTORS)), _paragraph(_run(MEDIA)), _paragraph(_run(SOURCE))]


def _clean() -> list[str]:
    head = [_paragraph(_run(HEADLINE), style="Title"), _paragraph(_run(LEAD)), _paragraph(_run(DESIGN)), _paragraph(_run(QUOTE))]
    return [*head, _paragraph(_run(TIMING)), *_closing()]


def _faulty() -> list[str]:
    """Return the draft before its last round: an insertion, a deletion, a comment, a gap and a wrong weekday."""
    before, after = DESIGN.split("about 620 adults")
    design = _paragraph(_run(before), _run("about "), _deleted("580"), _inserted("620"), _run(" adults"), _run(after))
    first, last = TIMING.split("the first half of 2028")
    timing = _paragraph(
        _run(first), _commented("the first half of 2028"), _run(last), _run(" An update is planned for Monday, January 12, 2027.")
    )
    quote = _paragraph(_run(QUOTE.replace("Samir Haddad, M.D.", "[Name], M.D.")))
    head = [_paragraph(_run(HEADLINE), style="Title"), _paragraph(_run(LEAD)), design, quote]
    return [*head, timing, *_closing()]


def _members(paragraphs: list[str], *, comment: str | None) -> dict[str, str]:
    kinds = {"document": "document.main", "styles": "styles"} | ({} if comment is None else {"comments": "comments"})
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>' for name, kind in kinds.items())
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for n, name in enumerate(list(kinds)[1:], start=1)
    )
    found = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{WORDS}"><w:body>{"".join(paragraphs)}<w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/styles.xml": f'{HEAD}<w:styles xmlns:w="{WORDS}">'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
    }
    if comment is not None:
        note = _paragraph(_run(comment))
        found["word/comments.xml"] = (
            f'{HEAD}<w:comments xmlns:w="{WORDS}"><w:comment w:id="0" {BY} w:initials="JK">{note}</w:comment></w:comments>'
        )
    return found


def _write(path: Path, parts: dict[str, str]) -> None:
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for name, text in parts.items():
            entry = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, text.encode())


def main(folder: Path) -> None:
    """Write both files under *folder*."""
    _write(folder / "clean" / "trial-start.docx", _members(_clean(), comment=None))
    _write(folder / "faulty" / "trial-start.docx", _members(_faulty(), comment="Can we say this before the board has seen it?"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
