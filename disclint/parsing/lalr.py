"""The machine that runs parse tables: shift, reduce, and trees with places.

Lark reads the grammar files and works out the tables (`disclint.parsing.tables`); running them needs nothing of it. That saves every
process the time that Lark takes to come up, which is longer than checking a release takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

import regex

from disclint.parsing.openings import may_begin, opening


class Token(NamedTuple):
    """One word, mark or block: what kind it is, where it stands, and its words."""

    type: str
    start_pos: int
    end_pos: int
    words: str

    def __str__(self) -> str:
        return self.words


class Tree(NamedTuple):
    """A rule of the grammar with what it found. Its place covers the marks, too, that are not among its children."""

    data: str
    children: list[Node]
    start_pos: int
    end_pos: int

    def subtrees(self) -> Iterator[Tree]:
        """Yield this tree and all below it, each before its children, in the order of the text."""
        yield self
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.subtrees()

    def find_data(self, name: str) -> Iterator[Tree]:
        """Yield the trees of the rule *name*."""
        return (tree for tree in self.subtrees() if tree.data == name)

    def tokens(self) -> Iterator[Token]:
        """Yield all tokens, in the order of the text."""
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.tokens()
            else:
                yield child


Node: TypeAlias = Token | Tree


class Terminal(NamedTuple):
    """A terminal of the grammar file. *pattern* is its regular expression."""

    name: str
    priority: int
    pattern: str


class Rule(NamedTuple):
    """How a production becomes a tree: *name* of its rule, how many symbols it takes, which of them are kept.

    *spliced* tells that its children go to whoever contains it (its name begins with an underscore); *single* that one child alone
    stands for the whole.
    """

    origin: str
    name: str
    length: int
    kept: tuple[bool, ...]
    spliced: bool
    single: bool


END = "$END"


class Tables(NamedTuple):
    """A grammar worked out.

    *states* tell for each symbol what to do: a number n >= 0 goes to the state n, a number n < 0 reduces by the rule ~n. *scan* are the
    terminals in the order in which a lexer tries them; *keywords* the words that make another terminal of one; *ignored* what is skipped.
    """

    terminals: tuple[Terminal, ...]
    rules: tuple[Rule, ...]
    states: tuple[dict[str, int], ...]
    start: int
    end: int
    scan: tuple[tuple[str, str], ...]
    keywords: dict[str, dict[str, str]]
    ignored: frozenset[str]

    def moved(self, states: list[int], kind: str) -> bool:
        """Move *states*, a stack, on by a symbol of this *kind*; tell whether it has a place there: if not, the stack is of no use."""
        action = self._reduced(states, kind)
        if action is None:
            return False
        states.append(action)
        return True

    def may_end(self, states: list[int]) -> bool:
        """Tell whether the text may end where *states* stand."""
        tried = states.copy()
        self._reduced(tried, END)
        return tried[-1] == self.end

    def _reduced(self, states: list[int], kind: str) -> int | None:
        """Reduce as long as *kind* asks for it, and return the state that it leads to then."""
        action = self.states[states[-1]].get(kind)
        while action is not None and action < 0:
            rule = self.rules[~action]
            if rule.length:
                del states[-rule.length :]
            states.append(self.states[states[-1]][rule.origin])
            action = self.states[states[-1]].get(kind)
        return action


MOST_TRIALS = 10_000
"""So many pairs of letters are remembered with the terminals that may begin with them: more than texts have."""


class _Lexeme(NamedTuple):
    """A terminal with its pattern, and with what tells how it may begin."""

    name: str
    pattern: regex.Pattern[str]
    begins: regex.Pattern[str]


_Trial: TypeAlias = tuple[tuple[str, Callable[[str, int, int], Any]], ...]


class Grammar:
    """A grammar ready to run. It can be pickled, with its compiled pattern."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._firsts: dict[str, tuple[_Lexeme, ...]] = {}
        self._trials: dict[str, _Trial] = {}

    @property
    def terminals(self) -> tuple[Terminal, ...]:
        """The terminals of the grammar file."""
        return self._tables.terminals

    def make_ready(self) -> None:
        """Compile the patterns of the lexer, which a pickle of this then holds."""
        if self._tables.ignored:  # a grammar that ignores no blanks is one of blocks: it reads no words
            _ = self._patterns

    @cached_property
    def _patterns(self) -> tuple[_Lexeme, ...]:
        """The terminals in the order in which they are tried."""
        return tuple(_Lexeme(name, regex.compile(pattern), opening(pattern)) for name, pattern in self._tables.scan)

    def _trial(self, letters: str) -> _Trial:
        """Return the terminals that may begin with two *letters*: asked of those that may begin with the first of them."""
        if letters[0] not in self._firsts:
            self._firsts[letters[0]] = tuple(one for one in self._patterns if may_begin(one.begins, letters[0]))
        trial = tuple((one.name, one.pattern.match) for one in self._firsts[letters[0]] if may_begin(one.begins, letters))
        if len(self._trials) < MOST_TRIALS:
            self._trials[letters] = trial
        return trial

    def tokens(self, view: str, start: int, end: int) -> Iterator[Token]:
        """Yield the tokens from *start* on, up to *end* or to the first character that the grammar does not know."""
        ignored, keywords, trials = self._tables.ignored, self._tables.keywords, self._trials
        while start < end:
            # Two letters rule out all but a few of the terminals: to try them all takes four times as long.
            letters = view[start : start + 2]
            trial = trials[letters] if letters in trials else self._trial(letters)
            for name, match in trial:
                found = match(view, start, end)
                if found and found.end() > start:
                    words = found[0]
                    kind = keywords[name].get(words, name) if name in keywords else name
                    if kind not in ignored:
                        yield Token(kind, start, found.end(), words)
                    start = found.end()
                    break
            else:
                return

    def taken(self, tokens: Iterable[Token]) -> list[Token]:
        """Return *tokens* up to the first that has no place where it stands; the rest is not even asked for."""
        states = [self._tables.start]
        return list(takewhile(lambda token: self._tables.moved(states, token.type), tokens))

    def parse(self, tokens: Sequence[Token]) -> Tree | None:
        """Return the tree of *tokens*, or None where they are no sentence of the grammar."""
        run = _Run(self._tables)
        return run.finish() if all(map(run.push, tokens)) else None

    def parse_beginnings(self, tokens: Iterable[Token], may_end: Callable[[Token], bool]) -> Iterator[tuple[Tree, list[Token]]]:
        """Yield the tree of each beginning of *tokens* that is a sentence of the grammar, the longest first, with its tokens.

        Args: *may_end* tells whether a beginning is asked for that ends with this token.
        """
        tables, states = self._tables, [self._tables.start]
        taken: list[Token] = []
        ends: list[int] = []
        for token in tokens:
            if not tables.moved(states, token.type):
                break
            taken.append(token)
            if may_end(token) and tables.may_end(states):
                ends.append(len(taken))
        for end in reversed(ends):
            if tree := self.parse(taken[:end]):
                yield tree, taken[:end]

    def parse_all(self, tokens: list[Token], stand_in: Callable[[Token], Token]) -> tuple[Tree, tuple[Token, ...]]:
        """Return the tree of *tokens* and those that the grammar had no place for: they were taken as their *stand_in*.

        Errors: ValueError if a stand-in, or the end, has no place either: then the grammar is not what its caller thinks.
        """
        run = _Run(self._tables)
        strangers = []
        for token in tokens:
            if not run.feed(token):
                strangers.append(token)
                if not run.feed(stand_in(token)):
                    raise ValueError(f"the grammar has no place for {stand_in(token).type}")
        tree = run.finish()
        if tree is None:
            raise ValueError("the grammar cannot end here")
        return tree, tuple(strangers)


class _Value(NamedTuple):
    """What stands for a symbol on the stack. Units: *start* is -1 where it is empty."""

    nodes: list[Node]
    start: int
    end: int


class _Run:
    """One parse: a stack of states and one of values."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._states = [tables.start]
        self._values: list[_Value] = []

    def feed(self, token: Token) -> bool:
        """Take *token*; where it has no place nothing has changed."""
        # Look first whether it will be taken: a reduction cannot be undone.
        return self._takes(token.type) and self.push(token)

    def _takes(self, kind: str) -> bool:
        action = self._tables.states[self._states[-1]].get(kind)
        return action is not None and (action >= 0 or self._tables.moved(self._states.copy(), kind))

    def push(self, token: Token) -> bool:
        """Take *token*; where it has no place this parse is over."""
        tables, states = self._tables, self._states
        action = tables.states[states[-1]].get(token.type)
        while action is not None and action < 0:
            self._reduce(tables.rules[~action])
            action = tables.states[states[-1]].get(token.type)
        if action is None:
            return False
        states.append(action)
        self._values.append(_Value([token], token.start_pos, token.end_pos))
        return True

    def _reduce(self, rule: Rule) -> None:
        states, values = self._states, self._values
        if rule.length == 1 and rule.kept[0] and (rule.spliced or (rule.single and len(values[-1].nodes) == 1)):
            states[-1] = self._tables.states[states[-2]][rule.origin]  # another name for what stands there already
            return
        nodes: list[Node] | None = None
        start = end = -1
        if rule.length:
            for value, kept in zip(values[-rule.length :], rule.kept, strict=True):
                if kept and nodes is None:
                    nodes = value.nodes  # taken over, not copied: a long row grows by one piece after the other
                elif kept and nodes is not None:
                    nodes.extend(value.nodes)
                if value.start >= 0:
                    start = value.start if start < 0 else start
                    end = value.end
            del values[-rule.length :]
            del states[-rule.length :]
        nodes = [] if nodes is None else nodes
        if not (rule.spliced or (rule.single and len(nodes) == 1)):
            nodes = [Tree(rule.name, nodes, start, end)]
        values.append(_Value(nodes, start, end))
        states.append(self._tables.states[states[-1]][rule.origin])

    def finish(self) -> Tree | None:
        """Return what has been read, or None where the text cannot end here."""
        tables = self._tables
        while self._states[-1] != tables.end:
            action = tables.states[self._states[-1]].get(END)
            if action is None or action >= 0:
                return None
            self._reduce(tables.rules[~action])
        top = self._values[0].nodes[0]
        return top if isinstance(top, Tree) else None
