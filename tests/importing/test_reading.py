"""What the columns of Wikidata's answers are taken for."""

from profiles.actions.importing import guess_columns, read_table

TIES = """[{
    "city": "http://www.wikidata.org/entity/Q1055", "cityLabel": "Hamburg",
    "partner": "http://www.wikidata.org/entity/Q456", "partnerLabel": "Lyon", "partnerCountryLabel": "France",
    "start": "1987"
}]"""
MEMBERS = """[{"item": "http://www.wikidata.org/entity/Q1055", "itemLabel": "Hamburg", "countryLabel": "Germany"}]"""


def test_columns_of_wikidata_are_ids_and_their_labels_names():
    assert guess_columns(read_table(TIES.encode(), "query.json"), "ties") == {
        "wikidata_a": "city",
        "city_a": "cityLabel",
        "wikidata_b": "partner",
        "city_b": "partnerLabel",
        "country_b": "partnerCountryLabel",
        "started": "start",
    }
    assert guess_columns(read_table(MEMBERS.encode(), "query.json"), "memberships") == {
        "wikidata": "item",
        "city": "itemLabel",
        "country": "countryLabel",
    }
