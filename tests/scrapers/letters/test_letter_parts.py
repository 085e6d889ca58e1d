from document_makers import docx_of_lines, zip_of

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

FIRST = [
    "Our reference: 2025/0417",
    "1. How many children went missing in 2021/22?",
    "12 children.",
]
SECOND = ["1. How many referrals were made in 2022/23?", "There were 34 referrals."]


def joined():
    files = {"b.docx": docx_of_lines(FIRST), "c.txt": "\n\n".join(SECOND), "d.txt": " \n"}
    return read_document(zip_of(**files), "letters.zip")


def test_each_file_of_an_archive_is_a_letter_of_its_own():
    letter = read_letter(joined())
    alone = [
        figure
        for lines in (FIRST, SECOND)
        for figure in read_letter(read_document("\n\n".join(lines).encode(), "a.txt")).figures
    ]
    assert [(one.value, one.measure, one.period_start) for one in letter.figures] == [
        (one.value, one.measure, one.period_start) for one in alone
    ]
    assert [one.value for one in letter.figures] == [12, 34]


def test_places_are_those_of_the_whole():
    document = joined()
    for figure in read_letter(document).figures:
        assert document.text[figure.char_start : figure.char_end] == figure.as_printed
        assert document.page_at(figure.char_start) == figure.page
        assert figure.quote in document.text
    assert [one.page for one in read_letter(document).figures] == [1, 2]


def test_what_one_file_says_of_itself_is_said_of_the_whole():
    letter = read_letter(joined())
    assert (letter.reference, letter.disposition) == ("2025/0417", "all_supplied")
    assert letter.notes[:2] == ("page 1: b.docx", "page 2: c.txt")
