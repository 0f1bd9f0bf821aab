"""Persian among the names of a place: said to be so by the source, or only written so."""

from collections.abc import Iterable

from profiles.models import PlaceName
from profiles.text import normalize_persian

ARABIC_SCRIPT = "\u0600", "\u06ff"
NOT_PERSIAN = frozenset("ةىإكي\u0649ؤئځډړږښڼټټےھہںۓېۍ")
"""Letters of Arabic, Pashto and Urdu that no Persian name is written with."""
PERSIAN_ONLY = frozenset("پچژگی‌ک")
"""Letters (and the half-space) that Arabic has not."""


def persian_names(names: Iterable[PlaceName]) -> list[tuple[str, bool]]:
    """Persian names of a place, with whether the source itself says so; those first, each once.

    Where it does not say, a name in letters that Persian is written with is a suggestion to confirm; those with a
    letter that Arabic lacks come first.
    """
    certain: dict[str, None] = {}
    likely: dict[str, None] = {}
    possible: dict[str, None] = {}
    for name in sorted(names, key=lambda name: (not name.is_preferred, name.pk)):
        if name.language == "fa":
            certain[normalize_persian(name.name)] = None
        elif not name.language and _is_in_arabic_script(name.name) and not set(name.name) & NOT_PERSIAN:
            (likely if set(name.name) & PERSIAN_ONLY else possible)[normalize_persian(name.name)] = None
    if certain:
        return [(name, True) for name in certain]
    return [(name, False) for name in {**likely, **possible}]


def _is_in_arabic_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(ARABIC_SCRIPT[0] <= letter <= ARABIC_SCRIPT[1] for letter in letters)
