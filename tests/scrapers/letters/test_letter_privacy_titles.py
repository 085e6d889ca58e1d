"""A request's title and a file's name in a disclosure log name nobody either."""

import pytest

from scrapers.letters.privacy_titles import file_name_without_people, title_without_people


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Request from Mr J Smith about children in need", "Request from … about children in need"),
        ("FOI - Jane Doe", "FOI - …"),
        ("Section 47 enquiries (Sarah Example)", "Section 47 enquiries (…)"),
        ("Request by A. B. Writer re CSE", "Request by … re CSE"),
        ("JANE DOE - missing children", "… - missing children"),
        ("Missing children, j.doe@example.org", "Missing children, …"),
        ("Call 020 7946 0018 re missing children", "Call … re missing children"),
    ],
)
def test_whoever_a_title_names_is_left_out_of_it(title, wanted):
    assert title_without_people(title) == wanted


@pytest.mark.parametrize(
    "title",
    [
        "FOI 8354885 - Looked After Children 2018 2019 2020",
        "Referrals By Ethnic Group",
        "Children Missing from Kent and Barking",
        "John Street school places",
        "Grade by A Level results",
        "Martin House",
        "",
    ],
)
def test_a_title_that_names_nobody_stays_as_it_is(title):
    assert title_without_people(title) == title


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Response_to_Mr_Smith-FOI123.pdf", "Response_to_…-FOI123.pdf"),
        ("j.doe@example.org.pdf", "….pdf"),
        ("FOI 123 Jane Doe.docx", "FOI 123 ….docx"),
        ("FOI-0123456789.pdf", "FOI-0123456789.pdf"),
        ("Children_in_Need_2021-22.xlsx", "Children_in_Need_2021-22.xlsx"),
        ("answer", "answer"),
    ],
)
def test_whoever_a_file_is_named_for_is_left_out_and_its_ending_stays(name, wanted):
    assert file_name_without_people(name) == wanted
