"""Where a sentence of a caution names risk factors, and the factors one by one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from disclint.facts.pointers import points, points_elsewhere
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

LONGEST = 900
"""A factor longer than this is cut: it is no longer one factor. Units: characters."""
SHORTEST = 4


_UNLIMITED = (
    r"(?:but (?:are |is )?not (?:be )?limited to|without limitation|among other(?:s| things| factors)|amongst others|the following|"
    r"inter alia|in addition to others|in particular)"
)
"""Words that say that a list is not all there is."""
_ALSO_RISKS = r"(?:,? (?:and |or )?(?:other )?(?:risks|uncertainties|assumptions|factors|contingencies))*"


@cache
def _lead_in() -> Pattern:
    """Words behind which a list stands."""
    return compiled(
        r"\b(?:includ(?:e|es|ed|ing)|such as|among other(?:s| things| factors)|namely|e\.g\.|for example|(?:are|is) as follows)\b"
        rf"(?:,? ?{_UNLIMITED})*(?: factors)?[,:;]*\s*",
        regex.IGNORECASE,
    )


@cache
def _cause() -> Pattern:
    """Words behind which causes stand."""
    return compiled(
        r"\b(?:due to|as a result of|because of|resulting from|arising (?:from|out of)|attributable to|depend(?:s|ing|ent)? (?:up)?on|"
        r"affected (?:[a-z]+ )?by|impacted by|influenced by|caused by|subject to(?: changes? (?:based|depending) on)?)\s+",
        regex.IGNORECASE,
    )


@cache
def _risk_of() -> Pattern:
    """A risk with its name."""
    return compiled(
        rf"\b(?:risks?|uncertaint(?:y|ies)|factors|challenges|possibilit(?:y|ies)){_ALSO_RISKS} "
        r"(?:that are |which are |generally |normally |typically )?(?:relat(?:ed|ing) to|associated with|inherent in|in connection with|"
        r"surrounding|regarding|concerning|as to|about|involved in|involving|of|from|in)\s+|"
        r"\b(?:risks?|possibilit(?:y|ies)) that"
        r"(?! (?:could|may|might|are|will|would|can|have|is|include|we (?:face|describe|have|cannot))\b)\s+",
        regex.IGNORECASE,
    )


@cache
def _doubt() -> Pattern:
    """Plain sentences that tell what may go wrong."""
    return compiled(
        r"\b(?:no (?:assurances?|guarantees?)|(?:cannot|can not|not) (?:assure|guarantee|be (?:assured|certain|sure))|"
        r"(?:may|might|could|will|would) (?:not|never)|unable to|inability to|fail(?:s|ure)? to|adversely affect\w*|risk that|whether|"
        r"(?:could|may|might) (?:be )?"
        r"(?:adversely|negatively|materially|delay\w*|harm\w*|impair\w*|los[et]\w*|prevent\w*|disrupt\w*|terminat\w*))\b",
        regex.IGNORECASE,
    )


@cache
def _nouns() -> Pattern:
    """The nouns that tell what a list is a list of: risks (first group) or something else."""
    return compiled(
        r"\b(?:(risks?|uncertaint(?:y|ies)|factors?|contingenc(?:y|ies)|hazards?|challenges|circumstances|conditions|events|developments|reasons|things|"
        r"differ\w*|cause|caused|affect\w*|impact\w*)|"
        r"statements?|assumptions?|words?|terms?|terminology|expressions?|phrases?|information|expectations?|beliefs?|filings?|reports?|documents?|"
        r"estimates|matters|subjects|plans|objectives)\b",
        regex.IGNORECASE,
    )


@cache
def _differ() -> Pattern:
    return compiled(r"differ|cause (?:our |the |its |such )?(?:\w+'s )?actual|not be (?:realized|achieved)", regex.IGNORECASE)


@cache
def _may_differ() -> Pattern:
    return compiled(r"differ|cause|\b(?:could|may|might)\b|statements? .*\bare$", regex.IGNORECASE)


@cache
def _are_risks() -> Pattern:
    """A subject that is risks, at the end of a head: ``Such risks and uncertainties (include)``."""
    return compiled(rf"\b(?:risks?|uncertainties|factors){_ALSO_RISKS}\s*$", regex.IGNORECASE)


@cache
def _not_risks() -> Pattern:
    """Beginnings of a list that names statements, not risks."""
    return compiled(
        r"(?:,|but|not|limited|to|the|our|all|any|those|certain|other|\s)*\b(?:statements?|expectations?|words|information|beliefs|plans|projections|predictions|forecasts|assumptions?|"
        r"forward.looking)\b",
        regex.IGNORECASE,
    )


@cache
def _numbering() -> Pattern:
    return compiled(r"(?:^|(?<=[\s,;:]))\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s*", regex.IGNORECASE)


@cache
def _comma() -> Pattern:
    return compiled(r"\s*,\s*(?:(?:and|or)\s+)?(?:/or\s+)?")


@cache
def _last_and() -> Pattern:
    return compiled(r"\s+(?:and|or|and/or|as well as)\s+")


@cache
def _mark() -> Pattern:
    """Signs and joining words around an item."""
    return compiled(r"(?:[\s,;:.•*\-]|(?:and|or|and/or|as well as|also)\b(?!$))*", regex.IGNORECASE)


def list_start(words: str) -> int | None:
    """Return where the list of risk factors in the sentence *words* starts, None if there is none."""
    for found in _lead_in().finditer(words):
        head = words[: found.start()]
        if _are_risks().search(head) or (_is_of_risks(head) and not _not_risks().match(words, found.end())):
            return found.end()
    for found in _cause().finditer(words):
        rest = compiled("[,;]").split(words[found.end() :], maxsplit=1)[0]
        if _may_differ().search(words[: found.start()]) and not points(rest) and not _not_risks().match(rest):
            return found.end()
    named = next(
        (found for found in _risk_of().finditer(words) if not points(compiled("[,;]").split(words[found.end() :], maxsplit=1)[0])), None
    )
    if named is not None and not _not_risks().match(words, named.end()):
        return named.end()
    return None


_IDENTIFYING = frozenset(("assumption", "assumptions", "words", "terms", "terminology", "expressions", "phrases"))


def _is_of_risks(head: str) -> bool:
    """Tell whether a list behind *head* is one of risks: by the last noun before it, or by what the sentence says of results."""
    nouns = list(_nouns().finditer(head))
    if not nouns:
        return False
    return bool(nouns[-1][1]) or (nouns[-1][0].lower() not in _IDENTIFYING and _differ().search(head) is not None)


@cache
def _vague() -> Pattern:
    """A doubt about the statements themselves, not about anything in the business."""
    return compiled(
        r"(?:expectations?|beliefs|projections|estimates|forward.looking|such (?:information|statements|plans)|assumptions|predictions)\b"
        r"[^.;]*"
        r"\b(?:will|prove\w*|achieved|realized|realised|correct|accurate|placed|attained|materialize|occur|differ|based)\b",
        regex.IGNORECASE,
    )


def doubts(words: str) -> bool:
    """Tell whether the sentence *words* says that something in the business may go wrong."""
    return _doubt().search(words) is not None and _vague().search(words) is None


def items(view: str, span: Span) -> Iterator[Span]:
    """Yield the factors of a list that fills *span*: parted by semicolons, else by numbers, else by bullets, else by commas.

    Order: that of the text.
    """
    commas = ";" not in span.of(view).strip(" ;")
    for piece in _pieces(view, span):
        trimmed = _trimmed(view, piece)
        if trimmed is None:
            continue
        if not points(trimmed.of(view)):
            yield trimmed
        elif commas and points_elsewhere(trimmed.of(view)):
            return


def _pieces(view: str, span: Span) -> list[Span]:
    words = span.of(view)
    if ";" in words.strip(" ;"):
        return _split(span, [found.span() for found in compiled(";").finditer(words)])
    numbers = [found.span() for found in _numbering().finditer(words)]
    if len(numbers) > 1:
        return _split(span, numbers)
    if "\u2022" in words:
        return _split(span, [found.span() for found in compiled("\u2022").finditer(words)])
    parts = _split(span, [found.span() for found in _comma().finditer(words)])
    if not parts:
        return []
    last = parts[-1]
    joined = [found.span() for found in _last_and().finditer(last.of(view))]
    return [*parts[:-1], *_split(last, joined)] if joined else parts


def _split(span: Span, cuts: list[tuple[int, int]]) -> list[Span]:
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), span.end - span.start]
    return [Span(span.start + start, span.start + end) for start, end in zip(starts, ends, strict=True) if start < end]


def _trimmed(view: str, piece: Span) -> Span | None:
    opening = _mark().match(view, piece.start, piece.end)
    start = opening.end() if opening else piece.start
    numbered = _numbering().match(view, start, piece.end)
    start = numbered.end() if numbered else start
    end = start + len(view[start : piece.end].rstrip(" .,;:\n"))
    if end - start < SHORTEST:
        return None
    return Span(start, min(end, start + LONGEST))
