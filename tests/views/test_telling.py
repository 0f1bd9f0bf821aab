"""Pages of fields, countries and history tell what drives, where, when, and what the law lets cities do."""

import re

import pytest

from profiles.figures.years import Doing, cities_by_year
from tests import factories as make

pytestmark = pytest.mark.django_db


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_field_tells_what_drives_it_when_and_where(client):
    for year in ("1990", "1995", "2001"):
        make.make_activity(field="peace", started=year, drivers=["crisis"], title_en=f"Envoys of {year}")
    make.make_activity(field="economy", drivers=["local_politics"])

    page = page_of(client, "/en/fields/peace/")

    assert re.search(r'href="/en/activities/\?field=peace&amp;driver=crisis">[^<]+</a></dt><dd>3</dd>', page)
    assert "driver=local_politics" not in page
    assert re.search(r"<title>[^<]*1995[^<]*: Envoys of 1995</title>", page)
    assert 'class="chart map"' in page


def test_the_law_of_every_country_stands_on_the_map_of_countries(client):
    for code, autonomy in (("NL", "high"), ("IR", "low")):
        make.make_national_framework(territory=make.make_territory(iso_code=code), autonomy=autonomy)
    make.make_national_framework(territory=make.make_territory(iso_code="FR"), autonomy="high", state="draft")

    page = page_of(client, "/en/territories/")

    assert re.search(r'<a href="/en/territories/NL/"><path d="[^"]+" class="land land-high">', page)
    assert re.search(r'<a href="/en/territories/IR/"><path d="[^"]+" class="land land-low">', page)
    assert page.count("land land-") == 2


def test_the_newest_law_of_a_country_is_the_one_on_the_map(client):
    country = make.make_territory(iso_code="NL")
    for year, autonomy in (("1980", "low"), ("2010", "high")):
        make.make_national_framework(territory=country, started=year, autonomy=autonomy)
    page = page_of(client, "/en/territories/")
    assert "land land-high" in page
    assert "land land-low" not in page


def test_tints_of_a_map_are_written_out_in_a_file(client):
    make.make_national_framework(territory=make.make_territory(iso_code="NL"), autonomy="high")
    href = re.findall(r'href="(\?figure=[^"]*save=svg)"', page_of(client, "/en/territories/"))[0].replace("&amp;", "&")
    drawn = client.get(f"/en/territories/{href}").content.decode()
    assert "color-mix" not in drawn
    assert re.search(r"\.chart \.land-high\{fill: ?#[0-9a-f]{6}", drawn)


def test_a_country_shows_its_cities_on_the_map(client):
    country = make.make_territory(iso_code="NL")
    make.make_city(territory=country, name_en="Delft", latitude=52.0, longitude=4.4)
    page = page_of(client, "/en/territories/NL/")
    assert "land land-marked" in page
    assert "<title>Delft</title>" in page


@pytest.mark.parametrize(("language", "decade"), [("en", "1990–1999"), ("fa", "۱۹۹۰–۱۹۹۹")])
def test_history_counts_the_records_of_every_decade_below_the_milestones(client, language, decade):
    make.make_milestone()
    for year in ("1990", "1999", "2000"):
        make.make_tie(started=year)
    make.make_tie(started="1991", state="draft")
    page = page_of(client, f"/{language}/history/")
    assert f"<title>{decade}: {'۲' if language == 'fa' else '2'}</title>" in page


def test_ancient_records_leave_room_for_those_of_our_time():
    doings = [Doing("Thirty years' peace", "peace", -445, "446 BC"), *(Doing("x", "", y, "") for y in (1950, 2020))]
    drawn = cities_by_year([("Athens", doings)], title="t", today=2026).svg
    first, older, newer = (float(x) for x in re.findall(r'cx="([\d.]+)"', drawn))
    assert abs(newer - older) > abs(older - first) / 3
