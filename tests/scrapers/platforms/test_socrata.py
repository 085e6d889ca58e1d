from datetime import date
from urllib.parse import unquote

import pytest
from portals import Portal, wall
from replica import Answer
from socrata_replica import SocrataReplica, served

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import socrata
from scrapers.platforms.base import platform
from scrapers.platforms.window import FIRST_PAGE, Window

DATASET = "abcd-1234"
RESPONDED = {"dataset": DATASET, "date_means": "responded"}
LETTER = "Our reference 17. There were 12 children on a plan on 31 March 2024."


def row(number: int, **more: object) -> dict[str, object]:
    return {
        "identifier": f"SAM{number}", "document_date": f"2024-05-{number:02}T00:00:00.000",
        "document_title": f"Request {number}", "document_text": f"{LETTER} ({number})",
        "document_link": f"https://files.sampleshire.example/{number}.pdf",
        ":updated_at": "2024-06-01T09:00:00.000Z",
    } | more  # fmt: skip


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "socrata") as opened:
        yield opened


def test_a_row_is_an_entry_with_its_text_and_its_document(portal):
    SocrataReplica(portal.site, DATASET, [row(1)])
    source = portal.source(RESPONDED)
    listing = platform("socrata").listing(source, portal.session)
    entry = socrata.detail(source, listing.entries[0], portal.session)
    assert listing.whole
    assert (entry.key, entry.reference, entry.title) == ("SAM1", "SAM1", "Request 1")
    assert (entry.responded_on, entry.received_on) == (date(2024, 5, 1), None)
    assert entry.url == portal.site.url(f"/d/{DATASET}")
    text, file = entry.documents
    assert (text.name, text.content) == ("SAM1.txt", f"{LETTER} (1)".encode())
    assert (file.name, file.url) == ("1.pdf", "https://files.sampleshire.example/1.pdf")
    assert entry.problem is None


def test_another_council_names_its_columns_and_links_otherwise(portal):
    columns = {"reference": "case_ref", "title": "subject", "date": "closed", "text": None,
               "link": "letter"}  # fmt: skip
    SocrataReplica(
        portal.site,
        "wxyz-9876",
        [{"case_ref": 4711, "subject": "Fostering", "closed": "03/02/2023",
          "letter": {"url": "https://files.other.example/get?id=4711"}}],
    )  # fmt: skip
    source = portal.source(
        {"dataset": "wxyz-9876", "columns": columns, "date_means": "received",
         "date_formats": ["%d/%m/%Y"]}
    )  # fmt: skip
    (listed,) = socrata.listing(source, portal.session).entries
    assert (listed.key, listed.received_on) == ("4711", date(2023, 2, 3))
    assert [ref.url for ref in listed.entry.documents] == [
        "https://files.other.example/get?id=4711"
    ]


def test_pages_are_read_until_one_is_not_full(portal):
    SocrataReplica(portal.site, DATASET, [row(number) for number in range(1, 6)])
    listing = socrata.listing(portal.source(RESPONDED | {"page_size": 2}), portal.session)
    assert [one.key for one in listing.entries] == [f"SAM{number}" for number in range(1, 6)]
    offsets = [path for path in portal.site.paths() if "$offset" in path]
    assert [path.partition("$offset=")[2] for path in offsets] == [
        "0&$order=:id", "2&$order=:id", "4&$order=:id",
    ]  # fmt: skip


def test_a_portal_that_gives_fewer_rows_than_asked_for_is_found_out_by_its_own_count(portal):
    SocrataReplica(portal.site, DATASET, [row(number) for number in range(1, 6)], most=3)
    with pytest.raises(LayoutChanged, match="has 5 rows, 3 came"):
        socrata.listing(portal.source(RESPONDED), portal.session)


def test_a_portal_that_shows_the_first_page_for_ever_is_named(portal):
    pages = SocrataReplica(portal.site, DATASET, [row(1), row(2)])
    first = pages._answer
    portal.site.route(
        f"/resource/{DATASET}.json",
        lambda seen: first(type(seen)("GET", "/r?$limit=2&$offset=0", {}, 0.0)),
    )
    with pytest.raises(LayoutChanged, match="an earlier one again"):
        socrata.listing(portal.source(RESPONDED | {"page_size": 2}), portal.session)


def test_a_dataset_without_end_is_left_at_the_register_s_ceiling(portal):
    SocrataReplica(portal.site, DATASET, [row(number) for number in range(1, 9)])
    source = portal.source(RESPONDED | {"page_size": 2, "max_pages": 3})
    with pytest.raises(LayoutChanged, match="goes on after 3 pages"):
        socrata.listing(source, portal.session)


def test_a_column_that_is_not_there_is_named_with_those_that_are(portal):
    SocrataReplica(portal.site, DATASET, [row(1)], columns=["identifier", "title", "document_date"])
    with pytest.raises(LayoutChanged, match="no column document_title, document_text") as failed:
        socrata.listing(portal.source(RESPONDED), portal.session)
    assert "it has document_date, identifier, title" in str(failed.value)


@pytest.mark.parametrize("status", [403, 404])
def test_a_dataset_gone_private_says_what_to_do_and_not_that_nothing_is_published(portal, status):
    portal.site.fault = Answer('{"error": true}', status=status, media_type="application/json")
    portal.site.route("/robots.txt", Answer(""))
    with pytest.raises(FetchError, match="abcd-1234 is private or gone") as failed:
        socrata.listing(portal.source(RESPONDED), portal.session)
    assert failed.value.outcome in {"forbidden", "not_found"}
    assert "change `dataset` of sampleshire-log" in failed.value.remedy


def test_a_wall_before_the_portal_is_no_private_dataset(portal):
    SocrataReplica(portal.site, DATASET, [row(1)])
    portal.site.route(f"/resource/{DATASET}.json", wall())
    with pytest.raises(FetchError) as failed:
        socrata.listing(portal.source(RESPONDED), portal.session)
    assert failed.value.outcome == "blocked_bot"


@pytest.mark.parametrize("said", ['{"message": "try later"}', '["SAM1"]', '"rows"'])
def test_rows_that_are_no_rows_are_a_changed_layout(portal, said):
    SocrataReplica(portal.site, DATASET, [row(1)])
    portal.site.route(f"/resource/{DATASET}.json", Answer(said, media_type="application/json"))
    with pytest.raises(LayoutChanged, match="expected"):
        socrata.listing(portal.source(RESPONDED), portal.session)


def test_an_empty_dataset_is_believed_only_where_the_register_allows_it(portal):
    SocrataReplica(portal.site, DATASET, [], columns=["identifier", "document_title",
                   "document_date", "document_text", "document_link"])  # fmt: skip
    with pytest.raises(LayoutChanged, match="asserts 1 or more"):
        socrata.listing(portal.source(RESPONDED), portal.session)
    allowed = portal.source(RESPONDED, assertions={"min_items": 0})
    assert socrata.listing(allowed, portal.session).entries == ()


def test_a_look_asks_for_one_page_and_takes_nothing_for_whole(portal):
    SocrataReplica(portal.site, DATASET, [row(1), row(2), row(3)])
    source = portal.source(RESPONDED | {"page_size": 2})
    listing = socrata.listing(source, portal.session, FIRST_PAGE)
    assert ([one.key for one in listing.entries], listing.whole) == (["SAM1", "SAM2"], False)
    assert len(portal.site.paths()) == 1


NIGHT = Window(since=date(2024, 8, 23), known={"SAM1": date(2024, 5, 1), "SAM2": date(2024, 5, 2)})
CHANGES = RESPONDED | {"updated_column": ":updated_at"}


def test_a_night_asks_for_changed_rows_and_for_the_other_rows_of_their_references(portal):
    late = "2024-08-02T00:00:00.000Z"
    rows = [row(1), row(2), row(2, document_link="https://files.sampleshire.example/2b.pdf"),
            row(3, document_date="2019-01-01T00:00:00.000")]  # fmt: skip
    rows[2][":updated_at"] = rows[3][":updated_at"] = late
    SocrataReplica(portal.site, DATASET, rows)
    listing = socrata.listing(portal.source(CHANGES), portal.session, NIGHT)
    # a back-dated row is found by when it changed, an old one comes with all its documents
    assert [one.key for one in listing.entries] == ["SAM2", "SAM3"]
    assert [ref.name for ref in listing.entries[0].entry.documents if not ref.content] == [
        "2.pdf", "2b.pdf",
    ]  # fmt: skip
    assert not listing.whole


def test_a_night_without_news_is_answered_by_304s_alone(portal):
    pages = SocrataReplica(portal.site, DATASET, [row(1), row(2)])
    pages.rows[1] = row(2, **{":updated_at": "2024-08-20T00:00:00.000Z"})
    source = portal.source(CHANGES)
    for night in (NIGHT, Window(since=date(2024, 8, 24), known=NIGHT.known)):
        portal.site.seen.clear()
        listing = socrata.listing(source, portal.session, night)
        assert [one.key for one in listing.entries] == ["SAM2"]
    assert portal.statuses() == [304] * 3


@pytest.mark.parametrize(
    ("options", "window"),
    [
        (CHANGES, Window(since=date(2024, 8, 23))),
        (CHANGES, Window()),
        (RESPONDED, NIGHT),
    ],
    ids=["first-night", "sweep", "no-column"],
)
def test_every_row_is_read_on_the_first_night_in_a_sweep_and_without_a_column(
    portal, options, window
):
    SocrataReplica(portal.site, DATASET, [row(1), row(2)])
    listing = socrata.listing(portal.source(options), portal.session, window)
    assert ([one.key for one in listing.entries], listing.whole) == (["SAM1", "SAM2"], True)


@pytest.mark.parametrize("name", [None, " SAM3", "SAM  3", 3], ids=str)
def test_changed_rows_that_cannot_be_asked_for_have_every_row_read(portal, name):
    late = {":updated_at": "2024-08-20T00:00:00.000Z"}
    SocrataReplica(portal.site, DATASET, [row(1), row(2, **late), row(3, identifier=name, **late)])
    listing = socrata.listing(portal.source(CHANGES), portal.session, NIGHT)
    assert (len(listing.entries), listing.whole) == (3, True)
    assert not any("in(" in unquote(path) for path in portal.site.paths())


def test_a_reference_that_does_not_find_its_own_row_has_every_row_read(portal):
    late = row(3, identifier="SAM'3", **{":updated_at": "2024-08-20T00:00:00.000Z"})
    pages = SocrataReplica(portal.site, DATASET, [row(1), late])
    source = portal.source(CHANGES)
    assert [one.key for one in socrata.listing(source, portal.session, NIGHT).entries] == ["SAM'3"]
    answer = pages._answer

    def without(seen):
        return served([]) if "in(" in unquote(seen.path) else answer(seen)

    portal.site.route(f"/resource/{DATASET}.json", without)
    listing = socrata.listing(source, portal.session, NIGHT)
    assert (len(listing.entries), listing.whole) == (2, True)
