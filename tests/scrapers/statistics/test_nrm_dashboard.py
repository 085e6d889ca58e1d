"""West Midlands Police's dashboard: what is kept of its counts, and what is hidden."""

from datetime import date

import pytest
from nrm_replicas import OGL, kept, people, person

from scrapers.errors import LayoutChanged
from scrapers.statistics.nrm_wmp import licence_of


def test_referrals_of_the_force_are_counted_by_quarter_and_age_group(dashboard, read_nrm):
    dashboard.people = people(31, 40) + people(12, 9, "Q2", "May")
    release = read_nrm()
    assert kept(release) == {
        ("2024 Q1", "nrm_referrals"): ("71", 71, 71),
        ("2024 Q1", "nrm_referrals_child"): ("31", 31, 31),
        ("2024 Q1", "nrm_referrals_adult"): ("40", 40, 40),
        ("2024 Q2", "nrm_referrals"): ("21", 21, 21),
        ("2024 Q2", "nrm_referrals_child"): ("12", 12, 12),
        ("2024 Q2", "nrm_referrals_adult"): ("9", 9, 9),
    }
    assert {cell.area_name for cell in release.cells} == {"West Midlands Police"}
    assert {(cell.period_start, cell.period_end) for cell in release.cells} == {
        (date(2024, 1, 1), date(2024, 3, 31)), (date(2024, 4, 1), date(2024, 6, 30)),
    }  # fmt: skip
    assert release.release == "2024-03-01"  # the day of the layer's last edit


def test_one_to_five_are_hidden_and_so_is_the_total_that_would_give_them_away(dashboard, read_nrm):
    dashboard.people = people(5, 40) + people(6, 40, "Q2", "April")
    assert kept(read_nrm()) == {
        ("2024 Q1", "nrm_referrals_child"): ("c", 1, 5),
        ("2024 Q1", "nrm_referrals_adult"): ("40", 40, 40),
        ("2024 Q2", "nrm_referrals"): ("46", 46, 46),
        ("2024 Q2", "nrm_referrals_child"): ("6", 6, 6),
        ("2024 Q2", "nrm_referrals_adult"): ("40", 40, 40),
    }


@pytest.mark.parametrize(("children", "adults"), [(1, 1), (5, 5), (3, 0), (1, 400)])
def test_no_hidden_count_can_be_had_by_subtraction(dashboard, read_nrm, children, adults):
    dashboard.people = people(children, adults)
    release = read_nrm()
    hidden = [cell for cell in release.cells if cell.symbol]
    assert hidden
    assert all((cell.value, cell.lower, cell.upper) == (None, 1, 5) for cell in hidden)
    assert "nrm_referrals" not in {cell.indicator for cell in release.cells}


def test_quarters_of_a_financial_year_are_told_by_their_months(dashboard, read_nrm):
    dashboard.people = people(31, 40, "Q1", "Apr") + people(20, 20, "Q4", "Feb")
    periods = {cell.period_label: cell.period_start for cell in read_nrm().cells}
    assert periods == {"2024 Q1": date(2024, 4, 1), "2024 Q4": date(2024, 1, 1)}


@pytest.mark.parametrize("month", ["April", "Brumaire"])
def test_quarters_that_are_no_quarters_are_refused(dashboard, read_nrm, month):
    dashboard.people = people(31, 40) + people(1, 1, "Q1", month)
    with pytest.raises(LayoutChanged):
        read_nrm()


def test_referrals_of_an_unknown_quarter_are_kept_without_a_period(dashboard, read_nrm):
    dashboard.people = people(31, 40) + people(7, 8, None, None)
    release = read_nrm()
    undated = [cell for cell in release.cells if cell.period_start is None]
    assert {cell.as_printed for cell in undated} == {"7", "8", "15"}
    assert all("does not say" in cell.note for cell in undated)
    assert release.notes == ("no period is known of 2024 None",)


def test_an_age_group_that_is_not_known_is_refused(dashboard, read_nrm):
    dashboard.people = [*people(31, 40), person("2024", "Q1", "January", "Both")]
    with pytest.raises(LayoutChanged, match="'Both'"):
        read_nrm()


def test_a_layer_edited_between_two_queries_is_refused(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    answer = dashboard._query

    def edited(seen):
        if len(dashboard.queries()) == 3:
            dashboard.people.append(person("2024", "Q1", "March", "Child"))
        return answer(seen)

    dashboard.route(f"{dashboard.path}/query", edited)
    with pytest.raises(LayoutChanged, match="not its total"):
        read_nrm()


def test_a_licence_that_the_item_does_not_plainly_open_is_unknown(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    assert (read_nrm().licence, read_nrm().licence_text) == ("unknown", None)
    dashboard.licence = OGL
    assert read_nrm().licence == "OGL-3.0"
    assert read_nrm().licence_text.startswith("Contains public sector information")
    for text in ("All rights reserved", "Internal use; Open Government Licence does not apply v3"):
        assert licence_of(text) == "unknown"


def test_the_same_counts_have_the_same_digest_whoever_looked_in_between(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    assert read_nrm().sha256 == read_nrm().sha256
    before = read_nrm().sha256
    dashboard.people = people(32, 40)
    assert read_nrm().sha256 != before
