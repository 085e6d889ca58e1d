from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter


def told(text):
    read = read_letter(read_document(text.encode(), "letter.txt"))
    return [(one.question, one.value, one.upper, one.period_label) for one in read.figures]


def test_request_and_response_with_a_number_are_labels_and_no_counts():
    text = (
        "Request 1 - For 2021, the number of children placed more than 20 miles from home\n\n"
        "Response 1 - 41\n\nRequest 2 - How many in 2022?\n\nResponse 2 -\n\nFewer than 40\n"
    )
    assert told(text) == [("1", 41, None, "2021"), ("2", None, 39, "2022")]


def test_answers_with_their_own_numbers_after_all_questions_find_their_question():
    text = (
        "Question 1: How many children went missing in 2021?\nQuestion 2: How many in 2022?\n\n"
        "Answer 1: 12\nAnswer 2: 14\n"
    )
    assert told(text) == [("1", 12, None, "2021"), ("2", 14, None, "2022")]


def test_two_counts_on_two_days_in_one_sentence_have_each_its_day():
    text = "1. How many children were looked after?\n\nThere were 512 looked after children on 31 "
    read = read_letter(
        read_document(f"{text}March 2022 and 498 on 31 March 2023.\n".encode(), "letter.txt")
    )
    assert [(one.value, str(one.as_at)) for one in read.figures] == [
        (512, "2022-03-31"), (498, "2023-03-31"),
    ]  # fmt: skip


def test_what_happened_to_those_counted_on_a_day_is_no_count_on_that_day():
    text = (
        "1. How many children were looked after on 31 March in 2022 and 2023?\n\n31 March 2022: 5\n"
        "31 March 2023: 6\n\n2. How many of these went missing?\n\n2021-22: 3\n2022-23: 4\n"
    )
    read = read_letter(read_document(text.encode(), "letter.txt"))
    assert [(one.value, one.as_at is None) for one in read.figures] == [
        (5, False), (6, False), (3, True), (4, True),
    ]  # fmt: skip


def test_questions_without_a_number_are_told_by_the_word_before_them():
    text = (
        "Question - Number of children referred to the NRM in 2021 and 2022\n\n"
        "Response - 23 in 2021 and 31 in 2022.\n\n"
        "Question - number of staff trained as first responders in 2022\n\nResponse - 58\n"
    )
    read = read_letter(read_document(text.encode(), "letter.txt"))
    assert [(one.value, one.unit) for one in read.figures] == [
        (23, "children"),
        (31, "children"),
        (58, "staff"),
    ]
