"""Which number of a sentence counts which event, and of which arm it is."""

from __future__ import annotations

from disclint.facts.safety_pieces import CLAUSE, Claim, Group, Piece, Quantity, Sign

NEAR = 40
"""How far a number may stand from the event that it counts. Units: characters."""
FAR = 160
"""How far before an event those may stand who had it, where a verb as "experienced" leads to it. Units: characters."""
OWN = 4
"""A number this near behind an event counts that one, not the next. Units: characters."""
ARM_NEAR = 45
"""How far behind a number its arm may stand: "five patients in the placebo group". Units: characters."""
TIGHT = 6
"""So near a number behind an event is the event's own: "Grade 2 in two". Units: characters."""


def bind_arms(pieces: list[Piece]) -> None:
    """Tell of each number whether it is one of the control arm, which stands right behind it or right before."""
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Quantity) or piece.versus:
            continue
        for one in pieces[at + 1 : at + 5]:
            if not isinstance(one, Sign) or one.kind in (*CLAUSE, "COMMA") or one.span.start - piece.span.end > ARM_NEAR:
                break
            if one.kind in ("CONTROL", "ARM"):
                piece.arm = one.kind
                break
        before = pieces[at - 1] if at else None
        if piece.arm is None and isinstance(before, Sign) and before.kind == "CONTROL" and piece.span.start - before.span.end <= 3:
            piece.arm = "CONTROL"


def counted(pieces: list[Piece], at: int, group: Group) -> Quantity | None:
    """Return the number that counts the event: before it in its clause, or behind it; one of the control arm only where no other is."""
    before, behind = _before(pieces, at, group), _behind(pieces, at, group)
    if before and behind and behind.span.start - group.span.end <= TIGHT and (group.core is None or _parted(pieces, at, before)):
        before = None
    own = [one for one in (before, behind) if one is not None]
    return next((one for one in own if one.arm != "CONTROL"), own[0] if own else None)


def _parted(pieces: list[Piece], at: int, before: Quantity) -> bool:
    """Tell whether words as "and" stand between the number *before* and the event."""
    return any(
        isinstance(one, Sign) and one.kind in ("JOINT", "OPEN", "LINK")
        for one in pieces[max(0, at - 4) : at]
        if one.span.start >= before.span.end
    )


def _before(pieces: list[Piece], at: int, group: Group) -> Quantity | None:
    led = False
    for back in range(at - 1, max(-1, at - 6), -1):
        one = pieces[back]
        if isinstance(one, Quantity):
            former = pieces[back - 1] if back else None
            taken = isinstance(former, Group) and one.span.start - former.span.end <= OWN
            reach = FAR if led and one.people else NEAR
            return one if group.span.start - one.span.end <= reach and not (one.sized or (one.both and not one.people) or taken) else None
        if isinstance(one, Group) and one.core is None and (one.low is None or one.graded == "word"):
            continue
        if isinstance(one, Group | Claim) or one.kind in (*CLAUSE, "COMMA", "NOT", "NONE_OF", "ALL"):
            return None
        led = led or one.kind == "WERE"
    return None


def _behind(pieces: list[Piece], at: int, group: Group) -> Quantity | None:
    found = None
    parted = caused = False
    for place in range(at + 1, min(at + 10, len(pieces))):
        one = pieces[place]
        if isinstance(one, Quantity):
            former = pieces[place - 1]
            led = isinstance(former, Sign) and former.kind == "WERE"
            near = one.span.start - (found or group).span.end <= (FAR if found or led else 2 * NEAR if caused else NEAR)
            if (one.both and not one.people) or not near or (parted and not led):
                break
            if one.arm != "CONTROL":
                return one
            found = found or one
        elif isinstance(one, Group):
            # "related to the drug" qualifies the event; the cause of a stop is none that is counted.
            if not ((one.core is None and one.low is None) or (caused and group.core in ("STOP", "LESS"))):
                break
        elif isinstance(one, Claim) or one.kind in (*CLAUSE, "NOT", "NONE_OF") or (found is None and one.kind == "JOINT"):
            break
        else:
            parted = parted or (found is None and one.kind == "COMMA")
            caused = caused or one.kind == "CAUSE"
    return found
