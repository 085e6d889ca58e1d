import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import FetchError
from scrapers.web.urls import canonical, file_name, redact

secrets = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=12, max_size=30)
names = st.sampled_from(
    [
        "access_token",
        "token",
        "sig",
        "key",
        "password",
        "Token",
        "accessToken",
        "api-key",
        "apikey",
        "X-Amz-Signature",
        "sessionid",
        "client_secret",
        "%74oken",
    ]
)
plain = st.sampled_from(["page", "id", "q", "monkeys", "design", "keyword"])


@given(name=names, secret=secrets, other=plain, value=secrets, first=st.booleans())
def test_redaction_never_leaks_a_tokens_value_and_keeps_the_others(
    name, secret, other, value, first
):
    pairs = [f"{name}={secret}", f"{other}={value}"]
    url = f"https://a.example/dl?{'&'.join(pairs if first else pairs[::-1])}#{secret}"
    told = redact(url)
    assert secret not in told or secret == value
    assert f"{other}={value}" in told
    assert redact(told) == told


def test_passwords_before_the_host_are_masked():
    assert redact("https://me:hunter2@a.example/x") == "https://***@a.example/x"


@given(st.text(max_size=60))
def test_anything_at_all_can_be_redacted(text):
    assert isinstance(redact(text), str)


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("HTTPS://A.Example", "https://a.example/"),
        ("https://a.example/x y#top", "https://a.example/x%20y"),
        ("https://a.example/x%20y?q=1", "https://a.example/x%20y?q=1"),
        ("http://good.example\\@evil.example/", "http://good.example/%5C@evil.example/"),
    ],
)
def test_an_address_has_one_spelling(url, spelled):
    assert canonical(url) == spelled
    assert canonical(spelled) == spelled


@pytest.mark.parametrize("url", ["ftp://a.example/", "file:///etc/passwd", "x", "", "http://"])
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(FetchError) as caught:
        canonical(url)
    assert caught.value.outcome == "refused_host"


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="Response (some not held).pdf"', "Response (some not held).pdf"),
        ("attachment; filename*=UTF-8''R%C3%A9ponse.pdf", "Réponse.pdf"),
        ('attachment; filename="RÃ©ponse.pdf"', "Réponse.pdf"),
        ('attachment; filename="..\\\\..\\\\evil.pdf"', "evil.pdf"),
        ("attachment; filename=/etc/passwd", "passwd"),
        ("inline", "foi 5706.docx"),
        (None, "foi 5706.docx"),
    ],
)
def test_a_download_has_the_name_it_was_sent_under(disposition, name):
    assert file_name("https://a.example/media/k3/foi%205706.docx?rev=2", disposition) == name


def test_an_address_that_ends_in_a_slash_has_no_name():
    assert file_name("https://a.example/log/", None) is None
