"""The sample as the platforms' adapters crawl it, answered from its index."""

import json
from dataclasses import dataclass
from hashlib import sha256

import pytest

from scrapers.platforms.base import platform
from scrapers.register.load import load_register
from scrapers.sample import make


@dataclass(frozen=True)
class Replayed:
    final_url: str
    body: bytes

    @property
    def sha256(self):
        return sha256(self.body).hexdigest()


class Replay:
    """As much of a session as platforms use; it only knows what the index lists."""

    def __init__(self):
        entries = json.loads((make.HERE / "index.json").read_text())
        self.files = {entry["url"]: make.HERE / entry["file"] for entry in entries}

    def get(self, url, *, source_id, allow_hosts, expect):
        return Replayed(url, self.files[url].read_bytes())


@pytest.fixture(scope="session")
def register():
    return load_register(make.HERE / "register")


@pytest.fixture(scope="session")
def entries(register):
    """Return every entry of every source, by its reference."""
    replay = Replay()
    found = {}
    for source in register.sources:
        if source.platform == "local_drop":
            continue
        adapter = platform(source.platform)
        for listed in adapter.listing(source, replay).entries:
            entry = adapter.detail(source, listed, replay)
            found[entry.reference] = entry
    return found


@pytest.fixture(scope="session")
def documents(entries):
    """Return the bytes of every document, by the name under which the sample keeps it."""
    replay = Replay()
    found = {}
    for entry in entries.values():
        for ref in entry.documents:
            if ref.content is None:
                found[replay.files[ref.url].name] = replay.files[ref.url].read_bytes()
            else:
                found[ref.name] = ref.content
    return found
