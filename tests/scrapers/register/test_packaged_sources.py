"""Each source that ships, asked as a night or a recording would, on a site that shows nothing."""

from dataclasses import dataclass, field
from hashlib import sha256

import pytest

from scrapers.errors import LayoutChanged
from scrapers.platforms.base import platform
from scrapers.register import load_register

SOURCES = {one.id: one for one in load_register().sources if one.platform != "local_drop"}


@dataclass(frozen=True)
class Answer:
    final_url: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def sha256(self):
        return sha256(self.body).hexdigest()


class EmptySite:
    """Answers every request with an empty page, or an empty list where JSON is expected."""

    asks_nobody = False

    def __init__(self, source):
        self.source, self.asked = source, 0

    def get(self, url, *, source_id, allow_hosts, expect):
        assert (source_id, allow_hosts) == (self.source.id, self.source.allow_hosts)
        assert url.startswith(self.source.base_url)
        self.asked += 1
        page = b"<html><body><main><h1>A page</h1></main></body></html>"
        return Answer(url, b"[]" if expect == "json" else page)


@pytest.mark.parametrize("source_id", sorted(SOURCES))
def test_a_site_that_shows_nothing_is_a_changed_page_or_a_note_and_never_an_empty_log(source_id):
    source = SOURCES[source_id]
    site = EmptySite(source)
    said = told(source, site)
    assert said
    assert site.asked <= 1


def told(source, site):
    """Return what a person is told: the remedy of a changed page, or the listing's notes."""
    try:
        listing = platform(source.platform).listing(source, site)
    except LayoutChanged as changed:
        return changed.remedy
    # what is not whole withdraws nothing
    assert (listing.entries, listing.whole) == ((), False)
    return listing.notes
