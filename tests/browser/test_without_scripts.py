"""What is lost without scripts: nothing."""

import pytest
from django.db import connections

from tests.browser.conftest import HOST, answer_from_django

pytestmark = pytest.mark.look

WORDS = """() => {
  const words = new Set();
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let at = walk.nextNode(); at; at = walk.nextNode()) {
    if (at.parentElement.checkVisibility() && !at.parentElement.closest(".needs-script, script, output, svg"))
      for (const word of at.data.split(/\\s+/)) words.add(word);
  }
  return [...words];
}"""


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("address", ["", "cities/tehran/?year=1995", "compare/?city=amsterdam&city=tehran", "map/"])
def test_no_word_is_lost_without_scripts(visit, new_context, client, address, language):
    with_scripts = set(visit(f"/{language}/{address}").evaluate(WORDS))
    plain = new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    plain.route("**/*", answer_from_django(client, connections["default"]))
    plain.goto(f"{HOST}/{language}/{address}")
    assert with_scripts - set(plain.evaluate(WORDS)) == set()
