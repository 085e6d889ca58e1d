"""A crawl of the sample meets nothing that the sample does not answer."""

import json
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from protego import Protego

from scrapers.sample import barnet, barnsley, coventry, make, sampleshire

INDEX = json.loads((make.HERE / "index.json").read_text())
FILES = {entry["url"]: make.HERE / entry["file"] for entry in INDEX}
PAGES = {entry["url"] for entry in INDEX if entry["media_type"].startswith("text/html")}
LISTINGS = (
    f"https://{barnet.HOST}/foi-requests?page=0",
    f"https://{barnsley.HOST}{barnsley.LOG}",
    f"https://{coventry.HOST}{coventry.DIRECTORY}",
    f"https://{sampleshire.HOST}{sampleshire.DIRECTORY}",
)


def links_of(url):
    """Return where the main part of a page leads on its own host."""
    page = BeautifulSoup(FILES[url].read_bytes(), "lxml")
    links = {urljoin(url, a["href"]) for a in page.main.find_all("a", href=True)}
    return {link for link in links if urlsplit(link).hostname == urlsplit(url).hostname}


def test_a_crawl_from_the_listings_meets_every_page_and_nothing_else():
    seen, waiting = set(), set(LISTINGS)
    while waiting:
        url = waiting.pop()
        assert url in FILES, f"{url} is linked to and not in the index"
        seen.add(url)
        if url in PAGES:
            waiting |= links_of(url) - seen
    councils = {urlsplit(url).hostname for url in LISTINGS}
    robots = {f"https://{host}/robots.txt" for host in councils}
    assert seen == {url for url in FILES if urlsplit(url).hostname in councils} - robots


def test_every_host_answers_robots_txt_and_lets_its_pages_be_asked_for():
    for host in {urlsplit(url).netloc for url in FILES}:
        rules = Protego.parse(FILES[f"https://{host}/robots.txt"].read_text())
        asked = [url for url in FILES if urlsplit(url).netloc == host]
        assert all(rules.can_fetch(url, "council-disclosures") for url in asked)


def test_one_robots_txt_has_rules_that_forbid_something():
    rules = Protego.parse(FILES[f"https://{sampleshire.HOST}/robots.txt"].read_text())
    assert not rules.can_fetch(f"https://{sampleshire.HOST}/admin/", "council-disclosures")


def test_the_samples_register_is_valid_and_names_four_authorities(register):
    names = {authority.name for authority in register.authorities.values()}
    assert names == {"Barnet", "Barnsley", "Coventry", "Sampleshire"}


def test_every_source_of_the_sample_is_active_and_on_a_host_that_answers(register):
    hosts = {urlsplit(url).hostname for url in FILES}
    kept = [source for source in register.sources if source.platform != "local_drop"]
    assert len(kept) == 4
    assert {source.status for source in kept} == {"active"}
    assert {urlsplit(source.base_url).hostname for source in kept} <= hosts
    assert {source.evidence for source in kept} == {"sample"}


def test_the_official_source_of_the_sample_is_on_a_host_that_answers(register):
    content = register.official["c3"].content_url
    assert any(url.startswith(content) for url in FILES)
