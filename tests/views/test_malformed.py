"""Two hundred malformed requests: each gets a clear answer, none breaks the site."""

from itertools import product
from urllib.parse import quote

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db

LISTS = ["cities", "networks", "activities", "campaigns", "territories", "sources"]
PAGES = [
    *(f"{name}/" for name in LISTS),
    "",
    "compare/",
    "history/",
    "data/",
    "about/",
    "search/",
    "fields/peace/",
    "cities/amsterdam/",
    "networks/eurocities/",
    "activities/open-city/",
    "campaigns/i-amsterdam/",
    "territories/NL/",
    "sources/essay/",
    "sources/a-page/",
]

NUL, OVERRIDE, HALF_SPACE = "\x00", "\u202e", "\u200c"
QUERIES = [
    f"page={quote(NUL)}",
    f"q={quote(NUL)}amsterdam",
    f"q={quote(OVERRIDE)}madretsma",
    f"{quote(OVERRIDE)}=1",
    f"{quote(NUL)}=",
    "nonsense=1",
    "page=0",
    "page=-1",
    "page=two",
    "page=999999",
    "page=99999999999999999999999",
    "page=1&page=2",
    "page=1e3",
    "page_size=1000000",
    "format=exe",
    "ordering=password",
    "ordering=-",
    "ordering=name,,%27",
    "year=19x5",
    "year=99999999999999",
    "year=1995-13",
    "year=%DB%B1%DB%B9%DB%B9",  # three Persian digits of a year
    "field=war",
    "field=peace,war",
    "kind[]=twinning",
    "status=%27%20OR%201=1",
    "city=nowhere",
    "city=../../etc/passwd",
    "city=%F0%9F%92%A9",
    "territory=ZZ",
    "territory=nl%00",
    "continent=atlantis",
    "source=%3Cscript%3E",
    "paragraph=24",
    "paragraph=one",
    "confidence=sure",
    "started_after=yesterday",
    "updated_since=soon",
    "has_year=perhaps",
    "year=" + "9" * 5000,
    "q=" + "a" * 5000,
    "city=" + ",".join(["amsterdam"] * 500),
    "q=%ED%A0%80",  # half of a surrogate pair
    "q=%ff%fe",  # not UTF-8
    "&&&===",
    "q",
]
PATHS = [
    "cities/nowhere/",
    "cities/AMSTERDAM/",
    "cities/amsterdam%00/",
    "cities/%00/",
    f"cities/{quote(OVERRIDE)}amsterdam/",
    f"cities/{quote('آمستر')}/",
    f"cities/{quote('می' + HALF_SPACE)}/",
    "cities/" + "a" * 3000 + "/",
    "cities/a b/",
    "cities/-/",
    "networks/%2e%2e/",
    "networks/nothing/",
    "activities/nothing/",
    "campaigns/nothing/",
    "territories/%00/",
    "territories/zz/",
    "territories/N%00L/",
    f"territories/{quote(OVERRIDE)}NL/",
    "territories/NL-/",
    "territories/" + "N" * 3000 + "/",
    "fields/war/",
    "fields/PEACE/",
    "fields/%00/",
    "sources/nothing/",
    "sources/%ff/",
    "history/1648/",
    "nonsense/",
    "nonsense/%00/%00/",
    "admin/../cities/",
    "%E2%80%AE/",
]
# Every query on the lists, which read the most; the other pages take turns.
ASKED = [
    *(f"{path}?{query}" for path, query in product(PAGES[:4], QUERIES)),
    *(f"{PAGES[place % len(PAGES)]}?{query}" for place, query in enumerate(QUERIES * 3)),
    *PATHS,
]


@pytest.fixture
def world():
    city = make.make_city(slug="amsterdam", territory=make.make_territory(iso_code="NL"))
    make.make_network(slug="eurocities")
    make.make_campaign(slug="i-amsterdam", city=city)
    activity = make.make_activity(slug="open-city", city=city, field="peace")
    make.make_citation(activity, source=make.make_source(slug="a-page"))
    make.make_citation(activity, source=make.make_source(slug="essay", kind="essay"), locator="13")


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("language", ["fa", "en"])
def test_no_malformed_request_breaks_the_site(client, language):
    client.raise_request_exception = False
    answers = {asked: client.get(f"/{language}/{asked}") for asked in ASKED}

    assert len(answers) >= 200
    assert {asked for asked, answer in answers.items() if answer.status_code >= 500} == set()
    assert {answer.status_code for answer in answers.values()} <= {200, 301, 400, 404}
    # The answer is a page of ours in the reader's language, with a way on.
    refused = [answer for answer in answers.values() if answer.status_code in (400, 404)]
    assert len(refused) >= 200
    assert all(f'<html lang="{language}"' in answer.content.decode() for answer in refused)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_parameter_that_a_page_does_not_know_is_refused_by_name(client, language):
    answers = {path: client.get(f"/{language}/{path}?nonsense=1") for path in PAGES}

    assert {answer.status_code for answer in answers.values()} == {400}
    assert [path for path, answer in answers.items() if "<code>nonsense</code>" not in answer.content.decode()] == []


@pytest.mark.usefixtures("world")
def test_pages_only_read(client):
    asked = [getattr(client, method)(f"/en/{path}") for path in PAGES for method in ("post", "put", "delete", "patch")]

    assert {answer.status_code for answer in asked} == {405}
