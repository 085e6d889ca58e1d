"""One letter a layout, each made up here; what must be read of it stands beside it."""

from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

REPEATED = """Thank you for your request received on 5 June 2023.

1. How many children were referred in 2021 and 2022?
2. How many of them were under 13?

Response

1. How many children were referred in 2021 and 2022?

2021 - 45
2022 - 52

2. How many of them were under 13?

Less than 10
"""
AFTER_ALL = """1. How many referrals were made in 2018?
2. How many in 2019?
3. How many in 2020?

Response 04-06-2024

1.-2. None.
3. Seven
"""
SPOKEN = """1. How many children went missing?
45 in 2020/21, 52 in 2021/22 and 61 in 2022/23.
2. How many referrals were there?
In 2021/22 there were 1,204 referrals, in 2022/23 there were 998.
"""
ROMAN = """Request:
I. How many children were looked after on 31 March 2020?
II. How many of them lived in a children's home?
Response:
I. 293
II. 0
"""
SUBS = """Request:
1. How many children in care attend:
a) mainstream schools?
b) special schools?
Response:
1. How many children in care attend:
a) mainstream schools? - 142
b) special schools? - Fewer than 5
"""
ACROSS = """Request:
How many placements were made?
Response:
2018-19 2017-18 2016-17
Q1 - In house 287 311 273
Q2 - Agency 155 239 291
"""
STACKED = """1. Please provide the number of children on a plan

Category
2019/20
2020/21
Girls
300
310
Boys
100
<5
"""
HEADED = """1) How many conferences were held?

2021/22
Held: 345
In time: 300 (87%)

2022/23
Held: 355
In time: 310 (87.3%)
"""
BARS = """1. How many social workers were there on 31 March 2024?
Type | Number
Permanent | 120
Agency | 30
"""
WRAPPED = """1. How many children were referred because of concerns about criminal exploitation in
the financial years 2021-22 and 2022-23, in the 5 localities of your 2019 strategy?
In 2021-22 a total of 133 children were referred because of concerns about criminal
exploitation; in 2022-23 the figure was 158.
"""
RY = {n: (date(n, 4, 1), date(n + 1, 3, 31), None) for n in range(2015, 2025)}
CY = {n: (date(n, 1, 1), date(n, 12, 31), None) for n in range(2015, 2025)}
BOTH = (date(2021, 1, 1), date(2022, 12, 31), None)
DAY = {n: (None, None, date(n, 3, 31)) for n in (2020, 2024)}
NONE = (None, None, None)

CASES = {
    "question-repeated": (
        REPEATED,
        [("1", 45, CY[2021]), ("1", 52, CY[2022]), ("2", (1, 9), BOTH)],
    ),
    "answers-after-all": (AFTER_ALL, [("1", 0, CY[2018]), ("2", 0, CY[2019]), ("3", 7, CY[2020])]),
    "in-sentences": (
        SPOKEN,
        [
            ("1", 45, RY[2020]),
            ("1", 52, RY[2021]),
            ("1", 61, RY[2022]),
            ("2", 1204, RY[2021]),
            ("2", 998, RY[2022]),
        ],
    ),
    "roman": (ROMAN, [("I", 293, DAY[2020]), ("II", 0, DAY[2020])]),
    "sub-questions": (SUBS, [("1a", 142, NONE), ("1b", (1, 4), NONE)]),
    "years-across-without-tabs": (
        ACROSS,
        [(q, v, RY[y]) for q, row in (("1", (287, 311, 273)), ("2", (155, 239, 291)))
         for v, y in zip(row, (2018, 2017, 2016), strict=True)],
    ),
    "one-cell-a-line": (
        STACKED,
        [("1", 300, RY[2019]), ("1", 310, RY[2020]), ("1", 100, RY[2019]), ("1", (1, 4), RY[2020])],
    ),
    "years-as-headings": (
        HEADED,
        [("1", v, RY[2021]) for v in (345, 300, 87)]
        + [("1", v, RY[2022]) for v in (355, 310, 87.3)],
    ),
    "bars": (BARS, [("1", 120, DAY[2024]), ("1", 30, DAY[2024])]),
    "wrapped-lines": (WRAPPED, [("1", 133, RY[2021]), ("1", 158, RY[2022])]),
}  # fmt: skip


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def gist(one):
    value = (one.lower, one.upper) if one.value is None else one.value
    return one.question, value, (one.period_start, one.period_end, one.as_at)


@pytest.mark.parametrize("name", CASES)
def test_reads_every_count_of_the_layout_with_its_period_and_nothing_else(name):
    text, wanted = CASES[name]
    assert [gist(one) for one in figures(text)] == wanted


NEVER = """Our ref: FOI 5706
Phone: 024 7697 5408
CV6 9SL
4 July 2023

1. How many of the 12 to 17 year olds had 2 or more plans within 15 days?

We applied section 12(2) of the Freedom of Information Act 2000 in 2019 under the limit of £450.
To answer would mean reading 1,250 files at 15 minutes each, which is 312 hours.
Please call 0303 123 1113 within 40 working days, quoting question 3 of page 2.
Our target of 80% applies to children aged 16-17 and those under 18.
"""


def test_references_laws_ages_limits_and_workloads_are_never_figures():
    assert figures(NEVER) == ()


def test_a_total_and_its_parts_are_all_figures_and_a_total_is_no_part():
    text = "1. How many contacts were there?\n\nPolice 12\nSchools 30\nTotal 42\n"
    read = [(one.value, one.subgroup) for one in figures(text)]
    assert read == [(12, "police"), (30, "schools"), (42, None)]


def test_copyright_in_the_middle_of_a_question_does_not_end_it():
    text = (
        "1. How many children were exploited in these places?\n\nCOPYRIGHT STATEMENT\n\n"
        "Licensed under the Open Government Licence.\n\n- Online\n- Hotels\n\nThere were 14.\n"
    )
    assert [(one.question, one.value) for one in figures(text)] == [("1", 14)]


def test_of_the_children_counted_before_is_not_counted_again():
    text = (
        "Response\n\n1. In 2014 there were 10 children referred.\n\n"
        "2. Of the 10 children, 4 were female and 6 were male.\n"
    )
    read = [(one.question, one.value, one.period_start) for one in figures(text)]
    begun = date(2014, 1, 1)
    assert read == [("1", 10, begun), ("2", 4, begun), ("2", 6, begun)]


def test_a_month_without_a_year_takes_the_only_year_that_fits():
    text = (
        "17 February 2021\n\n1. What was the longest time missing since March 23rd 2020?\n\n"
        "The longest was 19 days, in July.\n"
    )
    (one,) = figures(text)
    assert (one.unit, one.period_start, one.period_end) == (
        "days", date(2020, 7, 1), date(2020, 7, 31)
    )  # fmt: skip


def test_an_approximate_number_waits_for_a_person():
    (one,) = figures("1. How many referrals were made?\n\nApproximately 300 referrals\n")
    assert one.needs_review
    assert "approximate" in one.review_reason


def test_a_note_against_the_mark_is_told_and_the_printed_band_kept():
    text = "1. How many plans?\n\n<5 (Counts of 5 and below are suppressed)\n"
    (one,) = figures(text)
    assert (one.lower, one.upper, one.needs_review) == (1, 4, False)
    assert one.review_reason.startswith("the letter says that counts of 5 and below")


def test_a_mark_means_what_the_letter_says_it_means():
    text = "1. How many children?\n\n2019/20\t*\n2020/21\t12\n\n* denotes fewer than 6.\n"
    assert [gist(one)[1] for one in figures(text)] == [(1, 5), 12]


def test_a_mark_that_nothing_defines_has_no_bounds():
    text = "1. How many children?\n\n2019/20\t*\n2020/21\t12\n"
    assert [gist(one)[1] for one in figures(text)] == [(None, None), 12]


def test_columns_that_lost_their_headings_wait_for_a_person():
    read = figures("1. How many calls were there?\n\n2016/17 20,049 21\n2017/18 37,626 52\n")
    assert [one.value for one in read] == [20049, 21, 37626, 52]
    assert all(one.needs_review for one in read)


def test_wide_gaps_keep_cells_apart_as_tabs_do():
    text = "1. Plans by category at 31 March\n\nCategory    2023    2024\nNeglect     99      <5\n"
    text += "Total       169     120\n"
    day = (None, None, date(2023, 3, 31))
    assert [gist(one)[1:] for one in figures(text)] == [
        (99, day), ((1, 4), DAY[2024]), (169, day), (120, DAY[2024]),
    ]  # fmt: skip


def test_an_aside_in_prose_waits_for_a_person():
    text = "1. How many children were flagged?\n\n87 children. The team has 3 social workers.\n"
    read = [(one.value, one.needs_review) for one in figures(text)]
    assert read == [(87, False), (3, True)]


def test_a_form_of_questions_beside_answers_is_read_as_such():
    text = "1. How many children were missing in 2022?\t45\n2. How many adults?\tNot held\n"
    read = read_letter(read_document(text.encode(), "letter.txt"))
    assert [gist(one) for one in read.figures] == [("1", 45, CY[2022])]
    assert [(one.question, one.outcome) for one in read.non_answers] == [("2", "not_held")]


def test_a_number_that_ends_a_wrapped_sentence_opens_no_question():
    text = (
        "For the purposes of this request please read child as anyone who is under the age of\n"
        "18.\n\n1. How many children were exploited in 2022?\n\n14\n"
    )
    assert [gist(one) for one in figures(text)] == [("1", 14, CY[2022])]


def test_a_page_header_is_no_part_of_an_answer_but_a_repeated_answer_is():
    pages = [
        f"Sampleshire Council Information Team\n{n}. How many children in {2020 + n}?\n\n12\n"
        for n in (1, 2, 3)
    ]
    read = figures("\f".join(pages))
    assert [gist(one) for one in read] == [(str(n), 12, CY[2020 + n]) for n in (1, 2, 3)]


def test_what_is_composed_names_nobody():
    text = "1. How many plans did Mrs Jane Doe (j.doe@example.org) approve in 2022?\n\n14\n"
    (one,) = figures(text)
    assert "Doe" not in one.measure_text
    assert "example.org" not in one.measure_text
