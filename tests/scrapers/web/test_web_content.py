import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replica import page

from scrapers.web.content import EXPECTATIONS, judge, sniff
from scrapers.web.walls import wall

REAL = page("Requests", "<p>Received: 5 October 2020</p>" * 40).body.encode()


def zipped(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\r\n\r\n%PDF-1.4", "application/pdf"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "text/html"),
        (b"<!-- made by a CMS -->\n<html lang=en>", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "text/html"),
        (b'<?xml version="1.0"?><rss>', "application/xml"),
        (b'{"a": 1}\n', "application/json"),
        (b"\xef\xbb\xbftime_period,value\n2024,3\n", "text/plain"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "application/x-ole-storage"),
        (b"a\x00b", "application/octet-stream"),
        (b"", "application/x-empty"),
        (b"PK\x03\x04 cut off", "application/zip"),
    ],
)
def test_the_bytes_say_what_they_are(data, media_type):
    assert sniff(data) == media_type


def test_office_files_are_told_apart_by_what_is_in_them():
    assert sniff(zipped("word/document.xml")).endswith("wordprocessingml.document")
    assert sniff(zipped("xl/workbook.xml")).endswith("spreadsheetml.sheet")
    assert sniff(zipped("photo.jpg")) == "application/zip"


@given(data=st.binary(max_size=300), expect=st.sampled_from(EXPECTATIONS))
def test_any_bytes_can_be_judged(data, expect):
    judged = judge(data, expect)
    assert judged is None or judged[0] in ("wrong_content", "blocked_bot", "not_found")


@pytest.mark.parametrize(
    "data",
    [
        page("Pardon Our Interruption", "<p>Something about your browser</p>" * 60).body.encode(),
        page("Bot Verification").body.encode(),
        page("Just a moment...").body.encode(),
        page("Attention Required! | Cloudflare").body.encode(),
        b'<html><head><META NAME="robots" CONTENT="noindex,nofollow">'
        b'<script src="/_Incapsula_Resource?SWJIYLWA=1"></script></head><body></body></html>',
        b"<html><head><title>Request Rejected</title></head><body>The requested URL was rejected."
        b" Please consult with your administrator. Your support ID is: 17</body></html>",
        b"<html><body><h2>The request is blocked.</h2><p>20261121T0200Z</p></body></html>",
    ],
)
def test_a_bot_wall_is_known_whatever_was_expected(data):
    assert [judge(data, expect)[0] for expect in EXPECTATIONS] == ["blocked_bot"] * 6


@pytest.mark.parametrize(
    "genuine",
    [
        REAL.replace(b"</body>", b'<script src="/_Incapsula_Resource?SWJI=1"></script></body>'),
        page("Bot verification of parking permits").body.encode(),
        page("404 children moved, 2021 to 2024").body.encode(),
        page("500 homes").body.encode(),
        page("Request rejected", "<p>Costs of a request that was refused</p>").body.encode(),
        page("Access denied", "<p>Requests that were refused</p>" * 300).body.encode(),
    ],
)
def test_a_genuine_page_with_a_vendors_script_or_its_words_is_no_wall(genuine):
    assert judge(genuine, "html") is None


@pytest.mark.parametrize(
    "header", [{"CF-Mitigated": "challenge"}, {"x-amzn-waf-action": "captcha"}]
)
def test_a_wall_that_says_so_in_its_headers_is_believed(header):
    assert wall(b"", header)[0] == "blocked_bot"


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (page("Sign in to your account", '<input type="password">').body, "wrong_content"),
        (page("Service Unavailable").body, "server_error"),
        (page("Page not found - Council").body, "not_found"),
        (
            "<html><body><div id=app></div><script src=app.js></script></body></html>",
            "wrong_content",
        ),
    ],
)
def test_pages_that_stand_in_for_the_content_are_not_content(data, outcome):
    assert judge(data.encode(), "html")[0] == outcome


@pytest.mark.parametrize(
    ("data", "expect", "fits"),
    [
        (REAL, "html", True),
        (REAL, "document", False),
        (REAL, "csv", False),
        (REAL, "any", True),
        (b"%PDF-1.7", "document", True),
        (b"%PDF-1.7", "csv", False),
        (b"Dear requester, none.", "document", True),
        (b'{"title": "Forbidden", "status": 403}', "document", False),
        (b'{"title": "Forbidden", "status": 403}', "csv", False),
        (b'{"a": [1, 2]}', "json", True),
        (b'{"a": [1, 2', "json", False),
        (b"a,b\n1,2\n", "csv", True),
        (b"", "any", False),
    ],
)
def test_what_came_must_be_of_the_kind_that_was_asked_for(data, expect, fits):
    judged = judge(data, expect)
    assert (judged is None) == fits
    assert fits or judged[0] == "wrong_content"
