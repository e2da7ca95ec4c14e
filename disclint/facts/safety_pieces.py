"""The pieces of a sentence on safety, made ready: groups with their grades, counts, signs."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from disclint.model.span import Span
from disclint.model.value import dataclass
from disclint.parsing.lalr import Token, Tree
from disclint.parsing.safety import levels, number
from disclint.text.patterns import Pattern, compiled

WORDS = {
    "MILD": (1, 1),
    "MODERATE": (2, 2),
    "MILD_TO_MODERATE": (1, 2),
    "MILD_TO_SEVERE": (1, 3),
    "SEVERE": (3, 4),
    "LOW_GRADE": (1, 2),
    "HIGH_GRADE": (3, 5),
}
"""The grades that words stand for."""
FORMS = {"LIMITING": "limiting", "DEATH": "death", "STAY": "stay", "STOP": "withdrawal", "LESS": "dose-change", "HOLD": "hold"}
CLAUSE = ("EXCEPT", "SAVE", "BREAK")
"""The signs at which a denial ends."""
NUMBERED = ("GRADE_UP", "GRADE_OVER", "GRADE_UNDER", "GRADE_BELOW", "GRADE_SPAN", "GRADE_ONE")


@dataclass
class Group:
    """A group of words about an event; *core* is the kind of its event, None where qualifiers stand alone."""

    span: Span
    core: str | None = None
    form: str = "event"
    term: str = "any"
    event: Span | None = None
    low: int | None = None
    high: int | None = None
    graded: str | None = None
    grade: Span | None = None
    limit: bool = False
    serious: bool = False
    related: bool | None = None
    bare: bool = False
    negated: bool = False


@dataclass
class Quantity:
    """Patients, events or a share of them.

    *people* tells that it counts patients by name, *both* that it is the bare word, *versus* that the figure of another arm
    follows in the same breath, *arm* is the kind of sign that names its arm.
    """

    span: Span
    count: int | None = None
    total: int | None = None
    share: Decimal | None = None
    people: bool = False
    sized: bool = False
    both: bool = False
    versus: bool = False
    arm: str | None = None

    @property
    def zero(self) -> bool:
        """Tell whether it is none at all."""
        return self.count == 0 or (self.count is None and self.share == 0)


@dataclass
class Sign:
    """A word that holds the sentence together: its kind is that of the grammar."""

    span: Span
    kind: str


@dataclass
class Claim:
    """A favourable verdict; *form* as in `SafetyClaim`."""

    span: Span
    form: str


Piece = Group | Quantity | Sign | Claim
CLAIMS = {
    "PRAISE": "praise",
    "TOLERATED": "tolerated",
    "NO_SIGNALS": "no-signals",
    "NO_NEW_SIGNALS": "no-new-signals",
    "KNOWN": "known",
    "SAFE": "safe",
    "BETTER": "better",
}


def pieces(tree: Tree, names: dict[Span, str], view: str) -> list[Piece]:
    """Return the pieces of *tree* in order. Args: *names* are the canonical names of the single events by their places in *view*."""
    found: list[Piece] = []
    for child in tree.children:
        if isinstance(child, Token):
            found.append(Sign(_span(child), child.type))
        elif child.data == "group":
            group = _group(child, names)
            # Cases of a disease are no events: only grades make them so.
            if (group.core != "CASES" or group.graded == "number") and not _joins(found, group):
                found.append(_with_noun(group, view))
        elif child.data == "quantity":
            found.append(_quantity(child))
        else:
            token = next(child.tokens())
            found.append(Claim(_span(token), CLAIMS[token.type]))
    return found


OF = 4
"""The length of `` of `` between an event and what it was. Units: characters."""
ANY_EVENT = ("EVENT", "BARE_EVENT", "CASES")


def _joins(found: list[Piece], group: Group) -> bool:
    """Take *group* into the one before where both tell one event: "a Grade 5 event of pneumonia", "syndrome (CRS)"; tell whether it was."""
    last = found[-1] if found else None
    if isinstance(last, Group) and group.span.start - last.span.end <= OF and last.core in (*ANY_EVENT, "TERM"):
        if last.core != "TERM" and group.core == "TERM" and group.low is None:
            last.core, last.term, last.event, last.bare = "TERM", group.term, group.event, False
        elif group.core is None and group.low is not None and last.low is None:
            last.low, last.high, last.graded, last.grade, last.limit = group.low, group.high, group.graded, group.grade, group.limit
        else:
            return False
        last.span = Span(last.span.start, group.span.end)
        return True
    former = found[-2] if len(found) > 1 else None
    opened = isinstance(last, Sign) and last.kind == "OPEN" and isinstance(former, Group) and last.span.start - former.span.end <= 1
    return opened and group.core == "TERM" and group.low is None and former.term == group.term  # type: ignore[union-attr]  # a group, see above


@cache
def _noun() -> Pattern:
    """Names of events by their endings, where the vocabulary does not know them."""
    return compiled(
        r" ((?:[a-z-]+ ){0,2}[a-z-]*(?:itis|osis|a?emia|penia|opathy|algia|rrh(?:ea|oea)|ptysis|o?edema|uria|syndrome|failure|disorder|"
        r"injury|ulcers?|phagia|plegia|(?:hyp|par|dys)a?esthesia|pn(?:ea|oea)|trophy|necrosis|prolongation|elevation|effusion|fistula|perforation))\b"
    )


@cache
def _no_noun() -> Pattern:
    return compiled(r"\b(?:in|and|or|with|of|for|was|were|to|by|at|on|from|after|during|due|under|than|per)\b")


def _with_noun(group: Group, view: str) -> Group:
    """Return *group*; where only a grade stands in it and the name of an event follows, with that name."""
    if group.core is None and group.graded == "number":
        found = _noun().match(view, group.span.end, group.span.end + 60)
        if found and not _no_noun().search(found[1]):
            group.core, group.term, group.event = "TERM", found[1], Span(*found.span(1))
            group.span = Span(group.span.start, found.end())
    return group


def _span(node: Token | Tree) -> Span:
    return Span(node.start_pos, node.end_pos)


def _group(tree: Tree, names: dict[Span, str]) -> Group:
    group = Group(_span(tree))
    for token in tree.tokens():
        kind = token.type
        if kind in NUMBERED:
            _grade(group, kind, token)
        elif kind in WORDS and group.graded != "number":
            low, high = WORDS[kind]
            group.low, group.high = min(low, group.low or low), max(high, group.high or high)
            group.graded, group.grade = "word", _span(token)
        elif kind in ("SERIOUS", "FATAL"):
            group.serious = True
            if kind == "FATAL":
                group.form = "death"
        elif kind in ("RELATED", "UNRELATED"):
            group.related = kind == "RELATED"
        elif kind == "TERM":
            group.core, group.term, group.event = kind, names.get(_span(token), "any"), _span(token)
        elif kind in ("EVENT", "BARE_EVENT", "CASES") or kind in FORMS:
            group.core, group.event = kind, _span(token)
            group.form = FORMS.get(kind, group.form)
            group.bare = kind in ("BARE_EVENT", "CASES")
            short = token.words.replace("-", "")
            group.serious = group.serious or "SAE" in short.split(" ")[0]
            if short.startswith("TR"):
                group.related = True
    return group


def _grade(group: Group, kind: str, token: Token) -> None:
    found = levels(token.words)
    if not found:
        return
    low, high = min(found), max(found)
    if kind == "GRADE_UP":
        high = 5
    elif kind == "GRADE_OVER":
        low, high = min(low + 1, 5), 5
    elif kind in ("GRADE_UNDER", "GRADE_BELOW"):
        high = max(1, high - 1) if kind == "GRADE_BELOW" else high
        low, group.limit = 1, True
    group.low, group.high, group.graded, group.grade = low, high, "number", _span(token)


@cache
def _bracketed() -> Pattern:
    return compiled(r"[(\[][^)\]]*[)\]]")


@cache
def _figure() -> Pattern:
    return compiled(r"(?:\d[\d,]*|\b[a-z]+(?:-[a-z]+)?\b)(?= |$)(?<!the|these|all|our|first)")


@cache
def _persons() -> Pattern:
    return compiled(r"(?i)patient|subject|participant|volunteer|recipient|individual|adult|child|infant|women|\bmen\b")


@cache
def _versus() -> Pattern:
    return compiled(r"\b(?:vs|versus)\b")


@cache
def _size() -> Pattern:
    return compiled(r"(?i)\bn ?= ?(\d{1,5})")


@cache
def _ratio() -> Pattern:
    return compiled(r"(\d[\d,]*) ?/ ?(\d[\d,]*)")


@cache
def _percent() -> Pattern:
    return compiled(r"(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|(?:vs\.?|versus) ?\d)")


def _quantity(tree: Tree) -> Quantity:
    found = Quantity(_span(tree))
    for token in tree.tokens():
        words = token.words
        if share := _percent().search(words):
            found.share = Decimal(share[1])
            found.versus = found.versus or _versus().search(words) is not None
        if token.type == "SHARE" and found.count is None and (size := _size().search(words)):
            found.count = int(size[1])
        if token.type == "COUNT_OF":
            before, _, behind = _bracketed().sub("", words).replace("out of", "of").partition("of")
            found.count, found.people = number(before), _persons().search(words) is not None
            figures = _figure().search(behind.lower())
            found.total = number(_last_number(behind)) if figures else None
        elif token.type in ("FRACTION", "SHARE") and (ratio := _ratio().search(words)):
            found.count, found.total = int(ratio[1].replace(",", "")), int(ratio[2].replace(",", ""))
        elif token.type in ("PEOPLE", "NUMBER", "SIZE"):
            found.count = number(words)
            found.people = found.people or token.type == "PEOPLE"
            found.both = words.lower().startswith("both")
            found.sized = token.type == "SIZE"
    return found


def _last_number(words: str) -> str:
    """Return the rest of *words* from the first word on that is a number."""
    split = words.strip().split(" ")
    return next((" ".join(split[at:]) for at in range(len(split)) if number(" ".join(split[at:])) is not None), "")
