"""Where sentences end: ``|`` in a case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclint.model.span import Span
from disclint.text.sentences import sentences

CASES = """\
Talwerk Inc. grew.|The company said so.
It is made by Talwerk Inc.|The company said so.
Talwerk Corp. Chief Executive Lea Brandt spoke to Norvane Ltd. staff and Co. KG members.
It is a unit of Talwerk Inc.|Talwerk makes pumps.
About Talwerk, Inc.|Talwerk, Inc. makes pumps.
Talwerk Inc. (Nasdaq: TLWK) said so.
It sells in the U.S.|The FDA approved it.
The U.S. Food and Drug Administration approved it.
Doors open at 5 p.m.|The call begins later.
The call starts at 4:30 p.m. ET on Feb. 3, 2026.|Dial in at 8 a.m. Monday or at 5 p.m. (Paris).
The ratio was 0.7 (p = 0.03; see Fig. 2 and No. 5).|It held.
He said so.|Jan. 5 was fine.
Dr. J. Smith, Ms. A. B. Lund and Mr. St. John met.|They spoke.
Smith et al. Lancet 2020, vol. 3, pp. 5-9.
Smith et al.|The study found nothing.
Use e.g. pumps, i.e. machines, approx. 5 of them vs. 6, etc.|The rest waits.
Take vitamin C.|The dose is low.
In Phase 1. 2 patients came.
Sales rose in 2024.|2025 looks good.
Profit rose 5%.|Costs fell.|(See below.)|Next.
"We grew," said Lea Brandt, Ph.D., of Talwerk.|"It is good."|She left.
"Why?" she asked.|It ended (well!).|Good.
He said "go."|She left.
Visit www.talwerk.example.|Write to a.b@Talwerk.example.|See https://x.example/a.B for more.
Write to Lea.Brandt@talwerk.example or see Booking.Com.
It has risks; and others: a) one; b) two.|More follows.
1. First item comes.|2. Second item.|IV. Third.
The shop is on Main St.|The other is in St. Paul.
Yahoo! Finance said so.|Wow!|Good.
A market of $5 billion.[3]|Firms grow.|It held this record.3|Others fell.
That is all...|The end of ... The word.
Doses rose.|mRNA is used.
Washington, D.C. - Talwerk said so.
Lines: • first one • second one
NORVANE, INC. AND SUBSIDIARIES
He works in Lund.|Kestrel is there.
The year ends. . . .|That is so."""


@pytest.mark.parametrize("case", CASES.split("\n"))
def test_where_sentences_end(case: str) -> None:
    if "•" in case:
        case = case.replace(" •", "|•")
    text = case.replace("|", " ")
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == case.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It wipes surfaces.Local homeowners came.", ["It wipes surfaces.", "Local homeowners came."]),
        ('It "works."Local homeowners came.', ['It "works."', "Local homeowners came."]),
        ('It ended."We grew," he said.', ["It ended.", '"We grew," he said.']),
        ("See www.Talwerk.example and U.S.A.The end", ["See www.Talwerk.example and U.S.A.The end"]),
        ("One.  Two.\nThree.", ["One.", "Two.", "Three."]),
    ],
)
def test_lost_and_doubled_blanks(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == expected


WORDS = [
    "A",
    "b.",
    ".B",
    "U.S.",
    "Inc.",
    "?",
    '!"',
    "'",
    ")",
    "(",
    "5",
    "5.",
    "•",
    "\n",
    "www.",
    "e.g.",
    "J.",
    "￼",
    "Lund.",
    "…",
    "-",
    ":",
    "The",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=50))
@settings(deadline=None, max_examples=300)
def test_sentences_tile_their_paragraph(text: str) -> None:
    view = f"before. {text} after."
    span, done = Span(8, 8 + len(text)), 8
    for sentence in sentences(view, span):
        assert sentence.start < sentence.end
        assert not view[done : sentence.start].strip()
        assert sentence.of(view) == sentence.of(view).strip()
        done = sentence.end
    assert not view[done : span.end].strip()
