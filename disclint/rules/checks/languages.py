"""Which language a text is in, told by its small words; and what a language tag may look like.

Source: the most frequent function words of each language; RFC 5646 section 2.1 for tags; ISO 639-1 for the two-letter codes.
"""

from __future__ import annotations

from functools import cache

SHARE = 0.16
"""The small words of its own language make up at least this share of a text; of another language, far less."""
LEAD = 2
"""How many times more small words the language of the text must have than the language that the tag claims."""

_SMALL_WORDS = {
    "da": "og i at det er en til af på for med den der som de et har fra ikke vil",
    "de": "der die das und in mit von für ist den dem ein eine auf zu im des nicht sich wird",
    "en": "the of and to in for with that is on are as by from this has its will a be",
    "es": "el la los las de que y en para con por una del su es se al un lo como",
    "fi": "ja on ei se että joka ovat oli myös sekä sen tai kuin mukaan yhtiön vuoden voi olla ole nyt",
    "fr": "le la les des et une dans pour sur avec est du que au en de un par qui a",
    "it": "il la di che e in per con del della un una le i gli sono è da dei al",
    "nl": "de het een en van in te dat is op voor met zijn aan door wordt bij als ook niet",
    "no": "og i at det er en til av på for med den som de et har fra ikke vil ble",
    "pt": "o a os as de que e em para com por uma do da no na um se ao dos",
    "sv": "och i att det är en till av på för med den som de ett har från inte kommer vi",
}
_SIBLINGS = (frozenset(("da", "no", "nb", "nn", "sv")), frozenset(("es", "pt", "it", "gl", "ca")))
"""Languages that share so many small words that the one is not told from the other."""

_TWO_LETTERS = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo
fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb
lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc
sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""


@cache
def registered() -> frozenset[str]:
    """Return the two-letter language codes."""
    return frozenset(_TWO_LETTERS.split())


def language_of(words: list[str]) -> str | None:
    """Return the language of *words* (in small letters) where it is plain, else None."""
    counts = {language: _count(words, language) for language in _SMALL_WORDS}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if counts[best] >= SHARE * len(words) else None


def contradicts(words: list[str], found: str, claimed: str) -> bool:
    """Tell whether *words*, which read as *found*, are plainly not in the language *claimed*."""
    if found == claimed or any(found in group and claimed in group for group in _SIBLINGS):
        return False
    return claimed not in _SMALL_WORDS or _count(words, found) >= LEAD * max(_count(words, claimed), 1)


def _count(words: list[str], language: str) -> int:
    small = _small(language)
    return sum(word in small for word in words)


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(_SMALL_WORDS[language].split())


def chinese_or_japanese(text: str) -> str | None:
    """Return ``zh`` or ``ja`` where the letters of *text* are mostly theirs, else None."""
    letters = sum(char.isalpha() for char in text)
    kana = sum("\u3040" <= char <= "\u30ff" for char in text)
    ideographs = sum("\u4e00" <= char <= "\u9fff" for char in text)
    if letters == 0 or kana + ideographs < letters / 2:
        return None
    return "ja" if kana * 5 > ideographs else "zh"
