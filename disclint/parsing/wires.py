"""The names that wires go by in a dateline.

Source: tags as the wires print them; drawn up 2026-11-23.
"""

from __future__ import annotations

WIRE_WORDS = (
    "wire",
    "pressrelease",
    "press release",
    "cision",
    "outreach",
    "news direct",
    "newsdirect",
    "newsusa",
    "newsfile",
    "newsworthy",
    "pr karma",
    "prkarma",
    "prweb",
    "send2press",
    "eqs",
    "dgap",
    "xinhua",
    "asianet",
    "market news alerts",
    "newmedia",
    "pr.com",
    "issuewire",
    "platoai",
    "thenewsmarket",
    "keycrew",
    "blockchain-news",
)
"""Each stands somewhere in the name of a wire, folded."""
AGENCIES = frozenset(
    [
        "ap",
        "reuters",
        "afp",
        "upi",
        "dpa",
        "bloomberg",
        "cnw",
        "bpt",
        "napsi",
        "statepoint",
        "newsusa",
        "tass",
        "kyodo",
        "pti",
        "ani",
        "efe",
        "ians",
        "cnbc",
        "cnn",
        "bbc",
        "marketwatch",
    ]
)
"""Agencies and syndicates whose tag is their whole name."""
LONE = frozenset(
    ("newsusa", "news direct", "newsdirect", "market news alerts reports", "bpt", "napsi", "statepoint", "family features", "newmediawire")
)
"""Wires that open a release with nothing but their tag."""
ENDINGS = (".com", ".ai", ".io", ".net", ".news", " news", " media", " press")


def _folded(tag: str) -> str:
    return tag.strip("()/[]- ").casefold()


def is_wire(tag: str) -> bool:
    """Tell whether *tag*, with or without its parentheses or slashes, names a wire or an agency."""
    name = _folded(tag)
    return name in AGENCIES or name in LONE or any(word in name for word in WIRE_WORDS) or name.endswith(ENDINGS)


def is_lone_wire(tag: str) -> bool:
    """Tell whether *tag* may stand for a whole dateline: a known syndicate, or one name written like a brand (``(BookTrib)``)."""
    name = tag.strip("()/- ")
    is_brand = tag.startswith("(") and name.isalpha() and name[:1].isupper() and name[1:] != name[1:].lower() and not name.isupper()
    return _folded(tag) in LONE or is_brand
