"""Items of a list of risk factors that name no factor: they point to a filing, or repeat that there are risks."""

from __future__ import annotations

from functools import cache

import regex

from disclint.facts.word_sets import word_set
from disclint.text.patterns import Pattern, compiled

_FILLERS = word_set(
    "and or the other those these such any certain various additional all many numerous further important unknown unexpected known "
    "general potential significant substantial related similar inherent of to a an number variety as well also material company's our "
    "its principal key more fully under subject several following"
)
"""Words before the noun that make it no less general."""
_RISKS = word_set(
    "risk risks factor factors uncertainty uncertainties matters assumptions events circumstances items contingencies statements "
    "things conditions"
)
_JOINING = frozenset(("and", "or", "other", "important"))
_TOLD = word_set(
    "described discussed detailed set identified disclosed contained included including indicated listed outlined referenced referred "
    "noted summarized mentioned found reported presented filed stated specified appearing provided published under"
)
"""Words by which an item points elsewhere."""
_AFTER = _TOLD | word_set(
    "are is may could might more fully further as we not beyond outside affecting facing in from over most many some and or"
)
"""Words after ``risks`` that leave them unnamed."""
_RELATIVES = frozenset(("that", "which"))
_VERBS = word_set("are is have has may could might will would can cannot we involve affect cause impact influence")
_PAPERS = word_set(
    "form forms filing filings report reports sec sedar prospectus documents document registration 10 10k 10q item securities "
    "exchange annual quarterly periodic current interim"
)
_LEFT_OVER = frozenset(
    (
        "new information",
        "future events",
        "future developments",
        "future results",
        "future performance",
        "change without",
        "changes without",
        "difficult to",
        "without limitation",
        "the following",
        "safe harbor",
        "interim md",
    )
)
_BARE = word_set("otherwise etc others control undue readers investors you actual law securities")
_RELATIVE_STARTS = word_set("that which they it we")
_PLACES = word_set("in under on at")
_POSSESSIVES = word_set("our its the any each other subsequent this")
_QUANTITIES = word_set("most many some any all")


@cache
def _word() -> Pattern:
    return compiled(r"[^\W_]+(?:['-][^\W_]+)*")


@cache
def _elsewhere() -> Pattern:
    return compiled(
        r"described|discussed|detailed|set (?:forth|out)|identified|disclosed|filings?\b|filed|\bforms? \d|reports?\b|"
        r"\bsec\b|sedar|\bitem 1a",
        regex.IGNORECASE,
    )


@cache
def _told_there() -> Pattern:
    return compiled(
        r"\b(?:are|is) (?:(?:more |fully |further )*)(?:described|discussed|detailed|set forth|contained|included|disclosed)\b",
        regex.IGNORECASE,
    )


@cache
def _business() -> Pattern:
    """The issuer's business as a whole."""
    whose = r"(?:(?:the|our|its)\s)?(?:[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,3}'s\s|company's\s)?"
    of = r"(?:\sof\s(?:the\s[Cc]ompany|our\scompany|[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,3}))?"
    return compiled(rf"{whose}business(?:es)?(?:\s(?:generally|in\sgeneral|as\sa\swhole))?{of}")


def points(item: str) -> bool:
    """Tell whether *item* names no factor."""
    words = [word.lower() for word in _word().findall(item[:200])]
    if not words or all(word.isdigit() for word in words):
        return True
    if _is_left_over(words) or _told_there().search(item) or _business().fullmatch(item):
        return True
    rest = _behind(words, _FILLERS)
    if not rest or rest[0] in _TOLD:
        return True
    if rest[0] in _PAPERS:
        return _is_paper(rest)
    if rest[0] in _RISKS:
        return _is_unnamed(rest)
    return words[0] in ("those", "ones", "as") and any(word in _TOLD for word in words[1:7])


def points_elsewhere(item: str) -> bool:
    """Tell whether *item* points to a filing, so that what follows behind a comma still belongs to it."""
    return _elsewhere().search(item) is not None


def _behind(words: list[str], passed: frozenset[str]) -> list[str]:
    at = 0
    while at < len(words) and words[at] in passed:
        at += 1
    return words[at:]


def _is_left_over(words: list[str]) -> bool:
    """Tell whether *words* are the rest of a sentence that told of something else."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _BARE or (f"{first} {second}" in _LEFT_OVER and len(words) < 5) or (first in ("the", "a") and second == "safe"):
        return True
    if first in _RELATIVE_STARTS and (second in _RISKS or (second in _VERBS and second != "we")):
        return True
    if first in _PLACES and second in _POSSESSIVES:
        return True
    if first in _QUANTITIES and words[1:3] == ["of", "which"]:
        return True
    return (first in ("beyond", "outside") and second in ("our", "the", "its", "of")) or words[:2] == ["exchange", "commission"]


def _is_paper(rest: list[str]) -> bool:
    """Tell whether *rest*, which begins like the name of a filing, is one."""
    if rest[1:2] == ["of"]:
        return False
    if rest[0] in ("annual", "quarterly", "periodic", "current", "interim"):
        return any(word in ("report", "reports", "filing", "filings") for word in rest[1:6])
    if rest[0] == "securities":
        return rest[1:3] == ["and", "exchange"] or len(rest) == 1
    if rest[0] == "exchange":
        return rest[1:2] == ["commission"]
    return rest[0] != "registration" or rest[1:2] == ["statement"]


def _is_unnamed(rest: list[str]) -> bool:
    """Tell whether *rest*, which begins with ``risks``, does not say which."""
    after = _behind(rest, _RISKS | _JOINING)
    if not after or after[0] in _AFTER:
        return True
    named_alone = rest[0] in ("risk", "uncertainty", "factor")
    return not named_alone and after[0] in _RELATIVES and len(after) > 1 and after[1] in _VERBS
