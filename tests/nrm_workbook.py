"""A Home Office NRM workbook of our own: laid out as the real ones, with made-up counts.

Layout: programs that read the workbooks of 2022 and 2023 (five lines above the header, a
second header line of ages, blanks that hold from above, first line of a group its total).
"""

from xml.sax.saxutils import escape

from document_makers import zip_of

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
AGES = ("Adult (18 or over)", "Child (17 or under)", "Age not specified or unknown")
PLACES = ("Overseas", "UK", "UK and Overseas", "Not specified or unknown", "Total")
BY_QUARTER = "Table 2: NRM referrals by quarter by age at exploitation and location of exploitation"
POLICE = (
    "Table 13: NRM referrals by police first responder, exploitation type, age at exploitation, "
    "gender and nationality"
)
COUNCILS = (
    "Table 14: NRM referrals from local authority first responder by exploitation type, age at "
    "exploitation, gender and nationality"
)
ABOUT = (["Some shorthand is used in this table"], ["Source: Home Office"], [], ["Notes: none"])


def ods(sheets):
    """Return a workbook: the lines of each sheet by its name."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    content = (
        f"<office:document-content {NAMES}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": mimetype, "content.xml": content, "META-INF__manifest.xml": "<manifest/>"}
    return zip_of(**parts)


def _row(cells):
    made = "".join(
        f"<table:table-cell><text:p>{escape(str(cell))}</text:p></table:table-cell>"
        if cell != "" else "<table:table-cell/>"
        for cell in cells or [""]
    )  # fmt: skip
    return f"<table:table-row>{made}</table:table-row>"


def quarter_line(year, quarter, adults, children, unknown, total=None):
    """Return a line of the table by quarter; all that is not a total stands under UK."""
    counts = []
    for group in (adults, children, unknown):
        counts += [0, f"{group:,}", 0, 0, f"{group:,}"]
    total = adults + children + unknown if total is None else total
    return [year, quarter, *counts, f"{total:,}"]


def by_quarter(lines, title=BY_QUARTER):
    ages = ["", ""] + [cell for age in AGES for cell in (age, "", "", "", "")]
    return [[title], *ABOUT, ages, ["Year", "Quarter", *PLACES * 3, "Total"], *lines]


def police(forces, title=POLICE, total=None, header="Police first responder"):
    """Return the table of police forces; each force's count is split over two kinds."""
    head = [header, "Exploitation type", "Age at exploitation", "Gender", "Albania", "UK", "Total"]
    lines = [["Total", "", "", "", 0, 0, sum(forces.values()) if total is None else total]]
    for name, count in forces.items():
        labour = count // 3
        lines += [
            [name, "", "", "", labour, count - labour, count],
            ["", "Labour exploitation", "", "", labour, 0, labour],
            ["", "", "Child (17 or under)", "", labour, 0, labour],
            ["", "", "", "Male", labour, 0, labour],
            ["", "Criminal exploitation", "", "", 0, count - labour, count - labour],
        ]
    return [[title], *ABOUT, head, *lines, [], ["1. A note below the table"]]


def councils(total, title=COUNCILS):
    head = ["Exploitation type", "Age at exploitation", "Gender", "UK", "Total"]
    lines = [
        ["Total", "", "", total, total],
        ["Criminal exploitation", "", "", total, total],
        ["", "Child (17 or under)", "", total, total],
    ]
    return [[title], *ABOUT, head, *lines]


def workbook(**changed):
    """Return a whole workbook; ``changed`` gives a sheet's lines by what it is."""
    sheets = {
        "quarters": by_quarter(
            [
                ["2023", "", *quarter_line("", "", 2500, 2200, 38)[2:]],
                quarter_line("", "Q1", 2500, 2200, 38),
                ["2024", "", *quarter_line("", "", 2450, 2030, 41)[2:]],
                quarter_line("", "Q1", 2450, 2030, 41),
            ]
        ),
        "police": police({"West Midlands Police": 120, "Metropolitan Police Service": 400}),
        "councils": councils(900),
    } | changed
    names = {"Contents": [["Contents"], [BY_QUARTER], [POLICE], [COUNCILS]]}
    tables = zip(("Table_2", "Table_13", "Table_14"), sheets.values(), strict=True)
    return ods(names | dict(tables))
