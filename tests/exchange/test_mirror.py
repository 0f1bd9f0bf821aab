"""A mirror: a second citydip with a database of its own that takes over the first, follows it, and proves it."""

import json
import os
import re
import subprocess
import sys
from urllib.parse import quote

import pytest

from profiles.actions.merging import merge, unmerge
from profiles.actions.publishing import publish, withdraw
from profiles.models import Change, DataVersion
from tests.api.asking import make_one_of_each
from tests.exchange import mirror_site
from tests.factories import (
    make_activity,
    make_campaign,
    make_citation,
    make_city,
    make_city_alias,
    make_milestone,
    make_network,
    make_organisation,
    make_participation,
    make_source,
    make_territory,
    make_tie,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.look]


class Site:
    """The mirror's process."""

    def __init__(self, process):
        self.process = process

    def __getattr__(self, deed):
        def do(*arguments):
            self.process.stdin.write(json.dumps([deed, *arguments]) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

        return do


@pytest.fixture(scope="module")
def _process(tmp_path_factory, root):
    database = tmp_path_factory.mktemp("mirror") / "db.sqlite3"
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{quote(str(database))}",
        "DJANGO_SETTINGS_MODULE": "citydip.settings_test",
        "PYTHONPATH": str(root),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.exchange.mirror_site"],
        cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield process
        assert process.stdin
        process.stdin.close()


@pytest.fixture
def site(_process):
    site = Site(_process)
    site.empty()
    return site


@pytest.fixture
def origin(live_server):
    return live_server.url


def follows(site, origin, *arguments):
    """What the mirror did; it must be complete, and its API must answer as the origin's."""
    done = site.mirror(origin, *arguments)
    assert done["refusal"] == ""
    assert site.details() == mirror_site.details()
    found = re.fullmatch(r"version=(\d+) added=(\d+) changed=(\d+) removed=(\d+) complete=yes", done["out"])
    assert found, done
    version, *counts = map(int, found.groups())
    assert version == DataVersion.current().number
    return counts


def make_a_world():
    """A record of each noun, with everything that belongs to records, and some that are not public."""
    make_one_of_each()
    city = make_city(name_en="Ghent", name_fa="گنت", region=make_territory(), geonames_id=2797656, wikidata_id="Q1296")
    make_city_alias(city=city)
    make_citation(city, source=make_source(title="Hidden source", state="draft"))
    activity = make_activity(city=city)
    make_participation(activity=activity)
    make_participation(activity=activity, territory=make_territory(parent=make_territory()))
    make_participation(activity=activity, city=make_city(state="draft"))
    make_campaign(owners=[make_organisation(), make_organisation()])
    make_milestone(cities=[city])
    make_network(seat=city)
    make_tie(city_a=city, city_b=make_city(state="draft"))
    return city


def test_a_mirror_shows_what_the_origin_shows(site, origin):
    city = make_a_world()
    added, changed, removed = follows(site, origin)
    assert (added, changed, removed) == (sum(map(len, mirror_site.details().values())), 0, 0)
    assert follows(site, origin) == [0, 0, 0]
    for address in ("/api/v1/changes/?page_size=200", "/api/v1/changes/digest/", "/api/v1/search/?q=Ghent"):
        assert site.ask(address) == mirror_site.ask(address)
    for page in (f"/fa/cities/{city.slug}/", "/en/", "/en/activities/", "/en/history/"):
        assert visible(site.ask(page)) == visible(mirror_site.ask(page))


def visible(answer):
    """The words of a page, without what differs from one request to the next."""
    assert answer["status"] == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer["text"]).split())


def test_changes_are_followed_one_by_one(site, origin):
    city = make_a_world()
    follows(site, origin)
    city.note_en = city.note_fa = "Changed"
    city.save()
    assert follows(site, origin) == [0, 1, 0]
    city.aliases.get().delete()
    make_citation(city)
    assert follows(site, origin) == [1, 1, 0]
    tie = make_tie(city_a=city)
    follows(site, origin)
    tie.delete()
    assert follows(site, origin) == [0, 0, 1]


def test_identifiers_may_change_places(site, origin):
    one, other = make_city(geonames_id=1, wikidata_id="Q1"), make_city(geonames_id=2, wikidata_id="Q2")
    follows(site, origin)
    one.geonames_id, one.wikidata_id = None, ""
    one.save()
    other.geonames_id, other.wikidata_id = 1, "Q1"
    other.save()
    one.geonames_id, one.wikidata_id = 2, "Q2"
    one.save()
    assert follows(site, origin) == [0, 2, 0]


def test_what_is_withdrawn_goes_with_all_that_rests_on_it_and_comes_back(site, origin):
    city = make_a_world()
    make_tie(city_a=city)
    make_citation(city)
    follows(site, origin)
    withdraw(record=city, person=None, reason="Doubtful")
    follows(site, origin)
    address = f"/en/cities/{city.slug}/"
    assert (site.ask(address)["status"], site.ask(f"/api/v1/cities/{city.slug}/")["status"]) == (410, 410)
    publish(record=city, person=None)
    follows(site, origin)
    assert site.ask(address)["status"] == 200


def test_what_was_withdrawn_before_the_first_copy_is_gone_in_the_mirror_too(site, origin):
    city = make_city(name_en="Gone")
    withdraw(record=city, person=None, reason="Doubtful")
    make_city()
    follows(site, origin)
    assert site.ask("/api/v1/cities/gone/")["status"] == mirror_site.ask("/api/v1/cities/gone/")["status"] == 410


def test_a_source_that_appears_shows_where_it_was_cited_before(site, origin):
    source = make_source(state="draft")
    city = make_city()
    make_citation(city, source=source)
    follows(site, origin)
    publish(record=source, person=None)
    assert follows(site, origin) == [1, 1, 0]


def test_a_merge_is_followed_and_the_old_address_leads_on(site, origin):
    kept, other, third = make_city(name_en="Kept"), make_city(name_en="Other"), make_city(name_en="Third")
    make_tie(city_a=other)
    make_city_alias(city=other)
    follows(site, origin)
    merge(kept=kept, other=other, person=None, reason="One city")
    follows(site, origin)
    assert site.ask("/en/cities/other/")["location"] == "/en/cities/kept/"
    second = merge(kept=third, other=kept, person=None, reason="One city")
    follows(site, origin)
    assert site.ask("/en/cities/other/")["location"] == "/en/cities/third/"
    unmerge(batch=second.batch, person=None, reason="Two after all")
    follows(site, origin)
    assert site.ask("/en/cities/other/")["location"] == "/en/cities/kept/"


def test_killed_runs_leave_the_old_version_and_the_next_one_goes_on(site, origin):
    city = make_a_world()
    follows(site, origin)
    before = site.details()
    for _ in range(8):
        make_tie(city_a=city)
    city.save()
    assert site.killed_mirrors(origin, [0.1, 0.5, 0.7]) == [before] * 3
    follows(site, origin)


def test_a_mirror_can_be_mirrored(site, origin):
    """The feed comes with it: whoever follows the mirror hears of the same changes under the same numbers."""
    city = make_a_world()
    withdraw(record=make_city(), person=None, reason="Doubtful")
    follows(site, origin)
    city.save()
    follows(site, origin)
    since = Change.objects.count() // 2
    address = f"/api/v1/changes/?expand=record&page_size=200&since={since}"
    assert site.ask(address) == mirror_site.ask(address)


def test_a_database_with_records_of_its_own_is_left_alone(site, origin):
    make_city()
    site.make_city("Own")
    before = site.details()
    assert "holds records of its own" in site.mirror(origin)["refusal"]
    assert "holds records of its own" in site.mirror(origin, "--anew")["refusal"]
    assert site.details() == before


def test_a_mirror_that_was_changed_by_itself_says_so(site, origin):
    make_city()
    follows(site, origin)
    site.make_city("Own")
    refusal = site.mirror(origin)["refusal"]
    assert "was changed by itself" in refusal
    assert "\n" not in refusal
    assert follows(site, origin, "--anew") == [0, 0, 1]


def test_a_mirror_of_one_site_is_no_mirror_of_another(site, origin):
    make_city()
    follows(site, origin)
    assert "this database mirrors" in site.mirror(origin.replace("localhost", "127.0.0.1"))["refusal"]


def test_an_origin_that_was_set_back_is_noticed(site, origin):
    make_city()
    make_city()
    follows(site, origin)
    DataVersion.objects.update(number=2)
    Change.objects.filter(number__gt=2).delete()
    assert "was set back" in site.mirror(origin)["refusal"]


def test_a_mirror_that_differs_says_which_collection(site, origin):
    city = make_city()
    follows(site, origin)
    type(city).objects.filter(pk=city.pk).update(note_en="Past the feed")
    done = site.mirror(origin)
    assert done["out"].endswith("complete=yes")  # the digest is of a data version, which did not move
    make_tie()
    done = site.mirror(origin)
    assert done["out"].endswith("complete=no")
    assert done["refusal"] == "differs from the origin: cities; read all again with --anew"
    follows(site, origin, "--anew")


@pytest.mark.parametrize("url", ["ftp://example.org", "example.org", "https://", "http://a:99999/", "https://u@a/"])
def test_what_is_no_address_is_refused(site, url):
    assert "is no address of a citydip" in site.mirror(url)["refusal"]


def test_a_site_that_is_no_citydip_is_refused(site, origin):
    assert "no citydip answers there" in site.mirror(f"{origin}/en")["refusal"]
