"""The five seed letters, read and landed as a night does it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from orchestration.landing.readings import land_readings
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import land
from orchestration.reading import Reading, Waiting, read_one
from scrapers.documents.read import read_document

TEXTS = Path(__file__).parents[2] / ".." / "shared" / "letters" / "text"
NIGHT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
LETTERS = {"seed-0": "302", "seed-1": "370", "seed-2": "302", "seed-3": "331", "seed-4": "302"}
"""The letters by name, each with the DfE code of its council."""


class PlainReader:
    """Reads in this process."""

    read = staticmethod(read_document)


def readings() -> Iterator[tuple[Waiting, Reading]]:
    """Yield each letter as a document that waits, with its reading; its name is its id."""
    for name, la_code in LETTERS.items():
        body = (TEXTS / f"{name}.txt").read_bytes()
        yield Waiting(name, name, la_code, f"{name}.txt"), read_one(name, body, PlainReader())


def land_letters(path: Path) -> None:
    """Land the letters in the warehouse at ``path``."""
    read = list(readings())
    stamp = {"run_id": "1", "now": NIGHT}
    own = [
        {
            "request_id": waiting.request_id,
            "document_id": waiting.document_id,
            "la_code": waiting.la_code,
            "file_name": waiting.file_name,
            "source_id": "log",
        }
        for waiting, _ in read
    ]
    with duckdb.connect(str(path)) as connection:
        for table in ("foi_requests", "foi_documents"):
            columns = TABLES[table].all_columns
            rows = [{name: row[name] for name in row if name in columns} for row in own]
            land(connection, TABLES[table], rows, **stamp)
        land_readings(connection, read, **stamp)
