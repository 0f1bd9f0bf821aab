"""«In force in year Y»: what is known, what is not claimed, and that rows and queries agree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from profiles.models import Activity, Membership, Network, Tie
from tests import factories as make

YEARS = st.integers(min_value=-500, max_value=2100)


def written(year):
    return "" if year is None else f"{'-' if year < 0 else ''}{abs(year):04d}"


class RowsAndQueriesAgree(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(
        started=st.none() | YEARS,
        lasts=st.none() | st.integers(min_value=0, max_value=200),
        status=st.sampled_from(["planned", "active", "dormant", "suspended", "ended"]),
        year=YEARS,
        mark=st.sampled_from(["", "~", "?", "%"]),
    )
    def test_for_ties(self, started, lasts, status, year, mark):
        ended = None if lasts is None or started is None else started + lasts
        tie = make.make_tie(
            started=written(started) + (mark if started is not None else ""),
            ended=written(ended),
            status="ended" if ended is not None else status,
        )
        tie.refresh_from_db()
        assert tie.was_in_force(year) == Tie.objects.in_force(year).filter(pk=tie.pk).exists()
        assert tie.is_not_dated == Tie.objects.not_dated().filter(pk=tie.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "lasting", "over"),
    [
        (make.make_tie, {"status": "active"}, {"status": "ended"}),
        (make.make_tie, {"status": "suspended"}, {"status": "planned"}),
        (make.make_membership, {"standing": "listed"}, {"standing": "former"}),
        (make.make_activity, {"status": "ongoing"}, {"status": "completed"}),
        (make.make_network, {"status": "active"}, {"status": "ended"}),
    ],
)
def test_only_what_lasts_goes_on_without_an_end(factory, lasting, over):
    goes_on, ended = factory(started="1990", **lasting), factory(started="1990", **over)
    in_force = set(type(goes_on).objects.in_force(1995))
    assert goes_on in in_force
    assert ended not in in_force
    assert goes_on.was_in_force(1995)
    assert not ended.was_in_force(1995)


@pytest.mark.django_db
def test_an_undated_tie_is_claimed_for_no_year():
    tie = make.make_tie(started="")
    assert not Tie.objects.in_force(2020).exists()
    assert list(Tie.objects.not_dated()) == [tie]


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Tie, Membership, Activity, Network])
def test_the_year_of_the_start_and_of_the_end_count(model):
    extra = {Tie: {"status": "ended"}, Membership: {"standing": "former"}}.get(model, {})
    record = make.FACTORIES[model](started="1990-06", ended="1995-02-03", **extra)
    found = [year for year in range(1988, 1998) if record in model.objects.in_force(year)]
    assert found == [1990, 1991, 1992, 1993, 1994, 1995]
