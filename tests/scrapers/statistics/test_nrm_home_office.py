"""The Home Office's quarterly NRM workbooks on GOV.UK, found, fetched and read."""

from datetime import date

import pytest
from nrm_workbook import by_quarter, councils, ods, police, quarter_line, workbook

from scrapers.statistics.nrm import Quarter, quarter_in
from scrapers.statistics.rows import ReleaseProblem

YEAR_2023 = ["2023", "", *quarter_line("", "", 2500, 2200, 38)[2:]]


def cells(release, *indicators):
    return {
        (cell.period_label, cell.area_name, cell.indicator): cell.as_printed
        for cell in release.cells
        if not indicators or cell.indicator in indicators
    }


def test_referrals_are_read_by_quarter_and_age_with_the_year_so_far(read_quarter):
    release = read_quarter()
    uk = "United Kingdom"
    assert cells(release, "nrm_referrals", "nrm_referrals_child") == {
        ("2023", uk, "nrm_referrals"): "4,738",
        ("2023", uk, "nrm_referrals_child"): "2,200",
        ("2023 Q1", uk, "nrm_referrals"): "4,738",
        ("2023 Q1", uk, "nrm_referrals_child"): "2,200",
        ("2024", uk, "nrm_referrals"): "4,521",
        ("2024", uk, "nrm_referrals_child"): "2,030",
        ("2024 Q1", uk, "nrm_referrals"): "4,521",
        ("2024 Q1", uk, "nrm_referrals_child"): "2,030",
    }
    newest = next(cell for cell in release.cells if cell.period_label == "2024 Q1")
    assert (newest.period_start, newest.period_end) == (date(2024, 1, 1), date(2024, 3, 31))
    # a year of which one quarter is printed ends with that quarter
    assert {cell.period_end for cell in release.cells if cell.period_label == "2024"} == {
        date(2024, 3, 31)
    }
    assert all(cell.value == cell.lower == cell.upper for cell in release.cells)


def test_police_forces_and_local_authorities_are_read_by_their_totals(read_quarter):
    release = read_quarter()
    responders = ("from_police", "from_all_police", "from_local_authorities")
    assert cells(release, *(f"nrm_referrals_{one}" for one in responders)) == {
        ("2024 Q1", "United Kingdom", "nrm_referrals_from_all_police"): "520",
        ("2024 Q1", "West Midlands Police", "nrm_referrals_from_police"): "120",
        ("2024 Q1", "Metropolitan Police Service", "nrm_referrals_from_police"): "400",
        ("2024 Q1", "United Kingdom", "nrm_referrals_from_local_authorities"): "900",
    }  # fmt: skip


def test_a_release_says_where_it_came_from_and_what_changed(govuk, read_quarters):
    govuk.publish("2024-q1", workbook(), updated="2024-05-09")
    (release,) = read_quarters()
    assert (release.dataset, release.release) == ("nrm_ho", "2024-q1")
    assert release.published_on == date(2024, 5, 9)
    assert release.url.endswith("/media/a/nrm-statistics-uk-quarter-1-2024-tables.ods")
    assert release.notes == ("2024-05-09: Upload a.",)
    assert release.licence == "OGL-3.0"


def test_the_newest_quarters_are_read_newest_first_and_each_as_it_was(govuk, read_quarters):
    for quarter in ("2023-q3", "2024-q1", "2023-q4", "2023-q2"):
        year, number = quarter.split("-q")
        lines = [
            [year, "", *quarter_line("", "", 10, 20, 0)[2:]],
            quarter_line("", f"Q{number}", 10, 20, 0),
        ]
        govuk.publish(quarter, workbook(quarters=by_quarter(lines)))
    assert [one.release for one in read_quarters(releases=3)] == ["2024-q1", "2023-q4", "2023-q3"]


def test_tables_are_found_by_their_titles_whatever_their_numbers(govuk, read_quarters):
    sheets = {
        "Table_9": councils(7),
        "Cover": [["National Referral Mechanism statistics"]],
        "Table_1": police({"Kent Police": 11}),
        "Table_40": by_quarter([YEAR_2023, quarter_line("", "Q1", 2500, 2200, 38)]),
    }
    govuk.publish("2023-q1", ods(sheets))
    (release,) = read_quarters()
    assert cells(release, "nrm_referrals_from_police") == {
        ("2023 Q1", "Kent Police", "nrm_referrals_from_police"): "11",
    }


def test_a_year_that_stands_twice_is_kept_as_printed_and_flagged(read_quarter):
    lines = [
        ["2022", "", *quarter_line("", "", 100, 50, 0)[2:]],
        quarter_line("", "Q1", 100, 50, 0),
        ["2022", "", *quarter_line("", "", 110, 60, 0)[2:]],  # of 2023, as Q1 2023 was
        quarter_line("", "Q1", 110, 60, 0),
    ]
    release = read_quarter(quarters=by_quarter(lines))
    by_quarters = [cell for cell in release.cells if cell.indicator == "nrm_referrals"]
    assert [(cell.period_label, cell.as_printed, cell.period_start) for cell in by_quarters] == [
        ("2022", "150", date(2022, 1, 1)),
        ("2022 Q1", "150", date(2022, 1, 1)),
        ("2022", "170", None),
        ("2022 Q1", "170", None),
    ]
    assert all("stands twice" in cell.note for cell in by_quarters[2:])
    assert by_quarters[0].note is None
    assert any(note.startswith("2022 Q1, United Kingdom") for note in release.notes)


def test_lines_that_do_not_add_up_are_kept_and_flagged(read_quarter):
    lines = [
        ["2024", "", *quarter_line("", "", 100, 50, 0)[2:]],
        quarter_line("", "Q1", 90, 50, 0, total=141),
    ]
    release = read_quarter(quarters=by_quarter(lines), police=police({"Kent Police": 11}, total=12))
    notes = {(cell.period_label, cell.indicator): cell.note for cell in release.cells if cell.note}
    assert notes == {
        ("2024", "nrm_referrals_adult"): "the quarters of this year sum to 90",
        ("2024", "nrm_referrals"): "the quarters of this year sum to 141",
        ("2024 Q1", "nrm_referrals"): "the ages of this line sum to 140",
        ("2024 Q1", "nrm_referrals_from_all_police"): "its parts sum to 11",
    }


@pytest.mark.parametrize("printed", ["c", "[c]"])
def test_a_symbol_in_place_of_a_count_is_kept_with_its_bounds(read_quarter, printed):
    forces = police({"Kent Police": 11})
    forces[7][-1] = printed  # the line of Kent Police
    release = read_quarter(police=forces)
    (kent,) = [cell for cell in release.cells if cell.area_name == "Kent Police"]
    assert (kent.as_printed, kent.symbol, kent.value) == (printed, "c", None)
    assert (kent.lower, kent.upper) == (1, None)


def _without(table, line):
    return [row for at, row in enumerate(table) if at != line]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"quarters": [["Table 2: something else"]]}, "0 sheets have a title"),
        ({"councils": police({"Kent Police": 1})}, "2 sheets have a title"),
        ({"quarters": _without(by_quarter([YEAR_2023]), 5)}, "missing: Adult"),
        ({"quarters": by_quarter([YEAR_2023])}, "no quarter"),
        ({"quarters": by_quarter([["Q1", "2023", *YEAR_2023[2:]]])}, "'Q1' is no year"),
        ({"quarters": by_quarter([[*YEAR_2023[:6], "about 9", *YEAR_2023[7:]],
                                  quarter_line("", "Q1", 1, 1, 1)])}, "'about 9' under Adult"),
        ({"police": police({"Kent Police": 1}, header="Force")}, "no line begins with"),
        ({"police": [*police({"Kent Police": 1}), *police({"Kent Police": 1})[6:8]]},
         "more than one line for Kent Police"),
        ({"police": [*police({}), ["Kent Police", "Labour exploitation", "", "", 1, 1, 2]]},
         "not its total"),
        ({"police": police({"Kent Police": 1}, title="Table 13: NRM referrals by police"
          " first responder, Quarter 4 2023")}, "it says 2023-q4"),
        ({"councils": councils("-")}, "'-' under Total"),
    ],
)  # fmt: skip
def test_a_table_built_otherwise_refuses_its_whole_release_with_the_reason(
    read_quarter, changed, told
):
    release = read_quarter(**changed)
    assert isinstance(release, ReleaseProblem)
    assert release.outcome == "contract_broken"
    assert told in release.problem
    assert "stays in force" in release.problem


def test_a_table_of_a_whole_year_has_no_period_of_a_quarter(read_quarter):
    title = "Table 14: NRM referrals from local authority first responder, 2023"
    release = read_quarter(councils=councils(900, title=title))
    (cell,) = [one for one in release.cells if one.indicator.endswith("local_authorities")]
    assert (cell.period_label, cell.period_start) == ("2023", None)
    assert "no quarter" in cell.note


@pytest.mark.parametrize(
    ("title", "quarter"),
    [
        ("NRM statistics UK, Quarter 3 2020 – July to September", (2020, 3)),
        ("NRM statistics quarter 2 2019: April to June", (2019, 2)),
        ("Modern Slavery: NRM and DtN statistics, January to March 2025", (2025, 1)),
        ("nrm-statistics-uk-quarter-4-2023-oct-to-dec-tables.ods", (2023, 4)),
        ("NRM statistics UK, end of year summary 2020", None),
        ("April to June guidance", None),
    ],
)
def test_quarters_are_known_by_number_or_months(title, quarter):
    assert quarter_in(title) == (quarter and Quarter(*quarter))
