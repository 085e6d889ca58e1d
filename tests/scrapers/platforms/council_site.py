"""A council's web site in memory, in the place of a session."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from scrapers.errors import FetchError
from scrapers.register import Source, load_register


@dataclass(frozen=True)
class Served:
    final_url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


class Site:
    """Pages and files by address; what is not there is not found, other hosts are refused."""

    def __init__(self, base: str, pages: Mapping[str, str | bytes]) -> None:
        self.pages = {base + path: html for path, html in pages.items()}
        self.asked: list[str] = []

    def get(
        self, url: str, *, source_id: str | None, allow_hosts: Collection[str], expect: str
    ) -> Served:
        assert source_id
        if urlsplit(url).hostname not in allow_hosts:
            raise FetchError("not a host of this source", item=url, outcome="refused_host")
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError("there is no such page", item=url, outcome="not_found")
        page = self.pages[url]
        assert expect == ("document" if isinstance(page, bytes) else "html")
        if isinstance(page, bytes):
            return Served(url, page)
        around = "<nav><a rel='next' href='/news'>News</a></nav>"
        html = f"<!DOCTYPE html><html><body>{around}{page}</body></html>"
        return Served(url, html.encode())


def registered(tmp_path: Path, block: str) -> Source:
    """Return the one source of a register whose sources.yml holds ``block``."""
    tmp_path.joinpath("authorities.yml").write_text(
        "version: 1\nauthorities:\n"
        '  - {la_code: "999", name: Sampleshire, region: Fictional,'
        " ons_codes: [{code: E99999999}]}\n"
    )
    tmp_path.joinpath("official.yml").write_text("version: 1\nofficial: []\n")
    tmp_path.joinpath("sources.yml").write_text(f"version: 1\nsources:\n{block}")
    return load_register(tmp_path).sources[0]


def source_block(platform: str, options: str, rest: str = "") -> str:
    return f"""
  - id: sampleshire-log
    la_code: "999"
    publisher: council
    platform: {platform}
    base_url: https://foi.sampleshire.example
    canonical_hosts: [foi.sampleshire.example]
    options: {options}
    licence: ogl
    status: active
    verified: {{evidence: a test}}
    {rest}
"""


BASE = "https://foi.sampleshire.example"
