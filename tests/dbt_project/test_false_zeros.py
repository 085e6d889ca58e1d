"""Which published zeros for child criminal exploitation more likely mean "not recorded"."""

from published_tables import WORDS


def test_the_zeros_of_the_newest_table_are_as_many_as_were_counted_by_hand(published):
    found = published.query(
        """
        select cells.time_period, count(*), count(zeros.ons_code)
        from intermediate.int_official__cells as cells
        left join marts.official_suspect_zeros as zeros
            using (dataset, release, ons_code, time_period, indicator)
        where
            dataset = 'c3' and release = '2025' and cells.la_code is not null
            and cells.canonical = 'child_criminal_exploitation' and cells.value = 0
        group by cells.time_period order by cells.time_period
        """
    )
    assert found == [(2022, 27, 26), (2023, 20, 18), (2024, 14, 13), (2025, 16, 15)]


def test_a_zero_stays_one_where_nothing_else_of_its_kind_was_recorded_either(published):
    assert published.query(
        """
        select distinct area_name, time_period
        from intermediate.int_official__cells
        anti join marts.official_suspect_zeros using (dataset, release, ons_code, time_period)
        where
            dataset = 'c3' and release = '2025' and la_code is not null and value = 0
            and canonical = 'child_criminal_exploitation'
        order by all
        """
    ) == [
        ("City of London", 2023),
        ("Isles of Scilly", 2022),
        ("Isles of Scilly", 2023),
        ("Isles of Scilly", 2024),
        ("Isles of Scilly", 2025),
    ]


def test_barnets_zeros_are_suspect_until_it_recorded_144(published):
    assert published.query(
        "select time_period, suspect_not_recorded, as_printed"
        " from intermediate.int_official__latest"
        " where la_code = '302' and canonical = 'child_criminal_exploitation'"
        " and time_period > 2021 order by time_period"
    ) == [(2022, True, "0"), (2023, True, "0"), (2024, True, "0"), (2025, False, "144")]


def test_barnsleys_zero_is_explained_by_its_own_letter(published):
    rows = published.query(
        "select time_period, non_answer_id, document_id, quote, by_its_row, reason"
        " from marts.official_suspect_zeros where la_code = '370' and is_latest"
    )
    assert [row[:5] for row in rows] == [(2022, "barnsley", "letter", WORDS, True)]
    assert rows[0][5] == (
        f"the council itself wrote “{WORDS}”, and the same row of the table prints"
        " 42 for child sexual exploitation and 23 for gangs"
    )
