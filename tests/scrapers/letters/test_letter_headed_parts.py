"""A request in one paragraph answered under headings, and lists of dates and of questions."""

from datetime import date

from scrapers.documents.model import Document, Page
from scrapers.letters.header import read_header
from scrapers.letters.labels import label_at
from scrapers.letters.outline import Outline
from scrapers.letters.read import read_letter


def letter(text):
    page = Page(1, 0, len(text))
    return read_letter(Document("letter.txt", "text/plain", text, (page,)))


def told(text):
    return [
        (one.value, one.as_at or (one.period_start and one.period_start.isoformat()), one.topic)
        for one in letter(text).figures
    ]


PARAGRAPH = """Our ref 77/24                                        9 May 2024

You asked: "how many children you looked after on 31 March 2022 and on 31 March 2023; how many \
had a child protection plan on 31 March 2023; how many went missing in 2022."

Looked after

31 March 2022
• Foster homes: 120
• Total: 161

31 March 2023
• Foster homes: 133
• Total: 170

Child protection plan

88

Missing

41
"""


def test_each_heading_answers_its_part_of_a_request_in_one_paragraph():
    assert told(PARAGRAPH) == [
        (120.0, date(2022, 3, 31), "looked_after"),
        (161.0, date(2022, 3, 31), "looked_after"),
        (133.0, date(2023, 3, 31), "looked_after"),
        (170.0, date(2023, 3, 31), "looked_after"),
        (88.0, date(2023, 3, 31), "child_protection_plan"),
        (41.0, "2022-01-01", "missing"),
    ]


def test_a_date_far_to_the_right_is_the_letters_and_one_over_a_list_is_not():
    assert read_header(PARAGRAPH).responded_on == date(2024, 5, 9)
    assert read_header("A council\n\n31 March 2022\n• Foster homes: 120\n").responded_on is None


def test_several_days_on_one_line_each_have_their_count():
    text = (
        "1. How many children had a child protection plan on 30 June in each year?\n\n"
        "30/06/2018: 12;  30/06/2019: 17;  30/06/2020: 9\n"
    )
    found = [(value, day) for value, day, _ in told(text)]
    assert found == [
        (12.0, date(2018, 6, 30)),
        (17.0, date(2019, 6, 30)),
        (9.0, date(2020, 6, 30)),
    ]


def test_a_school_session_is_the_letters_own_year():
    text = (
        "1. How many children went missing in each year?\n\n"
        "Our records follow the session, which runs from 1 August to 31 July.\n\n"
        "2018/19 - 12\n\n2019/20 - 14\n"
    )
    starts = [(one.value, one.period_start, one.period_end) for one in letter(text).figures]
    assert starts == [
        (12.0, date(2018, 8, 1), date(2019, 7, 31)),
        (14.0, date(2019, 8, 1), date(2020, 7, 31)),
    ]


def opened(line):
    label = label_at(line, 0, len(line))
    return Outline().enter(label) if label else []


def test_two_and_five_are_no_range_but_two_to_five_are():
    assert opened("Questions 2 and 5 - Not held.") == ["2", "5"]
    assert opened("Questions 2 to 5 - Not held.") == ["2", "3", "4", "5"]
    assert opened("Questions 1, 3 and 6. Not held.") == ["1", "3", "6"]
    assert opened("(a) and (c) Not held.") == ["a", "c"]


def test_place_in_the_order_is_not_taken_from_the_next_line():
    (first, second) = letter(
        "1. How many children were looked after on 31 March 2021 and on 31 March 2022?\n\n"
        "Girls: 30 on the first date and 35 on the second.\n"
    ).figures
    assert (first.value, first.as_at) == (30.0, date(2021, 3, 31))
    assert (second.value, second.as_at) == (35.0, date(2022, 3, 31))


def test_a_letter_after_the_requesters_signature_is_read():
    text = (
        "Dear Council,\n1) How many referrals did you make in 2019 and 2020?\nYours faithfully,\n"
        "Good afternoon,\nI write in reply to your request.\n"
        "In 2019 we made 14 referrals and in 2020 eleven.\nRegards\n"
    )
    found = [(one.value, one.unit, one.topic) for one in letter(text).figures]
    assert found == [(14.0, "referrals", "referral"), (11.0, "referrals", "referral")]


def test_a_sample_that_is_offered_is_no_figure():
    text = (
        "1. How many section 47 enquiries were about neglect?\n\n"
        "Refused under section 12. A sample of 40 enquiries from one month may be possible.\n"
    )
    assert letter(text).figures == ()


def test_kinds_of_exploitation_are_parts_of_the_referrals_that_these_points_to():
    text = (
        "1. How many referrals to the National Referral Mechanism were made in 2021?\n\n20\n\n"
        "2. How many of these were for (a) criminal exploitation and (b) sexual exploitation?\n\n"
        "Year\tNRM referrals\tCriminal\tSexual\n2021\t20\t13\t7\n"
    )
    assert {one.topic for one in letter(text).figures} == {"nrm"}


def test_a_table_of_teams_has_the_day_of_its_question():
    text = (
        "1. For each team at 30 June 2021: the number of posts and of agency workers.\n\n"
        "Team\tPosts\tAgency\nAssessment\t20\t3\nChildren in Care\t14\t2\n\n"
        "2. How many social workers left in 2020/21?\n\n9\n"
    )
    days = {one.as_at for one in letter(text).figures if one.question == "1"}
    assert days == {date(2021, 6, 30)}


def test_the_day_on_which_a_request_came_is_not_the_letters():
    assert read_header("Date received:      3 May 2024\nDear Ms Ward,\n").responded_on is None
