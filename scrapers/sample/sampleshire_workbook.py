"""Sampleshire's workbook: titles above the headings, marks, a total and a hidden sheet.

Every figure is invented. Rows add up wherever no mark stands in them.
"""

from scrapers.sample.xlsx import Rows, Sheet

FICTION = "Sampleshire is a fictional council: every figure in this workbook is invented."
HEADINGS = ("Financial year", "Sex", "Aged 10 to 13", "Aged 14 to 15", "Aged 16 to 17", "All ages")
NOTES: Rows = (
    (),
    ("Note: <5 means 1 to 4.",),
    ("Note: [c] means withheld so that another count cannot be worked out.",),
)
CSE: Rows = (
    ("2020/21", "Female", 7, 21, 18, 46),
    ("2020/21", "Male", "<5", 5, "<5", 11),
    ("2021/22", "Female", 9, 26, 22, 57),
    ("2021/22", "Male", "<5", 6, "<5", 11),
    ("2022/23", "Female", 12, 31, 27, 70),
    ("2022/23", "Male", 0, "[c]", "<5", 9),
    ("2023/24", "Female", 11, 35, 30, 76),
    ("2023/24", "Male", "<5", 8, "[c]", 16),
    ("2024/25", "Female", 14, 38, 29, 81),
    ("2024/25", "Male", 5, 9, 6, 20),
)
CCE: Rows = (
    ("2020/21", "Female", "<5", 6, "[c]", 15),
    ("2020/21", "Male", 8, 24, 33, 65),
    ("2021/22", "Female", "<5", 7, "<5", 12),
    ("2021/22", "Male", 10, 29, 38, 77),
    ("2022/23", "Female", 5, 9, 8, 22),
    ("2022/23", "Male", 13, 34, 41, 88),
    ("2023/24", "Female", 6, 11, 9, 26),
    ("2023/24", "Male", 15, 37, 46, 98),
    ("2024/25", "Female", "<5", 12, "[c]", 28),
    ("2024/25", "Male", 17, 42, 51, 110),
)
TOTALS: Rows = (
    ("2020/21", 57, 80, 9),
    ("2021/22", 68, 89, 12),
    ("2022/23", 79, 110, 15),
    ("2023/24", 92, 124, 19),
    ("2024/25", 101, 138, 22),
)
WORKING: Rows = (
    ("Case list behind the counts: not for publication", None),
    ("Financial year", "Children with CSE, before checking"),
    ("2020/21", 31057),
    ("2021/22", 31068),
)


def _counts(name: str, what: str, rows: Rows) -> Sheet:
    """Return a sheet of counts by year, sex and age, with its titles and notes."""
    title = f"Number of children with {what} identified, by financial year, sex and age group"
    return Sheet(name, ((title,), (FICTION,), (), HEADINGS, *rows, *NOTES), heading_row=4)


SHEETS = (
    _counts("CSE", "child sexual exploitation (CSE)", CSE),
    _counts("CCE", "child criminal exploitation (CCE)", CCE),
    Sheet(
        "Totals",
        (
            ("Number of children identified, all ages and both sexes, by financial year",),
            (FICTION,),
            (),
            ("Financial year", "Children with CSE", "Children with CCE", "Children with both"),
            *TOTALS,
        ),
        heading_row=4,
    ),
    Sheet("Working", WORKING, heading_row=2, hidden=True),
)
