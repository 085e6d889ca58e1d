import io

import pytest
from document_makers import check_places, pdf_of_lines, pdf_of_table, texts
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from scrapers.documents.pdf import read_pdf

PLAIN = ()
YEARS = [
    ["Year", "Children", "Episodes"],
    ["2019/20", "<5", "1,204"],
    ["2020/21", "112", ""],
    ["Total", "116", "1,300"],
]


def drawn(draw, size=A4):
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=size)
    draw(page)
    page.showPage()
    page.save()
    return out.getvalue()


def tables_of(data):
    document = read_pdf(data, "a")
    check_places(document)
    return [texts(table) for table in document.tables]


def lines_of(data):
    return [" ".join(line.split()) for line in read_pdf(data, "a").text.split("\n") if line]


def words_at(places, x0=72, y0=700):
    """A page with each text where it is put: points to the right and below."""

    def draw(page):
        page.setFont("Helvetica", 10)
        for x, y, text in places:
            page.drawString(x0 + x, y0 - y, text)

    return drawn(draw)


def grid_at(rows, lefts, leading=14):
    return [
        (left, leading * at, text)
        for at, row in enumerate(rows)
        for left, text in zip(lefts, row, strict=True)
        if text
    ]


def test_columns_without_rules_under_headings_are_a_table():
    assert tables_of(pdf_of_table(YEARS, style=PLAIN)) == [YEARS]


def test_a_table_drawn_column_by_column_has_its_rows_on_one_line():
    by_column = sorted(grid_at(YEARS, [0, 100, 200]), key=lambda place: place[0])
    assert tables_of(words_at(by_column)) == [YEARS]


def test_a_cell_without_rules_that_wraps_is_one_cell():
    rows = [
        ["Placement", "2021", "2022"],
        ["Foster carers, independent\nfostering agency", "92", "101"],
        ["Number of\nHomes", "4", "5"],
    ]
    wanted = [[cell.replace("\n", " ") for cell in row] for row in rows]
    assert tables_of(pdf_of_table(rows, style=PLAIN)) == [wanted]


def test_a_heading_without_rules_that_wraps_stands_over_its_column():
    rows = [["Year", "Children\nreferred"], ["2021/22", "14"], ["2022/23", "19"]]
    wanted = [["Year", "Children referred"], *rows[1:]]
    assert tables_of(pdf_of_table(rows, style=PLAIN)) == [wanted]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["1.", "12"], ["2.", "14"], ["3.", "<5"]], id="numbered-answers"),
        pytest.param([["Question", "Answer"], ["1.", "12"], ["2.", "14"]], id="under-headings"),
        pytest.param([["Boys", "12"], ["Girls", "14"]], id="no-heading"),
        pytest.param([["Our ref", "Date"], ["FOI 12", "12 May 2024"]], id="letterhead"),
        pytest.param([["•", "how many children"], ["•", "how many adults"]], id="bullets"),
    ],
)
def test_what_is_not_plainly_a_table_stays_lines(rows):
    data = words_at(grid_at(rows, [0, 120]))
    assert tables_of(data) == []
    assert lines_of(data) == [" ".join(row) for row in rows]


def test_counts_under_the_wrong_heading_are_worse_than_lines():
    rows = [(0, 0, "Year"), (90, 0, "Boys and girls"), (0, 14, "2021"), (80, 14, "7"),
            (140, 14, "8"), (0, 28, "2022"), (80, 28, "9"), (140, 28, "4")]  # fmt: skip
    assert tables_of(words_at(rows)) == []
    assert lines_of(words_at(rows)) == ["Year Boys and girls", "2021 7 8", "2022 9 4"]


def test_lines_around_a_table_without_rules_stay_out_of_it():
    places = grid_at(YEARS, [0, 100, 200])
    above = (0, -14, "1. How many children were there in each of these years, please?")
    below = (0, 56, "These figures are taken from our case system on one day.")
    places = [above, *places, below]
    assert tables_of(words_at(places)) == [YEARS]
    lines = lines_of(words_at(places))
    assert lines[0].startswith("1. How many")
    assert lines[-1].startswith("These figures")


LEFT = [f"the left column says this on line {at}" for at in "abcdefgh"]
RIGHT = [f"and the right one says that on {at}" for at in "abcdefgh"]


@pytest.mark.parametrize("by_row", [True, False])
def test_columns_of_prose_are_read_one_after_the_other(by_row):
    places = [*((0, 12 * at, text) for at, text in enumerate(LEFT)),
              *((240, 12 * at, text) for at, text in enumerate(RIGHT))]  # fmt: skip
    if by_row:
        places.sort(key=lambda place: place[1])
    around = [(0, -30, "a title that runs over the whole width of the page, as titles do")]
    assert lines_of(words_at([*around, *places])) == [around[0][2], *LEFT, *RIGHT]


def over_two_pages(*, head=(), foot="Page {} of 2", repeat=False, shift=0):
    """A ruled table that breaks off at a page's end and goes on at the next one's top."""
    first, second = YEARS[:2], [*(YEARS[:1] if repeat else []), *YEARS[2:]]

    def draw(page):
        for number, rows in enumerate((first, second), start=1):
            left = 72 + (shift if number == 2 else 0)
            page.drawString(72, 780, head[number - 1] if head else "A council's letter")
            lefts = [left, left + 90, left + 180, left + 270]
            page.grid(lefts, [700 - 20 * at for at in range(len(rows) + 1)])
            for at, row in enumerate(rows):
                for column, text in enumerate(row):
                    page.drawString(lefts[column] + 4, 686 - 20 * at, text)
            page.drawString(72, 40, foot.format(number))
            if number == 1:
                page.showPage()

    return drawn(draw)


def test_a_table_that_goes_on_over_the_page_is_one_table():
    document = read_pdf(over_two_pages(), "a")
    assert [texts(table) for table in document.tables] == [YEARS]
    assert document.page_at(document.tables[0].rows[0][0].start) == 1
    assert document.page_at(document.tables[0].rows[2][0].start) == 2
    for row in document.tables[0].rows:
        assert all(document.text[cell.start : cell.end] == cell.text for cell in row)


@pytest.mark.parametrize(
    "difference",
    [
        pytest.param({"repeat": True}, id="heading-repeated"),
        pytest.param({"shift": 20}, id="other-columns"),
        pytest.param({"head": ("A letter", "Another question")}, id="a-line-between"),
        pytest.param({"head": ("Question 1", "Question 2")}, id="another-number"),
        pytest.param({"foot": "{} children left"}, id="a-count-between"),
    ],
)
def test_two_tables_on_two_pages_stay_two(difference):
    assert len(tables_of(over_two_pages(**difference))) == 2


def test_what_is_filled_into_a_form_stands_beside_its_label():
    def draw(page):
        page.drawString(72, 700, "Number of children:")
        page.acroForm.textfield(name="n", value="14", x=200, y=694, width=80, height=20)
        page.drawString(72, 660, "after")
        page.acroForm.textfield(
            name="m", value="first line\nsecond line", x=72, y=600, width=200, height=40,
            fieldFlags="multiline",
        )  # fmt: skip
        page.acroForm.checkbox(name="c", checked=True, x=72, y=500)

    document = read_pdf(drawn(draw), "a")
    lines = [line for line in document.text.split("\n") if line]
    assert lines == ["Number of children: 14", "after", "first line", "second line"]
    assert document.notes == ("ticks in the boxes of a form were not read",)


def test_a_scanned_form_whose_fields_alone_are_text_says_so():
    def draw(page):
        page.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 72, 400, 300, 300)
        page.acroForm.textfield(name="n", value="14", x=200, y=694, width=80, height=20)

    document = read_pdf(drawn(draw), "a")
    assert document.text == "14\n"
    assert "page 1 is an image without text and was not read" in document.notes


def test_a_page_with_one_column_is_left_as_pdfium_reads_it():
    assert lines_of(pdf_of_lines(["one", "two  three", "four"])) == ["one", "two three", "four"]
