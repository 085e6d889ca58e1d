import dataclasses
import threading
from itertools import pairwise

import pytest
from replica import Answer, Replica, page, redirect

from scrapers.errors import FetchError
from scrapers.web import Archive, Journal, Policy, Session

LETTER = b"%PDF-1.7 a letter"

LOGIN_AS_PDF = dataclasses.replace(page("Sign in"), media_type="application/pdf")


def outcome(night, path, expect="any", **given):
    with pytest.raises(FetchError) as caught:
        night.get(path, expect, **given)
    assert caught.value.remedy
    return caught.value.outcome


def test_bytes_are_archived_and_the_fetch_is_written_down(site, crawl):
    site.route("/a.pdf", Answer(LETTER, media_type="application/pdf", etag='"1"'))
    night = crawl()
    came = night.get("/a.pdf#page=2", "document")
    assert (came.outcome, came.status, came.body) == ("ok", 200, LETTER)
    assert night.archive.get(came.sha256) == LETTER
    (record,) = night.records()
    assert (record.url, record.status, record.outcome) == (site.url("/a.pdf"), 200, "ok")
    assert (record.sha256, record.bytes, record.etag) == (came.sha256, len(LETTER), '"1"')
    assert (record.source_id, record.run_id, record.attempt) == ("test", "night", 1)
    assert site.seen[-1].headers["User-Agent"] == (
        "council-disclosures/0.1 (+newsroom@example.org)"
    )


def test_bytes_are_in_the_archive_even_when_they_are_not_what_was_asked_for(site, crawl):
    site.route("/x", page("Pardon Our Interruption"))
    night = crawl()
    assert outcome(night, "/x", "html") == "blocked_bot"
    assert b"Pardon" in night.archive.get(night.records()[0].sha256)


@pytest.mark.parametrize(
    "validator", [{"etag": 'W/"1"'}, {"last_modified": "Fri, 20 Nov 2026 10:00:00 GMT"}]
)
def test_a_second_get_asks_conditionally_and_gives_the_archived_body(site, crawl, validator):
    site.route("/x", Answer("same", headers={"Content-Disposition": "filename=a.txt"}, **validator))
    first = crawl().get("/x")
    second = crawl().get("/x")
    assert (second.status, second.outcome, second.body) == (304, "not_modified", b"same")
    same = ("sha256", "file_name", "fetched_at", "final_url", "media_type", *validator)
    assert [getattr(second, name) for name in same] == [getattr(first, name) for name in same]
    assert [seen.status for seen in site.seen if seen.path == "/x"] == [200, 304]


def test_bytes_that_come_again_keep_the_time_they_first_came(site, crawl):
    now = [1_800_000_000.0]
    site.route("/x", [Answer("same"), Answer("same"), Answer("other")])
    night = crawl(clock=lambda: now[0])
    times = []
    for _ in range(3):
        times.append(night.get("/x").fetched_at.timestamp())
        now[0] += 60
    assert times == [1_800_000_000.0, 1_800_000_000.0, 1_800_000_120.0]


@pytest.mark.parametrize(
    "damage", [lambda blob: blob.unlink(), lambda blob: blob.write_bytes(b"?")]
)
def test_a_304_whose_blob_is_lost_or_damaged_is_asked_again_in_full(site, crawl, damage):
    site.route("/x", Answer("same", etag='"1"'))
    night = crawl()
    name = night.get("/x").sha256
    damage(night.archive.root / "blobs" / name[:2] / name)
    again = night.get("/x")
    assert (again.outcome, again.body) == ("ok", b"same")
    assert night.archive.get(name) == b"same"


def test_a_304_to_an_unconditional_request_is_an_error(site, crawl):
    site.route("/x", Answer(status=304))
    assert outcome(crawl(), "/x") == "server_error"


def test_an_archived_body_of_another_kind_is_asked_for_anew(site, crawl):
    site.route("/x", Answer("plain words", etag='"1"'))
    night = crawl()
    night.get("/x")
    assert outcome(night, "/x", "html") == "wrong_content"


def test_what_was_no_use_is_asked_for_conditionally_and_taken_once_it_is_mended(site, crawl):
    login = dataclasses.replace(LOGIN_AS_PDF, etag='"login"')
    letter = Answer(LETTER, media_type="application/pdf", etag='"letter"')
    site.route("/a.pdf", [login, login, letter, letter])
    outcomes = [outcome(crawl(), "/a.pdf", "document") for _ in range(2)]
    assert outcomes == ["wrong_content", "wrong_content"]
    assert [crawl().get("/a.pdf", "document").body for _ in range(2)] == [LETTER, LETTER]
    statuses = [seen.status for seen in site.seen if seen.path == "/a.pdf"]
    assert statuses == [200, 304, 200, 304]


def test_an_etag_speaks_for_the_bytes_behind_another_token_too(site, crawl):
    site.route("/doc/1", [redirect(f"/dl?token={n}") for n in ("one", "two", "three")])
    for token, body, tag in (("one", "a", '"1"'), ("two", "a", '"1"'), ("three", "b", '"2"')):
        site.route(f"/dl?token={token}", Answer(body, etag=tag))
    night = crawl()
    outcomes = [(answer.body, answer.outcome) for answer in (night.get("/doc/1") for _ in range(3))]
    assert outcomes == [(b"a", "ok"), (b"a", "not_modified"), (b"b", "ok")]
    assert [seen.status for seen in site.seen if "token" in seen.path] == [200, 304, 200]


def test_a_validator_is_not_sent_where_another_token_leads(site, crawl):
    site.route("/doc/1", [redirect("/dl?token=one"), redirect("/dl?token=two")])
    dated = {"last_modified": "Fri, 20 Nov 2026 10:00:00 GMT"}
    site.route("/dl?token=one", Answer("first", **dated))
    site.route("/dl?token=two", Answer("second", **dated))
    night = crawl()
    assert [night.get("/doc/1").body for _ in range(2)] == [b"first", b"second"]
    assert "one" not in night.journal.path.read_text()
    assert site.url("/dl?token=***") in [record.url for record in night.records()]


@pytest.mark.parametrize(
    ("answer", "expect", "said"),
    [
        (Answer(status=404), "any", "not_found"),
        (Answer(status=410), "any", "gone"),
        (Answer(status=403), "any", "forbidden"),
        (Answer(status=400), "any", "client_error"),
        (Answer(status=204), "any", "wrong_content"),
        (dataclasses.replace(page("Just a moment..."), status=403), "html", "blocked_bot"),
        (dataclasses.replace(page("Just a moment..."), status=503), "html", "blocked_bot"),
        (page("Pardon Our Interruption"), "json", "blocked_bot"),
        (LOGIN_AS_PDF, "document", "wrong_content"),
        (Answer(b"", media_type="application/pdf"), "document", "wrong_content"),
        (Answer("x", headers={"Content-Encoding": "br"}), "any", "wrong_content"),
        (Answer(status=500), "any", "server_error"),
        (Answer(drop=True), "any", "connection_error"),
        (Answer("twelve bytes", cut=5), "any", "connection_error"),
        (Answer(b"x" * 5000, gzip=True, cut=20, claim=20), "any", "connection_error"),
        (Answer(b"not packed", headers={"Content-Encoding": "gzip"}), "any", "connection_error"),
    ],
)
def test_what_came_back_has_a_name(site, crawl, answer, expect, said):
    site.route("/x", answer)
    night = crawl()
    assert outcome(night, "/x", expect) == said
    assert night.records()[-1].outcome == said
    assert night.archive.recall(site.url("/x")) is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_asked_again(site, crawl, status):
    site.route("/x", [Answer(status=status), Answer(drop=True), Answer("x")])
    night = crawl()
    assert night.get("/x").body == b"x"
    assert [record.attempt for record in night.records()] == [1, 2, 3]


def test_what_another_attempt_cannot_mend_is_asked_once(site, crawl):
    site.route("/x", Answer(status=404))
    night = crawl()
    outcome(night, "/x")
    assert site.paths() == ["/x"]


def test_a_refused_word_is_a_mistake_of_ours(site, crawl):
    with pytest.raises(ValueError, match="may be html"):
        crawl().get("/x", "pdf")


def test_the_network_is_not_asked_without_a_contact(tmp_path):
    with pytest.raises(ValueError, match="contact"):
        Session(archive=Archive(tmp_path), journal=Journal(tmp_path / "j", "r"))


def test_one_host_is_asked_serially_and_two_side_by_side(tmp_path, crawl):
    wait = 0.2
    with Replica() as one, Replica("localhost") as other:
        night = crawl(one, policy=Policy(wait=wait), let_through={one.host, other.host})
        urls = [replica.url(f"/{n}") for replica in (one, other) for n in range(4)]
        for replica in (one, other):
            for n in range(4):
                replica.route(f"/{n}", Answer("x", delay=0.05))
        threads = [
            threading.Thread(target=night.get, args=(url, "any", [one.host, other.host]))
            for url in urls
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for replica in (one, other):
            seen = sorted(replica.seen, key=lambda each: each.at)
            assert len(seen) == 5  # robots.txt and four pages
            for before, after in pairwise(seen):
                assert (
                    after.at - before.at >= wait - 0.08
                )  # the server may be late to look at its clock
                assert after.at >= before.answered_at
        starts, ends = zip(*[(r.seen[0].at, r.seen[-1].at) for r in (one, other)], strict=True)
        assert max(starts) < min(ends), "the two hosts were not asked side by side"
