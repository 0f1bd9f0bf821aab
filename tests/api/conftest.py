"""Records that the tests of the reconciliation service ask for."""

import pytest

from tests.factories import make_city, make_territory


@pytest.fixture
def iran():
    return make_territory(iso_code="IR", slug="iran", name_en="Iran", name_fa="ایران")


@pytest.fixture
def shiraz(iran):
    return make_city(
        slug="shiraz",
        name_en="Shiraz",
        name_fa="شیراز",
        territory=iran,
        latitude=29.6,
        longitude=52.5,
        geonames_id=115019,
        wikidata_id="Q6397",
    )


@pytest.fixture
def draft(iran):
    return make_city(slug="secret", name_en="Secret Town", name_fa="شهر پنهان", territory=iran, state="draft")
