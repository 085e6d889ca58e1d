"""The whole project builds, its own tests hold, and a quiet night changes nothing."""

import json


def test_every_seed_model_and_test_of_the_project_passes(results):
    unwell = {
        name: (status, message)
        for name, (status, message) in results.items()
        if status not in {"success", "pass"}
    }
    assert not unwell


def test_the_contracts_tables_are_there_with_their_columns_in_order(built):
    described = built.query(
        "select table_name, list(column_name order by column_index)"
        " from duckdb_columns() where schema_name = 'marts' group by table_name"
    )
    columns = dict(described)
    for table, line in CONTRACT.items():
        names = line.split()
        assert columns[table][: len(names)] == names, table


def test_every_column_of_a_mart_is_described_where_analysts_see_it(built):
    bare = built.query(
        "select table_name, column_name from duckdb_columns()"
        " where schema_name = 'marts' and coalesce(comment, '') = ''"
    )
    assert bare == []


def test_schemas_are_named_for_the_layers(built):
    schemas = built.query("select distinct schema_name from duckdb_tables() order by 1")
    assert [name for (name,) in schemas] == [
        "intermediate", "marts", "raw", "review", "seeds"
    ]  # fmt: skip
    staged = built.query("select distinct schema_name from duckdb_views() where not internal")
    assert ("staging",) in staged


def test_dagster_finds_the_raw_tables_and_the_marts_by_their_names(built):
    manifest = json.loads((built.folder / "target" / "manifest.json").read_text("utf-8"))
    keys = {
        tuple(source["config"]["meta"]["dagster"]["asset_key"])
        for source in manifest["sources"].values()
    }
    tables = built.query(
        "select table_name from information_schema.tables where table_schema = 'raw'"
    )
    assert keys == {("raw", table) for (table,) in tables}


def test_every_column_of_raw_is_described(built):
    manifest = json.loads((built.folder / "target" / "manifest.json").read_text("utf-8"))
    described = {source["name"]: set(source["columns"]) for source in manifest["sources"].values()}
    landed = built.query(
        "select table_name, list(column_name) from duckdb_columns()"
        " where schema_name = 'raw' group by table_name"
    )
    assert described == {table: set(columns) for table, columns in landed}


def test_a_second_build_of_the_same_rows_gives_identical_marts(built):
    tables = [
        name
        for (name,) in built.query(
            "select table_name from information_schema.tables where table_schema = 'marts'"
        )
    ]
    before = {table: built.query(f"from marts.{table}") for table in tables}
    assert all(status == "success" for status, _ in built.dbt("run").values())
    after = {table: built.query(f"from marts.{table}") for table in tables}
    assert before == after
    assert before["reconciliation"]


CONTRACT = {
    "authorities": "la_code name ons_code region opened_on closed_on successor_la_codes",
    "sources": """source_id la_code platform base_url status last_success_at last_attempt_at
        last_outcome entries licence""",
    "foi_requests": """request_id la_code source_id reference title received_on responded_on url
        disposition first_seen_at last_seen_at withdrawn_at""",
    "foi_documents": """document_id request_id file_name media_type bytes pages read_status
        read_error fetched_at url licence""",
    "foi_figures": """figure_id document_id request_id la_code file_name question measure
        measure_text topic subgroup period_label period_type period_start period_end as_at value
        lower upper unit suppressed as_printed quote page char_start char_end confidence
        needs_review review_reason reader_version""",
    "foi_non_answers": """non_answer_id document_id request_id la_code file_name question outcome
        exemption topic quote page char_start char_end redirect_url redirect_dataset""",
    "official_statistics": """dataset release published_on is_latest time_period period_start
        period_end as_at geographic_level la_code ons_code area_name indicator breakdown as_printed
        value lower upper symbol symbol_meaning suspect_not_recorded unit""",
    "official_revisions": """dataset indicator la_code time_period from_release to_release
        from_as_printed to_as_printed change kind""",
    "reconciliation": """reconciliation_id figure_id non_answer_id la_code topic measure foi_value
        foi_lower foi_upper foi_period_start foi_period_end dataset indicator release
        official_period_start official_period_end official_as_printed official_value official_lower
        official_upper grade alignment verdict difference_low difference_high explanation""",
}
