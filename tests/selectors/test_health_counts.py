"""What waits for work is counted noun by noun, and again only where something changed."""

import pytest

from profiles.models import RECORDS, Activity, City, Tie
from profiles.selectors.health import CHECKS, count_findings
from tests import factories as make

pytestmark = pytest.mark.django_db

CHECKS_BY_CODE = {check.code: check for check in CHECKS}


def counted() -> dict[tuple[str, type], int]:
    return {(finding.check.code, finding.model): finding.count for finding in count_findings()}


def test_counts_are_those_of_the_lists_that_they_lead_to():
    tie = make.make_tie(started="")
    make.make_citation(tie, confidence="disputed")
    make.make_city(latitude=None, longitude=None)
    make.make_activity(title_en="Congress", title_fa="")
    found = counted()
    assert found == {
        (check.code, model): number
        for check in CHECKS
        for model in check.nouns
        if (number := check.failing(model).count())
    }
    assert found["no-start", Tie] == 1


def test_a_change_of_one_noun_has_that_noun_counted_again_and_no_other(django_assert_num_queries):
    tie = make.make_tie(started="")
    count_findings(RECORDS)
    with django_assert_num_queries(2):
        before = counted()
    tie.started = "1990"
    tie.save()
    with django_assert_num_queries(4):
        after = counted()
    assert before.pop(("no-start", Tie)) == 1
    assert after == before
    assert after["uncited", City] == 2


def test_all_nouns_at_once_cost_no_more_than_one(django_assert_num_queries):
    make.make_tie(started="")
    with django_assert_num_queries(4):
        counted()


def test_a_text_that_did_not_follow_its_other_language_is_counted_until_it_does():
    activity = make.make_activity(title_en="Congress", title_fa="کنگره")
    assert ("stale-text", Activity) not in counted()
    activity.title_en = "World congress"
    activity.save()
    assert counted()["stale-text", Activity] == 1
    assert CHECKS_BY_CODE["stale-text"].failing(Activity).get() == activity
    activity.title_fa = "کنگرهٔ جهانی"
    activity.save()
    assert ("stale-text", Activity) not in counted()
