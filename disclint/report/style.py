"""How the text report looks and how much it tells."""

from __future__ import annotations

from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """What the caller knows of the place where the text will be read.

    *colour* allows ANSI colours; without *unicode* nothing beyond Latin-1 is written. *quiet* leaves findings and verdict, *verbose*
    adds which rules ran and why others did not, *statistics* the count per rule. *min_severity* decides what is shown, never the verdict.

    Units: *width* in cells of a terminal, 40 at least.
    """

    width: int
    colour: bool
    unicode: bool
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    min_severity: str = "info"


LEAST_WIDTH = 40
BOLD, FAINT = "1", "2"
SEVERITY = {"error": "1;31", "warning": "1;33", "info": "1;36"}
VERDICT = {"pass": "1;32", "fail": "1;31", "incomplete": "1;35"}


def paint(text: str, colour: str, style: Style) -> str:
    """Return *text* in *colour* where *style* allows it. It must not hold a line break."""
    return f"\x1b[{colour}m{text}\x1b[0m" if style.colour and text else text
