"""Excel 97-2003 workbooks, as xlwt writes them."""

import datetime

import olefile
import pytest
import xlwt
from document_makers import check_places, texts, written

from scrapers.documents import sheet
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError


def read(book):
    document = read_document(written(book), "old.doc")
    check_places(document)
    return document


def book_of(*rows):
    book = xlwt.Workbook()
    page = book.add_sheet("Data")
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None:
                page.write(row, column, value)
    return book, page


def test_titles_gaps_and_headings_stay_where_they_stand():
    book, _ = book_of(["Table 1"], [], [None, "2023/24", "2024/25"], ["Leeds", 7.0, "<5"])
    document = read(book)
    assert document.media_type == "application/vnd.ms-excel"
    assert document.text == "Table 1\t\t\n\n\t2023/24\t2024/25\nLeeds\t7\t<5\n"
    assert (document.tables[0].title, document.notes) == ("Data", ())


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1204, "General", "1204"),
        (12.5, "General", "12.5"),
        (0.67, "0%", "67%"),
        (0.6667, "0.0%", "66.7%"),
        (1, "0%", "100%"),
        (5, ";;;", ""),
        (datetime.date(2024, 3, 31), "dd/mm/yyyy", "2024-03-31"),
        (True, "General", "TRUE"),
        ("0123", "General", "0123"),
        ("£ – …", "General", "£ – …"),
    ],
)
def test_values_are_printed_as_they_are_shown(value, number_format, shown):
    book, page = book_of(["label"])
    page.write(0, 1, value, xlwt.easyxf(num_format_str=number_format))
    page.write(1, 1, "below")
    assert texts(read(book).tables[0])[0] == ["label", shown]


def test_neighbouring_percentages_are_told_one_by_one():
    book, page = book_of(["a"])
    percent = xlwt.easyxf(num_format_str="0%")
    for column, style in enumerate([percent, xlwt.Style.default_style, percent], start=1):
        page.write(0, column, 5, style)
    assert texts(read(book).tables[0]) == [["a", "500%", "5", "500%"]]


def test_what_is_hidden_is_told_and_not_read():
    book, page = book_of(["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"])
    page.row(1).hidden = True
    page.col(1).hidden = True
    for name, state in (("Raw", 1), ("Deep", 2)):
        other = book.add_sheet(name)
        other.visibility = state
        other.write(0, 0, "secret")
    document = read(book)
    assert texts(document.tables[0]) == [["a", "c"], ["g", "i"]]
    assert document.notes == (
        "sheet “Data”: 1 hidden rows were not read",
        "sheet “Data”: 1 hidden columns were not read",
        "sheet “Raw” is hidden and was not read",
        "sheet “Deep” is hidden and was not read",
    )


def test_errors_stay_as_printed():
    book, page = book_of(["a", None, "c"])
    page.row(0).set_cell_error(1, "#REF!")
    assert texts(read(book).tables[0]) == [["a", "#REF!", "c"]]


def test_a_label_merged_down_over_rows_of_counts_is_each_rows_label():
    book, page = book_of(["Year", "Sex", "Children"], [None, "boys", 7], [None, "girls", 8])
    page.write_merge(1, 2, 0, 0, "2023/24")
    assert texts(read(book).tables[0])[1:] == [["2023/24", "boys", "7"], ["2023/24", "girls", "8"]]


def test_a_password_is_named(monkeypatch):
    book, _ = book_of(["a"])
    data = written(book)
    start = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    # the second record becomes FILEPASS, as Excel writes it behind the first
    locked = data[: start + 20] + b"\x2f\x00" + data[start + 22 :]
    with pytest.raises(DocumentError) as refused:
        read_document(locked, "a.xls")
    assert refused.value.status == "encrypted"


def test_more_cells_than_are_read_are_refused(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_CELLS", 3)
    book, _ = book_of(["a", "b"], ["c", "d"])
    with pytest.raises(DocumentError, match=r"larger than .* cells \(4\)") as refused:
        read_document(written(book), "a.xls")
    assert refused.value.status == "unreadable"


def test_a_workbook_that_is_cut_off_is_damaged():
    book, _ = book_of(["a" * 100] * 50)
    data = written(book)
    assert olefile.isOleFile(data)
    with pytest.raises(DocumentError) as refused:
        read_document(data[:1024] + data[-512:], "a.xls")
    assert refused.value.status in {"unreadable", "unsupported"}
