import io

import pytest
from document_makers import (
    check_places,
    joined,
    pdf_of_image,
    pdf_of_lines,
    pdf_of_table,
    rewritten,
    texts,
)
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph

from scrapers.documents import ocr, pdf, pdf_rules
from scrapers.documents.pdf import read_pdf
from scrapers.errors import DocumentError

NORMAL = getSampleStyleSheet()["Normal"]
RULES = [
    ["Year", "Children\nreferred", "Note"],
    ["2019/20", "<5", ""],
    ["2020/21", Paragraph("1,204 of whom some were referred more than once", NORMAL), "a"],
]
CELLS = [
    ["Year", "Children referred", "Note"],
    ["2019/20", "<5", ""],
    ["2020/21", "1,204 of whom some were referred more than once", "a"],
]


def test_a_ruled_table_stands_row_by_row_where_it_is_printed():
    around = [Paragraph("before", NORMAL)], [Paragraph("after", NORMAL)]
    document = read_pdf(pdf_of_table(RULES, around=around, colWidths=[80, 120, 60]), "a")
    check_places(document)
    assert [texts(table) for table in document.tables] == [CELLS]
    lines = [line for line in document.text.split("\n") if line]
    assert lines == ["before", *("\t".join(row) for row in CELLS), "after"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_gives_the_same_table(turn):
    def turned(page):
        # drawn sideways, and shown upright by the page's own rotation
        page.rotate(turn).transfer_rotation_to_content()
        page.rotate(-turn)

    data = rewritten(pdf_of_table(RULES, colWidths=[80, 120, 60]), turned)
    assert [texts(table) for table in read_pdf(data, "a").tables] == [CELLS]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_shows_its_words_sideways_is_read_as_if_it_were_turned(turn):
    around = [Paragraph("before", NORMAL)], [Paragraph("after", NORMAL)]
    data = rewritten(
        pdf_of_table(RULES, around=around, colWidths=[80, 120, 60]), lambda page: page.rotate(turn)
    )
    document = read_pdf(data, "a")
    check_places(document)
    assert [texts(table) for table in document.tables] == [CELLS]
    lines = [line for line in document.text.split("\n") if line]
    assert lines == ["before", *("\t".join(row) for row in CELLS), "after"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_drawn_in_any_direction_are_read_from_their_own_left_and_top(turn):
    def draw(page):
        page.translate(300, 400)
        page.rotate(turn)
        for at, line in enumerate(["one two", "three four", "five"]):
            page.drawString(-100, -15 * at, line)

    assert read_pdf(drawn(draw), "a").text == "one two\nthree four\nfive\n"


def test_a_page_whose_corner_is_not_the_origin_gives_the_same_table():
    def moved(page):
        for edge in ("left", "bottom"):
            setattr(page.mediabox, edge, -30)

    data = rewritten(pdf_of_table(RULES, colWidths=[80, 120, 60]), moved)
    assert [texts(table) for table in read_pdf(data, "a").tables] == [CELLS]


def test_merged_cells_keep_their_text_in_the_first_place():
    rows = [["Children", "", "Year"], ["boys", "girls", ""], ["7", "<5", "2024"]]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("SPAN", (0, 0), (1, 0)),
        ("SPAN", (2, 0), (2, 1)),
    ]
    document = read_pdf(pdf_of_table(rows, style=style), "a")
    cells = texts(document.tables[0])
    assert cells[2] == ["7", "<5", "2024"]
    assert [row[0] for row in cells] == ["Children", "boys", "7"]
    assert sum(row.count("Year") for row in cells) == 1


def test_columns_ruled_without_rows_are_parted_line_by_line():
    rows = [["Year", "Number"], ["2019/20\n2020/21\n2021/22", "12\n<5\n1,204"]]
    document = read_pdf(pdf_of_table(rows), "a")
    assert texts(document.tables[0]) == [
        ["Year", "Number"],
        ["2019/20", "12"],
        ["2020/21", "<5"],
        ["2021/22", "1,204"],
    ]


def test_headings_that_all_wrap_are_not_parted():
    rows = [["2019/\n20", "2020/\n21"], ["12", "<5"]]
    document = read_pdf(pdf_of_table(rows), "a")
    assert texts(document.tables[0]) == [["2019/20", "2020/21"], ["12", "<5"]]


def test_a_frame_around_prose_is_no_table():
    document = read_pdf(pdf_of_table([["only prose\nin a frame"]]), "a")
    assert document.tables == ()
    assert document.text == "only prose\nin a frame\n"


def test_a_year_broken_at_its_slash_is_one_year():
    document = read_pdf(pdf_of_table([["Year", "a"], ["2019/\n20", "7"]]), "a")
    assert texts(document.tables[0])[1] == ["2019/20", "7"]


def test_a_word_broken_at_a_line_end_keeps_its_two_lines():
    document = read_pdf(pdf_of_lines(["the multi-", "agency team in 2019-", "20"]), "a")
    assert document.text == "the multi-\nagency team in 2019-\n20\n"


def test_pages_follow_each_other_and_a_scanned_one_is_told(monkeypatch):
    monkeypatch.setattr(ocr, "program", lambda: None)
    data = joined(pdf_of_lines(["one"]), pdf_of_image(), pdf_of_lines(["three"]))
    document = read_pdf(data, "a")
    check_places(document)
    assert document.text == "one\nthree\n"
    assert document.page_at(document.text.index("three")) == 3
    assert document.notes == ("page 2 is an image without text and was not read",)


def drawn(draw):
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    draw(page)
    page.showPage()
    page.save()
    return out.getvalue()


def test_a_note_mark_does_not_run_into_the_count_before_it():
    def draw(page):
        page.drawString(72, 700, "2019/20 12")
        page.setFont("Helvetica", 6)
        page.drawString(72 + page.stringWidth("2019/20 12", "Helvetica", 12), 705, "1")

    assert read_pdf(drawn(draw), "a").text == "2019/20 12¹\n"


def test_a_link_has_its_address_behind_its_words_once():
    def draw(page):
        page.drawString(72, 700, "figures are here .")
        page.linkURL("https://example.org/cin", (72 + 58, 695, 72 + 86, 715))
        page.drawString(72, 650, "https://example.org/cin")
        page.linkURL("https://example.org/cin", (72, 645, 300, 665))

    text = read_pdf(drawn(draw), "a").text
    assert text == "figures are here <https://example.org/cin> .\n\nhttps://example.org/cin\n"


def test_paragraphs_are_parted_and_lines_of_one_are_not():
    def draw(page):
        for height, line in ((700, "one"), (686, "two"), (650, "three")):
            page.drawString(72, height, line)

    assert read_pdf(drawn(draw), "a").text == "one\ntwo\n\nthree\n"


def test_more_pages_than_a_letter_has_are_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(DocumentError, match="2 pages, more than the 1"):
        read_pdf(pdf_of_lines(["a"], ["b"]), "a")


@pytest.mark.parametrize("ceiling", ["MOST_PATHS", "MOST_CROSSINGS"])
def test_a_drawing_is_not_searched_for_ruled_tables_and_that_is_told(monkeypatch, ceiling):
    monkeypatch.setattr(pdf_rules, ceiling, 3)
    document = read_pdf(pdf_of_table([["only", "words"], ["in", "cells"]]), "a")
    assert document.tables == ()
    assert document.text.split() == ["only", "words", "in", "cells"]
    assert document.notes == ("page 1 is a drawing: ruled tables were not looked for on it",)


def test_a_table_in_a_form_in_a_form_is_found_where_it_is_drawn():
    def draw(page):
        page.beginForm("inner")
        page.grid([0, 60, 120], [0, 20, 40])
        page.endForm()
        page.beginForm("outer")
        page.translate(20, 10)
        page.doForm("inner")
        page.endForm()
        page.translate(80, 600)
        page.doForm("outer")
        for column, row in enumerate([("Year", "2021"), ("Children", "14")]):
            for line, word in enumerate(row):
                page.drawString(22 + 60 * column, 36 - 20 * line, word)

    tables = read_pdf(drawn(draw), "a").tables
    assert [texts(table) for table in tables] == [[["Year", "Children"], ["2021", "14"]]]


def test_a_word_that_runs_over_a_cells_edge_is_parted_there():
    def draw(page):
        page.grid([72, 100, 128], [680, 700, 720])
        for y in (684, 704):
            page.drawString(88, y, "1234")

    assert texts(read_pdf(drawn(draw), "a").tables[0]) == [["12", "34"], ["12", "34"]]


def test_letters_without_a_meaning_are_no_text_layer():
    assert not pdf.has_text("\ue001\ue002a")
    assert pdf.has_text("\ue001abcd")
    assert not pdf.has_text(" \n")
