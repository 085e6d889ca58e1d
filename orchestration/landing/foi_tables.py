"""The tables of the nights, the disclosure logs and their letters."""

from orchestration.landing.table_spec import TableSpec, columns

FIGURE = """question measure measure_text topic subgroup period_label period_type
    period_start:DATE period_end:DATE as_at:DATE value:DOUBLE lower:DOUBLE upper:DOUBLE unit
    suppressed:BOOLEAN as_printed quote page:INTEGER char_start:INTEGER char_end:INTEGER
    confidence:DOUBLE needs_review:BOOLEAN review_reason"""
NON_ANSWER = """question outcome exemption topic measures period_start:DATE period_end:DATE quote
    page:INTEGER char_start:INTEGER char_end:INTEGER redirect_url redirect_dataset"""
OF_A_DOCUMENT = "document_id request_id la_code file_name"

FOI_TABLES = (
    TableSpec(
        "runs",
        ("run_id",),
        columns(
            "run_id started_at:TIMESTAMPTZ finished_at:TIMESTAMPTZ sources_mode"
            " reader_version status message"
        ),
    ),
    TableSpec(
        "fetches",
        ("fetch_id",),
        columns(
            "fetch_id run_id source_id url method status:INTEGER outcome message sha256 etag"
            " last_modified media_type bytes:BIGINT seconds:DOUBLE attempt:INTEGER"
            " fetched_at:TIMESTAMPTZ"
        ),
    ),
    TableSpec(
        "authorities",
        ("la_code",),
        columns(
            "la_code slug name ons_code region opened_on:DATE closed_on:DATE"
            # why it has no source but its inbox; null where it has one
            " no_source_status no_source_reason no_source_evidence no_source_on:DATE"
            " no_source_publishes in_register:BOOLEAN"
        ),
    ),
    TableSpec(
        "sources",
        ("source_id",),
        columns(
            "source_id la_code platform base_url status status_reason licence evidence"
            " publisher publishes not_seen suppression_token suppression_meaning"
            " min_items:INTEGER max_new_per_run:INTEGER max_age_days_newest:INTEGER"
            " verified_on:DATE verified_by in_register:BOOLEAN"
        ),
    ),
    TableSpec(
        "source_visits",
        ("source_id", "run_id"),
        columns(
            "source_id run_id attempted_at:TIMESTAMPTZ outcome message remedy entries:INTEGER"
            # what the visit was for, and what became of each entry that it was shown
            " kind listed:INTEGER whole:BOOLEAN passed_over:INTEGER not_due:INTEGER"
            " opened:INTEGER left_for_later:INTEGER notes fingerprint"
        ),
    ),
    # entries that are not what we came for, by what their listing says of them
    TableSpec(
        "passed_over",
        ("source_id", "entry_key"),
        columns(
            "source_id entry_key la_code title url received_on:DATE responded_on:DATE"
            " vocabulary first_seen_at:TIMESTAMPTZ last_seen_at:TIMESTAMPTZ"
            " withdrawn_at:TIMESTAMPTZ"
        ),
        keep=frozenset({"first_seen_at"}),
    ),
    # what a source that nobody has verified showed; nothing of it is landed elsewhere
    TableSpec(
        "recorded_entries",
        ("source_id", "entry_key"),
        columns(
            "source_id entry_key url title reference received_on:DATE responded_on:DATE"
            " documents problem relevant:BOOLEAN opened:BOOLEAN page_sha256"
            " recorded_at:TIMESTAMPTZ"
        ),
    ),
    TableSpec(
        "foi_requests",
        ("request_id",),
        columns(
            "request_id la_code source_id entry_key reference title received_on:DATE"
            " responded_on:DATE url disposition licence problem page_sha256"
            " first_seen_at:TIMESTAMPTZ last_seen_at:TIMESTAMPTZ withdrawn_at:TIMESTAMPTZ"
            # the day its page was last asked for, and whether the next night is to ask again
            " opened_on:DATE owed:BOOLEAN"
        ),
        keep=frozenset({"first_seen_at"}),
    ),
    TableSpec(
        "foi_documents",
        ("document_id", "request_id"),
        columns(
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
        columns(f"figure_id {OF_A_DOCUMENT} {FIGURE} reader_version"),
    ),
    TableSpec(
        "foi_non_answers",
        ("non_answer_id",),
        columns(f"non_answer_id {OF_A_DOCUMENT} {NON_ANSWER} reader_version"),
    ),
)
"""In the order in which docs/internals.md lists them."""
