"""A council's log of cases on a replica, and the nights on which it is visited.

The cases stand newest first, three a page, each with a letter of its own; every page has an
ETag, so that one that has not changed is answered with 304.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from replica import Answer

from orchestration.settings import Settings
from orchestration.visits.land import land_visit
from orchestration.visits.plan import plan_visit
from orchestration.visits.visit import visit
from scrapers.platforms.base import platform
from scrapers.register.models import Source
from scrapers.web.archive import Archive
from scrapers.web.journal import Journal
from scrapers.web.policy import Policy
from scrapers.web.session import Session

PAGE = "text/html; charset=utf-8"
NIGHT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TODAY = NIGHT.date()
A_PAGE = 3
OURS = "Children missing from care"


def days_ago(days):
    return TODAY - timedelta(days=days)


@dataclass(frozen=True)
class Case:
    title: str
    received: date
    letter: str
    link: str


class CaseLog:
    """What the council publishes: change ``order`` or a case, then `serve` again."""

    def __init__(self, site):
        self.site = site
        self.cases: dict[str, Case] = {}
        self.order: list[str] = []

    def put(self, key, title=OURS, received=TODAY, letter=None, at=0, link=None):
        """Publish a case at a place of the listing, or edit the one that is there."""
        known = self.cases.get(key)
        if known is None:
            self.order.insert(at, key)
        letter = letter or (known.letter if known else f"{key} children were missing.")
        self.cases[key] = Case(title, received, letter, link or f"/letter/{key}")
        self.serve()

    def edit(self, key, **what):
        self.cases[key] = replace(self.cases[key], **what)
        self.serve()

    def take_down(self, key):
        self.order.remove(key)
        self.site.route(f"/foi-requests/{key}", Answer(status=404))
        self.serve()

    def serve(self):
        self.site.route("/foi-requests", self._listing)
        for key in self.order:
            case = self.cases[key]
            self.site.route(f"/foi-requests/{key}", self.page(key))
            self.site.route(case.link, _file(case.letter))

    def page(self, key):
        """Return what a case's page answers as it stands."""
        return _page(_case_page(self.cases[key]))

    def _listing(self, seen):
        number = int(seen.path.partition("page=")[2] or 0)
        shown = self.order[number * A_PAGE : (number + 1) * A_PAGE]
        items = "".join(
            f'<li><a href="/foi-requests/{key}">{self.cases[key].title}</a>'
            f" Received: {_printed(self.cases[key].received)}</li>"
            for key in shown
        )
        more = len(self.order) > (number + 1) * A_PAGE
        link = f'<a rel="next" href="/foi-requests?page={number + 1}">Next</a>' if more else ""
        return _page(f"<h1>Answers</h1><ul>{items}</ul>{link}")


def _printed(day):
    return f"{day.day} {day:%B %Y}"


def _case_page(case):
    return (
        f"<p>Freedom of Information Request</p><h1>{case.title}</h1>"
        f"<p>Received: {_printed(case.received)}</p><p>How many?</p>"
        f'<h2>Outcome / Documents</h2><ul><li><a href="{case.link}">'
        "Response (all information to be supplied) - text/plain - Download</a></li></ul>"
    )


def _page(main):
    body = f"<html><head><title>FOI</title></head><body><main>{main}</main></body></html>"
    return _tagged(body, PAGE)


def _file(text):
    return _tagged(text, "text/plain")


def _tagged(body, media_type):
    tag = hashlib.sha256(body.encode()).hexdigest()[:8]
    return Answer(body, 200, media_type, etag=f'"{tag}"')


def source_at(base_url, **about):
    """Return the register's entry of a log, with what is said of it ``about`` the rest."""
    return Source.model_validate(
        {
            "id": "log", "la_code": "302", "publisher": "council", "platform": "icasework",
            "base_url": base_url, "canonical_hosts": [urlsplit(base_url).hostname], "options": {},
            "licence": "ogl", "status": "active", "verified": {"evidence": "a replica"},
        } | about
    )  # fmt: skip


class Nights:
    """Visits a source night by night, each landing in one warehouse."""

    def __init__(self, connection, site, home, **about):
        self.connection, self.site = connection, site
        self.archive = Archive(home / "archive")
        self.settings = Settings(home=home, sources="live", contact="test@example.org")
        self.source = source_at(site.url(""), **about)
        self.session = Session(
            archive=self.archive,
            journal=Journal(home / "fetches.jsonl", "run"),
            policy=Policy(wait=0.0, backoff=0.01),
            contact="test@example.org",
            let_through={site.host},
        )

    def visit(self, night, *, killed=False, **how):
        """Visit on the n-th night; return what landed and the requests that were made.

        ``killed``: before anything of it could land.
        """
        now = NIGHT + timedelta(days=night)
        plan = plan_visit(self.connection, self.source, settings=self.settings, now=now, **how)
        if plan is None:
            return None, []
        before = len(self.site.seen)
        seen = visit(
            self.source, platform(self.source.platform), self.session,
            session=self.session, archive=self.archive, plan=plan, now=lambda: now,
        )  # fmt: skip
        landed = None
        if not killed:
            landed = land_visit(self.connection, seen, run_id=f"run{night}{seen.kind}", now=now)
        asked = [one for one in self.site.seen[before:] if one.path != "/robots.txt"]
        return landed, asked

    def known(self):
        """Return what the warehouse knows of the source now."""
        plan = plan_visit(self.connection, self.source, settings=self.settings, now=NIGHT)
        return plan.known

    def rows(self, columns, table="foi_requests", order="all"):
        return self.connection.execute(
            f"select {columns} from raw.{table} order by {order}"
        ).fetchall()
