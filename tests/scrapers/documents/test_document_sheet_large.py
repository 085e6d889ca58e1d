"""A workbook of 100,000 rows, through the worker and the ceilings of a night."""

import io
import zipfile

from document_makers import workbook, written

from scrapers.documents.isolated import SafeReader

ROWS = 100_000


def large():
    """The XLSX of as many rows; written as XML, for openpyxl takes longer than reading it."""
    rows = "".join(
        f'<row r="{at}"><c r="A{at}"><v>{2000 + at % 24}</v></c><c r="B{at}"><v>{at}</v></c></row>'
        for at in range(1, ROWS + 1)
    )
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written(workbook(["a"])))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in source.namelist():
            content = source.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                head, tail = content.split("<sheetData>")[0], content.split("</sheetData>")[1]
                content = f"{head}<sheetData>{rows}</sheetData>{tail}"
            target.writestr(name, content)
    return out.getvalue()


def test_a_hundred_thousand_rows_are_read_within_the_ceilings():
    with SafeReader() as reader:
        document = reader.read(large(), "data.xlsx")
    assert len(document.tables[0].rows) == ROWS
    assert document.text.endswith(f"{2000 + ROWS % 24}\t{ROWS}\n")
    assert document.notes == ()
