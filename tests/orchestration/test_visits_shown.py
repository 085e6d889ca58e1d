"""How a run over many authorities shows which of them failed."""

from collections import defaultdict

import dagster as dg
import pytest

from orchestration.defs.visits_shown import Brief, show_visits, totals
from orchestration.landing.upsert import NOTHING, Landed
from scrapers.register import Source

ASSET = dg.AssetKey(["raw", "source_visits"])


def source(name, status="active"):
    return Source.model_validate(
        {
            "id": name, "la_code": "302", "publisher": "council", "platform": "icasework",
            "base_url": "https://foi.example.org", "canonical_hosts": ["foi.example.org"],
            "options": {}, "licence": "ogl", "status": status,
            "status_reason": None if status == "active" else "it publishes nothing",
            "verified": {"evidence": "a test"},
        }
    )  # fmt: skip


def brief(one, outcome="ok", **told):
    rest = {"message": None, "remedy": None, "listed": 0, "passed_over": 0, "withdrawn": 0}
    rest |= {"requests": NOTHING, "documents": NOTHING} | told
    return Brief(source=one, outcome=outcome, **rest)


class Context:
    """What is asked of a step's context here."""

    partition_keys = ("north", "south", "west")

    def __init__(self):
        self.shown = defaultdict(dict)

    def add_asset_metadata(self, metadata, *, asset_key, partition_key):
        assert asset_key == ASSET
        self.shown[partition_key] |= metadata


class Register:
    def __init__(self, **sources):
        self.sources = sources

    def sources_of(self, slug):
        return self.sources[slug]


@pytest.fixture
def shown():
    north, south, west = source("north-log"), source("south-log"), source("west-log", "no_log")
    context = Context()
    visits = [
        brief(north, listed=12),
        brief(south, "blocked_bot", message="a wall | of text", remedy="ask the council"),
    ]
    show_visits(context, ASSET, Register(north=[north], south=[south], west=[west]), visits)
    return context.shown


def test_a_failed_authority_is_visible_on_its_own_partition(shown):
    assert shown["south"]["failed"] == "south-log"
    assert "blocked_bot" in shown["south"]["visits"].value
    assert "ask the council" in shown["south"]["visits"].value


def test_the_other_authorities_are_not_marked_by_it(shown):
    assert shown["north"]["failed"] == "none"
    assert "blocked_bot" not in shown["north"]["visits"].value


def test_an_authority_that_is_not_asked_says_why(shown):
    assert shown["west"]["failed"] == "none"
    assert "it publishes nothing" in shown["west"]["visits"].value


def test_a_run_names_each_outcome_and_every_failure():
    visits = [brief(source("a"), passed_over=3), brief(source("b"), "timeout"), brief(source("c"))]
    metadata = totals(visits)
    assert metadata["run/outcomes"] == {"ok": 2, "timeout": 1}
    assert metadata["run/passed over"] == 3
    assert "| b |" in metadata["run/failed"].value
    assert "| a |" not in metadata["run/failed"].value


def test_a_recording_is_no_failure():
    assert not brief(source("a"), "recorded").failed
    assert brief(source("a"), "unexpected_listing").failed


@pytest.mark.parametrize(
    ("visit", "line"),
    [
        (
            brief(source("a"), listed=9, passed_over=4, withdrawn=1, requests=Landed(inserted=2)),
            "a: 9 entries, 2 new, 4 passed over, 1 withdrawn",
        ),
        (brief(source("a"), "timeout", message="no answer", remedy="wait"),
         "a: timeout: no answer (wait)"),
    ],
    ids=["well", "failed"],
)  # fmt: skip
def test_a_visit_is_one_line_in_the_log(visit, line):
    assert str(visit) == line
