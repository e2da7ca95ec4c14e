"""What only its neighbours tell of a block: the second look at the tokens of a release."""

from __future__ import annotations

from itertools import pairwise

from disclint.model.document import Role
from disclint.parsing.lalr import Token
from disclint.parsing.pieces import Piece

_LINES = ("LINE", "SUBHEADING")
_ROWS = ("ROW", "TABLE_TITLE_LINE")
_PICTURES = ("IMAGE", "CAPTION_LINE", "CAPTION_START")
_ITEMS_ONLY = ("SOURCE_LINE", "LEGEND_DISCLAIMER_START")
_CAUTIONS = ("FORWARD_LOOKING_HEADING", "FORWARD_LOOKING_START", "FORWARD_LOOKING_SENTENCE", "CAUTION_SENTENCE")
_REACH = ("CONTACT_HEADING", "CONTACT_DETAIL", "CONTACT_START", "SOCIAL_LINE", "NETWORK_LINE")
_INSIDE = ("TEXT", "ITEM", "LINE", "ROW", "CODE", "KEY_POINT", "ADDRESS_LINE")
_FOOT = ("ABOUT", "BOILERPLATE", "FORWARD", "CAUTION", "LEGEND", "NON_GAAP", "SAFETY", "INDICATION")


def settled(tokens: list[tuple[Token, Piece]]) -> list[Token]:
    """Return the tokens, renamed where their neighbours say what they are."""
    found = [token for token, _ in tokens]
    _cautions(found)
    _points(found, [piece for _, piece in tokens])
    _posts(found)
    _names(found)
    _calls(found)
    _payments(found)
    _signatures(found)
    _tables(found)
    _sources(found)
    _pictures(found)
    return found


def _cautions(tokens: list[Token]) -> None:
    """A cautionary sentence deep in a paragraph goes on with a caution, but begins none."""
    for at, token in enumerate(tokens):
        if token.type == "FORWARD_LOOKING_MENTION":
            follows = at > 0 and tokens[at - 1].type in _CAUTIONS
            tokens[at] = token._replace(type="CAUTION_SENTENCE" if follows else "TEXT")


def _points(tokens: list[Token], pieces: list[Piece]) -> None:
    """A point among others of a list is no disclaimer; those of a list of disclaimers stay such behind one that is a caution."""
    for (above, below), at in zip(pairwise(pieces), range(1, len(tokens)), strict=True):
        if tokens[at].type in _ITEMS_ONLY and above.role is below.role is Role.LIST_ITEM and tokens[at - 1].type == "ITEM":
            tokens[at] = tokens[at]._replace(type="ITEM")
        if tokens[at].type == "ITEM" and above.role is below.role is Role.LIST_ITEM and tokens[at - 1].type in _CAUTIONS:
            tokens[at] = tokens[at]._replace(type="LEGEND_DISCLAIMER_POINT")


def _posts(tokens: list[Token]) -> None:
    """A post on a social network stands above the line that signs it. In a roundup of releases (an ``About`` follows) neither it nor the
    pointer to a newsroom closes anything."""
    last = max((at for at, token in enumerate(tokens) if token.type == "ABOUT_HEADING"), default=0)
    for at, token in enumerate(tokens):
        if token.type == "POST_LINE" and at and tokens[at - 1].type in ("TEXT", "LINE", "SUBHEADING", "CONTACT_DETAIL"):
            tokens[at - 1] = tokens[at - 1]._replace(type="TEXT" if at < last else "POST")
        if token.type in ("POST_LINE", "NEWSROOM_START") and at < last:
            tokens[at] = token._replace(type="TEXT")


def _names(tokens: list[Token]) -> None:
    """Among the lines that say how to reach somebody, a short item or an address is one of them; so is what a heading of theirs names."""
    for at in range(1, len(tokens)):
        above, token = tokens[at - 1].type, tokens[at]
        if above not in _REACH:
            continue
        among = token.type == "ITEM" and len(token.words) <= 40 and at + 1 < len(tokens) and tokens[at + 1].type in _REACH
        if among or (token.type == "SUBHEADING" and ":" in token.words[:12]):
            tokens[at] = token._replace(type="LINE")
        elif token.type == "TEXT" and len(token.words) <= 260 and not token.words.endswith((".", "!", "?", ":", '"')):
            tokens[at] = token._replace(type="CONTACT_DETAIL")


def _calls(tokens: list[Token]) -> None:
    """A line with a label among the details of a call is one of them."""
    for at in range(1, len(tokens)):
        if tokens[at].type == "LINE" and ":" in tokens[at].words[:40] and tokens[at - 1].type == "CALL_DETAIL_LINE":
            tokens[at] = tokens[at]._replace(type="CALL_DETAIL_LINE")


def _payments(tokens: list[Token]) -> None:
    """A disclosure whose first or second point is a payment discloses that."""
    for at, token in enumerate(tokens):
        if token.type == "LEGEND_DISCLAIMER_HEADING" and any(below.type.startswith("PAID") for below in tokens[at + 1 : at + 3]):
            tokens[at] = token._replace(type="PAID_HEADING")


def _signatures(tokens: list[Token]) -> None:
    """Who signs for the board stands below that line; what a company is stands among the disclaimers where it is one of them."""
    for above, at in zip(tokens, range(1, len(tokens) - 1), strict=False):
        token = tokens[at]
        if token.type == "SUBHEADING" and above.type == "RESPONSIBLE_HEADING" and len(token.words) <= 80:
            tokens[at] = token._replace(type="LINE")
        elif token.type == "BOILERPLATE" and above.type in _CAUTIONS and tokens[at + 1].type.startswith("LEGEND"):
            tokens[at] = token._replace(type="CAUTION_SENTENCE")


def _tables(tokens: list[Token]) -> None:
    """The name of the company above the title of a statement is part of it, and so are lines between two of its parts."""
    for at in range(1, len(tokens)):
        above = tokens[at - 1]
        if tokens[at].type == "TABLE_TITLE_LINE" and above.type in _LINES and above.words.isupper():
            tokens[at - 1] = above._replace(type="ROW")
        elif tokens[at].type in _LINES and above.type in _ROWS and any(below.type in _ROWS for below in tokens[at + 1 : at + 3]):
            tokens[at] = tokens[at]._replace(type="ROW")


def _sources(tokens: list[Token]) -> None:
    """A source in the middle of the text is that of a chart."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].type == "SOURCE_LINE" and tokens[at + 1].type in ("TEXT", "SUBHEADING"):
            tokens[at] = tokens[at]._replace(type="CAPTION_LINE" if tokens[at - 1].type in _PICTURES else "LINE")


def _pictures(tokens: list[Token]) -> None:
    """A picture ends a section of the foot, unless the section goes on behind it; one with a caption belongs to the body."""
    section = following = ""
    below = [""] * len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        below[at] = following
        following = following if tokens[at].type in _PICTURES else tokens[at].type
    for at, token in enumerate(tokens):
        if token.type in _PICTURES:
            if token.type == "IMAGE" and section.startswith(_FOOT) and below[at] in _INSIDE:
                tokens[at] = token._replace(type="INSET")
        elif token.type not in _INSIDE:
            section = token.type
