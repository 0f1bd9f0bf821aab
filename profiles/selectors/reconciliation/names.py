"""The names of all public records, kept for a data version: what a text is compared with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz, process

from profiles.models import CityAlias, DataVersion
from profiles.selectors.kept import made_once
from profiles.selectors.reconciliation.entities import TYPES
from profiles.text import fold, script_of

LIKE = 65.0
"""Least likeness (0 to 100, rapidfuzz's ratio) of a name that is worth showing."""
NEAREST = 200
"""How many names that come near are looked at: of a common name, most are those of other countries."""
PART_COUNTS = 0.85
"""What a name counts that only holds the words of the text, of one that is the text."""

BETWEEN = "()[]/|،,-–— "
"""What stands between two names of one record."""

Key = tuple[str, int]
"""Type and primary key."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Every name of every public record, folded."""

    bearers: Mapping[str, Mapping[str, tuple[int, ...]]]
    """Type → folded name → records."""
    countries: Mapping[int, str]
    """City → the ISO 3166-1 code of its country; empty where it lies in none."""
    codes: Mapping[str, int]
    """Code of ISO 3166, of two or three letters or of a region → territory."""

    def near(self, kind: str, text: str) -> dict[int, float]:
        """Records of that type with a name like the text → how like, 0 to 100."""
        names = self.bearers[kind]
        found: dict[int, float] = {}
        for part in by_script(text):
            if not (folded := fold(part)):
                continue
            near = process.extract(folded, names.keys(), scorer=fuzz.ratio, score_cutoff=LIKE, limit=NEAREST)
            if kind != "city":
                # Networks and countries are called by half of their names; a city that is, is another one.
                holding = process.extract(folded, names.keys(), scorer=fuzz.token_set_ratio, score_cutoff=95, limit=20)
                near += [(name, score * PART_COUNTS, place) for name, score, place in holding]
            for name, score, _place in near:
                for key in names[name]:
                    found[key] = max(score, found.get(key, 0.0))
        return found


def by_script(text: str) -> list[str]:
    """A text that says a name in two scripts, «شیراز Shiraz», in parts of one script each; else the text alone."""
    parts: list[tuple[str, list[str]]] = []
    for word in text.split():
        script = script_of(word)
        if parts and (script in ("", parts[-1][0]) or not parts[-1][0]):
            parts[-1][1].append(word)
            parts[-1] = (parts[-1][0] or script, parts[-1][1])
        else:
            parts.append((script, [word]))
    if len({script for script, _words in parts}) < 2:
        return [text]
    return [" ".join(words).strip(BETWEEN) for _script, words in parts]


def known_names() -> KnownNames:
    """The names at the present data version."""
    version = DataVersion.current()
    return _read(version.number, version.changed_at)


@made_once(maxsize=1)
def _read(number: int, changed_at: datetime) -> KnownNames:
    bearers: dict[str, dict[str, tuple[int, ...]]] = {}
    countries: dict[int, str] = {}
    codes: dict[str, int] = {}
    for kind, model in TYPES.items():
        columns = {"city": ["territory__iso_code"], "network": ["acronym"], "territory": ["iso_code", "iso3"]}[kind]
        names: dict[str, set[int]] = {}
        # For the checker: the manager of every noun has it.
        records = model._default_manager.published().order_by()  # type: ignore[attr-defined]
        for pk, slug, en, fa, *more in records.values_list("pk", "slug", "name_en", "name_fa", *columns):
            own = [en, fa] if en or fa else [slug]
            if kind == "city":
                countries[pk] = (more[0] or "")[:2]
            elif kind == "territory":
                codes |= {code: pk for code in more if code}
            else:
                own += more
            _add(names, pk, own)
        if kind == "city":
            for pk, folded in CityAlias.objects.order_by().values_list("city_id", "folded"):
                if pk in countries:
                    _add(names, pk, [folded])
        bearers[kind] = {name: tuple(keys) for name, keys in names.items()}
    return KnownNames(bearers, countries, codes)


def _add(names: dict[str, set[int]], pk: int, own: Iterable[str]) -> None:
    for folded in filter(None, map(fold, own)):
        names.setdefault(folded, set()).add(pk)
