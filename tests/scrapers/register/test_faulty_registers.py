import pytest

from scrapers.register import load_register


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    publisher: council", "    publishr: council", "unknown key 'publishr'; allowed: as"),
        ("platform: icasework", "platform: icasewrk", "unknown platform 'icasewrk'; allowed: "),
        ("{face: c}", "{facet: c}", "unknown key 'options.facet'; allowed: date_formats, face"),
        ("{face: c}", "{face: d}", "'options.face': Input should be"),
        ("{face: c}", "{face: b}", "status unverified does not go with its options: face b"),
        ("{reference: [", "{refrence: [", "unknown key 'options.labels.refrence'"),
        ("{evidence: a", "{evidenced: a", "'verified.evidence' is missing"),
        ('la_code: "101"', "la_code: 101", "'la_code': Input should be a valid string, not 101"),
        ('la_code: "101"', 'la_code: "928"', "no authority has the la_code '928'"),
        ("status: active", "status: off", "'status': Input should be 'active'"),
        ("licence: ogl", "licence: open", "'licence': Input should be 'ogl'"),
        ("{min_items: 50,", "{min_items: -1,", "'assertions.min_items'"),
        (r"'^FOI\d+$'", "'('", "'reference_pattern': not a regular expression"),
        ("[www.logshire.example]", "[uat.logshire.example]", "is not among canonical_hosts"),
        ("https://www.logshire", "www.logshire", "is not a web address"),
        ("    base_url: https://www.caseshire.example\n", "", "base_url is missing"),
        ("id: caseshire-cases", "id: logshire-jadu", "id given more than once: logshire-jadu"),
        ("id: caseshire-cases", "id: logshire-inbox", "id given more than once: logshire-inbox"),
        ("    status: active", "    status: active\n    status: manual", "'status' is given 2"),
        ("status: active", "status: manual", "status manual needs status_reason"),
        ("    not_seen: [the listing]\n", "", "status unverified needs not_seen"),
        ("sources:", "sourcs:", "its keys are version and sources"),
        ("version: 1", "version: 2", "version 2 is not read here"),
        ("sources:", "sources: [", "not YAML"),
    ],
)
def test_a_faulty_block_is_refused_by_file_entry_and_what_is_allowed(small, old, new, says):
    small.edit("sources.yml", old, new)
    message = small.refused()
    assert says in message
    assert "sources.yml" in message


def test_the_faulty_entry_is_named(small):
    small.edit("sources.yml", "status: active", "status: off")
    assert "sources.yml, entry logshire-jadu: 'status'" in small.refused()
    small.edit("authorities.yml", 'la_code: "101"', 'la_code: "10"')
    assert "authorities.yml, entry Logshire: 'la_code'" in small.refused()


def test_two_authorities_with_one_code_are_refused(small):
    small.edit("authorities.yml", 'la_code: "101"', 'la_code: "102"')
    assert "la_code given more than once: 102" in small.refused()


def test_a_folder_that_lacks_a_file_is_refused_with_what_belongs_there(tmp_path, small):
    tmp_path.joinpath("authorities.yml").unlink()
    message = small.refused()
    assert "authorities.yml: it cannot be read" in message
    assert "sources.yml and official.yml" in message


def test_an_authority_with_neither_a_source_nor_a_reason_is_refused(small):
    reason = "    no_source: {status: no_log, reason: none was found, evidence: a test}\n"
    small.edit("authorities.yml", reason, "")
    message = small.refused()
    assert "entry Quietshire: it has neither a source nor a reason" in message
    assert "give it no_source" in message


def test_a_reason_at_the_top_stands_for_all_that_have_neither(small):
    reason = "    no_source: {status: no_log, reason: none was found, evidence: a test}\n"
    small.edit("authorities.yml", reason, "")
    top = "no_source: {reason: nobody looked, evidence: a test}\n"
    small.edit("authorities.yml", "authorities:\n", top + "authorities:\n")
    register = load_register(small.path)
    quiet = register.authority("Quietshire").no_source
    assert (quiet.status, str(quiet)) == ("unverified", "nobody looked")
    assert register.authority("Logshire").no_source is None


def test_a_reason_beside_a_source_is_refused_with_what_to_take_out(small):
    small.edit("sources.yml", 'la_code: "102"', 'la_code: "103"')
    message = small.refused()
    # Quietshire has one now, and Caseshire has none
    assert "entry Caseshire: it has neither" in message
    small.edit("sources.yml", 'la_code: "101"', 'la_code: "102"')
    small.edit("authorities.yml", "[{code: E99000101}]}", "[{code: E99000101}], " + REASON)
    assert "entry Quietshire: it says why it has no source, and it has one" in small.refused()
    assert "take no_source out of its entry" in small.refused()


REASON = "no_source: {reason: moved, evidence: a test}}"


def test_a_source_of_a_closed_authority_is_not_active(small):
    small.edit("authorities.yml", "E99000101}]", "E99000101}], closed_on: 2023-03-31")
    message = small.refused()
    assert "sources.yml, entry logshire-jadu: Logshire was closed on 2023-03-31" in message
    small.edit("sources.yml", "status: active", "status: no_log\n    status_reason: closed")
    assert load_register(small.path).authority("Logshire").closed_on
