"""The register that comes with the package: what it must say of England's authorities."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from scrapers.register import load_register

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "dbt_project" / "seeds"


@pytest.fixture(scope="module")
def register():
    return load_register()


def test_the_register_names_every_current_authority_once(register):
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
    assert len(codes) == len(set(codes)) == 158


def test_slugs_are_names_in_lower_case_with_hyphens(register):
    slugs = register.authorities
    assert {"barnet", "bristol-city-of", "st-helens", "stoke-on-trent"} <= set(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


def test_codes_that_were_renumbered_carry_their_days(register):
    somerset, barnsley = (register.authority(name) for name in ("Somerset", "Barnsley"))
    old, new = somerset.ons_codes
    assert (old.code, old.until) == ("E10000027", date(2023, 3, 31))
    assert (new.code, new.since) == ("E06000066", date(2023, 4, 1))
    assert [code.code for code in barnsley.ons_codes] == ["E08000016", "E08000038"]
    assert barnsley.ons_code == "E08000038"
    assert "print the older code" in barnsley.note


def test_the_codes_and_names_are_those_of_the_official_table(register):
    table = ROOT / ".." / "shared" / "ees" / "c3__v2025.csv"
    if not table.exists():
        pytest.skip("the official table of 2025 is not on this machine")
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


def test_the_register_and_the_seed_of_authorities_say_the_same(register):
    with (SEEDS / "authorities.csv").open(encoding="utf-8") as file:
        seed = {row["la_code"]: row for row in csv.DictReader(file) if not row["closed_on"]}
    said = {
        known.la_code: (
            known.name, known.ons_code, known.region,
            known.opened_on.isoformat() if known.opened_on else "",
        )
        for known in register.authorities.values()
    }  # fmt: skip
    facts = ("name", "ons_code", "region", "opened_on")
    assert said == {code: tuple(row[fact] for fact in facts) for code, row in seed.items()}


def test_the_register_and_the_seed_of_reorganisations_say_the_same(register):
    with (SEEDS / "reorganisations.csv").open(encoding="utf-8") as file:
        seed = {
            (row["changed_on"], row["predecessor_la_code"], row["predecessor_ons_code"],
             row["successor_la_code"], row["successor_ons_code"])
            for row in csv.DictReader(file)
        }  # fmt: skip
    said = set()
    for known in register.authorities.values():
        for old in known.predecessors:
            opened = known.opened_on.isoformat()
            said.add((opened, old.la_code, old.ons_code, known.la_code, known.ons_code))
        for old, new in zip(known.ons_codes, known.ons_codes[1:], strict=False):
            changed = new.since.isoformat()
            said.add((changed, known.la_code, old.code, known.la_code, new.code))
    assert said == seed


STATUSES = {
    "active": "camden-socrata herefordshire-disclosurelog",
    "blocked_bot": "barnet-icasework manchester-pages leicestershire-search",
    "blocked_robots": "liverpool-pages",
    "needs_js": "hackney-icasework hertfordshire-icasework",
    "manual": "barnsley-index",
    "no_log": "kingston-afc richmond-afc windsor-and-maidenhead-afc",
    "unverified": """islington-pages kensington-search lambeth-pages wandsworth-pages
        birmingham-pages birmingham-trust coventry-jadu york-pages dorset-unknown leicester-search
        wokingham-pages devon-wordpress thurrock-pages nottingham-search cheshire-east-search
        surrey-pages""",
}


def test_every_source_stands_as_its_evidence_allows(register):
    stands = {source.id: source.status for source in register.sources if source.base_url}
    assert stands == {name: status for status, names in STATUSES.items() for name in names.split()}


def test_every_source_says_what_it_rests_on_and_when_that_was(register):
    published = [source for source in register.sources if source.base_url]
    assert [one.id for one in published if not re.search(r"\b20[12]\d\b", one.evidence)] == []
    # of what nobody has compared with the live pages, nobody may claim to have
    assert {source.verified.on for source in published} == {None}


def test_childrens_trusts_and_shared_companies_are_sources_of_their_authorities(register):
    publishers = {
        (register.authority(source.la_code).name, source.publisher)
        for source in register.sources
        if source.publisher not in ("council", "person")
    }
    assert publishers == {
        ("Birmingham", "childrens_trust"),
        ("Kingston upon Thames", "shared_company"),
        ("Richmond upon Thames", "shared_company"),
        ("Windsor and Maidenhead", "shared_company"),
    }


def test_every_authority_without_a_source_says_why(register):
    silent = {
        known.la_code: known.no_source for known in register.authorities.values() if known.no_source
    }
    assert len(silent) == 153 - 27
    assert all(one.reason and one.evidence and one.on for one in silent.values())
    by_status = {
        status: {code for code, one in silent.items() if one.status == status}
        for status in ("no_log", "blocked_bot")
    }
    assert by_status["no_log"] == {"210", "373", "380", "383", "391", "801"}
    assert by_status["blocked_bot"] == {
        *("308", "390", "393", "394", "806", "808", "813", "852"),
        *("865", "869", "886", "921", "926", "929"),
    }


def test_licences_are_those_that_were_read(register):
    licences = {source.id: source.licence for source in register.sources if source.base_url}
    assert {name: licence for name, licence in licences.items() if licence != "unknown"} == {
        "camden-socrata": "ogl",
        "barnsley-index": "ogl",
        "leicester-search": "ogl",
        "coventry-jadu": "restricted",
        "leicestershire-search": "non_commercial",
        "thurrock-pages": "permission",
    }
