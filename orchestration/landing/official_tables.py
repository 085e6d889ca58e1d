"""The tables of what official publishers print."""

from orchestration.landing.table_spec import TableSpec, columns

OFFICIAL_TABLES = (
    TableSpec(
        "official_files",
        ("dataset", "release", "sha256"),
        columns(
            "dataset release sha256 version:INTEGER release_version_id file_id"
            " data_set_file_id file_name title published_on:DATE url rows:INTEGER"
            " fetched_at:TIMESTAMPTZ outcome problem etag last_modified"
            " api_data_set_id api_version"
            # when the publisher no longer listed the release; its rows stay
            " withdrawn_at:TIMESTAMPTZ"
        ),
        keep=frozenset({"fetched_at"}),
    ),
    # as printed: `printed` has the cells in the places that official_columns gives, `item`
    # is what a long table counts in the row; written once, official_cells is a view of it
    TableSpec(
        "official_rows",
        (
            "dataset",
            "release",
            "version",
            "time_period",
            "geographic_level",
            "country_code",
            "region_code",
            "new_la_code",
            "item",
        ),
        columns(
            "dataset release version:INTEGER time_period time_identifier geographic_level"
            " country_code country_name region_code region_name la_code new_la_code la_name"
            " breakdown item printed:VARCHAR[]"
        ),
    ),
    # the publisher's own notes on what a release's version amended; two may be of one day
    TableSpec(
        "official_updates",
        ("publication", "release", "release_version_id", "updated_on", "summary"),
        columns("publication release release_version_id updated_on:DATE summary"),
    ),
    # what the registry of tables says of each indicator, by the name that a file prints
    TableSpec(
        "official_indicators",
        ("dataset", "indicator"),
        columns(
            "dataset indicator canonical label unit is_stock:BOOLEAN is_rate:BOOLEAN"
            " hides_zero:BOOLEAN"
        ),
    ),
    # how each file's columns stand to those of the vintages before: seen, renamed, dropped
    TableSpec(
        "official_columns",
        ("dataset", "release", "version", "column_name", "canonical"),
        columns("dataset release version:INTEGER column_name canonical state was place:INTEGER"),
    ),
    TableSpec(
        "nrm_files",
        ("dataset", "release", "sha256"),
        columns(
            "dataset release sha256 version:INTEGER title published_on:DATE url licence"
            " licence_text cells:INTEGER notes fetched_at:TIMESTAMPTZ"
        ),
        keep=frozenset({"fetched_at"}),
    ),
    TableSpec(
        "nrm_statistics",
        ("dataset", "release", "version", "cell"),
        columns(
            "dataset release version:INTEGER cell geographic_level area_code area_name"
            " period_label period_start:DATE period_end:DATE indicator label breakdown"
            " as_printed value:DOUBLE lower:DOUBLE upper:DOUBLE symbol note url sha256 licence"
        ),
    ),
)
"""In the order in which docs/internals.md lists them."""
