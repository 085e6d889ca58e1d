"""The register against the document of what was seen, where that is at hand."""

import re
from pathlib import Path

import pytest

from scrapers.register import load_register

DOCUMENT = Path(__file__).parents[4] / "shared" / "sources" / "disclosure_logs.md"
STATUS = re.compile(
    r"^(active|blocked_bot|blocked_robots|needs_js|no_log|manual|unverified)\b", re.MULTILINE
)


def evidenced():
    """Yield each authority of the document's table: DfE code, platforms, status to start with."""
    if not DOCUMENT.exists():
        pytest.skip("the document of what was seen is not on this machine")
    table = DOCUMENT.read_text("utf-8").partition("### Evidenced councils")[2]
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        codes = re.findall(r"\b\d{3}\b", cells[0])
        status = next((found[1] for cell in cells if (found := STATUS.match(cell))), None)
        if codes and status:
            for code in codes:
                yield code, cells[3], status


def test_every_council_that_the_document_has_evidence_for_stands_as_it_says():
    register = load_register()
    councils = list(evidenced())
    assert len(councils) > 30
    wrong = {}
    for code, _, status in councils:
        authority = register.authority(code)
        logs = [one for one in register.sources_of(authority.slug) if one.platform != "local_drop"]
        stands = {one.status for one in logs} or {authority.no_source.status}
        if status not in stands:
            wrong[authority.name] = (status, stands)
    assert wrong == {}


def test_platforms_are_those_of_the_document_where_it_names_one():
    register = load_register()
    for code, named, _ in evidenced():
        for source in register.sources_of(register.authority(code).slug):
            known = re.findall(r"[a-z_]+", named)
            if source.platform in ("local_drop", "unknown") or not known:
                continue
            # Devon's pages are WordPress's, which the document names beside html_listing
            assert source.platform in {*known, "wordpress" if "WordPress" in named else ""}, code


def test_home_pages_that_refused_a_robot_are_never_said_to_publish_nothing():
    if not DOCUMENT.exists():
        pytest.skip("the document of what was seen is not on this machine")
    register = load_register()
    text = DOCUMENT.read_text("utf-8")
    walled = re.search(r"among them \*\*(.*?)\*\*", text, re.DOTALL)[1]
    walled = re.sub(r" \(.*?\)", "", walled)
    refused = "403|wall|refuse"
    for name in [*walled.split(", "), "North Lincolnshire", "Northumberland", "Southampton"]:
        authority = register.authority("Stockton-on-Tees" if name == "Stockton" else name)
        said = [one.evidence + (one.status_reason or "") for one in
                register.sources_of(authority.slug)]  # fmt: skip
        if authority.no_source:
            assert authority.no_source.status == "blocked_bot", name
            said.append(authority.no_source.evidence)
        assert any(re.search(refused, one) for one in said), name
