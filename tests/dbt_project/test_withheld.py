"""Numbers that a later release hides, on the publisher's own files."""

HELD = [
    ("c1", "2023", "Re_referrals"),
    ("c1", "2023", "Re_referrals_child"),
    ("c1", "2023", "Re_referrals_child_percent"),
    ("c1", "2023", "Re_referrals_percent"),
]


def _lower(rows):
    return [(*row[:2], row[2].lower()) for row in rows]


def test_the_cells_withheld_are_those_that_were_withdrawn_to_c(published):
    found = published.query(
        "select dataset, release, indicator from intermediate.int_official__withheld"
        " where time_period = 2022 and ons_code = 'E09000001' order by lower(indicator)"
    )
    assert _lower(found) == _lower(HELD)
    count = "select count(*) from intermediate.int_official__withheld"
    assert published.query(count) == [(4,)]


def test_the_mart_marks_what_the_published_copy_will_withhold(published):
    found = published.query(
        "select from_as_printed, to_as_printed, kind, from_withheld, to_withheld"
        " from marts.official_revisions where dataset = 'c1' and to_ons_code = 'E09000001'"
        " and to_as_printed = 'c' order by 1"
    )
    assert found == [(one, "c", "withdrawn", True, False) for one in ("5", "5", "8.3", "8.6")]
