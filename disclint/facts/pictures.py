"""Images and their alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disclint.facts.frame import Frame
from disclint.model.document import Image
from disclint.model.fact import ImageFact
from disclint.model.release import SectionKind
from disclint.text.patterns import Pattern, compiled

LONGEST = 300
"""An alternative text longer than this is no alternative but an article. Units: characters."""
PIXELS = (
    "c212.net/c/img",
    "favicon",
    "qrcode",
    "pixel",
    "/spacer",
    "1x1",
    "blank.gif",
    "transparent.",
    "/track",
    "tracking",
    "newscaster",
    "/rt.gif",
    "counter",
)
"""Parts of the targets of images that nobody is meant to see, and of those that wires add."""
GENERIC = frozenset(
    (
        "image",
        "photo",
        "picture",
        "logo",
        "img",
        "figure",
        "graphic",
        "chart",
        "graph",
        "banner",
        "screenshot",
        "thumbnail",
        "icon",
        "untitled",
        "alt",
        "alt text",
        "no alt text",
        "null",
        "none",
        "a picture",
        "an image",
        "no alternative text description for this image",
    )
)
"""Alternative texts that say of an image only that it is one."""

WHAT = {
    "missing": "the image {name} has no alternative text",
    "file-name": "the alternative text of the image {name} is the name of a file: “{alt}”",
    "generic": "the alternative text of the image {name} says only “{alt}”",
    "long": "the alternative text of the image {name} is an article of its own: “{alt}…”",
}
"""What is wrong with an image, as a sentence."""


def facts(frame: Frame) -> Iterator[ImageFact]:
    """Yield each image; one that stands in the text again is not faulted again.

    Order: that of the text.
    """
    seen: set[str] = set()
    for image in frame.release.document.images:
        where = frame.where(image.span)
        fault = None if image.target in seen or _is_captioned(frame, image) else fault_of(image.alt, image.target)
        if frame.kind_of(image.span) is SectionKind.WIRE_FOOTER:
            fault = None
        seen.add(image.target)
        name = image.target.split("?")[0].rstrip("/").rpartition("/")[2][:60] or "image"
        what = WHAT[fault].format(name=name, alt=" ".join((image.alt or "").split())[:60]) if fault else ""
        yield ImageFact(**where, alt=image.alt, target=image.target, fault=fault, what=what)


def fault_of(alt: str | None, target: str) -> str | None:
    """Return what is wrong with the alternative text of an image: missing, file-name, generic or long; None if nothing is."""
    goal = target.lower()
    if any(sign in goal for sign in PIXELS):
        return None
    words = " ".join((alt or "").split())
    if not words:
        return "missing"
    if _file_name().fullmatch(words):
        return "file-name"
    if len(words) < 3 or words.lower().strip(" .:#0123456789") in GENERIC:
        return "generic"
    return "long" if len(words) > LONGEST else None


@cache
def _file_name() -> Pattern:
    return compiled(
        r"[^/]{0,120}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)|(?:img|dsc|dscn|image|picture|photo|screenshot)[_ -]?\d+|https?://\S+", re.I
    )


@cache
def _caption() -> Pattern:
    return compiled(
        r"(?:caption|photo(?:graph)?|image|picture|figure|fig\.|pictured|credit|above|chart|graph|left to right|from left)\b", re.I
    )


def _is_captioned(frame: Frame, image: Image) -> bool:
    """Tell whether words of its own stand under an image and say what it shows."""
    section = frame.release.sections[frame.section_of(image.span)]
    if section.kind is SectionKind.IMAGE and len(section.span.of(frame.view).strip("\ufffc \n")) > 20:
        return True
    after = frame.view[image.span.end : image.span.end + 60].lstrip(' \n*_("[')
    return _caption().match(after) is not None
