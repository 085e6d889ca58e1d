"""Every fault that a log was seen to have: its own word, what to do, and nothing lost by it."""

import pytest
from case_log import CaseLog, Nights
from replica import Answer, Replica, page, redirect

WALL = page("Pardon Our Interruption", "<p>Something about your browser</p>" * 60)
LOGIN = page("Sign in to your account", '<form><input type="password"></form>')
LISTED = "<ul><li><a href='{}'>Children missing from care</a></li></ul>"
FAULTS = {
    "a bot wall under 200": (WALL, "blocked_bot"),
    "a bot wall under 403": (Answer(WALL.body, status=403), "blocked_bot"),
    "refused": (Answer(status=403), "forbidden"),
    "too many requests": (Answer(status=429, headers={"Retry-After": "3600"}), "rate_limited"),
    "failing": (Answer(status=503), "server_error"),
    "out of order under 200": (page("Service Unavailable"), "server_error"),
    "a log-in page": (LOGIN, "wrong_content"),
    "a page of scripts": (page("", "<script>x()</script>"), "wrong_content"),
    "another media type": (Answer("%PDF-1.7", media_type="text/html"), "wrong_content"),
    "no bytes": (Answer(b"", media_type="text/html"), "wrong_content"),
    "a body that breaks off": (Answer("<html>" * 9, cut=9), "connection_error"),
    "gone": (Answer(status=410), "gone"),
    "moved to a new host": (redirect("http://new.sampleshire.example/log"), "refused_host"),
    "going in a circle": (redirect("/foi-requests"), "client_error"),
    "an empty list": (page("Answers", "<h1>Answers</h1><ul></ul>"), "layout_changed"),
    "links renamed": (page("Answers", LISTED.format("/requests/2")), "layout_changed"),
    "links of scripts": (page("Answers", LISTED.format("javascript:go(2)")), "layout_changed"),
    "an empty page that goes on": (
        page("Answers", '<a rel="next" href="/foi-requests?page=1">Next</a>'),
        "layout_changed",
    ),
}
LETTERS = {
    "a log-in page as a PDF": (Answer(LOGIN.body, media_type="application/pdf"), "a log-in page"),
    "a page of the site": (page("Answers", "<p>Moved</p>" * 9), "expected document"),
    "no bytes": (Answer(b"", media_type="application/pdf"), "the answer is empty"),
    "refused": (Answer(status=403), "status 403"),
    "not there": (Answer(status=404), "status 404"),
    "moved to a stray host": (redirect("http://uat.sampleshire.example/a"), "not one of this"),
}


@pytest.fixture
def night(connection, tmp_path):
    """A log of two cases, and its nights."""
    with Replica() as site:
        log = CaseLog(site)
        log.put("1")
        log.put("2")
        nights = Nights(connection, site, tmp_path)
        yield log, nights
        nights.session.close()


def nobody_is_left_alone(nights):
    for kept in (nights.archive.root / "hosts").iterdir():
        kept.unlink()


def landed_so_far(nights):
    return nights.rows("* exclude (run_id, landed_at)"), nights.rows("*", "foi_documents")


def test_a_listing_at_fault_is_named_with_a_remedy_and_withdraws_nothing(night):
    log, nights = night
    nights.visit(0)
    before = landed_so_far(nights)
    for number, (fault, (answer, outcome)) in enumerate(FAULTS.items(), start=1):
        log.site.route("/foi-requests", answer)
        visit = nights.visit(number, sweep=True)[0].visit
        assert (fault, visit.outcome) == (fault, outcome)
        assert visit.message.startswith(log.site.url("/foi-requests"))
        assert visit.remedy
        shown = nights.rows("outcome, message, remedy, listed", "source_visits", "attempted_at")
        assert shown[number:] == [(outcome, visit.message, visit.remedy, None)]
        assert landed_so_far(nights) == before
        nobody_is_left_alone(nights)


def test_each_fault_of_a_listing_is_told_from_the_others():
    assert len({outcome for _, outcome in FAULTS.values()}) == 10


def test_a_log_that_is_mended_is_read_again_the_next_night(night):
    log, nights = night
    nights.visit(0)
    log.site.route("/foi-requests", Answer(status=503))
    nights.visit(1)
    log.serve()
    log.put("3")
    landed, _ = nights.visit(2)
    assert (landed.visit.outcome, landed.requests.inserted) == ("ok", 1)


def test_a_host_that_showed_a_wall_is_not_asked_the_next_night(night):
    log, nights = night
    log.site.route("/foi-requests", WALL)
    nights.visit(0)
    landed, asked = nights.visit(1)
    assert (landed.visit.outcome, asked) == ("blocked_bot", [])
    assert "left alone until" in landed.visit.message


def test_a_letter_at_fault_is_its_entrys_problem_and_what_was_had_before_stays(night):
    log, nights = night
    nights.visit(0)
    kept = "document_id, request_id, withdrawn_at"
    before = nights.rows(kept, "foi_documents")
    for number, (fault, (answer, said)) in enumerate(LETTERS.items(), start=1):
        log.site.route("/letter/2", answer)
        visit = nights.visit(number, sweep=True)[0].visit
        assert (fault, visit.outcome) == (fault, "ok")
        assert visit.message.startswith("1 of 2")
        problems = dict(nights.rows("entry_key, problem"))
        assert problems["1"] is None
        assert said in problems["2"]
        assert nights.rows(kept, "foi_documents") == before
