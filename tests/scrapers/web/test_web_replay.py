import json

import pytest
from replica import Answer, redirect

from scrapers.errors import FetchError
from scrapers.web import ArchiveIndex, ReplayAdapter, SampleIndex

LOG = "https://www.barnet.example/foi-requests?page=0"
HOSTS = ["www.barnet.example"]
PAGE = "<!DOCTYPE html><html><body><p>Requests</p></body></html>"


@pytest.fixture
def sample(tmp_path):
    folder = tmp_path / "sample"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "log.html").write_text(PAGE)
    (folder / "pages" / "robots.txt").write_text("User-agent: *\nDisallow: /private\n")
    entries = [
        {
            "url": LOG,
            "file": "pages/log.html",
            "status": 200,
            "media_type": "text/html; charset=utf-8",
            "headers": {
                "ETag": '"abc"',
                "Last-Modified": "Fri, 20 Nov 2026 10:00:00 GMT",
                "Content-Encoding": "gzip",
            },
        },
        {
            "url": "https://www.barnet.example/robots.txt",
            "file": "pages/robots.txt",
            "status": 200,
            "media_type": "text/plain",
            "headers": {},
        },
        {
            "url": "https://www.barnet.example/old",
            "file": None,
            "status": 302,
            "media_type": "text/html",
            "headers": {"Location": "/foi-requests?page=0"},
        },
    ]
    (folder / "index.json").write_text(json.dumps(entries))
    return folder


def no_waiting(seconds):
    raise AssertionError(f"a replay waited for {seconds} s")


@pytest.fixture
def replayed(crawl, sample):
    def make():
        index = SampleIndex(sample)
        given = {"adapter": ReplayAdapter(index), "contact": None, "let_through": ()}
        return crawl(**given, policy=None, sleep=no_waiting)

    return make


def test_the_sample_answers_and_the_second_night_is_conditional(replayed):
    first = replayed().get(LOG, "html", HOSTS)
    assert (first.outcome, first.body.decode(), first.etag) == ("ok", PAGE, '"abc"')
    second = replayed().get(LOG, "html", HOSTS)
    assert (second.outcome, second.body, second.status) == ("not_modified", first.body, 304)


def test_redirects_robots_and_hosts_count_in_a_replay_too(replayed):
    night = replayed()
    assert night.get("https://www.barnet.example/old", "html", HOSTS).final_url == LOG
    for url, outcome in [
        ("https://www.barnet.example/private/x", "blocked_robots"),
        ("https://www.barnet.example/nothing", "not_found"),
        ("https://other.example/", "refused_host"),
    ]:
        with pytest.raises(FetchError) as caught:
            night.get(url, "any", HOSTS)
        assert caught.value.outcome == outcome
    assert night.records()[-1].outcome == "refused_host"


def test_a_sample_leaves_no_answers_for_a_live_night(replayed):
    night = replayed()
    night.get(LOG, "html", HOSTS)
    assert night.archive.recall(LOG) is None
    assert night.archive.recall("https://www.barnet.example/robots.txt") is None
    assert night.archive.within("sample").recall(LOG) is not None


def test_a_sample_that_lists_a_url_twice_is_refused(sample):
    entries = json.loads((sample / "index.json").read_text())
    entries.append(entries[0] | {"url": LOG + "#again"})
    (sample / "index.json").write_text(json.dumps(entries))
    with pytest.raises(ValueError, match="twice"):
        SampleIndex(sample)


def test_the_archive_is_re_read_without_the_site(site, crawl):
    site.route("/robots.txt", Answer("User-agent: *\nDisallow: /never"))
    disposition = {"Content-Disposition": "attachment; filename*=UTF-8''R%C3%A9ponse.pdf"}
    site.route("/x", Answer("%PDF-1.7", headers=disposition))
    site.route("/y", Answer("y", etag='"1"'))
    site.route("/old", redirect("/x"))
    night = crawl()
    fetched = {path: night.get(path) for path in ("/x", "/y", "/old")}
    asked = len(site.seen)

    index = ArchiveIndex(night.archive)
    again = crawl(adapter=ReplayAdapter(index), contact=None, let_through=(), sleep=no_waiting)
    same = ("body", "sha256", "final_url", "file_name", "fetched_at", "media_type", "etag")
    for path, first in fetched.items():
        second = again.get(path)
        assert [getattr(second, name) for name in same] == [getattr(first, name) for name in same]
    with pytest.raises(FetchError) as caught:
        again.get("/never")
    assert caught.value.outcome == "not_archived"
    assert len(site.seen) == asked


def test_a_replay_of_the_archive_confirms_nothing_in_it(site, crawl):
    site.route("/x", Answer("x", etag='"1"'))
    night = crawl()
    night.get("/x")
    before = night.archive.recall(site.url("/x"))
    adapter = ReplayAdapter(ArchiveIndex(night.archive))
    crawl(adapter=adapter, contact=None, let_through=()).get("/x")
    assert night.archive.recall(site.url("/x")) == before


def test_an_answer_whose_bytes_are_lost_is_not_archived(site, crawl):
    site.route("/x", Answer("x", etag='"1"'))
    night = crawl()
    name = night.get("/x").sha256
    blob = night.archive.root / "blobs" / name[:2] / name
    adapter = ReplayAdapter(ArchiveIndex(night.archive))
    for damage in (lambda: blob.write_bytes(b"?"), blob.unlink):
        damage()
        again = crawl(adapter=adapter, contact=None, let_through=())
        with pytest.raises(FetchError) as caught:
            again.get("/x")
        assert caught.value.outcome == "not_archived"
