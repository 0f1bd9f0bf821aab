"""Names in other alphabets: gazetteers write few places in them, so that a name seems to have few bearers.

«Спрингфилд» leads to one Springfield of many, only because the others are written in Latin letters alone.
"""

import re
from dataclasses import replace

from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.spelling import plain
from profiles.selectors.matching.terms import Bearing, Candidate
from profiles.text import fold, script_of

_PAIRS = """
    а a б b в v г g ґ g д d ѓ g ђ dj е e ж zh з z ѕ dz и i і i ј j к k ќ k л l љ lj м m н n њ nj о o п p р r с s т t
    ћ c у u ў u ф f х kh ц ts ч ch џ dz ш sh щ shch ъ _ ы y ь _ э e ю yu я ya є ye"""
_LETTERS = _PAIRS.split()
_CYRILLIC = {ord(one): other.strip("_") for one, other in zip(_LETTERS[::2], _LETTERS[1::2], strict=True)}
_ARABIC = dict(zip("بپتثجچخدذرزژسشصضطظغفقکگلمن", "bptsjcxdzrzjs$sztzqfqkglmn", strict=True))
_DIGRAPHS = {"kh": "x", "gh": "q", "sh": "$", "ch": "c", "zh": "j", "th": "s", "dh": "z"}


def consonants(key: str) -> str:
    """What a folded name in Arabic letters and its transliteration have in common: the consonants that are heard."""
    for pair, one in _DIGRAPHS.items():
        key = key.replace(pair, one)
    return re.sub(r"[^bcdfgjklmnpqrstxz$]|(.)(?=\1)", "", "".join(_ARABIC.get(letter, letter) for letter in key))


def in_latin(key: str) -> str:
    """A folded Cyrillic name as GeoNames transliterates it; empty for other alphabets."""
    return key.translate(_CYRILLIC) if script_of(key) == "CYRILLIC" else ""


def keys_beside(key: str, lookup: Lookup) -> set[str]:
    """The Latin names whose bearers a name in another alphabet may mean: its letters in Latin, its bearers' own names.

    Not of Chinese characters: 仙台 and 川内 are both Sendai only in Latin letters.
    """
    if key.isascii() or script_of(key) == "CJK":
        return set()
    return {in_latin(key), *(fold(c.name) for c in lookup.bearers(key))} - {"", key}


def with_namesakes(found: list[Candidate], key: str, lookup: Lookup) -> list[Candidate]:
    """Those found by a name in another alphabet, and all in their country who bear the same name in Latin letters."""
    if key.isascii() or any(c.bearing > Bearing.ALIAS for c in found):
        return found
    latin = in_latin(key)
    countries, names = {c.country for c in found}, {fold(c.name) for c in found}
    bearers = {c.identity: c for c in found}
    for name in sorted(keys_beside(key, lookup)):
        others = [c for c in lookup.bearers(name) if c.country in countries]
        if name in names and plain(name, "RU") != plain(latin, "RU"):
            # «Бостон» asks which Boston is meant; «Вена» has nobody to be told from, and stays another name.
            others = [c for c in others if c.bearing > Bearing.ALIAS]
            others = others if len(others) > 1 else []
        for other in others:
            known = bearers.get(other.identity)
            if known is None or known.bearing < other.bearing:
                bearers[other.identity] = other
    if script_of(key) == "ARABIC":
        return [_named_so(c, key) for c in bearers.values()]
    return list(bearers.values())


def _named_so(candidate: Candidate, key: str) -> Candidate:
    """«نجف‌آباد» is Najafābād's own name, and Najafshahr's but besides."""
    is_own = candidate.bearing == Bearing.ALIAS and consonants(fold(candidate.name)) == consonants(key)
    return replace(candidate, bearing=Bearing.OWN) if is_own else candidate
