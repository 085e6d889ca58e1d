"""An authority's figures of a year are looked for in the row that the tables have for it."""

import pytest


def row(published, la_code, year):
    ((found),) = published.query(
        "select official_la_code, official_ons_code, reason from intermediate.int_authority_rows"
        " where la_code = ? and time_period = ?",
        la_code,
        year,
    )
    return found


@pytest.mark.parametrize("dataset", ["c3", "b1", "d5"])
def test_every_row_of_the_newest_table_is_found_under_its_codes_and_no_other(published, dataset):
    printed = published.query(
        "select distinct la_code, time_period, ons_code from intermediate.int_official__latest"
        " where dataset = ? and time_period >= 2018",
        dataset,
    )
    held = published.query(
        "select official_la_code, time_period, official_ons_code"
        " from intermediate.int_authority_rows"
        " where official_la_code is not null and time_period between 2018 and 2025"
    )
    assert len(printed) == 1216
    assert set(held) == set(printed)


def test_a_letter_of_a_new_authority_about_years_before_it_learns_whose_row_has_them(published):
    assert row(published, "942", 2022) == (
        None,
        None,
        "Cumbria was divided into Cumberland and Westmorland and Furness on 1 April 2023; the "
        "official figures of the year to 31 March 2022 are those of Cumbria (909)",
    )
    assert row(published, "942", 2024) == ("942", "E06000063", None)


def test_a_letter_of_a_closed_authority_about_years_after_it_learns_who_has_them(published):
    assert row(published, "928", 2021)[:2] == ("928", "E10000021")
    assert row(published, "928", 2022)[2].endswith(
        "are those of North Northamptonshire (940) and West Northamptonshire (941)"
    )


def test_a_recoded_authority_finds_its_row_of_either_time(published):
    assert row(published, "825", 2020) == ("825", "E10000002", None)
    assert row(published, "825", 2021) == ("825", "E06000060", None)


def test_the_two_dorsets_are_two_authorities(published):
    assert row(published, "835", 2019)[0] == "835"
    assert row(published, "835", 2020)[2].endswith(
        "those of Bournemouth, Christchurch and Poole (839) and Dorset (838)"
    )
    assert row(published, "838", 2019)[2] == (
        "Dorset was divided on 1 April 2019: Christchurch went to Bournemouth, Christchurch and "
        "Poole, and the rest became a new, smaller Dorset; the official figures of the year to "
        "31 March 2019 are those of Dorset (835)"
    )
