"""Who is paid for a text: disclosures of compensation, and what stands in their stead."""

from __future__ import annotations

from collections.abc import Iterator

from disclint.facts.frame import Frame
from disclint.model.fact import Fact, Phrase
from disclint.model.market import Promotion
from disclint.model.release import SectionKind
from disclint.model.span import Span
from disclint.text.patterns import compiled

LISTS = {
    "promotion-conditional": "conditional",
    "promotion-denial": "denial",
    "promotion-statement": "statement",
    "promotion-label": "label",
    "promotion-link": "link",
}
"""What the words of a list make of a sentence: the first list of which it holds words decides."""
OF, THIS = "promotion-of", "promotion-this"
_TEXT = frozenset((SectionKind.HEADLINE, SectionKind.SUBHEADLINE, SectionKind.KEY_POINTS, SectionKind.BODY, SectionKind.QUOTE))
AROUND = 250
"""How far behind a statement its amount may stand. Units: characters."""
_NOT_NAMED = ("a third party", "third party", "third parties", "the ", "certain ", "its ", "our ", "such ", "any ", "one or more ")
_GENERIC = ("company", "companies", "issuer", "client", "sponsor", "profiled")


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield one fact for each sentence that tells of paid promotion. Order: that of the text."""
    found: dict[Span, tuple[str, Phrase]] = {}
    for name, form in LISTS.items():
        for phrase in frame.phrases_of(name):
            found.setdefault(phrase.sentence, (form, phrase))
    if not found:
        return
    promoted, selves = ({phrase.sentence for phrase in frame.phrases_of(name)} for name in (OF, THIS))
    for sentence, (form, phrase) in sorted(found.items(), key=lambda one: one[0]):
        if form not in ("label", "link") and sentence not in promoted:
            continue
        if form not in ("label", "link") and sentence not in selves and frame.stands_in(phrase.span, _TEXT):
            continue  # the news itself, such as that the issuer pays somebody for investor relations
        yield Promotion(
            span=phrase.span,
            sentence=sentence,
            section=phrase.section,
            form=form,
            payer=_payer(frame, sentence),
            amount=_amount(frame, sentence),
        )


def _payer(frame: Frame, sentence: Span) -> str | None:
    """Return who pays, where the sentence says so: a name, or the company that the text is about."""
    words = sentence.of(frame.view)
    for pattern in (_BY, _PAYS, _THEIRS, _BY_SMALL):
        for match in compiled(pattern).finditer(words):
            name = match["payer"].strip(" ,")
            lowered = name.lower()
            if any(word in lowered for word in _GENERIC) or not lowered.startswith(_NOT_NAMED):
                return name
    return None


_NAME = r"[A-Z(][\w&.'()-]*(?: (?:of |and )?[A-Z(][\w&.,'()-]*)*"
_BY = (
    r"(?i:\b(?:compensat\w+|paid|retained|engaged|hired|sponsored|remunerated|fees?|payment|advertisement|behalf|content)\b[^.;]{0,80}?"
    rf"\b(?:by|from|of|for),?) (?P<payer>(?:the |our )?(?:compan(?:y|ies)|issuer|client|{_NAME}))"
)
_BY_SMALL = (
    r"\b(?:compensated|paid|sponsored) by "
    r"(?P<payer>(?!(?:an?|the|one|its|our|such|any|third|certain|either|some|us|them|those)\b)[a-z]\w+)"
)
_PAYS = rf"\b(?P<payer>{_NAME}) (?:(?:has|have|had|will) )?(?:agreed to )?(?:paid|pays|pay|compensated|compensates)\b"
_THEIRS = rf"\b(?P<payer>{_NAME}) and was (?:produced|prepared|issued|published) as part of (?:their|its) paid\b"
"""Patterns of who pays. A name is short, and so is what may stand between: the time grows with the sentence alone."""


def _amount(frame: Frame, sentence: Span) -> bool:
    return compiled(_MONEY).search(frame.view, sentence.start, min(len(frame.view), sentence.end + AROUND)) is not None


_MONEY = (
    r"(?i)[$€£] ?\d|\b(?:usd|cad|eur|gbp) ?\d|\b\d[\d,.]* ?(?:usd|cad|eur|gbp|dollars|euros)\b"
    r"|\b\d[\d,.]* (?:\w+ ){0,3}(?:shares|options|warrants|tokens|units)\b|\b(?:hundred|thousand|million)\b(?: \w+){0,3} (?:dollars|usd)\b"
)
