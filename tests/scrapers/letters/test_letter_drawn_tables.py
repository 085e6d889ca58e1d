"""Tables that a text draws with bars, semicolons, commas, blanks or one cell a line."""

from hypothesis import given
from hypothesis import strategies as st

from scrapers.letters.drawn_tables import drawn_tables


def drawn(text, taken=()):
    """Return the words of each table's cells, and check that every cell stands where it says."""
    tables = drawn_tables(text, taken)
    for table in tables:
        for row in table.rows:
            for cell in row:
                assert text[cell.start : cell.end] == cell.text
    return [[[cell.text for cell in row] for row in table.rows] for table in tables]


def test_a_cell_belongs_to_the_column_that_it_stands_under():
    text = (
        "Placement              2020/21    2021/22    2022/23\n"
        "Foster care                201        198        205\n"
        "Supported lodgings                     12         15\n"
        "Hostel                       7\n"
    )
    (table,) = drawn(text)
    assert table[1:] == [
        ["Foster care", "201", "198", "205"],
        ["Supported lodgings", "", "12", "15"],
        ["Hostel", "7", "", ""],
    ]


def test_cells_of_rows_that_are_all_full_are_counted_off_where_they_do_not_align():
    text = "Source  2022-23  2023-24\nPolice  1,412  1,388\nNo further action  597  596\n"
    (table,) = drawn(text)
    assert table[2] == ["No further action", "597", "596"]


def test_cells_that_stand_under_no_one_column_stay_lines():
    text = "a             1       2\nb        3    4       5\nc     6     7   8  9\n"
    assert drawn(text) == []


def test_a_heading_over_two_columns_stands_over_both():
    text = (
        "Year      Completed    Within 45 days\n"
        "                       No.       %\n"
        "2020/21   3,204        2,691     84.0\n"
        "2021/22   3,377        2,904     86.0\n"
    )
    (table,) = drawn(text)
    assert table[:2] == [
        ["Year", "Completed", "Within 45 days", ""],
        ["", "", "No.", "%"],
    ]


def test_a_label_that_runs_over_two_lines_is_one():
    text = (
        "Placement                     2021   2022\n"
        "Carers of an independent\n"
        "agency                          92    101\n"
        "Children's home (registered\n"
        "with the inspectorate)          44     47\n"
    )
    (table,) = drawn(text)
    assert [row[0] for row in table[1:]] == [
        "Carers of an independent\nagency",
        "Children's home (registered\nwith the inspectorate)",
    ]


def test_a_list_of_labels_and_counts_without_a_heading_is_no_table():
    assert drawn("1.      18,446\n2.      4,902\n") == []


def test_an_address_beside_a_reference_is_no_table():
    assert drawn("Elmbeck Council          Our ref 20931\nHigh Street      12 May 2023\n") == []


def test_empty_cells_between_bars_are_kept():
    text = (
        "| Age | 2022/23 | | 2023/24 | |\n| | Boys | Girls | Boys | Girls |\n|---|---|\n"
        "| 10 | 6 | 7 | 8 | 5 |\n"
    )
    (table,) = drawn(text)
    assert table[0] == ["Age", "2022/23", "", "2023/24", ""]
    assert table[2] == ["10", "6", "7", "8", "5"]


def test_semicolons_and_commas_part_the_cells_of_rows_that_end_in_counts():
    assert drawn("Group; 2022; 2023\nMixed; 14.0%; 15.1%\nOther; 3.5%; 3.6%\n")[0][2][0] == "Other"
    text = "Year, Lived, Children\n2021, Home, 122\n2021, Care, 64\n"
    assert drawn(text)[0][1] == ["2021", "Home", "122"]


def test_sentences_with_commas_are_no_table():
    text = "We asked the police, the schools and health.\nPlease note, though, that 12, 13 and 14\n"
    assert drawn(text * 3) == []


def test_one_cell_a_line_is_read_across_the_foot_of_a_page():
    cells = ["Age", "2020-21", "2021-22", "Under 16", "0", "3", "Page 2 of 3", "Total", "37", "40"]
    (table,) = drawn("\n\n".join(cells))
    assert table == [["Age", "2020-21", "2021-22"], ["Under 16", "0", "3"], ["Total", "37", "40"]]


def test_one_cell_a_line_with_a_cell_too_few_stays_lines():
    cells = ["Age", "2020", "2021", "Boys", "1", "2", "Girls", "3", "4", "5"]
    assert drawn("\n".join(cells)) == []


def test_the_number_of_the_next_question_is_no_cell_of_the_last_row():
    cells = ["Age", "2020", "2021", "Boys", "1", "2", "Girls", "3", "4", "2"]
    (table,) = drawn("\n".join([*cells, "What did all of these placements cost?"]))
    assert table[-1] == ["Girls", "3", "4"]


def test_what_is_a_table_already_is_left_alone():
    text = "Group    2022    2023\nBoys    1    2\nGirls    3    4\n"
    assert drawn(text, taken=[(0, len(text))]) == []
    assert len(drawn(text)) == 1


cell = st.sampled_from(["0", "7", "12", "345", "1,204", "<5", "*", "-", "£3.2m", "61.4%"])


@given(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=2, max_size=6), st.integers(2, 9))
def test_whatever_is_laid_out_in_columns_is_read_as_it_was(rows, gap):
    labels = [f"Group {'ABCDEF'[at]}" for at in range(len(rows))]
    lines = [["Group", "2020/21", "2021/22", "2022/23"]]
    lines += [[label, *row] for label, row in zip(labels, rows, strict=True)]
    wide = [max(len(line[at]) for line in lines) for at in range(4)]
    text = "\n".join(
        (" " * gap).join(
            one.ljust(width) if not at else one.rjust(width)
            for at, (one, width) in enumerate(zip(line, wide, strict=True))
        )
        for line in lines
    )
    assert drawn(text) == [lines]


@given(st.text(alphabet=" \t\n|;,ab12-", max_size=300))
def test_no_text_breaks_the_search_for_tables(text):
    drawn(text)
