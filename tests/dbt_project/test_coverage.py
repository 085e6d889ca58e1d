"""Which authorities are read and which are not, as analysts see it."""

from datetime import date


def test_every_open_authority_stands_in_coverage_once(built):
    rows = built.query("select la_code, publishes_log, status from marts.coverage order by la_code")
    assert rows == [
        ("302", "yes", "active"),
        ("331", "none_found", "no_log"),
        ("370", "unknown", "unverified"),
        ("825", "unknown", "unverified"),
        ("999", "unknown", "unverified"),
    ]


def test_what_is_held_is_counted_of_what_is_listed_and_is_about_children(built):
    (row,) = built.query(
        "select sources, listed, passed_over, requests, opened, share_opened, documents,"
        " since, newest_on, last_outcome, why_not from marts.coverage where la_code = '302'"
    )
    # the last visit met a bot wall, so the numbers are those of the one before
    assert row == (
        1, 4, 1, 1, 1, 0.333, 1, date(2019, 5, 1), date(2022, 8, 16), "blocked_bot", "blocked_bot"
    )  # fmt: skip


def test_an_authority_without_a_source_is_a_row_of_sources_with_the_reason(built):
    rows = built.query(
        "select source_id, la_code, status, status_reason from marts.sources"
        " where platform = 'none' order by la_code"
    )
    assert rows == [
        ("coventry-none", "331", "no_log", "none was found"),
        ("barnsley-none", "370", "unverified", NOT_THERE),
        ("buckinghamshire-none", "825", "unverified", NOT_THERE),
        ("sampleshire-none", "999", "unverified", "the register does not say why"),
    ]


NOT_THERE = "it is not in the register that this night was run with"
