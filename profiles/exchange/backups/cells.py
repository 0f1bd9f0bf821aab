"""Cells of a table as JSON and back, to the last digit, whichever database they stand in.

Texts, whole numbers, truth values and NULL are JSON's own. What JSON does not know is text: dates, decimals, numbers
that are not finite, bytes (base64). A JSON cell stands in a list of its own, which tells its null from NULL.
"""

import base64
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models

Turn = Callable[[Any], Any]

# jsonb of PostgreSQL keeps numbers as decimals: from here on, where Python begins to write an exponent, it gives back
# digits only. Nor does it keep the order of keys, so that is ours.
WRITTEN_AS_DIGITS = 1e16


@dataclass(frozen=True)
class Column:
    """A column, and how its cells are turned; None where nothing needs turning. NULL is never turned."""

    name: str
    read: Turn | None
    """From what the database gives to what is written."""
    store: Turn | None
    """From what was written to what the database takes."""


def columns_of(model: type[models.Model]) -> list[Column]:
    """The columns of a model's table, the key first: as they stand, nothing is computed anew.

    In an order that does not move with that of the model's source. Raises ``KeyError`` for a kind not known here.
    """
    fields = sorted(model._meta.local_concrete_fields, key=lambda field: (not field.primary_key, field.column))
    return [
        Column(str(field.column), _reader(model, _pointed_at(field)), _storer(_pointed_at(field))) for field in fields
    ]


def _pointed_at(field: Any) -> Any:
    while field.is_relation:
        field = field.target_field
    return field


def _kind(field: Any) -> str:
    kind: str = field.get_internal_type()
    return "Number" if kind.endswith(("IntegerField", "AutoField")) else kind


def _float(value: float | str) -> float | str:
    number = float(value) + 0.0  # SQLite has no negative zero
    return number if math.isfinite(number) else str(number)


def _float_within_json(text: str) -> float | int:
    number = float(text) + 0.0
    return int(number) if math.isfinite(number) and abs(number) >= WRITTEN_AS_DIGITS else number


def _json(text: str) -> list[Any]:
    return [json.loads(text, parse_float=_float_within_json)]


READ: dict[str, Turn | None] = {
    "Number": None,
    "CharField": None,
    "TextField": None,
    "SlugField": None,
    "BooleanField": None,
    "FloatField": _float,
    "DecimalField": lambda value: format(value, "f"),
    "DateField": date.isoformat,
    "DateTimeField": lambda value: value.astimezone(UTC).isoformat(),
    "BinaryField": lambda value: base64.b64encode(value).decode(),
    "JSONField": _json,
}
"""By the kind of column: what is written for a value. A kind that is not here is none that the models have."""

PARSED: dict[str, Turn] = {
    "FloatField": float,
    "DecimalField": Decimal,
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "BinaryField": base64.b64decode,
    "JSONField": lambda cell: cell[0],
}


def _reader(model: type[models.Model], field: Any) -> Turn | None:
    expression = field.get_col(model._meta.db_table)
    converters = connection.ops.get_db_converters(expression)
    written = READ[_kind(field)]
    if not converters:
        return written

    def read(value: Any) -> Any:
        for convert in converters:
            value = convert(value, expression, connection)
        return written(value) if written else value

    return read


def _storer(field: Any) -> Turn | None:
    parse = PARSED.get(_kind(field))
    if parse is None:
        return None

    def store(cell: Any) -> Any:
        # «Prepared»: a field of ours would read the text anew, and what stands there is stored as it stands.
        return field.get_db_prep_value(parse(cell), connection, prepared=True)

    return store


encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def line_of(row: tuple[Any, ...], readers: list[tuple[int, Turn]]) -> bytes:
    """A row as a line of a file. Raises ``ValueError`` or ``TypeError`` for a cell that is not of its column's kind."""
    cells = list(row)
    for place, read in readers:
        if cells[place] is not None:
            cells[place] = read(cells[place])
    return encode(cells).encode("utf-8", "surrogatepass") + b"\n"  # within JSON a database may keep half a character


def row_of(line: bytes, width: int, storers: list[tuple[int, Turn]]) -> list[Any]:
    """A line of a file as a row for the database. Raises ``ValueError`` or ``TypeError`` if it is none."""
    cells = json.loads(line.decode("utf-8", "surrogatepass"))
    if not isinstance(cells, list) or len(cells) != width:
        raise ValueError("a row has not as many cells as the table has columns")
    for place, store in storers:
        if cells[place] is not None:
            cells[place] = store(cells[place])
    return cells
