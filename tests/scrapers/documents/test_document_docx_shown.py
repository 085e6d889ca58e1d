"""What Word shows and does not store as it is shown: changes, frames, symbols, styles."""

import io
import zipfile

import docx
import pytest
from document_makers import read_word as read
from document_makers import texts, written
from document_makers import word_of as body

from scrapers.documents.read import read_document


def run(text, properties=""):
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def test_a_paragraph_whose_end_was_deleted_runs_on():
    ended = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    word = body(f"{ended}{run('1')}</w:p>", f"<w:p>{run('2 children')}</w:p>")
    assert read(word).text.strip() == "12 children"


def test_a_deleted_cell_is_gone():
    cell = "<w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    gone = cell.format("<w:tcPr><w:cellDel/></w:tcPr>", "gone")
    row = f"<w:tr>{cell.format('', '12')}{gone}{cell.format('', '14')}</w:tr>"
    assert texts(read(body(f"<w:tbl>{row}</w:tbl>")).tables[0]) == [["12", "14"]]


def test_a_table_of_tables_only_places_them():
    word = docx.Document()
    outer = word.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "beside"
    inner = outer.cell(0, 1).add_table(rows=2, cols=2)
    for cell, text in zip(inner._cells, ["Year", "Number", "2020", "5"], strict=True):
        cell.text = text
    document = read(word)
    assert [texts(table) for table in document.tables] == [[["Year", "Number"], ["2020", "5"]]]
    assert document.text.startswith("beside\n")


def test_a_frame_around_paragraphs_is_no_table():
    word = docx.Document()
    cell = word.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "How many?"
    cell.add_paragraph("12 children")
    document = read(word)
    assert (document.tables, document.text.split("\n")[:2]) == ((), ["How many?", "12 children"])


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [("Symbol", "F0A3", "≤5"), ("Symbol", "F03C", "<5"), ("Wingdings", "F0A3", "\ufffd5")],
)
def test_a_symbol_before_a_number_is_never_dropped(font, code, shown):
    mark = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert read(body(f"<w:p>{mark}{run('5')}</w:p>")).text.strip() == shown


def test_text_that_a_style_hides_is_left_out_and_told():
    word = docx.Document()
    word.add_paragraph("12").add_run("3", style=hidden(word))
    document = read(word)
    assert (document.text, document.notes) == ("12\n", ("hidden text was not read",))


def hidden(word):
    style = word.styles.add_style("Unseen", 2)
    style.font.hidden = True
    return style


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_macro_and_template_files_are_read_too(kind):
    out = io.BytesIO()
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = written(body(f"<w:p>{run('12')}</w:p>"))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(plain.encode(), kind.encode()))
    assert read_document(out.getvalue(), "a.docm").text.strip() == "12"
