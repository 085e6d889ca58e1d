"""A night on live sources, here replicas on loopback: one that is down harms no other."""

import json

import duckdb
import pytest
from replica import Answer, Replica

NIGHT = ("run", "--assets", 'group:"disclosure_logs" or group:"letters"')
PAGE = "text/html; charset=utf-8"
RECORD = """<html><head><title>{0}</title></head><body><main><h1>{0}</h1><dl class="definition">
<dt>FOI Number</dt><dd>FOI{1}</dd><dt>Date Received</dt><dd>1 May 2024</dd></dl>
<div class="editor"><p>1. How many children were referred over CSE?</p><p>2023 - {1}</p></div>
</main></body></html>"""


def _listing(*numbers):
    items = "".join(
        f'<li class="list__item"><a class="list__link" href="/directory-record/{number}/a">'
        f"Missing children {number}</a></li>"
        for number in numbers
    )
    items += '<li><a class="list__link" href="/directory-record/9/p">Pothole repairs</a></li>'
    body = f'<main><h1>FOI</h1><ul class="list list--record">{items}</ul></main>'
    return Answer(f"<html><head><title>FOI</title></head><body>{body}</body></html>", 200, PAGE)


@pytest.fixture
def site():
    with Replica() as site:
        site.route("/directory/1/foi", _listing(101, 102))
        for number in (101, 102):
            page = RECORD.format(f"Missing children {number}", number)
            site.route(f"/directory-record/{number}/a", Answer(page, 200, PAGE, etag=f'"{number}"'))
        yield site


def _source(site, name, code, directory, **more):
    return {
        "id": name, "la_code": code, "publisher": "council", "platform": "jadu_directory",
        "base_url": site.url(""), "canonical_hosts": ["127.0.0.1", "localhost"],
        "options": {"directory_id": directory, "slug": "foi"}, "licence": "ogl",
        "status": "active", "verified": {"evidence": "a replica"}, **more,
    }  # fmt: skip


def _authority(code, name):
    return {"la_code": code, "name": name, "region": "R", "ons_codes": [{"code": f"E00000{code}"}]}


@pytest.fixture
def live(site, disclosures, fresh_home, tmp_path):
    """Run a command on a register of two councils: one of them gone, and a log unverified."""
    folder = tmp_path / "register"
    folder.mkdir()
    unseen = {"status": "unverified", "status_reason": "unseen", "not_seen": ["all of it"]}
    files = {
        "sources": [
            _source(site, "up", "301", 1),
            _source(site, "down", "302", 2),
            _source(site, "unseen", "302", 1, **unseen),
        ],
        "authorities": [_authority("301", "Upshire"), _authority("302", "Downshire")],
        "official": [],
    }
    for name, entries in files.items():
        # JSON is YAML
        (folder / f"{name}.yml").write_text(json.dumps({"version": 1, name: entries}))

    def run(*words):
        return disclosures(
            fresh_home, *words,
            DISCLOSURES_SOURCES="live", DISCLOSURES_CONTACT="test@example.org",
            DISCLOSURES_REGISTER=str(folder), DISCLOSURES_WAIT="0.05",
            DISCLOSURES_ALLOW_PRIVATE=site.host,
        )  # fmt: skip

    return run


def _query(tmp_path, query):
    with duckdb.connect(str(tmp_path / "home/warehouse.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_one_dead_source_is_named_and_the_others_land(live, site, tmp_path):
    done = live(*NIGHT)
    assert done.returncode == 1
    assert "sources_answered" in done.stdout
    assert "recordings to compare (disclosures sources --recorded NAME): 1" in done.stdout
    assert "1 listed entries passed over" in done.stdout
    assert _query(tmp_path, "select source_id, outcome from raw.source_visits order by 1") == [
        ("down", "not_found"), ("unseen", "recorded"), ("up", "ok")
    ]  # fmt: skip
    figures = "select value from raw.foi_figures order by 1"
    assert _query(tmp_path, figures) == [(101.0,), (102.0,)]
    agents = {seen.headers["User-Agent"] for seen in site.seen}
    assert all("test@example.org" in agent for agent in agents)

    # the next night one answer is gone and the dead source answers
    site.route("/directory/1/foi", _listing(102))
    site.route("/directory/2/foi", _listing(101))
    done = live(*NIGHT)
    assert done.returncode == 0, done.stdout + done.stderr
    withdrawn = _query(
        tmp_path,
        "select source_id, reference, withdrawn_at is not null from raw.foi_requests order by all",
    )
    assert withdrawn == [
        ("down", "FOI101", False), ("up", "FOI101", True), ("up", "FOI102", False)
    ]  # fmt: skip
    journals = (tmp_path / "home/archive/fetches").glob("*.jsonl")
    lines = [json.loads(line) for path in journals for line in path.read_text().splitlines()]
    assert {"ok", "not_found", "not_modified"} <= {line["outcome"] for line in lines}

    # what the unverified log showed is there to be looked at, and nothing of it has landed
    shown = live("sources", "--recorded", "unseen")
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "3 entries listed: 2 would land, 1 would be passed over" in shown.stdout
    assert "FOI102" in shown.stdout
    (blob,) = _query(
        tmp_path, "select sha256 from raw.fetches where source_id = 'unseen'"
        " and outcome in ('ok', 'not_modified') and url like '%102/a'",
    )[0]  # fmt: skip
    assert str(tmp_path / f"home/archive/blobs/{blob[:2]}/{blob}") in shown.stdout
    assert (tmp_path / f"home/archive/blobs/{blob[:2]}/{blob}").exists()
