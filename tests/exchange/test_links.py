"""The check of links: what each answer comes to, how politely it asks, and where it never goes. No outside request."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import call_command
from django.utils import timezone

from profiles.exchange.links import ask, check_links, sources_to_check
from profiles.models import DataVersion, Link
from profiles.selectors.health import CHECKS
from tests import factories as make

ANSWERS = {
    "/fine": 200, "/gone": 404, "/very-gone": 410, "/moved": (301, "/fine"), "/for-now": (302, "/fine"),
    "/moved-away": (301, "/gone"), "/round": (302, "/round"), "/down": 503, "/shy": 403, "/off/page": 200,
    "/within": (302, "http://10.0.0.1/"), "/elsewhere": (302, "file:///etc/passwd"),
}  # fmt: skip


class Server(BaseHTTPRequestHandler):
    """Answers as the path says, and remembers who asked."""

    asked: list[tuple[str, str, str]] = []

    def do_GET(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/robots.txt":
            self._answer(200, body=b"User-agent: *\nDisallow: /off/\n")
        elif self.path == "/no-head":
            self._answer(200 if self.command == "GET" else 501)
        else:
            found = ANSWERS.get(self.path, 404)
            status, location = found if isinstance(found, tuple) else (found, "")
            self._answer(status, location)

    do_HEAD = do_GET  # noqa: N815  # the library's own name

    def _answer(self, status: int, location: str = "", body: bytes = b"") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/fine", "ok"),
        ("/no-head", "ok"),
        ("/for-now", "ok"),
        ("/moved", "moved"),
        ("/gone", "gone"),
        ("/very-gone", "gone"),
        ("/moved-away", "gone"),
        ("/down", "unreachable"),
        ("/round", "unreachable"),
        ("/shy", "unchecked"),
        ("/off/page", "unchecked"),
        ("/elsewhere", "unchecked"),
    ],
)
def test_each_answer_comes_to_a_state(server, path, state):
    answer = ask(f"{server}{path}", allow_private=True, timeout=5)

    assert answer.state == state
    assert answer.moved_to == (f"{server}/fine" if state == "moved" else "")
    assert all(agent.startswith("citydip-links/") for _method, _path, agent in Server.asked)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:80/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http:///nowhere",
    ],
)
def test_private_addresses_and_other_schemes_are_never_asked(url):
    assert ask(url, timeout=1).state == "unchecked"


def test_a_server_cannot_lead_into_a_private_network(server):
    assert ask(f"{server}/fine").state == "unchecked"
    assert Server.asked == []


@pytest.mark.django_db
def test_each_source_is_marked_and_neither_history_nor_version_moves(server, client):
    fine, gone = make.make_source(url=f"{server}/fine"), make.make_source(url=f"{server}/gone")
    version, histories = DataVersion.current().number, gone.history.count()
    links = list(check_links(sources_to_check(), delay=0, allow_private=True))

    assert {link.source_id: link.state for link in links} == {fine.pk: "ok", gone.pk: "gone"}
    assert DataVersion.current().number == version
    assert gone.history.count() == histories
    assert sum(path == "/robots.txt" for _method, path, _agent in Server.asked) == 1
    gone.archived_url = "https://web.archive.org/web/2016/x"
    gone.save()
    city = make.make_city()
    make.make_citation(city, source=gone)
    for page in (f"/en/sources/{gone.slug}/", f"/en/cities/{city.slug}/"):
        shown = client.get(page).content.decode()
        assert "link was dead on" in shown
        assert "https://web.archive.org/web/2016/x" in shown
    assert "link was dead on" not in client.get(f"/en/sources/{fine.slug}/").content.decode()


@pytest.mark.django_db
def test_a_run_goes_on_where_the_last_one_stopped_with_those_never_asked_first(server):
    sources = [make.make_source(url=f"{server}/fine?{number}") for number in range(3)]
    list(check_links(sources_to_check(limit=1), delay=0, allow_private=True))
    assert sources_to_check() == sources[1:]
    Link.objects.filter(source=sources[0]).update(checked_at=timezone.now() - timedelta(days=40))
    assert sources_to_check(older_than=30) == [*sources[1:], sources[0]]
    sources[0].url = f"{server}/another"
    sources[0].save()
    assert sources[0].dead_since is None


@pytest.mark.django_db
def test_a_server_that_is_down_counts_as_dead_only_after_three_checks(server):
    source = make.make_source(url=f"{server}/down")
    dead = next(check for check in CHECKS if check.code == "dead-link")
    seen = []
    for _time in range(3):
        list(check_links([source], delay=0, allow_private=True))
        seen.append(dead.failing(type(source)).exists())
    assert seen == [False, False, True]


@pytest.mark.django_db
def test_the_command_says_what_it_found(capsys):
    make.make_source(url="http://127.0.0.1:9/")
    make.make_source(url="")
    call_command("check_links", limit=5, delay=0)
    assert "unchecked=1" in capsys.readouterr().out
    call_command("check_links")
    assert "unchecked=0" in capsys.readouterr().out
