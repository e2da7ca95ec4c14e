"""What the styles of a Word file say about its paragraphs and words."""

from __future__ import annotations

import re
from typing import Any

from disclint.model.document import Role
from disclint.model.value import dataclass, replace

_DEEPEST = 20


def local(element: Any) -> str:
    """Return the name of an element without its namespace (files in strict form use another one)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """Return the first element below along *path*, or None."""
    for name in path:
        element = next((inner for inner in element if local(inner) == name), None) if element is not None else None
    return element


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def switch(element: Any) -> bool | None:
    """Return what an on/off element says; None where it is absent."""
    if element is None:
        return None
    return (attribute(element, "val") or "true").lower() not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it inherits; None for what it leaves open."""

    name: str = ""
    outline: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    centred: bool | None = None
    numbered: bool | None = None

    def over(self, base: Style) -> Style:
        """Return this style on top of *base*."""

        def first(mine: Any, theirs: Any) -> Any:
            return theirs if mine is None else mine

        return Style(
            self.name or base.name,
            first(self.outline, base.outline),
            first(self.bold, base.bold),
            first(self.hidden, base.hidden),
            first(self.struck, base.struck),
            first(self.centred, base.centred),
            first(self.numbered, base.numbered),
        )

    @property
    def level(self) -> int:
        """The heading level, 0 for others."""
        name = self.name.lower()
        if match := re.fullmatch(r"heading ([1-9])", name):
            return int(match[1])
        if name in ("title", "subtitle"):
            return 1 if name == "title" else 2
        return self.outline + 1 if self.outline is not None and self.outline < 9 else 0

    @property
    def role(self) -> Role:
        """The role of a paragraph in this style."""
        if self.level:
            return Role.HEADING
        if self.numbered or self.name.lower().startswith(("list bullet", "list number")):
            return Role.LIST_ITEM
        return Role.QUOTE if self.name.lower() in ("quote", "intense quote") else Role.PARAGRAPH


def properties(element: Any, name: str = "") -> Style:
    """Read the paragraph and run properties that stand directly in *element*."""
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    return Style(name).over(_paragraph(paragraph)).over(run_properties(run))


def _paragraph(element: Any) -> Style:
    if element is None:
        return Style()
    outline, number = attribute(child(element, "outlineLvl"), "val"), child(element, "numPr")
    alignment = attribute(child(element, "jc"), "val")
    return Style(
        outline=int(outline) if outline is not None and outline.isascii() and outline.isdigit() else None,
        centred=alignment == "center" if alignment is not None else None,
        numbered=attribute(child(number, "numId"), "val") not in (None, "0") if number is not None else None,
    )


def run_properties(element: Any) -> Style:
    """Read the properties of a run (``w:rPr``). Underlined counts as bold: both make a heading of a paragraph."""
    if element is None:
        return Style()
    bold, line = switch(child(element, "b")), switch(child(element, "u"))
    struck = [switch(child(element, name)) for name in ("strike", "dstrike")]
    return Style(
        bold=bool(bold or line) if (bold, line) != (None, None) else None,
        hidden=switch(child(element, "vanish")),
        struck=any(struck) if struck != [None, None] else None,
    )


class Styles:
    """The styles of a file, by id."""

    def __init__(self, root: Any) -> None:
        self._elements = {
            attribute(element, "styleId"): element for element in (root if root is not None else ()) if local(element) == "style"
        }
        self._known: dict[str | None, Style] = {}
        default = next((key for key, element in self._elements.items() if _is_default(element)), None)
        self.default = self.of(default)

    def of(self, key: str | None) -> Style:
        """Return the style with that id, with all it inherits."""
        return self._of(key, 0)

    def _of(self, key: str | None, depth: int) -> Style:
        if key in self._known:
            return self._known[key]
        element = self._elements.get(key)
        if element is None or depth > _DEEPEST:
            return Style()
        own = properties(element, attribute(child(element, "name"), "val") or "")
        base = attribute(child(element, "basedOn"), "val")
        if own.level and own.outline is None and own.name.lower().startswith("heading"):
            own = replace(own, outline=own.level - 1)  # what is based on it is a heading too
        style = own.over(self._of(base, depth + 1)) if base is not None else own
        self._known[key] = style
        return style

    def paragraph(self, element: Any) -> Style:
        """Return the style of a paragraph: its own properties over those of the style it names."""
        properties_of = child(element, "pPr")
        named = attribute(child(properties_of, "pStyle"), "val")
        return _paragraph(properties_of).over(self.of(named) if named is not None else self.default)

    def run(self, element: Any, paragraph: Style) -> Style:
        """Return the style of a run inside a paragraph."""
        own = child(element, "rPr")
        named = attribute(child(own, "rStyle"), "val")
        style = run_properties(own)
        return (style.over(self.of(named)) if named is not None else style).over(paragraph)


def _is_default(element: Any) -> bool:
    return attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true")
