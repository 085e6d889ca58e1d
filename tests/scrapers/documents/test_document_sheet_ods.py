"""OpenDocument spreadsheets, written here as LibreOffice writes them."""

import pytest
from document_makers import check_places, texts, zip_of

from scrapers.documents import sheet_ods
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
STYLES = (
    '<style:style style:name="shown" style:family="table"><style:table-properties'
    ' table:display="true"/></style:style><style:style style:name="gone" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(*tables, manifest="<manifest/>", before=""):
    content = (
        f"{before}<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": ODS, "content.xml": content, "META-INF__manifest.xml": manifest}
    return zip_of(**parts)


def table(*rows, name="Data", style="shown", columns=""):
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{columns}'
        f"{''.join(rows)}</table:table>"
    )


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(map(cell, cells))}</table:table-row>"


def cell(text, attributes=""):
    if text.startswith("<"):
        return text
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def read(*tables):
    document = read_document(ods(*tables), "a.xls")
    check_places(document)
    return document


def test_titles_gaps_and_headings_stay_where_they_stand_and_as_printed():
    gap = row(cell("", 'table:number-columns-repeated="1024"'))
    rest = row(
        cell("", 'table:number-columns-repeated="1024"'),
        attributes='table:number-rows-repeated="1048000"',
    )
    document = read(
        table(row("Table 1"), gap, row("", "2023/24", "Share"), row("Leeds", "1,204", "67%"), rest)
    )
    assert document.media_type == ODS
    assert document.text == "Table 1\t\t\n\n\t2023/24\tShare\nLeeds\t1,204\t67%\n"
    assert [(one.title, one.page) for one in document.tables] == [("Data", 1)]


def test_what_is_hidden_is_told_and_not_read():
    columns = (
        "<table:table-column/><table:table-column "
        'table:number-columns-repeated="2" table:visibility="collapse"/><table:table-column/>'
    )
    document = read(
        table(
            row("a", "b", "c", "d"),
            row("e", "f", "g", "h", attributes='table:visibility="filter"'),
            row("i", "j", "k", "l"),
            columns=columns,
        ),
        table(row("secret"), name="Raw", style="gone"),
    )
    assert texts(document.tables[0]) == [["a", "d"], ["i", "l"]]
    assert document.notes == (
        "sheet “Data”: 1 hidden rows were not read",
        "sheet “Data”: 2 hidden columns were not read",
        "sheet “Raw” is hidden and was not read",
    )


def test_repeated_cells_and_rows_stand_as_often_as_they_are_shown():
    twice = cell("5", 'table:number-columns-repeated="2"')
    document = read(table(row("a", twice, attributes='table:number-rows-repeated="2"'), row("b")))
    assert texts(document.tables[0]) == [["a", "5", "5"], ["a", "5", "5"], ["b", "", ""]]


def test_spaces_breaks_and_links_are_words_and_a_comment_is_none():
    inside = (
        "<table:table-cell><office:annotation><text:p>note 99</text:p></office:annotation>"
        '<text:p>one<text:s text:c="2"/>two<text:line-break/>three '
        "<text:a>four</text:a> five</text:p>"
        "<text:p>six</text:p></table:table-cell>"
    )
    assert texts(read(table(row("a", inside))).tables[0]) == [["a", "one two three four five six"]]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('office:value-type="float" office:value="12.0"', "12"),
        ('office:value-type="percentage" office:value="0.665"', "66.50%"),
        ('office:value-type="date" office:date-value="2024-03-31"', "2024-03-31"),
        ('office:value-type="string" office:string-value="c"', "c"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
    ],
)
def test_a_value_without_its_printed_text_is_shown_plainly(attributes, shown):
    document = read(table(row("a", f"<table:table-cell {attributes}/>")))
    assert texts(document.tables[0]) == [["a", shown]]


def test_a_formula_without_a_value_is_told():
    document = read(table(row("a", '<table:table-cell table:formula="of:=1+2"/>', "b")))
    assert texts(document.tables[0]) == [["a", "", "b"]]
    assert document.notes == (
        "sheet “Data”: 1 formulas were saved without their values and were not read",
    )


def test_a_label_merged_down_over_rows_of_counts_is_each_rows_label():
    label = cell("2023/24", 'table:number-rows-spanned="2"')
    document = read(
        table(
            row("Year", "Sex", "Children"),
            row(label, "boys", "7"),
            row("<table:covered-table-cell/>", "girls", "8"),
        )
    )
    assert texts(document.tables[0])[1:] == [["2023/24", "boys", "7"], ["2023/24", "girls", "8"]]


def test_the_cells_of_a_linked_document_are_no_sheet():
    link = f"<table:dde-links><table:dde-link>{table(row('99'))}</table:dde-link></table:dde-links>"
    document = read(table(row("a")), link)
    assert document.text == "a\n"


@pytest.mark.parametrize("before", ["", "filled"])
def test_a_row_repeated_a_million_times_is_refused_at_once(before):
    many = row("a", "b", "c", attributes='table:number-rows-repeated="1000000"')
    with pytest.raises(DocumentError, match="larger than 2,000,000 cells") as refused:
        read(table(row(before), many))
    assert refused.value.status == "unreadable"


def test_empty_rows_between_filled_ones_count(monkeypatch):
    monkeypatch.setattr(sheet_ods, "MOST_CELLS", 10)
    gap = row("", attributes='table:number-rows-repeated="20"')
    assert read(table(row("a"), gap)).text == "a\n"
    with pytest.raises(DocumentError):
        read(table(row("a"), gap, row("b")))


def test_a_password_is_named():
    with pytest.raises(DocumentError) as refused:
        read_document(ods(manifest="<m><manifest:encryption-data/></m>"), "a.ods")
    assert refused.value.status == "encrypted"


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    document = read_document(ods(table(row("x&b;y", "5")), before=bomb), "a.ods")
    assert "ha" not in document.text
