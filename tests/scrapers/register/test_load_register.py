import re
from datetime import date

import pytest

from scrapers.errors import RegisterError
from scrapers.register import load_register
from scrapers.register.options import OPTIONS


def test_every_authority_has_an_inbox_without_a_block_saying_so(small):
    register = load_register(small.path)
    inboxes = [source for source in register.sources if source.platform == "local_drop"]
    assert [inbox.id for inbox in inboxes] == [
        "logshire-inbox", "caseshire-inbox", "quietshire-inbox"
    ]  # fmt: skip
    assert [source.id for source in register.sources_of("logshire")] == [
        "logshire-jadu", "logshire-inbox"
    ]  # fmt: skip
    assert {(source.status, source.base_url) for source in inboxes} == {("active", None)}


def test_a_block_for_an_inbox_takes_the_place_of_the_one_every_authority_has(small):
    small.add("""
  - {id: quiet-desk, la_code: "103", publisher: person, platform: local_drop, licence: restricted,
     status: active, verified: {evidence: a test}}
""")
    (inbox,) = load_register(small.path).sources_of("quietshire")
    assert (inbox.id, inbox.licence) == ("quiet-desk", "restricted")


@pytest.mark.parametrize("name", ["barnet", "Barnet", "BARNET", "302", " barnet "])
def test_an_authority_is_found_by_slug_name_or_code_in_any_case(name):
    assert load_register().authority(name).la_code == "302"


def test_an_unknown_authority_is_answered_with_near_names():
    with pytest.raises(RegisterError, match=r"barnit: .*did you mean Barnet"):
        load_register().authority("barnit")
    with pytest.raises(RegisterError, match="give a name, a slug or a DfE code"):
        load_register().authority("9999")


def test_the_official_table_is_where_the_department_publishes_it():
    c3 = load_register().official["c3"]
    assert c3.publication == "children-in-need"
    assert re.search(c3.title_pattern, "C3 Factors identified at the end of assessment")
    assert not re.search(c3.title_pattern, "C30 Other")
    assert c3.allow_hosts == {
        "content.explore-education-statistics.service.gov.uk",
        "api.education.gov.uk",
    }


def test_hosts_of_overridden_bases_are_allowed(packaged):
    packaged.edit(
        "official.yml",
        "https://content.explore-education-statistics.service.gov.uk/api",
        "http://127.0.0.1:8001/api/",
    )
    c3 = load_register(packaged.path).official["c3"]
    assert c3.content_url == "http://127.0.0.1:8001/api"
    assert "127.0.0.1" in c3.allow_hosts


def test_on_is_a_key_and_no_boolean(small):
    small.edit("sources.yml", "verified: {evidence", "verified: {on: 2026-11-21, by: me, evidence")
    source = load_register(small.path).sources_of("logshire")[0]
    assert source.verified.on == date(2026, 11, 21)


def test_a_source_is_asked_as_often_and_as_much_as_it_says(small):
    plain = load_register(small.path).sources_of("logshire")[0]
    assert (plain.min_interval_s, plain.max_details_per_run, plain.refetch_days) == (None, 200, 90)
    small.edit(
        "sources.yml", "licence: ogl",
        "licence: ogl\n    min_interval_s: 5\n    max_details_per_run: 20\n    refetch_days: 30",
    )  # fmt: skip
    told = load_register(small.path).sources_of("logshire")[0]
    assert (told.min_interval_s, told.max_details_per_run, told.refetch_days) == (5, 20, 30)


def test_only_what_runs_on_loopback_is_asked_sooner_than_every_two_seconds(small):
    small.edit("sources.yml", "licence: ogl", "licence: ogl\n    min_interval_s: 0.5")
    assert "min_interval_s is 2 or more" in small.refused()
    small.edit("sources.yml", "https://www.logshire.example", "http://127.0.0.1:8000")
    small.edit("sources.yml", "[www.logshire.example]", "[127.0.0.1]")
    assert load_register(small.path).sources_of("logshire")[0].min_interval_s == 0.5


def test_the_options_of_every_platform_are_frozen_and_refuse_unknown_ones():
    for kind in OPTIONS.values():
        assert kind.model_config["extra"] == "forbid"
        assert kind.model_config["frozen"]
