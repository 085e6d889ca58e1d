import pytest
from infreemation_replica import request, response
from portals import source_of

from scrapers.platforms.infreemation_requests import NO_ANSWER, entry_of
from scrapers.platforms.infreemation_text import as_document, decoded, plain

PAGE = "https://api.infreemation.example/sampleshire/foi/"


@pytest.fixture
def entry():
    source = source_of(
        "infreemation",
        {"tenant": "sampleshire", "key_env": "K", "username_env": "U", "first_year": 2020},
    )

    def read(*responses, **more):
        return entry_of(source, source.options, request("A", *responses, **more), PAGE, "f" * 64)

    return read


def contents(entry):
    return [ref.content.decode() for ref in entry.documents]


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)], ids=["oldest", "newest"])
def test_responses_stand_by_their_times_whichever_way_the_feed_gives_them(entry, order):
    first = response("We have your request.", "2024-03-01 10:10:10")
    second = response("There were 41.", "2024-03-20 13:20:42")
    read = entry(*[first, second][order])
    assert contents(read) == ["We have your request.", "There were 41."]
    assert [ref.name for ref in read.documents] == ["A-response-1.txt", "A-response-2.txt"]


def test_responses_without_times_are_kept_and_their_order_is_not_guessed(entry):
    read = entry({"responsebody": "Later."}, {"responsebody": "Earlier."})
    assert sorted(contents(read)) == ["Earlier.", "Later."]
    assert "no times" in read.problem


def test_what_the_requester_wrote_is_nobody_s_business(entry):
    read = entry(response("Thank you, 12 is a help. J. Doe", who="customer"), response("12."))
    assert contents(read) == ["12."]


@pytest.mark.parametrize("history", [None, "", [], {}, {"response": ""}, {"response": []}])
def test_a_request_without_an_answer_says_so(entry, history):
    read = entry(history=history)
    assert (read.documents, read.problem) == ((), NO_ANSWER)


@pytest.mark.parametrize("history", ["twelve", {"response": "twelve"}, {"response": ["twelve"]}])
def test_a_history_of_another_build_is_a_problem_of_its_request_alone(entry, history):
    assert "not built as expected" in entry(history=history).problem


def test_an_outcome_nobody_has_explained_leaves_the_disposition_unknown(entry):
    assert entry(response("12."), outcome="Part provided").disposition == "unknown"


def test_an_address_that_is_none_is_not_taken(entry):
    assert entry(response("12."), url="javascript:alert(1)").url == PAGE


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (r"There were 5.\r\nOf these 2 were boys.", "There were 5.\nOf these 2 were boys."),
        ("Fewer than 5 (<5) children", "Fewer than 5 (<5) children"),
        ("&lt;5 children &amp; 2 adults", "<5 children & 2 adults"),
        ("&lt;p&gt;&amp;lt;5 children&lt;/p&gt;", "<5 children"),
        ("<p>There were &lt;5 children</p><p>and 7</p>", "There were <5 children\nand 7"),
        ("&lt;div&gt;1&lt;br/&gt;2&lt;/div&gt;", "1\n2"),
        ("between 3 < n > 1", "between 3 < n > 1"),
    ],
)
def test_marks_entities_and_signs_are_told_apart(printed, shown):
    assert plain(decoded(printed)) == shown


def test_html_becomes_a_document_without_scripts_and_with_whole_links():
    table = "<table><tr><td>5</td></tr></table>"
    body = f'<p>See <a href="/data">this</a></p><script>alert(1)</script>{table}'
    ending, media_type, content = as_document(decoded(body), PAGE)
    assert (ending, media_type) == ("html", "text/html")
    assert b'<a href="https://api.infreemation.example/data">this</a>' in content
    assert b"<td>5</td>" in content
    assert b"script" not in content


@pytest.mark.parametrize(
    ("body", "why"),
    [("<b>5" * 600, "more than 500 deep"), ("5 " * 600_000, "of 1,199,999 characters")],
    ids=["deep", "long"],
)
def test_a_text_that_would_hold_up_the_rest_is_left_out_and_said(entry, body, why):
    read = entry(response(body), response("12.", "2024-03-21 10:00:00"))
    assert contents(read) == ["12."]
    assert why in read.problem
