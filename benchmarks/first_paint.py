"""When the first words of a page stand on the screen of a slow telephone: `python -m benchmarks.first_paint`.

A Chromium whose processor is slowed four times, with nothing kept from earlier, opens profile and comparison of the
site as production serves it. The goal of the house is 1.5 seconds; beside the paint stands what the server took.
"""

import statistics
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import FLAGS, NONE_FOUND, find_chromium
from tools.serving import HOST, site_at_work, to_reach

ROUNDS = 5
SLOWED = 4
GOAL = 1500
PAGES = (
    "/{language}/cities/amsterdam/",
    "/{language}/cities/tehran/",
    "/{language}/compare/?city=amsterdam&city=taipei&city=hiroshima&city=tehran",
)
TIMES = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return {
    painted: paint ? paint.startTime : null,
    answered: page.responseStart,
    loaded: page.loadEventEnd,
    elements: document.querySelectorAll("*").length,
  };
}"""


class Painted(NamedTuple):
    """Medians of a page in milliseconds since it was asked for, and how many elements it has."""

    answered: float
    painted: float
    loaded: float
    elements: int


def measure(browser: Browser, address: str) -> Painted:
    """Open a page several times, each in a browser that has never seen the site."""
    found: list[dict[str, Any]] = []
    for _round in range(ROUNDS + 1):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(f"http://{HOST}{address}", wait_until="load")
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        found.append(page.evaluate(TIMES))
        context.close()
    kept = found[1:]  # the first warms up the server
    answered, painted, loaded = (
        statistics.median(one[name] for one in kept) for name in ("answered", "painted", "loaded")
    )
    return Painted(answered, painted, loaded, found[0]["elements"])


def main() -> None:
    """Print a line a page; says so where there is no Chromium."""
    chromium = find_chromium()
    if chromium is None:
        print(f"first paint: {NONE_FOUND}")
        return
    print(f"\nfirst contentful paint, processor slowed {SLOWED} times, medians of {ROUNDS}; goal {GOAL} ms\n")
    print(f"{'page':<82} {'answer':>7} {'paint':>7} {'loaded':>7} {'elements':>9}")
    with site_at_work() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, to_reach(port)])
        for address in (page.format(language=language) for page in PAGES for language in ("en", "fa")):
            one = measure(browser, address)
            late = "" if one.painted < GOAL else "  LATE"
            print(f"{address:<82} {one.answered:7.0f} {one.painted:7.0f} {one.loaded:7.0f} {one.elements:9}{late}")
        browser.close()


if __name__ == "__main__":
    main()
