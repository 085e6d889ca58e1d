import pytest
from bs4 import BeautifulSoup
from portals import source_of

from scrapers.platforms.answers import answer_documents
from scrapers.register.options.common import FILES

PAGE = "https://data.sampleshire.example/log/7"
SOURCE = source_of("icasework", {})


def documents(html, **more):
    body = BeautifulSoup(f"<body>{html}</body>", "lxml").body
    given = {"source": SOURCE, "files": FILES, "name": "7"} | more
    return answer_documents(list(body.children), PAGE, **given)


def test_an_answer_in_words_is_a_document_at_its_page():
    (printed,) = documents("<p>There were 12.</p>", url=f"{PAGE}?view=1")
    assert (printed.name, printed.url) == ("7.html", f"{PAGE}?view=1")
    assert printed.declared_type == "text/html"
    assert b"<p>There were 12.</p>" in printed.content


def test_files_follow_the_words_each_once_and_under_its_own():
    printed, table, bare = documents(
        '<p>See <a href="table.XLSX">the <b>table</b></a>, <a href="table.XLSX#top">again</a>'
        ' and <a href="/files/letter.pdf"><img alt=""></a></p>'
    )
    assert printed.content is not None
    assert (table.name, table.url) == (
        "the table",
        "https://data.sampleshire.example/log/table.XLSX",
    )
    assert bare.name == "letter.pdf"


@pytest.mark.parametrize(
    "href",
    ["https://www.gov.uk/c3.csv", "/help", "javascript:go('a.pdf')", "mailto:a@b.pdf", "//["],
)
def test_what_is_no_file_of_the_source_stays_a_link_of_the_answer(href):
    (printed,) = documents(f'<p>See <a href="{href}">there</a>.</p>')
    assert b">there</a>" in printed.content


def test_an_answer_that_is_nothing_but_links_is_its_files():
    (file,) = documents('<ul><li><a href="a.pdf">Answer</a></li></ul>')
    assert (file.name, file.content) == ("Answer", None)


def test_nothing_is_no_document():
    assert documents("<p> </p><!-- gone -->") == ()
