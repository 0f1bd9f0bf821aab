"""A whole session of OpenRefine with the service, over HTTP: what it asks, in its order and in its way of asking.

The questions are those of the specification's examples, told of cities: https://www.w3.org/community/reports/
reconciliation/CG-FINAL-specs-0.2-20230410/.
"""

import json
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import jsonschema
import pytest

from profiles.selectors.reconciliation import TYPES
from tests.api.reconciliation import EXTENSION, MANIFEST, PROPOSALS, RESULTS, SUGGESTIONS
from tests.factories import make_citation, make_city, make_membership, make_network, make_territory


class Client:
    """Asks as OpenRefine does: the manifest from the browser's page, batches as forms from its server."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.manifest = self.read(address, MANIFEST)

    def read(self, address, shape):
        with urlopen(Request(address, headers={"Origin": "http://127.0.0.1:3333"})) as answer:
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.headers.get_content_type() == "application/json"
            read = json.load(answer)
        jsonschema.validate(read, shape)
        return read

    def send(self, name, question, shape):
        with urlopen(self.address, data=urlencode({name: json.dumps(question)}).encode()) as answer:
            read = json.load(answer)
        jsonschema.validate(read, shape)
        return read

    def ask(self, service, shape, **parameters):
        return self.read(f"{service['service_url']}{service['service_path']}?{urlencode(parameters)}", shape)

    def open(self, template, identifier):
        with urlopen(template.replace("{{id}}", quote(identifier, safe=""))) as answer:
            return answer.url, answer.headers, answer.read().decode()


@pytest.fixture
def world():
    iran = make_territory(iso_code="IR", slug="iran", name_en="Iran", name_fa="ایران")
    france = make_territory(iso_code="FR", slug="france", name_en="France", name_fa="فرانسه")
    isfahan = make_city(slug="isfahan", name_en="Isfahan", name_fa="اصفهان", territory=iran, geonames_id=418863)
    make_citation(isfahan)
    make_city(slug="montreuil", name_en="Montreuil", name_fa="مونتروی", territory=france)
    make_city(slug="montreuil-2", name_en="Montreuil", name_fa="مونتروی", territory=france)
    make_city(slug="secret", name_en="Secret Town", territory=iran, state="draft")
    network = make_network(slug="wcc", name_en="World Crafts Cities", name_fa="شهرهای جهانی صنایع دستی")
    make_membership(city=isfahan, network=network)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_table_is_matched_looked_at_and_extended(live_server, world, language):
    client = Client(f"{live_server.url}/api/v1/reconcile/{language}/")
    manifest = client.manifest

    # The type is guessed from the first rows, which come without one.
    rows = ["اصفهان", "Montreuil", "Secret Town", "Isfahan", "Esfahan"]
    guess = client.send("queries", {f"q{i}": {"query": row, "limit": 3} for i, row in enumerate(rows)}, RESULTS)
    kinds = {candidate["type"][0]["id"] for of_row in guess.values() for candidate in of_row["result"]}
    assert kinds == {"city"} <= {kind["id"] for kind in manifest["defaultTypes"]} == set(TYPES)

    # A column is chosen to say more of each row.
    properties = client.ask(manifest["suggest"]["property"], SUGGESTIONS, prefix="country", spell="always")["result"]
    assert properties[0]["id"] == "country"
    countries = ["ایران", "France", "Iran", {"id": "territory:iran", "name": "Iran"}, "IR"]
    batch = {
        f"q{i}": {
            "query": row,
            "type": "city",
            "type_strict": "should",
            "properties": [{"pid": "country", "v": country}],
        }
        for i, (row, country) in enumerate(zip(rows, countries, strict=True))
    }
    answer = client.send("queries", batch, RESULTS)
    found = [answer[f"q{i}"]["result"] for i in range(len(rows))]
    matched = [of_row[0]["id"] if of_row and of_row[0]["match"] else None for of_row in found]
    assert matched == ["city:isfahan", None, None, "city:isfahan", None]
    assert [one["id"] for one in found[4]] == ["city:isfahan"]
    assert len(found[1]) == 2
    assert all(of_row == sorted(of_row, key=lambda one: -one["score"]) for of_row in found)

    # A candidate is looked at, and the row left over is searched for by hand.
    _url, headers, preview = client.open(manifest["preview"]["url"], "city:isfahan")
    assert headers.get_content_type() == "text/html"
    assert "X-Frame-Options" not in headers
    assert "اصفهان" in preview
    assert "Isfahan" in preview
    url, _headers, page = client.open(manifest["view"]["url"], "city:isfahan")
    assert url == f"{live_server.url}/{language}/cities/isfahan/"
    assert "<h1" in page
    suggested = client.ask(
        manifest["suggest"]["entity"], SUGGESTIONS, prefix="isfa", type="city", type_strict="any", cursor=0
    )
    assert [one["id"] for one in suggested["result"]] == ["city:isfahan"]

    # Columns are added from what was matched.
    proposed = client.ask(manifest["extend"]["propose_properties"], PROPOSALS, type="city")
    names = [one["id"] for one in proposed["properties"]]
    extension = {
        "ids": ["city:isfahan", "city:secret"],
        "properties": [{"id": name, "settings": {"limit": "0"}} for name in names],
    }
    extended = client.send("extend", extension, EXTENSION)
    assert [one["id"] for one in extended["meta"]] == names
    assert extended["rows"]["city:isfahan"]["geonames_id"] == [{"int": 418863}]
    assert [one["id"] for one in extended["rows"]["city:isfahan"]["networks"]] == ["network:wcc"]
    assert all(cells == [] for cells in extended["rows"]["city:secret"].values())
