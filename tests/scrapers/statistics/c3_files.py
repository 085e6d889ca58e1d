"""Files of table C3 for the tests: the sample's, altered ones, and the publisher's own."""

import csv
import io
from pathlib import Path

import pytest

from scrapers.sample.c3_table import table
from scrapers.statistics.tables import contract
from scrapers.statistics.wide import read_table

SHARED = Path(__file__).parents[3] / ".." / "shared" / "ees"
C3 = contract("c3")


def read(body, **options):
    return read_table(body, C3, name="c3.csv", **options)


def altered(change, release="2025"):
    """Return the sample's file after ``change`` has had its rows (the header is the first)."""
    rows = list(csv.reader(io.StringIO(table(release).decode())))
    change(rows)
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue().encode()


def published(name):
    """Return a file as the publisher served it, where it is on this machine."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs ../shared/ees/{name}")
    return path.read_bytes()
