"""Any table set without rules is read as it was written, or stays lines; nothing breaks."""

import io

import pypdfium2 as pdfium
from document_makers import check_places, pdf_of_table, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from scrapers.documents.pdf import read_pdf

count = st.one_of(
    st.integers(0, 12_000).map("{:,}".format),
    st.sampled_from(["<5", "*", "-", "[c]", "12 (40%)", "£1,204", "84.5%", ""]),
)
label = st.sampled_from(
    ["Boys", "Girls", "Total", "Not known", "Looked-after\nchildren", "Under 1", "10 to 15"]
)
heading = st.sampled_from(["2021/22", "2022", "Children", "Number of\nepisodes", "Q1"])
word = st.text(st.sampled_from("abc 129,/*<-.()é"), min_size=1, max_size=12)
places = st.lists(
    st.tuples(st.integers(0, 590), st.integers(0, 840), word, st.sampled_from([0, 0, 0, 90, 7])),
    max_size=25,
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    rows = [["Group", *draw(st.lists(heading, min_size=width, max_size=width))]]
    for _ in range(draw(st.integers(1, 5))):
        rows.append([draw(label), *draw(st.lists(count, min_size=width, max_size=width))])
    return rows


@settings(max_examples=60, deadline=None)
@given(tables())
def test_a_table_without_rules_is_read_as_it_was_written_or_not_as_a_table(rows):
    document = read_pdf(pdf_of_table(rows, style=()), "a")
    check_places(document)
    written = [[" ".join(cell.split()) for cell in row] for row in rows]
    for table in document.tables:
        within = len(table.rows)
        assert texts(table) == written[:within]
        # of a label alone below a table nobody can say whether it belongs to it
        assert not any(any(row[1:]) for row in written[within:])
    shown = sorted(part for row in written for cell in row for part in cell.split())
    assert sorted(document.text.split()) == shown


@settings(max_examples=40, deadline=None)
@given(places, st.sampled_from([0, 90, 180, 270]))
def test_no_layout_loses_or_invents_a_character(words, turn):
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.setPageRotation(turn)
    page.drawString(72, 400, "a letter")
    for x, y, text, angle in words:
        page.saveState()
        page.translate(x, y)
        page.rotate(angle)
        page.drawString(0, 0, text)
        page.restoreState()
    page.save()
    document = read_pdf(out.getvalue(), "a")
    check_places(document)
    with pdfium.PdfDocument(out.getvalue()) as pdf:
        bare = pdf[0].get_textpage().get_text_range().replace("\ufffe", "-")
    assert sorted("".join(document.text.split())) == sorted("".join(bare.split()))
