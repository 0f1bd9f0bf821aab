"""Every claim of the essay is found on a page, cited by paragraph."""

from functools import cache
from typing import Any

import pytest
from django.test import Client

from profiles.text import to_persian_digits
from tests.essay_map import CLAIMS, Claim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data"), pytest.mark.look]


@pytest.fixture(scope="module")
def page() -> Any:
    """What stands at an address; asked for once, as a dozen claims share a page."""

    @cache
    def read(address: str) -> str:
        response = Client().get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    return read


def cites(text: str, paragraph: int) -> bool:
    """Whether a page cites that paragraph: by a link to it, by the mark of a check, or in a numbered note."""
    shown = to_persian_digits(str(paragraph))
    return any(
        sign in text
        for sign in (
            f'#paragraph-{paragraph}"',
            f"paragraph {paragraph}.",
            f"بند {shown}.",
            f'id="paragraph-{paragraph}"',
        )
    )


def test_no_paragraph_is_forgotten():
    assert {claim.paragraph for claim in CLAIMS} == set(range(1, 24))


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.paragraph}-{claim.address}-{claim.claim}")
def test_every_claim_stands_on_a_page_with_its_paragraph(claim: Claim, language: str, page: Any):
    text = page(f"/{language}{claim.address.partition('#')[0]}")

    assert claim.holds in text
    assert cites(text, claim.paragraph)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_page_of_the_essay_leads_to_every_claim_by_paragraph(language: str, page: Any):
    text = page(f"/{language}/sources/essay/")

    for paragraph in range(1, 24):
        assert f'id="paragraph-{paragraph}"' in text
