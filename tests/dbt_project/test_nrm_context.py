"""What stands beside a council's answer: its police force and the country, if it may."""

from dbt_harness import PROJECT


def test_earlier_quarters_are_restated_and_say_so(built):
    rows = built.query(
        "select release, value, is_latest, revised from intermediate.int_official__nrm"
        " where indicator = 'nrm_referrals' and period_label = '2024 Q1' order by release"
    )
    assert rows == [
        ("2024-q1", 4524, False, None),
        ("2024-q2", 4521, True,
         "restated from 4,524 to 4,521 between the releases 2024-q1 and 2024-q2"),
    ]  # fmt: skip


def test_a_year_that_goes_on_is_not_restated_by_its_next_quarter(built):
    rows = built.query(
        "select release, value, is_latest, period_end::varchar, revised"
        " from intermediate.int_official__nrm"
        " where indicator = 'nrm_referrals' and breakdown = 'year so far' order by release"
    )
    assert rows == [
        ("2024-q1", 4524, True, "2024-03-31", None),
        ("2024-q2", 8833, True, "2024-06-30", None),
    ]


def test_coventry_has_its_force_and_the_country_for_context(built):
    rows = built.query(
        "select canonical, release, area_name, ons_code, value"
        " from intermediate.int_official__context"
        " where la_code = '331' and canonical like '%from_police' order by all"
    )
    assert rows == [
        ("nrm_referrals_from_police", "2024-q1", "West Midlands Police", "E23000014", 120),
        ("nrm_referrals_from_police", "2024-q2", "West Midlands Police", "E23000014", 131),
    ]
    assert built.query(
        "select count(distinct la_code) from intermediate.int_official__context"
        " where area_name = 'West Midlands Police'"
    ) == [(7,)]


def test_coventrys_answer_stands_beside_them_and_is_held_against_neither(built):
    rows = built.query(
        "select grade, verdict, official_as_printed, difference_low, explanation"
        " from marts.reconciliation where figure_id = 'nrm' and dataset is not null"
        " order by official_value"
    )
    assert {(grade, verdict, low) for grade, verdict, _, low, _ in rows} == {
        ("context", "indicative", None)
    }
    assert "120" in {printed for _, _, printed, _, _ in rows}
    force = next(text for _, _, printed, _, text in rows if printed == "120")
    assert "West Midlands Police" in force


def test_where_coventry_points_to_the_dashboard_the_figures_stand_in_for_context_only(built):
    rows = built.query(
        "select dataset, indicator, official_as_printed, grade, verdict, difference_low,"
        " explanation from marts.reconciliation where non_answer_id = 'dashboard'"
    )
    assert {row[3:6] for row in rows} == {("context", "official_only", None)}
    given = {row[:3] for row in rows}
    assert ("nrm_ho", "nrm_referrals_from_police", "131") in given
    assert ("nrm_ho", "nrm_referrals_child", "1,916") in given
    assert all("context" in row[6] for row in rows)


def test_both_levels_are_among_the_official_statistics(built):
    rows = built.query(
        "select geographic_level, area_name, ons_code, la_code, time_period, unit"
        " from marts.official_statistics where dataset = 'nrm_ho'"
        " and release = '2024-q2' and period_end = '2024-06-30' and indicator like '%from%'"
        " order by all"
    )
    force = ("Police force area", "British Transport Police", None, None, None, "referrals")
    assert rows[:1] == [("National", "United Kingdom", "K02000001", None, None, "referrals")]
    assert force in rows


def test_a_dashboard_without_an_open_licence_stays_out_of_every_mart(built):
    assert built.query(
        "select may_be_published from intermediate.int_official__nrm where dataset = 'nrm_wmp'"
    ) == [(False,)]
    columns = built.query(
        "select table_name from duckdb_columns()"
        " where schema_name = 'marts' and column_name = 'dataset'"
    )
    assert ("official_statistics",) in columns
    for (table,) in columns:
        wmp = f"select count(*) from marts.{table} where dataset = 'nrm_wmp'"
        assert built.query(wmp) == [(0,)], table


def test_no_other_model_reads_the_figures_past_that_gate():
    names = ("ref('int_official__nrm')", "ref('stg_raw__nrm_statistics')")
    readers = {
        path.stem
        for path in PROJECT.glob("models/**/*.sql")
        if any(name in path.read_text() for name in names)
    }
    assert readers == {"int_official__nrm", "int_official__nrm_published"}


def test_every_authority_belongs_to_one_police_force():
    def codes(seed):
        lines = (PROJECT / "seeds" / seed).read_text().splitlines()[1:]
        return [line.split(",")[0] for line in lines]

    assert sorted(codes("police_force_areas.csv")) == sorted(codes("authorities.csv"))
