"""Reading what a client sends: batches of queries and questions for columns, each refused with words if it is wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from profiles.api.problems import TooMuchError
from profiles.api.reconcile.view import known_type
from profiles.selectors.reconciliation import PROPERTIES, TYPES, Asked
from profiles.text import format_number, listed

MOST_QUERIES = 100
"""Queries of a batch."""
MOST_IDS = 1000
"""Rows of a table that are extended at once."""
MOST_RESULTS = 50
USUAL_RESULTS = 5
LONGEST = 300
"""Characters of a text that are read."""

QUERY_KEYS = ("query", "type", "type_strict", "limit", "properties")
STRICTNESS = ("any", "should", "all")


@dataclass(frozen=True, slots=True)
class Extension:
    """What is asked of a table: its ids, and the columns to add with the most values a cell (0: all)."""

    ids: tuple[str, ...]
    properties: Mapping[str, int]


def read_batch(text: str) -> dict[str, Asked]:
    """The queries of a batch by their keys.

    Raises ``ValueError`` with words that name the query and the reason, ``TooMuchError`` for a batch that is too large.
    """
    queries = _read_object(text)
    if len(queries) > MOST_QUERIES:
        raise TooMuchError(_("Ask at most %(number)s queries at once.") % {"number": format_number(MOST_QUERIES)})
    read = {}
    for key, query in queries.items():
        try:
            read[key] = _read_query(query)
        except ValueError as error:
            raise ValueError(f"{key[:40]}: {error}") from error
    return read


def read_extension(text: str) -> Extension:
    """The ids and columns that are asked for. Raises as ``read_batch`` does."""
    asked = _read_object(text)
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids) or not isinstance(properties, list):
        raise ValueError(_("«extend» holds lists of «ids» and «properties»."))
    if len(ids) > MOST_IDS:
        raise TooMuchError(_("Ask for at most %(number)s rows at once.") % {"number": format_number(MOST_IDS)})
    return Extension(tuple(ids), dict(map(_read_column, properties)))


def _read_object(text: str) -> dict[str, Any]:
    try:
        read = json.loads(text)
        json.dumps(read, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise ValueError(_("It holds half a character (a lone surrogate).")) from error
    except (ValueError, RecursionError) as error:
        raise ValueError(_("This is no JSON: %(error)s") % {"error": error}) from error
    if not isinstance(read, dict):
        raise ValueError(_("An object is expected."))
    return read


def _read_query(query: Any) -> Asked:
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise ValueError(_("Each query is an object with a text «query»."))
    if "query" not in query and not query.get("properties"):
        raise ValueError(_("«query» or «properties» must be given."))
    _refuse_unknown(query, QUERY_KEYS)
    types = _read_types(query.get("type"))
    if query.get("type_strict", "any") not in STRICTNESS:
        raise ValueError(_("«type_strict» is one of: %(known)s.") % {"known": listed(STRICTNESS)})
    if query.get("type_strict") == "all" and query.get("type") and len(types) > 1:
        types = []  # nothing here is of two types
    return Asked(
        query.get("query", "")[:LONGEST], types, _read_limit(query.get("limit")), _read_stated(query.get("properties"))
    )


def _refuse_unknown(given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in given:
        if name not in known:
            raise ValueError(_("“%(name)s” is not among: %(names)s.") % {"name": name[:60], "names": listed(known)})


def _read_types(asked: Any) -> list[str]:
    """An id, a list of ids, or the types themselves as objects; nothing stands for all."""
    given = asked if isinstance(asked, list) else [asked] if asked else []
    names: list[Any] = [one.get("id") if isinstance(one, dict) else one for one in given]
    if not all(isinstance(name, str) for name in names):
        raise ValueError(_("«type» is a text or a list of texts."))
    return list(dict.fromkeys(map(known_type, names))) or list(TYPES)


def _read_limit(asked: Any) -> int:
    if asked is None:
        return USUAL_RESULTS
    if isinstance(asked, bool) or not isinstance(asked, int | float) or asked < 1 or asked != asked // 1:
        raise ValueError(_("«limit» is a positive whole number."))
    return int(min(asked, MOST_RESULTS))


def _read_stated(properties: Any) -> dict[str, tuple[str, ...]]:
    """Property → what is said of it, as texts: of an entity its name, else the end of its id."""
    if properties is None:
        return {}
    if not isinstance(properties, list) or not all(isinstance(one, dict) and "pid" in one for one in properties):
        raise ValueError(_("«properties» is a list of objects with «pid» and «v»."))
    stated: dict[str, tuple[str, ...]] = {}
    for one in properties:
        name = _known_property(one["pid"])
        value = one.get("v")
        texts = map(_text_of, value if isinstance(value, list) else [value])
        stated[name] = (*stated.get(name, ()), *filter(None, texts))
    return {name: texts for name, texts in stated.items() if texts}


def _text_of(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or str(value.get("id", "")).rpartition(":")[2]
    if isinstance(value, list | dict):
        raise ValueError(_("«v» is a text, a number, true or false, an entity, or a list of those."))
    return "" if value is None else str(value).strip()[:LONGEST]


def _known_property(name: Any) -> str:
    if not any(name in names for names in PROPERTIES.values()):
        raise ValueError(_("«%(property)s» is no property here.") % {"property": str(name)[:60]})
    return str(name)


def _read_column(asked: Any) -> tuple[str, int]:
    """A property, and how many of its values are wanted: 0 for all."""
    if not isinstance(asked, dict) or "id" not in asked:
        raise ValueError(_("«properties» is a list of objects with «id»."))
    name = _known_property(asked["id"])
    settings = {} if asked.get("settings") is None else asked["settings"]
    if not isinstance(settings, dict):
        raise ValueError(_("«settings» is an object."))
    _refuse_unknown(settings, ("limit",))
    limit = settings.get("limit") or 0
    # OpenRefine sends what stands in the field of its form: a text.
    limit = int(limit) if isinstance(limit, str) and limit.isdecimal() and len(limit) < 10 else limit
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 0 or limit != limit // 1:
        raise ValueError(_("«limit» is a whole number; 0 stands for all values."))
    return name, int(min(limit, MOST_IDS))
