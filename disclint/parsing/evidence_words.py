"""Which words of a sentence can open a terminal of the grammar of evidence: all others are read over at a tenth of the price.

The lexer tries seventy terminals at each place. Nearly all words of a sentence are none of them, and their first three letters tell it.
A test holds the tokens that this finds against those of the lexer alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from disclint.parsing.lalr import Grammar, Token
from disclint.text.patterns import Pattern, compiled

STEMS = frozenset(
    # Design and registries
    "pha fir ran qua dou sin tri obs inv ass rat spo bli mas ope one unc non no wit pla sha veh act com wel his ext sta con hea ver pil "
    "fea pro exp ret rea cas reg coh mul dos sad piv cro glo int pros par two thr fou ada lon sea ong bas umb pre in ex ani lab tox cli "
    "hum stu nct eud isr ctr chi jrc jap umi act drk kct ntr nl irc pac tct slc rbr phr lbc u11 nat "
    # Models and people
    "mic mou mur rat rod xen pdx org cel nhp mon mac cyn pig por min rab zeb ham fer gui she ovi bab can bea fib cul hep tis syn ort dis "
    "tum mod n fiv six sev eig nin ten ele twe thi for fif nin six zer "
    # Responses
    "str scr crr cr vgp ver par pat pcr obj ove orr cor uco dcr cbr und mea mrd umr pfs med mpf rpf os mos eve rel rec met efs rfs dfs dur "
    "dor mdo dr clin suc cle abs ser hea dee end sym ful sus rem sei can "
    # Times and doses
    "wee day mon yea low hig sec nex max mid top rp2 "
    # Claims
    "sig sta sub muc far cle mar dra vas sup mor bet gre hig str imp enh inc out sur exc bes mos unm unr unp gol gam bre gro rev mir rem "
    "tra rob pot enc pos exc the ant ear eff hig sci gua def une und fda ema nmp mhr eu ce app aut lic not cur era red slo inh hal res sup "
    "dec reg shr mea mee fel fal dro ros cut "
    # What holds a sentence together
    "nor nei nev lac fai did no may mig cou wou sho if whe unl pot pos pro hyp lik sug bel see des int exp aim see hop goa obj eva wil "
    "pla mis pri key co tra ava oth lit unc not yet int itt mit per as saf enr rec tre dos inf vac imp adm ana fin up tar add but how "
    "whi alt ave ran ann rep rel dem sho exh ach had del pub acc pee foo eur".split()
)
NEVER = frozenset(
    "for with these they their there then has patients participants company products product treatment process research information who "
    "disclosed discussed distribution part party parties corporation".split()
)
"""Frequent words with such letters that open nothing."""
BEFORE = {
    "in": frozenset("viv vit sil".split()),
    "the": frozenset("fir pat sub par low hig sec thi fou sta nex rec max fda foo ema eur nmp mhr sin".split()),
    "a": frozenset("fir pat sub par sin tot max".split()),
    "its": frozenset(("fir",)),
    "our": frozenset(("fir",)),
    "to": frozenset("fur ass eva det inv stu exa tes est dem con exp cha mea sho com rep pre des del pro ach imp red bec".split()),
}
"""Words that open a terminal only before certain others."""
FEATURES = frozenset(
    "PHASE FIRST_IN_HUMAN RANDOMISED BLINDED OPEN_LABEL SINGLE_ARM CONTROLLED PILOT OBSERVED ESCALATING PIVOTAL CROSSOVER MANNER NAME "
    "PRECLINICAL".split()
)
PLAIN = "_WORD"


@cache
def _words() -> Pattern:
    return compiled(r"[^\W\d_][\w']*(?:\.[\w']+)*|\d|[;.,/|\u2022-]|[^\w\s]")


def tokens(grammar: Grammar, view: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of *view* between *start* and *end*; words between them stand as one word that says nothing."""
    at, plain, last = start, False, ""
    search = _words().search
    while found := search(view, at, end):
        place = found.start()
        token = None
        if _opens(view, found[0], found.end(), end, last if not plain else ""):
            token = next(grammar.tokens(view, place, end), None)
            if token is not None and token.start_pos != place and not view[place : token.start_pos].strip(" ,/-&and"):
                # A comma or "and" within a design, which the lexer ignores.
                place = token.start_pos
        if token is None or token.start_pos != place or token.type == PLAIN:
            at = max(found.end(), token.end_pos if token is not None and token.start_pos == found.start() else 0)
            if not plain:
                yield Token(PLAIN, found.start(), at, found[0])
            plain = True
            continue
        yield token
        at, plain, last = token.end_pos, False, token.type


def _opens(view: str, word: str, behind: int, end: int, last: str) -> bool:
    """Tell whether *word* can open a terminal. Args: *last* is the terminal right before it."""
    first = word[0]
    if first.isdigit() or first in ";.|\u2022":
        return True
    if first in ",/-":
        return last in FEATURES
    low = word[:3].lower()
    if word.lower() in NEVER:
        return False
    following = BEFORE.get(word.lower())
    if following is not None:
        return view[behind : min(end, behind + 4)].lstrip()[:3].lower() in following
    if word.lower() == "and":
        return last in FEATURES
    return low in STEMS or word[:3].isupper()
