"""Whatever stands in a document's tables, the reader does not fail, and its places hold."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrapers.documents.model import Cell, Document, Page, Table
from scrapers.letters.read import read_letter

CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "-", "*", "**", "[c]", "<5", "0-5", "1,204", "12", "2021", "2021/22", "71 (67%)",
         "£1.2m", "Total", "Female", "Aged 10 to 13", "not recorded", "n/a", "Year", "CSE", "CCE",
         "Number of children", "1. How many children were at risk of CSE in 2021/22?", "31 March"]
    ),
    st.text(max_size=8).map(lambda text: " ".join(text.split())),
)  # fmt: skip
GRIDS = st.lists(st.lists(CELLS, max_size=5), max_size=6)


def document(grids, title, between):
    """Return a document of tables with a line before each, as readers of files make it."""
    text, tables = "", []
    for grid in grids:
        text += f"{between}\n"
        rows = []
        for row in grid:
            cells = []
            for at, words in enumerate(row):
                text += "\t" if at else ""
                cells.append(Cell(words, len(text), len(text) + len(words)))
                text += words
            text += "\n"
            rows.append(tuple(cells))
        tables.append(Table(tuple(rows), 1, title))
    return Document("a.xlsx", "text/csv", text, (Page(1, 0, len(text)),), tuple(tables))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(GRIDS, max_size=3),
    st.sampled_from(["", "CSE", "Number of children, 2021/22"]),
    st.sampled_from(["", "2. How many boys?", "Response:", "* = under 10"]),
)
def test_any_table_is_read_without_a_failure_and_to_its_places(grids, title, between):
    made = document(grids, title, between)
    letter = read_letter(made)
    for one in letter.figures:
        assert made.text[one.char_start : one.char_end] == one.as_printed
        assert one.quote in made.text
    for said in letter.non_answers:
        assert made.text[said.char_start : said.char_end] == said.quote


def test_a_row_without_cells_and_a_row_of_blanks_part_nothing_from_its_headings():
    grid = [["Financial year", "CSE", "CCE"], [], ["2020/21", "12", "9"], ["", "", ""], []]
    grid.append(["2021/22", "<5", "7"])
    letter = read_letter(document([grid], "Number of children identified", ""))
    found = [(one.period_label, one.value, one.upper, one.measure) for one in letter.figures]
    assert found == [
        ("2020/21", 12, None, "cse_identified"),
        ("2020/21", 9, None, "cce_identified"),
        ("2021/22", None, 4, "cse_identified"),
        ("2021/22", 7, None, "cce_identified"),
    ]


def test_a_row_of_dashes_is_no_heading_of_the_rows_below():
    grid = [["Year", "Boys", "Girls"], ["2020", "3", "4"], ["2021", "-", "-"], ["2022", "5", "6"]]
    found = read_letter(document([grid], "Children at risk of CSE", "")).figures
    assert [(one.value, one.subgroup, one.needs_review) for one in found] == [
        (3, "boys", False), (4, "girls", False), (5, "boys", False), (6, "girls", False),
    ]  # fmt: skip
