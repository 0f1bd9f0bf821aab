"""What a page costs its reader: bytes as they travel, and the hosts that are asked."""

import gzip
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response

PLAIN, WITH_FONTS = 100_000, 250_000
"""The most that a page may weigh, without its fonts and with them, in bytes."""


class Scales:
    """Weighs what a page asks for from now on."""

    def __init__(self, page: Page) -> None:
        self.answers: list[Response] = []
        self.hosts: set[str] = set()
        page.on("response", lambda answer: self.answers.append(answer))  # a bound method of a list takes no mark
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def read(self) -> tuple[dict[str, int], dict[str, int]]:
        """Bytes of what was asked for, by address: the fonts, and all else."""
        weights = {answer.url: _travelling(answer) for answer in self.answers}
        fonts = {url: weight for url, weight in weights.items() if url.endswith(".woff2")}
        return fonts, {url: weight for url, weight in weights.items() if url not in fonts}


def _travelling(answer: Response) -> int:
    """Bytes of an answer on its way: fonts and pictures as they are, all else compressed."""
    body = answer.body()
    packed = answer.headers.get("content-type", "").startswith(("font/", "image/png", "image/webp"))
    return len(body if packed or urlsplit(answer.url).path.endswith(".woff2") else gzip.compress(body, 6))
