"""Any cell that a database can hold is written and stored again to the letter."""

import base64
import json
from collections.abc import Iterator

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.exchange.backups.cells import line_of, row_of
from profiles.exchange.backups.database import empty, rows_of, store_rows
from profiles.exchange.backups.tables import Table


@pytest.fixture
def table(transactional_db: None) -> Iterator[Table]:
    """A table with a column of every kind that a backup knows."""
    with isolate_apps("profiles"):

        class Cell(models.Model):
            text = models.TextField(null=True)  # noqa: DJ001  # null is what is tried  # NULL is told from nothing
            short = models.CharField(max_length=50, null=True)  # noqa: DJ001  # null is what is tried
            yes = models.BooleanField(null=True)
            number = models.BigIntegerField(null=True)
            real = models.FloatField(null=True)
            decimal = models.DecimalField(max_digits=15, decimal_places=2, null=True)
            day = models.DateField(null=True)
            moment = models.DateTimeField(null=True)
            content = models.BinaryField(null=True)
            json = models.JSONField(null=True)
            other = models.ForeignKey("self", models.CASCADE, null=True, db_constraint=False)

            class Meta:
                app_label = "profiles"

        with connection.schema_editor() as editor:
            editor.create_model(Cell)
        yield Table(Cell)
        with connection.schema_editor() as editor:
            editor.delete_model(Cell)


# PostgreSQL holds neither a NUL nor half a character; what SQLite holds of them cannot go there, and is refused.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=50)
finite = st.floats(allow_nan=False, allow_infinity=False)
cells = {
    "text": texts,
    "short": texts,
    "yes": st.booleans(),
    "number": st.integers(-(2**63), 2**63 - 1),
    "real": finite,
    "decimal": st.decimals(min_value=-(10**13) + 1, max_value=10**13 - 1, places=2),
    "day": st.dates(),
    "moment": st.datetimes(timezones=st.timezones()).filter(lambda moment: 2 < moment.year < 9998),
    "content": st.binary(max_size=50),
    "json": st.recursive(
        st.none() | st.booleans() | st.integers(-(10**30), 10**30) | finite | texts,
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(texts, inside, max_size=3),
        max_leaves=6,
    ),
    "other_id": st.integers(1, 2**63 - 1),
}


def test_any_cell_comes_back_to_the_letter(table: Table):
    width, readers, storers = len(table.columns), table.readers, table.storers

    def written() -> list[bytes]:
        return [line_of(row, readers) for row in rows_of(table)]

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.fixed_dictionaries({name: st.none() | cell for name, cell in cells.items()}), max_size=3))
    def there_and_back(rows: list[dict]):
        table.model._default_manager.all().delete()
        table.model._default_manager.bulk_create([table.model(**row) for row in rows])
        kept = list(table.model._default_manager.order_by("pk").values_list())
        lines = written()

        empty([table])
        store_rows(table, (row_of(line, width, storers) for line in lines))

        assert written() == lines
        assert list(table.model._default_manager.order_by("pk").values_list()) == kept
        for row, line in zip(rows, lines, strict=True):
            told = dict(zip(table.column_names, json.loads(line), strict=True))
            assert all((told[name] is None) == (cell is None) for name, cell in row.items() if name != "json")
            assert told["text"] == row["text"]
            assert told["content"] == (None if row["content"] is None else base64.b64encode(row["content"]).decode())

    there_and_back()


def test_null_is_told_from_the_null_of_json_and_from_nothing(table: Table):
    empty_ones: list[dict] = [
        {"json": None, "text": None},
        {"json": models.Value(None, models.JSONField()), "text": ""},
    ]
    table.model._default_manager.bulk_create([table.model(**row) for row in empty_ones])
    lines = [line_of(row, table.readers) for row in rows_of(table)]
    told = [dict(zip(table.column_names, json.loads(line), strict=True)) for line in lines]
    assert [(row["json"], row["text"]) for row in told] == [(None, None), ([None], "")]


@pytest.mark.parametrize("kind", [models.DurationField, models.FileField])
def test_a_kind_of_column_that_is_not_known_is_not_guessed(kind: type[models.Field]):
    with isolate_apps("profiles"):
        options = type("Meta", (), {"app_label": "profiles"})
        strange = type("Strange", (models.Model,), {"__module__": __name__, "odd": kind(), "Meta": options})
        with pytest.raises(KeyError):
            _ = Table(strange).columns
