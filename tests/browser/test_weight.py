"""What every page costs its reader: bytes as they travel, hosts that are asked, and what is lost without scripts."""

import gzip
from urllib.parse import urlsplit

import pytest
from django.db import connections
from playwright.sync_api import Response

from tests.browser.conftest import HOST, answer_from_django
from tests.browser.tour import PAGES

pytestmark = pytest.mark.look

PLAIN, WITH_FONTS = 100_000, 250_000
WORDS = """() => {
  const words = new Set();
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let at = walk.nextNode(); at; at = walk.nextNode()) {
    if (at.parentElement.checkVisibility() && !at.parentElement.closest(".needs-script, script, output, svg"))
      for (const word of at.data.split(/\\s+/)) words.add(word);
  }
  return [...words];
}"""


def travelling(answer: Response) -> int:
    """Bytes of an answer on its way: fonts and pictures as they are, all else compressed."""
    body = answer.body()
    packed = answer.headers.get("content-type", "").startswith(("font/", "image/png", "image/webp"))
    return len(body if packed or urlsplit(answer.url).path.endswith(".woff2") else gzip.compress(body, 6))


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light_and_asks_no_other_host(visit, page, record_property, address, language):
    answers: list[Response] = []
    hosts: set[str] = set()
    page.on("response", lambda answer: answers.append(answer))  # a bound method of a list takes no mark
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    visit(f"/{language}/{address}")
    page.evaluate("document.fonts.ready.then(() => true)")

    fonts = {answer.url: travelling(answer) for answer in answers if answer.url.endswith(".woff2")}
    rest = {answer.url: travelling(answer) for answer in answers if answer.url not in fonts}
    record_property("weight", sum(rest.values()))
    record_property("fonts", sum(fonts.values()))
    assert hosts - {""} == {"localhost"}
    assert sum(rest.values()) <= PLAIN, rest
    assert sum(rest.values()) + sum(fonts.values()) <= WITH_FONTS, fonts


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("address", ["", "cities/tehran/?year=1995", "compare/?city=amsterdam&city=tehran", "map/"])
def test_no_word_is_lost_without_scripts(visit, new_context, client, address, language):
    with_scripts = set(visit(f"/{language}/{address}").evaluate(WORDS))
    plain = new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    plain.route("**/*", answer_from_django(client, connections["default"]))
    plain.goto(f"{HOST}/{language}/{address}")
    assert with_scripts - set(plain.evaluate(WORDS)) == set()
