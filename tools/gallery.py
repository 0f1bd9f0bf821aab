"""Takes pictures of the main pages: both languages, three widths, light and dark. `make gallery`.

python -m tools.gallery              all of them, into build/gallery, with an index.html to look through
python -m tools.gallery city map     those of some pages
python -m tools.gallery --readme     the small ones of docs/pictures that the README shows
"""

import base64
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from itertools import product
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tools.chromium import FLAGS, NONE_FOUND, find_chromium
from tools.serving import HOST, ROOT, site_at_work, to_reach

FOLDER = ROOT / "build" / "gallery"
README_FOLDER = ROOT / "docs" / "pictures"
PAGES = {
    "home": "",
    "cities": "cities/",
    "city": "cities/amsterdam/",
    "compare": "compare/?city=amsterdam&city=taipei&city=hiroshima&city=tehran",
    "network": "networks/mayors-for-peace/",
    "activities": "activities/?field=peace",
    "activity": "activities/taipei-prague-2020/",
    "campaign": "campaigns/iamsterdam/",
    "territory": "territories/ES-CT/",
    "field": "fields/peace/",
    "history": "history/",
    "map": "map/?year=1995",
    "graph": "graph/?from=isfahan&to=prague",
    "search": "search/?q=isfahan",
    "about": "about/",
}
LANGUAGES = ("fa", "en")
WIDTHS = (390, 768, 1280)
SCHEMES = ("light", "dark")
HEIGHT = 900


class Small(NamedTuple):
    """A picture of the README: a window of ``width`` by ``height`` pixels onto a page, below ``top``."""

    name: str
    address: str
    scheme: str
    width: int
    height: int
    top: str = ""


FAR_DOWN = "place => place.getBoundingClientRect().top + scrollY - 12"
SMALL_WIDTH = 800
SMALL_QUALITY = 55
FOUR = "city=amsterdam&city=taipei&city=hiroshima&city=tehran"
README_PICTURES = (
    Small("map-fa", "/fa/map/?year=1995", "light", 1280, 600, "[data-map-title]"),
    Small("compare-en", f"/en/compare/?{FOUR}", "light", 1280, 800, ".compare-table"),
    Small("city-fa", "/fa/cities/isfahan/", "dark", 1280, 800, ".figure"),
    Small("home-fa", "/fa/", "light", 390, 500),
    Small("graph-en", "/en/graph/?from=isfahan&to=prague", "dark", 1280, 800, ".figure >> nth=1"),
    Small("city-en", "/en/cities/hiroshima/", "dark", 390, 500, "#fields"),
)


@contextmanager
def browser_at_site() -> Iterator[Browser]:
    """A Chromium before the site at work. Exits with a word why where there is no Chromium."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit(f"gallery: {NONE_FOUND}")
    print("gallery: loading the records …", flush=True)
    with site_at_work() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, to_reach(port)])
        yield browser
        browser.close()


def open_page(browser: Browser, address: str, width: int, height: int, scheme: str) -> Page:
    """A page, drawn whole and at rest. Exits when the address does not answer 200."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    answer = page.goto(f"http://{HOST}{address}", wait_until="load")
    if answer is None or not answer.ok:
        sys.exit(f"gallery: {address} answers {answer and answer.status}")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def take_all(names: list[str]) -> None:
    """Fill the folder of the gallery with the pictures of these pages, and write its contact sheet."""
    wanted = list(product(names, LANGUAGES, WIDTHS, SCHEMES))
    FOLDER.mkdir(parents=True, exist_ok=True)
    with browser_at_site() as browser:
        for number, (name, language, width, scheme) in enumerate(wanted, 1):
            file = FOLDER / f"{name}-{language}-{width}-{scheme}.png"
            page = open_page(browser, f"/{language}/{PAGES[name]}", width, HEIGHT, scheme)
            page.screenshot(path=file, full_page=True)
            page.context.close()
            print(f"gallery: {number:3} of {len(wanted)}  {file.name}", flush=True)
    sheet = FOLDER / "index.html"
    sheet.write_text(contact_sheet())
    print(f"gallery: look through {sheet.relative_to(ROOT)}")


def contact_sheet() -> str:
    """A plain page of all pictures that are there, a heading a page."""
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>citydip: gallery</title>',
        "<style>body{font:16px sans-serif;margin:2rem;background:#888}figure{display:inline-block;margin:.5rem}"
        "img{height:24rem;max-width:30rem;object-fit:cover;object-position:top}</style>",
    ]
    for name, address in PAGES.items():
        parts.append(f"<h2>{name}: /…/{escape(address)}</h2>")
        for language, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
            file = f"{name}-{language}-{width}-{scheme}.png"
            if (FOLDER / file).exists():
                parts.append(
                    f'<figure><a href="{file}"><img src="{file}" alt="" loading="lazy"></a>'
                    f"<figcaption>{language}, {width}, {scheme}</figcaption></figure>"
                )
    return "\n".join(parts)


def take_small() -> None:
    """Make the pictures of the README anew, as WebP of few bytes."""
    shutil.rmtree(README_FOLDER, ignore_errors=True)
    README_FOLDER.mkdir(parents=True)
    with browser_at_site() as browser:
        for small in README_PICTURES:
            page = open_page(browser, small.address, small.width, small.height, small.scheme)
            top = page.locator(small.top).first.evaluate(FAR_DOWN) if small.top else 0
            taken = page.context.new_cdp_session(page).send(
                "Page.captureScreenshot",
                {
                    "format": "webp",
                    "captureBeyondViewport": True,
                    "quality": SMALL_QUALITY,
                    "clip": {
                        "x": 0,
                        "y": top,
                        "width": small.width,
                        "height": small.height,
                        "scale": min(1, SMALL_WIDTH / small.width),
                    },
                },
            )
            file = README_FOLDER / f"{small.name}.webp"
            file.write_bytes(base64.b64decode(taken["data"]))
            page.context.close()
            print(f"gallery: {file.relative_to(ROOT)}  {file.stat().st_size / 1000:.0f} KB", flush=True)


def main(arguments: list[str]) -> None:
    """Take what the arguments ask for."""
    if arguments == ["--readme"]:
        return take_small()
    unknown = [name for name in arguments if name not in PAGES]
    if unknown:
        sys.exit(f"gallery: there is no page {', '.join(unknown)}; there are {', '.join(PAGES)}")
    return take_all(arguments or list(PAGES))


if __name__ == "__main__":
    main(sys.argv[1:])
