"""What of a letter is a figure, what is none, and what waits for a person."""

from datetime import date

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

CY = {n: (date(n, 1, 1), date(n, 12, 31), None) for n in range(2021, 2024)}
DAY = {2024: (None, None, date(2024, 3, 31))}


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def gist(one):
    value = (one.lower, one.upper) if one.value is None else one.value
    return one.question, value, (one.period_start, one.period_end, one.as_at)


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
