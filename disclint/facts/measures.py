"""What an estimate measures: the name before it, and the scale that it stands on."""

from __future__ import annotations

import re
from functools import cache

RATIO = "ratio"
DIFFERENCE = "difference"
VALUE = "value"
RATIOS = (
    r"(?:(?:sub-?distribution |cause-specific |adjusted |unadjusted |crude |pooled |incidence |common |summary )*"
    r"(?:hazards?|odds|risk|rate|prevalence|incidence|means?|response|relative risk|event rate|incidence rate|geometric mean|GLS ?mean|count) ratios?|relative risks?|relative rates?|geometric mean ratios?)"
    r"|ratio of (?:the )?(?:geometric |least.squares? |adjusted )*means?|ratios?"
)
RATIO_LETTERS = r"(?:a|s|cs|adj|c|u|m|p)?(?:HRs?|ORs?|RRs?|IRRs?|PRs?|GMRs?|RoMs?|SHRs?|aHR|aOR|aRR|RRR|OR\(?adj\)?|ORa|HRa)"
DIFFERENCES = (
    r"(?:(?:mean|risk|rate|absolute|between[- ]group|group|treatment|adjusted|unadjusted|weighted|standardi[sz]ed|LS|least[- ]squares?|median|estimated|net|intergroup|percentage) ){0,4}"
    r"differences?|effect sizes?|(?:regression )?coefficients?|Cohen'?s d|Hedges'? g|beta|changes?|reductions?|decreases?|increases?|improvements?|declines?|gains?|losses|loss|fell|rose|fall|rise"
)
DIFFERENCE_LETTERS = r"(?:[aA]|adj)?(?:MDs?|WMDs?|SMDs?|RDs?|ARDs?|ARRs?|ATE|LSMD|ES)|[\u03b2\u0394B]|[bdg](?= ?=)"
VALUES = (
    r"means?|medians?|averages?|rates?|proportions?|percentages?|incidence|prevalence|survival|sensitivity|specificity|accuracy|AUCs?|ORR|PFS|OS|efficacy|power|scores?|months?|weeks?|correlations?|kappa|ICCs?"
    r"|probability|cost|heritability|concentration|value|predictive value|NNTs?|treatment effects?|numbers? needed to treat"
)
FALLING = r"reduc\w+|decreas\w+|declin\w+|los[st]\w*|lower\w*|fewer|less|fell|fall\w*|drop\w*|shorter|shorten\w*|improv\w+|diminish\w*|attenuat\w*"
CHANGES = frozenset("change changes reduction reductions decrease decreases increase increases improvement improvements decline declines gain gains loss losses fell rose fall rise".split())
"""Measures that are changes of one group as often as differences of two."""
RELATIVE = r"efficacy|effectiveness|risk reduction|relative|hazard reduction|percent\w* (?:reduction|change|decrease)|VE\b|fold"


@cache
def _measures() -> re.Pattern[str]:
    words = f"(?P<ratio>(?i:{RATIOS})|{RATIO_LETTERS})|(?P<difference>(?i:{DIFFERENCES})|{DIFFERENCE_LETTERS})|(?P<value>(?i:{VALUES}))"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def measure(words: str) -> tuple[str | None, str, int]:
    """Return the last measure that *words* name, its scale, and where it begins (-1 where there is none)."""
    last = None
    for last in _measures().finditer(words):  # noqa: B007 - the last one is what is wanted
        pass
    if last is None:
        return None, VALUE, -1
    return last[0].lower(), last.lastgroup or VALUE, last.start()


@cache
def _falling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{FALLING})", re.I)


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{RELATIVE})", re.I)


def shrinks(words: str) -> bool:
    """Tell whether *words* tell a fall, so that a sign may stand in them."""
    return _falling().search(words) is not None


def is_relative(words: str) -> bool:
    """Tell whether *words* name a change in relation to something: such intervals are not symmetrical."""
    return _relative().search(words) is not None
