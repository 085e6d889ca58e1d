"""Workbooks with bytes gone wrong: read or refused, and never the end of the process.

The damage is drawn once and for all (a fixed seed): a fault of a Rust library would end
the whole run of the tests, and must at least do so every time.
"""

import random

import pytest
from document_makers import check_places, workbook, written
from test_document_sheet_ods import ods, row, table
from test_document_sheet_xls import book_of
from test_document_sheet_xlsb import number, sheet, text
from test_document_sheet_xlsb import row as binary_row
from test_document_sheet_xlsb import workbook as binary_workbook

from scrapers.documents.read import read_document
from scrapers.errors import DocumentError

ROUNDS = 150
OLD = written(book_of(["Area", "2023/24"], ["Leeds", 7.0], ["York", "<5"])[0])
WHOLE = {
    "xls": OLD,
    "ods": ods(table(row("Leeds", "5"))),
    "xlsb": binary_workbook(sheet(binary_row(0, text(0, "Leeds"), number(1, 5)))),
    "xlsx": written(workbook(["Leeds", 5])),
}


def status_of(data):
    try:
        check_places(read_document(data, "a"))
    except DocumentError as error:
        return error.status
    return "read"


@pytest.mark.parametrize("kind", WHOLE)
def test_damage_anywhere_is_survived(kind):
    draw = random.Random(kind)
    statuses = set()
    for _ in range(ROUNDS):
        data = bytearray(WHOLE[kind])
        for _ in range(draw.randint(1, 5)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        statuses.add(status_of(bytes(data)))
    assert {"read", "unreadable"} <= statuses <= {"read", "unreadable", "unsupported", "encrypted"}


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(
            b"\x00\xa9\x00\x00\x07\x00\x00\x00\x00\x00\x03\x00", id="ends-before-it-begins"
        ),
        pytest.param(b"\x00\x00\x00\x00\x00\x00\x00\x7f\x00\x00\x03\x00", id="two-billion-rows"),
    ],
)
def test_a_size_that_no_sheet_has_is_damage(size):
    at = OLD.index(b"\x00\x02\x0e\x00") + 4
    with pytest.raises(DocumentError, match="is damaged: ValueError: a sheet of rows"):
        read_document(OLD[:at] + size + OLD[at + len(size) :], "a.xls")
