"""Who a forward-looking sentence speaks for: the issuer, a market or its forecasters, or somebody else."""

from __future__ import annotations

from functools import cache

import regex

from disclint.facts.word_sets import word_set
from disclint.text.patterns import Pattern, compiled

ISSUER, INDUSTRY, OTHER = "issuer", "industry", "other"
REACH = 170
"""How far before a cue its subject may begin. Units: characters."""

SPEAKERS = word_set("we i it company corporation group management trust fund board partnership firm bank issuer inc corp ltd plc")
"""Words that stand for the issuer or its people as a subject."""
_MARKETS = word_set(
    "market markets industry industries sector sectors segment economy demand spending adoption cagr analyst analysts economists "
    "forecasters experts researchers observers estimates research forecasts statistics population prevalence incidence cases "
    "consumption gdp inflation rates price prices trend trends boom penetration usage number numbers"
)
_OTHERS = word_set(
    "fda ema nmpa sec fed government governments congress senate administration president agency agencies court judge city county "
    "state states district university school schools hospital hospitals nasdaq nyse exchange customer customers consumers clients "
    "patients people participants attendees visitors guests users players fans members students parents families employees employers "
    "drivers buyers homeowners travelers investors shareholders stockholders holders readers viewers you they he she who everyone "
    "americans women men children residents voters retailers developers organizations enterprises companies corporations businesses "
    "banks physicians doctors clinicians others those these conference webcast event summit meeting call presentation webinar "
    "festival ceremony show season game tournament panel session election hurricane storm weather gala exhibition competition seats "
    "tickets doors legislation bill dealer dealers"
)
_RELATIVES = frozenset(("which", "that", "who"))
_FLAT = word_set(
    "also now currently further then still fully generally presently today therefore actively already both each only alone itself can "
    "will may should would could do does did not cannot to"
)


@cache
def _boundary() -> Pattern:
    """Where a clause begins: behind a stop, or a comma with a conjunction."""
    return compiled(
        r"[.;:!?\"(]\s|[;:\"]|, (?:and|but|while|whereas|as|where|with|so)\b|\b(?:that|because|since|although|while)\b", regex.IGNORECASE
    )


@cache
def _opening() -> Pattern:
    """An adverbial phrase before the subject, up to its comma."""
    return compiled(
        r"^\s*(?:in|on|by|with|following|upon|after|before|as|during|subject|based|for|while|once|if|under|through|at|over|despite|given|"
        r"assuming|additionally|moreover|furthermore|further|finally|ultimately|looking|currently|now|today|according|beyond|from|to|when|since|until|also)\b"
        r"[^,]{0,140},\s*",
        regex.IGNORECASE,
    )


@cache
def _nominal_end() -> Pattern:
    """What ends the head of a subject: a preposition, a relative clause, a bracket, a comma, a verb of being."""
    return compiled(
        r"\s+(?:of|in|for|to|with|from|by|at|on|which|who|that|between|into|under|across|among|regarding|related|including|is|are|was|were|has|have|will)\b|[,(]",
        regex.IGNORECASE,
    )


@cache
def _word() -> Pattern:
    return compiled(r"[^\W_]+(?:'[^\W_]+)?")


@cache
def _ours() -> Pattern:
    return compiled(r"\b(?:we|our|us|its|company(?:'s)?|management)\b", regex.IGNORECASE)


def subject(before: str, *, active: bool) -> str:
    """Tell whom a cue speaks for by the words *before* it in its sentence.

    Args: *active* tells that the subject is the one who expects (``analysts expect``), not what is expected (``closing is expected``).
    """
    clause = before[-REACH:]
    near = _last_words(clause)
    if near and near[-1] in _RELATIVES:
        near = _last_words(clause[: clause.lower().rindex(near[-1])])
        return _kind(near[-1]) if near else ISSUER
    if active and near and near[-1] in SPEAKERS | _OTHERS | _MARKETS:
        return _kind(near[-1])
    start = max((found.end() for found in _boundary().finditer(clause) if clause[found.end() :].strip()), default=0)
    clause = _opening().sub("", clause[start:], count=1)
    return _of_head(clause)


def _kind(word: str) -> str:
    return INDUSTRY if word in _MARKETS else OTHER if word in _OTHERS else ISSUER


def _last_words(clause: str) -> list[str]:
    words = [word.lower() for word in _word().findall(clause[-60:])]
    while words and words[-1] in _FLAT:
        words.pop()
    return words


def _of_head(clause: str) -> str:
    """Tell whom the head noun of the subject at the start of *clause* stands for."""
    stripped = clause.lstrip()
    end = _nominal_end().search(stripped)
    head = [word.lower() for word in _word().findall(stripped[: end.start()] if end and end.start() else stripped)]
    while head and head[-1] in _FLAT:
        head.pop()
    if not head:
        return ISSUER
    last = head[-1].removesuffix("'s")
    if last in _MARKETS:
        return ISSUER if _ours().search(clause) else INDUSTRY
    if last in _OTHERS and not (last == "exchange" or _ours().search(" ".join(head))):
        return OTHER
    return ISSUER
