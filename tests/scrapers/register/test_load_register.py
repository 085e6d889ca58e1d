import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import scrapers.register
from scrapers.errors import RegisterError
from scrapers.platforms.base import platform
from scrapers.register import load_register
from scrapers.register.options import OPTIONS

PACKAGED = Path(scrapers.register.__file__).parent
NEW_COUNCIL = """
  - id: leeds-index
    la_code: "383"
    publisher: council
    platform: document_index
    base_url: https://foi.leeds.example
    canonical_hosts: [foi.leeds.example]
    options: {index_path: /log}
    licence: unknown
    assertions: {min_items: 1}
    status: active
    verified: {on: 2026-11-21, by: a test, evidence: a test}
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("authorities.yml", "sources.yml", "official.yml"):
        shutil.copy(PACKAGED / name, tmp_path)
    return tmp_path


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def refused(folder):
    with pytest.raises(RegisterError) as error:
        load_register(folder)
    return str(error.value)


def test_the_register_names_every_current_authority_once():
    register = load_register()
    known = register.authorities.values()
    assert len(known) == 153
    assert Counter(authority.region for authority in known) == {
        "London": 33,
        "North West": 24,
        "South East": 19,
        "South West": 15,
        "Yorkshire and The Humber": 15,
        "West Midlands": 14,
        "North East": 12,
        "East of England": 11,
        "East Midlands": 10,
    }
    codes = [code.code for authority in known for code in authority.ons_codes]
    assert len(codes) == len(set(codes)) == 157


def test_slugs_are_names_in_lower_case_with_hyphens():
    slugs = load_register().authorities
    assert {"barnet", "bristol-city-of", "st-helens", "stoke-on-trent"} <= set(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


def test_codes_that_were_renumbered_carry_the_days_that_are_known():
    somerset, barnsley = (load_register().authority(name) for name in ("Somerset", "Barnsley"))
    old, new = somerset.ons_codes
    assert (old.code, old.until) == ("E10000027", date(2023, 3, 31))
    assert (new.code, new.since) == ("E06000066", date(2023, 4, 1))
    assert [code.code for code in barnsley.ons_codes] == ["E08000016", "E08000038"]
    assert barnsley.ons_code == "E08000038"
    assert "not verified" in barnsley.note


def test_the_codes_and_names_are_those_of_the_official_table():
    table = Path(__file__).parents[3] / ".." / "shared" / "ees" / "c3__v2025.csv"
    if not table.exists():
        pytest.skip("the official table of 2025 is not on this machine")
    register = load_register()
    lines = table.read_text("utf-8-sig").splitlines()[1:]
    printed = {
        (match[1], match[2], match[3].strip('"'))
        for line in lines
        if (match := re.match(r'2025,.*?,Local authority,.*?,(\d{3}),(E\d+),(".*?"|[^,]*),', line))
    }
    assert len(printed) == 153
    for la_code, ons_code, name in printed:
        authority = register.authority(la_code)
        assert authority.name == name
        assert ons_code in {code.code for code in authority.ons_codes}


def test_the_three_named_councils_stand_as_far_as_they_were_seen():
    register = load_register()
    stands = {source.id: source.status for source in register.sources if source.base_url}
    assert stands == {
        "barnet-icasework": "blocked_bot",
        "barnsley-index": "manual",
        "coventry-jadu": "unverified",
    }
    assert all(source.evidence for source in register.sources)


def test_every_authority_has_an_inbox_without_a_block_saying_so():
    register = load_register()
    inboxes = [source for source in register.sources if source.platform == "local_drop"]
    assert len(inboxes) == 153
    assert [source.id for source in register.sources_of("barnet")] == [
        "barnet-icasework",
        "barnet-inbox",
    ]
    assert {(source.status, source.base_url) for source in inboxes} == {("active", None)}


def test_a_block_for_an_inbox_takes_the_place_of_the_one_every_authority_has(folder):
    block = """
  - {id: leeds-desk, la_code: "383", publisher: person, platform: local_drop, licence: restricted,
     status: active, verified: {evidence: a test}}
"""
    edit(folder, "sources.yml", "sources:\n", "sources:" + block)
    (inbox,) = load_register(folder).sources_of("leeds")
    assert (inbox.id, inbox.licence) == ("leeds-desk", "restricted")


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


def test_hosts_of_overridden_bases_are_allowed(folder):
    edit(
        folder,
        "official.yml",
        "https://content.explore-education-statistics.service.gov.uk/api",
        "http://127.0.0.1:8001/api/",
    )
    c3 = load_register(folder).official["c3"]
    assert c3.content_url == "http://127.0.0.1:8001/api"
    assert "127.0.0.1" in c3.allow_hosts


def test_one_council_on_a_known_platform_is_added_by_yaml_alone_and_listed(folder):
    class Site:
        final_url = "https://foi.leeds.example/log"
        sha256 = "0" * 64
        body = b"""<html><body><main><table><tr><th>Ref</th><th>Date</th><th>Subject</th></tr>
          <tr><td>F1</td><td></td><td><a href="/media/ab12cd34/f1.pdf">Care</a></td></tr>
          </table></main></body></html>"""

        def get(self, url, *, source_id, allow_hosts, expect):
            assert (url, source_id) == (self.final_url, "leeds-index")
            return self

    with folder.joinpath("sources.yml").open("a") as file:
        file.write(NEW_COUNCIL)
    source = load_register(folder).sources_of("leeds")[0]
    (listed,) = platform(source.platform).listing(source, Site()).entries
    assert (listed.key, listed.title) == ("F1", "Care")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    publisher: council", "    publishr: council", "unknown key 'publishr'; allowed: as"),
        ("platform: icasework", "platform: icasewrk", "unknown platform 'icasewrk'; allowed: doc"),
        ("{face: c,", "{facet: c,", "unknown key 'options.facet'; allowed: date_formats, face"),
        ("{face: c,", "{face: b,", "'options.face': Input should be 'c', not 'b'"),
        (
            "reference: [FOI Number",
            "refrence: [FOI Number",
            "unknown key 'options.labels.refrence'",
        ),
        ("evidence: W", "evidenced: W", "'verified.evidence' is missing"),
        ('la_code: "302"', "la_code: 302", "'la_code': Input should be a valid string, not 302"),
        ('la_code: "302"', 'la_code: "928"', "no authority has the la_code '928'"),
        ("status: manual", "status: off", "'status': Input should be 'active'"),
        ("licence: ogl", "licence: open", "'licence': Input should be 'ogl'"),
        ("{min_items: 50,", "{min_items: -1,", "'assertions.min_items'"),
        (r"'^\d{7,8}$'", "'('", "'reference_pattern': not a regular expression"),
        ("[www.barnet.gov.uk]", "[uat.barnet.gov.uk]", "www.barnet.gov.uk, is not among canon"),
        ("https://www.barnet.gov.uk", "www.barnet.gov.uk", "is not a web address"),
        ("id: barnsley-index", "id: barnet-icasework", "id given more than once: barnet-icasework"),
        ("id: barnsley-index", "id: barnet-inbox", "id given more than once: barnet-inbox"),
        ("    status: manual", "    status: manual\n    status: active", "'status' is given 2"),
        ("sources:", "sourcs:", "its keys are version and sources"),
        ("version: 1", "version: 2", "version 2 is not read here"),
        ("sources:", "sources: [", "not YAML"),
    ],
)
def test_a_faulty_block_is_refused_by_file_entry_and_what_is_allowed(folder, old, new, says):
    edit(folder, "sources.yml", old, new)
    message = refused(folder)
    assert says in message
    assert "sources.yml" in message


def test_the_faulty_entry_is_named(folder):
    edit(folder, "sources.yml", "status: manual", "status: off")
    assert "sources.yml, entry barnsley-index: 'status'" in refused(folder)
    edit(folder, "authorities.yml", 'la_code: "302"', 'la_code: "30"')
    assert "authorities.yml, entry Barnet: 'la_code'" in refused(folder)


def test_two_authorities_with_one_code_are_refused(folder):
    edit(folder, "authorities.yml", 'la_code: "202"', 'la_code: "302"')
    assert "la_code given more than once: 302" in refused(folder)


def test_a_folder_that_lacks_a_file_is_refused_with_what_belongs_there(tmp_path):
    message = refused(tmp_path)
    assert "authorities.yml: it cannot be read" in message
    assert "sources.yml and official.yml" in message


def test_on_is_a_key_and_no_boolean(folder):
    with folder.joinpath("sources.yml").open("a") as file:
        file.write(NEW_COUNCIL)
    assert load_register(folder).sources_of("leeds")[0].verified.on == date(2026, 11, 21)


def test_the_options_of_every_platform_are_frozen_and_refuse_unknown_ones():
    for kind in OPTIONS.values():
        assert kind.model_config["extra"] == "forbid"
        assert kind.model_config["frozen"]
