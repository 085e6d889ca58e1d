import dataclasses

import pytest
from c3_files import C3, altered, read
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.errors import TableContractBroken
from scrapers.sample.c3_table import table
from scrapers.statistics import printed_file
from scrapers.statistics.wide import read_table

BODY = table("2025")


def put(line, column, cell):
    """Return the change that writes ``cell`` into a line (the header is line 1)."""

    def change(rows):
        rows[line - 1][rows[0].index(column)] = cell

    return change


def rename(column, to):
    return put(1, column, to)


def drop(column):
    def change(rows):
        place = rows[0].index(column)
        for row in rows:
            del row[place]

    return change


def add(column, cell):
    def change(rows):
        for row in rows:
            row.append(cell)
        rows[0][-1] = column

    return change


def test_a_table_is_read_cell_by_cell_with_what_each_is_about():
    cells = list(read(BODY).cells(release="2025", version=2))
    assert len(cells) == 15 * 8 * 40
    barnet = next(
        cell
        for cell in cells
        if (cell.la_name, cell.time_period, cell.indicator)
        == ("Barnet", "2024", "Child_sexual_exploitation")
    )
    assert dataclasses.asdict(barnet) == {
        "dataset": "c3",
        "release": "2025",
        "version": 2,
        "time_period": "2024",
        "geographic_level": "Local authority",
        "area_code": "E09000003",
        "indicator": "Child_sexual_exploitation",
        "time_identifier": "Reporting year",
        "country_code": "E92000001",
        "region_code": "E13000002",
        "region_name": "Outer London",
        "la_code": "302",
        "new_la_code": "E09000003",
        "la_name": "Barnet",
        "area_name": "Barnet",
        "breakdown": "Factors identified at the end of assessment",
        "as_printed": "111",
    }


def test_regions_and_england_are_named_by_their_own_columns():
    cells = list(read(BODY).cells(release="2025", version=1))
    above = {(c.area_code, c.area_name, c.la_code) for c in cells if c.la_name is None}
    assert ("E92000001", "England", None) in above
    assert ("E12000007", "London", None) in above
    assert len(above) == 12


def test_a_byte_order_mark_changes_nothing():
    assert read(b"\xef\xbb\xbf" + BODY).rows == read(BODY).rows


def test_columns_are_found_by_name_wherever_they_stand():
    def turned(rows):
        for row in rows:
            row.reverse()

    assert [row.printed for row in read(altered(turned)).rows] == [
        row.printed for row in read(BODY).rows
    ]


def test_lines_may_end_in_either_way():
    assert read(BODY.replace(b"\n", b"\r\n")).rows == read(BODY).rows


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(drop("Gangs"), "missing: Gangs", id="missing column"),
        pytest.param(add("County_lines", "7"), "unknown: County_lines", id="unknown column"),
        pytest.param(
            rename("category", "Category"),
            "written otherwise: Category for category",
            id="capital",
        ),
        pytest.param(rename("Gangs", "Gang"), "missing: Gangs; unknown: Gang", id="renamed column"),
        pytest.param(rename("Gangs", "Neglect"), "columns twice: Neglect", id="column twice"),
        pytest.param(put(14, "Gangs", "p"), "line 14, column Gangs: 'p' is neither", id="symbol"),
        pytest.param(put(14, "Gangs", ""), "line 14, column Gangs: '' is neither", id="empty"),
        pytest.param(put(14, "Gangs", "12.5"), "column Gangs: '12.5' is", id="no whole number"),
        pytest.param(put(14, "Gangs", "1,204"), "column Gangs: '1,204' is", id="separator"),
        pytest.param(
            put(15, "geographic_level", "Ward"), "line 15, column geographic_level", id="level"
        ),
        pytest.param(put(15, "time_period", "2023/24"), "line 15, column time_period", id="year"),
        pytest.param(
            put(15, "time_identifier", "Calendar year"), "column time_identifier", id="other year"
        ),
        pytest.param(put(15, "category", "Other"), "line 15, column category", id="category"),
        pytest.param(put(15, "new_la_code", ""), "line 15, column new_la_code", id="no code"),
        pytest.param(put(15, "la_name", ""), "line 15, column la_name", id="no name"),
        pytest.param(put(3, "la_name", "Leeds"), "line 3, column la_name", id="name too low"),
        pytest.param(
            lambda rows: rows.append(list(rows[15])),
            "line 122: 2025 Local authority E09000003 is there twice, first on line 16",
            id="duplicated key",
        ),
        pytest.param(lambda rows: rows[20].pop(), "line 21: 50 cells", id="short line"),
        pytest.param(lambda rows: rows[20].append("7"), "line 21: 52 cells", id="long line"),
        pytest.param(lambda rows: rows.insert(5, []), "line 6: 0 cells", id="blank line"),
    ],
)
def test_a_table_that_is_not_the_expected_one_is_refused_with_its_place(change, said):
    with pytest.raises(TableContractBroken) as refused:
        read(altered(change))
    assert said in str(refused.value)
    assert str(refused.value).startswith("c3.csv")
    assert "scrapers/statistics/tables" in refused.value.remedy


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(b"", "cut short", id="nothing"),
        pytest.param(b"<!DOCTYPE html><html></html>\n", "not a CSV file", id="page"),
        pytest.param(b'{"status": 404}\n', "not a CSV file", id="problem details"),
        pytest.param(BODY[:9000], "cut short", id="cut anywhere"),
        pytest.param(BODY[:-2], "cut short", id="cut in the last number"),
        pytest.param(BODY.replace(b"Barnet", b"Barn\xe9t", 1), "line 16: not UTF-8", id="latin-1"),
        pytest.param(BODY.replace(b"Barnet", b'"Barnet', 1), "not a sound CSV", id="open quote"),
    ],
)
def test_bytes_that_are_not_a_whole_csv_file_are_refused(body, said):
    with pytest.raises(TableContractBroken) as refused:
        read(body)
    assert said in str(refused.value)


def test_a_file_cut_at_a_line_end_is_known_by_its_row_count():
    cut = BODY[: BODY.rindex(b"\n", 0, -1) + 1]
    assert len(read(cut).rows) == 119
    with pytest.raises(TableContractBroken, match="119 rows, where the publisher says 120"):
        read(cut, rows_expected=120)


@settings(max_examples=60)
@given(st.integers(0, len(BODY) - 1))
def test_no_cut_goes_unnoticed_where_the_row_count_is_known(end):
    with pytest.raises(TableContractBroken):
        read(BODY[:end], rows_expected=120)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_declined_with_an_error_of_ours(body):
    with pytest.raises(TableContractBroken):
        read(body)


def test_years_with_fewer_authorities_than_usual_are_noted_not_refused():
    notes = read(BODY).notes
    assert len(notes) == 8
    assert notes[0] == "2018 has 3 Local authority rows, where 151 to 153 are usual"


def test_a_count_that_should_be_suppressed_or_rounded_is_noted():
    def leak(rows):
        put(16, "Gangs", "4")(rows)
        put(2, "Gangs", "8861")(rows)

    notes = read(altered(leak)).notes
    assert any("1 counts of authorities are from 1 to 5" in note for note in notes)
    assert any("1 counts of regions or England are no multiples of 10" in note for note in notes)


def test_a_new_set_of_columns_is_a_vintage_more_and_the_old_one_still_reads():
    old = C3.vintages[0]
    renamed = tuple("Gang_membership" if name == "Gangs" else name for name in old.columns)
    newer = old.model_copy(update={"name": "2026", "columns": renamed})
    both = C3.model_copy(update={"vintages": (old, newer), "renamed": {"Gang_membership": "gangs"}})
    new_body = altered(rename("Gangs", "Gang_membership"))
    assert read_table(new_body, both, name="c3.csv").vintage.name == "2026"
    assert read_table(BODY, both, name="c3.csv").vintage is old


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda rows: rows[100].pop(), "line 101: 50 cells", id="short line"),
        pytest.param(put(111, "Gangs", "p"), "line 111, column Gangs: 'p' is", id="symbol"),
        pytest.param(lambda rows: rows.insert(90, []), "line 91: 0 cells", id="blank line"),
        pytest.param(
            lambda rows: rows.append(list(rows[15])), "line 122: 2025 Local", id="duplicated key"
        ),
    ],
)
def test_a_fault_far_down_a_file_read_in_many_blocks_is_found_on_its_line(
    change, said, monkeypatch
):
    whole = read(BODY).rows
    monkeypatch.setattr(printed_file, "BLOCK", 2048)
    assert read(BODY).rows == whole
    with pytest.raises(TableContractBroken) as refused:
        read(altered(change))
    assert said in str(refused.value)
