import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import RegisterError
from scrapers.platforms import relevance
from scrapers.platforms.relevance import WORDS, is_relevant, plain_words, read_vocabulary

WANTED = (
    "Child sexual exploitation referrals 2018 to 2022",
    "CSE & CCE data",
    "Children taken into care",
    "FOI - Missing Children/RHI",
    "Use of agency social workers",
    "Section 47 enquiries",
    "s.47s by outcome",
    "S47 and ICPC figures",
    "CP plans over 18 months",
    "Repeat child-protection plans",
    "MASH contacts by source",
    "Multi-Agency Safeguarding Hub staffing",
    "Looked After Children placed out of area",
    "LAC sibling groups",
    "FOI - Placements",
    "Unregulated accommodation for 16 and 17 year olds",
    "UASC numbers",
    "Unaccompanied asylum seekers",
    "Age assessments",
    "Care leavers: accommodation",
    "Staying Put arrangements",
    "Foster carer recruitment and retention",
    "Independent fostering agencies' fees",
    "Adoption breakdown",
    "Prospective adopters waiting",
    "Special Guardianship Orders",
    "SGO allowances",
    "Kinship care policy",
    "Care proceedings costs",
    "Public Law Outline letters issued",
    "DoLs applications for under 18s",
    "LADO referrals",
    "Serious case reviews",
    "County Lines",
    "National Referral Mechanism",
    "Modern slavery",
    "Gang affiliation",
    "Early Help assessments",
    "Family Group Conferences",
    "Social worker caseloads and vacancies",
    "Social care complaints",
    "Spending on children's services",
    "CIN Census 2024",
    "SSDA903",
    "Ofsted notifications",
    "Young carers",
    "Unborn baby assessments",
    "Adult social care and children's social care budgets",
    "Missing bins, and children missing from home",
    "Domestic abuse",
)
NOT_WANTED = (
    "Adult social care spend",
    "Safeguarding adults: s.42 enquiries",
    "Missing bins in SE1",
    "Missed bin collections",
    "Adoption of highways at a new estate",
    "Road adoption",
    "Business rates: credit balances",
    "Potholes",
    "Parking appeals",
    "Council tax arrears",
    "Planning enforcement notices",
    "Dog grooming licences",
    "Councillors' allowances",
    "Electric vehicle charging points",
    "Street lighting inventory",
    "Care homes for older people",
    "Missing road signs",
    "Empty homes",
    "Premises licences",
    "Taxi licensing",
    "Tennis courts for hire",
)


@pytest.mark.parametrize("title", WANTED)
def test_a_title_of_childrens_social_care_is_looked_into(title):
    assert is_relevant(title)


@pytest.mark.parametrize("title", NOT_WANTED)
def test_another_title_is_passed_over(title):
    assert not is_relevant(title)


@given(
    title=st.sampled_from(WANTED + NOT_WANTED),
    between=st.sampled_from([" ", "  ", "-", "\u2013", "_", "\n", "\xa0"]),
    written=st.sampled_from([str.upper, str.lower, str.title, str.casefold]),
    ends=st.sampled_from(["", ".", "?", ")", " \u2026"]),
)
def test_case_hyphens_blanks_and_punctuation_make_no_difference(title, between, written, ends):
    other = written(between.join(title.split())) + ends
    assert is_relevant(other) == is_relevant(title)


@given(phrase=st.sampled_from(sorted({
    str(phrase) for group in yaml.safe_load(WORDS.read_text("utf-8"))["wanted"].values()
    for phrase in group
})))  # fmt: skip
def test_every_wanted_phrase_is_found_in_the_plural_and_possessive_too(phrase):
    assert is_relevant(f"Data on {phrase} please")
    # the others have no plural that only adds an s
    if not phrase.endswith(("s", "y")):
        assert is_relevant(f"{phrase}'s")
        assert is_relevant(f"the {phrase}s")


def test_any_of_several_texts_is_enough_and_phrases_do_not_run_from_one_into_the_next():
    assert is_relevant("Request 12", None, "Children's Services")
    assert not is_relevant("Everyone who is in", "care of the elderly")


def test_an_entry_of_which_nothing_is_said_may_be_about_anything():
    assert is_relevant()
    assert is_relevant(None, " ", "--")
    assert not is_relevant(None, "Potholes")
    assert is_relevant("potholes " * 1_000_000)


@pytest.mark.parametrize(
    "title",
    [
        "13001", "FOI 5706", "Freedom of information request", "Request 12", "EIR",
        "Information request 8 May", "Response to FOI request ref. WBC-FOI-00645",
        "FOI2024/01457 - final response.pdf", "8th September 2023", "Environmental Information "
        "Regulations 2004", "Disclosure log item A", "Your ref: 12 / our ref: 13",
    ],
)  # fmt: skip
def test_a_title_that_says_nothing_of_its_subject_may_be_about_anything(title):
    assert is_relevant(title)
    assert is_relevant(title, None, "FOI 12")
    assert not is_relevant(title, "Highways")
    assert not is_relevant(f"{title} - potholes")


def test_no_phrase_stands_there_twice_or_within_another():
    groups = yaml.safe_load(WORDS.read_text("utf-8"))["wanted"].values()
    phrases = [f" {plain_words(str(phrase))} " for group in groups for phrase in group]
    assert [one for one in phrases if sum(other in one for other in phrases) > 1] == []


def test_the_version_is_another_whenever_a_phrase_is(tmp_path):
    path = tmp_path / "words.yml"
    text = WORDS.read_text("utf-8")
    path.write_text(text.replace("# Which requests", "# Which of the requests"))
    assert read_vocabulary(path).version == relevance.VERSION
    path.write_text(text.replace("    - looked after\n", "    - taken into trust\n"))
    assert read_vocabulary(path).version != relevance.VERSION
    assert read_vocabulary(path).fits("Looked-after cats") is False
    with pytest.raises(AttributeError, match="VERSIONS"):
        _ = relevance.VERSIONS


@pytest.mark.parametrize(
    "content", ["wanted: {}\n", "version: 1\nwanted: [a]\nset_aside: {}\n", "- a\n", "a: [\n"]
)
def test_a_file_that_is_no_vocabulary_is_refused_by_name(tmp_path, content):
    path = tmp_path / "words.yml"
    path.write_text(content)
    with pytest.raises(RegisterError, match=r"words\.yml: not a vocabulary.*wanted, set_aside"):
        read_vocabulary(path)
