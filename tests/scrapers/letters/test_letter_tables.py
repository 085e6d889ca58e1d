from datetime import date

import pytest

from scrapers.documents.model import Cell
from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter
from scrapers.letters.tables import read_table, with_starts


def grid(*rows):
    cells, at = [], 0
    for row in rows:
        line = []
        for text in row:
            line.append(Cell(str(text), at, at + len(str(text))))
            at += len(str(text)) + 1
        cells.append(tuple(line))
    return cells


def gist(one):
    value = (one.number.lower, one.number.upper) if one.number.value is None else one.number.value
    return value, one.heading, one.labels, one.period.start if one.period else None


def test_a_title_above_and_labels_on_both_sides():
    table = grid(
        ["Children at risk of exploitation", "", "", "", ""],
        ["", "", "", "", ""],
        ["Financial year", "Sex", "Age group", "CSE", "CCE"],
        ["2022/23", "Female", "10 to 12", 5, "<5"],
        ["", "Female", "13-15", 17, 9],
    )
    year = date(2022, 4, 1)
    assert [gist(one) for one in read_table(table)] == [
        (5, "CSE", ("Female", "10 to 12"), year),
        ((1, 4), "CCE", ("Female", "10 to 12"), year),
        (17, "CSE", ("Female", "13-15"), year),
        (9, "CCE", ("Female", "13-15"), year),
    ]


def test_a_merged_heading_goes_on_over_the_columns_beside_it():
    table = grid(
        ["", "2021/22", "", "2022/23", ""],
        ["Gender", "CSE", "CCE", "CSE", "CCE"],
        ["Male", 10, 20, 11, 21],
    )
    read = [
        (one.number.value, one.heading.split()[-1], one.period.label) for one in read_table(table)
    ]
    assert read == [
        (10, "CSE", "2021/22"),
        (20, "CCE", "2021/22"),
        (11, "CSE", "2022/23"),
        (21, "CCE", "2022/23"),
    ]


def test_weeks_of_coverage_and_remarks_are_no_figures():
    table = grid(
        ["Reporting Year", "Calls", "Weeks for which there are statistics", "Comment"],
        ["2016/17", "20,049", 21, "Began in Nov 2016."],
        ["2018/19", "20,982", 51, "Nothing for 1 week."],
    )
    assert [one.number.value for one in read_table(table)] == [20049, 20982]


def test_age_bands_head_columns_and_rows_without_becoming_counts():
    across = grid(["Year", "Under 10", "10-12", "16+"], ["2019/20", 1, 2, 3])
    down = grid(["Age", "2019/20"], ["Under 1", 20], ["1 to 4", "<5"], ["16+", 7])
    assert [one.number.value for one in read_table(across)] == [1, 2, 3]
    assert [gist(one)[0] for one in read_table(down)] == [20, (1, 4), 7]


def test_two_tables_on_a_sheet_keep_their_own_titles():
    table = grid(
        ["Children looked after", ""], ["Year", "Number"], [2021, 300], ["", ""],
        ["Referrals", ""], ["Year", "Number"], ["2020-21", 3000],
    )  # fmt: skip
    assert [one.title for one in read_table(table)] == ["Children looked after", "Referrals"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Year", "Girls", "Boys"], ["2019/20", 4]], id="cell-missing"),
        pytest.param([["Year", "Girls"], ["2019/20", 4, 5]], id="cell-too-many"),
        pytest.param([["Leeds", 4, 5], ["York", 6, 7]], id="no-headings"),
    ],
)
def test_a_row_that_does_not_fit_its_headings_is_doubted_not_shifted(rows):
    read = read_table(grid(*rows))
    assert read
    assert all(one.certain < 0.6 and one.doubt for one in read)


def test_a_count_that_looks_like_a_year_is_doubted():
    (one,) = read_table(grid(["Year", "Referrals"], ["2019/20", "2019"]))
    assert (one.number.value, one.doubt) == (2019, "the count looks like a year")


def test_up_to_a_month_begins_where_its_neighbours_years_begin():
    read = with_starts(read_table(grid(["Year", "Number"], [2023, 16], ["To May 2024", 5])))
    assert (read[1].period.start, read[1].period.end) == (date(2024, 1, 1), date(2024, 5, 31))


def test_a_first_column_that_counts_its_rows_up_under_years_is_labels_and_no_figures():
    text = (
        "1. How many children went missing how many times in each year?\n\n"
        "Times missing\t2022\t2023\n1\t20\t25\n2\t11\t9\n3+\t4\t6\n"
    )
    read = read_letter(read_document(text.encode(), "letter.txt"))
    assert [one.value for one in read.figures] == [20, 25, 11, 9, 4, 6]
    assert all(one.subgroup for one in read.figures)
