"""What is exported imports again without a change: every noun, every format, both languages of the desk."""

import pytest
from django.utils import translation

from profiles import resources
from profiles.resources.bringing import show
from profiles.resources.formats import FORMATS
from profiles.resources.tables import table_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]

RESOURCES = [getattr(resources, name) for name in resources.__all__]


def written(resource, kind) -> bytes:
    content = kind().export_data(resource().export())
    return content if isinstance(content, bytes) else content.encode()


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.__name__)
def test_what_is_exported_comes_back_without_a_change(reference_data, resource):
    tables = []
    for language in ("en", "fa"):
        with translation.override(language):
            for kind in FORMATS:
                content = written(resource, kind)
                tables.append([row.cells for row in table_of(resource(), content, "export").rows])
    sheet = show(resource(), content, "export", by=None)
    assert sheet.rows_in == sheet.unchanged == resource._meta.model.objects.count() > 0
    assert all(table == tables[0] for table in tables)
