"""Night after night on logs of councils' own pages: answers printed on them, no file."""

from html_replica import NORTH_DEVON, THURROCK, month, serve, thurrock_entry, thurrock_list

ANSWER = "<p>There were 12 children in care.</p>"
THREE = ("children-in-care", "potholes", "care-leavers-0")


def put(site, *slugs, answer=ANSWER):
    entries = {
        f"/foi-responses/{slug}": thurrock_entry("Children in care", answer) for slug in slugs
    }
    serve(site, {"/foi-responses": thurrock_list(*slugs)} | entries)


def test_pages_are_opened_once_and_then_asked_for_on_condition(nights_of, site):
    put(site, *THREE)
    nights = nights_of("html_listing", THURROCK)
    landed, asked = nights.visit(0)
    assert [one.path for one in asked] == [
        "/foi-responses",
        "/foi-responses/children-in-care",
        "/foi-responses/care-leavers-0",
    ]
    assert landed.documents.inserted == 2
    assert nights.rows("entry_key", "passed_over") == [("potholes",)]
    landed, asked = nights.visit(1, sweep=True)
    assert {one.status for one in asked} == {304}
    assert landed.documents.inserted == landed.documents.updated == 0


def test_an_answer_edited_on_its_page_is_another_document_of_the_same_request(nights_of, site):
    put(site, "children-in-care")
    nights = nights_of("html_listing", THURROCK)
    nights.visit(0)
    put(site, "children-in-care", answer="<p>There were 13 children in care.</p>")
    landed, _ = nights.visit(1, sweep=True)
    assert (landed.requests.inserted, landed.documents.inserted) == (0, 1)
    gone = nights.rows("withdrawn_at is not null", "foi_documents", "fetched_at")
    assert gone == [(True,), (False,)]


def test_an_entry_that_went_is_withdrawn_by_the_sweep_and_by_no_changed_page(nights_of, site):
    put(site, *THREE)
    nights = nights_of("html_listing", THURROCK)
    nights.visit(0)
    serve(site, {"/foi-responses": thurrock_list(*THREE[1:]).replace("views-row", "row")})
    nights.visit(1, sweep=True)
    assert nights.rows("outcome", "source_visits", "attempted_at")[-1] == ("layout_changed",)
    assert nights.rows("withdrawn_at") == [(None,), (None,)]
    put(site, *THREE[1:])
    nights.visit(2, sweep=True)
    assert nights.rows("entry_key, withdrawn_at is not null", order="entry_key") == [
        ("care-leavers-0", False),
        ("children-in-care", True),
    ]


def test_a_page_with_all_answers_lands_those_we_came_for_without_whoever_is_named(nights_of, site):
    block = month(("FOI 1", "19.07.24", ANSWER), ("FOI 2", "20.07.24", "<p>3 trees</p>"))
    main = block.replace("How many placements?", "Children in care, asked by Mr John Smithson", 1)
    named = main.replace("How many placements?", "How many trees?")
    serve(site, {"/disclosure-log-july-2024": named})
    nights = nights_of("html_listing", NORTH_DEVON)
    landed, asked = nights.visit(0)
    assert len(asked) == 3  # the three months
    assert landed.documents.inserted == 1
    assert nights.rows("entry_key", "passed_over") == [("FOI 2",)]
    held = nights.connection.execute("select * from raw.foi_requests").fetchall()
    assert "Smithson" not in str(held)
