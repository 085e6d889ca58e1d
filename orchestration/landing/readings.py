"""What letters say into ``raw``: a document's reading lands as a whole, or not at all.

A re-reading by a newer reader takes the place of the older one.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

import duckdb

from orchestration.landing.ids import figure_ids, non_answer_ids
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import NOTHING, Landed, Row, land, replace, transaction
from orchestration.reading import Reading, Waiting
from scrapers.letters.version import READER_VERSION


@dataclass(frozen=True, slots=True)
class LandedReadings:
    """How many documents were read, and what landed of them."""

    documents: int = 0
    figures: Landed = NOTHING
    non_answers: Landed = NOTHING

    def __add__(self, other: "LandedReadings") -> "LandedReadings":
        """Return both as one."""
        return LandedReadings(
            self.documents + other.documents,
            self.figures + other.figures,
            self.non_answers + other.non_answers,
        )


def waiting(
    connection: duckdb.DuckDBPyConnection, la_codes: Sequence[str], *, again: bool = False
) -> list[Waiting]:
    """Return the documents of these authorities that are to be read.

    Args:
        connection: the warehouse.
        la_codes: DfE codes.
        again: also those that this version of the reader has read.
    """
    found = connection.execute(
        "select d.document_id, d.request_id, d.la_code, d.file_name, r.licence"
        " from raw.foi_documents d left join raw.foi_requests r using (request_id)"
        " where d.la_code in (select unnest(?)) and (? or d.reader_version is distinct from ?)"
        " order by all",
        [list(la_codes), again, READER_VERSION],
    ).fetchall()
    return [Waiting(*row) for row in found]


def land_readings(
    connection: duckdb.DuckDBPyConnection,
    readings: Sequence[tuple[Waiting, Reading]],
    *,
    run_id: str,
    now: datetime,
) -> LandedReadings:
    """Land the readings of N documents in one transaction."""
    figures, said = [], []
    for waiting, reading in readings:
        figures += _figure_rows(waiting, reading)
        said += _non_answer_rows(waiting, reading)
    within = [_document_key(waiting) for waiting, reading in readings if reading.tried]
    with transaction(connection):
        land(
            connection,
            TABLES["foi_documents"],
            [_document_row(*one) for one in readings],
            run_id=run_id,
            now=now,
        )
        return LandedReadings(
            len(readings),
            replace(
                connection, TABLES["foi_figures"], figures, within=within, run_id=run_id, now=now
            ),
            replace(
                connection, TABLES["foi_non_answers"], said, within=within, run_id=run_id, now=now
            ),
        )


def _document_key(waiting: Waiting) -> Row:
    return {"document_id": waiting.document_id, "request_id": waiting.request_id}


def _document_row(waiting: Waiting, reading: Reading) -> Row:
    letter = reading.letter
    return {
        **_document_key(waiting),
        "media_type": reading.media_type,
        "pages": reading.pages,
        "read_status": reading.status,
        "read_error": reading.problem,
        "notes": "\n".join(reading.notes) or None,
        "licence": letter.licence or waiting.licence,
        "reader_version": READER_VERSION if reading.tried else None,
        "letter_reference": letter.reference,
        "letter_received_on": letter.received_on,
        "letter_responded_on": letter.responded_on,
        "letter_disposition": letter.disposition,
    }


def _of_a_document(waiting: Waiting) -> Row:
    return {
        **_document_key(waiting),
        "la_code": waiting.la_code,
        "file_name": waiting.file_name,
        "reader_version": READER_VERSION,
    }


def _figure_rows(waiting: Waiting, reading: Reading) -> list[Row]:
    figures = reading.letter.figures
    ids = figure_ids(waiting.document_id, waiting.request_id, figures)
    return [
        {"figure_id": name, **_of_a_document(waiting), **asdict(figure)}
        for name, figure in zip(ids, figures, strict=True)
    ]


def _non_answer_rows(waiting: Waiting, reading: Reading) -> list[Row]:
    said = reading.letter.non_answers
    ids = non_answer_ids(waiting.document_id, waiting.request_id, said)
    return [
        {
            "non_answer_id": name,
            **_of_a_document(waiting),
            **asdict(one),
            "measures": ",".join(one.measures) or None,
        }
        for name, one in zip(ids, said, strict=True)
    ]
