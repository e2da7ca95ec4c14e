"""What of an HTML page belongs to the release: not the navigation, not what is hidden, not the other files of a filing."""

from __future__ import annotations

import re
from typing import Any

from disclint.text.patterns import compiled
from disclint.text.tags import CHROME_NAMES, CHROME_ROLES

_CHROME_ELEMENTS = frozenset(("div", "ul", "section", "ol", "p", "span", "table"))
_FEWEST_PARAGRAPHS = 3
_FARTHEST = 65536
_FEWEST = 200
"""Units: characters. A main part with less is not where the release is."""
_NOT_A_NOTE = r"(?i)\s*(?:end|begin|start|field|page|google|sequence|/|\[|#|close|header|footer)"


def is_hidden(node: Any) -> bool:
    """Tell whether the page hides the element."""
    style = (node.attrs.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or "hidden" in node.attrs


class Page:
    """What the walk through a page asks again and again, found out once."""

    def __init__(self, root: Any) -> None:
        self._with_headline = _holders(root, "h1")
        self._with_table = _holders(root, "table")

    def holds_table(self, node: Any) -> bool:
        """Tell whether there is a table inside."""
        return id(node) in self._with_table

    def is_chrome(self, node: Any, in_article: bool) -> bool:
        """Tell whether the element is part of the site, not of the release. What holds the headline never is."""
        if id(node) in self._with_headline:
            return False
        name, attributes = node.name, node.attrs
        if name in ("header", "footer"):
            return not in_article
        if name == "form":  # some sites put the whole page into one
            return len(node.query("p")) < _FEWEST_PARAGRAPHS
        if name not in _CHROME_ELEMENTS:
            return bool(name == "aside")
        if attributes.get("role") in CHROME_ROLES:
            return True
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return names != " " and not CHROME_NAMES.isdisjoint(names.lower().split())


def _holders(root: Any, name: str) -> set[int]:
    """Return the identities of all elements that hold one of *name*."""
    found: set[int] = set()
    for node in root.query(name):
        above = node.parent
        while above is not None and id(above) not in found:
            found.add(id(above))
            above = above.parent
    return found


def first_character(node: Any) -> str:
    """Return the first character of an element's text that is no blank."""
    pending = [node]
    while pending:
        here = pending.pop()
        if here.name == "#text" and here.data.strip():
            return str(here.data.strip()[0])
        pending += reversed(here.children or ())
    return ""


def is_note(words: str) -> bool:
    """Tell whether a comment is from one writer to another, not from a program."""
    bare = words.strip()
    if bare.startswith(("disclint:", "expect ")):
        return True
    return len(bare.split()) >= 3 and not any(char in bare for char in "<>{}=;|") and compiled(_NOT_A_NOTE).match(bare) is None


def root_of(root: Any) -> Any:
    """Return the part of the page to read: its main part where the page names one, else all."""
    for selector in ("main", "[role=main]", "article"):
        found = root.query(selector)
        if len(found) == 1 and len(found[0].to_text()) >= _FEWEST and (selector != "article" or found[0].query("h1")):
            return found[0]
    return root


def exhibit(text: str) -> str:
    """Return *text* of the same length with all but the press release of an EDGAR submission blanked out."""
    if "<DOCUMENT>" not in text[:_FARTHEST].upper():
        return text
    files = list(re.finditer(r"<DOCUMENT>\s*<TYPE>([^\r\n<]*).*?<TEXT>(.*?)(?:</TEXT>|</DOCUMENT>|\Z)", text, re.S | re.I))
    releases = [found for found in files if found[1].strip().upper().startswith("EX-99")]
    chosen = (releases or files)[:1]
    if not chosen:
        return text
    start, end = chosen[0].span(2)
    return _blank(text[:start]) + text[start:end] + _blank(text[end:])


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def is_preformatted(text: str) -> bool:
    """Tell whether an exhibit is plain text, as old ones are, whose line breaks count."""
    return text.strip() != "" and re.search(r"<(?:html|body|p|div|br|table|font)\b", text, re.I) is None
