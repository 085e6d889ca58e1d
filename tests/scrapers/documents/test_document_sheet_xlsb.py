"""Binary workbooks, written here record by record after [MS-XLSB]."""

import struct

from document_makers import check_places, texts, zip_of

from scrapers.documents.read import read_document

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def record(kind, body=b""):
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number, *cells, hidden=False):
    flags = 0x10 if hidden else 0
    head = struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0)
    return record(0, head) + b"".join(cells)


def text(column, words):
    return record(6, struct.pack("<II", column, 0) + wide(words))


def number(column, value, style=0):
    return record(5, struct.pack("<IId", column, style, value))


def error(column, code):
    return record(3, struct.pack("<IIB", column, 0, code))


def relations(*targets):
    inside = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def bundle(name, relation, state=0):
    return record(156, struct.pack("<II", state, int(relation[1:])) + wide(relation) + wide(name))


def sheet(*rows, columns=b"", after=b""):
    size = record(148, struct.pack("<4I", 0, 9, 0, 9))
    return (
        record(129)
        + size
        + columns
        + record(145)
        + b"".join(rows)
        + record(146)
        + after
        + record(130)
    )


def workbook(*sheets, states=()):
    names = [f"Sheet{at}" for at in range(1, len(sheets) + 1)]
    targets = [("worksheet", f"worksheets/sheet{at}.bin") for at in range(1, len(sheets) + 1)]
    states = states or [0] * len(sheets)
    bundles = b"".join(
        bundle(name, f"r{at}", state)
        for at, (name, state) in enumerate(zip(names, states, strict=True), start=1)
    )
    formats = record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 200) + wide("0.0%"))
    styles = b"".join(record(47, struct.pack("<HH", 0, used) + bytes(12)) for used in (0, 9, 200))
    parts = {
        "[Content_Types].xml": '<a b="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>',
        "_rels__.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl__workbook.bin": record(131) + record(143) + bundles + record(144) + record(132),
        "xl__styles.bin": record(278) + formats + record(616) + record(617, bytes(4)) + styles
        + record(618) + record(279),
        "xl___rels__workbook.bin.rels": relations(*targets, ("styles", "styles.bin")),
    }  # fmt: skip
    parts |= {f"xl__worksheets__sheet{at}.bin": body for at, body in enumerate(sheets, start=1)}
    return zip_of(**parts)


def read(*args, **options):
    document = read_document(workbook(*args, **options), "a.xlsb")
    check_places(document)
    return document


def test_values_are_printed_as_they_are_shown():
    document = read(
        sheet(
            row(0, text(0, "Year"), text(1, "Children"), text(2, "Share"), text(3, "of all")),
            row(2, text(0, "2023/24"), number(1, 12.0), number(2, 0.67, 1), number(3, 0.5, 2)),
            row(3, text(0, "2024/25"), error(1, 0x17)),
        )
    )
    assert texts(document.tables[0]) == [
        ["Year", "Children", "Share", "of all"],
        [],
        ["2023/24", "12", "67%", "50.0%"],
        ["2024/25", "#REF!", "", ""],
    ]


def test_what_is_hidden_is_told_and_not_read():
    column = record(60, struct.pack("<IIIIH", 1, 1, 2000, 0, 1))
    shown = sheet(
        row(0, text(0, "a"), text(1, "b"), text(2, "c")),
        row(1, text(0, "d"), hidden=True),
        row(2, text(0, "e"), number(1, 9), number(2, 3)),
        columns=record(390) + column + record(391),
    )
    document = read(shown, sheet(row(0, text(0, "secret"))), states=(0, 1))
    assert texts(document.tables[0]) == [["a", "c"], ["e", "3"]]
    assert document.notes == (
        "sheet “Sheet1”: 1 hidden rows were not read",
        "sheet “Sheet1”: 1 hidden columns were not read",
        "sheet “Sheet2” is hidden and was not read",
    )


def test_a_label_merged_down_over_rows_of_counts_is_each_rows_label():
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<4I", 0, 1, 0, 0))
    document = read(
        sheet(
            row(0, text(0, "2023/24"), text(1, "boys"), number(2, 7)),
            row(1, text(1, "girls"), number(2, 8)),
            after=merged + record(178),
        )
    )
    assert texts(document.tables[0]) == [["2023/24", "boys", "7"], ["2023/24", "girls", "8"]]
