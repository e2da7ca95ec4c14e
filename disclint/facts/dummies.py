"""Contacts and addresses that stand for real ones: names, numbers and hosts that are reserved for examples and tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.fact import Placeholder
from disclint.model.span import Span
from disclint.text.patterns import Pattern, compiled

RESERVED_ENDINGS = ("test", "invalid", "local", "localhost", "internal", "localdomain", "lan")
"""Names of hosts that no public address ends in. Source: RFC 2606 section 2, RFC 6761; ``example`` is left to examples."""
RESERVED_HOSTS = ("example.com", "example.org", "example.net")
"""Source: RFC 2606 section 3."""
TEMPLATE_HOSTS = frozenset(
    (
        "yourcompany.com",
        "yourdomain.com",
        "yourwebsite.com",
        "yoursite.com",
        "your-company.com",
        "your-domain.com",
        "your-website.com",
        "companyname.com",
        "companywebsite.com",
        "mycompany.com",
        "mydomain.com",
    )
)
"""Hosts that templates of contacts show."""
TRIAL_HOSTS = ("staging", "stage", "preprod", "uat")
"""First parts of the names of hosts on which a site is tried out."""
OWN_TRIAL_HOSTS = ("dev", "qa", "test")
"""The same, but the public has such hosts too: they count where the release names the site itself as well."""
LONGEST = 60
"""How long the halves of a mailbox are at most. Units: characters."""
BARE_HOSTS = ("google.com", "www.google.com")
"""Addresses that forms take for a company's site when nobody typed one."""


@cache
def _names() -> Pattern:
    return compiled(
        r"\bTest User\b(?! [A-Z]?[a-z]+)|\bTEST USER\b|\b(?:John|Jane|JOHN|JANE) (?:Doe|DOE|Q\.? Public)\b(?!-)"
        r"|\b[Ff]irst ?[Nn]ame [Ll]ast ?[Nn]ame\b"
    )


@cache
def _phones() -> Pattern:
    """Numbers of the range 555-0100 to 555-0199 and numbers that are counted or repeated. The area code may stand before."""
    area = r"(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])?"
    counted = r"\(123\) ?456[-. ]?7890|123[-. ]456[-. ]?7890|\+?1[-. ]234[-. ]567[-. ]?890\d?|\(?012\)?[-. ]345[-. ]6789"
    repeated = r"\(?([0-9])\1\1\)?[-. ]\1\1\1[-. ]\1\1\1\1"
    return compiled(rf"(?<![\w+.,/-])(?:{area}555[-. ]01\d\d|{counted}|{repeated})(?![\w]|[-.,/]\d)")


FORM_USERS = frozenset(
    ("your", "user", "username", "name", "yourname", "firstname.lastname", "first.last", "email", "mail", "someone", "test", "xxx", "xxxx")
)
FORM_DOMAINS = ("company.com", "email.com", "mail.com", "test.com", "xxx.com", "domain.com")
"""What forms show for a mailbox: ``name@company.com``, ``test@test.com``. One of the two alone is somebody's."""


def _mailboxes(view: str) -> Iterator[Span]:
    """Yield each mailbox that a form shows, or at a host that is reserved."""
    at = view.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start > 0 and at - start < LONGEST and _is_part(view[start - 1]):
            start -= 1
        while end < len(view) and end - at < LONGEST and _is_part(view[end]):
            end += 1
        words = view[start:end].rstrip(".-")
        if _is_dummy_mailbox(words):
            yield Span(start, start + len(words))
        at = view.find("@", max(at + 1, end))


def _is_part(char: str) -> bool:
    return char.isalnum() or char in "._+-"


def _is_dummy_mailbox(words: str) -> bool:
    user, _, host = words.lower().rpartition("@")
    if not user:
        return False
    return _is_reserved(host) or host in TEMPLATE_HOSTS or (user in FORM_USERS and host in FORM_DOMAINS)


@cache
def _hosts() -> Pattern:
    """Hosts that are named without an address around them."""
    named = "|".join(re.escape(host) for host in (*RESERVED_HOSTS, *sorted(TEMPLATE_HOSTS)))
    return compiled(rf"(?<![\w@./-])(?:www\.)?(?:{named})(?![\w/-])(?!\.\w)", re.I)


@cache
def _signs() -> Pattern:
    """Figures that stand in every number of `_phones`: what is looked for first, because it is found fast."""
    repeated = "|".join(f"{digit * 3}[-. ]{digit * 4}" for digit in "0123456789")
    return compiled(rf"(?:555[-. ]01|456[-. ]?7890|567[-. ]?890|345[-. ]6789|{repeated})")


def dummies(frame: Frame) -> Iterator[Placeholder]:
    """Yield each name, number, mailbox and link that stands for a real one.

    Order: names, numbers, hosts, mailboxes, links.
    """
    found = [(form, Span(*match.span())) for form, pattern in _present(frame.view) for match in pattern.finditer(frame.view)]
    found += [("dummy-mail", span) for span in _mailboxes(frame.view)]
    taken = [span for _, span in found]
    for form, span in found:
        if not frame.in_code(span):
            yield Placeholder(**frame.where(span), form=form)
    yield from _links(frame, taken)


def _present(view: str) -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns that may match, with the form of what they find."""
    if any(sign in view for sign in ("Test User", "TEST USER", " Doe", " DOE", "Q. Public", "Q Public", "ast Name", "ast name", "astname")):
        yield "dummy-name", _names()
    if _signs().search(view):
        yield "dummy-phone", _phones()
    lowered = view.lower()
    if any(sign in lowered for sign in ("example.", "company.com", "companyname", "companyweb", "domain.com", "website.com", "yoursite")):
        yield "dummy-host", _hosts()


def _links(frame: Frame, taken: list[Span]) -> Iterator[Placeholder]:
    text = frame.text
    for link in frame.release.document.links:
        span = link.span
        target = link.target
        form = _fault(target, frame.view)
        if form is None or frame.in_code(span) or any(span.meets(other) for other in taken):
            continue
        if span.start == span.end:
            span = Span(span.start, min(span.start + 1, len(text)))
        yield Placeholder(**frame.where(span), form=form)


def _fault(target: str, view: str) -> str | None:
    """Return the form of dummy that a link to *target* is, None where it is a real one."""
    scheme, colon, rest = target.partition(":")
    scheme = scheme.lower()
    if scheme == "tel":
        digits = "".join(filter(str.isdigit, rest))
        return "dummy-phone" if digits and (not digits.strip("0") or _phones().fullmatch(rest.strip())) else None
    if scheme == "mailto":
        mailbox = rest.partition("?")[0]
        return "dummy-mail" if _is_dummy_mailbox(mailbox) or not mailbox.strip("0@.") else None
    if not colon or "//" not in target:
        rest = "//" + target if target.lower().startswith("www.") else ""
        if not rest:
            return None
    return _site_fault(rest, view)


def _site_fault(rest: str, view: str) -> str | None:
    """Return the form of dummy that an address is; *rest* is what stands behind its scheme."""
    place = rest.lstrip("/")
    authority, _, path = place.partition("/")
    host = authority.partition("?")[0].rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    if _is_reserved(host) or host.removeprefix("www.") in TEMPLATE_HOSTS:
        return "dummy-host"
    if host in BARE_HOSTS and not path.strip("/") and "?" not in authority:
        return "bare-host"
    return "trial-host" if _is_trial(host, view) else None


def _is_trial(host: str, view: str) -> bool:
    """Tell whether *host* is one on which a site is tried out."""
    first, *others = host.split(".")
    if len(others) < 2:
        return False
    if first in TRIAL_HOSTS or first.split("-")[0] in TRIAL_HOSTS:
        return True
    site = ".".join(others[-2:])
    return first in OWN_TRIAL_HOSTS and view.lower().count(site) > view.lower().count(f"{first}.{site}")


def _is_reserved(host: str) -> bool:
    labels = host.split(".")
    if host.startswith("127.0.0.") or host == "0.0.0.0":
        return True
    return labels[-1] in RESERVED_ENDINGS or (host.endswith(RESERVED_HOSTS) and labels[-2] == "example")
