"""The tables of ``raw`` as data: one `TableSpec` each, as docs/internals.md lists them.

What belongs here: names, keys and types. How rows get in is `upsert`'s business.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import pyarrow as pa

ARROW = {
    "VARCHAR": pa.string(),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMPTZ": pa.timestamp("us", tz="UTC"),
}
"""Each SQL type in use, and the Arrow type its values travel in."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of ``raw``.

    ``columns`` maps each column to its SQL type; ``run_id`` and ``landed_at`` come with
    every table unless they are among them. ``keep`` names the columns that are written
    once, when the row is new, and never after.
    """

    name: str
    key: tuple[str, ...]
    columns: dict[str, str]
    keep: frozenset[str] = frozenset()

    @property
    def ddl(self) -> str:
        """The statement that makes the table where it is missing."""
        # no PRIMARY KEY: DuckDB checks it too eagerly where one transaction deletes and
        # inserts the same key; MERGE keeps keys unique, and dbt tests that they are
        body = ", ".join(f"{name} {kind}" for name, kind in self.all_columns.items())
        return f"create table if not exists raw.{self.name} ({body})"

    @property
    def all_columns(self) -> dict[str, str]:
        """The columns with those that say which run wrote the row, and when."""
        return {**self.columns, "run_id": "VARCHAR", "landed_at": "TIMESTAMPTZ"}


def _columns(text: str) -> dict[str, str]:
    """Read ``name name:TYPE …``; a name without a type is VARCHAR."""
    pairs = (word.partition(":") for word in text.split())
    return {name: kind or "VARCHAR" for name, _, kind in pairs}


FIGURE = """question measure measure_text topic subgroup period_label period_type
    period_start:DATE period_end:DATE as_at:DATE value:DOUBLE lower:DOUBLE upper:DOUBLE unit
    suppressed:BOOLEAN as_printed quote page:INTEGER char_start:INTEGER char_end:INTEGER
    confidence:DOUBLE needs_review:BOOLEAN review_reason"""
NON_ANSWER = """question outcome exemption topic measures period_start:DATE period_end:DATE quote
    page:INTEGER char_start:INTEGER char_end:INTEGER redirect_url redirect_dataset"""
OF_A_DOCUMENT = "document_id request_id la_code file_name"

TABLES: dict[str, TableSpec] = {
    spec.name: spec
    for spec in (
        TableSpec(
            "runs",
            ("run_id",),
            _columns(
                "run_id started_at:TIMESTAMPTZ finished_at:TIMESTAMPTZ sources_mode"
                " reader_version status message"
            ),
        ),
        TableSpec(
            "fetches",
            ("fetch_id",),
            _columns(
                "fetch_id run_id source_id url method status:INTEGER outcome message sha256 etag"
                " last_modified media_type bytes:BIGINT seconds:DOUBLE attempt:INTEGER"
                " fetched_at:TIMESTAMPTZ"
            ),
        ),
        TableSpec(
            "authorities",
            ("la_code",),
            _columns("la_code slug name ons_code region opened_on:DATE closed_on:DATE"),
        ),
        TableSpec(
            "sources",
            ("source_id",),
            _columns("source_id la_code platform base_url status status_reason licence evidence"),
        ),
        TableSpec(
            "source_visits",
            ("source_id", "run_id"),
            _columns(
                "source_id run_id attempted_at:TIMESTAMPTZ outcome message remedy entries:INTEGER"
            ),
        ),
        TableSpec(
            "foi_requests",
            ("request_id",),
            _columns(
                "request_id la_code source_id entry_key reference title received_on:DATE"
                " responded_on:DATE url disposition licence problem page_sha256"
                " first_seen_at:TIMESTAMPTZ last_seen_at:TIMESTAMPTZ withdrawn_at:TIMESTAMPTZ"
            ),
            keep=frozenset({"first_seen_at"}),
        ),
        TableSpec(
            "foi_documents",
            ("document_id", "request_id"),
            _columns(
                "document_id request_id la_code file_name media_type bytes:BIGINT pages:INTEGER"
                " read_status read_error notes fetched_at:TIMESTAMPTZ url licence reader_version"
                # when the entry was first seen without it: replaced, or taken down
                " withdrawn_at:TIMESTAMPTZ"
                # what the letter's own head says, where the log may say nothing
                " letter_reference letter_received_on:DATE letter_responded_on:DATE"
                " letter_disposition"
            ),
            keep=frozenset({"fetched_at"}),
        ),
        TableSpec(
            "foi_figures",
            ("figure_id",),
            _columns(f"figure_id {OF_A_DOCUMENT} {FIGURE} reader_version"),
        ),
        TableSpec(
            "foi_non_answers",
            ("non_answer_id",),
            _columns(f"non_answer_id {OF_A_DOCUMENT} {NON_ANSWER} reader_version"),
        ),
        TableSpec(
            "official_files",
            ("dataset", "release", "sha256"),
            _columns(
                "dataset release sha256 version:INTEGER release_version_id file_id"
                " data_set_file_id file_name title published_on:DATE url rows:INTEGER"
                " fetched_at:TIMESTAMPTZ outcome problem etag last_modified"
                " api_data_set_id api_version"
                # when the publisher no longer listed the release; its rows stay
                " withdrawn_at:TIMESTAMPTZ"
            ),
            keep=frozenset({"fetched_at"}),
        ),
        TableSpec(
            "official_cells",
            (
                "dataset",
                "release",
                "version",
                "time_period",
                "geographic_level",
                "area_code",
                "indicator",
            ),
            _columns(
                "dataset release version:INTEGER time_period geographic_level area_code indicator"
                " time_identifier country_code region_code region_name la_code new_la_code la_name"
                " area_name breakdown as_printed"
            ),
        ),
        # the publisher's own notes on what a release's version amended; two may be of one day
        TableSpec(
            "official_updates",
            ("publication", "release", "release_version_id", "updated_on", "summary"),
            _columns("publication release release_version_id updated_on:DATE summary"),
        ),
        # what the registry of tables says of each indicator, by the name that a file prints
        TableSpec(
            "official_indicators",
            ("dataset", "indicator"),
            _columns(
                "dataset indicator canonical label unit is_stock:BOOLEAN is_rate:BOOLEAN"
                " hides_zero:BOOLEAN"
            ),
        ),
        # how each file's columns stand to those of the vintages before: seen, renamed, dropped
        TableSpec(
            "official_columns",
            ("dataset", "release", "version", "column_name", "canonical"),
            _columns("dataset release version:INTEGER column_name canonical state was"),
        ),
        TableSpec(
            "nrm_files",
            ("dataset", "release", "sha256"),
            _columns(
                "dataset release sha256 version:INTEGER title published_on:DATE url licence"
                " licence_text cells:INTEGER notes fetched_at:TIMESTAMPTZ"
            ),
            keep=frozenset({"fetched_at"}),
        ),
        TableSpec(
            "nrm_statistics",
            ("dataset", "release", "version", "cell"),
            _columns(
                "dataset release version:INTEGER cell geographic_level area_code area_name"
                " period_label period_start:DATE period_end:DATE indicator label breakdown"
                " as_printed value:DOUBLE lower:DOUBLE upper:DOUBLE symbol note url sha256 licence"
            ),
        ),
    )
}


def ensure_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of ``raw`` that are not there yet, and the columns that older ones lack."""
    connection.execute("create schema if not exists raw")
    there: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'raw'"
    ).fetchall():
        there.setdefault(str(table), set()).add(str(column))
    for spec in TABLES.values():
        if spec.name not in there:
            connection.execute(spec.ddl)
            continue
        for name, kind in spec.all_columns.items():
            if name not in there[spec.name]:
                connection.execute(f"alter table raw.{spec.name} add column {name} {kind}")


def to_arrow(spec: TableSpec, columns: Iterable[str], rows: list[dict[str, object]]) -> pa.Table:
    """Return ``rows`` as an Arrow table of ``columns``, in the types of ``spec``.

    Raises:
        KeyError: for a column the table does not have.
        pyarrow.ArrowInvalid: for a value that is not of its column's type.
    """
    schema = pa.schema([(name, ARROW[spec.all_columns[name]]) for name in columns])
    return pa.Table.from_pylist(rows, schema=schema)
