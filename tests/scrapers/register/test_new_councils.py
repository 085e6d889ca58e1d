"""A council on a known platform is one entry in sources.yml, and no code."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from scrapers.platforms.base import platform
from scrapers.register import load_register
from scrapers.register.options import OPTIONS

GUIDE = Path(__file__).parents[3] / "docs" / "adding_a_council.md"
COMMON = """
  - id: derby-log
    la_code: "831"
    publisher: council
    base_url: https://foi.derby.example
    canonical_hosts: [foi.derby.example]
    licence: unknown
    status: active
    verified: {on: 2026-11-21, by: a test, evidence: a test}
"""
PAGES = """
    platform: html_listing
    options:
      listing: {path: /log}
      items: {select: li.answer, title: {select: a}, key: {by: slug}}
      detail:
        title: {select: h1}
        responded: {labels: [Published]}
        request: {labels: [You asked]}
        answer: {labels: [We answered]}
"""
INDEX = """
    platform: document_index
    options: {index_path: /log, document_pattern: '^/files/'}
"""
LOGS = {
    PAGES: '<ul><li class="answer"><a href="/log/care-leavers">Care leavers</a></li></ul>',
    INDEX: """<table><tr><th>Ref</th><th>Date</th><th>Subject</th></tr>
        <tr><td>F1</td><td></td><td><a href="/files/f1.pdf">Care leavers</a></td></tr></table>""",
}


@dataclass
class Site:
    """Serves one page at every address of the council's host."""

    html: str
    final_url: str = "https://foi.derby.example/log"
    asked: list[str] = field(default_factory=list)

    @property
    def body(self):
        return f"<html><body><main>{self.html}</main></body></html>".encode()

    @property
    def sha256(self):
        return sha256(self.body).hexdigest()

    def get(self, url, *, source_id, allow_hosts, expect):
        assert (source_id, allow_hosts) == ("derby-log", {"foi.derby.example"})
        self.asked.append(url)
        return self


@pytest.mark.parametrize("block", [PAGES, INDEX], ids=["html_listing", "document_index"])
def test_one_entry_is_enough_for_a_log_to_be_listed(packaged, block):
    before = load_register(packaged.path)
    packaged.add(COMMON.rstrip() + block)
    register = load_register(packaged.path)
    source, inbox = register.sources_of("derby")
    assert inbox.platform == "local_drop"
    assert register.authority("derby").no_source is None
    assert before.authority("derby").no_source is not None
    site = Site(LOGS[block])
    (listed,) = platform(source.platform).listing(source, site).entries
    assert listed.title == "Care leavers"
    assert site.asked == ["https://foi.derby.example/log"]


def test_the_guide_s_entry_is_one_that_loads_and_it_names_every_platform(packaged):
    guide = GUIDE.read_text("utf-8")
    (entry,) = re.findall(r"```yaml\n(  - id: .*?)```", guide, re.DOTALL)
    packaged.add("\n" + entry)
    source = load_register(packaged.path).sources_of("derby")[0]
    assert (source.status, source.platform) == ("unverified", "html_listing")
    assert {name for name in OPTIONS if f"`{name}`" not in guide} == {"local_drop"}
