"""The sample carries the councils' figures and none of their sentences."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scrapers.documents.read import read_document
from scrapers.sample import barnet, barnsley, coventry, sampleshire
from scrapers.sample.answer import HTML, Answer

LETTERS = Path(__file__).parents[3] / ".." / "shared" / "letters" / "text"
UNREADABLE = {"foster-carers.pdf", "court-costs.pdf"}
STOCK = ("freedom of information act", "initial child protection conference")
ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+")
LONG_LINE = 40
RUN = 8


def text_of(answer: Answer) -> str:
    name = answer.file.rsplit("/", 1)[1]
    if answer.media_type == HTML:
        return BeautifulSoup(answer.body, "lxml").get_text("\n")
    return "" if name in UNREADABLE else read_document(answer.body, name).text


@pytest.fixture(scope="module")
def ours():
    modules = (barnet, barnsley, coventry, sampleshire)
    return {answer.file: text_of(answer) for module in modules for answer in module.answers()}


@pytest.fixture(scope="module")
def theirs():
    if not LETTERS.is_dir():
        pytest.skip("the councils' own letters are not beside this repository")
    return [path.read_text() for path in sorted(LETTERS.glob("*.txt"))]


def runs(text: str) -> set[str]:
    """Return each stretch of RUN words; figures and web addresses, being facts, break one."""
    found = set()
    for stretch in re.split(r"\S*\d\S*", ADDRESS.sub(" 0 ", text.lower())):
        words = re.findall(r"[a-z]+", stretch)
        found |= {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


def test_runs_are_found_across_lines_and_not_across_figures():
    words = "one two three four five\nsix seven eight"
    assert runs(words) == {"one two three four five six seven eight"}
    assert runs(words.replace("five", "5")) == set()


def test_no_run_of_words_of_a_councils_letter_stands_in_the_sample(ours, theirs):
    known = set().union(*map(runs, theirs))
    shared = {
        (file, run)
        for file, text in ours.items()
        for run in runs(text) & known
        if not any(phrase in run for phrase in STOCK)
    }
    assert shared == set()


def test_no_long_line_of_a_councils_letter_stands_in_the_sample(ours, theirs):
    lines = {line.strip(" *#-") for text in theirs for line in text.splitlines()}
    long = {line for line in lines if len(line) > LONG_LINE and not line.startswith("http")}
    whole = "\n".join(ours.values())
    assert {line for line in long if line in whole} == set()


def test_no_address_of_a_person_stands_in_the_sample(ours):
    assert {file for file, text in ours.items() if re.search(r"\S@\S", text)} == set()


def test_every_page_and_letter_of_sampleshire_says_that_it_is_fictional(ours):
    silent = {
        file
        for file, text in ours.items()
        if sampleshire.HOST in file
        and not file.endswith(("robots.txt", *UNREADABLE))
        and "fictional council" not in text
    }
    assert silent == set()


def test_the_licence_block_of_barnsley_stands_between_a_question_and_its_list(ours):
    letter = ours[f"{barnsley.HOST}/foi-5706.docx"]
    asked = letter.index("4) Where the exploitation happened")
    block = letter.index("COPYRIGHT", asked)
    assert asked < block < letter.index("Exploitation online")
