"""How a mirror asks: patient with a busy server, and clear about what is none."""

import gzip
import json
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.utils import timezone

from profiles.exchange.mirrors import MirrorError, Origin


@pytest.fixture
def server():
    """A server that gives the answers it is given, in turn, and remembers what it was asked."""

    class Answering(BaseHTTPRequestHandler):
        answers: list = []
        asked: list = []

        def do_GET(self):
            self.asked.append((self.path, self.headers["User-Agent"]))
            status, headers, body = self.answers.pop(0)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            pass

    Answering.answers, Answering.asked = [], []
    web = HTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=web.serve_forever)
    thread.start()
    yield Answering, f"http://127.0.0.1:{web.server_port}"
    web.shutdown()
    thread.join()
    web.server_close()


@pytest.fixture
def origin(server):
    """The origin, and how long it was left alone between tries."""
    waits = []
    origin = Origin(server[1], timeout=5, wait=lambda seconds, reason: waits.append((round(seconds), reason)))
    yield origin, waits
    origin.close()


def test_a_busy_server_is_left_alone_as_long_as_it_asks(server, origin):
    later = format_datetime(timezone.now() + timedelta(seconds=90), usegmt=True)
    server[0].answers += [
        (429, {"Retry-After": "7"}, b""),
        (503, {"Retry-After": later}, b""),
        (502, {}, b"<html>"),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(json.dumps({"version": 3}).encode())),
    ]
    assert origin[0].get("changes/", since=2) == {"version": 3}
    (first, _), (second, _), (third, _) = origin[1]
    assert (first, third) == (7, 4)
    assert 85 <= second <= 90
    path, agent = server[0].asked[0]
    assert path == "/api/v1/changes/?since=2"
    assert agent.startswith("citydip-mirror/")


def test_a_server_that_stays_away_ends_the_run_with_a_word(server, origin):
    server[0].answers += [(503, {}, b"")] * 8
    with pytest.raises(MirrorError, match="it answers 503; what was read so far is kept"):
        origin[0].get()
    assert [seconds for seconds, _reason in origin[1]] == [1, 2, 4, 8, 16, 32, 64]


def test_a_server_that_wants_an_hour_is_not_waited_for(server, origin):
    server[0].answers += [(429, {"Retry-After": "3600"}, b"")]
    with pytest.raises(MirrorError, match="it answers 429"):
        origin[0].get()
    assert origin[1] == []


def test_a_moved_api_is_followed_and_refusals_are_told(server, origin):
    server[0].answers += [
        (301, {"Location": "/elsewhere/"}, b""),
        (200, {}, b'{"version": 1}'),
        (400, {}, b'{"title": "A parameter cannot be answered", "detail": "since: no number"}'),
        (200, {}, b"<html>"),
        (200, {}, b"[]"),
        *[(302, {"Location": "/round/"}, b"")] * 5,
    ]
    assert origin[0].get() == {"version": 1}
    with pytest.raises(MirrorError, match="400 since: no number"):
        origin[0].get()
    for _ in range(2):
        with pytest.raises(MirrorError, match="no citydip answers there"):
            origin[0].get()
    with pytest.raises(MirrorError, match="too many redirects"):
        origin[0].get()


def test_nobody_there_is_tried_again(origin, server):
    nobody = Origin("http://127.0.0.1:9", timeout=1, wait=origin[0].wait)
    with pytest.raises(MirrorError, match="ConnectionRefusedError"):
        nobody.get()
    assert len(origin[1]) == 7


@pytest.mark.parametrize(
    "url", ["https://a.example", "https://a.example/", "https://a.example/api/v1", "https://a.example/api/v1/"]
)
def test_the_site_or_its_api_may_be_named(url):
    assert Origin(url).root == "https://a.example/api/v1/"
    assert Origin("http://a.example/citydip/").root == "http://a.example/citydip/api/v1/"
