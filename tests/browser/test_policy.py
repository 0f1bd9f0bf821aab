"""What a browser says of our pages: nothing refused by the policy, and no other host asked."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

ADDRESSES = ["/en/", "/fa/", "/en/cities/", "/fa/cities/", "/admin/login/", "/api/v1/docs/"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_loads_whole_under_the_policy_and_from_this_host_alone(live_server, page: Page, address: str):
    complaints: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))

    response = page.goto(f"{live_server.url}{address}", wait_until="networkidle")

    assert response is not None
    assert response.status == 200
    assert complaints == []
    assert hosts - {""} == {urlsplit(live_server.url).netloc}
