import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.letters.numbers import amount, find_numbers


@pytest.mark.parametrize(
    ("text", "value", "lower", "upper"),
    [
        ("20,049", 20049, None, None),
        ("seven children", 7, None, None),
        ("twenty-one", 21, None, None),
        ("three hundred and twelve", 312, None, None),
        ("one hundred and forty-six", 146, None, None),
        ("two thousand and five", 2005, None, None),
        ("two thousand three hundred and six", 2306, None, None),
        ("a hundred and one", 101, None, None),
        ("fewer than one hundred", None, 1, 99),
        ("between twenty and thirty", None, 20, 30),
        ("between 5 and 10", None, 5, 10),
        ("None", 0, None, None),
        ("nil", 0, None, None),
        ("£2,575,992.29", 2575992.29, None, None),
        ("£1.2m", 1_200_000, None, None),
        ("67%", 67, None, None),
        ("<5", None, 1, 4),
        ("fewer than five", None, 1, 4),
        ("under 5", None, 1, 4),
        ("less than 10", None, 1, 9),
        ("5 or fewer", None, 1, 5),
        ("five or less", None, 1, 5),
        ("≤5", None, 1, 5),
        ("up to 5", None, 1, 5),
        ("which went up to 731", 731, None, None),
        ("0-5", None, 0, 5),
        ("1 to 4", None, 1, 4),
        (">100", None, 101, None),
        ("more than 100", None, 101, None),
        ("at least 20", None, 20, None),
        ("20 or more", None, 20, None),
    ],
)
def test_reads_what_a_printed_number_says(text, value, lower, upper):
    (number,) = find_numbers(text)
    assert (number.value, number.lower, number.upper) == (value, lower, upper)
    assert number.suppressed == (value is None)


@pytest.mark.parametrize("text", ["none of the above", "2023-2", "10:30", "1st", "CV6", "1½"])
def test_reads_no_number_where_none_is_said(text):
    assert find_numbers(text) == []


@given(st.integers(0, 10**9))
def test_digits_with_and_without_commas_are_the_same_number(count):
    assert amount(f"{count:,}") == amount(str(count)) == count


@given(st.text(max_size=60))
def test_the_place_of_a_number_is_where_it_is_printed(text):
    for number in find_numbers(text):
        assert text[number.start : number.end].strip()


@pytest.mark.parametrize("text", ["", "many", "£", "1.2.3", "5x"])
def test_refuses_what_is_no_number(text):
    with pytest.raises(ValueError, match=r"not a number|could not convert"):
        amount(text)


@pytest.mark.parametrize("text", ["two dozen", "several hundred", "a twenty-first", "one day"])
def test_words_that_only_begin_like_a_number_are_none(text):
    assert find_numbers(text) == []


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
ONES = [*ONES.split(), "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(count):
    if count >= 1000:
        rest = count % 1000
        joint = "" if not rest else f" and {in_words(rest)}" if rest < 100 else f" {in_words(rest)}"
        return f"{in_words(count // 1000)} thousand{joint}"
    if count >= 100:
        rest = f" and {in_words(count % 100)}" if count % 100 else ""
        return f"{ONES[count // 100]} hundred{rest}"
    if count >= 20:
        return TENS[count // 10 - 2] + (f"-{ONES[count % 10]}" if count % 10 else "")
    return ONES[count]


@given(st.integers(0, 999_999))
def test_any_number_in_words_is_one_number_of_its_value(count):
    words = in_words(count)
    assert [(one.value, one.start, one.end) for one in find_numbers(words)] == [
        (count, 0, len(words))
    ]
