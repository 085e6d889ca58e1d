import pytest
from portals import Portal
from replica import Answer

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms.json_answers import asked, record, records, said, text

PAGE = "https://data.sampleshire.example/rows.json"


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("  two\r\n words ", "two words"),
        ("a\x00b\x1bc", "ab c"),
        ("caf\ud83d", "caf?"),
        (4711, "4711"),
        (True, None),
        (1.5, None),
        ("", None),
        (None, None),
        ({"url": "x"}, None),
    ],
)
def test_a_value_is_one_clean_line_or_nothing(value, line):
    assert said(value) == line


def test_a_text_keeps_its_lines_and_can_be_written():
    assert text("a\r\n\tb\0\udc80").encode() == b"a\r\n\tb?"
    assert text(12) == ""


@pytest.mark.parametrize("data", [None, [], "rows", 7, True])
def test_what_is_no_object_is_named_with_what_it_is(data):
    with pytest.raises(LayoutChanged, match=r"the row is .*, expected an object"):
        record(data, "the row", PAGE)


@pytest.mark.parametrize("data", [None, {}, ["row"], [{}, 7]])
def test_what_is_no_list_of_objects_is_named_whole(data):
    with pytest.raises(LayoutChanged, match="expected"):
        records(data, "the answer", PAGE)


@pytest.mark.parametrize(
    ("status", "reworded"), [(403, True), (404, True), (410, True), (500, False)]
)
def test_only_a_refusal_is_said_in_the_platform_s_words(tmp_path, status, reworded):
    with Portal(tmp_path, "ckan") as portal:
        portal.site.route("/rows.json", Answer(status=status))
        source = portal.source({"dataset_pattern": "foi"})
        with pytest.raises(FetchError) as failed:
            asked(source, portal.session, portal.site.url("/rows.json"), refusal=("gone", "ask"))
    assert (failed.value.remedy == "ask") is reworded
    assert f"status {status}" in failed.value.message
