"""What the columns of a list mean: said by the editor, or guessed from headers and contents."""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiles.actions.importing.reading import ListError, Table
from profiles.choices.importing import ListNoun
from profiles.selectors.matching.countries import codes_of
from profiles.text import fold, listed

OF_A_CITY = {
    "city": gettext_lazy("name of the city"),
    "country": gettext_lazy("country"),
    "region": gettext_lazy("region"),
    "latitude": gettext_lazy("latitude"),
    "longitude": gettext_lazy("longitude"),
    "geonames": gettext_lazy("GeoNames id"),
    "wikidata": gettext_lazy("Wikidata id"),
    "unlocode": gettext_lazy("UN/LOCODE"),
}
OF_A_PERIOD = {"started": gettext_lazy("started"), "ended": gettext_lazy("ended")}

MEANINGS: dict[str, dict[str, object]] = {
    ListNoun.TIES.value: {
        **{f"{name}_{side}": label for side in "ab" for name, label in OF_A_CITY.items()},
        "kind": gettext_lazy("kind of tie"),
        **OF_A_PERIOD,
    },
    ListNoun.MEMBERSHIPS.value: {
        **OF_A_CITY,
        "network": gettext_lazy("network"),
        "role": gettext_lazy("role"),
        "designation": gettext_lazy("designation"),
        **OF_A_PERIOD,
    },
}
"""Noun → meaning of a column → its name. Of a tie, side «a» is the one whose list it is: it declares the tie."""

NEEDED = {ListNoun.TIES.value: ("city_a", "city_b"), ListNoun.MEMBERSHIPS.value: ("city",)}

WORDS = {
    "city": "city town municipality name member cities شهر stadt ville ciudad place citylabel",
    "country": "country nation state کشور land pays pais countrylabel",
    "region": "region province admin1 county استان department",
    "latitude": "latitude lat عرض",
    "longitude": "longitude lon lng long طول",
    "geonames": "geonames geonameid geonamesid",
    "wikidata": "wikidata qid item",
    "unlocode": "unlocode locode",
    "kind": "kind type relation نوع",
    "started": "started start since year from signed joined date آغاز سال",
    "ended": "ended end until to left پایان",
    "network": "network organisation organization شبکه",
    "role": "role نقش",
    "designation": "designation field category topic عنوان",
}
"""Words of headers, folded; the first that fits wins."""
SIDE_B = re.compile(r"\b(2|b|ii|partner|twin|sister|twinned|other|target|دوم|خواهرخوانده)\b|(?<=[a-z])(2|_b)\b")
SIDE_A = re.compile(r"\b(1|a|i|source|own|اول)\b|(?<=[a-z])(1|_a)\b")


def parse_columns(text: str) -> dict[str, str]:
    """``city_a=HEADER,country_a=HEADER`` as meaning → header. Raises ``ListError``."""
    columns = {}
    for pair in text.split(","):
        meaning, equals, header = pair.partition("=")
        if not equals or not header.strip():
            raise ListError(_("«%(pair)s» is not of the form meaning=HEADER.") % {"pair": pair})
        if meaning.strip() in columns:
            raise ListError(_("«%(meaning)s» is named twice.") % {"meaning": meaning.strip()})
        columns[meaning.strip()] = header.strip()
    return columns


def check_columns(columns: Mapping[str, str], table: Table, noun: str) -> None:
    """Raise ``ListError`` where a meaning or a header is not known, or one that is needed is missing."""
    for meaning, header in columns.items():
        if meaning not in MEANINGS[noun]:
            known = listed(MEANINGS[noun])
            raise ListError(
                _("«%(meaning)s» is no meaning of a column; there are: %(known)s")
                % {"meaning": meaning, "known": known}
            )
        if header not in table.headers:
            raise ListError(
                _("The list has no column «%(header)s»; it has: %(headers)s")
                % {"header": header, "headers": listed(table.headers)}
            )
    missing = [meaning_in_words(meaning, noun) for meaning in NEEDED[noun] if meaning not in columns]
    if missing:
        raise ListError(
            _("No column is known to hold this: %(meaning)s. Say which one does.") % {"meaning": listed(missing)}
        )


def meaning_in_words(code: str, noun: str) -> str:
    """A meaning as editors read it: «name of the city (partner city)»."""
    side = {"_a": _("first city"), "_b": _("partner city")}.get(code[-2:])
    words = str(MEANINGS[noun][code])
    return f"{words} ({side})" if side else words


def guess_columns(table: Table, noun: str) -> dict[str, str]:
    """What the columns probably mean, by their headers, then by what they hold; meaning → header."""
    columns: dict[str, str] = {}
    held = {
        header: [row[place] for row in table.rows[:200] if row[place]][:50]
        for place, header in enumerate(table.headers)
    }
    for header, values in held.items():
        meaning = _by_header(header, noun)
        if _mostly(values, _is_qid):
            # Wikidata calls a column «city» and means its id; the name is in «cityLabel».
            meaning = f"wikidata_{meaning[-1]}" if meaning.endswith(("_a", "_b")) else _by_content(values, noun)[0]
            meaning = meaning if meaning not in columns else meaning.replace("_a", "_b")
        if meaning and meaning not in columns and not _is_of_no_use(meaning, values):
            columns[meaning] = header
    for header, values in held.items():
        if header not in columns.values():
            for meaning in _by_content(values, noun):
                if meaning not in columns:
                    columns[meaning] = header
                    break
    return columns


def _by_header(header: str, noun: str) -> str:
    named = re.sub("(?<=[a-z])(?=[A-Z])", " ", header)
    if named.endswith(" Label"):
        meaning = _by_header(named.removesuffix(" Label"), noun)
        return meaning.replace("wikidata", "city")
    folded = fold(named)
    words = set(folded.split())
    compact = re.sub(r"[0-9 ]+$", "", folded).removesuffix(" a").removesuffix(" b").replace(" ", "")
    for meaning, known in WORDS.items():
        alike = set(known.split())
        if not (words & alike or compact in alike):
            continue
        if noun != ListNoun.TIES.value or meaning not in OF_A_CITY:
            return meaning if meaning in MEANINGS[noun] else ""
        return f"{meaning}_b" if SIDE_B.search(folded) else f"{meaning}_a"
    if noun == ListNoun.TIES.value and SIDE_B.search(folded):
        return "city_b"
    return "city_a" if noun == ListNoun.TIES.value and SIDE_A.search(folded) else ""


def _is_qid(value: str) -> bool:
    return bool(re.fullmatch(r"(https?://www\.wikidata\.org/(entity|wiki)/)?Q[1-9][0-9]*", value))


CONTENT: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("wikidata", _is_qid),
    ("started", lambda value: bool(re.fullmatch(r"1[89][0-9]{2}|20[0-9]{2}", value))),
    ("country", lambda value: bool(codes_of(value))),
)
MOSTLY = 0.7


def _is_of_no_use(meaning: str, values: list[str]) -> bool:
    """Whether a column is called like one of ids and holds none: «item» may be anything."""
    return meaning.startswith("wikidata") and not any(map(_is_qid, values))


def _by_content(values: list[str], noun: str) -> list[str]:
    for meaning, fits in CONTENT:
        if _mostly(values, fits):
            return (
                [f"{meaning}_a", f"{meaning}_b"] if noun == ListNoun.TIES.value and meaning in OF_A_CITY else [meaning]
            )
    return []


def _mostly(values: list[str], fits: Callable[[str], bool]) -> bool:
    return bool(values) and sum(map(fits, values)) >= MOSTLY * len(values)
