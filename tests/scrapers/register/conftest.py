"""Registers to change: a copy of the packaged one, and a small one of invented authorities."""

import shutil
from pathlib import Path

import pytest

import scrapers.register
from scrapers.errors import RegisterError
from scrapers.register import load_register

PACKAGED = Path(scrapers.register.__file__).parent
SMALL = {
    "authorities.yml": """\
version: 1
authorities:
  - {la_code: "101", name: Logshire, region: R, ons_codes: [{code: E99000101}]}
  - {la_code: "102", name: Caseshire, region: R, ons_codes: [{code: E99000102}]}
  - la_code: "103"
    name: Quietshire
    region: R
    ons_codes: [{code: E99000103}]
    no_source: {status: no_log, reason: none was found, evidence: a test}
""",
    "sources.yml": """\
version: 1
sources:
  - id: logshire-jadu
    la_code: "101"
    publisher: council
    platform: jadu_directory
    base_url: https://www.logshire.example
    canonical_hosts: [www.logshire.example]
    options: {directory_id: 7, slug: foi, labels: {reference: [FOI Number]}}
    reference_pattern: '^FOI\\d+$'
    licence: ogl
    assertions: {min_items: 50, max_new_per_run: 200}
    status: active
    verified: {evidence: a test}
  - id: caseshire-cases
    la_code: "102"
    publisher: council
    platform: icasework
    base_url: https://www.caseshire.example
    canonical_hosts: [www.caseshire.example]
    options: {face: c}
    licence: unknown
    status: unverified
    status_reason: nobody has compared it
    not_seen: [the listing]
    verified: {evidence: a test}
""",
    "official.yml": "version: 1\nofficial: []\n",
}


class Folder:
    """A register's folder whose files can be edited."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def edit(self, name: str, old: str, new: str) -> None:
        """Put ``new`` in the place of the first ``old``, which is there."""
        file = self.path / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    def add(self, block: str) -> None:
        """Add an entry to sources.yml."""
        with self.path.joinpath("sources.yml").open("a", encoding="utf-8") as file:
            file.write(block)

    def refused(self) -> str:
        """Return with what words the register is refused."""
        with pytest.raises(RegisterError) as error:
            load_register(self.path)
        return str(error.value)


@pytest.fixture
def packaged(tmp_path: Path) -> Folder:
    """A copy of the register that comes with the package."""
    for name in SMALL:
        shutil.copy(PACKAGED / name, tmp_path)
    return Folder(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """A register of three invented authorities, two with a source."""
    for name, text in SMALL.items():
        tmp_path.joinpath(name).write_text(text, "utf-8")
    return Folder(tmp_path)
