"""Allocation as a fact: how many people were divided, into how many each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclint.facts.frame import Frame
from disclint.model.amounts import Allocation
from disclint.model.fact import Fact
from disclint.model.span import Span
from disclint.model.value import dataclass, field
from disclint.parsing.enrolments import divisions
from disclint.parsing.lalr import Token
from disclint.parsing.numerals import count

LEAST = 8
"""Fewer people are no study that is divided."""


@dataclass
class _Division:
    """A sentence as it is being read."""

    total: Token | None = None
    direct: Token | None = None
    verb: Token | None = None
    sizes: list[Token] = field(default_factory=list)
    counts: list[Token] = field(default_factory=list)
    ratio: Token | None = None
    opened: bool = False
    other: bool = False
    loose: bool = False


def facts(frame: Frame) -> Iterator[Fact]:
    """Yield each division of people that names its groups.

    Order: that of the text.
    """
    if not any(verb in frame.view for verb in ("andomi", "ssigned", "llocated", "divided")):
        return
    for paragraph in frame.release.paragraphs:
        for sentence in paragraph.sentences:
            for tokens in divisions(frame.view, sentence, frame.grammars):
                if (fact := _enrolment(frame, tokens)) is not None:
                    yield fact


def _enrolment(frame: Frame, tokens: Sequence[Token]) -> Allocation | None:
    read = _read(frame, tokens)
    if read.total is None or read.verb is None or read.other:
        return None
    if read.direct is not None and len(read.sizes) > 1:
        read.total = read.direct  # "of 949, 939 were randomised to one (n = 477) or the other (n = 462)"
    arms = read.sizes if len(read.sizes) > 1 else read.counts if read.opened else []
    total = count(read.total.words)
    numbers = tuple(number for arm in arms if (number := count(arm.words.rpartition("=")[2])) is not None)
    if total is None or total < LEAST or len(numbers) < 2 or len(numbers) != len(arms):
        return None
    return Allocation(
        **frame.where(Span(read.total.start_pos, arms[-1].end_pos)),
        total=total,
        arms=numbers,
        form="sized" if len(read.sizes) > 1 else "received" if read.loose else "counted",
        ratio=read.ratio.words if read.ratio else None,
        total_span=Span(read.total.start_pos, read.total.end_pos),
    )


def _read(frame: Frame, tokens: Sequence[Token]) -> _Division:
    """Give each number of a sentence its role.

    A number of people right before the verb, or right behind it where we divide them, is the total. Behind it stand the groups: those
    with ``n =`` or alone in parentheses, or those that follow a colon, ``of whom`` or the number of groups and are each sent somewhere.
    "493 were assigned to one drug and 166 to placebo" names no total, "of 659, 493 were assigned to one and 166 to the other" does.
    """
    read = _Division()
    for at, token in enumerate(tokens):
        kind = token.type
        if read.verb is None:
            _before_verb(frame.view, read, tokens, at)
        elif kind == "SIZE" or (kind == "COUNT" and _is_framed(tokens, at)):
            read.sizes.append(token)
        elif kind == "OTHER":
            read.other = True
        elif kind == "RATIO" and read.ratio is None:
            read.ratio = token
        elif kind in ("WHOM", "COLON", "GROUPS"):
            read.opened = read.opened or not read.counts
        elif kind == "COUNT" and read.total is not token:
            _add_count(read, tokens, at)
    return read


def _before_verb(view: str, read: _Division, tokens: Sequence[Token], at: int) -> None:
    token = tokens[at]
    if token.type in ("COUNT", "SIZE"):
        known = token.type == "SIZE" or _counts_people(view, tokens, at)
        divided = any(other.type == "DIVIDED" for other in tokens[at + 1 : at + 3])
        if divided and read.total is not None and _is_of(view, read.total):
            read.counts.append(token)
            read.direct, read.opened = token, True
        elif known or token.words[0].isdigit():
            read.total = token if known else None
    elif token.type == "DIVIDED":
        direct = next((other for other in tokens[at + 1 : at + 3] if other.type == "COUNT"), None)
        if read.total is None and direct is not None and _counts_people(view, tokens, tokens.index(direct)) and " " not in token.words[:5]:
            read.total = direct
        read.verb = token if read.total is not None else None
        read.opened = read.opened or _opens(tokens, at)


def _is_of(view: str, total: Token) -> bool:
    """Tell whether a number is told as the whole of what follows."""
    return view[max(0, total.start_pos - 12) : total.start_pos].rstrip().lower().endswith((" of", "of the", "among", "among the")) or view[
        max(0, total.start_pos - 3) : total.start_pos
    ].lower().startswith("of ")


def _is_framed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number of people stands alone in parentheses: ``(59 patients)``."""
    before, behind = [[other.type for other in part] for part in (tokens[max(0, at - 2) : at], tokens[at + 1 : at + 3])]
    if before[-1:] != ["OPEN"] or before[0] in ("COLON", "COMMA", "AND") or (count(tokens[at].words) or 0) < LEAST // 2:
        return False  # (1), (2): a list
    return behind[:1] == ["CLOSE"] or behind == ["PEOPLE", "CLOSE"]


def _add_count(read: _Division, tokens: Sequence[Token], at: int) -> None:
    following = next((token for token in tokens[at + 1 : at + 4] if token.type not in ("WORD", "ADJECTIVE", "PEOPLE")), None)
    if following is not None and following.type in ("TOWARDS", "DIVIDED"):
        read.counts.append(tokens[at])
        read.loose = read.loose or "receiv" in following.words.lower()
    elif read.opened and not read.sizes:
        read.other = True  # a number whose place is not told


def _counts_people(view: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number is one of people, or stands right before the verb; "three hundred fifty-six" is not read."""
    before = view[max(0, tokens[at].start_pos - 16) : tokens[at].start_pos].rstrip().lower()
    if before.endswith(("hundred", "hundred and", "thousand", "thousand and")):
        return False
    near = tokens[at + 1 : at + 5]
    return any(token.type == "PEOPLE" for token in near) or (bool(near) and near[0].type == "DIVIDED")


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the groups follow at once: ``Of the 159 women randomized, 82 were assigned to ...``."""
    return (
        at + 2 < len(tokens)
        and tokens[at + 1].type == "COMMA"
        and tokens[at + 2].type == "COUNT"
        and "were" not in tokens[at].words.lower()
    )
