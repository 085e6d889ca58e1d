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


COLUMNS = "official_as_printed, grade, alignment, verdict"
HELD_AGAINST = "marts.reconciliation r join intermediate.int_foi__figures f using (figure_id)"
ANSWERED = "marts.reconciliation r join staging.stg_raw__foi_non_answers n using (non_answer_id)"


def of_figure(judged, letter, question, printed):
    """The rows of one figure of a letter: the cell, grade, alignment and verdict."""
    return judged.query(
        f"select {COLUMNS} from {HELD_AGAINST}"
        " where r.document_id = ? and f.question = ? and r.foi_as_printed = ?",
        letter, question, printed,
    )  # fmt: skip


def sentence(judged, letter, question, printed):
    """What is said of one figure."""
    ((said,),) = judged.query(
        f"select explanation from {HELD_AGAINST}"
        " where r.document_id = ? and f.question = ? and r.foi_as_printed = ?",
        letter, question, printed,
    )  # fmt: skip
    return said


def of_non_answer(judged, letter, outcome, indicator):
    """The year, the cell and the verdict of each official row of a question without a figure."""
    return judged.query(
        f"select year(r.official_period_end), official_as_printed, verdict from {ANSWERED}"
        " where r.document_id = ? and n.outcome = ? and r.indicator = ? order by 1",
        letter, outcome, indicator,
    )  # fmt: skip


def cells_from(first, cells):
    """Rows for the cells of the years from ``first``: a number stands in, a symbol does not."""
    return [
        (first + place, cell, "official_only" if cell.isdigit() else "official_missing")
        for place, cell in enumerate(cells.split())
    ]
