import datetime

import pytest
from document_makers import check_places, texts, workbook, written
from openpyxl.styles import Alignment

from scrapers.documents import sheet
from scrapers.documents.sheet import read_sheet
from scrapers.errors import DocumentError

TIME = datetime.datetime.fromisoformat("2024-03-31T14:30")


def read(book):
    document = read_sheet(written(book), "a.xlsx")
    check_places(document)
    return document


def test_titles_gaps_and_headings_stay_where_they_stand():
    book = workbook(["Table 1: children"], [], [None, "2023/24", "2024/25"], ["Leeds", 7, "<5"])
    document = read(book)
    assert texts(document.tables[0]) == [
        ["Table 1: children", "", ""],
        [],
        ["", "2023/24", "2024/25"],
        ["Leeds", "7", "<5"],
    ]
    assert document.text == "Table 1: children\t\t\n\n\t2023/24\t2024/25\nLeeds\t7\t<5\n"
    assert document.tables[0].title == "Sheet"


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1204, "General", "1204"),
        (1204.0, "General", "1204"),
        (12.5, "General", "12.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (100, "General", "100"),
        (-0.0, "General", "0"),
        (0.67, "0%", "67%"),
        (0.665, "0%", "67%"),
        (0.6667, "0.00%", "66.67%"),
        (0.5, "0.0%;[Red]-0.0%", "50.0%"),
        (67, '0"%"', "67"),
        (5, ";;;", ""),
        (datetime.date(2024, 3, 31), "dd/mm/yyyy", "2024-03-31"),
        (TIME, "dd/mm/yyyy hh:mm", "2024-03-31 14:30"),
        (True, "General", "TRUE"),
        ("c", "General", "c"),
        ("one\ntwo", "General", "one two"),
    ],
)
def test_values_are_printed_as_they_are_shown(value, number_format, shown):
    book = workbook(["label", value])
    book.active["B1"].number_format = number_format
    book.active["B1"].alignment = Alignment(wrap_text=True)
    assert texts(read(book).tables[0]) == [["label", shown] if shown else ["label"]]


def test_sheets_are_pages_in_order():
    book = workbook(["one"])
    book.create_sheet("Second").append(["two"])
    document = read(book)
    assert [(table.title, table.page) for table in document.tables] == [("Sheet", 1), ("Second", 2)]
    assert len(document.pages) == 2


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told_and_not_read(state):
    book = workbook(["shown"])
    kept = book.create_sheet("Raw")
    kept.append(["secret"])
    kept.sheet_state = state
    document = read(book)
    assert "secret" not in document.text
    assert document.notes == ("sheet “Raw” is hidden and was not read",)


def test_hidden_rows_and_columns_are_told_and_not_read():
    book = workbook(["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    document = read(book)
    assert texts(document.tables[0]) == [["a", "c"], ["g", "i"]]
    assert document.notes == (
        "sheet “Sheet”: 1 hidden rows were not read",
        "sheet “Sheet”: 1 hidden columns were not read",
    )


def test_errors_stay_as_printed_and_formulas_without_values_are_told():
    book = workbook(["a", "#REF!", "c"], ["=1+2", 5, "=SUM(1)"])
    book.active["B1"].data_type = "e"
    document = read(book)
    assert texts(document.tables[0]) == [["a", "#REF!", "c"], ["", "5", ""]]
    assert document.notes == (
        "sheet “Sheet”: 2 formulas were saved without their values and were not read",
    )


def test_a_label_merged_down_over_rows_of_counts_is_each_rows_label():
    book = workbook(
        ["Year", "Sex", "Count"], ["2023/24", "boys", 7], [None, "girls", 8], ["All", None, 15]
    )
    book.active.merge_cells("A2:A3")
    assert texts(read(book).tables[0])[1:] == [
        ["2023/24", "boys", "7"],
        ["2023/24", "girls", "8"],
        ["All", "", "15"],
    ]


@pytest.mark.parametrize("value", ["12", "<5", "12 children", "*"])
def test_a_count_merged_down_over_rows_is_one_count(value):
    book = workbook(["a", value, 1], ["b", None, 2])
    book.active.merge_cells("B1:B2")
    assert texts(read(book).tables[0]) == [["a", value, "1"], ["b", "", "2"]]


def test_numbers_stored_as_text_stay_as_the_text_they_are():
    assert texts(read(workbook(["012", "1,204", "12.0"])).tables[0]) == [["012", "1,204", "12.0"]]


def test_merged_headings_keep_their_text_in_the_first_place():
    book = workbook(["Year", "Children", None], [None, "boys", "girls"], ["2024", 7, 8])
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("A1:A2")
    assert texts(read(book).tables[0]) == [
        ["Year", "Children", ""],
        ["", "boys", "girls"],
        ["2024", "7", "8"],
    ]


def test_an_empty_sheet_is_a_page_without_a_table():
    document = read(workbook())
    assert (document.tables, len(document.pages), document.text) == ((), 1, "")


def test_a_chart_sheet_is_told():
    book = workbook(["a"])
    book.create_chartsheet("Chart")
    assert read(book).notes == ("sheet “Chart” holds no cells (a chart or a macro)",)


def test_a_cell_in_the_far_corner_does_not_fill_the_memory():
    book = workbook(["a"])
    book.active["XFD1048576"] = "b"
    with pytest.raises(DocumentError, match="larger than 2,000,000 cells") as refused:
        read(book)
    assert refused.value.status == "unreadable"


def test_the_ceiling_counts_all_sheets(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_CELLS", 3)
    book = workbook(["a", "b"])
    read(book)
    book.create_sheet("Second").append(["c", "d"])
    with pytest.raises(DocumentError, match=r"\(4\)"):
        read(book)
