import tracemalloc

import pytest

from scrapers.errors import LayoutChanged
from scrapers.platforms.alaveteli_authorities import AuthorityRow, read_authorities

HEAD = (
    "Internal ID,Name,Short name,URL name,Tags,Home page,Publication scheme,"
    "Disclosure log,Notes,Created at,Updated at,Version\n"
)


def line(name: str, tags: str, log: str = "", notes: str = "") -> str:
    slug = name.lower().replace(" ", "_")
    home = f"https://{slug}.example"
    return f'7,"{name}",,{slug},"{tags}",{home},,{log},"{notes}",2008-02-01,2024-02-01,4\n'


def read(text: str) -> list[AuthorityRow]:
    return list(read_authorities(text.encode()))


def test_a_body_has_its_codes_and_the_log_that_was_found():
    (row,) = read(HEAD + line("Sampleshire Council", "la:999 gss:E09999999", "https://s.example/l"))
    assert row == AuthorityRow(
        name="Sampleshire Council",
        url_name="sampleshire_council",
        la_codes=("999",),
        gss_codes=("E09999999",),
        home_page="https://sampleshire_council.example",
        publication_scheme=None,
        disclosure_log="https://s.example/l",
    )


@pytest.mark.parametrize("between", [" ", "|", ", ", "\n"])
def test_tags_stand_apart_in_any_way_and_a_body_may_have_two_codes(between):
    tags = between.join(["local_council", "la:998", "gss:E09999998", "gss:E09999999"])
    (row,) = read(HEAD + line("Othershire", tags))
    assert (row.la_codes, row.gss_codes) == (("998",), ("E09999998", "E09999999"))


def test_notes_over_several_lines_and_a_mark_at_the_start_are_no_hindrance():
    notes = 'First.\nSecond, with ""two"" marks.'
    text = "\ufeff" + HEAD.removeprefix("Internal ID,")
    text += (line("A", "la:1", notes=notes) + line("B", "la:2")).replace('7,"', '"')
    assert [row.name for row in read(text)] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (HEAD.replace("Disclosure log", "Log") + line("A", "la:1"), "column Disclosure log"),
        (HEAD.replace("Notes", "Name") + line("A", "la:1"), "column Name"),
        ("", "column Name"),
        (HEAD + "7,A,,a\n", "line 2: 4 cells under 12 headings"),
        (HEAD + '7,"A"x,,a,,,,,,,,\n', "line 2: this is no CSV"),
    ],
)
def test_a_file_of_another_build_is_named_with_its_line(text, named):
    with pytest.raises(LayoutChanged, match=named):
        read(text)


def test_bytes_of_another_encoding_are_no_names():
    with pytest.raises(LayoutChanged, match="no CSV in UTF-8"):
        list(read_authorities((HEAD + line("Sampleshire \xe9", "la:1")).encode("latin-1")))


def test_a_large_file_is_read_row_by_row():
    data = (HEAD + line("Sampleshire", "la:999", notes="x" * 2000) * 1000).encode()
    tracemalloc.start()
    count = sum(1 for _ in read_authorities(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1000
    # the copy that the reader holds, and no list of rows beside it
    assert peak < len(data) * 1.2
