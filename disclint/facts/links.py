"""Links: the words that carry them, where they lead, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.document import OBJECT, Link
from disclint.model.fact import LinkFact
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

REWRITERS = (
    "urldefense.",
    "safelinks.protection.outlook",
    "protect-us.mimecast",
    "protect-eu.mimecast",
    "linkprotect.cudasvc",
    "url.emailprotection",
)
"""Parts of hosts of mail filters, which replace the links of what passes through them."""
SHORTENERS = frozenset(
    ("bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "rb.gy", "is.gd", "buff.ly", "cutt.ly", "shorturl.at", "t.ly", "tiny.cc")
)
"""Hosts that hide where a link leads."""
WIRE_HOSTS = (
    "globenewswire.com",
    "eqs-cockpit.com",
    "prnewswire.com",
    "c212.net",
    "businesswire.com",
    "newsfilecorp.com",
    "accesswire.com",
    "accessnewswire.com",
    "newswire.com",
    "prweb.com",
    "newswire.ca",
    "newsdirect.com",
    "prlog.org",
    "einpresswire.com",
    "einnews.com",
    "media-outreach.com",
)
"""Hosts through which wires lead the links of what they distribute."""
SAME_SITES = {
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "youtu.be": "youtube.com",
    "lnkd.in": "linkedin.com",
    "fb.me": "facebook.com",
}
"""Sites of two names. Drawn up 2026-11-23."""
SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "edu", "ac", "or", "ne"))
"""Labels that stand before a country's ending as a part of it: ``example.co.uk``."""
REACH = 80
"""How far from a link without words the word is looked for at which it is told. Units: characters."""
VAGUE = frozenset(("click here", "here", "this link", "link", "click", "click this link", "click on this link"))
"""Words that do not say where a link leads."""

WHAT = {
    "empty": "is a link that leads nowhere",
    "local": "is a link to {target}, which only the writer can open",
    "rewritten": "is a link that leads through a mail filter: {target}",
    "mismatch": "names one address and links to another: {target}",
    "shortener": "is a link through a shortener, which hides its goal: {target}",
    "vague": "is a link whose words do not say where it leads ({target})",
    "plain": "is a link to an address that is not encrypted: {target}",
    "wordless": "stands beside a link without words, which readers cannot see: {target}",
}
"""What is wrong with a link, as a clause behind its words."""


def facts(frame: Frame) -> Iterator[LinkFact]:
    """Yield each link that carries words, and each of a text in Markdown that carries neither words nor an image.

    Order: that of the text.
    """
    marked = frame.release.document.format == "markdown"
    for link in frame.release.document.links:
        words = link.span.of(frame.view).replace(OBJECT, "").strip()
        if words:
            wrong = fault(words, link.target)
            if wrong == "plain" and not _is_printed(frame, link):
                wrong = None
            what = WHAT[wrong].format(target=link.target.strip()[:90]) if wrong else ""
            yield LinkFact(**frame.where(link.span), words=words, target=link.target, fault=wrong, what=what)
        elif marked and OBJECT not in link.span.of(frame.text) and not _is_picture(link.target):
            what = WHAT["wordless"].format(target=link.target.strip()[:90] or "it leads nowhere either")
            yield LinkFact(**frame.where(_beside(frame.text, link.span.start)), words="", target=link.target, fault="wordless", what=what)


def _beside(text: str, at: int) -> Span:
    """Return the word before *at* in the same line, else the one behind."""
    start = max(text.rfind("\n", 0, at) + 1, at - REACH)
    before = text[start:at].replace(OBJECT, " ").rstrip()
    if before:
        return Span(start + before.rfind(" ") + 1, start + len(before))
    behind = text[at : at + REACH].replace(OBJECT, " ")
    words = behind.split(None, 1)
    first = behind.find(words[0]) if words else 0
    return Span(at + first, at + first + len(words[0])) if words else Span(at, at + 1)


def _is_picture(target: str) -> bool:
    """Tell whether a link leads to an image, whose small form a conversion has lost."""
    goal = target.lower().partition("?")[0]
    return goal.endswith((".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")) or "/images/" in goal or "/image" in goal


def _is_printed(frame: Frame, link: Link) -> bool:
    """Tell whether the file itself says http: of an address without it, the reader of Markdown makes one."""
    document = frame.release.document
    start, end = document.origin(link.span.start), document.finish(link.span.end - 1)
    return "http://" in document.source[max(0, start - len(link.target) - 80) : end + len(link.target) + 20].lower()


def fault(words: str, target: str) -> str | None:
    """Return what is wrong with a link: empty, local, rewritten, mismatch, shortener, vague or plain (http); None if nothing is."""
    goal = target.strip().lower()
    host = _host(goal)
    tests = (
        ("empty", goal in EMPTY),
        ("local", _is_local(goal, host)),
        ("rewritten", any(part in host for part in REWRITERS)),
        ("mismatch", _differs(words.lower(), goal, host)),
        ("shortener", host in SHORTENERS),
        ("vague", words.strip(" .!:>[]()").lower() in VAGUE),
        ("plain", goal.startswith("http://")),
    )
    return next((name for name, holds in tests if holds), None)


EMPTY = frozenset(("", "#", "http://", "https://", "mailto:", "javascript:void(0)", "javascript:;"))
"""Targets that lead nowhere."""


def _is_local(goal: str, host: str) -> bool:
    return goal.startswith(("file:", "c:\\", "\\\\", "blob:", "about:blank")) or (
        host in ("localhost", "127.0.0.1") or host.endswith((".local", ".internal", ".localhost"))
    )


def _host(goal: str) -> str:
    found = compiled(r"(?:https?:)?//(?:[^/@?#]*@)?([^/:?#]+)").match(goal)
    return found[1].removeprefix("www.") if found else ""


@cache
def _address() -> Pattern:
    return compiled(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,12})(?:[:/?#]\S*)?")


def _differs(words: str, goal: str, host: str) -> bool:
    """Tell whether *words* are an address and the link leads to the address of somebody else."""
    if "@" in words:
        return goal.startswith("mailto:") and compiled(r"\S+@\S+").fullmatch(words) is not None and not _same_mail(words, goal)
    found = _address().fullmatch(words.strip(" .,;:()<>"))
    if found is None or not host:
        return False
    own, other = site(found[1]), site(host)
    if own == other or any(other == wire or other.endswith("." + wire) for wire in WIRE_HOSTS) or other in SHORTENERS:
        return False
    return found[1].removeprefix("www.") not in goal  # a tracker that names its goal


def _same_mail(words: str, goal: str) -> bool:
    mails = compiled(r"[\w.+%-]+@[\w.-]+").findall(goal.removeprefix("mailto:").replace("%20", ""))
    own = compiled(r"[\w.+%-]+@[\w.-]+").search(words)
    return not mails or own is None or any(_letters(mail) == _letters(own[0]) for mail in mails)


def _letters(mail: str) -> str:
    return mail.strip(".").replace("www.", "")


def site(host: str) -> str:
    """Return the part of *host* that somebody registered: ``ir.norvane.co.uk`` is of ``norvane.co.uk``."""
    labels = host.strip(".").split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 2
    name = ".".join(labels[-keep:])
    return SAME_SITES.get(name, name)
