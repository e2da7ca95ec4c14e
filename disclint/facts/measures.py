"""What an estimate measures: the name before it, and the scale that it stands on."""

from __future__ import annotations

import re
from functools import cache

from disclint.text.patterns import Pattern, compiled

RATIO = "ratio"
DIFFERENCE = "difference"
VALUE = "value"
RATIOS = (
    r"(?:(?:sub-?distribution |cause-specific |adjusted |unadjusted |crude |pooled |incidence |common |summary )*"
    r"(?:hazards?|odds|risk|rate|prevalence|incidence|means?|response|relative risk|event rate|incidence rate|geometric"
    r" mean|GLS ?mean|count) ratios?|relative risks?|relative rates?|geometric mean ratios?)"
    r"|ratio of (?:the )?(?:geometric |least.squares? |adjusted )*means?|ratios?"
)
RATIO_LETTERS = r"(?:a|s|cs|adj|c|u|m|p)?(?:HRs?|ORs?|RRs?|IRRs?|PRs?|GMRs?|RoMs?|SHRs?|aHR|aOR|aRR|RRR|OR\(?adj\)?|ORa|HRa)"
DIFFERENCES = (
    r"(?:(?:mean|risk|rate|absolute|between[- ]group|group|treatment|adjusted|unadjusted|weighted|standardi[sz]ed"
    r"|LS|least[- ]squares?|median|estimated|net|intergroup|percentage) ){0,4}"
    r"differences?|effect sizes?|(?:regression )?coefficients?|Cohen'?s d|Hedges'? g|beta|changes?|reductions?|decreases?"
    r"|increases?|improvements?|declines?|gains?|losses|loss|fell|rose|fall|rise"
)
DIFFERENCE_LETTERS = r"(?:[aA]|adj)?(?:MDs?|WMDs?|SMDs?|RDs?|ARDs?|ARRs?|ATE|LSMD|ES)|[\u03b2\u0394B]|[bdg](?= ?=)"
VALUES = (
    r"means?|medians?|averages?|rates?|proportions?|percentages?|incidence|prevalence|survival|sensitivity|specificity"
    r"|accuracy|AUCs?|ORR|PFS|OS|efficacy|power|scores?|months?|weeks?|correlations?|kappa|ICCs?"
    r"|probability|cost|heritability|concentration|value|predictive value|NNTs?|treatment effects?|numbers? needed to treat"
)
FALLING = (
    r"reduc\w+|decreas\w+|declin\w+|los[st]\w*|lower\w*|fewer|less|fell|fall\w*|drop\w*|shorter|shorten\w*|improv\w+"
    r"|diminish\w*|attenuat\w*"
)
CHANGES = frozenset(
    [
        "change",
        "changes",
        "reduction",
        "reductions",
        "decrease",
        "decreases",
        "increase",
        "increases",
        "improvement",
        "improvements",
        "decline",
        "declines",
        "gain",
        "gains",
        "loss",
        "losses",
        "fell",
        "rose",
        "fall",
        "rise",
    ]
)
"""Measures that are changes of one group as often as differences of two."""


@cache
def _measures() -> Pattern:
    words = f"(?P<ratio>(?i:{RATIOS})|{RATIO_LETTERS})|(?P<difference>(?i:{DIFFERENCES})|{DIFFERENCE_LETTERS})|(?P<value>(?i:{VALUES}))"
    return compiled(rf"(?<!\w)(?:{words})(?!\w)")


def measure(words: str) -> tuple[str | None, str, int]:
    """Return the last measure that *words* name, its scale, and where it begins (-1 where there is none)."""
    found = list(_measures().finditer(words))
    if not found:
        return None, VALUE, -1
    last = found[-1]
    for other in reversed(found[:-1]):
        # "the difference in change in pain": what is told is the difference.
        if (
            last[0].lower() in CHANGES | VALUED
            and other.lastgroup == DIFFERENCE
            and other[0].lower() not in CHANGES
            and _within().fullmatch(words[other.end() : last.start()])
        ):
            last = other
            break
    return last[0].lower(), last.lastgroup or VALUE, last.start()


VALUED = frozenset(
    ["proportion", "proportions", "percentage", "percentages", "score", "scores", "rate", "rates", "mean", "means", "median", "survival"]
)


@cache
def _within() -> Pattern:
    return compiled(r" (?:between (?:the )?(?:two )?(?:groups|arms) )?(?:in|of|for)(?: [\w'-]+){0,6} ")


@cache
def _falling() -> Pattern:
    return compiled(rf"\b(?:{FALLING})", re.I)


@cache
def _signed() -> Pattern:
    return compiled(r"\b(?:[dD]ifferences?|[cC]hanges?|[wW]?MD|SMD|beta|coefficient)\b|\u03b2")


def shrinks(words: str) -> bool:
    """Tell whether the end of *words* tells a fall, so that a sign may stand in them; a named difference or change has its own sign."""
    near = words[-60:]
    return _falling().search(near) is not None and _signed().search(near) is None
