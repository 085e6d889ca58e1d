import gzip
import shutil
import subprocess
import time
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from replica import Answer, Replica, redirect

from scrapers.errors import FetchError
from scrapers.web import Archive, Policy
from scrapers.web.exchange import Exchanger
from scrapers.web.guard import Guard
from scrapers.web.transport import GuardedAdapter

HASTY = {"wait": 0.0, "backoff": 0.01}


def failure(night, path, **given):
    with pytest.raises(FetchError) as caught:
        night.get(path, **given)
    return caught.value


def test_an_answer_too_large_by_its_header_is_not_read(site, crawl):
    site.route("/x", Answer("x", claim=2_000))
    told = failure(crawl(policy=Policy(**HASTY, max_bytes=1_000)), "/x")
    assert told.outcome == "too_large"
    assert "2,000 bytes" in told.message


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_that_grows_too_large_is_broken_off(site, crawl, packed):
    body = b"x" * 300_000
    site.route(
        "/x",
        Answer(
            gzip.compress(body) if packed else body,
            headers={
                "Content-Length": None,
                "Connection": "close",
                "Content-Encoding": "gzip" if packed else None,
            },
            cut=400_000,
        ),
    )
    assert failure(crawl(policy=Policy(**HASTY, max_bytes=100_000)), "/x").outcome == "too_large"


def test_a_bomb_is_known_by_how_it_unpacks(site, crawl):
    site.route("/x", Answer(b"\0" * 5_000_000, gzip=True))
    told = failure(crawl(), "/x")
    assert told.outcome == "too_large"
    assert "times its size" in told.message


def test_a_packed_answer_is_unpacked(site, crawl):
    body = bytes(range(256)) * 2_000
    site.route("/x", Answer(body, gzip=True))
    assert crawl().get("/x").body == body
    site.route(
        "/two",
        Answer(
            gzip.compress(b"a,b\n") + gzip.compress(b"1,2\n"), headers={"Content-Encoding": "gzip"}
        ),
    )
    assert crawl().get("/two", "csv").body == b"a,b\n1,2\n"


@pytest.mark.parametrize("slow", [Answer("x", delay=1.0), Answer("x" * 100, drip=0.05)])
def test_a_slow_answer_is_a_timeout(site, crawl, slow):
    site.route("/x", slow)
    begun = time.monotonic()
    told = failure(crawl(policy=Policy(**HASTY, max_seconds=0.3, attempts=1)), "/x")
    assert told.outcome == "timeout"
    assert time.monotonic() - begun < 3


def test_redirects_are_followed_and_counted(site, crawl):
    for n in range(7):
        site.route(f"/{n}", redirect(f"/{n + 1}", [301, 302, 303, 307, 308][n % 5]))
    site.route("/7", Answer("there", headers={"Set-Cookie": "a=1"}))
    night = crawl()
    assert night.get("/3").final_url == site.url("/7")
    assert [record.status for record in night.records()] == [307, 308, 301, 302, 200]
    told = failure(night, "/0")
    assert (told.outcome, told.message) == ("client_error", "more than 5 redirects")


def test_a_redirect_to_a_foreign_host_is_refused_and_written_down(site, crawl):
    with Replica() as foreign:
        site.route("/x", redirect(foreign.url("/x?token=abcdef123456")))
        night = crawl(let_through={site.host, foreign.host})
        told = failure(night, "/x", allow_hosts=[site.host])
        assert told.outcome == "refused_host"
        assert foreign.seen == []
    assert [record.outcome for record in night.records()] == ["ok", "refused_host"]
    assert "abcdef123456" not in night.journal.path.read_text()


@pytest.mark.parametrize("target", ["ftp://a.example/x", "file:///etc/passwd", "http://["])
def test_a_redirect_out_of_the_web_is_refused(site, crawl, target):
    site.route("/x", redirect(target))
    night = crawl()
    assert failure(night, "/x").outcome == "refused_host"
    assert night.records()[-1].outcome == "refused_host"


def test_a_redirect_to_a_private_address_is_refused_although_its_host_is_allowed(site, crawl):
    with Replica("localhost") as inner:
        site.route("/x", redirect(inner.url("/admin")))
        told = failure(crawl(), "/x", allow_hosts=[site.host, "localhost"])
        assert told.outcome == "refused_host"
        assert "private address" in told.message
        assert inner.seen == []


def test_a_private_address_is_refused_unless_let_through(site, crawl):
    assert failure(crawl(let_through=()), "/x").outcome == "refused_host"
    assert site.seen == []
    site.route("/x", Answer("x"))
    assert crawl().get("/x").body == b"x"


def test_a_name_that_resolves_otherwise_at_connect_time_gains_nothing(site, tmp_path):
    adapter = GuardedAdapter(Guard((), lambda host, port: ["8.8.8.8"]))
    sender = Exchanger(Archive(tmp_path), Policy(), adapter, "test")
    came = sender.send(site.url("/x"), "any", {})
    sender.close()
    assert came.outcome == "refused_host"
    assert site.seen == []


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_site_that_names_a_time_is_not_asked_before_it(site, crawl, form):
    start = 1_800_000_000.0
    now, slept = [start], []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    until = datetime.fromtimestamp(start + 42, UTC)
    said = "42" if form == "seconds" else format_datetime(until, usegmt=True)
    site.route("/x", [Answer(status=503, headers={"Retry-After": said}), Answer("x")])
    night = crawl(policy=Policy(**HASTY), clock=lambda: now[0], sleep=sleep)
    assert night.get("/x").body == b"x"
    assert sum(slept) == pytest.approx(42, abs=0.01)


def test_a_site_that_asks_for_an_hour_is_left_alone_for_the_hour(site, crawl):
    now = [1_800_000_000.0]
    site.route("/x", [Answer(status=429, headers={"Retry-After": "3600"}), Answer("x")])
    night = crawl(clock=lambda: now[0])
    assert failure(night, "/x").outcome == "rate_limited"
    assert failure(night, "/y").outcome == "rate_limited"
    assert site.paths() == ["/x"]
    now[0] += 3601
    assert night.get("/x").body == b"x"


def test_a_crawl_delay_longer_than_the_wait_is_kept(site, crawl):
    site.route("/robots.txt", Answer("User-agent: *\nCrawl-delay: 0.3"))
    site.route("/x", Answer("x"))
    night = crawl()
    night.get("/x")
    night.get("/x")
    first, second = (seen.at for seen in site.seen if seen.path == "/x")
    assert second - first >= 0.2


def test_the_nights_ceiling_stops_a_host(site, crawl):
    site.route("/x", Answer("x"))
    night = crawl(policy=Policy(**HASTY, requests_a_night=3))  # robots.txt is one of them
    night.get("/x")
    night.get("/x")
    told = failure(night, "/x")
    assert told.outcome == "too_many_requests_tonight"
    assert told.remedy
    assert len(site.seen) == 3


def test_nobody_there_is_a_connection_error(crawl):
    with Replica() as gone:
        pass
    told = failure(crawl(gone), "/x")
    assert told.outcome == "connection_error"
    assert "refused" in told.message.lower()


def test_a_certificate_nobody_vouches_for_is_refused(tmp_path, crawl):
    if not shutil.which("openssl"):
        pytest.skip("no openssl here to make a certificate with")
    both = tmp_path / "both.pem"
    request = "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2"
    names = "-subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(
        ["openssl", *request.split(), *names.split(), "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    both.write_bytes((tmp_path / "key.pem").read_bytes() + (tmp_path / "cert.pem").read_bytes())
    with Replica("localhost", certificate=both) as site:
        told = failure(crawl(site), "/x")
        assert told.outcome == "tls_error"
        assert "certificate is not valid" in told.message
        assert site.seen == []
