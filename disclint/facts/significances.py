"""Words of significance as facts, with the p-values of their clause; and what is said of the primary endpoint."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.clinical import EndpointResult, PValue, Significance
from disclint.model.span import Span
from disclint.parsing.chances import SignificanceWords, significances
from disclint.text.patterns import Pattern, compiled

REACH = 260
"""How far behind its words a p-value may stand. Units: characters."""
BACK = 90
"""How far before them. Units: characters."""


@cache
def _boundary() -> Pattern:
    """Words that end the clause that a significance word speaks for."""
    return compiled(
        r";|(?<!vs)(?<!resp)(?<!approx)\. (?=[A-Z])|\b(?:but|however|whereas|while|although|though|yet|except|not|no"
        r"|nor|neither|none|without|similar\w*|comparable|unchanged|trend\w*|tended|did|non-?\w+|only|despite|same|equal\w*"
        r"|equivalent|marginal\w*|borderline"
        r"|interaction|correlat\w+|associat\w+ between|cannot|n't|failed|lack\w*|unaffected|remained|independent\w*"
        r"|until|unless|before|beginning|prior|significan\w+|insignificant|baseline|slightly|that was|which was|noninferior\w*"
        r"|non-inferior\w*|inferior\w*)\b",
        re.I,
    )


@cache
def _figures_follow() -> Pattern:
    """What stands behind a semicolon that ends no clause."""
    return compiled(
        r" ?(?:adjusted |crude )?(?:[pP][ -]?(?:values?)? ?[=<>\u2264\u2265]|\d\d ?%|a?[HOR]R\b|CI\b|(?:hazard|odds"
        r"|risk|rate) ratio|relative risk|(?:mean |risk )?difference\b)"
    )


def ends_clause(pattern: Pattern, view: str, start: int, end: int, origin: int | None = None) -> bool:
    """Tell whether *pattern* ends a clause between *start* and *end*; a semicolon in parentheses opened since *origin* does not."""
    begin = start if origin is None else origin
    for match in pattern.finditer(view, start, end):
        words = view[begin : match.start()]
        if match[0] != ";":
            return True
        if words.count("(") + words.count("[") <= words.count(")") + words.count("]") and not _figures_follow().match(view, match.end()):
            return True
    return False


@cache
def _far_denial() -> Pattern:
    """Words that deny a whole clause behind them."""
    return compiled(
        r"\b(?:(?:failed|unable) to (?:find|show|detect|demonstrate|confirm|prove)|(?:did|could|do|does) not (?:find"
        r"|show|detect|demonstrate|reveal|confirm|indicate|suggest|support)|no evidence|not (?:clear|certain|proven"
        r"|shown|known)|no longer|neither [^.;]{1,60} nor)\b(?:(?!\bbut\b)[^.;])*$",
        re.I,
    )


@cache
def _strong_boundary() -> Pattern:
    """Words that end the clause even where the sentence has no other significance word and no other p-value."""
    return compiled(
        r";|(?<!vs)(?<!resp)(?<!approx)\. (?=[A-Z])|\b(?:but|however|whereas|while|although|though|yet|except|neither"
        r"|similar\w*|comparable|unchanged"
        r"|trend\w*|tended|despite|same|equal\w*|equivalent|marginal\w*|borderline|interaction|correlat\w+|failed|unaffected"
        r"|independent(?:ly)? of|unless"
        r"|slightly|that was|which was|non-?inferior\w*|inferior\w*|beginning|remained|nor|cannot|and (?:no|not|did"
        r" not)|with no|did not differ)\b",
        re.I,
    )


@cache
def _clinical() -> Pattern:
    return compiled(
        r"(?:clinical(?:ly)?|biological(?:ly)?|practical(?:ly)?|prognostic|economic(?:ally)?|public health|major|medically"
        r"|hemodynamically|haemodynamically)(?: (?:and|or|/)(?: statistical(?:ly)?)?)? ?$",
        re.I,
    )


@cache
def _level() -> Pattern:
    return compiled(
        r"(?: ?(?:level|threshold|criteri\w+|was (?:set|defined|accepted|considered|assumed|determined|assessed|declared)"
        r"|at (?:the )?(?:p|alpha|5|0?\.|\u03b1)|number of|test\w*|others?\b|advance|role|burden|health|risk factor))",
        re.I,
    )


@cache
def _trend() -> Pattern:
    return compiled(
        r"\b(?:marginal(?:ly)?|borderline|nearly|almost|approach\w*|near|close to|toward\w*|trend\w*|bordering(?: on)?"
        r"|just (?:short of|failed|missed)|nominal(?:ly)?)(?: \w+){0,3}[ -]?$",
        re.I,
    )


@cache
def _until() -> Pattern:
    return compiled(r"\buntil\b", re.I)


def significance_facts(frame: Frame, chances: Sequence[PValue]) -> Iterator[Significance]:
    """Yield each word of significance, with the p-values of its clause.

    Order: that of the text.
    """
    if "ignifican" not in frame.view:
        return
    words = list(significances(frame.view, frame.grammars))
    for at, one in enumerate(words):
        before = frame.view[max(0, one.span.start - 40) : one.span.start]
        core = one.span.end - len(re.split(r"(?i)(?=signifi)", one.span.of(frame.view))[-1])
        if (
            "level" in one.span.of(frame.view)
            or _clinical().search(frame.view[max(0, core - 40) : core])
            or _level().match(frame.view, one.span.end)
        ):
            continue
        trend = _trend().search(before) is not None or _trend().search(frame.view[max(one.span.start, core - 30) : core]) is not None
        low = words[at - 1].span.end if at else 0
        high = words[at + 1].span.start if at + 1 < len(words) else len(frame.view)
        yield Significance(
            **frame.where(one.span),
            holds=not one.denied and _far_denial().search(frame.view[max(low, one.span.start - 110) : one.span.start]) is None,
            form="trend" if trend else "statistical",
            strength="high" if one.high and not one.denied else "plain",
            chances=tuple(_of_clause(frame, one, chances, low, high)),
        )


def _start(fact: PValue) -> int:
    return fact.span.start


def _of_clause(frame: Frame, words: SignificanceWords, chances: Sequence[PValue], low: int, high: int) -> Iterator[Span]:
    """Yield the p-values behind *words* up to the end of their clause; where there is none, the one right before them."""
    sentence = frame.sentence_of(words.span)
    end = min(sentence.end, high, words.span.end + REACH)
    at = bisect_left(chances, words.span.end, key=_start)
    first, last = bisect_left(chances, sentence.start, key=_start), bisect_left(chances, sentence.end, key=_start)
    alone = last - first == 1 and low <= sentence.start and high >= sentence.end
    boundary = _strong_boundary() if alone else _boundary()
    found = False
    done = words.span.end
    while at < len(chances) and chances[at].span.start < end:
        if ends_clause(boundary, frame.view, done, chances[at].span.start, words.span.end):
            break
        if words.denied and _until().search(frame.view, done, chances[at].span.start):
            break  # significant from then on
        yield chances[at].span
        found, done = True, chances[at].span.end
        at += 1
    if not found:
        yield from _before(frame, words, chances, max(sentence.start, low))


def _before(frame: Frame, words: SignificanceWords, chances: Sequence[PValue], low: int) -> Iterator[Span]:
    """Yield the p-values before *words* that they sum up, in the order of the text."""
    last = bisect_left(chances, words.span.start, key=_start) - 1
    if last < 0 or chances[last].span.start < max(low, words.span.start - BACK):
        return
    if not re.fullmatch(
        r"[\s)\],;]*(?:(?:which|that|this|was|were|is|are|all|both|also|reached|considered|a|an|the)\s+)*",
        frame.view[chances[last].span.end : words.span.start],
    ):
        return
    first = last
    while (
        first
        and chances[first - 1].span.start >= low
        and not ends_clause(_boundary(), frame.view, chances[first - 1].span.end, chances[first].span.start)
    ):
        first -= 1
    yield from (chance.span for chance in chances[first : last + 1])


@cache
def _endpoint() -> Pattern:
    return compiled(
        r"\b(?P<verb>met|meets|meet|meeting|achieved|achieve|achieving|reached|reach|hit|satisfied|missed|failed to"
        r" (?:meet|reach|achieve))\b(?P<words>(?: [\w'-]{1,30}){0,5}?) (?P<primary>(?:co-)?primary (?:\w+ ){0,3}?)end"
        r" ?-?points?"
        r"|\b(?P<primary2>(?:co-)?primary (?:\w+ ){0,3}?)end ?-?points? (?:(?:\w+ ){0,6}?)(?:was|were|has been|is) (?P<not2>not"
        r" )?(?:\w+ )?(?P<verb2>met|achieved|reached|missed)\b",
        re.I,
    )


@cache
def _denied() -> Pattern:
    return compiled(
        r"(?:\bnot|n't|\bnor|\bneither|\bnever|failed to|\bif|\bwhether|\bcould|\bmay|\bwould|\bwill|\bto|\bexpect\w*"
        r"|\bcan) (?:\w+ ){0,2}$",
        re.I,
    )


def endpoint_results(frame: Frame) -> Iterator[EndpointResult]:
    """Yield each statement that the primary endpoint was met, or was not.

    Order: that of the text.
    """
    view = frame.view
    if "rimary" not in view:
        return
    for match in _endpoint().finditer(view):
        before = _denied().search(view[max(0, match.start() - 30) : match.start()])
        verb = (match["verb"] or match["verb2"]).lower()
        if before and not re.match(r"(?i)not|n't|nor|neither|never|failed", before[0].lstrip()):
            continue
        met = before is None and not match["not2"] and verb != "missed" and not verb.startswith("failed")
        yield EndpointResult(**frame.where(Span(match.start(), match.end())), met=met, primary=True)
