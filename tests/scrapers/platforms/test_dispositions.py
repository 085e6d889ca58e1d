import pytest

from scrapers.platforms.dispositions import disposition_of


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("Response (all information to be supplied)", "all_supplied"),
        ("Response (some exempt)", "part_supplied"),
        ("Response (some not held)", "part_supplied"),
        ("Response some exceeds appropriate limit.pdf", "part_supplied"),
        ("Response (all exempt)", "refused"),
        ("Response (refused)", "refused"),
        ("Response (not held)", "not_held"),
        ("Response (see attached)", "unknown"),
        ("not held", "unknown"),
    ],
)
def test_each_name_of_a_response_states_its_disposition(name, disposition):
    assert disposition_of([name]) == (disposition, None)


def test_other_documents_state_nothing():
    assert disposition_of(["Summary report", "Response (all exempt)"]) == ("refused", None)
    assert disposition_of([]) == ("unknown", None)


def test_responses_that_contradict_each_other_leave_the_disposition_unknown():
    disposition, problem = disposition_of(["Response (all exempt)", "Response (some exempt)"])
    assert disposition == "unknown"
    assert "part_supplied, refused" in problem
