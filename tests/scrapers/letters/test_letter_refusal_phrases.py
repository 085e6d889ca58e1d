"""What sentences decline, in the ways that councils say it."""

import pytest

from scrapers.letters.naming import named_in
from scrapers.letters.outcomes import outcome_of

SAYS = {
    "Section 42.": ("refused", "s42"),
    "Exempt: section 31(1)(a), prevention of crime.": ("refused", "s31(1)(a)"),
    "You may wish to contact the Home Office.": ("redirected", None),
    "Please see our adoption report at www.council.example/adoption": ("redirected", None),
    "See the Department's statistics.": ("redirected", None),
    "You should send your request to the county.": ("redirected", None),
    "The district holds no information about this.": ("not_held", None),
    "This would be held by the Police and not by the council.": ("not_held", None),
    "The courts hold this, we do not.": ("not_held", None),
    "We don't record reasons in a way that can be counted.": ("not_recorded", None),
    "No count is kept of these.": ("not_recorded", None),
    "We are unable to split it as our form has one box.": ("not_recorded", None),
    "Monthly numbers could only be given for some years.": ("partial", None),
    "These will follow under separate cover.": ("not_provided", None),
}
NOTHING = [
    "Over 24 hours: 66",
    "Section 47",
    "A leaflet on complaints is enclosed.",
    "For context, a national picture is at https://statistics.example/care",
]


@pytest.mark.parametrize("sentence", SAYS)
def test_a_sentence_declines_what_it_says(sentence):
    said = outcome_of(sentence, 0, len(sentence))
    assert (said.outcome, said.exemption) == SAYS[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_that_only_sounds_like_a_refusal_is_none(sentence):
    assert outcome_of(sentence, 0, len(sentence)) is None


def test_the_questions_that_a_sentence_names_are_those_that_were_asked():
    asked = {"1", "2", "3", "5"}
    assert named_in("The answers to questions 1 to 3 are attached.", asked) == ["1", "2", "3"]
    assert named_in("For Q5 and question 9 see below.", asked) == ["5"]
    assert named_in("We hold 3 files.", asked) == []
