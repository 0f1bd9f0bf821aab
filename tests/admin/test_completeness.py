"""How complete the cities are, those first that readers open most."""

import re

import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def test_the_most_visited_city_comes_first_with_what_it_has_and_what_it_lacks(client, head):
    make.make_city(name_en="Aachen")
    read = make.make_city(name_en="Zwolle")
    make.make_tie(city_a=read)
    make.make_membership(city=read)
    make.make_activity(city=read, state="withdrawn")
    client.get(f"/en/cities/{read.slug}/")
    client.get(f"/fa/cities/{read.slug}/")
    page = client.get(reverse("admin:completeness")).content.decode().partition('id="content-main"')[2]
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr>(.*?)</tr>", page, re.S)]
    assert rows[1] == "Zwolle 2 2 of 7 0 1 1 0 0 0 0"
    assert rows[2].startswith("Aachen 0 0 of 7")
    assert f"profiles/campaign/?city={read.slug}" in page


def test_the_front_page_tells_how_many_sections_of_visited_cities_are_empty(client, head):
    read = make.make_city(name_en="Zwolle")
    make.make_city(name_en="Aachen")
    front = reverse("admin:index")
    assert 'Empty sections of well-visited cities</a> <span class="desk-sum">0<' in client.get(front).content.decode()
    client.get(f"/en/cities/{read.slug}/")
    assert 'Empty sections of well-visited cities</a> <span class="desk-sum">7<' in client.get(front).content.decode()


def test_it_costs_the_same_queries_for_many_cities(client, head, django_assert_max_num_queries):
    for _number in range(60):
        make.make_city()
    with django_assert_max_num_queries(8):
        assert client.get(reverse("admin:completeness") + "?p=2").status_code == 200


def test_whoever_may_not_see_cities_does_not_see_it(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(reverse("admin:completeness")).status_code == 403
