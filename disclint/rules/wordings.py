"""Accepted wordings of a legend, from words with alternatives to rows of pieces."""

from __future__ import annotations

from disclint.model.legends import GAP, GAP_WORDS, SLOT, SLOT_WORDS, START, STEM, WORD, Form, Piece, Wording, packed
from disclint.model.lexicon import STEM as LETTERS
from disclint.model.lexicon import Term
from disclint.model.value import dataclass, field
from disclint.rules.lexicon import TermError, Vocabulary, expand
from disclint.rules.loading import Data, Page, Path
from disclint.text.patterns import compiled
from disclint.text.phrases import phrases

DEPTH = 5
"""How deep alternatives may stand in alternatives."""
LONGEST = 400
"""How many pieces one wording may have."""
LEAST = 3
"""How many words every way through a wording has at least."""
_TOKENS = r"\.\.\.|\{[^{}]*\}|[(|)]|[^\W_]+(?:'[^\W_]+)*\*?|[{}*]"
_NAME = r"\{[a-z]+(?: [a-z]+)*\}"


def add_legends(page: Page, vocabulary: Vocabulary) -> None:
    """Read the legends of *page*, which is valid against its schema, into *vocabulary*: the cues as term lists, the wordings packed."""
    data = page.data if isinstance(page.data, dict) else {}
    entries = data.get("legends")
    for at, entry in enumerate(entries if isinstance(entries, list) else []):
        name = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(name, str):
            continue
        if name in vocabulary.homes:
            home = vocabulary.homes[name]
            page.fault(("legends", at, "id"), f"there is already a list, pattern or legend ‘{name}’, in {home}", "give it another id")
            continue
        vocabulary.homes[name] = page.name
        cues = [Term(words, name) for words in _cues(page, ("legends", at, "cues"), entry.get("cues"))]
        vocabulary.terms += cues
        wordings = tuple(_wordings(page, ("legends", at, "wordings"), entry.get("wordings"), cues))
        vocabulary.legends[name] = packed(Form(entry.get("strict") is True, wordings))


def _cues(page: Page, path: Path, data: Data) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for at, written in enumerate(data if isinstance(data, list) else []):
        try:
            found += expand(str(written))
        except TermError as error:
            page.fault((*path, at), f"‘{written}’ {error.reason}", error.mend)
    return list(dict.fromkeys(found))


def _wordings(page: Page, path: Path, data: Data, cues: list[Term]) -> list[Wording]:
    found = []
    looked_for = Vocabulary(cues, {}, {}).lexicon()
    for at, written in enumerate(data if isinstance(data, list) else []):
        try:
            found.append(wording(str(written)))
        except TermError as error:
            page.fault((*path, at), f"this wording {error.reason}", error.mend)
            continue
        if cues and next(phrases(looked_for, _first_way(found[-1])), None) is None:
            page.fault((*path, at), "no cue stands in this wording, so it would never be found", "add words of it to the cues")
    return found


def _first_way(one: Wording) -> str:
    """Return the words of the first way through a wording."""
    way, at = [], one.ends[0]
    while at != START:
        way.append(one.pieces[at])
        at = one.pieces[at].before[0]
    return " ".join(piece.word for piece in reversed(way) if piece.kind != GAP)


def wording(written: str) -> Wording:
    """Return the wording *written*.

    ``(a|b)`` are alternatives, each of any number of words and of further alternatives, an empty one leaves the place out; ``{name}`` is
    a place for up to `SLOT_WORDS` words; ``...`` for up to `GAP_WORDS`, or none; ``*`` ends a word that may go on. Signs are passed over.
    Errors: TermError.
    """
    builder = _Builder(compiled(_TOKENS).findall(written.replace("’", "'").replace("…", "...")))
    at, ends = builder.sequence(0, (START,), 0)
    if at < len(builder.tokens):
        what = "a bar outside parentheses" if builder.tokens[at] == "|" else "a parenthesis that closes nothing"
        raise TermError(f"has {what}", "write alternatives as (one|two)")
    pieces = tuple(builder.pieces)
    if len(pieces) > LONGEST:
        raise TermError(f"has {len(pieces)} pieces", f"split it; {LONGEST} are the most")
    if START in ends or any(pieces[end].kind == GAP for end in ends) or any(p.kind == GAP and START in p.before for p in pieces):
        raise TermError("can be empty, or begins or ends with a gap", "let words that must be there stand at both ends")
    shortest, longest = (_length(pieces, ends, most) for most in (False, True))
    if shortest < LEAST:
        raise TermError(f"can be as short as {shortest} words", f"let at least {LEAST} words be there in every way through it")
    return Wording(pieces, ends, longest, shortest)


@dataclass(slots=True)
class _Builder:
    """The tokens of a wording and the pieces made of them so far."""

    tokens: list[str]
    pieces: list[Piece] = field(default_factory=list)

    def sequence(self, at: int, before: tuple[int, ...], depth: int) -> tuple[int, tuple[int, ...]]:
        """Read on from token *at* to the end of the alternative, and return where that is and which pieces may end it."""
        while at < len(self.tokens) and self.tokens[at] not in ("|", ")"):
            if self.tokens[at] == "(":
                at, before = self._group(at, before, depth + 1)
                continue
            before = (self._piece(self.tokens[at], before),)
            at += 1
        return at, before

    def _group(self, at: int, before: tuple[int, ...], depth: int) -> tuple[int, tuple[int, ...]]:
        if depth > DEPTH:
            raise TermError("has alternatives in alternatives, too deep", f"{DEPTH} levels are the most")
        ends: list[int] = []
        while True:
            at, reached = self.sequence(at + 1, before, depth)
            ends += reached
            if at == len(self.tokens):
                raise TermError("has a parenthesis that is not closed", "write alternatives as (one|two)")
            if self.tokens[at] == ")":
                return at + 1, tuple(dict.fromkeys(ends))

    def _piece(self, token: str, before: tuple[int, ...]) -> int:
        kind = WORD
        if token == "...":
            kind = GAP
        elif token[0] in "{}":
            if not compiled(_NAME).fullmatch(token):
                raise TermError(f"has ‘{token}’, which is no place for a name", "write a name in small letters, as in {company}")
            kind = SLOT
        elif token.endswith("*"):
            if len(token) <= LETTERS:
                raise TermError(f"has ‘{token}’, which would match too much", f"write at least {LETTERS} letters before a star")
            kind, token = STEM, token[:-1]
        self.pieces.append(Piece(token, kind, before))
        return len(self.pieces) - 1


def _length(pieces: tuple[Piece, ...], ends: tuple[int, ...], most: bool) -> int:
    """Return how many words the longest way to one of *ends* has (*most*), or the shortest."""
    choose = max if most else min
    sizes = {WORD: 1, STEM: 1, SLOT: SLOT_WORDS // 2 if most else 1, GAP: GAP_WORDS // 2 if most else 0}
    reached = {START: 0}
    for at, piece in enumerate(pieces):
        reached[at] = choose(reached[one] for one in piece.before) + sizes[piece.kind]
    return choose(reached[end] for end in ends)
