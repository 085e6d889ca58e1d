"""A small warehouse with just those marts and columns that could give a hidden number away."""

import duckdb

from orchestration.landing.schema import ensure_schema

TABLES = """
    create schema marts; create schema review; create schema seeds; create schema intermediate;
    create table seeds.sums as select 'd5' as dataset, 'a_year' as indicator,
        'one_to_two;two_or_more' as parts;
    create table intermediate.int_official__releases as
        select * from (values ('d5', '2024', 1), ('d5', '2025', 2)) t (dataset, release, place);
    create table seeds.symbols as select 'c' as symbol, 'suppressed' as meaning;
    create table intermediate.int_official__cells (
        dataset varchar, release varchar, geographic_level varchar, ons_code varchar,
        time_period integer, indicator varchar, unit varchar, is_rate boolean, hides_zero boolean);
    create table marts.official_statistics (
        dataset varchar, release varchar, time_period integer, period_end date,
        geographic_level varchar, la_code varchar, ons_code varchar, indicator varchar,
        canonical varchar, as_printed varchar, value double, lower double, upper double,
        symbol varchar, symbol_meaning varchar, withheld boolean, suspect_reason varchar);
    create table marts.official_revisions (
        dataset varchar, indicator varchar, time_period integer, from_release varchar,
        to_release varchar, from_ons_code varchar, to_ons_code varchar,
        from_as_printed varchar, to_as_printed varchar, change double,
        from_withheld boolean, to_withheld boolean);
    create table marts.foi_documents (document_id varchar, licence varchar);
    create table marts.foi_figures (
        figure_id varchar, document_id varchar, as_printed varchar, quote varchar, value double);
    create table marts.foi_non_answers (
        non_answer_id varchar, document_id varchar, quote varchar);
    create table marts.reconciliation (
        figure_id varchar, non_answer_id varchar, la_code varchar, foi_value double,
        dataset varchar, indicator varchar, release varchar, official_period_end date,
        official_as_printed varchar, official_value double, official_lower double,
        official_upper double, grade varchar, alignment varchar, difference_low double,
        difference_high double, explanation varchar);
    create table review.disclosures_held_back (
        figure_id varchar, non_answer_id varchar, document_id varchar, la_code varchar,
        quote varchar, as_printed varchar, because varchar, kept_back varchar);
"""


def warehouse() -> duckdb.DuckDBPyConnection:
    """Barnet's plans of 2025: 225, of which 58 and 9 are printed and one band is hidden."""
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    ensure_schema(connection)
    connection.execute(TABLES)
    for indicator, printed in (("cpp_at31", "225"), ("one_to_two", "9"), ("two_or_more", "c")):
        cell(connection, "2025", indicator, printed)
    cell(connection, "2025", "one_to_two", "7", la_code="331")
    cell(connection, "2025", "two_or_more", "12", la_code="331")
    return connection


def cell(
    connection, release, indicator, printed, *, la_code="302", withheld=False, unit="children"
):
    """Add a cell of the year 2024 as a release prints it, marked where a later one hides it."""
    number = float(printed) if printed.isdigit() else None
    connection.execute(
        "insert into intermediate.int_official__cells values"
        " ('d5', ?, 'Local authority', ?, 2024, ?, ?, false, false)",
        [release, f"E{la_code}", indicator, unit],
    )
    connection.execute(
        "insert into marts.official_statistics values"
        " ('d5', ?, 2024, '2024-03-31', 'Local authority', ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?,"
        " null)",
        [release, la_code, f"E{la_code}", indicator, indicator, printed, number,
         1.0 if printed == "c" else number, number, None if number is not None else printed,
         withheld],
    )  # fmt: skip


def held(
    connection,
    what,
    *,
    figure_id=None,
    non_answer_id=None,
    because="prints it",
    quote="plans in 2024: 3",
):
    """List a figure, a quote or a non-answer of Barnet's letter L as held back."""
    connection.execute(
        "insert into review.disclosures_held_back values (?, ?, 'L', '302', ?, ?, ?, ?)",
        [figure_id, non_answer_id, quote, None if figure_id is None else "3", because, what],
    )


def figure(connection, figure_id, quote, *, as_printed="3", value=3.0):
    """Add a figure of the letter L."""
    connection.execute(
        "insert into marts.foi_figures values (?, 'L', ?, ?, ?)",
        [figure_id, as_printed, quote, value],
    )


def held_against(connection, indicator="one_to_two", **columns):
    """Add a row that holds a figure against Barnet's cell of 2024."""
    row = {
        "figure_id": "f", "la_code": "302", "dataset": "d5", "indicator": indicator,
        "release": "2025", "official_period_end": "2024-03-31", "grade": "same",
        "alignment": "snapshot_same_day", **columns,
    }  # fmt: skip
    connection.execute(
        f"insert into marts.reconciliation ({', '.join(row)}) values ({', '.join('?' * len(row))})",
        list(row.values()),
    )
