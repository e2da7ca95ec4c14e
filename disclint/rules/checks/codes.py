"""Codes that can be reckoned or looked up: legal entity identifiers, security identifiers, markets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disclint.model.fact import Identifier, Listing
from disclint.model.reading import Reading
from disclint.model.rule import Breach, Proof, Severity
from disclint.model.span import Place, Span
from disclint.model.value import dataclass
from disclint.rules.checks import mic_registry
from disclint.rules.checks.country_codes import COUNTRIES, OTHER_PREFIXES
from disclint.rules.checks.keys import Entry, entries

VALUES = ("key", "problem", "right")
Args = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Code:
    """A code with where it stands; *name* says what it is called in a message."""

    name: str
    value: str
    where: Span | Place | None

    def breach(self, problem: str, right: str = "", proofs: tuple[Proof, ...] = (), severity: Severity | None = None) -> Breach:
        values = {"key": self.name, "problem": problem, "found": self.value, "right": right}
        return Breach(self.where, values, proofs, severity=severity)


# ---- LEI


def lei(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each legal entity identifier that cannot be one, and that of the metadata where the text has another.

    Source: ISO 17442-1 with ISO/IEC 7064 MOD 97-10.
    """
    told = [_of_entry(entry) for entry in entries(reading, "issuer.lei")]
    printed = _printed(reading, "lei")
    yield from _faulty((*told, *printed), lei_problem)
    yield from _differing(told, printed)


def lei_problem(code: str) -> str | None:
    """Return what is wrong with *code* as an LEI, None if nothing is."""
    if len(code) != 20:
        return f"an LEI has 20 characters, and this has {len(code)}"
    if not (_plain(code) and code[18:].isdigit()):
        return "an LEI is made of 18 capital letters or digits and two check digits"
    if _number(code) % 97 != 1:
        return f"its check digits are {code[18:]}, but the 18 characters before them ask for {lei_digits(code[:18])}"
    return None


def lei_digits(stem: str) -> str:
    """Return the check digits of an LEI that begins with *stem*. Units: *stem* has 18 characters."""
    return f"{98 - _number(stem + '00') % 97:02d}"


def _number(code: str) -> int:
    return int("".join(str(int(char, 36)) for char in code))


# ---- ISIN


def isin(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each security identifier that cannot be one, and that of the metadata where the text has another.

    Source: ISO 6166.
    """
    told = [_of_entry(entry) for entry in entries(reading, "securities.isin")]
    printed = _printed(reading, "isin")
    yield from _faulty((*told, *printed), isin_problem)
    yield from _differing(told, printed)


def isin_problem(code: str) -> str | None:
    """Return what is wrong with *code* as an ISIN, None if nothing is."""
    if len(code) != 12:
        return f"an ISIN has 12 characters, and this has {len(code)}"
    if not (_plain(code) and code[:2].isalpha() and code[11].isdigit()):
        return "an ISIN is made of two letters, nine letters or digits and a check digit"
    if code[:2] not in COUNTRIES and code[:2] not in OTHER_PREFIXES:
        return f"no country has the letters {code[:2]}"
    right = isin_digit(code[:11])
    return None if code[11] == right else f"its check digit is {code[11]}, but the 11 characters before it ask for {right}"


def isin_digit(stem: str) -> str:
    """Return the check digit of an ISIN that begins with *stem*. Units: *stem* has 11 characters."""
    digits = "".join(str(int(char, 36)) for char in stem)
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(reversed(digits)))
    return str(-total % 10)


# ---- What both have in common


def _plain(code: str) -> bool:
    return code.isascii() and code.isalnum() and code == code.upper()


def _of_entry(entry: Entry) -> _Code:
    return _Code(entry.key, entry.words.replace(" ", ""), entry.where)


def _printed(reading: Reading, scheme: str) -> list[_Code]:
    facts = (fact for fact in reading.by_kind.get("identifier", ()) if isinstance(fact, Identifier))
    return [_Code(f"the {scheme.upper()} in the text", fact.value, fact.span) for fact in facts if fact.scheme == scheme]


def _faulty(codes: Iterable[_Code], problem: Any) -> Iterator[Breach]:
    for code in codes:
        reason = problem(code.value)
        if reason is not None:
            yield code.breach(reason)


def _differing(told: list[_Code], printed: list[_Code]) -> Iterator[Breach]:
    """Yield the code of the metadata where the text prints one and only another: that may be somebody else's, so it weighs less."""
    values = {code.value for code in told}
    if len(told) == 1 and len({code.value for code in printed}) == 1 and printed[0].value not in values:
        proof = Proof("the text", printed[0].where, printed[0].value)
        yield told[0].breach(f"the text gives {printed[0].value}", printed[0].value, (proof,), Severity.WARNING)


# ---- Markets


def markets(reading: Reading, args: Args) -> Iterator[Breach]:
    """Yield each market code of the metadata that is none, and each security that the text lists elsewhere or under another symbol.

    Source: ISO 10383.
    """
    facts = (fact for fact in reading.by_kind.get("listing", ()) if isinstance(fact, Listing))
    listings = [fact for fact in facts if fact.own and fact.mic and mic_registry.operating(fact.mic)]
    for entry in entries(reading, "securities.mic"):
        code = _Code(entry.key, entry.words, entry.where)
        breach = _no_market(code)
        if breach is not None:
            yield breach
        else:
            yield from _against_text(reading, entry, code, listings)


def _no_market(code: _Code) -> Breach | None:
    from disclint.facts.exchanges import exchange

    if mic_registry.operating(code.value) is not None:
        return None
    meant = exchange(code.value)
    right = meant.mic if meant is not None and meant.mic is not None and meant.mic != code.value else ""
    if mic_registry.expired(code.value):
        return code.breach(f"this market code is no longer in use (ISO 10383, list of {mic_registry.PUBLISHED})")
    hint = f"; the code of {meant.name} is {right}" if meant is not None and right else ""
    return code.breach(f"there is no such market code in the ISO 10383 list of {mic_registry.PUBLISHED}{hint}", right)


def _against_text(reading: Reading, mic: Entry, code: _Code, listings: list[Listing]) -> Iterator[Breach]:
    """Compare one security with the issuer's own listings in the text."""
    from disclint.rules.verbs.normal import ticker

    row = mic.path[:-1]
    symbol = next((entry for entry in entries(reading, "securities.ticker") if entry.path[:-1] == row), None)
    if symbol is None:
        return
    here = [one for one in listings if _home(one.mic) == _home(code.value)]
    same = [one for one in listings if ticker(one.ticker) == ticker(symbol.words)]
    if here and not same:
        proof = Proof("the text", here[0].span, here[0].span.of(reading.release.text))
        wrong = _Code(symbol.key, symbol.words, symbol.where)
        yield wrong.breach(f"the text gives the symbol {here[0].ticker} on {here[0].exchange}", here[0].ticker, (proof,))
    elif same and not here:
        proof = Proof("the text", same[0].span, same[0].span.of(reading.release.text))
        problem = f"the text lists {same[0].ticker} on {same[0].exchange}, whose code is {same[0].mic}"
        yield code.breach(problem, str(same[0].mic), (proof,))


def _home(mic: str | None) -> str | None:
    """Return the market that *mic* belongs to: the tiers of one market count as one."""
    operator = mic_registry.operating(mic) if mic else None
    return mic if operator in (None, mic) or mic in _OWN_MARKETS else operator


_OWN_MARKETS = frozenset(("XASE", "ARCX", "XCHI", "XCIS", "AIMX", "BATS", "MERK", "ALXP", "XKOS"))
"""Segments that are markets of their own to issuers and readers: NYSE American is not NYSE, AIM is not the Main Market."""
