"""Nights of the NRM asset on replicas of both publishers, faults included."""

import warnings
from typing import NamedTuple

import duckdb
import pytest
from nrm_replicas import OGL, ArcGisReplica, GovUkReplica, person
from nrm_workbook import police, workbook
from replica import Answer

from orchestration.lock import release
from orchestration.sessions import nrm_sources
from orchestration.settings import Settings, SettingsError
from scrapers.register.load import load_register
from scrapers.register.register import Register


class Told(NamedTuple):
    """What was there after a night: every figure, and what became of each source."""

    figures: list
    visits: dict


class Nights:
    """A home, the two replicas, and nights of the asset on them."""

    def __init__(self, folder, govuk, arcgis):
        self.told = {}
        # as the register that ships has them, at the bases that the settings give
        shipped = load_register().nrm
        hosts = (govuk.host, arcgis.host)
        nrm = {
            name: source.model_copy(update={"status": "active", "canonical_hosts": hosts})
            for name, source in shipped.items()
        }
        self.register = Register(authorities={}, sources=(), official={}, nrm=nrm)
        self.settings = Settings.from_env(
            {
                "DISCLOSURES_HOME": str(folder),
                "DISCLOSURES_SOURCES": "live",
                "DISCLOSURES_CONTACT": "tests@example.org",
                "DISCLOSURES_ALLOW_PRIVATE": ",".join(hosts),
                "DISCLOSURES_WAIT": "0",
                "DISCLOSURES_GOVUK_URL": govuk.url("/api/content"),
                "DISCLOSURES_ARCGIS_URL": arcgis.url("/sharing/rest"),
            }
        )

    def run(self, night, *, warehouse=None, from_archive=False):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the libraries' own, while they are imported
            import dagster as dg

            from orchestration.defs.nrm import nrm
            from orchestration.landing.warehouse import Warehouse

            resources = {
                "settings": self.settings,
                "register": self.register,
                "warehouse": Warehouse(database=str(warehouse or self.settings.warehouse)),
            }
            config = {"ops": {"nrm": {"config": {"from_archive": from_archive}}}}
            assert dg.materialize([nrm], resources=resources, run_config=config).success
        release(self.settings.home)
        figures = self.query("from raw.nrm_statistics order by all", warehouse)
        self.told[night] = Told(figures, self.visits())

    def query(self, sql, warehouse=None):
        with duckdb.connect(str(warehouse or self.settings.warehouse)) as connection:
            return connection.execute(sql).fetchall()

    def visits(self):
        """Return what became of each source on the last night."""
        return dict(
            self.query(
                "select source_id, outcome from raw.source_visits qualify"
                " row_number() over (partition by source_id order by attempted_at desc) = 1"
            )
        )


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Four nights, and what was there after each: figures, visits, bytes kept of people."""
    with GovUkReplica() as govuk, ArcGisReplica() as arcgis:
        arcgis.people = [person("2024", "Q1", "January", "Child")] * 30
        arcgis.people += [person("2024", "Q1", "March", "Adult")] * 2
        arcgis.licence = OGL
        govuk.publish("2024-q1", workbook())
        nights = Nights(tmp_path_factory.mktemp("nrm"), govuk, arcgis)
        nights.run("first")
        nights.run("without news")
        arcgis.fault = Answer('{"error": {"code": 499, "message": "Token Required"}}')
        govuk.publish("2024-q2", workbook(police=police({"Kent Police": 9}, header="Force")))
        nights.run("both at fault")
        arcgis.fault = None
        govuk.publish("2024-q1", workbook(police=police({"Kent Police": 9})), upload="b")
        nights.run("another upload")
    # both publishers are gone now, and so is the warehouse
    nights.lost = nights.settings.home / "again.duckdb"
    nights.run("replay", warehouse=nights.lost, from_archive=True)
    return nights


def test_both_publishers_land_and_a_night_without_news_changes_no_row(story):
    first, again = story.told["first"], story.told["without news"]
    assert first.visits == {"wmp-nrm-dashboard": "ok", "home-office-nrm": "ok"}
    assert {row[:2] for row in first.figures} == {
        ("nrm_ho", "2024-q1"), ("nrm_wmp", "2024-03-01"),
    }  # fmt: skip
    assert again == first
    labels = {row[0] for row in story.query("select distinct label from raw.nrm_statistics")}
    assert "children referred to the National Referral Mechanism" in labels


def test_a_fault_of_one_publisher_or_release_is_named_and_what_was_there_stays(story):
    night = story.told["both at fault"]
    assert night.visits == {"wmp-nrm-dashboard": "forbidden", "home-office-nrm": "contract_broken"}
    assert night.figures == story.told["first"].figures
    told = dict(
        story.query(
            "select outcome, message from raw.source_visits where outcome <> 'ok'"
            " qualify row_number() over (partition by outcome order by attempted_at) = 1"
        )
    )
    assert "it is not asked with a token" in told["forbidden"]
    assert "Force" in told["contract_broken"]
    assert "the release before stays in force" in told["contract_broken"]
    assert story.query(
        "select count(*) from raw.source_visits where (outcome <> 'ok') <> (remedy is not null)"
    ) == [(0,)], "every fault comes with what a person can do about it"


def test_another_upload_of_a_quarter_is_its_next_version_and_the_first_stays(story):
    versions = story.query(
        "select version, list(area_name order by area_name) from raw.nrm_statistics"
        " where indicator = 'nrm_referrals_from_police' group by version order by version"
    )
    assert versions == [
        (1, ["Metropolitan Police Service", "West Midlands Police"]), (2, ["Kent Police"]),
    ]  # fmt: skip


def test_no_small_count_and_no_row_about_a_person_ever_lands(story):
    landed = story.query(
        "select indicator, as_printed, value, lower, upper, licence from raw.nrm_statistics"
        " where dataset = 'nrm_wmp' order by all"
    )
    assert landed == [
        ("nrm_referrals_adult", "c", None, 1, 5, "OGL-3.0"),
        ("nrm_referrals_child", "30", 30, 30, 30, "OGL-3.0"),
    ]
    blobs = [path for path in story.settings.archive.rglob("*") if path.is_file()]
    kept = b"".join(path.read_bytes() for path in blobs)
    assert b"Adult_Child" in kept
    assert b'"Nationality": "UK"' not in kept


def test_a_lost_warehouse_is_read_again_from_the_archive_and_nobody_is_asked(story):
    newest = (
        "select dataset, release, cell, as_printed from raw.nrm_statistics"
        " where (dataset, release, sha256) in (select (dataset, release, arg_max(sha256, version))"
        " from raw.nrm_files group by dataset, release) order by all"
    )
    assert story.query(newest, story.lost) == story.query(newest)
    assert len(story.told["replay"].figures) > 20
    assert story.query("select count(*) from raw.source_visits", story.lost) == [(0,)]


def test_sources_that_are_not_active_are_not_asked_and_bad_bases_are_named():
    shipped = load_register()
    settings = Settings.from_env({})
    assert [source.dataset for source in nrm_sources(settings, shipped)] == ["nrm_ho"]
    bad = Settings.from_env({"DISCLOSURES_GOVUK_URL": "nowhere"})
    with pytest.raises(SettingsError, match="DISCLOSURES_GOVUK_URL"):
        nrm_sources(bad, shipped)
