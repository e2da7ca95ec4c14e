"""The products that a release on medicine names, and what status each has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

import regex

from disclint.facts.frame import Frame
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

MOST = 40
"""How many products of a release are told apart."""
LOOKED_AT = 12
"""In how many places the status of one product is looked for."""
NEAR = 120
"""How far from the name of a product words tell its status. Units: characters."""


@cache
def _names() -> Pattern:
    """Codes, words with a trademark sign, and non-proprietary names by their stems."""
    return compiled(
        r"\b(?!(?:COVID|CD|HLA|PD|IL|SARS|NCT|ICD|ISO|GLP|BRCA|HER|TNF|VEGF|EGFR|BCMA|CAR|Q|FY|CTLA|COX|PDE|SGLT|NK|TIGIT|H)-?\d)"
        r"[A-Z]{2,6}[A-Za-z]?-?\d{2,6}[A-Za-z]?\b|\b[A-Z][\w-]{2,24}(?: [A-Z][\w-]{2,24})?(?= ?[\u00ae\u2122]| ?\((?:TM|R)\))"
        r"|\b[A-Za-z][a-z]{6,20}\b(?<=mab|nib|leucel|cept|ciclib|rsen|siran|tide|gliptin|gliflozin|parib|lisib|degib|vir)"
    )


_SIGNS = (
    ("supplement", r"dietary supplement|nutraceutical|gummies"),
    (
        "approved",
        r"(?<!not )(?<!never )(?<!yet )(?<!been )(?:FDA|EMA|EU|NMPA)[- ]approved|\b(?:is|was|are) (?:currently |now |first )?approved "
        r"(?:by|for|in)|\bindicated for|\bmarketed (?:in|under|as)",
    ),
    ("cleared", r"510\(k\)[- ]clear|FDA[- ]cleared|received (?:FDA )?clearance|De Novo"),
    (
        "investigational",
        r"investigational|candidate|\b[Pp]hase ?(?:[1-3]|I{1,3})|clinical[- ]stage|\b[Tt]rial\b|first-in-human|"
        r"not (?:been |yet )*approved",
    ),
    ("preclinical", r"[Pp]re-?clinical|in vivo|in vitro|IND-enabling"),
)


@cache
def _status() -> Pattern:
    return compiled("|".join(f"(?P<{name}>{words})" for name, words in _SIGNS))


class Products:
    """The products of a release by where they are named, with their status."""

    def __init__(self, frame: Frame) -> None:
        self._view = frame.view
        configured = {name.lower(): product.status for product in frame.settings.products for name in (product.name, *product.marks)}
        found = [(match.start(), match[0]) for match in _names().finditer(frame.view)]
        for product in frame.settings.products:
            for name in (product.name, *product.marks, *([product.generic_name] if product.generic_name else [])):
                pattern = regex.compile(rf"(?<!\w){regex.escape(name)}(?!\w)", regex.IGNORECASE)
                found.extend((match.start(), name) for match in pattern.finditer(frame.view))
                configured.setdefault(name.lower(), product.status)
        self._found = sorted(dict.fromkeys(found))
        self._starts = [start for start, _ in self._found]
        self._known: dict[str, str | None] = {name: status for name, status in configured.items() if status}
        self._configured: Mapping[str, str | None] = configured

    def before(self, offset: int, paragraph: Span) -> str | None:
        """Return the product that is named nearest before *offset* in *paragraph*, else the first behind it."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and self._starts[at] >= paragraph.start:
            return self._found[at][1]
        if at + 1 < len(self._found) and self._found[at + 1][0] < paragraph.end:
            return self._found[at + 1][1]
        return None

    def status(self, name: str | None) -> str | None:
        """Return the status of the product *name*: as it is configured, else as the words beside its name tell it."""
        if name is None:
            return None
        key = name.lower()
        if key not in self._known:
            self._known[key] = self._told(key) if len(self._known) < MOST else None
        return self._known[key]

    def _told(self, key: str) -> str | None:
        found: dict[str, int] = {}
        for start in [start for start, name in self._found if name.lower() == key][:LOOKED_AT]:
            for match in _status().finditer(self._view, max(0, start - NEAR), min(len(self._view), start + NEAR)):
                kind = match.lastgroup or ""
                found[kind] = found.get(kind, 0) + 1
        # What is sold is studied, too; what has been studied in people is preclinical no more.
        for name in ("supplement", "approved", "cleared", "investigational", "preclinical"):
            if found.get(name, 0) > (1 if name in ("approved", "cleared") and "investigational" in found else 0):
                return name
        return None
